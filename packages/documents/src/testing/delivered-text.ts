import { inflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect } from 'vitest';
import { paperHtml } from '../paper-html.ts';
import { paperPdf } from '../paper-pdf.ts';
import { paperWorkbook } from '../paper-workbook.ts';
import type { Paper } from '../paper.ts';

/** Every text of a paper stands in its print HTML, its PDF and its workbook. */
export async function expectSameEverywhere(paper: Paper): Promise<void> {
  const wanted = everyText(paper);
  expect(wanted.length).toBeGreaterThan(2);
  const html = plainHtml(paperHtml(paper));
  const pdf = squeeze(pdfText(await paperPdf(paper)));
  const book = squeeze(await workbookText(await paperWorkbook(paper)));
  for (const text of wanted) {
    expect(squeeze(html)).toContain(squeeze(text));
    expect(pdf).toContain(squeeze(text));
    expect(book).toContain(squeeze(text));
  }
}

function everyText(paper: Paper): string[] {
  return paper.sheets.flatMap((sheet) => [
    sheet.title,
    ...sheet.blocks.flatMap((block): string[] => {
      switch (block.kind) {
        case 'table':
          return [
            ...block.columns.map((column) => column.label),
            ...block.rows.flat().flatMap((cell) => {
              if (typeof cell === 'string') return [cell];
              if (typeof cell === 'number') return [];
              return 'box' in cell ? [] : [cell.strong ?? '', ...cell.lines];
            }),
          ];
        case 'facts':
          return block.facts.flat();
        case 'numbers':
          return [];
        case 'items':
          return block.items.flatMap((item) => [item.text, item.note ?? '']);
        case 'signatures':
          return block.signers.map((signer) => signer.role);
        default:
          return [block.text];
      }
    }),
  ]);
}

/** The rows of the n-th table of a paper. */
export function tableRows(paper: Paper, n: number) {
  const tables = paper.sheets.flatMap((sheet) => sheet.blocks).filter((block) => block.kind === 'table');
  return tables[n]?.rows;
}

function squeeze(text: string): string {
  return text.replace(/[\s\u00A0]+/g, '');
}

function plainHtml(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

async function workbookText(bytes: Uint8Array): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  let text = '';
  book.eachSheet((page) => page.eachRow((row) => row.eachCell((cell) => (text += `${String(cell.value)}\n`))));
  return text;
}

/** The text that a PDF in a standard font shows, in the order it is drawn. */
export function pdfText(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes);
  expect(raw.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const all = raw.toString('latin1');
  let text = '';
  for (let at = all.indexOf('stream\n'); at >= 0; at = all.indexOf('stream\n', at + 1)) {
    if (all.slice(at - 3, at) === 'end') continue;
    const end = all.indexOf('endstream', at);
    let content: string;
    try {
      content = inflateSync(raw.subarray(at + 7, end)).toString('latin1');
    } catch {
      continue;
    }
    for (const [, line = ''] of content.matchAll(/\[((?:<[0-9a-f]*>|[^\]])*)\] TJ/gi)) {
      for (const [, hex = ''] of line.matchAll(/<([0-9a-f]*)>/gi)) text += new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex'));
    }
  }
  return text;
}
