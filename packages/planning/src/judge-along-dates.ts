import { addDays, type Day } from '@giliran/kernel';
import { judgePlan, type Finding, type Phase, type PlanFacts, type ResolvedPolicy } from '@giliran/policy';
import { transitionEndDay } from '@giliran/policy/lifecycle';
import { policyOf } from './policy-of.ts';
import type { SchoolFacts } from './school-facts.ts';

/** A day after the first from which a plan stands under other rules. */
export interface RuleDay {
  from: Day;
  /** NEW_NORMAL: the transition is over. LOCAL_RULE: a value of the Dinas begins or ends. TRANSITION: the clock still runs on the first day. */
  why: ('NEW_NORMAL' | 'TRANSITION' | 'LOCAL_RULE')[];
  /** Names of the local texts that begin or end. */
  texts: string[];
  /** Rules that failed before and do not from this day on. */
  endedIds: string[];
}

/** What the calendar does to a plan. */
export interface PlanDays {
  /** First day of the new normal by the school's own start (P5.1.a, A-02); null: no transition, or an open stop leaves it open. */
  newNormalFrom: Day | null;
  /** Days on which the rules change, oldest first. */
  changes: RuleDay[];
}

/** The zone has its own dated findings, and days without lessons are told with the first day. */
const TOLD_BEFORE: readonly string[] = ['P4.1', 'P4.2', 'P4.8'];

/**
 * How does a weekly plan stand after its first day: when the transition ends, when values of the Dinas begin or end? Only the days
 * on which a rule changes are judged, each once; a failure that stood before with the same limit is not repeated. `seatsUnder` gives
 * the rooms under other rules. Cost: one judgement for each such day, usually one.
 */
export function judgeAlongDates(
  facts: SchoolFacts,
  { suspensions: _suspensions, closureOrders: _closures, ...planFacts }: PlanFacts,
  first: { policy: ResolvedPolicy; findings: readonly Finding[] },
  seatsUnder: (policy: ResolvedPolicy) => PlanFacts['rooms'],
): { findings: Finding[]; days: PlanDays } {
  const { setting, calendar } = facts;
  const newNormalFrom = newNormalDay(facts, first.policy);
  const phaseOn = (day: Day): Phase => {
    if (newNormalFrom === null) return setting.phase;
    // Without a start of its own the school is taken at its word.
    if (setting.phase === 'NEW_NORMAL') return calendar?.startedOn && day < newNormalFrom ? 'TRANSITION' : 'NEW_NORMAL';
    return day >= newNormalFrom && newNormalFrom > setting.startDate ? 'NEW_NORMAL' : 'TRANSITION';
  };
  const starts = new Map<Day, { why: Set<RuleDay['why'][number]>; texts: Set<string> }>();
  const at = (day: Day) => {
    const known = starts.get(day) ?? { why: new Set(), texts: new Set() };
    starts.set(day, known);
    return known;
  };
  const early = phaseOn(setting.startDate) !== setting.phase;
  if (early) at(setting.startDate).why.add('TRANSITION');
  if (newNormalFrom !== null && newNormalFrom > setting.startDate && (early || setting.phase === 'TRANSITION')) {
    at(newNormalFrom).why.add('NEW_NORMAL');
  }
  for (const { name, parameters } of setting.local?.localRegulations ?? []) {
    for (const { validFrom, validTo } of parameters) {
      for (const day of [validFrom, ...(validTo ? [addDays(validTo, 1)] : [])]) {
        if (day <= setting.startDate) continue;
        at(day).why.add('LOCAL_RULE');
        at(day).texts.add(name);
      }
    }
  }
  const told = new Set(first.findings.filter(failed).map(keyOf));
  let failing = new Set(first.findings.filter(failed).map(({ provisionId }) => provisionId));
  const findings: Finding[] = [];
  const changes: RuleDay[] = [];
  for (const [from, { why, texts }] of [...starts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const phase = phaseOn(from);
    const policy = policyOf(facts.form, { ...setting, phase, date: from });
    const judged = judgePlan({ ...planFacts, rooms: seatsUnder(policy), phase, startDate: from }, policy, { skip: TOLD_BEFORE }).filter(
      failed,
    );
    const now = new Set(judged.map(({ provisionId }) => provisionId));
    for (const finding of judged) {
      if (told.has(keyOf(finding))) continue;
      told.add(keyOf(finding));
      findings.push({ ...finding, date: finding.date ?? from });
    }
    const endedIds = [...failing].filter((id) => !now.has(id) && !TOLD_BEFORE.includes(id) && !DAYS_WITHOUT_LESSONS.includes(id));
    changes.push({ from, why: [...why], texts: [...texts], endedIds });
    failing = now;
  }
  return { findings, days: { newNormalFrom, changes } };
}

/** Stops and closure orders are steps of the lifecycle: the plan is kept for the day the school opens again (P4.3). */
export const DAYS_WITHOUT_LESSONS: readonly string[] = ['P5.1.e', 'P6.2'];

/** Which findings tell of a day after the first. */
function failed({ status }: Finding): boolean {
  return status === 'FAIL';
}

function keyOf({ provisionId, subject, limit }: Finding): string {
  return JSON.stringify([provisionId, subject?.id ?? null, limit]);
}

function newNormalDay({ setting, calendar }: SchoolFacts, { limits }: ResolvedPolicy): Day | null {
  const months = limits.transitionMonths.value;
  if (months === null) return null;
  const clock = limits.transitionClock.value;
  const suspensions = calendar?.suspensions ?? [];
  return transitionEndDay(
    calendar?.startedOn ?? setting.startDate,
    suspensions,
    clock === 'RUN' || clock === 'RESTART' ? clock : 'PAUSE',
    months,
  );
}
