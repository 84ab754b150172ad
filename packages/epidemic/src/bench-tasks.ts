import type { BenchClock } from './bench-rotation.ts';
import { ZONE_REPORTED_PER_100K_WEEK, type Zone } from './parameters.ts';
import type { Builtin, RotationInput } from './rotation-input.ts';
import { createRotationRun } from './rotation-run.ts';
import { standardSchool } from './standard-school.ts';

/** How long a user waits for a whole task, one thread. */
export interface BenchTask {
  task: 'school' | 'kabupaten';
  what: string;
  runs: number;
  /** Processor seconds; where only a part was run, scaled to the whole. */
  cpuSeconds: number;
  measuredShare: number;
  targetCpuSeconds: number;
  verdict: 'met' | 'not met';
}

const SCHEDULES: readonly Builtin[] = ['full', 'double', 'abDays', 'abWeeks', 'c4x10', 's221'];
const ZONES = Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[];
const SCHOOLS = 400;
/** A twentieth of the kabupaten is run and scaled. */
const SAMPLE = 20;

/** One school with 200 histories of six schedules; 400 schools with four zones and 200 histories of `full`. Reading and summing up included. */
export function benchTasks(seed: number, clock: BenchClock): BenchTask[] {
  const cpuNow = clock.cpuNow ?? clock.now;
  const measure = (work: () => void): number => {
    const started = cpuNow();
    work();
    return (cpuNow() - started) / 1000;
  };
  const compare = (zone: Zone, schedules: readonly Builtin[], s: number): void => {
    const input: RotationInput = {
      school: standardSchool(),
      plans: schedules.map((builtin) => ({ id: builtin, builtin, days: 61 })),
      scenario: { zone, closingZones: [] },
      run: { seed: s, replicates: 200 },
    };
    const run = createRotationRun(input);
    while (!run.finished) run.step(50);
    run.summary();
  };
  // Warm-up, not counted: one school with all zones. The whole kabupaten would pay it once, the scaled sample twenty times.
  for (const zone of ZONES) compare(zone, ['full'], seed + 1000);
  const school = measure(() => compare('RED', SCHEDULES, seed));
  const sample = measure(() => {
    for (let s = 0; s < SAMPLE; s++) for (const zone of ZONES) compare(zone, ['full'], seed + s);
  });
  const kabupaten = (sample * SCHOOLS) / SAMPLE;
  const task = (name: BenchTask['task'], what: string, runs: number, cpuSeconds: number, share: number, target: number): BenchTask => ({
    task: name,
    what,
    runs,
    cpuSeconds,
    measuredShare: share,
    targetCpuSeconds: target,
    verdict: cpuSeconds <= target ? 'met' : 'not met',
  });
  return [
    task('school', '200 x 6, zone RED', 1200, school, 1, 1),
    task('kabupaten', '400 x 4 x 200', SCHOOLS * ZONES.length * 200, kabupaten, SAMPLE / SCHOOLS, 90),
  ];
}
