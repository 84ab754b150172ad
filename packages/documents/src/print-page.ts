import { escapeHtml } from './escape-html.ts';
import { headLines } from './head-lines.ts';
import type { SheetHead } from './sheet-head.ts';

/** One sheet: starts on a new page; its head is repeated on each page it runs over. `body` is HTML. */
export interface Sheet {
  readonly title: string;
  readonly body: string;
  readonly look?: 'plain' | 'poster' | 'letter';
}

const STYLE = `
@page { size: A4; margin: 12mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.4 'Liberation Sans', Arial, sans-serif; }
h1 { font-size: 15pt; margin: 0; }
h2 { font-size: 12.5pt; margin: 5mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.sheet { width: 100%; border-collapse: collapse; }
.sheet + .sheet { break-before: page; }
.sheet > thead > tr > td, .sheet > tbody > tr > td, .sheet > tfoot > tr > td { padding: 0; vertical-align: top; }
.head { display: flex; justify-content: space-between; align-items: flex-start; gap: 6mm; border-bottom: 1.2pt solid #000; padding-bottom: 2mm; margin-bottom: 3mm; }
.head p { margin: 0; }
.draft { border: 2pt solid #000; padding: 1mm 4mm; font-size: 22pt; line-height: 1.1; font-weight: 700; letter-spacing: 0.1em; }
.foot { border-top: 0.6pt solid #000; margin-top: 3mm; padding-top: 1.5mm; font-size: 8.5pt; }
table.grid { width: 100%; border-collapse: collapse; }
table.grid th, table.grid td { border: 0.6pt solid #000; padding: 1.2mm 1.6mm; text-align: left; vertical-align: top; }
table.grid thead { display: table-header-group; }
table.grid thead th { border-bottom-width: 1.4pt; }
table.grid tr { break-inside: avoid; }
table.grid .figure { text-align: right; }
table.week { table-layout: fixed; }
table.week th:first-child { width: 36mm; }
table.week td { font-size: 9pt; }
table.week strong { white-space: nowrap; }
.small { font-size: 9pt; font-weight: 400; }
.block { break-inside: avoid; }
.numbers { display: flex; flex-wrap: wrap; gap: 1.2mm; margin: 1mm 0 3mm; padding: 0; list-style: none; }
.numbers li { border: 0.6pt solid #000; min-width: 8mm; text-align: center; padding: 0.6mm 1mm; }
.facts { display: grid; grid-template-columns: auto 1fr; gap: 0.6mm 4mm; margin: 2mm 0; }
.facts dt { font-weight: 700; }
.facts dd { margin: 0; }
.sheet.poster { font-size: 21pt; line-height: 1.3; }
.sheet.poster h1 { font-size: 32pt; }
.block-table { table-layout: fixed; margin: 1mm 0 3mm; }
.block-table td, .block-table th { overflow-wrap: anywhere; }
.items { margin: 1mm 0 3mm; padding-left: 7mm; }
.items li { margin-bottom: 1mm; break-inside: avoid; }
.items.box { list-style: none; padding-left: 0; }
.box { display: inline-block; width: 3.6mm; height: 3.6mm; border: 0.8pt solid #000; margin-right: 2mm; vertical-align: -0.5mm; }
.signatures { display: flex; gap: 10mm; margin-top: 8mm; break-inside: avoid; }
.signatures > div { flex: 1; }
.signatures .line { margin-top: 18mm; }
.advice { border: 1.2pt solid #000; padding: 2mm 3mm; margin: 3mm 0; }
svg text { font-family: 'Liberation Sans', Arial, sans-serif; }
@media screen { body { background: #ddd; padding: 4mm; } .sheet { width: 182mm; margin: 0 auto 8mm; background: #fff; outline: 12mm solid #fff; outline-offset: 0; } .sheet + .sheet { margin-top: 32mm; } .sheet:first-of-type { margin-top: 12mm; } }
`;

/** A whole document for A4 paper, black on white; titles and head are escaped here, bodies by those who write them. O(length). */
export function printPage(head: SheetHead, title: string, sheets: readonly Sheet[]): string {
  const body = sheets.map((sheet) => sheetHtml(head, sheet)).join('\n');
  return `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>${escapeHtml(`${title} – ${head.schoolName}`)}</title><style>${STYLE}</style></head>
<body>
${body}
</body>
</html>`;
}

function sheetHtml(head: SheetHead, sheet: Sheet): string {
  const { school, version, synthetic, foot } = headLines(head);
  const look = sheet.look ?? 'plain';
  return `<table class="sheet ${look}">
<thead><tr><td><div class="head"><div><h1>${escapeHtml(sheet.title)}</h1><p>${escapeHtml(school)}</p>${
    version === null || look !== 'plain' ? '' : `<p class="small">${escapeHtml(version)}</p>`
  }${synthetic === null ? '' : `<p class="small">${escapeHtml(synthetic)}</p>`}</div>${
    head.draft ? '<div class="draft">RANCANGAN</div>' : ''
  }</div></td></tr></thead>
<tfoot><tr><td><div class="foot">${escapeHtml(foot)}</div></td></tr></tfoot>
<tbody><tr><td>${sheet.body}</td></tr></tbody>
</table>`;
}
