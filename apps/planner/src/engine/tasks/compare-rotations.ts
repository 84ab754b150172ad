import { createRotationRun, type RotationInput, type RotationResult } from '@giliran/epidemic';
import type { TaskContext } from '../task-context.ts';

export interface CompareQuestion {
  readonly input: RotationInput;
  /** Chance histories per plan. */
  readonly replicates: number;
}

/** Reports of progress at most; one costs a message to the page. */
const REPORTS = 100;

/** Compares the plans of one school over a number of chance histories. The same input and number give the same figures. */
export function compareRotations({ input, replicates }: CompareQuestion, { progress }: TaskContext): RotationResult {
  const run = createRotationRun({ ...input, run: { ...input.run, replicates, adaptive: null } });
  const stride = Math.max(1, Math.ceil(replicates / REPORTS));
  while (!run.finished) {
    run.step(stride);
    progress(run.done / run.planned);
  }
  return run.summary();
}
