import { judgeSchoolPlan, type PlanJudgement, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { listRegulations } from '@giliran/policy';
import { problemOf } from './problem-of.ts';
import { roomAnswers } from './room-answers.ts';
import { ruleSource, type RuleSource } from './rule-source.ts';

export interface JudgeQuestion {
  readonly facts: SchoolFacts;
  readonly plan: SavedPlan;
}

/** Most pupils a group may have with the rooms it uses now. */
interface GroupLimit {
  readonly most: number;
  /** The smallest room it uses, when that is what limits; null = the limit of the law. */
  readonly room: string | null;
}

export interface JudgedPlan {
  readonly judgement: PlanJudgement;
  /** Names of the regulations that the findings cite, by id. */
  readonly sources: Readonly<Record<string, string>>;
  /** Law or school parameter, for each violation in their order. */
  readonly ruleSources: readonly RuleSource[];
  readonly groupLimits: Readonly<Record<string, GroupLimit>>;
}

/** Timetable rules and the law, judged on the plan as it stands on screen. Milliseconds, once the rooms are known. */
export function judgePlan({ facts, plan }: JudgeQuestion): JudgedPlan {
  return judgedPlanOf(facts, plan, judgeSchoolPlan(facts, plan, roomAnswers(facts)));
}

/** A judgement with what the page shows beside it. O(violations + sessions). */
export function judgedPlanOf(facts: SchoolFacts, plan: SavedPlan, judgement: PlanJudgement): JudgedPlan {
  const { problem, policy } = problemOf(facts, plan);
  const ids = [...new Set(judgement.findings.map((finding) => finding.policyId))];
  const seats = new Map(problem.rooms.map((room) => [room.id, room.cap]));
  const groupLimits: Record<string, GroupLimit> = {};
  for (const group of plan.groups) groupLimits[group.id] = { most: problem.rules.maxGroup, room: null };
  for (const session of plan.sessions) {
    const most = seats.get(session.room);
    const limit = groupLimits[session.group];
    if (most !== undefined && limit && most < limit.most) groupLimits[session.group] = { most, room: session.room };
  }
  return {
    judgement,
    sources: Object.fromEntries(ids.map((id) => [id, sourceName(id, facts)])),
    ruleSources: judgement.check.violations.map((violation) => ruleSource(violation, policy)),
    groupLimits,
  };
}

/** Who decided: a stored regulation, a text of the Dinas, or an assumption. */
function sourceName(id: string, { setting }: SchoolFacts): string {
  const local = setting.local?.localRegulations.find((one) => one.id === id);
  return listRegulations().find((one) => one.id === id)?.name ?? local?.name ?? `Asumsi ${id}`;
}
