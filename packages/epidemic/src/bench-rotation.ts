import { compileRotation } from './compile-rotation.ts';
import { fail } from './input-reader.ts';
import { Kernel } from './kernel.ts';
import type { Layout } from './layout.ts';
import { Measure, METRIC_COUNT, METRICS } from './measure.ts';
import { parseRotation } from './parse-rotation.ts';
import type { Builtin, RotationScenario } from './rotation-input.ts';
import { standardSchool } from './standard-school.ts';

export const BENCH_REGIMES = ['saturated', 'red', 'orange', 'yellow'] as const;
export type BenchRegime = (typeof BENCH_REGIMES)[number];
const SCHEDULES: readonly Builtin[] = ['full', 'double', 'abDays', 'abWeeks', 'c4x10', 's221'];

export interface BenchOptions {
  regime?: BenchRegime | 'all';
  schedule?: Builtin | 'all';
  /** Default: as many as suit the regime, for about a second a line. */
  replicates?: number;
  seed?: number;
}

/** `now`: wall clock, `cpuNow`: processor time of the process (default `now`), both in milliseconds. */
export interface BenchClock {
  now: () => number;
  cpuNow?: () => number;
}

export interface BenchLine {
  regime: BenchRegime;
  schedule: Builtin;
  persons: number;
  days: number;
  replicates: number;
  cpuSeconds: number;
  wallSeconds: number;
  /** Nominal: persons x days x runs / CPU seconds. Quiet days are jumped, so read it with the attack rate. */
  personDaysPerSecond: number;
  runsPerSecond: number;
  pupilAttackRate: number;
  householdAttackRate: number;
  inSchoolInfectionsPerRun: number;
  pOutbreak2: number;
  pGroupClosed: number;
  targetPersonDaysPerSecond: number;
  targetRunsPerSecond: number;
  /** invalid: the attack rate lies outside the band in which the regime means anything (stated for `full`; for all schedules when saturated). */
  verdict: 'met' | 'not met' | 'invalid';
}

interface Regime {
  perDay: number;
  scenario: RotationScenario;
  ach: number;
  band: [number, number];
  bandFor: 'full' | 'all';
  personDays: number;
  runs: number;
  replicates: number;
}

const REGIMES: Record<BenchRegime, Regime> = {
  saturated: {
    perDay: 100,
    ach: 6,
    band: [0.9, 1],
    bandFor: 'all',
    personDays: 60e6,
    runs: 640,
    replicates: 400,
    scenario: {
      variant: 'DELTA',
      overrides: { schoolScale: 40, householdSecondaryAttack: 0.9, dispersion: 2 },
      responses: { detection: 0 },
    },
  },
  red: {
    perDay: 100,
    ach: 6,
    band: [0.15, 0.35],
    bandFor: 'full',
    personDays: 150e6,
    runs: 1600,
    replicates: 1000,
    scenario: { variant: 'DELTA' },
  },
  orange: {
    perDay: 20,
    ach: 6,
    band: [0.025, 0.08],
    bandFor: 'full',
    personDays: 500e6,
    runs: 5300,
    replicates: 2000,
    scenario: { variant: 'WILD' },
  },
  yellow: {
    perDay: 2,
    ach: 11.2,
    band: [0.002, 0.004],
    bandFor: 'full',
    personDays: 2e9,
    runs: 21000,
    replicates: 8000,
    scenario: { variant: 'WILD' },
  },
};
const ASCERTAINMENT = 0.2;

/**
 * How fast is the engine on the standard school (1536 persons, 61 days), one thread, and is the load what the regime claims? One line per
 * regime and schedule after an uncounted warm-up. @throws InputError for an unknown regime or schedule. O(regimes x schedules x replicates).
 */
