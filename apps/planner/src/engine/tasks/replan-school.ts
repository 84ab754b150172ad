import { replanSchool as replan, type PlanChange, type ReplannedSchool, type SavedPlan, type SchoolFacts } from '@giliran/planning';
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

/** "Ada perubahan": the plan under a change that moves the fewest pupils. About a second. */
export function replanSchool({ facts, current, change }: ReplanQuestion): ReplanAnswer {
  const { judgement, ...answer } = replan(facts, current, change, { capacities: roomAnswers(facts) });
  return { ...answer, judged: judgement && answer.plan && judgedPlanOf(facts, answer.plan, judgement) };
}
