import type { RoomCapacity } from '@giliran/capacity';
import type { Finding } from '@giliran/policy';
import { planShifts, replanShifts, type Cause, type MipSolver, type ReplanResult } from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { judgeSchoolPlan, type PlanJudgement } from './judge-school-plan.ts';
import { planChanges, type PlanChanges } from './plan-changes.ts';
import { planInWeeks } from './plan-in-weeks.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { locksOf, savedPlanOf, shiftPlanOf } from './saved-plan.ts';
import type { PlanChange, SavedPlan, SchoolFacts } from './school-facts.ts';
import { shiftProblemOf } from './shift-problem-of.ts';

export interface ReplanSchoolOptions {
  seed?: number;
  stop?: () => boolean;
  capacities?: ReadonlyMap<string, RoomCapacity>;
  /** Asked for fewer pupils moved and for the proof that there are not fewer. */
  solver?: MipSolver;
}

export interface ReplannedSchool {
  /** The plan under the change, with the change written in it; null when none keeps the hard rules. */
  plan: SavedPlan | null;
  /** Against the plan before; null without a plan. */
  changes: PlanChanges | null;
  judgement: PlanJudgement | null;
  /** How far the plan had to change; the F of the new plan with its proved bound; the fewest pupils any plan must move. */
  result: Pick<ReplanResult, 'F' | 'bound' | 'boundBy' | 'proven' | 'step' | 'lowerBoundMoved' | 'brokenLocks' | 'stopped'>;
  /** Why there is no plan that gives what is asked; null with a plan. */
  cause: Cause | null;
  /** Rules that forbid any lessons under the change (zone): then the plan stays as it is and rests. */
  forbidden: Finding[];
}

/**
 * "Ada perubahan": which plan holds under one more change (teacher away, room closed, pupil at home, zone; or consent already
 * written in `facts`) and moves the fewest pupils? Locked sessions stay where they can. A plan from before the school took or gave
 * up weeks A/B is read as `planInWeeks` gives it. About a second.
 */
export function replanSchool(
  recorded: SchoolFacts,
  given: SavedPlan,
  change: PlanChange | null,
  options: ReplanSchoolOptions = {},
): ReplannedSchool {
  const current = planInWeeks(given, recorded.setting.weeks ?? 1);
  const written = [...(current.changes ?? []), ...(change ? [change] : [])];
  const facts = factsUnder(recorded, written);
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  const capacities = new Map(facts.rooms.map((room) => [room.id, options.capacities?.get(room.id) ?? roomLimits(room, policy).capacity]));
  const { problem } = shiftProblemOf(facts, policy, new Map([...capacities].map(([id, c]) => [id, c.count])));
  const previous = shiftPlanOf(current);
  const locks = { sessions: locksOf(current) };
  const seed = options.seed ?? 1;
  const { stop, solver } = options;
  const search = { locks, seed, ...(stop ? { stop } : {}), ...(solver ? { solver } : {}) };
  const result = replanShifts(problem, previous, search);
  const plan = result.plan && savedPlanOf(result.plan, facts, { previous: current, changes: written });
  const judgement = plan && judgeSchoolPlan(recorded, plan, capacities);
  const cause = plan || result.stopped ? null : planShifts(problem, { ...search, previous, lang: 'id' }).cause;
  const forbidden =
    change?.kind === 'zone'
      ? (judgement?.findings.filter(
          (finding) => finding.subject?.kind === 'zone' && finding.status === 'FAIL' && finding.severity === 'block',
        ) ?? [])
      : [];
  const { F, bound, boundBy, proven, step, lowerBoundMoved, brokenLocks, stopped } = result;
  return {
    plan,
    changes: plan && planChanges(current, plan),
    judgement,
    result: { F, bound, boundBy, proven, step, lowerBoundMoved, brokenLocks, ...(stopped ? { stopped } : {}) },
    cause,
    forbidden,
  };
}
