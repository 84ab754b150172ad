import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { addDays, WEEKDAYS, weekdayOf, type Day } from '@giliran/kernel';

export type PlanWeek = 'A' | 'B';
export const PLAN_WEEKS: readonly PlanWeek[] = ['A', 'B'];

/** Over how many weeks does a plan repeat? A plan without sessions says nothing: null. O(sessions). */
export function weeksOfPlan(plan: SavedPlan): 1 | 2 | null {
  if (plan.sessions.length === 0) return null;
  return plan.sessions.some((session) => session.week !== undefined) ? 2 : 1;
}

/** Over how many weeks does the school plan? */
export function weeksOfSetting({ weeks }: Pick<SchoolFacts['setting'], 'weeks'>): 1 | 2 {
  return weeks === 2 ? 2 : 1;
}

/** One week of a fortnight as the plan of every week. O(sessions). */
export function ofOneWeek(plan: SavedPlan, week: PlanWeek): SavedPlan {
  const sessions = plan.sessions.flatMap(({ week: own, ...session }) => (own === undefined || own === week ? [session] : []));
  return { ...plan, sessions };
}

/** First and last school day of one calendar week. */
interface WeekSpan {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The next `count` weeks of one letter, from the week of `today` on and never before the first day: week A is the week of
 * `startDate`, and the letters change every Monday, holidays or not. Weeks without a school day left are skipped. O(count).
 */
export function weekSpans(
  { startDate, days }: Pick<SchoolFacts['setting'], 'startDate' | 'days'>,
  week: PlanWeek,
  today: Day,
  count: number,
): WeekSpan[] {
  const places = days.map((day) => WEEKDAYS.indexOf(day)).sort((a, b) => a - b);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = mondayOf(startDate);
  const spans: WeekSpan[] = [];
  const shown = today > startDate ? mondayOf(today) : start;
  for (let monday = addDays(start, week === 'A' ? 0 : 7); spans.length < count; monday = addDays(monday, 14)) {
    const from = addDays(monday, first) < startDate ? startDate : addDays(monday, first);
    const to = addDays(monday, last);
    if (monday >= shown && from <= to) spans.push({ from, to });
  }
  return spans;
}

function mondayOf(day: Day): Day {
  return addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
}
