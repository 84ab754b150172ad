import type { RoomCapacity } from '@giliran/capacity';
import { judgePlan, type Assumption, type Finding, type PlanFacts, type PlanPupil, type ResolvedPolicy } from '@giliran/policy';
import { checkPlan, countingBounds, tightestBound, type PlanCheck } from '@giliran/schedule';
import { factsUnder } from './facts-under.ts';
import { DAYS_WITHOUT_LESSONS, judgeAlongDates, type PlanDays } from './judge-along-dates.ts';
import { policyOf } from './policy-of.ts';
import { roomLimits } from './room-limits.ts';
import { shiftPlanOf } from './saved-plan.ts';
import { pupilsOf, shiftProblemOf, type LeftOut } from './shift-problem-of.ts';
import type { PupilFacts, SavedPlan, SchoolFacts } from './school-facts.ts';

export interface PlanJudgement {
  /** Hard rules of the timetable (H0 to H13) and its metrics. */
  check: PlanCheck;
  /** Guaranteed weekly sessions of the worst-off pupil in this plan, and the proved most that any plan could give. */
  guaranteedSessions: number;
  bound: number;
  boundBy: string;
  proven: boolean;
  /**
   * The rules of the law, judged one by one on the first day; what bites only later, or on days without lessons, stands with its
   * own day.
   */
  findings: readonly Finding[];
  /** When the rules change while the plan runs. */
  days: PlanDays;
  /** Assumptions the findings rest on, with the values used here and why the Dinas changed one. */
  assumptions: Assumption[];
  leftOut: LeftOut[];
  /** Why the plan cannot be made final yet; empty = it can. */
  finalBlockers: string[];
}

/**
 * Does this plan keep the timetable's hard rules and the law, on its first day and after, how good is it, and what keeps it a draft?
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
  const planFacts = planFactsOf(facts, plan, capacityById);
  const today = judgePlan(planFacts, policy);
  const later = judgeAlongDates(facts, planFacts, { policy, findings: today }, (other) =>
    sameSeats(policy, other)
      ? planFacts.rooms
      : planFacts.rooms.map((room, index) => seatsOf(room, facts.rooms[index] && roomLimits(facts.rooms[index], other).capacity)),
  );
  const findings = [...today, ...later.findings];
  const blocking = [...today, ...later.findings.filter(({ date }) => date === facts.setting.startDate)].filter(blocksFinal);
  const finalBlockers = [
    ...check.violations.map((violation) => violation.message),
    ...blocking.map((finding) => `${finding.article}: ${finding.message}`),
  ];
  return {
    check,
    guaranteedSessions: check.metrics.F,
    bound: best.F,
    boundBy: best.id,
    proven: check.ok && check.metrics.F >= best.F,
    findings,
    days: later.days,
    assumptions: reliedOn(policy, findings, facts),
    leftOut,
    finalBlockers,
  };
}

/** Rooms are counted with the spacing and the strips without seats alone. */
function sameSeats({ limits: a }: ResolvedPolicy, { limits: b }: ResolvedPolicy): boolean {
  return a.minDistanceM.value === b.minDistanceM.value && a.maxPupilsPerRoom.value === b.maxPupilsPerRoom.value;
}

function seatsOf(room: PlanFacts['rooms'][number], capacity: RoomCapacity | undefined): PlanFacts['rooms'][number] {
  return { ...room, seatCapacity: capacity?.geometryCount ?? null, seatMinDistanceM: capacity?.minDistanceM ?? null };
}

/** The assumptions behind the findings; the clock of the transition once a stop has touched it. */
function reliedOn({ assumptions }: ResolvedPolicy, findings: readonly Finding[], { calendar }: SchoolFacts): Assumption[] {
  const ids = new Set(findings.flatMap(({ assumptionIds }) => assumptionIds));
  if ((calendar?.suspensions ?? []).length > 0) ids.add('A-02');
  return assumptions.filter(({ id }) => ids.has(id));
}

/**
 * Consent and seats must be recorded, and no blocking rule may fail, before a plan is final. A plan may be made ready while lessons
 * are stopped.
 */
function blocksFinal(finding: Finding): boolean {
  if (finding.severity !== 'block' || DAYS_WITHOUT_LESSONS.includes(finding.provisionId)) return false;
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
    rooms: facts.rooms.map((room) =>
      seatsOf({ id: room.id, label: room.name, site: room.site, seatCapacity: null, seatMinDistanceM: null }, capacityById.get(room.id)),
    ),
    // What was stopped and went on again is history; the clock alone still reads it.
    ...(facts.calendar
      ? { suspensions: facts.calendar.suspensions.filter(({ to }) => to === null), closureOrders: facts.calendar.closures }
      : {}),
    groups: plan.groups.map((group) => ({
      id: group.id,
      label: group.label,
      rombelId: group.rombelId,
      pupils: group.pupils.map((id) => papersOf(id, everyone.get(id)?.pupil)),
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

/** The parents' papers of a placed pupil: choice and permission are two (P5.1.d, P7.7.a) wherever the school keeps them apart. */
function papersOf(id: string, pupil: PupilFacts | undefined): PlanPupil {
  const consent = pupil?.consent ?? 'UNKNOWN';
  return pupil?.permission === undefined ? { id, consent } : { id, consent, permission: pupil.permission };
}
