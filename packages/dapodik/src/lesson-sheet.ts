import { nearestName } from './nearest-name.ts';
import { noRows, shortValue, type RowProblem } from './problem.ts';
import type { ReadOptions } from './read-options.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { countOf, sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';
import { decodeText, encodeText } from './text-bytes.ts';

/** One subject of one rombel, as the file tells it; what the file leaves open is null, for the operator to fill in. */
export interface LessonRecord {
  /** The school's own spelling where the names of its rombel were given. */
  readonly rombel: string;
  readonly subject: string;
  /** The school's own spelling where it knows the teacher, else as written. */
  readonly teacher: string | null;
  /** Lesson periods a week of each group of the rombel. */
  readonly periods: number | null;
  readonly row: number;
}

export interface LessonSheet {
  readonly records: LessonRecord[];
  readonly problems: RowProblem[];
  readonly droppedColumns: string[];
  readonly sheet: string;
}

export interface LessonOptions extends ReadOptions {
  /** Names of the school's rombel: a row of another rombel is left out and named. Absent = every name is taken. */
  readonly rombel?: readonly string[];
  /** Names of the school's teachers: an unknown one is kept as written and named. Absent = every name is taken. */
  readonly teachers?: readonly string[];
}

type Key = 'rombel' | 'subject' | 'teacher' | 'periods';

export const LESSON_RULES: HeaderRules<Key> = {
  anchors: ['rombel', 'subject'],
  twoRows: false,
  columns: [
    { key: 'rombel', names: ['Rombel', 'Nama Rombel', 'Kelas'], required: true },
    { key: 'subject', names: ['Mata Pelajaran', 'Mapel', 'Nama Mata Pelajaran', 'Pelajaran'], required: true },
    { key: 'teacher', names: ['Guru', 'Nama Guru', 'Guru Mapel', 'Pengajar'], required: true },
    { key: 'periods', names: ['Jam per Minggu', 'Jam', 'JP', 'Jam Pelajaran', 'Jumlah Jam', 'JJM'], required: true },
  ],
};

const MOST_PERIODS = 40;

/**
 * Which subjects, teachers and weekly periods does a lesson list hold: our template, a CSV, or lines copied from a spreadsheet? Lines
 * without a header row are read in the template's order of columns. A row with neither teacher nor periods says nothing and is
 * passed over; one with only one of both is kept and named. O(rows x known names).
 */
export function readLessonSheet(file: SourceFile, options: LessonOptions = {}): LessonSheet {
  const asIs = readLessons(file, options);
  if (!asIs.problems.some(({ code }) => code === 'HEADER_NOT_FOUND')) return asIs;
  const headed = withHeader(file);
  if (!headed) return asIs;
  const read = readLessons(headed, options);
  return {
    ...read,
    records: read.records.map((record) => ({ ...record, row: record.row - 1 })),
    problems: read.problems.map(oneRowUp),
  };
}

/** Copied lines rarely bring their header: the same text under our own. Null for a file that is no plain table of our columns. */
function withHeader(file: SourceFile): SourceFile | null {
  if (file.bytes[0] === 0x50 && file.bytes[1] === 0x4b) return null;
  const text = decodeText(file.bytes).replace(/^\u{feff}/u, '');
  const [first = ''] = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  const separator = ['\t', ';', ','].find((mark) => first.split(mark).length === LESSON_RULES.columns.length);
  if (separator === undefined) return null;
  const header = LESSON_RULES.columns.map((column) => column.names[0]).join(separator);
  return { name: file.name, bytes: encodeText(`${header}\n${text}`) };
}

/** The header above was ours: rows count from the file's own first line. */
function oneRowUp(problem: RowProblem): RowProblem {
  return {
    ...problem,
    row: problem.row === null ? null : problem.row - 1,
    message: problem.message.replace(/\bbaris (\d+)/gu, (_all, row: string) => `baris ${Number(row) - 1}`),
  };
}

function readLessons(file: SourceFile, options: LessonOptions): LessonSheet {
  const { sheet, problems } = openSheet(file, LESSON_RULES);
  if (!sheet) return { records: [], problems, droppedColumns: [], sheet: '' };
  const records: LessonRecord[] = [];
  const rowByKey = new Map<string, number>();
  let rows = 0;
  for (const row of sheetRows(sheet, LESSON_RULES, problems)) {
    rows++;
    const record = recordOf(row, options);
    if (!record) continue;
    const key = JSON.stringify([record.rombel, record.subject].map((text) => text.toLowerCase()));
    const earlier = rowByKey.get(key);
    if (earlier !== undefined) {
      row.report('subject', {
        code: 'DUPLICATE_KEY',
        effect: 'ROW_LEFT_OUT',
        value: shortValue(record.subject),
        message: `${shortValue(record.subject)} untuk ${shortValue(record.rombel)} di baris ${row.number} sudah ada di baris ${earlier}.`,
        advice: 'Hapus baris yang berulang. Bila dua guru berbagi mapel itu, bedakan namanya, misalnya "IPA 1" dan "IPA 2".',
      });
      continue;
    }
    rowByKey.set(key, row.number);
    records.push(record);
  }
  if (rows === 0) problems.push(noRows(sheet.table.name));
  return { records, problems, droppedColumns: [...sheet.droppedColumns], sheet: sheet.table.name };
}

