import { addDays, isDay } from '@giliran/kernel';
import { noRows, shortValue, type RowProblem } from './problem.ts';
import type { ReadOptions } from './read-options.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { countOf, sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';

/** Bentuk pendidikan as the recap prints it; SKB is Sanggar Kegiatan Belajar. */
export const RECAP_FORMS = ['TK', 'KB', 'TPA', 'SPS', 'SD', 'SMP', 'SMA', 'SMK', 'SLB', 'PKBM', 'SKB'] as const;
export type RecapForm = (typeof RECAP_FORMS)[number];

export interface RecapRow {
  readonly name: string;
  readonly npsn: string;
  readonly form: RecapForm;
  readonly ownership: 'PUBLIC' | 'PRIVATE';
  /** Local time without zone, `2025-02-05T12:21:55`; null when empty or unreadable. */
  readonly lastSync: string | null;
  /** Null when the cell is unreadable; its problem then says why and carries the likely value. */
  readonly pupils: number | null;
  readonly rombel: number;
  readonly teachers: number;
  readonly staff: number;
  readonly classrooms: number;
  readonly labs: number;
  readonly libraries: number;
  /** The label of the school year as published, `2023`. */
  readonly schoolYear: string;
  /** Name only; `resolveKecamatan` finds its code. */
  readonly kecamatanName: string;
  readonly row: number;
}

export interface RegencyRecap {
  readonly records: RecapRow[];
  readonly problems: RowProblem[];
  readonly droppedColumns: string[];
  readonly sheet: string;
}

type CountKey = 'pupils' | 'rombel' | 'teachers' | 'staff' | 'classrooms' | 'labs' | 'libraries';
type Key = CountKey | 'name' | 'npsn' | 'form' | 'ownership' | 'lastSync' | 'schoolYear' | 'kecamatan';

const RULES: HeaderRules<Key> = {
  anchors: ['name', 'npsn'],
  twoRows: false,
  columns: [
    { key: 'name', names: ['Nama Sekolah'], required: true },
    { key: 'npsn', names: ['NPSN'], required: true },
    { key: 'form', names: ['BP', 'Bentuk Pendidikan'], required: true },
    { key: 'ownership', names: ['Status'], required: true },
    { key: 'lastSync', names: ['Last Sync'], required: true },
    { key: 'pupils', names: ['PD'], required: true },
    { key: 'rombel', names: ['Rombel'], required: true },
    { key: 'teachers', names: ['Guru'], required: true },
    { key: 'staff', names: ['Pegawai'], required: true },
    { key: 'classrooms', names: ['R. Kelas'], required: true },
    { key: 'labs', names: ['R. Lab'], required: true },
    { key: 'libraries', names: ['R. Perpus'], required: true },
    { key: 'schoolYear', names: ['Tahun'], required: true },
    { key: 'kecamatan', names: ['Kecamatan'], required: true },
  ],
};

