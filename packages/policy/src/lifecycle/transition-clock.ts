import { addCalendarMonths, addDays, daysBetween, type Day } from '@giliran/kernel';
import type { ClockRule, Suspension } from './lifecycle-types.ts';

/**
 * On which day does the transition end (first day of the new normal)? `months` calendar months from the school's own start
 * (P5.1.a), with the clock rule for suspensions: PAUSE adds the days without lessons, RUN ignores them, RESTART begins the
 * months again on the day lessons resume. A suspension after the end changes nothing. Null while an open suspension leaves the end
 * unknown. O(n log n) in suspensions.
 */
export function transitionEndDay(startDay: Day, suspensions: readonly Suspension[], clockRule: ClockRule, months: number): Day | null {
  let end = addCalendarMonths(startDay, months);
  if (clockRule === 'RUN') return end;
  for (const { from, to } of mergedSuspensions(suspensions)) {
    const begun = from < startDay ? startDay : from;
    if (begun >= end) break;
    if (to === null) return null;
    if (to <= begun) continue;
    end = clockRule === 'PAUSE' ? addDays(end, daysBetween(begun, to)) : addCalendarMonths(to, months);
  }
  return end;
}

/** Overlapping suspensions (zone and case at once) count their days once. By their first day. O(n log n). */
export function mergedSuspensions(suspensions: readonly Suspension[]): readonly Suspension[] {
  const result: { from: Day; to: Day | null }[] = [];
  for (const { from, to } of suspensions.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1);
    if (last && (last.to === null || from <= last.to)) {
      if (last.to !== null && (to === null || to > last.to)) last.to = to;
    } else result.push({ from, to });
  }
  return result;
}
