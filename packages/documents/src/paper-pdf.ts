import pdfMake from 'pdfmake/build/pdfmake.js';
import Helvetica from 'pdfmake/build/standard-fonts/Helvetica.js';
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts';
import { headLines } from './head-lines.ts';
import { cellLines, type Block, type Cell, type Paper, type PaperSheet } from './paper.ts';

const MM = 72 / 25.4;
const INNER_WIDTH = 182 * MM;

/**
 * The paper as the bytes of a PDF: A4, black on white, in the standard font every reader has (Latin letters; others print as "?").
 * Rejects only when the library itself fails. O(length).
 */
export async function paperPdf(paper: Paper): Promise<Uint8Array> {
  pdfMake.addFontContainer(Helvetica);
  const bytes = await pdfMake.createPdf(definitionOf(paper)).getBuffer();
  return new Uint8Array(bytes);
}

function definitionOf(paper: Paper): TDocumentDefinitions {
  const { head } = paper;
  const lines = headLines(head);
  return {
    pageSize: 'A4',
    pageMargins: [14 * MM, 12 * MM, 14 * MM, 18 * MM],
    info: { title: latin(`${paper.title} – ${head.schoolName}`), creator: 'Giliran', producer: 'Giliran' },
    defaultStyle: { font: 'Helvetica', fontSize: 10, lineHeight: 1.15, color: '#000' },
    ...(head.draft
      ? { watermark: { text: 'RANCANGAN', color: '#000', opacity: 0.09, bold: true, angle: -50, font: 'Helvetica', fontSize: 90 } }
      : {}),
    footer: (page: number, pages: number) => ({
      margin: [14 * MM, 3 * MM, 14 * MM, 0],
      columns: [
        { text: latin(lines.foot), fontSize: 7.5, width: '*' },
        { text: `${page} / ${pages}`, fontSize: 7.5, width: 40, alignment: 'right' },
      ],
    }),
    // A heading alone at the foot of a page goes over with what it heads.
    pageBreakBefore: (node, queries) => node.headlineLevel === 1 && queries.getFollowingNodesOnPage().length === 0,
    content: paper.sheets.map((sheet, i): Content => sheetOf(sheet, paper, i > 0)),
  };
}

function sheetOf(sheet: PaperSheet, { head }: Paper, breakBefore: boolean): Content {
  const lines = headLines(head);
  const scale = sheet.look === 'poster' ? 2.1 : 1;
  return {
    stack: [
      { text: latin(sheet.title), fontSize: 15 * scale, bold: true },
      { text: latin(lines.school), margin: [0, 1, 0, 0] },
      ...(sheet.look === undefined && lines.version !== null ? [{ text: latin(lines.version), fontSize: 8.5 }] : []),
      ...(lines.synthetic === null ? [] : [{ text: latin(lines.synthetic), fontSize: 8.5 }]),
      ...(head.draft ? [{ text: 'RANCANGAN', bold: true, fontSize: 16, margin: [0, 2, 0, 0] as [number, number, number, number] }] : []),
      {
        canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: INNER_WIDTH, y2: 0, lineWidth: 1.2 }],
        margin: [0, 4, 0, 8] as [number, number, number, number],
      },
      ...sheet.blocks.map(blockOf),
    ],
    fontSize: 10 * scale,
    ...(breakBefore ? { pageBreak: 'before' as const } : {}),
  };
}

