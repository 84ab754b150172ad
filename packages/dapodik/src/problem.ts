/** What became of the data a problem is about. `NOTE`: nothing was lost. */
export type ProblemEffect = 'FILE_REFUSED' | 'ROW_LEFT_OUT' | 'VALUE_LEFT_OUT' | 'NOTE';

export type ProblemCode =
  | 'EMPTY_FILE'
  | 'FILE_TOO_LARGE'
  | 'INFLATED_TOO_LARGE'
  | 'WRONG_FILE_TYPE'
  | 'OLD_EXCEL_FORMAT'
  | 'PASSWORD_PROTECTED'
  | 'TRUNCATED_FILE'
  | 'DAMAGED_FILE'
  | 'UNCLOSED_QUOTE'
  | 'TOO_MANY_ROWS'
  | 'EMPTY_SHEET'
  | 'HEADER_NOT_FOUND'
  | 'MISSING_COLUMN'
  | 'DUPLICATE_COLUMN'
  | 'NO_ROWS'
  | 'SHEET_IGNORED'
  | 'FORMULA_CELL'
  | 'ERROR_CELL'
  | 'PRIVATE_NUMBER'
  | 'EMPTY_VALUE'
  | 'NO_KEY'
  | 'NO_ROMBEL'
  | 'TWO_ROMBEL'
  | 'DUPLICATE_KEY'
  | 'DUPLICATE_ROW'
  | 'UNKNOWN_KEY'
  | 'CONFLICTING_ANSWER'
  | 'NISN_ZEROS_LOST'
  | 'NISN_MALFORMED'
  | 'NUPTK_MALFORMED'
  | 'NPSN_MALFORMED'
  | 'DUPLICATE_NPSN'
  | 'UNKNOWN_FORM'
  | 'UNKNOWN_VALUE'
  | 'THOUSANDS_POINT'
  | 'NEGATIVE_COUNT'
  | 'MALFORMED_COUNT'
  | 'MALFORMED_LENGTH'
  | 'IMPLAUSIBLE_LENGTH'
  | 'AREA_MISMATCH'
  | 'NOT_A_ROMBEL';

/**
 * One thing that is wrong in a file, as its reader sees it: where (`row` counts from 1 as in Excel; null = the whole file),
 * what, and what to do. `value` is short and masked, and always null for private columns. `suggestion` is the likely value
 * of the cell; it is used only when the caller reads again with `acceptSuggestions: true`.
 */
export interface RowProblem {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly code: ProblemCode;
  readonly effect: ProblemEffect;
  /** Indonesian: what is wrong. */
  readonly message: string;
  /** Indonesian: what to do. */
  readonly advice: string;
  readonly suggestion?: string;
}

const LONG_NUMBER = /\d(?:[\s.'-]?\d){11,}/gu;
/** NIK and No KK have 16 digits. */
const SIXTEEN_DIGITS = /(?<!\d)\d{16}(?!\d)/u;

/** Cuts a text for a message and blots out numbers of 12 digits and more (NIK, No KK, telephone). O(length). */
export function shortValue(text: string, maxLength = 24): string {
  const masked = text.replace(LONG_NUMBER, '•••');
  return masked.length > maxLength ? `${masked.slice(0, maxLength - 1)}…` : masked;
}

/** Keeps the last three characters of a personal number so that the operator recognises the cell. O(length). */
export function maskedNumber(text: string): string {
  return `•••${shortValue(text).slice(-3)}`;
}

/** Does the text hold a number with the 16 digits of a NIK or No KK, also when written in blocks? O(length). */
export function holdsPrivateNumber(text: string): boolean {
  return SIXTEEN_DIGITS.test(text.replace(/(?<=\d)[\s.'-](?=\d)/gu, ''));
}

/** A problem of the whole file. O(1). */
export function fileProblem(
  code: ProblemCode,
  message: string,
  advice: string,
  where: { readonly sheet?: string; readonly column?: string; readonly effect?: ProblemEffect } = {},
): RowProblem {
  return {
    sheet: where.sheet ?? '',
    row: null,
    column: where.column ?? null,
    value: null,
    code,
    effect: where.effect ?? 'FILE_REFUSED',
    message,
    advice,
  };
}

/** A header without a single row under it. O(1). */
export function noRows(sheet: string): RowProblem {
  return fileProblem('NO_ROWS', 'Tidak ada baris data di bawah baris judul.', 'Pilih berkas yang berisi data.', { sheet });
}
