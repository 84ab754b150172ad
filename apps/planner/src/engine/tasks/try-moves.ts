import { shiftPlanOf, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { checkPlan } from '@giliran/schedule';
import { keyOf } from './find-places.ts';
import { problemOf } from './problem-of.ts';
import { ruleSource, type BrokenRule } from './rule-source.ts';

type Session = SavedPlan['sessions'][number];

/** What a session could become: one or more of its places. */
export type MovePatch = Partial<Pick<Session, 'day' | 'shift' | 'room' | 'teacher'>>;

export interface MovesQuestion {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
  /** Index into `plan.sessions`. */
  readonly session: number;
  readonly patches: readonly MovePatch[];
}

export interface MoveAnswer {
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
  const keysBefore = new Set(before.map(keyOf));
  return patches.map((patch) => {
    const after = violationsOf(plan.sessions.map((s, i) => (i === session ? { ...s, ...patch } : s)));
    const keysAfter = new Set(after.map(keyOf));
    return {
      breaks: after
        .filter((violation) => !keysBefore.has(keyOf(violation)))
        .map((violation) => ({ violation, source: ruleSource(violation, policy) })),
      mends: before.filter((violation) => !keysAfter.has(keyOf(violation))).length,
    };
  });
}
