import { daysBetween, weekdayOf, WEEKDAYS, type Day } from './day.ts';

/**
 * Is `day` in week A or B of a plan that starts on `start`? Weeks run from Monday to Sunday; A is the week of `start`, then they
 * alternate by the calendar alone, so a holiday does not flip them and days before `start` have a week too. O(1).
 */
export function weekOf(start: Day, day: Day): 'A' | 'B' {
  const weeks = Math.floor((daysBetween(start, day) + WEEKDAYS.indexOf(weekdayOf(start))) / 7);
  return weeks % 2 === 0 ? 'A' : 'B';
}
