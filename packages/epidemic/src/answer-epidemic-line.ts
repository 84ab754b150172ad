import { isMissing, readId, readInteger, readLineId, readObject } from './input-reader.ts';
import { answerKind, defaultReplicates } from './validation/answer-kind.ts';
import type { Figures, SimulatedFigures } from './validation/kind-answer.ts';

export interface EpidemicAnswer {
  id: string | number | null;
  kind: string;
  exact?: Figures;
  simulated?: SimulatedFigures;
  ms: number;
}

/**
 * Answers one line of `giliran epidemic`: a known case of epidemic or aerosol theory, by formula (`exact`) and by the production kernel
 * (`simulated`), with the keys the case expects. Same id, inputs, replicates and seed give the same answer except `ms` (milliseconds by `now`).
 * @throws InputError with a JSON Pointer ("/kind" for a kind that is not supported).
 */
export function answerEpidemicLine(value: unknown, clock: { now: () => number }): EpidemicAnswer {
  const started = clock.now();
  const line = readObject(value, '');
  const id = readLineId(line['id']);
  const kind = readId(line['kind'], '/kind');
  const inputs = isMissing(line['inputs']) ? {} : readObject(line['inputs'], '/inputs');
  const replicates = readInteger(line['replicates'] ?? undefined, '/replicates', 1, 10_000_000, defaultReplicates(kind, inputs));
  const seed = readInteger(line['seed'] ?? undefined, '/seed', 0, 4294967295, 1);
  const answer = answerKind(kind, inputs, seed, replicates);
  return { id, kind, ...answer, ms: clock.now() - started };
}
