import { holdsPrivateNumber, shortValue, type ProblemCode, type ProblemEffect, type RowProblem } from './problem.ts';
import { normalHeader, type ColumnSpec, type HeaderRules, type OpenSheet } from './sheet-header.ts';

/** What a kept cell holds. `BAD`: its problem has been reported already. */
export type Reading =
  | { readonly state: 'EMPTY' | 'BAD' }
  | { readonly state: 'VALUE'; readonly text: string; readonly shown: string; readonly numeric: boolean };

interface Report {
  readonly code: ProblemCode;
  readonly effect: ProblemEffect;
  /** Already short and masked; left out for private values. */
  readonly value?: string;
  readonly message: string;
  readonly advice: string;
  readonly suggestion?: string;
}

export interface SheetRow<K extends string> {
  /** 1-based, as Excel shows it. */
  readonly number: number;
  /** Reads a kept cell; `onBad` says what becomes of the row when the cell cannot be trusted. */
  cell(key: K, onBad: ProblemEffect): Reading;
  report(key: K | null, report: Report): void;
}

/** The name of a column as users know it. */
function labelOf<K extends string>(columns: readonly ColumnSpec<K>[], key: K): string {
  return columns.find((column) => column.key === key)?.names[0] ?? key;
}

const EMPTY: Reading = { state: 'EMPTY' };
const BAD: Reading = { state: 'BAD' };

/**
 * The data rows of an open sheet, kept columns only: rows in which every kept cell is empty and repeated headers are passed
 * over. Formulas, Excel errors and numbers that look like a NIK or No KK are reported and never returned. O(rows x kept columns).
 */
export function* sheetRows<K extends string>(
  sheet: OpenSheet<K>,
  rules: HeaderRules<K>,
  problems: RowProblem[],
  options: { readonly longNumbersAllowedIn?: readonly K[] } = {},
): Generator<SheetRow<K>, void, undefined> {
  const { table, firstDataRow, columnByKey } = sheet;
  for (let r = firstDataRow; r < table.rows.length; r++) {
    const cells = table.rows[r] ?? [];
    const kept = [...columnByKey].flatMap(([key, c]) => {
      const found = cells[c];
      return found ? [{ key, text: normalHeader(found.text) }] : [];
    });
    if (kept.length === 0) continue;
    const repeats = kept.filter(({ key, text }) =>
      rules.columns.some((column) => column.key === key && column.names.some((name) => normalHeader(name) === text)),
    );
    if (repeats.length === kept.length && repeats.length > 1) continue;
    const report = (key: K | null, said: Report): void => {
      problems.push({
        sheet: table.name,
        row: r + 1,
        column: key === null ? null : labelOf(rules.columns, key),
        value: said.value ?? null,
        code: said.code,
        effect: said.effect,
        message: said.message,
        advice: said.advice,
        ...(said.suggestion === undefined ? {} : { suggestion: said.suggestion }),
      });
    };
    const cell = (key: K, effect: ProblemEffect): Reading => {
      const column = columnByKey.get(key);
      const found = column === undefined ? undefined : cells[column];
      if (!found) return EMPTY;
      const label = labelOf(rules.columns, key);
      if (found.kind === 'FORMULA' || found.kind === 'ERROR') {
        report(key, {
          code: found.kind === 'FORMULA' ? 'FORMULA_CELL' : 'ERROR_CELL',
          effect,
          message:
            found.kind === 'FORMULA'
              ? `Kolom "${label}" baris ${r + 1} berisi rumus; hasil rumus tidak dipakai.`
              : `Kolom "${label}" baris ${r + 1} berisi galat Excel (misalnya #N/A).`,
          advice: 'Ganti dengan nilainya: salin sel, lalu Tempel Khusus > Nilai.',
        });
        return BAD;
      }
      if (!options.longNumbersAllowedIn?.includes(key) && (holdsPrivateNumber(found.text) || holdsPrivateNumber(found.shown))) {
        report(key, {
          code: 'PRIVATE_NUMBER',
          effect,
          message: `Kolom "${label}" baris ${r + 1} berisi angka 16 digit yang mirip NIK atau No KK; isinya tidak dibaca.`,
          advice: `Isi kolom "${label}" dengan data yang semestinya; NIK dan No KK tidak diperlukan.`,
        });
        return BAD;
      }
      return { state: 'VALUE', text: found.text, shown: found.shown, numeric: found.kind === 'NUMBER' };
    };
    yield { number: r + 1, cell, report };
  }
}

