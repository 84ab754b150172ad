import { utils, write, type CellObject } from '@e965/xlsx';

export interface NewSheet {
  readonly name: string;
  /** Rows of texts; null = no cell. Every value is written as text, so that numbers with leading zeros stay whole. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** From 0, inclusive. */
  readonly merges?: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
  readonly columnChars?: readonly number[];
  /** Columns (from 0) whose first 500 rows are formatted as text before anyone types into them. */
  readonly textColumns?: readonly number[];
}

const PREPARED_ROWS = 500;

/** An .xlsx file with these sheets; equal sheets give equal bytes. O(cells). */
export function workbookBytes(sheets: readonly NewSheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, rows, merges, columnChars, textColumns } of sheets) {
    const sheet = utils.aoa_to_sheet<string | null>(rows.map((row) => [...row]));
    const width = Math.max(1, ...rows.map((row) => row.length));
    for (const column of textColumns ?? []) {
      for (let row = rows.length; row < PREPARED_ROWS; row++) {
        const stub: CellObject = { t: 'z', z: '@' };
        sheet[utils.encode_cell({ r: row, c: column })] = stub;
      }
    }
    if (textColumns && textColumns.length > 0) {
      sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: PREPARED_ROWS - 1, c: width - 1 } });
    }
    if (merges) {
      sheet['!merges'] = merges.map((m) => ({ s: { r: m.top, c: m.left }, e: { r: m.bottom, c: m.right } }));
    }
    if (columnChars) sheet['!cols'] = columnChars.map((wch) => ({ wch }));
    utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true });
  if (!(bytes instanceof ArrayBuffer)) throw new TypeError('expected the spreadsheet writer to return an ArrayBuffer');
  return new Uint8Array(bytes);
}
