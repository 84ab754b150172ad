import type { TeacherRecord } from '@giliran/dapodik';
import { numberOf, readNumber, type NumberRange } from '../../../components/read-number.ts';

/** One teacher as typed; `rombel` is the name of the rombel led, empty = every rombel. */
export interface TeacherEntry {
  readonly name: string;
  readonly rombel: string;
  readonly maxDay: string;
  readonly maxWeek: string;
  /** Lesson periods, for subject teachers. */
  readonly maxPeriods: string;
}

/** A teacher as the server takes one; null = no limit, or every rombel. */
export interface TeacherValues {
  readonly name: string;
  readonly rombel: string | null;
  readonly maxDay: number | null;
  readonly maxWeek: number | null;
  readonly maxPeriods: number | null;
}

/** Most sessions of a teacher that are plausible. */
export const TEACHER_RANGES = {
  day: { min: 0, max: 10, whole: true },
  week: { min: 0, max: 60, whole: true },
  periods: { min: 0, max: 200, whole: true },
} as const satisfies Record<string, NumberRange>;

export const NEW_TEACHER: TeacherEntry = { name: '', rombel: '', maxDay: '', maxWeek: '', maxPeriods: '' };

/** The stored teacher as text. */
export function teacherEntryOf({ name, rombel, maxDay, maxWeek, maxPeriods }: TeacherValues): TeacherEntry {
  const text = (limit: number | null) => (limit === null ? '' : String(limit));
  return { name, rombel: rombel ?? '', maxDay: text(maxDay), maxWeek: text(maxWeek), maxPeriods: text(maxPeriods) };
}

export type TeacherReading =
  | { readonly kind: 'teacher'; readonly teacher: TeacherValues }
  | { readonly kind: 'wrong'; readonly reason: 'noName' | 'nameTaken' | 'number' };

/** The teacher behind the fields, or what has to be mended. An empty limit means no limit. `otherNames`: a name is used once. O(names). */
export function readTeacherEntry(entry: TeacherEntry, otherNames: readonly string[]): TeacherReading {
  const name = entry.name.trim().replace(/\s+/g, ' ');
  if (name === '') return { kind: 'wrong', reason: 'noName' };
  if (otherNames.some((other) => sameTeacher(other, name))) return { kind: 'wrong', reason: 'nameTaken' };
  const day = readNumber(entry.maxDay, TEACHER_RANGES.day);
  const week = readNumber(entry.maxWeek, TEACHER_RANGES.week);
  const periods = readNumber(entry.maxPeriods, TEACHER_RANGES.periods);
  if (day.kind === 'wrong' || week.kind === 'wrong' || periods.kind === 'wrong') return { kind: 'wrong', reason: 'number' };
  return {
    kind: 'teacher',
    teacher: { name, rombel: entry.rombel || null, maxDay: numberOf(day), maxWeek: numberOf(week), maxPeriods: numberOf(periods) },
  };
}

/** A teacher of a file, and whether the file's own words make a class teacher of them. */
export interface TeacherRow {
  readonly values: TeacherValues;
  readonly staffType: string | null;
  readonly additionalDuty: string | null;
  /** Starts chosen: teaches, as far as the file tells. */
  readonly chosen: boolean;
}

/**
 * What an imported sheet makes of the school's teachers. Known names keep rombel and limits; of two rows with one name the
 * first counts, the others are named in `doubled`, since the schedule tells teachers apart by name. O(rows x teachers).
 */
export function teacherRows(records: readonly TeacherRecord[], known: readonly TeacherValues[]): { rows: TeacherRow[]; doubled: string[] } {
  const rows: TeacherRow[] = [];
  const doubled: string[] = [];
  for (const { name, staffType, additionalDuty } of records) {
    if (rows.some((row) => sameTeacher(row.values.name, name))) {
      doubled.push(name);
      continue;
    }
    const before = known.find((teacher) => sameTeacher(teacher.name, name));
    rows.push({
      values: before ?? { name, rombel: null, maxDay: null, maxWeek: null, maxPeriods: null },
      staffType,
      additionalDuty,
      chosen: staffType === null || /\b(guru|tutor|pendidik)\b/iu.test(staffType),
    });
  }
  return { rows, doubled };
}

function sameTeacher(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
