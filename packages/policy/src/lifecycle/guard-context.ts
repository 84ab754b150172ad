import type { Day } from '@giliran/kernel';
import type { ResolvedPolicy } from '../resolved-policy.ts';
import type { Zone } from '../types.ts';
import type { ClockRule, LifecycleEvent, LifecycleFacts } from './lifecycle-types.ts';
import { transitionEndDay } from './transition-clock.ts';

/** The resolved rules that the machine needs: limits with their reasons, and the assumptions in force. */
export type LifecycleRules = Pick<ResolvedPolicy, 'limits' | 'assumptions'>;

export interface GuardContext {
  readonly event: LifecycleEvent;
  readonly facts: LifecycleFacts;
  readonly rules: LifecycleRules;
}

/** What a guard found; the judge adds articles. */
interface Outcome {
  readonly ok: boolean;
  readonly message: string;
  readonly measured?: number | string | null;
  readonly limit?: number | string | null;
  readonly assumptionIds?: readonly string[];
  readonly severity?: 'block' | 'warn';
}

/** One condition of a transition. */
export interface Guard {
  readonly provisionIds: readonly [string, ...string[]];
  readonly judge: (context: GuardContext) => Outcome;
}

/** Indonesian names of the zones. */
export const ZONE_NAMES: Readonly<Record<Zone, string>> = { GREEN: 'Hijau', YELLOW: 'Kuning', ORANGE: 'Oranye', RED: 'Merah' };

/** Does the text order the school of this zone to close? Unknown zone: no. O(1). */
export function isClosedZone(zone: Zone | null, { limits }: LifecycleRules): boolean {
  if (zone === null) return false;
  if (limits.zonesClosed.value !== null) return limits.zonesClosed.value.includes(zone);
  return limits.zonesOpen.value !== null && !limits.zonesOpen.value.includes(zone);
}

/** A-02 as a known word; anything else counts as the default. */
export function clockRuleOf({ limits }: LifecycleRules): ClockRule {
  const rule = limits.transitionClock.value;
  return rule === 'RUN' || rule === 'RESTART' ? rule : 'PAUSE';
}

/**
 * The phase a suspended school returns to on a day: by the clock when it had begun, else PERMITTED, so that the head still starts
 * it with consents. Null when the open suspension or the length of the transition is not recorded. O(n log n) in suspensions.
 */
export function phaseByClock(facts: LifecycleFacts, on: Day, rules: LifecycleRules): 'PERMITTED' | 'TRANSITION' | 'NEW_NORMAL' | null {
  const { startDay } = facts;
  if (openSuspensionFrom(facts, on) === null) return null;
  if (startDay === null) return 'PERMITTED';
  const months = rules.limits.transitionMonths.value;
  if (months === null) return null;
  const closed = facts.suspensions.map(({ from, to }) => ({ from, to: to ?? on }));
  const end = transitionEndDay(startDay, closed, clockRuleOf(rules), months);
  return end === null ? null : on >= end ? 'NEW_NORMAL' : 'TRANSITION';
}

/** Since when are lessons suspended on this day, or null? O(suspensions). */
export function openSuspensionFrom(facts: LifecycleFacts, on: Day): Day | null {
  const open = facts.suspensions.filter(({ from, to }) => from <= on && to === null);
  return open.reduce<Day | null>((first, { from }) => (first === null || from < first ? from : first), null);
}

/** Was something written? O(1). */
export function given(text: string | null | undefined): text is string {
  return typeof text === 'string' && text.trim() !== '';
}
