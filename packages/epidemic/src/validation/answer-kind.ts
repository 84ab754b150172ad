import { InputError } from '@giliran/kernel';
import type { Json } from '../input-reader.ts';
import { AIR_KINDS } from './air-kinds.ts';
import { INVARIANT_KIND } from './invariant-kind.ts';
import type { Kind, KindAnswer } from './kind-answer.ts';
import { Inputs } from './kind-inputs.ts';
import { PUBLISHED_KINDS } from './published-kinds.ts';
import { SCHEDULE_KINDS } from './schedule-kinds.ts';
import { THEORY_KINDS } from './theory-kinds.ts';

const KINDS: Record<string, Kind> = { ...THEORY_KINDS, ...AIR_KINDS, ...SCHEDULE_KINDS, ...PUBLISHED_KINDS, ...INVARIANT_KIND };

/** The default number of replicates of a kind. */
export function defaultReplicates(kind: string, inputs: Json): number {
  if (kind === 'published_abm') return 2000;
  return kind === 'final_size_mean_field' ? 100 : kind === 'invariant' ? ('relabel' in inputs ? 5000 : 2000) : 20_000;
}

/** Computes one validation case. @throws InputError for an unknown kind or wrong inputs. */
export function answerKind(kind: string, inputs: Json, seed: number, replicates: number): KindAnswer {
  const answer = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!answer) {
    const known = Object.keys(KINDS).join(', ');
    throw new InputError('/kind', `Expected one of ${known}, got '${kind}'.`);
  }
  return answer(new Inputs(inputs), seed, replicates);
}
