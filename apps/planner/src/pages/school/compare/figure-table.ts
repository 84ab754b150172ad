import { formatNumber, formatShare } from '../../../i18n/format.ts';
import type { Estimate } from './comparison-rows.ts';

/** What stands in a cell of a table beside a chart: words, a number, a figure with its interval, or nothing. */
export type FigureCell = string | number | null | Estimate;

export interface FigureColumn {
  readonly header: string;
  /** How numbers are written; words need nothing. */
  readonly kind?: 'number' | 'share' | 'signed';
  readonly digits?: number;
  /** Cells carry an interval: three columns in a downloaded table. */
  readonly interval?: boolean;
}

/** The twin of a chart: the same figures as text, on screen and in the downloaded file. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly FigureCell[] }[];
}

/** A figure in words: "12,5 %", "< 3/2.000" when nothing was counted; `range` is its interval or, for nothing, the limit as a share. */
export function cellText(cell: FigureCell | undefined, column: FigureColumn): { text: string; range: string | null } {
  if (cell === null || cell === undefined) return { text: '–', range: null };
  if (typeof cell === 'string') return { text: cell, range: null };
  if (typeof cell === 'number') return { text: figureText(cell, column), range: null };
  if (cell.zeroOf !== null) return { text: `< 3/${formatNumber(cell.zeroOf)}`, range: formatShare(3 / cell.zeroOf, 2) };
  return {
    text: figureText(cell.value, column),
    range:
      column.kind === 'signed'
        ? `${figureText(cell.low, column)} … ${figureText(cell.high, column)}`
        : `${figureText(cell.low, column)}–${figureText(cell.high, column)}`,
  };
}

/** A figure and its interval in one line, for sentences. */
export function estimateText(estimate: Estimate, column: FigureColumn): string {
  const { text, range } = cellText(estimate, column);
  return range === null ? text : `${text} (${range})`;
}

function figureText(value: number, { kind = 'number', digits }: FigureColumn): string {
  if (kind === 'share') return formatShare(value, digits ?? 1);
  const text = formatNumber(value, digits ?? 2);
  return kind === 'signed' && value > 0 ? `+${text}` : text;
}

interface CsvWords {
  /** "," in English, ";" in Indonesian, where spreadsheets read the comma as the decimal mark. */
  readonly separator: ',' | ';';
  readonly low: string;
  readonly high: string;
  /** Header of the column that says that a share of 0 means less than 3/R. */
  readonly note: string;
}

/** The table as text for a spreadsheet, after lines of `heading` (title, label, how it was computed). O(cells). */
export function csvOf(table: FigureTable, heading: readonly (readonly string[])[], words: CsvWords): string {
  const write = (cell: string | number): string => {
    // Twelve figures are more than any of this knows.
    const plain = typeof cell === 'number' ? String(Number(cell.toPrecision(12))) : cell;
    const text = typeof cell === 'number' && words.separator === ';' ? plain.replace('.', ',') : plain;
    // A leading =, +, - or @ of a text would be run as a formula.
    const safe = typeof cell === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text;
    return safe.includes(words.separator) || /["\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const head = table.columns.flatMap(({ header, interval }) =>
    interval ? [header, `${header}: ${words.low}`, `${header}: ${words.high}`, `${header}: ${words.note}`] : [header],
  );
  const rows = table.rows.map(({ cells }) =>
    table.columns.flatMap(({ interval }, i): (string | number)[] => {
      const cell = cells[i] ?? null;
      if (cell === null) return interval ? ['', '', '', ''] : [''];
      if (typeof cell !== 'object') return interval ? [cell, '', '', ''] : [cell];
      return [cell.value, cell.low, cell.high, cell.zeroOf === null ? '' : `< 3/${cell.zeroOf}`];
    }),
  );
  // The mark in front tells spreadsheets that the letters are UTF-8.
  return `\uFEFF${[...heading, [], head, ...rows].map((row) => row.map(write).join(words.separator)).join('\r\n')}\r\n`;
}
