import { replanSchool as replan, type PlanChange, type ReplannedSchool, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { solverOrNone } from '../solver-or-none.ts';
import { judgedPlanOf, type JudgedPlan } from './judge-plan.ts';
import { roomAnswers } from './room-answers.ts';

export interface ReplanQuestion {
  readonly facts: SchoolFacts;
  readonly current: SavedPlan;
  /** Null: only the facts differ (consent given or withdrawn). */
  readonly change: PlanChange | null;
}

export interface ReplanAnswer extends Omit<ReplannedSchool, 'judgement'> {
  readonly judged: JudgedPlan | null;
}

/** "Ada perubahan": the plan under a change that moves the fewest pupils. The solver is fetched only where counting leaves a gap. A second or two. */
export async function replanSchool({ facts, current, change }: ReplanQuestion): Promise<ReplanAnswer> {
  const capacities = roomAnswers(facts);
  const quick = replan(facts, current, change, { capacities });
  const gap = quick.plan === null || (quick.changes?.pupilsAffected.length ?? 0) > quick.result.lowerBoundMoved;
  const solver = gap ? await solverOrNone() : null;
  const { judgement, ...answer } = solver ? replan(facts, current, change, { capacities, solver }) : quick;
  return { ...answer, judged: judgement && answer.plan && judgedPlanOf(facts, answer.plan, judgement) };
}
