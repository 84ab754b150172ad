import { addDays, daysBetween, InputError, isDay, weekdayOf, weekOf, type Day } from '@giliran/kernel';
import { CHECKS } from './checks/check-table.ts';
import type { Finding } from './finding.ts';
import { judgePlan, type JudgeOptions } from './judge-plan.ts';
import { STOP_CHECKS } from './checks/stopped-days.ts';
import type { ClosureOrder, Suspension } from './lifecycle/lifecycle-types.ts';
import { transitionEndDay } from './lifecycle/transition-clock.ts';
import type { PlanFacts, PlanSession } from './plan-facts.ts';
import { resolvePolicy } from './resolve-policy.ts';
import type { ResolvedPolicy, ResolveRequest } from './resolved-policy.ts';
import type { Phase, Zone } from './types.ts';

/** Longest plan that is looked at day by day. */
const MAX_DAYS = 400;

/** A plan with a first and a last day; weeks A and B count from the week of the first day. The phase follows from the school's own start, day by day. */
export interface DatedPlan extends Omit<PlanFacts, 'phase' | 'suspensions' | 'closureOrders'> {
  /** Last day of the weekly sessions; absent: they are judged in the week from `startDate` on. */
  readonly endDate?: Day | null;
  /** Days without lessons. */
  readonly holidays?: readonly Day[];
}

export interface DatedRules extends Omit<ResolveRequest, 'level' | 'phase' | 'date'> {
  /** First day of lessons of the school; absent: the first day of the plan. */
  readonly startedOn?: Day | null;
  /** Stops of lessons: they move the clock, and no session may fall inside one. */
  readonly suspensions?: readonly Suspension[];
  /** Closure orders that reach the school: no session may fall inside one. */
  readonly closureOrders?: readonly ClosureOrder[];
  /** Overrides what the clock says. */
  readonly phase?: Phase | null;
}

/** A stretch of days on which the same rules hold. */
export interface RuleSegment {
  readonly from: Day;
  readonly to: Day;
  readonly phase: Phase;
  readonly zone: Zone | null;
  readonly policy: ResolvedPolicy;
}

export interface DatedJudgement {
  /** Each rule at least once. A rule that fails somewhere is listed with the first day of every stretch in which it does. */
  readonly findings: readonly Finding[];
  readonly segments: readonly RuleSegment[];
  /** First day of the new normal by the clock, when the chosen texts have a transition. */
  readonly newNormalFrom: Day | null;
}

/**
 * How does a plan stand when each session is judged by the rules of its own day: phase, regulations in force, zone? Weekly sessions
 * are laid on the calendar between the first and the last day. Throws `InputError` for contradictory facts or a plan of more than
 * 400 days. O(days x records + segments x cost of one judgement).
 */
export function judgePlanByDate(plan: DatedPlan, rules: DatedRules, options: JudgeOptions = {}): DatedJudgement {
  const { endDate: _endDate, holidays: _holidays, ...facts } = plan;
  const last = lastDay(plan);
  const days = sessionDays(plan, last);
  const newNormalFrom = newNormalDay(plan, rules);
  const phaseOn = (day: Day): Phase =>
    rules.phase ?? (newNormalFrom !== null && day >= newNormalFrom ? ('NEW_NORMAL' as const) : ('TRANSITION' as const));
  const { startedOn: _startedOn, suspensions: _suspensions, closureOrders: _closureOrders, phase: _phase, ...request } = rules;
  const dayRules = (days ?? [plan.startDate]).map((day): DayRules => {
    const phase = phaseOn(day);
    return { day, phase, zone: zoneOn(plan, day), policy: resolvePolicy({ ...request, level: plan.level, phase, date: day }) };
  });
  const judge = (segment: Segment, skip: readonly string[]): readonly Judged[] => {
    const { from, phase, policy } = segment;
    const sessions = days === null ? plan.sessions : onDays({ ...plan, endDate: last }, segment.days);
    const all = [...(options.skip ?? []), ...skip];
    const here = new Set(sessions.map(({ groupId }) => groupId));
    const judgedElsewhere = plan.sessions.flatMap(({ groupId }) => (here.has(groupId) ? [] : [groupId]));
    return judgePlan({ ...facts, phase, startDate: from, sessions, judgedElsewhere }, policy, { skip: all }).map((finding) => ({
      finding,
      from,
    }));
  };
  // The zone bears on the zone rules alone: its changes must not repeat what the other rules found.
  const segments = stretches(dayRules, true);
  const judged = [
    ...stretches(dayRules, false).flatMap((segment) => judge(segment, ZONE_RULES)),
    ...segments.flatMap((segment) => judge(segment, OTHER_RULES)),
  ];
  return {
    findings: [...merged(judged), ...stopFindings({ ...plan, endDate: last }, days, dayRules, rules, options)],
    segments: segments.map(({ from, to, phase, zone, policy }) => ({ from, to, phase, zone, policy })),
    newNormalFrom,
  };
}

