import { noRows, shortValue, type RowProblem } from './problem.ts';
import type { ReadOptions } from './read-options.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { countOf, sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';

export interface RombelRecord {
  readonly name: string;
  /** 1-13 as in Dapodik; null for PAUD or when not given. */
  readonly grade: number | null;
  readonly pupils: number | null;
  readonly homeroomTeacher: string | null;
  readonly room: string | null;
  readonly row: number;
}

export interface RombelSheet {
  readonly records: RombelRecord[];
  readonly problems: RowProblem[];
  readonly droppedColumns: string[];
  readonly sheet: string;
}

type Key = 'name' | 'grade' | 'pupils' | 'homeroomTeacher' | 'room' | 'kind';

export const ROMBEL_RULES: HeaderRules<Key> = {
  anchors: ['name', 'grade'],
  twoRows: false,
  columns: [
    { key: 'name', names: ['Nama Rombel', 'Rombel'], required: true },
    { key: 'grade', names: ['Tingkat', 'Tingkat Pendidikan'], required: true },
    { key: 'pupils', names: ['Jumlah', 'Jumlah Siswa', 'Jumlah Peserta Didik'], required: true },
    { key: 'homeroomTeacher', names: ['Wali Kelas'], required: true },
    { key: 'room', names: ['Ruang', 'Nama Ruang'], required: true },
    { key: 'kind', names: ['Jenis Rombel'], required: false },
  ],
};

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii'];
const PAUD = /^(?:a|b|paud|tk(?: ?[ab])?|kb|tpa|sps|kelompok [ab])$/u;

function gradeOf(row: SheetRow<Key>): number | null {
  const text = textOf(row.cell('grade', 'VALUE_LEFT_OUT'));
  if (text === null) return null;
  const plain = text.toLowerCase().replace(/^(?:tingkat|kelas)\s+/u, '');
  const number = /^\d{1,2}$/u.test(plain) ? Number(plain) : ROMAN.indexOf(plain) + 1;
  if (number >= 1 && number <= 13) return number;
  if (!PAUD.test(plain)) {
    row.report('grade', {
      code: 'UNKNOWN_VALUE',
      effect: 'VALUE_LEFT_OUT',
      value: shortValue(text),
      message: `Tingkat "${shortValue(text)}" di baris ${row.number} tidak dikenal.`,
      advice: 'Isi 1 sampai 13; untuk PAUD isi A, B atau kosongkan.',
    });
  }
  return null;
}

/**
 * Which rombel does a rombel sheet (our template) hold? Only rombel of type "Kelas" are kept when the file has a type column
 * (regulation 7.1): ekstrakurikuler and matapelajaran pilihan are listed as notes. O(cells).
 */
export function readRombelSheet(file: SourceFile, options: ReadOptions = {}): RombelSheet {
  const { sheet, problems } = openSheet(file, ROMBEL_RULES);
  if (!sheet) return { records: [], problems, droppedColumns: [], sheet: '' };
  const records: RombelRecord[] = [];
  const rowByName = new Map<string, number>();
  let rows = 0;
  for (const row of sheetRows(sheet, ROMBEL_RULES, problems)) {
    rows++;
    const kind = textOf(row.cell('kind', 'VALUE_LEFT_OUT'));
    if (kind !== null && !/^kelas(?: reguler)?$/iu.test(kind)) {
      row.report('kind', {
        code: 'NOT_A_ROMBEL',
        effect: 'ROW_LEFT_OUT',
        value: shortValue(kind),
        message: `Baris ${row.number} berjenis "${shortValue(kind)}", bukan "Kelas", sehingga tidak dipakai.`,
        advice: 'Tidak perlu tindakan: jadwal giliran hanya memakai rombel jenis Kelas.',
      });
      continue;
    }
    const reading = row.cell('name', 'ROW_LEFT_OUT');
    const name = textOf(reading);
    const grade = gradeOf(row);
    const pupils = countOf(row, 'pupils', 'Jumlah peserta didik', 'VALUE_LEFT_OUT', options.acceptSuggestions ?? false);
    const homeroomTeacher = textOf(row.cell('homeroomTeacher', 'VALUE_LEFT_OUT'));
    const room = textOf(row.cell('room', 'VALUE_LEFT_OUT'));
    if (name === null) {
      if (reading.state !== 'BAD') {
        row.report('name', {
          code: 'EMPTY_VALUE',
          effect: 'ROW_LEFT_OUT',
          message: `Nama rombel di baris ${row.number} kosong.`,
          advice: 'Isi nama rombel, misalnya "Kelas 4A".',
        });
      }
      continue;
    }
    const earlier = rowByName.get(name.toLowerCase());
    if (earlier !== undefined) {
      row.report('name', {
        code: 'DUPLICATE_KEY',
        effect: 'ROW_LEFT_OUT',
        value: shortValue(name),
        message: `Rombel "${shortValue(name)}" di baris ${row.number} sudah ada di baris ${earlier}.`,
        advice: 'Hapus baris yang berulang atau beri nama yang berbeda.',
      });
      continue;
    }
    rowByName.set(name.toLowerCase(), row.number);
    records.push({
      name,
      grade,
      pupils: pupils.state === 'VALUE' ? pupils.count : null,
      homeroomTeacher,
      room,
      row: row.number,
    });
  }
  if (rows === 0) problems.push(noRows(sheet.table.name));
  return { records, problems, droppedColumns: [...sheet.droppedColumns], sheet: sheet.table.name };
}
