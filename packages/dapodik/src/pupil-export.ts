import { maskedNumber, noRows, shortValue, type RowProblem } from './problem.ts';
import type { ReadOptions } from './read-options.ts';
import { schoolNameOf } from './school-name.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { digitsOf, sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';

export interface PupilRecord {
  /** NIPD, or NISN when the pupil has no NIPD: unique in the file, the key of an idempotent import. */
  readonly key: string;
  readonly name: string;
  readonly nisn: string | null;
  readonly schoolPupilNumber: string | null;
  readonly rombel: string;
  readonly sex: 'L' | 'P' | null;
  readonly transport: string | null;
  readonly desa: string | null;
  readonly kecamatan: string | null;
  /** No KK, only when `familyNumbers` asked for it: to be sent once for the keyed hash, never shown, stored or logged. */
  readonly familyNumber?: string | null;
  /** Row in the file, from 1. */
  readonly row: number;
}

export interface PupilExport {
  readonly records: PupilRecord[];
  readonly problems: RowProblem[];
  /** Headers of the columns that were not read (regulation 7.1), for the import report. */
  readonly droppedColumns: string[];
  readonly schoolName: string | null;
  /** Name of the sheet that was read; "" when none was. */
  readonly sheet: string;
}

type Key = 'name' | 'nipd' | 'nisn' | 'rombel' | 'sex' | 'transport' | 'desa' | 'kecamatan' | 'family';

/** What the operator may ask for besides. */
export interface PupilExportOptions extends ReadOptions {
  /** Read the family card number (No KK) of each row, for siblings. Default false: the column is dropped like the others. */
  readonly familyNumbers?: boolean;
}

const RULES: HeaderRules<Key> = {
  anchors: ['name', 'nisn'],
  twoRows: true,
  columns: [
    { key: 'name', names: ['Nama'], required: true },
    { key: 'nipd', names: ['NIPD'], required: true },
    { key: 'nisn', names: ['NISN'], required: true },
    { key: 'rombel', names: ['Rombel Saat Ini'], required: true },
    { key: 'sex', names: ['JK'], required: false },
    { key: 'transport', names: ['Alat Transportasi'], required: true },
    { key: 'desa', names: ['Kelurahan'], required: true },
    { key: 'kecamatan', names: ['Kecamatan'], required: true },
  ],
};

const RULES_WITH_FAMILY: HeaderRules<Key> = {
  ...RULES,
  columns: [...RULES.columns, { key: 'family', names: ['No KK', 'Nomor KK', 'No. KK'], required: false }],
};

/** Sixteen digits, or nothing: a damaged number links nobody, and no message repeats it. */
function familyNumberOf(row: SheetRow<Key>): string | null {
  const digits = digitsOf(row.cell('family', 'VALUE_LEFT_OUT'))?.replace(/\D/gu, '') ?? '';
  return /^(?!0{16})\d{16}$/u.test(digits) ? digits : null;
}

const SEXES = new Map<string, 'L' | 'P'>([
  ['l', 'L'],
  ['laki-laki', 'L'],
  ['p', 'P'],
  ['perempuan', 'P'],
]);

function sexOf(row: SheetRow<Key>): 'L' | 'P' | null {
  const text = textOf(row.cell('sex', 'VALUE_LEFT_OUT'));
  if (text === null) return null;
  const sex = SEXES.get(text.toLowerCase());
  if (sex) return sex;
  row.report('sex', {
    code: 'UNKNOWN_VALUE',
    effect: 'VALUE_LEFT_OUT',
    value: shortValue(text, 12),
    message: `JK di baris ${row.number} bukan L atau P.`,
    advice: 'Isi L atau P, atau biarkan kosong.',
  });
  return null;
}

/** NISN: ten digits. Seven to nine digits are a NISN that a spreadsheet stored as a number, which ate its leading zeros. */
function nisnOf(row: SheetRow<Key>, hasNipd: boolean, accept: boolean): string | null {
  const effect = hasNipd ? 'VALUE_LEFT_OUT' : 'ROW_LEFT_OUT';
  const digits = digitsOf(row.cell('nisn', effect));
  if (digits === null) return null;
  if (/^\d{10}$/u.test(digits)) return digits;
  if (/^\d{7,9}$/u.test(digits)) {
    const suggestion = digits.padStart(10, '0');
    row.report('nisn', {
      code: 'NISN_ZEROS_LOST',
      effect: accept ? 'NOTE' : effect,
      value: maskedNumber(digits),
      message: `NISN di baris ${row.number} hanya ${digits.length} digit; angka 0 di depan tampaknya hilang.`,
      advice: `Periksa: NISN yang mungkin adalah ${suggestion}. Ubah kolom NISN menjadi teks di berkas, atau terima saran.`,
      suggestion,
    });
    return accept ? suggestion : null;
  }
  row.report('nisn', {
    code: 'NISN_MALFORMED',
    effect,
    value: maskedNumber(digits),
    message: `NISN di baris ${row.number} bukan 10 digit.`,
    advice: 'Perbaiki NISN sesuai data Dapodik, atau kosongkan bila belum ada.',
  });
  return null;
}

