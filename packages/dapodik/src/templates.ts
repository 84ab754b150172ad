import { CONSENT_RULES } from './consent-csv.ts';
import { LESSON_RULES } from './lesson-sheet.ts';
import { ROMBEL_RULES } from './rombel-sheet.ts';
import { ROOM_RULES } from './room-sheet.ts';
import type { HeaderRules } from './sheet-header.ts';
import { TEACHER_RULES } from './teacher-sheet.ts';
import { encodeText } from './text-bytes.ts';
import { workbookBytes } from './workbook-bytes.ts';

/** A file to hand to a user. */
export interface TemplateFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What a user writes in each column, shown on the second sheet. */
type Guide<K extends string> = Readonly<Partial<Record<K, string>>>;

function sheetTemplate<K extends string>(
  fileName: string,
  rules: HeaderRules<K>,
  guide: Guide<K>,
  textKeys: readonly K[],
  filled: readonly Readonly<Record<K, string | null>>[] = [],
): TemplateFile {
  const columns = rules.columns.filter((column) => guide[column.key] !== undefined);
  const headers = columns.map((column) => column.names[0]);
  const textColumns = columns.flatMap((column, c) => (textKeys.includes(column.key) ? [c] : []));
  const bytes = workbookBytes([
    {
      name: 'Isian',
      rows: [headers, ...filled.map((row) => columns.map((column) => row[column.key]))],
      columnChars: headers.map((header) => Math.max(16, header.length + 2)),
      textColumns,
    },
    {
      name: 'Petunjuk',
      rows: [
        ['Kolom', 'Cara mengisi'],
        ...columns.map((column) => [
          column.names[0],
          `${column.required ? 'Wajib ada kolomnya.' : 'Boleh dihapus.'} ${guide[column.key] ?? ''}`,
        ]),
      ],
      columnChars: [24, 90],
    },
  ]);
  return { fileName, bytes };
}

/** An empty room sheet (.xlsx) that `readRoomSheet` reads. O(1). */
export function roomTemplate(): TemplateFile {
  return sheetTemplate(
    'templat-ruang.xlsx',
    ROOM_RULES,
    {
      name: 'Nama ruang, misalnya Ruang 1.',
      lengthM: 'Panjang bagian dalam dalam meter, misalnya 8 atau 7,5. Kosongkan bila belum diketahui.',
      widthM: 'Lebar bagian dalam dalam meter, misalnya 7 atau 6,25. Kosongkan bila belum diketahui.',
      frontZoneM: 'Jarak dari dinding depan ke baris meja pertama dalam meter, misalnya 2. Kosongkan bila belum diketahui.',
      site: 'Gedung atau lokasi, bila sekolah punya lebih dari satu.',
    },
    [],
  );
}

/** An empty teacher sheet (.xlsx) that `readTeacherSheet` reads; the NUPTK column is text from the start. O(1). */
export function teacherTemplate(): TemplateFile {
  return sheetTemplate(
    'templat-guru.xlsx',
    TEACHER_RULES,
    {
      name: 'Nama lengkap.',
      nuptk: '16 digit, boleh kosong. Kolom ini berformat teks supaya digitnya tidak berubah.',
      staffType: 'Misalnya Guru Kelas, Guru Mapel, Kepala Sekolah.',
      additionalDuty: 'Misalnya Kepala Sekolah atau Wakil Kepala Sekolah. Boleh kosong.',
    },
    ['nuptk'],
  );
}

/** An empty rombel sheet (.xlsx) that `readRombelSheet` reads. O(1). */
export function rombelTemplate(): TemplateFile {
  return sheetTemplate(
    'templat-rombel.xlsx',
    ROMBEL_RULES,
    {
      name: 'Nama rombel, misalnya Kelas 4A.',
      grade: '1 sampai 13; untuk PAUD isi A, B atau kosongkan.',
      pupils: 'Jumlah peserta didik, bilangan bulat.',
      homeroomTeacher: 'Nama wali kelas. Boleh kosong.',
      room: 'Nama ruang yang biasa dipakai. Boleh kosong.',
      kind: 'Hanya rombel jenis Kelas yang dipakai. Boleh kosong.',
    },
    ['name'],
  );
}

/**
 * A lesson list (.xlsx) that `readLessonSheet` reads, with these rows filled in: what the school has now, or rows prepared for
 * typing (null = empty cell). O(rows).
 */
export function lessonTemplate(
  rows: readonly {
    readonly rombel: string;
    readonly subject: string;
    readonly teacher: string | null;
    readonly periods: string | null;
  }[],
): TemplateFile {
  return sheetTemplate(
    'pelajaran.xlsx',
    LESSON_RULES,
    {
      rombel: 'Nama rombel seperti di halaman Siswa, misalnya 7A.',
      subject: 'Misalnya Matematika. Satu baris untuk satu mapel di satu rombel.',
      teacher: 'Nama guru seperti di halaman Guru.',
      periods: 'Jam pelajaran seminggu untuk satu kelompok, bilangan bulat. Kosongkan baris mapel yang tidak diajarkan tatap muka.',
    },
    ['rombel'],
    rows,
  );
}

/** Quotes a CSV field where needed, and disarms texts a spreadsheet would run as a formula. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A consent list (CSV, semicolons, UTF-8 with byte order mark) with one row per pupil, all still "belum", that `readConsentCsv`
 * reads. O(pupils).
 */
export function consentTemplate(pupils: readonly { readonly key: string; readonly name: string; readonly rombel: string }[]): TemplateFile {
  const [keyColumn, answerColumn] = CONSENT_RULES.columns.map((column) => column.names[0]);
  const rows = [
    [keyColumn ?? '', 'Nama', 'Rombel', answerColumn ?? ''],
    ...pupils.map((pupil) => [pupil.key, pupil.name, pupil.rombel, 'belum']),
  ];
  const text = rows.map((row) => `${row.map(csvField).join(';')}\r\n`).join('');
  return { fileName: 'templat-persetujuan.csv', bytes: encodeText(text) };
}
