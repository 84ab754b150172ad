import type { RoomCapacity } from '@giliran/capacity';
import {
  planOffers,
  planShifts,
  type MipSolver,
  type PlanOptions as ShiftOptions,
  type PlanResult,
  type ShiftProblem,
} from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { judgeSchoolPlan, type PlanJudgement } from './judge-school-plan.ts';
import { planInWeeks } from './plan-in-weeks.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { locksOf, savedPlanOf, shiftPlanOf } from './saved-plan.ts';
import { shiftProblemOf, type LeftOut } from './shift-problem-of.ts';
import type { SavedPlan, SchoolFacts } from './school-facts.ts';

export interface PlanOptions {
  offer?: 'rata' | 'maksimal';
  seed?: number;
  /** `quick`: a lawful plan in a fraction of the time, without care for siblings; default `full`. */
  effort?: 'quick' | 'full';
  stop?: () => boolean;
  progress?: (share: number) => void;
  /** The plan on screen: its locked sessions stay where they are. */
  current?: SavedPlan | null;
  capacities?: ReadonlyMap<string, RoomCapacity>;
  /** Asked where counting proves nothing. */
  solver?: MipSolver;
}

export interface PlannedSchool {
  result: PlanResult;
  /** The plan, or the best there is when the asked sessions cannot be reached; null when there is none at all. */
  plan: SavedPlan | null;
  judgement: PlanJudgement | null;
  leftOut: LeftOut[];
}

export interface SchoolOffers {
  rata: PlannedSchool;
  /** Spare room-hours given to some groups; null when there are none to give. */
  maksimal: PlannedSchool | null;
  /** One shift and even gaps for every group, where `rata` has groups without; its F may be lower. */
  teratur: PlannedSchool | null;
}

/** Steps of a quick search: enough for a plan where room is plenty. */
const QUICK = { maxWork: 4000, familySteps: 0 };

/** "Susun jadwal": groups, days, shifts, rooms and class teachers for the whole school, judged by every rule. Seconds at most. */
export function planSchool(recorded: SchoolFacts, options: PlanOptions = {}): PlannedSchool {
  const school = prepared(recorded, options);
  return school.finish(planShifts(school.problem, { ...school.options, offer: options.offer ?? 'rata' }));
}

/** The plans a head teacher may choose between: everyone equal, spare hours used, the regular week. Cost as two of `planSchool`. */
export function offerPlans(recorded: SchoolFacts, options: Omit<PlanOptions, 'offer'> = {}): SchoolOffers {
  const school = prepared(recorded, options);
  const { rata, maksimal, teratur } = planOffers(school.problem, school.options);
  return { rata: school.finish(rata), maksimal: maksimal && school.finish(maksimal), teratur: teratur && school.finish(teratur) };
}

interface PreparedSchool {
  problem: ShiftProblem;
  options: Omit<ShiftOptions, 'offer' | 'regularOnly'>;
  finish: (result: PlanResult) => PlannedSchool;
}

/** Facts and options as the schedule engine takes them, and its answer as the school's plan. */
function prepared(recorded: SchoolFacts, options: PlanOptions): PreparedSchool {
  const current = options.current ? planInWeeks(options.current, recorded.setting.weeks ?? 1) : null;
  const changes = current?.changes ?? [];
  const facts = factsUnder(recorded, changes);
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  const capacities = new Map(facts.rooms.map((room) => [room.id, options.capacities?.get(room.id) ?? roomLimits(room, policy).capacity]));
  const { problem, leftOut } = shiftProblemOf(facts, policy, new Map([...capacities].map(([id, c]) => [id, c.count])));
  const locked = current ? locksOf(current) : [];
  const kept = current && locked.length > 0 ? current : null;
  return {
    problem,
    options: {
      lang: 'id',
      seed: options.seed ?? 1,
      ...(options.effort === 'quick' ? QUICK : {}),
      ...(options.stop ? { stop: options.stop } : {}),
      ...(options.progress ? { progress: options.progress } : {}),
      ...(options.solver ? { solver: options.solver } : {}),
      ...(kept
        ? {
            previous: shiftPlanOf(kept),
            locks: { sessions: locked },
          }
        : {}),
    },
    finish: (result) => {
      const shiftPlan = result.plan ?? result.alternative?.plan ?? null;
      const plan = shiftPlan && savedPlanOf(shiftPlan, facts, { ...(kept ? { previous: kept } : {}), changes });
      return { result, plan, judgement: plan && judgeSchoolPlan(recorded, plan, capacities), leftOut };
    },
  };
}
