import type { Day } from '@giliran/kernel';
import {
  decideTransition,
  dueSystemEvents,
  transitionEndDay,
  type ClockRule,
  type LifecycleEvent,
  type LifecycleRules,
  type LifecycleState,
  type TransitionDecision,
  type ZoneEntry,
} from '@giliran/policy/lifecycle';
import { areaChain, factsFrom, zoneOn, type SchoolPlace } from './guard-facts.ts';
import { standingOf, type HistoryStep, type Standing } from './standing.ts';

/** A step that happens by force of the text, ready to be written down. */
export interface DueStep {
  readonly event: LifecycleEvent;
  readonly decision: Extract<TransitionDecision, { status: 'DONE' }>;
}

/** Only these states wait for a day: a permit or lessons that a closed zone ends, a transition that time ends. */
const WAITING_STATES: readonly LifecycleState[] = ['PERMITTED', 'TRANSITION', 'NEW_NORMAL'];

/** A school leaves the waiting states with its first suspension, and a transition ends once: more rounds than this do not exist. */
const ROUNDS = 4;

/**
 * What has become due up to `today` without anybody's decision: closed zones, ended transitions. Each step carries the day it fell
 * due, also when nobody asked for days. Nothing reopens. Asking again after the steps were written gives none.
 * `rulesOn` answers the rules of a day; `ruleDays` are days on which they change. O(rounds x candidate days).
 */
export function dueSteps(
  steps: readonly HistoryStep[],
  place: SchoolPlace,
  entries: readonly ZoneEntry[],
  today: Day,
  rulesOn: (on: Day) => LifecycleRules,
  ruleDays: readonly Day[] = [],
): DueStep[] {
  const history = [...steps];
  const due: DueStep[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const standing = standingOf(history);
    if (!WAITING_STATES.includes(standing.state)) break;
    const next = firstDue(standing, place, entries, today, rulesOn, ruleDays);
    if (next === null) break;
    due.push(next);
    const { from, to } = next.decision;
    history.push({ number: standing.version + 1, event: next.event.kind, from, to, on: next.event.on, startDay: null, reference: null });
  }
  return due;
}

function firstDue(
  standing: Standing,
  place: SchoolPlace,
  entries: readonly ZoneEntry[],
  today: Day,
  rulesOn: (on: Day) => LifecycleRules,
  ruleDays: readonly Day[],
): DueStep | null {
  const chain = areaChain(place);
  const end = endOfTransition(standing, rulesOn(today));
  const first = standing.lastDay ?? today;
  const days = [first, today, ...(end === null ? [] : [end]), ...ruleDays];
  for (const { areaCode, from } of entries) if (chain.includes(areaCode)) days.push(from);
  for (const on of [...new Set(days)].filter((day) => day >= first && day <= today).toSorted()) {
    const rules = rulesOn(on);
    const facts = factsFrom(standing, zoneOn(entries, place, on, rules));
    const [event] = dueSystemEvents(standing.state, facts, on, rules);
    if (!event) continue;
    const decision = decideTransition(standing.state, event, facts, rules);
    if (decision.status === 'DONE') return { event, decision };
  }
  return null;
}

/** First day of the new normal for a school (P5.1.a, A-02); null before a start or while a suspension leaves it open. O(n log n). */
export function endOfTransition(standing: Pick<Standing, 'startDay' | 'suspensions'>, { limits }: LifecycleRules): Day | null {
  const months = limits.transitionMonths.value;
  const rule = limits.transitionClock.value;
  if (standing.startDay === null || months === null) return null;
  const clock: ClockRule = rule === 'RUN' || rule === 'RESTART' ? rule : 'PAUSE';
  return transitionEndDay(standing.startDay, standing.suspensions, clock, months);
}
