import { judgeSchoolPlan, type PlanJudgement, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { regulationById } from '@giliran/policy';
import { roomAnswers } from './room-answers.ts';

export interface JudgeQuestion {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
}

export interface JudgedPlan {
  readonly judgement: PlanJudgement;
  /** Names of the regulations that the findings cite, by id. */
  readonly sources: Readonly<Record<string, string>>;
}

/** Timetable rules and the law, judged on the plan as it stands on screen. Milliseconds, once the rooms are known. */
export function judgePlan({ facts, plan }: JudgeQuestion): JudgedPlan {
  return judgedPlanOf(judgeSchoolPlan(facts, plan, roomAnswers(facts)));
}

/** A judgement with the names of the regulations it cites. */
export function judgedPlanOf(judgement: PlanJudgement): JudgedPlan {
  const ids = [...new Set(judgement.findings.map((finding) => finding.policyId))];
  return { judgement, sources: Object.fromEntries(ids.map((id) => [id, regulationById(id).name])) };
}
