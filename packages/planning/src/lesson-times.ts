import { minutesOf } from './school-setting.ts';

/**
 * When does a lesson period of a session begin and end? The session is cut into equal periods, `period` counts from 0; minutes that
 * do not divide are rounded to whole ones, so that one period ends when the next begins. `HH:MM`. O(1).
 */
export function lessonTimes(
  shift: { start: string; end: string },
  periodsPerSession: number,
  period: number,
): { start: string; end: string } {
  const [from, to] = [minutesOf(shift.start), minutesOf(shift.end)];
  const at = (n: number): string => {
    const minute = Math.round(from + ((to - from) * n) / periodsPerSession);
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  };
  return { start: at(period), end: at(period + 1) };
}
