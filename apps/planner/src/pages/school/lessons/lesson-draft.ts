import type { LessonRecord } from '@giliran/dapodik';
import type { LessonDemandFacts } from '@giliran/planning';
import { readNumber } from '../../../components/read-number.ts';

/** One field of the table as typed; the teacher by name. */
export interface LessonCell {
  readonly periods: string;
  readonly teacher: string;
}

/** The table of lessons as typed: columns in their order, cells by rombel id and subject. Cells that say nothing are left out. */
export interface LessonDraft {
  readonly subjects: readonly string[];
  readonly cells: Readonly<Record<string, Readonly<Record<string, LessonCell>>>>;
}

/** Whom and what the table is about. */
export interface LessonPeople {
  readonly rombel: readonly { readonly id: string; readonly name: string; readonly grade: number | null }[];
  readonly teachers: readonly { readonly id: string; readonly name: string }[];
}

const EMPTY_CELL: LessonCell = { periods: '', teacher: '' };
const PERIOD_RANGE = { min: 1, max: 40, whole: true } as const;
export const LONGEST_SUBJECT = 60;

/** What keeps a cell from being stored. */
type LessonGap = 'noPeriods' | 'badPeriods' | 'noTeacher' | 'unknownTeacher';

export interface CellGap {
  readonly rombelId: string;
  readonly subject: string;
  readonly gap: LessonGap;
}

export interface DraftReading {
  /** What can be stored: cells with both, in the order of rombel and columns. */
  readonly demand: LessonDemandFacts[];
  readonly gaps: readonly CellGap[];
}

/** What is stored, as text. A teacher who is no longer there leaves the field empty. O(rows). */
export function draftOf(demand: readonly LessonDemandFacts[], people: LessonPeople): LessonDraft {
  const nameOf = new Map(people.teachers.map(({ id, name }) => [id, name]));
  let draft: LessonDraft = { subjects: [...new Set(demand.map(({ subject }) => subject))], cells: {} };
  for (const { rombelId, subject, teacherId, periods } of demand)
    draft = withCell(draft, rombelId, subject, { periods: String(periods), teacher: nameOf.get(teacherId) ?? '' });
  return draft;
}

/** The table behind the fields, and every cell that is not whole. O(rombel * subjects + teachers). */
export function readDraft(draft: LessonDraft, people: LessonPeople): DraftReading {
  const idOf = new Map(people.teachers.map(({ id, name }) => [plain(name), id]));
  const demand: LessonDemandFacts[] = [];
  const gaps: CellGap[] = [];
  for (const { id: rombelId } of people.rombel) {
    for (const subject of draft.subjects) {
      const cell = cellOf(draft, rombelId, subject);
      const periods = readNumber(cell.periods, PERIOD_RANGE);
      const teacherId = idOf.get(plain(cell.teacher));
      if (plain(cell.teacher) === '' && periods.kind === 'empty') continue;
      const gap: LessonGap | null =
        periods.kind === 'wrong'
          ? 'badPeriods'
          : periods.kind === 'empty'
            ? 'noPeriods'
            : plain(cell.teacher) === ''
              ? 'noTeacher'
              : teacherId === undefined
                ? 'unknownTeacher'
                : null;
      if (gap !== null) gaps.push({ rombelId, subject, gap });
      else if (periods.kind === 'number' && teacherId !== undefined) demand.push({ rombelId, subject, teacherId, periods: periods.value });
    }
  }
  return { demand, gaps };
}

export function cellOf(draft: LessonDraft, rombelId: string, subject: string): LessonCell {
  return draft.cells[rombelId]?.[subject] ?? EMPTY_CELL;
}

export function withCell(draft: LessonDraft, rombelId: string, subject: string, cell: LessonCell): LessonDraft {
  const { [subject]: _, ...others } = draft.cells[rombelId] ?? {};
  const row = cell.periods === '' && cell.teacher === '' ? others : { ...others, [subject]: cell };
  return { ...draft, cells: { ...draft.cells, [rombelId]: row } };
}

/** The column of this name, also when it is written in another case; null when there is none. */
export function columnOf(draft: LessonDraft, name: string): string | null {
  return draft.subjects.find((subject) => plain(subject) === plain(name)) ?? null;
}

/** The table with one more column; the same table when the name is empty or taken. */
export function withSubject(draft: LessonDraft, name: string): LessonDraft {
  const subject = tidy(name).slice(0, LONGEST_SUBJECT);
  return subject === '' || columnOf(draft, subject) !== null ? draft : { ...draft, subjects: [...draft.subjects, subject] };
}

/** The column under another name; the same table when the name is empty or taken by another column. O(rombel). */
export function renameSubject(draft: LessonDraft, from: string, to: string): LessonDraft {
  const name = tidy(to).slice(0, LONGEST_SUBJECT);
  const taken = columnOf(draft, name);
  if (name === '' || name === from || (taken !== null && taken !== from)) return draft;
  const cells = Object.fromEntries(
    Object.entries(draft.cells).map(([rombelId, row]) => [
      rombelId,
      Object.fromEntries(Object.entries(row).map(([subject, cell]) => [subject === from ? name : subject, cell])),
    ]),
  );
  return { subjects: draft.subjects.map((subject) => (subject === from ? name : subject)), cells };
}