/** Sessions on days without lessons, told once for each stop or order. Nothing when none is told. */
function stopFindings(
  plan: DatedPlan,
  days: readonly Day[] | null,
  dayRules: readonly DayRules[],
  { suspensions = [], closureOrders = [] }: DatedRules,
  { skip = [] }: JudgeOptions,
): readonly Finding[] {
  const asked = {
    ...(suspensions.length > 0 ? { suspensions } : {}),
    ...(closureOrders.length > 0 ? { closureOrders } : {}),
  };
  const first = dayRules[0];
  if (Object.keys(asked).length === 0 || !first) return [];
  const stops = [...suspensions, ...closureOrders.map(({ from, endsOn, endedOn }) => ({ from, to: endedOn ?? endsOn }))];
  const inside = (day: Day): boolean => stops.some(({ from, to }) => from <= day && (to === null || day < to));
  // The rules of the first day that is hit speak; without a hit those of the first day.
  const { phase, policy } = dayRules.find(({ day }) => inside(day)) ?? first;
  const { endDate: _endDate, holidays: _holidays, ...facts } = plan;
  const sessions =
    days === null
      ? plan.sessions
      : days
          .filter(inside)
          .flatMap((day) =>
            plan.sessions
              .filter((session) => happensOn(plan, session, day))
              .map(({ week: _week, ...session }): PlanSession => ({ ...session, day: weekdayOf(day), date: day })),
          );
  const others = CHECKS.map(({ provisionId }) => provisionId);
  const known = STOP_CHECKS.map(({ provisionId }) => provisionId);
  return judgePlan({ ...facts, phase, sessions, ...asked }, policy, { skip: [...others, ...skip.filter((id) => known.includes(id))] });
}

const ZONE_RULES: readonly string[] = ['P4.1', 'P4.2', 'P4.8'];
const OTHER_RULES: readonly string[] = CHECKS.map(({ provisionId }) => provisionId).filter((id) => !ZONE_RULES.includes(id));

interface DayRules {
  readonly day: Day;
  readonly phase: Phase;
  readonly zone: Zone | null;
  readonly policy: ResolvedPolicy;
}

interface Segment extends Omit<DayRules, 'day'> {
  readonly from: Day;
  readonly to: Day;
  readonly days: readonly Day[];
}

/** Neighbouring days with the same rules, and with the same zone when asked. */
function stretches(dayRules: readonly DayRules[], byZone: boolean): readonly Segment[] {
  const segments: (Segment & { readonly key: string })[] = [];
  for (const { day, phase, zone, policy } of dayRules) {
    const values = Object.entries(policy.parameters).map(([name, { value }]) => [name, value]);
    const key = JSON.stringify([phase, byZone ? zone : null, policy.activeIds, values]);
    const open = segments.at(-1);
    if (open?.key === key) segments[segments.length - 1] = { ...open, to: day, days: [...open.days, day] };
    else segments.push({ from: day, to: day, days: [day], phase, zone, policy, key });
  }
  return segments;
}

function lastDay({ startDate, endDate, sessions }: DatedPlan): Day {
  if (!isDay(startDate)) throw new InputError('/startDate', `expected a day like 2021-09-13, got "${String(startDate)}"`);
  if (endDate !== undefined && endDate !== null && (!isDay(endDate) || endDate < startDate)) {
    throw new InputError('/endDate', `expected a day not before ${startDate}, got "${String(endDate)}"`);
  }
  const dated = sessions.flatMap(({ date }) => (isDay(date) ? [date] : []));
  const undated = sessions.some(({ date }) => date === undefined);
  const ends = [...dated, endDate ?? (undated ? addDays(startDate, sessions.some(({ week }) => week === 'B') ? 13 : 6) : startDate)];
  const last = ends.reduce((a, b) => (a > b ? a : b));
  if (daysBetween(startDate, last) >= MAX_DAYS) {
    throw new InputError('/endDate', `expected a plan of at most ${MAX_DAYS} days, got ${startDate} to ${last}`);
  }
  return last;
}