function blockOf(block: Block): Content {
  switch (block.kind) {
    case 'heading':
      return {
        text: [{ text: latin(block.text), bold: true, fontSize: 12 }, block.note === undefined ? '' : latin(` (${block.note})`)],
        margin: [0, 8, 0, 3],
        headlineLevel: 1,
      };
    case 'text':
      return { text: latin(block.text), margin: [0, 0, 0, 5] };
    case 'notice':
      return { table: { widths: ['*'], body: [[{ text: latin(block.text), margin: [4, 3, 4, 3] }]] }, margin: [0, 5, 0, 5] };
    case 'facts':
      return {
        layout: 'noBorders',
        table: { widths: ['auto', '*'], body: block.facts.map(([label, value]) => [{ text: latin(label), bold: true }, latin(value)]) },
        margin: [0, 2, 0, 5],
      };
    case 'numbers':
      return { text: block.numbers.join('   '), margin: [0, 2, 0, 6] };
    case 'items':
      return itemsOf(block);
    case 'signatures':
      return {
        columns: block.signers.map((signer) => ({
          stack: [
            latin(signer.place ?? '.................., ....................'),
            latin(signer.role),
            { text: latin(signer.name ?? '(..............................)'), margin: [0, 46, 0, 0] as [number, number, number, number] },
          ],
        })),
        columnGap: 20,
        margin: [0, 16, 0, 0],
        unbreakable: true,
      };
    case 'table':
      return tableOf(block);
  }
}

function itemsOf({ items, mark }: Extract<Block, { kind: 'items' }>): Content {
  const lines = items.map(({ text, note }) => ({
    text: [latin(text), note === undefined ? '' : { text: latin(`  ${note}`), fontSize: 8 }],
    margin: [0, 0, 0, 3] as [number, number, number, number],
  }));
  if (mark === 'number') return { ol: lines, margin: [0, 2, 0, 6] };
  if (mark === 'bullet') return { ul: lines, margin: [0, 2, 0, 6] };
  return {
    stack: lines.map((line) => ({
      columns: [
        { ...boxOf(), width: 16 },
        { ...line, width: '*' },
      ],
    })),
    margin: [0, 2, 0, 6],
  };
}

function tableOf({ columns, rows, none }: Extract<Block, { kind: 'table' }>): ContentTable {
  const whole = columns.reduce((sum, column) => sum + (column.width ?? 1), 0);
  const inner = INNER_WIDTH - columns.length * 8.8;
  const empty: TableCell[] = [{ text: latin(none ?? '–'), colSpan: columns.length }, ...columns.slice(1).map(() => '')];
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: columns.map((column) => (inner * (column.width ?? 1)) / whole),
      body: [
        columns.map((column) => ({ text: latin(column.label), bold: true, alignment: column.align ?? 'left' })),
        ...(rows.length === 0 ? [empty] : rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i]?.align)))),
      ],
    },
    layout: { hLineWidth: (i) => (i === 1 ? 1.2 : 0.5), vLineWidth: () => 0.5, paddingTop: () => 2.5, paddingBottom: () => 2.5 },
    margin: [0, 2, 0, 6],
  };
}

function cellOf(cell: Cell, align: 'right' | undefined): TableCell {
  if (typeof cell === 'object' && 'box' in cell) return boxOf();
  const strong = typeof cell === 'object' && cell.strong !== undefined;
  return {
    text: cellLines(cell).map((line, i) => ({ text: `${i > 0 ? '\n' : ''}${latin(line)}`, bold: strong && i === 0 })),
    fontSize: 9,
    alignment: align ?? 'left',
  };
}

function boxOf() {
  return { canvas: [{ type: 'rect' as const, x: 1, y: 1, w: 9, h: 9, lineWidth: 0.8 }] };
}

/** The standard fonts hold Western letters only: accents they lack are dropped, other letters become "?". */
function latin(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => {
      if (IN_FONT.test(sign)) return sign;
      const plain = sign.normalize('NFD').replace(/\p{M}/gu, '');
      return IN_FONT.test(plain) ? plain : (NEAR[sign] ?? '?');
    })
    .join('');
}

const IN_FONT = /^[\n\u0020-\u007E\u00A0-\u00FF\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026]+$/;
const NEAR: Readonly<Record<string, string>> = { '−': '-', '→': '->', '≥': '>=', '≤': '<=', '×': 'x', '✓': 'v', '☐': '[ ]', '\u2011': '-' };
