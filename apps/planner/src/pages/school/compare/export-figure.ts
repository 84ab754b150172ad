import { saveFile } from '../../../components/save-file.ts';
import { csvOf, type FigureTable } from './figure-table.ts';

/** White around a picture, pixels. */
const MARGIN = 16;

/** A card of the page as a picture, twice as sharp as on screen. The library comes only when it is asked for. */
export async function downloadPng(node: HTMLElement, fileName: string): Promise<void> {
  const { toBlob } = await import('html-to-image');
  const blob = await toBlob(node, {
    pixelRatio: 2,
    width: node.offsetWidth + 2 * MARGIN,
    height: node.offsetHeight + 2 * MARGIN,
    style: { padding: `${MARGIN}px`, boxSizing: 'border-box', width: `${node.offsetWidth + 2 * MARGIN}px` },
    backgroundColor: '#fffdf8',
    filter: (part) => !(part instanceof HTMLElement && part.dataset['exportSkip'] !== undefined),
  });
  if (!blob) throw new Error('the picture could not be drawn');
  download(blob, `${fileName}.png`);
}

/** The table of a chart for a spreadsheet. */
export function downloadCsv(
  table: FigureTable,
  heading: readonly (readonly string[])[],
  words: Parameters<typeof csvOf>[2],
  fileName: string,
): void {
  download(new Blob([csvOf(table, heading, words)], { type: 'text/csv;charset=utf-8' }), `${fileName}.csv`);
}

/** Hands a file to the browser. */
export function download(blob: Blob, fileName: string): void {
  saveFile(fileName, blob.type, blob);
}
