import type { RoomCapacity } from '@giliran/capacity';
import { judgePlan, type Finding, type PlanFacts } from '@giliran/policy';
import { checkPlan, countingBounds, tightestBound, type PlanCheck } from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { shiftPlanOf } from './saved-plan.ts';
import { pupilsOf, shiftProblemOf, type LeftOut } from './shift-problem-of.ts';
import type { SavedPlan, SchoolFacts } from './school-facts.ts';

export interface PlanJudgement {
  /** Hard rules of the timetable (H0 to H13) and its metrics. */
  check: PlanCheck;
  /** Guaranteed weekly sessions of the worst-off pupil in this plan, and the proved most that any plan could give. */
  guaranteedSessions: number;
  bound: number;
  boundBy: string;
  proven: boolean;
  /** The rules of the law, judged one by one. */
  findings: readonly Finding[];
  leftOut: LeftOut[];
  /** Why the plan cannot be made final yet; empty = it can. */
  finalBlockers: string[];
}

/**
 * Does this plan keep the timetable's hard rules and the law, how good is it, and what still keeps it a draft?
 * `capacities` may bring known room answers by id; others are computed. Cost: milliseconds besides unknown rooms.
 */
export function judgeSchoolPlan(recorded: SchoolFacts, plan: SavedPlan, capacities?: ReadonlyMap<string, RoomCapacity>): PlanJudgement {
  const facts = factsUnder(recorded, plan.changes ?? []);
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  const capacityById = new Map(facts.rooms.map((room) => [room.id, capacities?.get(room.id) ?? roomLimits(room, policy).capacity]));
  const seats = new Map([...capacityById].map(([id, capacity]) => [id, capacity.count]));
  const { problem, leftOut } = shiftProblemOf(facts, policy, seats);
  const check = checkPlan(problem, shiftPlanOf(plan));
  const best = tightestBound(countingBounds(problem));
  const findings = judgePlan(planFactsOf(facts, plan, capacityById), policy);
  const finalBlockers = [
    ...check.violations.map((violation) => violation.message),
    ...findings.filter(blocksFinal).map((finding) => `${finding.article}: ${finding.message}`),
  ];
  return {
    check,
    guaranteedSessions: check.metrics.F,
    bound: best.F,
    boundBy: best.id,
    proven: check.ok && check.metrics.F >= best.F,
    findings,
    leftOut,
    finalBlockers,
  };
}

/** Consent and seats must be recorded, and no blocking rule may fail, before a plan is final. */
function blocksFinal(finding: Finding): boolean {
  if (finding.severity !== 'block') return false;
  if (finding.status === 'FAIL') return true;
  return finding.status === 'NOT_DETERMINED' && ['P5.1.d', 'L3.1.1', 'L3.1.2'].includes(finding.provisionId);
}

/** The plan as the rules see it: sessions with clock times, rooms with checked seats, consent per pupil. */
function planFactsOf(facts: SchoolFacts, plan: SavedPlan, capacityById: ReadonlyMap<string, RoomCapacity>): PlanFacts {
  const { setting } = facts;
  const shiftById = new Map(setting.shifts.map((shift) => [shift.id, shift]));
  const everyone = new Map(
    facts.rombel.flatMap((rombel) => pupilsOf(rombel).map((pupil) => [pupil.id, { pupil, rombelId: rombel.id }] as const)),
  );
  const placed = new Set(plan.groups.flatMap((group) => group.pupils));
  const history = facts.zoneHistory;
  return {
    level: facts.form,
    phase: setting.phase,
    startDate: setting.startDate,
    zone: history.filter((change) => change.from <= setting.startDate).at(-1)?.zone ?? null,
    zoneHistory: history,
    readinessShare: setting.readinessShare,
    rooms: facts.rooms.map((room) => {
      const capacity = capacityById.get(room.id);
      return {
        id: room.id,
        label: room.name,
        site: room.site,
        seatCapacity: capacity?.geometryCount ?? null,
        seatMinDistanceM: capacity?.minDistanceM ?? null,
      };
    }),
    groups: plan.groups.map((group) => ({
      id: group.id,
      label: group.label,
      rombelId: group.rombelId,
      pupils: group.pupils.map((id) => ({ id, consent: everyone.get(id)?.pupil.consent ?? 'UNKNOWN' })),
    })),
    unplaced: [...everyone.values()]
      .filter(({ pupil }) => !placed.has(pupil.id))
      .map(({ pupil, rombelId }) => ({ pupilId: pupil.id, rombelId, consent: pupil.staysHome ? 'NO' : pupil.consent })),
    sessions: plan.sessions.flatMap((session) => {
      const shift = shiftById.get(session.shift);
      if (!shift) return [];
      const { group, week, day, room } = session;
      return [{ groupId: group, ...(week === undefined ? {} : { week }), day, start: shift.start, end: shift.end, roomId: room }];
    }),
    facilities: { canteen: setting.canteen },
    roomGapMin: setting.roomGapMin,
  };
}