function pupilOf(row: SheetRow<Key>, accept: boolean): PupilRecord | null {
  const before = { name: row.cell('name', 'ROW_LEFT_OUT'), rombel: row.cell('rombel', 'ROW_LEFT_OUT') };
  const nipd = digitsOf(row.cell('nipd', 'VALUE_LEFT_OUT'));
  const nisn = nisnOf(row, nipd !== null, accept);
  const sex = sexOf(row);
  const transport = textOf(row.cell('transport', 'VALUE_LEFT_OUT'));
  const desa = textOf(row.cell('desa', 'VALUE_LEFT_OUT'));
  const kecamatan = textOf(row.cell('kecamatan', 'VALUE_LEFT_OUT'));
  const name = textOf(before.name);
  const key = nipd ?? nisn;
  let complete = true;
  if (name === null) {
    complete = false;
    if (before.name.state !== 'BAD') {
      row.report('name', {
        code: 'EMPTY_VALUE',
        effect: 'ROW_LEFT_OUT',
        message: `Nama di baris ${row.number} kosong.`,
        advice: 'Isi nama peserta didik atau hapus baris itu.',
      });
    }
  }
  if (key === null) {
    complete = false;
    row.report('nipd', {
      code: 'NO_KEY',
      effect: 'ROW_LEFT_OUT',
      message: `Baris ${row.number} tidak punya NIPD maupun NISN yang dapat dipakai.`,
      advice: 'Isi NIPD atau NISN, supaya peserta didik yang sama dikenali pada impor berikutnya.',
    });
  }
  if (before.rombel.state === 'BAD') return null;
  const rombel = textOf(before.rombel);
  if (rombel === null) {
    row.report('rombel', {
      code: 'NO_ROMBEL',
      effect: 'ROW_LEFT_OUT',
      message: `Peserta didik di baris ${row.number} belum punya rombel.`,
      advice: 'Masukkan ke rombel di Dapodik, lalu unduh ulang; atau isi kolom "Rombel Saat Ini".',
    });
    return null;
  }
  if (before.rombel.state === 'VALUE' && /[\n;|]/u.test(before.rombel.text)) {
    row.report('rombel', {
      code: 'TWO_ROMBEL',
      effect: 'ROW_LEFT_OUT',
      value: shortValue(rombel),
      message: `Baris ${row.number} memuat lebih dari satu rombel dalam satu sel.`,
      advice: 'Tulis hanya rombel kelas; ekstrakurikuler dan mata pelajaran pilihan tidak dipakai.',
    });
    return null;
  }
  if (!complete || name === null || key === null) return null;
  return { key, name, nisn, schoolPupilNumber: nipd, rombel, sex, transport, desa, kecamatan, row: row.number };
}

/** Compares a new row with an earlier one of the same number and reports why it cannot be kept too. */
function reportTwin(row: SheetRow<Key>, pupil: PupilRecord, twin: PupilRecord): void {
  const by = twin.key === pupil.key && pupil.schoolPupilNumber !== null ? 'nipd' : 'nisn';
  const number = by === 'nipd' ? 'NIPD' : 'NISN';
  const same = twin.name.toLowerCase() === pupil.name.toLowerCase();
  if (!same) {
    row.report(by, {
      code: 'DUPLICATE_KEY',
      effect: 'ROW_LEFT_OUT',
      value: maskedNumber(by === 'nipd' ? pupil.key : (pupil.nisn ?? pupil.key)),
      message: `${number} di baris ${row.number} sudah dipakai peserta didik lain di baris ${twin.row}.`,
      advice: `Perbaiki ${number} salah satunya di Dapodik.`,
    });
  } else if (twin.rombel.toLowerCase() !== pupil.rombel.toLowerCase()) {
    row.report('rombel', {
      code: 'TWO_ROMBEL',
      effect: 'ROW_LEFT_OUT',
      value: shortValue(pupil.rombel),
      message: `Peserta didik di baris ${row.number} tercatat di dua rombel: "${shortValue(twin.rombel)}" (baris ${twin.row}) dan "${shortValue(pupil.rombel)}".`,
      advice: `Pilih satu rombel. Sementara ini yang dipakai rombel di baris ${twin.row}.`,
    });
  } else {
    row.report(null, {
      code: 'DUPLICATE_ROW',
      effect: 'ROW_LEFT_OUT',
      message: `Baris ${row.number} mengulang peserta didik di baris ${twin.row}.`,
      advice: 'Hapus salah satu baris.',
    });
  }
}

/**
 * Which pupils does a Dapodik export `daftar_pd-...xlsx` (or a CSV with the same columns) hold? Keeps the columns of regulation
 * 7.1 and drops all others inside the parser: NIK never reaches records, problems or messages, No KK only with `familyNumbers`. Good rows are kept, the
 * others are listed in `problems`; a missing or doubled kept column refuses the file. Never throws for file contents. O(cells).
 */
export function readPupilExport(file: SourceFile, options: PupilExportOptions = {}): PupilExport {
  const rules = options.familyNumbers ? RULES_WITH_FAMILY : RULES;
  const { sheet, problems } = openSheet(file, rules);
  if (!sheet) return { records: [], problems, droppedColumns: [], schoolName: null, sheet: '' };
  const records: PupilRecord[] = [];
  const pupilByNumber = new Map<string, PupilRecord>();
  let rows = 0;
  for (const row of sheetRows(sheet, rules, problems, options.familyNumbers ? { longNumbersAllowedIn: ['family'] } : {})) {
    rows++;
    const pupil = pupilOf(row, options.acceptSuggestions ?? false);
    if (!pupil) continue;
    // The key is looked up with the NISN: a pupil moved to another rombel may have got a new NIPD.
    const numbers = [pupil.key, ...(pupil.nisn === null ? [] : [pupil.nisn])];
    const twin = numbers.map((number) => pupilByNumber.get(number)).find((found) => found !== undefined);
    if (twin) {
      reportTwin(row, pupil, twin);
      continue;
    }
    for (const number of numbers) pupilByNumber.set(number, pupil);
    records.push(options.familyNumbers ? { ...pupil, familyNumber: familyNumberOf(row) } : pupil);
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
