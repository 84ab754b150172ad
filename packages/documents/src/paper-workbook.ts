import ExcelJS from 'exceljs';
import { headLines } from './head-lines.ts';
import { cellLines, type Block, type Cell, type Paper, type PaperSheet } from './paper.ts';

const GREY = 'FFE7E7E7';
const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };

/**
 * The paper as the bytes of an .xlsx workbook: one worksheet a sheet, tables with borders, numbers as numbers, set up to print on
 * A4. A text that begins like a formula stays a text. Rejects only when the library itself fails. O(length).
 */
export async function paperWorkbook(paper: Paper): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Giliran';
  const taken = new Set<string>();
  for (const sheet of paper.sheets) addSheet(book, sheet, paper, taken);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addSheet(book: ExcelJS.Workbook, sheet: PaperSheet, { head }: Paper, taken: Set<string>): void {
  const lines = headLines(head);
  const width = Math.max(2, ...sheet.blocks.map((block) => (block.kind === 'table' ? block.columns.length : 1)));
  const page = book.addWorksheet(sheetName(sheet.title, taken), {
    pageSetup: { paperSize: 9, orientation: width > 6 ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${lines.foot.replaceAll('&', '&&')}&R&P / &N` },
  });
  const widths = columnWidths(sheet.blocks, width);
  page.columns = widths.map((w) => ({ width: w }));
  const line = (text: string, bold: boolean, size = 11) => {
    const row = page.addRow([text]);
    page.mergeCells(row.number, 1, row.number, width);
    row.getCell(1).font = { bold, size };
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    const room = widths.reduce((sum, w) => sum + w, 0);
    row.height = Math.max(15, Math.ceil(text.length / room) * 15 * (size / 11));
  };
  line(sheet.title, true, 14);
  line(lines.school, false);
  if (sheet.look === undefined && lines.version !== null) line(lines.version, false);
  if (lines.synthetic !== null) line(lines.synthetic, false);
  if (head.draft) line('RANCANGAN', true, 14);
  for (const block of sheet.blocks) addBlock(page, block, line);
}

function addBlock(page: ExcelJS.Worksheet, block: Block, line: (text: string, bold: boolean) => void): void {
  switch (block.kind) {
    case 'heading':
      page.addRow([]);
      line(block.note === undefined ? block.text : `${block.text} (${block.note})`, true);
      return;
    case 'text':
    case 'notice':
      line(block.text, block.kind === 'notice');
      return;
    case 'facts':
      for (const [label, value] of block.facts) {
        const row = page.addRow([label, value]);
        row.getCell(1).font = { bold: true };
      }
      return;
    case 'numbers':
      line(block.numbers.join(', '), false);
      return;
    case 'items':
      for (const [i, item] of block.items.entries()) {
        const sign = block.mark === 'number' ? `${i + 1}. ` : block.mark === 'box' ? '[   ] ' : '• ';
        line(`${sign}${item.text}${item.note === undefined ? '' : ` (${item.note})`}`, false);
      }
      return;
    case 'signatures':
      page.addRow([]);
      for (const signer of block.signers) {
        line(signer.place ?? '.................., ....................', false);
        line(signer.role, false);
        page.addRow([]);
        page.addRow([]);
        line(signer.name ?? '(..............................)', false);
      }
      return;
    case 'table': {
      const heads = page.addRow(block.columns.map((column) => column.label));
      heads.eachCell((cell) => {
        cell.font = { bold: true };
        cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } };
        cell.border = BORDER;
        cell.alignment = { wrapText: true, vertical: 'top' };
      });
      for (const cells of block.rows.length === 0 ? [[block.none ?? '–']] : block.rows) {
        const row = page.addRow(cells.map(valueOf));
        cells.forEach((_cell, i) => {
          const cell = row.getCell(i + 1);
          cell.border = BORDER;
          cell.alignment = { wrapText: true, vertical: 'top', horizontal: block.columns[i]?.align ?? 'left' };
        });
      }
    }
  }
}

function valueOf(cell: Cell): string | number {
  if (typeof cell === 'number') return cell;
  return cellLines(cell).join('\n');
}

/** Wide enough for the longest line of each column, within reason. */
function columnWidths(blocks: readonly Block[], count: number): number[] {
  const widths = Array.from({ length: count }, () => 12);
  for (const block of blocks) {
    if (block.kind === 'facts') widths[0] = Math.max(widths[0] ?? 12, ...block.facts.map(([label]) => label.length + 2));
    if (block.kind !== 'table') continue;
    for (const [i, column] of block.columns.entries()) {
      const longest = Math.max(column.label.length, ...block.rows.flatMap((row) => cellLines(row[i] ?? '').map((text) => text.length)));
      widths[i] = Math.min(44, Math.max(widths[i] ?? 12, longest + 2));
    }
  }
  return widths;
}

/** A worksheet's name: at most 31 signs, without the six that workbooks forbid, unlike every other. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 31) || 'Lembar';
  for (let n = 1; ; n++) {
    const name = n === 1 ? plain : `${plain.slice(0, 31 - String(n).length - 1)} ${n}`;
    if (!taken.has(name.toLowerCase())) {
      taken.add(name.toLowerCase());
      return name;
    }
  }
}