/** Text of a reading, with line breaks as spaces; null when empty or bad. O(length). */
export function textOf(reading: Reading): string | null {
  if (reading.state !== 'VALUE') return null;
  const text = reading.text.replace(/\s+/gu, ' ');
  return text === '' || text === '-' ? null : text;
}

/**
 * A number that is a name (NISN, NIPD): the digits Excel shows when they are this very number with its leading zeros, else the
 * number itself. O(length).
 */
export function digitsOf(reading: Reading): string | null {
  if (reading.state !== 'VALUE') return null;
  const text =
    reading.numeric && /^\d+$/u.test(reading.shown) && Number(reading.shown) === Number(reading.text) ? reading.shown : reading.text;
  const digits = text.replace(/^'/u, '').trim();
  return /^[-0.]*$/u.test(digits) ? null : digits;
}

export type Count = { readonly state: 'EMPTY' | 'BAD' } | { readonly state: 'VALUE'; readonly count: number };

/**
 * A whole number from 0. A decimal such as 1.695 in a column of counts is a thousands point taken for a decimal: it is reported
 * with the likely value and used only when suggestions are accepted, never rounded. O(length).
 */
export function countOf<K extends string>(
  row: SheetRow<K>,
  key: K,
  label: string,
  effect: ProblemEffect,
  acceptSuggestions: boolean,
): Count {
  const reading = row.cell(key, effect);
  if (reading.state !== 'VALUE') return { state: reading.state };
  const text = reading.text.replace(/\s/gu, '');
  if (text === '-') return { state: 'EMPTY' };
  if (/^\d{1,9}$/u.test(text)) return { state: 'VALUE', count: Number(text) };
  const value = shortValue(reading.text);
  if (/^-\d+(?:[.,]\d+)?$/u.test(text)) {
    row.report(key, {
      code: 'NEGATIVE_COUNT',
      effect,
      value,
      message: `${label} di baris ${row.number} bernilai negatif (${value}).`,
      advice: 'Isi dengan bilangan bulat 0 atau lebih.',
    });
    return { state: 'BAD' };
  }
  const parts = /^([1-9]\d{0,2})[.,](\d{1,3})$/u.exec(text);
  if (parts) {
    // 1.690 typed as a number is stored as 1.69, so missing last digits are zeros.
    const suggestion = `${parts[1] ?? ''}${(parts[2] ?? '').padEnd(3, '0')}`;
    row.report(key, {
      code: 'THOUSANDS_POINT',
      effect: acceptSuggestions ? 'NOTE' : effect,
      value,
      message: `${label} di baris ${row.number} terbaca ${value}; titik ribuan tampaknya terbaca sebagai koma desimal.`,
      advice: `Periksa: nilai yang mungkin adalah ${suggestion}. Perbaiki berkas atau terima saran.`,
      suggestion,
    });
    return acceptSuggestions ? { state: 'VALUE', count: Number(suggestion) } : { state: 'BAD' };
  }
  row.report(key, {
    code: 'MALFORMED_COUNT',
    effect,
    value,
    message: `${label} di baris ${row.number} bukan bilangan bulat (${value}).`,
    advice: 'Isi dengan bilangan bulat 0 atau lebih, tanpa huruf.',
  });
  return { state: 'BAD' };
}
