import { addDays, weekdayOf, WEEKDAYS, type Weekday } from '@giliran/kernel';
import { dayText, hoursText, weekdayText } from './indonesian-text.ts';
import type { Cell } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

/** Week of a fortnight. */
export type PlanWeek = 'A' | 'B';

/** One period of a subject teacher, with the names people use. */
export interface PrintLesson {
  /** Counts from 0 in the session. */
  readonly period: number;
  readonly subject: string;
  readonly teacher: string;
  /** `HH:MM` */
  readonly start: string;
  readonly end: string;
}

/** When and where a group comes, with the names people use. */
export interface PrintSession {
  /** Absent: every week is the same. */
  readonly week?: PlanWeek;
  readonly day: Weekday;
  readonly shift: string;
  /** `HH:MM` */
  readonly start: string;
  readonly end: string;
  readonly room: string;
  /** The class teacher; null with lessons. */
  readonly teacher: string | null;
  /** What subject teachers teach in it. */
  readonly lessons?: readonly PrintLesson[];
}

/** One session with the group that comes. */
export interface WeekSession extends PrintSession {
  /** "4A · A" */
  readonly group: string;
  readonly pupils: number;
}

/** A week, or weeks A and B, as the sheets by teacher, by room, by group and of the gate read it. */
export interface WeekInput {
  readonly head: SheetHead;
  /** School days in their order. */
  readonly days: readonly Weekday[];
  readonly sessions: readonly WeekSession[];
}

/** `HH:MM` as minutes after midnight. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Minutes after midnight as "07.05". */
export function timeText(minute: number): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}.${pad(minute % 60)}`;
}

/** The weeks that sheets tell apart: A and B, or one without a name. O(n). */
export function weeksOf(sessions: readonly { readonly week?: PlanWeek }[]): readonly (PlanWeek | null)[] {
  return sessions.some(({ week }) => week !== undefined) ? ['A', 'B'] : [null];
}

/** Does a session happen in this week? */
export function isIn(session: { readonly week?: PlanWeek }, week: PlanWeek | null): boolean {
  return week === null || session.week === undefined || session.week === week;
}

/** "Senin", or "Senin minggu A" where weeks differ. */
export function dayInWeekText(day: Weekday, week: PlanWeek | null | undefined): string {
  return week ? `${weekdayText(day)} minggu ${week}` : weekdayText(day);
}

/** From when weeks A and B count: A is the week of the first day, B begins on the Monday after. */
export function weekNote({ startsOn }: Pick<SheetHead, 'startsOn'>): string {
  if (startsOn === null) return 'Minggu A dan minggu B bergantian; hari libur tidak menukarnya.';
  const next = addDays(startsOn, 7 - WEEKDAYS.indexOf(weekdayOf(startsOn)));
  return `Minggu A mulai ${dayText(startsOn)}, minggu B mulai ${dayText(next)}, lalu bergantian; hari libur tidak menukarnya.`;
}

/** Periods of one subject and teacher that follow each other, as one stretch. By period. O(n log n). */
export function lessonRuns(lessons: readonly PrintLesson[]): (PrintLesson & { readonly periods: number })[] {
  const runs: (PrintLesson & { periods: number })[] = [];
  for (const lesson of [...lessons].sort((a, b) => a.period - b.period)) {
    const run = runs.at(-1);
    const follows = run && run.subject === lesson.subject && run.teacher === lesson.teacher && run.period + run.periods === lesson.period;
    if (follows) runs[runs.length - 1] = { ...run, end: lesson.end, periods: run.periods + 1 };
    else runs.push({ ...lesson, periods: 1 });
  }
  return runs;
}

/** Each stretch of lessons in a line: "07.00–08.00 MTK, Bu Ina". */
export function lessonLines(lessons: readonly PrintLesson[]): string[] {
  return lessonRuns(lessons).map(({ start, end, subject, teacher }) => `${hoursText(start, end)} ${subject}, ${teacher}`);
}

/** Who teaches a session: the class teacher, or the lessons line by line. */
export function teacherCell({ teacher, lessons }: Pick<PrintSession, 'teacher' | 'lessons'>): Cell {
  return lessons && lessons.length > 0 ? { lines: lessonLines(lessons) } : (teacher ?? '–');
}

/** By week, by day in the school's order, then by start, end and group. O(n log n). */
export function inOrder(sessions: readonly WeekSession[], days: readonly Weekday[]): WeekSession[] {
  const rank = new Map(days.map((day, i) => [day, i]));
  return [...sessions].sort(
    (a, b) =>
      (a.week ?? '').localeCompare(b.week ?? '') ||
      (rank.get(a.day) ?? days.length) - (rank.get(b.day) ?? days.length) ||
      minuteOf(a.start) - minuteOf(b.start) ||
      minuteOf(a.end) - minuteOf(b.end) ||
      a.group.localeCompare(b.group, 'id', { numeric: true }),
  );
}

/** Sessions under one heading each, headings in the order people count: "Ruang 2" before "Ruang 10". O(n log n). */
export function groupedBy<T>(sessions: readonly T[], key: (session: T) => string | null): [string, T[]][] {
  const lists = new Map<string, T[]>();
  for (const session of sessions) {
    const name = key(session);
    if (name === null) continue;
    const list = lists.get(name);
    if (list) list.push(session);
    else lists.set(name, [session]);
  }
  return [...lists].sort(([a], [b]) => a.localeCompare(b, 'id', { numeric: true }));
}