export function benchRotation(options: BenchOptions, clock: BenchClock): BenchLine[] {
  const { regime = 'all', schedule = 'all', seed = 1 } = options;
  const regimes = regime === 'all' ? BENCH_REGIMES : BENCH_REGIMES.filter((name) => name === regime);
  const schedules = schedule === 'all' ? SCHEDULES : SCHEDULES.filter((name) => name === schedule);
  if (regimes.length === 0) fail('/regime', `one of ${BENCH_REGIMES.join(', ')}, all`, regime);
  if (schedules.length === 0) fail('/schedule', `one of ${SCHEDULES.join(', ')}, all`, schedule);
  return regimes.flatMap((name) =>
    schedules.map((key) => benchLine(name, key, options.replicates ?? REGIMES[name].replicates, seed, clock)),
  );
}

function benchLine(name: BenchRegime, key: Builtin, replicates: number, seed: number, clock: BenchClock): BenchLine {
  const regime = REGIMES[name];
  const school = standardSchool();
  const model = parseRotation({
    school: { ...school, rooms: school.rooms?.map((room) => ({ ...room, ach: regime.ach, gapAch: regime.ach })) ?? [] },
    plans: [{ id: key, builtin: key, startDate: '2021-09-13', days: 61 }],
    scenario: { ...regime.scenario, ascertainment: ASCERTAINMENT, reportedPer100kWeek: regime.perDay * 7 * ASCERTAINMENT },
  });
  const { world, layouts } = compileRotation(model);
  const layout = layouts[0] as Layout;
  const measure = new Measure([layout]);
  const kernel = new Kernel(world);
  const row = new Int32Array(METRIC_COUNT);
  const sums = new Float64Array(METRIC_COUNT);
  let outbreaks = 0;
  const run = (replicate: number): void => {
    kernel.simulate(layout, seed, replicate);
    measure.begin(row, 0);
    measure.add(kernel, 0, row, 0);
    measure.end(row, 0);
  };
  // Warm-up on replicates that are not counted.
  for (let r = 0; r < Math.min(200, replicates); r++) run(1e6 + r);
  const cpuNow = clock.cpuNow ?? clock.now;
  const [wall, cpu] = [clock.now(), cpuNow()];
  const inSchool = METRICS.indexOf('inSchool');
  for (let r = 0; r < replicates; r++) {
    run(r);
    for (let m = 0; m < METRIC_COUNT; m++) sums[m] = (sums[m] as number) + (row[m] as number);
    if ((row[inSchool] as number) >= 2) outbreaks++;
  }
  const cpuSeconds = Math.max(1e-6, (cpuNow() - cpu) / 1000);
  const wallSeconds = (clock.now() - wall) / 1000;
  const per = (metric: (typeof METRICS)[number], people = 1): number => (sums[METRICS.indexOf(metric)] as number) / replicates / people;
  const members = world.persons - school.pupils.length - (school.teachers?.length ?? 0);
  const pupilAttackRate = per('pupilsInfected', school.pupils.length);
  const personDaysPerSecond = (world.persons * world.days * replicates) / cpuSeconds;
  const runsPerSecond = replicates / cpuSeconds;
  const isChecked = regime.bandFor === 'all' || key === 'full';
  const isValid = !isChecked || (pupilAttackRate >= regime.band[0] && pupilAttackRate <= regime.band[1]);
  return {
    regime: name,
    schedule: key,
    persons: world.persons,
    days: world.days,
    replicates,
    cpuSeconds,
    wallSeconds,
    personDaysPerSecond,
    runsPerSecond,
    pupilAttackRate,
    householdAttackRate: per('householdMembersInfected', members),
    inSchoolInfectionsPerRun: per('inSchool'),
    pOutbreak2: outbreaks / replicates,
    pGroupClosed: per('groupClosed'),
    targetPersonDaysPerSecond: regime.personDays,
    targetRunsPerSecond: regime.runs,
    verdict: !isValid ? 'invalid' : personDaysPerSecond >= regime.personDays && runsPerSecond >= regime.runs ? 'met' : 'not met',
  };
}
