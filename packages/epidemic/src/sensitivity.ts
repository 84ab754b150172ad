import { InputError } from '@giliran/kernel';
import { readObject } from './input-reader.ts';
import { METRIC_COUNT, METRICS, type Metric } from './measure.ts';
import { PARAMETER_LIST, type ParameterInfo, type ParameterKey } from './parameter-list.ts';
import type { RotationInput, RotationPlan } from './rotation-input.ts';
import { createRotationRun, type RotationRun } from './rotation-run.ts';
import type { SimulationHooks } from './simulate-rotation.ts';

/** Figures a sensitivity run can follow. */
export const SENSITIVITY_METRICS = ['inSchoolInfections', 'pOutbreak2', 'pSchoolClosed', 'personDaysLost', 'learningHoursMean'] as const;
export type SensitivityMetric = (typeof SENSITIVITY_METRICS)[number];

export interface SensitivityOptions {
  metric?: SensitivityMetric;
  /** Plan to follow; default: the first that is not the reference, or the only one. */
  plan?: string;
  /** Chance histories for each value; default 200. */
  replicates?: number;
}

/** One end of a bar: the figure with the parameter at `value`, and its difference to the base under the same chance events. */
export interface SensitivityEnd {
  value: number;
  mean: number;
  se: number;
  difference: { mean: number; se: number; ci95: [number, number] };
}

export interface SensitivityBar {
  key: ParameterKey;
  /** The value the base was run with. */
  base: number;
  /** null = not run yet. */
  low: SensitivityEnd | null;
  high: SensitivityEnd | null;
  /** Distance of the two ends (of what is there). */
  spread: number;
}

export interface SensitivityResult {
  plan: string;
  metric: SensitivityMetric;
  replicates: number;
  seed: number;
  base: { mean: number; se: number };
  /** Largest spread first. */
  bars: SensitivityBar[];
}

/** A tornado in progress: the base first, then the low and high value of each key, one a step. */
export interface SensitivityRun {
  readonly done: number;
  readonly planned: number;
  readonly finished: boolean;
  step(): void;
  summary(): SensitivityResult;
}

/** Those that usually matter most for the comparison of schedules. */
export const SENSITIVITY_DEFAULT_KEYS: readonly ParameterKey[] = [
  'reportedPer100kWeek',
  'ascertainment',
  'transmissibility',
  'dispersion',
  'latentDays',
  'quantaPerHour',
  'closeRange',
  'teacherEmission',
  'householdSecondaryAttack',
  'masks.out',
  'responses.detection',
  'responses.groupSuspension.days',
  'responses.schoolClosure.cases',
];

const Z95 = 1.959963984540054;
const READINGS: Record<SensitivityMetric, { metric: Metric; scale: 1 | null; least: number | null }> = {
  inSchoolInfections: { metric: 'inSchool', scale: 1, least: null },
  pOutbreak2: { metric: 'inSchool', scale: 1, least: 2 },
  pSchoolClosed: { metric: 'schoolClosed', scale: 1, least: null },
  personDaysLost: { metric: 'personDaysLost', scale: 1, least: null },
  learningHoursMean: { metric: 'learningMean', scale: null, least: null },
};

/**
 * How much does each assumption matter for a figure of one plan? One at a time, each key goes to both ends of its range, under the same
 * chance events as the base. Nothing is simulated before the first step.
 * @throws InputError for unknown keys, metrics or plans, and for wrong input. Each step costs O(replicates x infections).
 */
export function createSensitivityRun(
  input: RotationInput,
  keys: readonly ParameterKey[] = SENSITIVITY_DEFAULT_KEYS,
  options: SensitivityOptions = {},
): SensitivityRun {
  const { metric = 'inSchoolInfections', replicates = 200 } = options;
  const infos = keys.map((key, i) => {
    const info = PARAMETER_LIST.find((one) => one.key === key);
    return info ?? unknown(`/keys/${i}`, key, PARAMETER_LIST.map((one) => one.key).join(', '));
  });
  const reading = READINGS[metric] ?? unknown('/metric', metric, SENSITIVITY_METRICS.join(', '));
  if (!Number.isInteger(replicates) || replicates < 2)
    throw new InputError('/replicates', `Expected a whole number from 2, got ${replicates}.`);
  const whole = prepare(input, replicates);
  const plan =
    options.plan ?? (whole.planIds.find((id) => id !== referenceOf(input)) as string | undefined) ?? (whole.planIds[0] as string);
  if (!whole.planIds.includes(plan)) unknown('/plan', plan, whole.planIds.join(', '));
  const alone = onlyPlan(input, plan);
  const used = new Map(whole.assumptions.map((one) => [one.key, one.value]));
  const steps = infos.flatMap((info) => info.range.map((value) => ({ info, value })));
  const rows: (Float64Array | undefined)[] = [];
  const seed = input.run?.seed ?? 1;
  return {
    get done() {
      return rows.length;
    },
    planned: 1 + steps.length,
    get finished() {
      return rows.length > steps.length;
    },
    step() {
      if (rows.length > steps.length) return;
      const next = rows.length === 0 ? null : (steps[rows.length - 1] as (typeof steps)[number]);
      const changed = next ? withValue(alone, next.info, next.value) : alone;
      rows.push(changed === null ? undefined : readRows(prepare(changed, replicates), replicates, reading));
    },
    summary() {
      const base = rows[0] ?? new Float64Array(0);
      const end = (i: number): SensitivityEnd | null => {
        const row = rows[i + 1];
        if (!row) return null;
        const { mean, se } = moments(row);
        const difference = moments(row.map((value, r) => value - (base[r] as number)));
        return {
          value: (steps[i] as (typeof steps)[number]).value,
          mean,
          se,
          difference: { ...difference, ci95: [difference.mean - Z95 * difference.se, difference.mean + Z95 * difference.se] },
        };
      };
      const bars = infos.map((info, i): SensitivityBar => {
        const [low, high] = [end(2 * i), end(2 * i + 1)];
        const ends = [low, high].flatMap((one) => (one ? [one.difference.mean] : []));
        return { key: info.key, base: baseValue(input, info, used), low, high, spread: Math.max(0, ...ends) - Math.min(0, ...ends) };
      });
      bars.sort((a, b) => b.spread - a.spread);
      return { plan, metric, replicates, seed, base: moments(base), bars };
    },
  };
}

