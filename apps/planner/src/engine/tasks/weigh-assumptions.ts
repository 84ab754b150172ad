import {
  createSensitivityRun,
  SENSITIVITY_DEFAULT_KEYS,
  type RotationInput,
  type SensitivityMetric,
  type SensitivityResult,
  type SensitivityRun,
} from '@giliran/epidemic';

export interface WeighQuestion {
  /** Names the question: calls with the same key go on with the same run. */
  readonly key: string;
  readonly input: RotationInput;
  readonly plan: string;
  readonly metric: SensitivityMetric;
  /** Chance histories for each value. */
  readonly replicates: number;
}

export interface WeighAnswer {
  readonly share: number;
  readonly finished: boolean;
  readonly result: SensitivityResult;
}

let current: { readonly key: string; readonly run: SensitivityRun } | null = null;

/** One more value of one assumption at the end of its range: what does it change? The first call runs the base. */
export function weighAssumptions({ key, input, plan, metric, replicates }: WeighQuestion): WeighAnswer {
  if (current?.key !== key) {
    current = null;
    current = { key, run: createSensitivityRun(input, SENSITIVITY_DEFAULT_KEYS, { plan, metric, replicates }) };
  }
  const { run } = current;
  run.step();
  return { share: run.done / run.planned, finished: run.finished, result: run.summary() };
}
