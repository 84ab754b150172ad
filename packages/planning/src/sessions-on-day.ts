import { weekdayOf, weekOf, type Day } from '@giliran/kernel';
import type { SavedPlan, SavedSession, SchoolSetting } from './school-facts.ts';

/**
 * Which sessions of a plan happen on `day`? Those of its weekday and, in a fortnight, of its week. Holidays and the span of a plan
 * are not looked at. In the order of the plan. O(sessions).
 */
export function sessionsOnDay(
  plan: Pick<SavedPlan, 'sessions'>,
  { startDate }: Pick<SchoolSetting, 'startDate'>,
  day: Day,
): SavedSession[] {
  const [weekday, week] = [weekdayOf(day), weekOf(startDate, day)];
  return plan.sessions.filter((session) => session.day === weekday && (session.week ?? week) === week);
}