function recordOf(row: SheetRow<Key>, options: LessonOptions): LessonRecord | null {
  const [rombelCell, subjectCell, teacherCell] = [
    row.cell('rombel', 'ROW_LEFT_OUT'),
    row.cell('subject', 'ROW_LEFT_OUT'),
    row.cell('teacher', 'VALUE_LEFT_OUT'),
  ];
  const periods = periodsOf(row, options.acceptSuggestions ?? false);
  const [written, subject, teacher] = [textOf(rombelCell), textOf(subjectCell), textOf(teacherCell)];
  // A prepared row that nobody filled in.
  if (teacher === null && periods.state === 'EMPTY' && teacherCell.state !== 'BAD') return null;
  for (const [key, text, state] of [
    ['rombel', written, rombelCell.state],
    ['subject', subject, subjectCell.state],
  ] as const) {
    if (text !== null || state === 'BAD') continue;
    row.report(key, {
      code: 'EMPTY_VALUE',
      effect: 'ROW_LEFT_OUT',
      message: `${key === 'rombel' ? 'Rombel' : 'Mata pelajaran'} di baris ${row.number} kosong.`,
      advice: 'Isi, atau hapus baris itu.',
    });
  }
  if (written === null || subject === null) return null;
  const rombel = knownName(row, 'rombel', written, options.rombel, options);
  if (rombel === null) return null;
  if (teacher === null && teacherCell.state !== 'BAD') {
    row.report('teacher', {
      code: 'EMPTY_VALUE',
      effect: 'VALUE_LEFT_OUT',
      message: `Guru ${shortValue(subject)} untuk ${shortValue(rombel)} di baris ${row.number} kosong.`,
      advice: 'Jamnya tetap dipakai; pilih gurunya di tabel.',
    });
  }
  if (periods.state === 'EMPTY') {
    row.report('periods', {
      code: 'EMPTY_VALUE',
      effect: 'VALUE_LEFT_OUT',
      message: `Jam ${shortValue(subject)} untuk ${shortValue(rombel)} di baris ${row.number} kosong.`,
      advice: 'Gurunya tetap dipakai; isi jamnya di tabel.',
    });
  }
  return {
    rombel,
    subject: shortValue(subject, 60),
    teacher: teacher === null ? null : knownName(row, 'teacher', teacher, options.teachers, options),
    periods: periods.state === 'VALUE' ? periods.count : null,
    row: row.number,
  };
}

function periodsOf(row: SheetRow<Key>, acceptSuggestions: boolean): ReturnType<typeof countOf> {
  const read = countOf(row, 'periods', 'Jam per minggu', 'VALUE_LEFT_OUT', acceptSuggestions);
  if (read.state !== 'VALUE') return read;
  // No periods a week: the rombel does not have the subject.
  if (read.count === 0) return { state: 'EMPTY' };
  if (read.count <= MOST_PERIODS) return read;
  row.report('periods', {
    code: 'MALFORMED_COUNT',
    effect: 'VALUE_LEFT_OUT',
    value: String(read.count),
    message: `Jam per minggu di baris ${row.number} ${read.count}, paling banyak ${MOST_PERIODS}.`,
    advice: 'Isi jam pelajaran seminggu untuk satu kelompok.',
  });
  return { state: 'BAD' };
}

/** The school's spelling of a rombel or teacher. An unknown rombel is null and its row left out; an unknown teacher stays as written. */
function knownName(
  row: SheetRow<Key>,
  key: 'rombel' | 'teacher',
  written: string,
  known: readonly string[] | undefined,
  { acceptSuggestions = false }: ReadOptions,
): string | null {
  if (!known) return written;
  const same = known.find((name) => name.toLowerCase() === written.toLowerCase());
  if (same !== undefined) return same;
  const near = nearestName(written, known);
  const taken = acceptSuggestions ? near : null;
  const word = key === 'rombel' ? 'Rombel' : 'Guru';
  row.report(key, {
    code: 'UNKNOWN_KEY',
    effect: taken !== null || key === 'teacher' ? 'NOTE' : 'ROW_LEFT_OUT',
    value: shortValue(written, 40),
    message: `${word} "${shortValue(written, 40)}" di baris ${row.number} tidak ada di sekolah ini.${near === null ? '' : ` Mungkin "${near}".`}`,
    advice:
      key === 'rombel'
        ? 'Samakan dengan nama rombel di halaman Siswa, atau terima saran.'
        : 'Terima saran, atau biarkan: barisnya masuk tabel dengan tanda, dan gurunya bisa ditambahkan dari sana.',
    ...(near === null ? {} : { suggestion: near }),
  });
  return taken ?? (key === 'teacher' ? written : null);
}
