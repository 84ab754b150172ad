import type { Weekday } from '@giliran/kernel';
import type { SheetHead } from './sheet-head.ts';

/** One lesson of one group, with the names people use. */
export interface WeekSession {
  readonly day: Weekday;
  readonly shift: string;
  /** `HH:MM` */
  readonly start: string;
  readonly end: string;
  readonly room: string;
  readonly teacher: string | null;
  /** "4A · A" */
  readonly group: string;
  readonly pupils: number;
}

/** A week as the sheets by teacher, by room, by group and of the gate read it. */
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

/** By day in the school's order, then by start, end and group. O(n log n). */
export function inOrder(sessions: readonly WeekSession[], days: readonly Weekday[]): WeekSession[] {
  const rank = new Map(days.map((day, i) => [day, i]));
  return [...sessions].sort(
    (a, b) =>
      (rank.get(a.day) ?? days.length) - (rank.get(b.day) ?? days.length) ||
      minuteOf(a.start) - minuteOf(b.start) ||
      minuteOf(a.end) - minuteOf(b.end) ||
      a.group.localeCompare(b.group, 'id', { numeric: true }),
  );
}

/** Sessions under one heading each, headings in the order people count: "Ruang 2" before "Ruang 10". O(n log n). */
export function groupedBy(sessions: readonly WeekSession[], key: (session: WeekSession) => string | null): [string, WeekSession[]][] {
  const lists = new Map<string, WeekSession[]>();
  for (const session of sessions) {
    const name = key(session);
    if (name === null) continue;
    const list = lists.get(name);
    if (list) list.push(session);
    else lists.set(name, [session]);
  }
  return [...lists].sort(([a], [b]) => a.localeCompare(b, 'id', { numeric: true }));
}
