import { saveFile } from '../../components/save-file.ts';

export type CsvCell = string | number | null;

/** Rows as a CSV for a spreadsheet in Indonesian: semicolons, decimal commas, a mark for UTF-8. O(cells). */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return decimal(value);
  // A text that begins like a formula would be run by a spreadsheet.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace('.', ',');
}

/** Hands a text to the user as a file. */
export function download(name: string, text: string): void {
  saveFile(name, 'text/csv;charset=utf-8', text);
}
