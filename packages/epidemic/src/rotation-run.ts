import { InputError } from '@giliran/kernel';
import { canonicalJson } from './canonical-json.ts';
import { compilePart } from './compile-rotation.ts';
import type { Histogram } from './histogram.ts';
import { Kernel } from './kernel.ts';
import { learningScale, Measure, METRIC_COUNT, METRICS } from './measure.ts';
import type { Layout } from './layout.ts';
import { parseRotation } from './parse-rotation.ts';
import type { Assumption } from './assumption.ts';
import type { RotationInput } from './rotation-input.ts';
import type { RotationResult } from './rotation-result.ts';
import { sha256 } from './sha256.ts';
import { emptyStatistics, summarise } from './summarise.ts';

/** Changes whenever the same input may give another answer. */
export const ENGINE_VERSION = '2.1.0';
export const LABEL = 'comparative, not a forecast';
/** Replicates are cut into fixed blocks, so the way work is shared never changes a result. */
export const BLOCK_SIZE = 256;
const IN_SCHOOL = METRICS.indexOf('inSchool');
const LEARNING_MEAN = METRICS.indexOf('learningMean');

const DISTRIBUTIONS = {
  inSchoolInfections: { metric: 'inSchool', scale: 1 },
  pupilsInfected: { metric: 'pupilsInfected', scale: 1 },
  firstClosingDay: { metric: 'firstClosingDay', scale: 1 },
  personDaysLost: { metric: 'personDaysLost', scale: 1 },
  learningHoursMean: { metric: 'learningMean', scale: null },
} as const;
/** Figures whose distribution can be drawn. A first closing day of -1 stands for runs without any. */
export type DistributionKey = keyof typeof DISTRIBUTIONS;

/** A comparison of plans in progress: step, look, stop whenever it is enough. */
export interface RotationRun {
  readonly persons: number;
  readonly days: number;
  readonly planIds: readonly string[];
  readonly assumptions: readonly Assumption[];
  /** Replicates (of all plans) done so far, and the most that may be needed. */
  readonly done: number;
  readonly planned: number;
  readonly finished: boolean;
  /** Units of an hour in which rows of `block` hold mean learning time. */
  readonly hourScale: number;
  /** Simulates up to `replicates` further replicates of every plan; returns how many were done. */
  step(replicates: number): number;
  /** Exact distribution of a figure of a plan over the replicates so far, ascending; for charts. */
  distribution(plan: string, of: DistributionKey): { value: number; count: number }[];
  /** Rows of whole block `block` (256 replicates x plans x metrics) for sharing work among threads; does not count them. */
  block(block: number): Int32Array;
  /**
   * Counts rows made by `block` of the same input. The order of blocks does not matter, except that an adaptive run is judged when the
   * count reaches 512, 1024, 2048, ...: absorb all blocks below such a round before any beyond it.
   */
  absorb(rows: Int32Array): void;
  /** Figures of the replicates counted so far. */
  summary(stopped?: RotationResult['stopped']): RotationResult;
}

/**
 * Prepares a comparison of plans for one school under common chance events.
 * @throws InputError with a JSON Pointer for wrong input. O(size of the input) here; `step` costs O(infections and their contacts) a replicate.
 */
