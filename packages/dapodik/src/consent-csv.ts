import { maskedNumber, noRows, shortValue, type RowProblem } from './problem.ts';
import type { ReadOptions } from './read-options.ts';
import { openSheet, type HeaderRules } from './sheet-header.ts';
import { digitsOf, sheetRows, textOf, type SheetRow } from './sheet-rows.ts';
import type { SourceFile } from './sheet-table.ts';

/** ya, tidak, belum. */
export type ConsentAnswer = 'YES' | 'NO' | 'NOT_YET';

export interface ConsentRecord {
  /** The key of the pupil: NIPD, or NISN when there is none. */
  readonly key: string;
  readonly answer: ConsentAnswer;
  readonly row: number;
}

export interface ConsentSheet {
  readonly records: ConsentRecord[];
  readonly problems: RowProblem[];
  readonly droppedColumns: string[];
  readonly sheet: string;
}

export interface ConsentOptions extends ReadOptions {
  /** Keys of the pupils of the school: others are reported, and a key that lost its leading zeros gets a suggestion. */
  readonly knownKeys?: readonly string[];
}

type Key = 'key' | 'answer';

export const CONSENT_RULES: HeaderRules<Key> = {
  anchors: ['key', 'answer'],
  twoRows: false,
  columns: [
    { key: 'key', names: ['Kunci (NIPD/NISN)', 'Kunci', 'NIPD/NISN'], required: true },
    { key: 'answer', names: ['Persetujuan (ya/tidak/belum)', 'Persetujuan'], required: true },
  ],
};

const ANSWERS = new Map<string, ConsentAnswer>([
  ['ya', 'YES'],
  ['tidak', 'NO'],
  ['belum', 'NOT_YET'],
]);

function keyOf(row: SheetRow<Key>, known: ReadonlySet<string> | null, accept: boolean): string | null {
  const reading = row.cell('key', 'ROW_LEFT_OUT');
  const key = digitsOf(reading);
  if (key === null) {
    if (reading.state !== 'BAD') {
      row.report('key', {
        code: 'NO_KEY',
        effect: 'ROW_LEFT_OUT',
        message: `Kunci (NIPD/NISN) di baris ${row.number} kosong.`,
        advice: 'Jangan menghapus kolom kunci; unduh lagi templat persetujuan bila perlu.',
      });
    }
    return null;
  }
  if (!known || known.has(key)) return key;
  const likely = /^\d+$/u.test(key) ? [...known].filter((other) => other !== key && other.replace(/^0+/u, '') === key) : [];
  const suggestion = likely.length === 1 ? likely[0] : undefined;
  row.report('key', {
    code: 'UNKNOWN_KEY',
    effect: accept && suggestion !== undefined ? 'NOTE' : 'ROW_LEFT_OUT',
    value: maskedNumber(key),
    message: `Kunci di baris ${row.number} tidak cocok dengan peserta didik mana pun.`,
    advice:
      suggestion === undefined
        ? 'Periksa NIPD/NISN-nya, atau impor dulu data peserta didik terbaru.'
        : `Angka 0 di depan tampaknya hilang; kunci yang mungkin adalah ${suggestion}. Perbaiki berkas atau terima saran.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  return accept && suggestion !== undefined ? suggestion : null;
}

function answerOf(row: SheetRow<Key>): ConsentAnswer | null {
  const reading = row.cell('answer', 'ROW_LEFT_OUT');
  if (reading.state === 'BAD') return null;
  const text = textOf(reading);
  if (text === null) return 'NOT_YET';
  const answer = ANSWERS.get(text.toLowerCase());
  if (answer) return answer;
  row.report('answer', {
    code: 'UNKNOWN_VALUE',
    effect: 'ROW_LEFT_OUT',
    value: shortValue(text),
    message: `Persetujuan "${shortValue(text)}" di baris ${row.number} bukan ya, tidak atau belum.`,
    advice: 'Isi ya, tidak atau belum.',
  });
  return null;
}

/**
 * What did the families answer? Reads our consent template (CSV or .xlsx). An empty answer counts as "belum"; anything but
 * ya/tidak/belum is refused, never guessed. Two different answers for one pupil leave both rows out, so that no consent is
 * assumed. O(cells), plus O(known keys) for each unknown key.
 */
export function readConsentCsv(file: SourceFile, options: ConsentOptions = {}): ConsentSheet {
  const { sheet, problems } = openSheet(file, CONSENT_RULES);
  if (!sheet) return { records: [], problems, droppedColumns: [], sheet: '' };
  const known = options.knownKeys ? new Set(options.knownKeys) : null;
  const recordByKey = new Map<string, ConsentRecord>();
  const conflicting = new Set<string>();
  let rows = 0;
  for (const row of sheetRows(sheet, CONSENT_RULES, problems)) {
    rows++;
    const key = keyOf(row, known, options.acceptSuggestions ?? false);
    const answer = answerOf(row);
    if (key === null || answer === null) continue;
    const earlier = recordByKey.get(key);
    if (!earlier) {
      recordByKey.set(key, { key, answer, row: row.number });
    } else if (earlier.answer === answer) {
      row.report('key', {
        code: 'DUPLICATE_ROW',
        effect: 'ROW_LEFT_OUT',
        message: `Baris ${row.number} mengulang jawaban di baris ${earlier.row}.`,
        advice: 'Hapus salah satu baris.',
      });
    } else {
      conflicting.add(key);
      row.report('answer', {
        code: 'CONFLICTING_ANSWER',
        effect: 'ROW_LEFT_OUT',
        message: `Jawaban di baris ${row.number} berbeda dari baris ${earlier.row} untuk peserta didik yang sama; keduanya tidak dipakai.`,
        advice: 'Tanyakan lagi kepada orang tua/wali, lalu sisakan satu baris.',
      });
    }
  }
  if (rows === 0) problems.push(noRows(sheet.table.name));
  return {
    records: [...recordByKey.values()].filter(({ key }) => !conflicting.has(key)),
    problems,
    droppedColumns: [...sheet.droppedColumns],
    sheet: sheet.table.name,
  };
}