/** The whole tornado at once. @throws InputError as createSensitivityRun. O(keys x replicates x infections). */
export function sensitivity(
  input: RotationInput,
  keys: readonly ParameterKey[] = SENSITIVITY_DEFAULT_KEYS,
  options: SensitivityOptions = {},
  hooks: SimulationHooks = {},
): SensitivityResult {
  const run = createSensitivityRun(input, keys, options);
  while (!run.finished && !(run.done > 0 && hooks.stop?.())) {
    run.step();
    hooks.progress?.(run.done / run.planned);
  }
  return run.summary();
}

function unknown(path: string, got: string, known: string): never {
  throw new InputError(path, `Expected one of ${known}, got '${got}'.`);
}

function prepare(input: RotationInput, replicates: number): RotationRun {
  return createRotationRun({ ...input, run: { ...input.run, replicates, adaptive: null } });
}

function referenceOf(input: RotationInput): string | null {
  const plans = input.plans ?? [];
  const found = plans.find((plan) => plan.reference === true) ?? (plans.length > 1 ? plans[0] : undefined);
  return found ? (found.id ?? ('builtin' in found ? found.builtin : null)) : null;
}

/** The input with the followed plan only: the others share its chance events but not its work. */
function onlyPlan(input: RotationInput, id: string): RotationInput {
  const isIt = (plan: RotationPlan): boolean => (plan.id ?? ('builtin' in plan ? plan.builtin : '')) === id;
  const kept: RotationInput = { ...input };
  if (input.plans?.some(isIt)) kept.plans = input.plans.filter(isIt);
  else if (input.plans && input.schools) delete kept.plans;
  if (input.schools)
    kept.schools = input.schools.map((school) => (school.plans ? { ...school, plans: school.plans.filter(isIt) } : school));
  return kept;
}

function keysOf(info: ParameterInfo): string[] {
  return info.path.slice(1).split('/');
}

/** The input with another value at the parameter's place; null where a rule that is switched off has no place for it. */
function withValue(input: RotationInput, info: ParameterInfo, value: number): RotationInput | null {
  const path = keysOf(info);
  const copy = { ...input } as Record<string, unknown>;
  let at = copy;
  for (let i = 0; i < path.length - 1; i++) {
    const key = path[i] as string;
    const inner = at[key];
    const isRule = i >= 2;
    if (inner === null && isRule) return null;
    if (inner === undefined && isRule && (key === 'test' || key === 'quarantine' || key === 'neighbourCase')) return null;
    const next = inner === undefined || inner === null ? {} : { ...readObject(inner, `/${path.slice(0, i + 1).join('/')}`) };
    at[key] = next;
    at = next;
  }
  at[path.at(-1) as string] = value;
  return copy as unknown as RotationInput;
}

/** What the base was run with: the value given, or the default noted for it. */
function baseValue(input: RotationInput, info: ParameterInfo, used: ReadonlyMap<string, unknown>): number {
  let at: unknown = input;
  for (const key of keysOf(info)) at = (at as Record<string, unknown> | null | undefined)?.[key];
  if (typeof at === 'number') return at;
  const noted = used.get(info.key);
  return typeof noted === 'number' ? noted : info.value[input.scenario?.variant ?? 'DELTA'];
}

/** The figure in each replicate. */
function readRows(run: RotationRun, replicates: number, { metric, scale, least }: (typeof READINGS)[SensitivityMetric]): Float64Array {
  const values = new Float64Array(replicates);
  const at = METRICS.indexOf(metric);
  for (let block = 0, r = 0; r < replicates; block++) {
    const rows = run.block(block);
    for (let offset = at; offset < rows.length; offset += METRIC_COUNT, r++) {
      const value = rows[offset] as number;
      values[r] = least === null ? value / (scale ?? run.hourScale) : value >= least ? 1 : 0;
    }
  }
  return values;
}

function moments(values: Float64Array): { mean: number; se: number } {
  const n = values.length;
  if (n === 0) return { mean: 0, se: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = n < 2 ? 0 : values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (n - 1);
  return { mean, se: Math.sqrt(variance / n) };
}
