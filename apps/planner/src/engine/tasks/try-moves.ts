import { shiftPlanOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { checkPlan } from '@giliran/schedule';
import { applyEdits, fitLessons, type SessionEdit } from '../fit-lessons.ts';
import { editEffect } from './edit-effect.ts';
import { problemOf } from './problem-of.ts';
import { ruleSource, type BrokenRule } from './rule-source.ts';

type Session = SavedPlan['sessions'][number];

/** What a session could become: one or more of its places. */
export type MovePatch = Partial<Pick<Session, 'week' | 'day' | 'shift' | 'room' | 'teacher'>>;

export interface MovesQuestion {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  /** Index into `plan.sessions`. */
  readonly session: number;
  readonly patches: readonly MovePatch[];
}

export interface MoveAnswer {
  /** The move, with the lessons that have to change with it. */
  readonly edits: readonly SessionEdit[];
  /** Rules that hold now and would be broken after the move. */
  readonly breaks: readonly BrokenRule[];
  /** Rules broken now that the move would mend. */
  readonly mends: number;
}

/** What would each move of one session break or mend? One check of the whole plan a move: a few milliseconds each. */
export function tryMoves({ facts, plan, session, patches }: MovesQuestion): MoveAnswer[] {
  const { problem, policy } = problemOf(facts, plan);
  const violationsOf = (sessions: Session[]) => checkPlan(problem, shiftPlanOf({ ...plan, sessions })).violations;
  const before = violationsOf(plan.sessions);
  return patches.map((patch) => {
    const edits = fitLessons(problem, plan.sessions, [{ index: session, patch }]);
    const effect = editEffect(before, violationsOf(applyEdits(plan.sessions, edits)));
    return { edits, breaks: effect.fresh.map((violation) => ({ violation, source: ruleSource(violation, policy) })), mends: effect.mends };
  });
}
