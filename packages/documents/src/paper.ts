import type { SheetHead } from './sheet-head.ts';

/**
 * What a document says, apart from how it is delivered: the same paper becomes print HTML (`paperHtml`), a PDF (`paperPdf`) or a
 * workbook (`paperWorkbook`), so that the three never differ. Texts are plain; each delivery escapes them in its own way.
 */
export interface Paper {
  /** Title of the file. */
  readonly title: string;
  readonly head: SheetHead;
  /** Each sheet starts on a new page, or is a worksheet of its own. */
  readonly sheets: readonly PaperSheet[];
}

export interface PaperSheet {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** `poster`: large letters for a wall. `letter`: no version line of the schedule. */
  readonly look?: 'poster' | 'letter';
}

/** A cell of several lines (the first may be strong), a number, a text, or an empty box to tick. */
export type Cell = string | number | { readonly strong?: string; readonly lines: readonly string[] } | { readonly box: true };

interface Column {
  readonly label: string;
  /** Share of the width against the other columns; 1 when absent. */
  readonly width?: number;
  readonly align?: 'right';
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly note?: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[]; readonly none?: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'numbers'; readonly numbers: readonly number[] }
  | { readonly kind: 'items'; readonly items: readonly Item[]; readonly mark: 'number' | 'box' | 'bullet' }
  | { readonly kind: 'signatures'; readonly signers: readonly Signer[] };

export interface Item {
  readonly text: string;
  /** In smaller letters behind the text: an article, a hint. */
  readonly note?: string;
}

interface Signer {
  /** "Ledo, Senin, 13 September 2021"; empty line to fill in when absent. */
  readonly place?: string;
  readonly role: string;
  /** Printed under the line; dots to fill in when absent. */
  readonly name?: string;
}

/** A sheet that says why it is empty. */
export function emptySheet(title: string, text: string): PaperSheet {
  return { title, blocks: [{ kind: 'text', text }] };
}

/** The lines of a cell, the strong one first; a box has none. */
export function cellLines(cell: Cell): readonly string[] {
  if (typeof cell === 'string') return [cell];
  if (typeof cell === 'number') return [String(cell).replace('.', ',')];
  if ('box' in cell) return [];
  return cell.strong === undefined ? cell.lines : [cell.strong, ...cell.lines];
}
