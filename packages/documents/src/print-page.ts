import type { Day } from '@giliran/kernel';
import { escapeHtml } from './escape-html.ts';
import { dayText } from './indonesian-text.ts';

/** What every sheet says of itself. */
export interface SheetHead {
  readonly schoolName: string;
  readonly npsn: string;
  /** The saved version printed, or the one that unsaved edits began from (0 = none). */
  readonly plan: { readonly number: number; readonly name: string; readonly saved: boolean };
  readonly printedOn: Day;
  /** First day of the schedule; null = not said. */
  readonly startsOn: Day | null;
  readonly engineVersion: string;
  /** Articles behind the sheet, as the law writes them. */
  readonly articles: readonly string[];
  /** A draft carries "RANCANGAN" large on every page. */
  readonly draft: boolean;
  /** The school is made up; every page says so. */
  readonly synthetic: boolean;
}

/** One sheet: starts on a new page; its head is repeated on each page it runs over. `body` is HTML. */
export interface Sheet {
  readonly title: string;
  readonly body: string;
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
  const from = head.startsOn === null ? '' : ` · Mulai ${escapeHtml(dayText(head.startsOn))}`;
  const articles = head.articles.length === 0 ? '' : ` · Dasar: ${head.articles.map(escapeHtml).join('; ')}`;
  return `<table class="sheet">
<thead><tr><td><div class="head"><div><h1>${escapeHtml(sheet.title)}</h1><p>${escapeHtml(head.schoolName)} · NPSN ${escapeHtml(head.npsn)}</p><p class="small">${escapeHtml(versionText(head.plan))}${from}</p>${
    head.synthetic ? '<p class="small">Data sintetis untuk peragaan, bukan sekolah sebenarnya</p>' : ''
  }</div>${head.draft ? '<div class="draft">RANCANGAN</div>' : ''}</div></td></tr></thead>
<tfoot><tr><td><div class="foot">Dicetak ${escapeHtml(dayText(head.printedOn))} · Giliran, versi mesin ${escapeHtml(head.engineVersion)}${articles}</div></td></tr></tfoot>
<tbody><tr><td>${sheet.body}</td></tr></tbody>
</table>`;
}

function versionText({ number, name, saved }: SheetHead['plan']): string {
  if (saved) return `Jadwal versi ${number}: ${name}`;
  return number === 0 ? 'Jadwal belum disimpan' : `Jadwal belum disimpan, perubahan atas versi ${number}`;
}