/** Days with sessions; the first day when there are none, so that every rule still answers. Null: a week without dates. */
function sessionDays(plan: DatedPlan, last: Day): readonly Day[] | null {
  if (!isDay(plan.endDate) && plan.sessions.every(({ date }) => date === undefined)) return null;
  const days: Day[] = [];
  const first = plan.sessions.reduce<Day>((a, { date }) => (date !== undefined && date < a ? date : a), plan.startDate);
  for (let day = first; day <= last; day = addDays(day, 1))
    if (plan.sessions.some((session) => happensOn({ ...plan, endDate: last }, session, day))) days.push(day);
  return days.length > 0 ? days : [plan.startDate];
}

function happensOn(plan: DatedPlan, session: PlanSession, day: Day): boolean {
  if (session.date !== undefined) return session.date === day;
  if (day < plan.startDate || day > (plan.endDate ?? plan.startDate) || weekdayOf(day) !== session.day || plan.holidays?.includes(day))
    return false;
  if (session.week === undefined) return true;
  return weekOf(plan.startDate, day) === session.week;
}

/**
 * The sessions of a stretch with one date each. Of days with the same sessions the first stands for all: the same week eight times
 * would only be told eight times.
 */
function onDays(plan: DatedPlan, days: readonly Day[]): readonly PlanSession[] {
  const seen = new Set<string>();
  return days.flatMap((day) => {
    const here = plan.sessions.filter((session) => happensOn(plan, session, day));
    const key = JSON.stringify(here.map((session) => plan.sessions.indexOf(session)));
    if (seen.has(key)) return [];
    seen.add(key);
    return here.map(({ week: _week, ...session }): PlanSession => ({ ...session, day: weekdayOf(day), date: day }));
  });
}

function zoneOn({ zone, zoneHistory }: DatedPlan, day: Day): Zone | null {
  let latest: { readonly from: Day; readonly zone: Zone | null } | null = null;
  for (const change of zoneHistory ?? []) if (change.from <= day && (latest === null || change.from >= latest.from)) latest = change;
  return latest === null ? zone : latest.zone;
}

/** By the months of the chosen texts on the first day of the plan; null when none has a transition or a suspension is open. */
function newNormalDay(plan: DatedPlan, rules: DatedRules): Day | null {
  const { startedOn, suspensions, closureOrders: _closureOrders, phase: _phase, ...request } = rules;
  const policy = resolvePolicy({ ...request, level: plan.level, phase: 'TRANSITION', date: plan.startDate });
  const months = policy.limits.transitionMonths.value;
  if (months === null) return null;
  const clock = policy.limits.transitionClock.value;
  return transitionEndDay(startedOn ?? plan.startDate, suspensions ?? [], clock === 'RUN' || clock === 'RESTART' ? clock : 'PAUSE', months);
}

interface Judged {
  readonly finding: Finding;
  /** First day of the stretch. */
  readonly from: Day;
}

/** A rule that fails or is open somewhere is told by those days alone; what later stretches repeat is told once. */
function merged(judged: readonly Judged[]): readonly Finding[] {
  const byRule = new Map<string, Judged[]>();
  for (const one of judged) {
    const list = byRule.get(one.finding.provisionId);
    if (list) list.push(one);
    else byRule.set(one.finding.provisionId, [one]);
  }
  return CHECKS.flatMap(({ provisionId }) => {
    const list = byRule.get(provisionId) ?? [];
    const trouble = list.filter(({ finding }) => finding.status === 'FAIL' || finding.status === 'NOT_DETERMINED');
    const passed = list.filter(({ finding }) => finding.status === 'PASS');
    const told = trouble.length > 0 ? trouble : passed.length > 0 ? passed : list.slice(0, 1);
    const seen = new Set<string>();
    return told.flatMap(({ finding, from }) => {
      const { policyId, status, subject, measured, limit, unit, date } = finding;
      const key = JSON.stringify([policyId, status, subject?.id ?? null, measured, limit, unit, status === 'FAIL' ? date : null]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ ...finding, date: date ?? from }];
    });
  });
}