export function createRotationRun(input: RotationInput): RotationRun {
  const model = parseRotation(input);
  const parts = model.components.map((component) => compilePart(component, model.scenario));
  const kernels = parts.map((part) => new Kernel(part.world));
  const plans = model.planIds.length;
  const measures = model.planIds.map((_, i) => new Measure(parts.map((part) => part.layouts[i] as Layout)));
  const minuteScale = learningScale(parts.map((part) => part.layouts[0] as Layout));
  const hourScale = 60 * minuteScale;
  const persons = parts.reduce((sum, part) => sum + part.world.persons, 0);
  const statistics = emptyStatistics(plans);
  const { seed, adaptive } = model.run;
  const most = adaptive ? adaptive.max : model.run.replicates;
  const width = plans * METRIC_COUNT;
  const row = new Int32Array(width);
  let hash = '';
  let end: RotationResult['stopped'] = 'RUNNING';

  const simulate = (replicate: number, into: Int32Array, offset: number): void => {
    for (let i = 0; i < plans; i++) (measures[i] as Measure).begin(into, offset + i * METRIC_COUNT);
    // Plans in the inner loop: all plans of a replicate share its thresholds and imports.
    for (let p = 0; p < parts.length; p++) {
      const kernel = kernels[p] as Kernel;
      const { layouts } = parts[p] as (typeof parts)[number];
      for (let i = 0; i < plans; i++) {
        kernel.simulate(layouts[i] as Layout, seed, replicate);
        (measures[i] as Measure).add(kernel, p, into, offset + i * METRIC_COUNT);
      }
    }
    for (let i = 0; i < plans; i++) (measures[i] as Measure).end(into, offset + i * METRIC_COUNT);
  };
  const count = (rows: Int32Array, offset: number): void => {
    const reference = offset + model.reference * METRIC_COUNT;
    for (let i = 0; i < plans; i++) {
      const base = offset + i * METRIC_COUNT;
      const metrics = statistics.metrics[i] as Histogram[];
      for (let m = 0; m < METRIC_COUNT; m++) (metrics[m] as Histogram).add(rows[base + m] as number);
      const pair = statistics.pairs[i] as (typeof statistics.pairs)[number];
      pair.inSchool.add((rows[base + IN_SCHOOL] as number) - (rows[reference + IN_SCHOOL] as number));
      pair.learningMean.add((rows[base + LEARNING_MEAN] as number) - (rows[reference + LEARNING_MEAN] as number));
    }
    statistics.replicates++;
  };
  const preciseEnough = (): boolean => {
    if (!adaptive) return false;
    const isHours = adaptive.primary === 'learningHoursMean';
    const scale = isHours ? hourScale : 1;
    return model.planIds.every((_, i) => {
      if (i === model.reference && plans > 1) return true;
      const pair = statistics.pairs[i] as (typeof statistics.pairs)[number];
      const alone = (statistics.metrics[i] as Histogram[])[isHours ? LEARNING_MEAN : IN_SCHOOL] as Histogram;
      return (plans === 1 ? alone : isHours ? pair.learningMean : pair.inSchool).moments(scale).se <= adaptive.targetSe;
    });
  };
  /** The rule is tested only at 512, 1024, 2048, ... replicates, whatever the steps. */
  const nextRound = (): number => {
    let round = 512;
    while (round <= statistics.replicates) round *= 2;
    return adaptive ? Math.min(round, most) : most;
  };

  return {
    persons,
    days: model.days,
    planIds: model.planIds,
    assumptions: model.assumptions,
    planned: most,
    hourScale,
    get done() {
      return statistics.replicates;
    },
    get finished() {
      return end !== 'RUNNING';
    },
    step(replicates) {
      let made = 0;
      while (made < replicates && end === 'RUNNING') {
        const round = nextRound();
        const until = Math.min(round, statistics.replicates + replicates - made);
        while (statistics.replicates < until) {
          simulate(statistics.replicates, row, 0);
          count(row, 0);
          made++;
        }
        if (statistics.replicates < round) continue;
        if (preciseEnough()) end = 'TARGET_SE';
        else if (round >= most) end = adaptive ? 'MAX' : 'REPLICATES';
      }
      return made;
    },
    distribution(plan, of) {
      const i = model.planIds.indexOf(plan);
      if (i < 0) throw new InputError('/plan', `Expected one of ${model.planIds.join(', ')}, got '${plan}'.`);
      const { metric, scale } = DISTRIBUTIONS[of];
      const { counts } = (statistics.metrics[i] as Histogram[])[METRICS.indexOf(metric)] as Histogram;
      return [...counts].sort((a, b) => a[0] - b[0]).map(([value, count]) => ({ value: value / (scale ?? hourScale), count }));
    },
    block(block) {
      const from = block * BLOCK_SIZE;
      const replicates = Math.max(0, Math.min(BLOCK_SIZE, most - from));
      const rows = new Int32Array(replicates * width);
      for (let r = 0; r < replicates; r++) simulate(from + r, rows, r * width);
      return rows;
    },
    absorb(rows) {
      const round = nextRound();
      for (let offset = 0; offset < rows.length; offset += width) count(rows, offset);
      if (statistics.replicates < round) return;
      if (preciseEnough()) end = 'TARGET_SE';
      else if (statistics.replicates >= most) end = adaptive ? 'MAX' : 'REPLICATES';
    },
    summary(stopped) {
      hash ||= `sha256:${sha256(canonicalJson(withoutHostKeys(input)))}`;
      return {
        id: model.id,
        seed,
        engineVersion: ENGINE_VERSION,
        inputHash: hash,
        label: LABEL,
        persons,
        pupilsWithoutConsent: model.schools.reduce((sum, school) => sum + school.pupils.filter((pupil) => !pupil.consent).length, 0),
        days: model.days,
        replicates: statistics.replicates,
        stopped: stopped ?? end,
        assumptions: model.assumptions,
        schedules: summarise(statistics, model, minuteScale),
        warnings: model.warnings,
      };
    },
  };
}

/** The hash is over the question, not over its name or the host's threads. */
function withoutHostKeys(input: RotationInput): unknown {
  const { id: _id, run, ...rest } = input;
  if (!run) return rest;
  const { workers: _workers, ...kept } = run;
  return { ...rest, run: kept };
}