export function withoutSubject(draft: LessonDraft, subject: string): LessonDraft {
  const emptied = Object.keys(draft.cells).reduce((now, rombelId) => withCell(now, rombelId, subject, EMPTY_CELL), draft);
  return { ...emptied, subjects: draft.subjects.filter((name) => name !== subject) };
}

/** The row of one rombel in every other rombel of its grade (of its school where it has none). O(rombel). */
export function copyToGrade(draft: LessonDraft, rombelId: string, { rombel }: LessonPeople): LessonDraft {
  const from = rombel.find(({ id }) => id === rombelId);
  const row = draft.cells[rombelId] ?? {};
  const targets = rombel.filter(({ id, grade }) => id !== rombelId && grade === from?.grade);
  return { ...draft, cells: { ...draft.cells, ...Object.fromEntries(targets.map(({ id }) => [id, row])) } };
}

/** Where a block of a spreadsheet is put: its first cell, and which of the two fields its texts fill. */
export interface PastePlace {
  readonly rombelId: string;
  readonly subject: string;
  readonly field: keyof LessonCell;
}

/** Fills a copied block (lines and tabs) to the right and downwards; what reaches over the table is left. O(cells of the block). */
export function pasteBlock(draft: LessonDraft, at: PastePlace, text: string, { rombel }: LessonPeople): LessonDraft {
  const top = rombel.findIndex(({ id }) => id === at.rombelId);
  const left = draft.subjects.indexOf(at.subject);
  let result = draft;
  for (const [r, line] of text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .entries()) {
    for (const [c, value] of line.split('\t').entries()) {
      const [row, subject] = [rombel[top + r], draft.subjects[left + c]];
      if (row && subject !== undefined)
        result = withCell(result, row.id, subject, { ...cellOf(result, row.id, subject), [at.field]: tidy(value) });
    }
  }
  return result;
}

/** What a lesson list makes of the table. */
export interface MergedLessons {
  readonly draft: LessonDraft;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Filled cells of the table that the list does not name. */
  readonly unnamed: number;
}

/**
 * The table with the rows of a list; what the list leaves open stays as it was. `onlyList`: cells that the list does not name are
 * emptied. O(rows * subjects).
 */
export function mergeRecords(draft: LessonDraft, records: readonly LessonRecord[], people: LessonPeople, onlyList: boolean): MergedLessons {
  const idOf = new Map(people.rombel.map(({ id, name }) => [plain(name), id]));
  let result = draft;
  const counts = { added: 0, changed: 0, same: 0 };
  const named = new Set<string>();
  for (const { rombel, subject: written, teacher, periods } of records) {
    const rombelId = idOf.get(plain(rombel));
    if (rombelId === undefined) continue;
    result = withSubject(result, written);
    const subject = columnOf(result, written) ?? written;
    const before = cellOf(draft, rombelId, subject);
    const cell = { periods: periods === null ? before.periods : String(periods), teacher: teacher ?? before.teacher };
    named.add(JSON.stringify([rombelId, subject]));
    counts[sameCell(before, EMPTY_CELL) ? 'added' : sameCell(before, cell) ? 'same' : 'changed']++;
    result = withCell(result, rombelId, subject, cell);
  }
  const unnamed = filled(draft).filter(({ rombelId, subject }) => !named.has(JSON.stringify([rombelId, subject])));
  if (onlyList) for (const { rombelId, subject } of unnamed) result = withCell(result, rombelId, subject, EMPTY_CELL);
  return { draft: result, ...counts, unnamed: unnamed.length };
}

/** Would two tables store the same? Columns without a cell, and the order of columns, are not stored. O(cells). */
export function sameDraft(a: LessonDraft, b: LessonDraft): boolean {
  const cells = filled(a);
  return (
    cells.length === filled(b).length &&
    cells.every(({ rombelId, subject }) => sameCell(cellOf(a, rombelId, subject), cellOf(b, rombelId, subject)))
  );
}

/** Names in the table that are no teacher of the school, each once. O(cells + teachers). */
export function unknownTeachers(draft: LessonDraft, { teachers }: LessonPeople): string[] {
  const known = new Set(teachers.map(({ name }) => plain(name)));
  const names = new Map<string, string>();
  for (const { rombelId, subject } of filled(draft)) {
    const name = tidy(cellOf(draft, rombelId, subject).teacher);
    if (name !== '' && !known.has(plain(name)) && !names.has(plain(name))) names.set(plain(name), name);
  }
  return [...names.values()];
}

function filled(draft: LessonDraft): { rombelId: string; subject: string }[] {
  return Object.entries(draft.cells).flatMap(([rombelId, row]) => Object.keys(row).map((subject) => ({ rombelId, subject })));
}

function sameCell(a: LessonCell, b: LessonCell): boolean {
  return a.periods.trim() === b.periods.trim() && plain(a.teacher) === plain(b.teacher);
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function plain(text: string): string {
  return tidy(text).toLowerCase();
}
