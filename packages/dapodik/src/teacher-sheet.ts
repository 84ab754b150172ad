import { maskedNumber, noRows, shortValue, type RowProblem } from './problem.ts';
import { schoolNameOf } from './school-name.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';

export interface TeacherRecord {
  /** NUPTK, or the name in lower case when there is none: unique in the file. */
  readonly key: string;
  readonly name: string;
  /** 16 digits, or null. */
  readonly nuptk: string | null;
  /** Jenis PTK, such as "Guru Kelas". */
  readonly staffType: string | null;
  /** Tugas Tambahan, such as "Kepala Sekolah". */
  readonly additionalDuty: string | null;
  readonly row: number;
}

export interface TeacherSheet {
  readonly records: TeacherRecord[];
  readonly problems: RowProblem[];
  readonly droppedColumns: string[];
  readonly schoolName: string | null;
  readonly sheet: string;
}

type Key = 'name' | 'nuptk' | 'staffType' | 'additionalDuty';

export const TEACHER_RULES: HeaderRules<Key> = {
  anchors: ['name', 'nuptk'],
  twoRows: false,
  columns: [
    { key: 'name', names: ['Nama'], required: true },
    { key: 'nuptk', names: ['NUPTK'], required: true },
    { key: 'staffType', names: ['Jenis PTK'], required: true },
    { key: 'additionalDuty', names: ['Tugas Tambahan'], required: true },
  ],
};
const EXPORT_RULES: HeaderRules<Key> = { ...TEACHER_RULES, twoRows: true };

function nuptkOf(row: SheetRow<Key>): string | null {
  const reading = row.cell('nuptk', 'VALUE_LEFT_OUT');
  const text = textOf(reading);
  if (text === null || reading.state !== 'VALUE') return null;
  const digits = text.replace(/\s/gu, '').replace(/^'/u, '');
  if (/^0*$/u.test(digits)) return null;
  // Spreadsheets keep 15 digits of a number, so the 16th of a NUPTK is gone and cannot be restored.
  if (!reading.numeric && /^\d{16}$/u.test(digits)) return digits;
  row.report('nuptk', {
    code: 'NUPTK_MALFORMED',
    effect: 'VALUE_LEFT_OUT',
    value: maskedNumber(digits),
    message: reading.numeric
      ? `NUPTK di baris ${row.number} tersimpan sebagai angka sehingga digit terakhirnya tidak dapat dipercaya.`
      : `NUPTK di baris ${row.number} bukan 16 digit.`,
    advice: 'Ubah kolom NUPTK menjadi teks dan ketik ulang 16 digitnya, atau kosongkan.',
  });
  return null;
}

function readTeachers(file: SourceFile, rules: HeaderRules<Key>): TeacherSheet {
  const { sheet, problems } = openSheet(file, rules);
  if (!sheet) return { records: [], problems, droppedColumns: [], schoolName: null, sheet: '' };
  const records: TeacherRecord[] = [];
  const rowByKey = new Map<string, number>();
  let rows = 0;
  for (const row of sheetRows(sheet, rules, problems, { longNumbersAllowedIn: ['nuptk'] })) {
    rows++;
    const reading = row.cell('name', 'ROW_LEFT_OUT');
    const name = textOf(reading);
    const nuptk = nuptkOf(row);
    const staffType = textOf(row.cell('staffType', 'VALUE_LEFT_OUT'));
    const additionalDuty = textOf(row.cell('additionalDuty', 'VALUE_LEFT_OUT'));
    if (name === null) {
      if (reading.state !== 'BAD') {
        row.report('name', {
          code: 'EMPTY_VALUE',
          effect: 'ROW_LEFT_OUT',
          message: `Nama di baris ${row.number} kosong.`,
          advice: 'Isi nama atau hapus baris itu.',
        });
      }
      continue;
    }
    const key = nuptk ?? name.toLowerCase();
    const earlier = rowByKey.get(key);
    if (earlier !== undefined) {
      row.report(nuptk === null ? 'name' : 'nuptk', {
        code: 'DUPLICATE_KEY',
        effect: 'ROW_LEFT_OUT',
        message:
          nuptk === null
            ? `Nama di baris ${row.number} sama dengan baris ${earlier} dan keduanya tanpa NUPTK.`
            : `NUPTK di baris ${row.number} sudah dipakai di baris ${earlier}.`,
        advice: 'Hapus baris yang berulang, atau isi NUPTK yang benar supaya keduanya dapat dibedakan.',
      });
      continue;
    }
    rowByKey.set(key, row.number);
    records.push({
      key,
      name,
      nuptk,
      staffType: staffType && shortValue(staffType, 80),
      additionalDuty: additionalDuty && shortValue(additionalDuty, 80),
      row: row.number,
    });
  }
  if (rows === 0) problems.push(noRows(sheet.table.name));
  return {
    records,
    problems,
    droppedColumns: [...sheet.droppedColumns],
    schoolName: schoolNameOf(file.name, sheet),
    sheet: sheet.table.name,
  };
}

/** Which teachers does our teacher template hold? NUPTK stays text; one stored as a number is reported, since a digit is lost. O(cells). */
export function readTeacherSheet(file: SourceFile): TeacherSheet {
  return readTeachers(file, TEACHER_RULES);
}

/**
 * Which teachers does a Dapodik export `daftar-guru-...xlsx` hold (header in row 5, 51 columns)? Keeps Nama, NUPTK, Jenis PTK and
 * Tugas Tambahan and drops the rest inside the parser (regulation 7.1). O(cells).
 */
export function readTeacherExport(file: SourceFile): TeacherSheet {
  return readTeachers(file, EXPORT_RULES);
}
