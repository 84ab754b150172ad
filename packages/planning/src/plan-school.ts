import type { RoomCapacity } from '@giliran/capacity';
import { planShifts, type PlanResult } from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { judgeSchoolPlan, type PlanJudgement } from './judge-school-plan.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { savedPlanOf, shiftPlanOf } from './saved-plan.ts';
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
}

export interface PlannedSchool {
  result: PlanResult;
  /** The plan, or the best there is when the asked sessions cannot be reached; null when there is none at all. */
  plan: SavedPlan | null;
  judgement: PlanJudgement | null;
  leftOut: LeftOut[];
}

/** Steps of a quick search: enough for a plan where room is plenty. */
const QUICK = { maxWork: 4000, familySteps: 0 };

/** "Susun jadwal": groups, days, shifts, rooms and class teachers for the whole school, judged by every rule. Seconds at most. */
export function planSchool(recorded: SchoolFacts, options: PlanOptions = {}): PlannedSchool {
  const changes = options.current?.changes ?? [];
  const facts = factsUnder(recorded, changes);
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  const capacities = new Map(facts.rooms.map((room) => [room.id, options.capacities?.get(room.id) ?? roomLimits(room, policy).capacity]));
  const { problem, leftOut } = shiftProblemOf(facts, policy, new Map([...capacities].map(([id, c]) => [id, c.count])));
  const locked = options.current?.sessions.filter((session) => session.locked) ?? [];
  const result = planShifts(problem, {
    offer: options.offer ?? 'rata',
    lang: 'id',
    seed: options.seed ?? 1,
    ...(options.effort === 'quick' ? QUICK : {}),
    ...(options.stop ? { stop: options.stop } : {}),
    ...(options.progress ? { progress: options.progress } : {}),
    ...(options.current && locked.length > 0
      ? {
          previous: shiftPlanOf(options.current),
          locks: {
            sessions: locked.map(({ group, day, shift, room, teacher }) => ({
              group,
              day,
              shift,
              room,
              ...(teacher === null ? {} : { teacher }),
            })),
          },
        }
      : {}),
  });
  const shiftPlan = result.plan ?? result.alternative?.plan ?? null;
  const plan = shiftPlan && savedPlanOf(shiftPlan, facts, { ...(options.current ? { previous: options.current } : {}), changes });
  return { result, plan, judgement: plan && judgeSchoolPlan(facts, plan, capacities), leftOut };
}