const LABELS: Readonly<Record<CountKey, string>> = {
  pupils: 'Jumlah peserta didik (PD)',
  rombel: 'Jumlah rombel',
  teachers: 'Jumlah guru',
  staff: 'Jumlah pegawai',
  classrooms: 'Jumlah ruang kelas',
  labs: 'Jumlah ruang lab',
  libraries: 'Jumlah perpustakaan',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const INDONESIAN_MONTHS = new Map([
  ['mei', 4],
  ['agu', 7],
  ['ags', 7],
  ['okt', 9],
  ['des', 11],
]);
/** Excel counts days from here; right for every date after February 1900. */
const EXCEL_EPOCH = '1899-12-30';

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `05 Feb 2025 12:21:55` or an Excel date serial -> `2025-02-05T12:21:55`; null when it is neither. O(1). */
function syncTime(text: string, numeric: boolean): string | null {
  if (numeric) {
    const serial = Number(text);
    if (!(serial > 20_000 && serial < 80_000)) return null;
    const seconds = Math.round(serial * 86_400);
    const rest = seconds % 86_400;
    const day = addDays(EXCEL_EPOCH, Math.floor(seconds / 86_400));
    return `${day}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  }
  const match = /^(\d{1,2}) ([a-z]{3})[a-z]* (\d{4})(?: ([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?$/iu.exec(text);
  if (!match) return null;
  const short = (match[2] ?? '').toLowerCase();
  const month = INDONESIAN_MONTHS.get(short) ?? MONTHS.indexOf(short);
  const day = `${match[3] ?? ''}-${two(month + 1)}-${two(Number(match[1]))}`;
  return isDay(day) ? `${day}T${match[4] ?? '00'}:${match[5] ?? '00'}:${match[6] ?? '00'}` : null;
}

/** The text of a cell no row can do without; reports an empty one. */
function needed(row: SheetRow<Key>, key: Key, label: string): string | null {
  const reading = row.cell(key, 'ROW_LEFT_OUT');
  const text = textOf(reading);
  if (text === null && reading.state !== 'BAD') {
    row.report(key, {
      code: 'EMPTY_VALUE',
      effect: 'ROW_LEFT_OUT',
      message: `${label} di baris ${row.number} kosong.`,
      advice: `Isi kolom ${label}.`,
    });
  }
  return text;
}

function npsnOf(row: SheetRow<Key>, accept: boolean): string | null {
  const text = needed(row, 'npsn', 'NPSN');
  if (text === null || /^[0-9A-Z][0-9]{7}$/u.test(text)) return text;
  const suggestion = /^[a-z][0-9]{7}$/u.test(text) ? text.toUpperCase() : undefined;
  row.report('npsn', {
    code: 'NPSN_MALFORMED',
    effect: accept && suggestion ? 'NOTE' : 'ROW_LEFT_OUT',
    value: shortValue(text, 12),
    message: `NPSN di baris ${row.number} tidak sah (${shortValue(text, 12)}): harus 8 karakter, yaitu 8 angka atau 1 huruf besar dan 7 angka.`,
    advice: 'Cocokkan dengan data referensi NPSN; angka yang hilang tidak ditebak.',
    ...(suggestion ? { suggestion } : {}),
  });
  return accept && suggestion ? suggestion : null;
}

function formOf(row: SheetRow<Key>): RecapForm | null {
  const text = needed(row, 'form', 'BP (bentuk pendidikan)');
  if (text === null) return null;
  const form = RECAP_FORMS.find((known) => known === text.toUpperCase());
  if (form) return form;
  row.report('form', {
    code: 'UNKNOWN_FORM',
    effect: 'ROW_LEFT_OUT',
    value: shortValue(text),
    message: `Bentuk pendidikan "${shortValue(text)}" di baris ${row.number} tidak dikenal.`,
    advice: `Gunakan salah satu: ${RECAP_FORMS.join(', ')}.`,
  });
  return null;
}

function ownershipOf(row: SheetRow<Key>): 'PUBLIC' | 'PRIVATE' | null {
  const text = needed(row, 'ownership', 'Status');
  if (text === null) return null;
  if (text.toLowerCase() === 'negeri') return 'PUBLIC';
  if (text.toLowerCase() === 'swasta') return 'PRIVATE';
  row.report('ownership', {
    code: 'UNKNOWN_VALUE',
    effect: 'ROW_LEFT_OUT',
    value: shortValue(text),
    message: `Status "${shortValue(text)}" di baris ${row.number} bukan Negeri atau Swasta.`,
    advice: 'Isi Negeri atau Swasta.',
  });
  return null;
}

function lastSyncOf(row: SheetRow<Key>): string | null {
  const reading = row.cell('lastSync', 'VALUE_LEFT_OUT');
  const text = textOf(reading);
  if (text === null || reading.state !== 'VALUE') return null;
  const time = syncTime(text, reading.numeric);
  if (time === null) {
    row.report('lastSync', {
      code: 'UNKNOWN_VALUE',
      effect: 'VALUE_LEFT_OUT',
      value: shortValue(text),
      message: `Last Sync di baris ${row.number} tidak terbaca (${shortValue(text)}).`,
      advice: 'Gunakan bentuk seperti 05 Feb 2025 12:21:55, atau kosongkan.',
    });
  }
  return time;
}

/** A count; undefined when the row cannot be kept without it. Pupils may be unknown (null), since the row is still of use. */
function count(row: SheetRow<Key>, key: CountKey, accept: boolean): number | null | undefined {
  const effect = key === 'pupils' ? 'VALUE_LEFT_OUT' : 'ROW_LEFT_OUT';
  const read = countOf(row, key, LABELS[key], effect, accept);
  if (read.state === 'VALUE') return read.count;
  if (read.state === 'EMPTY') {
    row.report(key, {
      code: 'EMPTY_VALUE',
      effect,
      message: `${LABELS[key]} di baris ${row.number} kosong.`,
      advice: 'Isi dengan bilangan bulat 0 atau lebih.',
    });
  }
  return key === 'pupils' ? null : undefined;
}

function recapRow(row: SheetRow<Key>, accept: boolean): RecapRow | null {
  const name = needed(row, 'name', 'Nama Sekolah');
  const npsn = npsnOf(row, accept);
  const form = formOf(row);
  const ownership = ownershipOf(row);
  const lastSync = lastSyncOf(row);
  const pupils = count(row, 'pupils', accept);
  const [rombel, teachers, staff, classrooms, labs, libraries] = [
    count(row, 'rombel', accept),
    count(row, 'teachers', accept),
    count(row, 'staff', accept),
    count(row, 'classrooms', accept),
    count(row, 'labs', accept),
    count(row, 'libraries', accept),
  ];
  const schoolYear = needed(row, 'schoolYear', 'Tahun');
  const kecamatanName = needed(row, 'kecamatan', 'Kecamatan');
  if (name === null || npsn === null || form === null || ownership === null) return null;
  if (schoolYear === null || kecamatanName === null || pupils === undefined) return null;
  if (rombel == null || teachers == null || staff == null) return null;
  if (classrooms == null || labs == null || libraries == null) return null;
  return {
    name,
    npsn,
    form,
    ownership,
    lastSync,
    pupils,
    rombel,
    teachers,
    staff,
    classrooms,
    labs,
    libraries,
    schoolYear,
    kecamatanName,
    row: row.number,
  };
}

/**
 * Which units does a public Dapodik recap of one kabupaten hold (layout: regulation 7.2)? A row whose pupil count is unreadable
 * is kept with `pupils: null`, because its name and form are still of use to a plan; any other unreadable count, a malformed or
 * repeated NPSN, an unknown form or status leaves the row out. Likely values are used only with `acceptSuggestions`. Never
 * throws for file contents. O(cells).
 */
export function readRegencyRecap(file: SourceFile, options: ReadOptions = {}): RegencyRecap {
  const { sheet, problems } = openSheet(file, RULES);
  if (!sheet) return { records: [], problems, droppedColumns: [], sheet: '' };
  const records: RecapRow[] = [];
  const rowByNpsn = new Map<string, number>();
  let rows = 0;
  for (const row of sheetRows(sheet, RULES, problems)) {
    rows++;
    const unit = recapRow(row, options.acceptSuggestions ?? false);
    if (!unit) continue;
    const earlier = rowByNpsn.get(unit.npsn);
    if (earlier !== undefined) {
      row.report('npsn', {
        code: 'DUPLICATE_NPSN',
        effect: 'ROW_LEFT_OUT',
        value: unit.npsn,
        message: `NPSN ${unit.npsn} di baris ${row.number} sudah ada di baris ${earlier}.`,
        advice: 'Hapus atau perbaiki salah satu baris; sementara ini yang dipakai baris pertama.',
      });
      continue;
    }
    rowByNpsn.set(unit.npsn, row.number);
    records.push(unit);
  }
  if (rows === 0) problems.push(noRows(sheet.table.name));
  return { records, problems, droppedColumns: [...sheet.droppedColumns], sheet: sheet.table.name };
}
