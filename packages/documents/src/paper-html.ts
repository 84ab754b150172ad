import { escapeHtml } from './escape-html.ts';
import { cellLines, type Block, type Cell, type Paper } from './paper.ts';
import { printPage } from './print-page.ts';

/** The paper as a document for the browser's print dialog: A4, black on white. O(length). */
export function paperHtml({ title, head, sheets }: Paper): string {
  return printPage(
    head,
    title,
    sheets.map((sheet) => ({
      title: sheet.title,
      look: sheet.look ?? 'plain',
      body: sheet.blocks.map(blockHtml).join('\n'),
    })),
  );
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escapeHtml(block.text)}${block.note === undefined ? '' : ` <span class="small">(${escapeHtml(block.note)})</span>`}</h2>`;
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'notice':
      return `<p class="advice">${escapeHtml(block.text)}</p>`;
    case 'facts':
      return `<dl class="facts">${block.facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`;
    case 'numbers':
      return `<ul class="numbers">${block.numbers.map((number) => `<li>${number}</li>`).join('')}</ul>`;
    case 'items':
      return itemsHtml(block);
    case 'signatures':
      return `<div class="signatures">${block.signers
        .map(
          (signer) =>
            `<div><p>${escapeHtml(signer.place ?? '.................., ....................')}</p><p>${escapeHtml(signer.role)}</p><p class="line">${escapeHtml(signer.name ?? '(..............................)')}</p></div>`,
        )
        .join('')}</div>`;
    case 'table':
      return tableHtml(block);
  }
}

function itemsHtml({ items, mark }: Extract<Block, { kind: 'items' }>): string {
  const tag = mark === 'number' ? 'ol' : 'ul';
  const lines = items.map(
    ({ text, note }) =>
      `<li>${mark === 'box' ? '<span class="box"></span>' : ''}${escapeHtml(text)}${note === undefined ? '' : ` <span class="small">${escapeHtml(note)}</span>`}</li>`,
  );
  return `<${tag} class="items ${mark}">${lines.join('')}</${tag}>`;
}

function tableHtml({ columns, rows, none }: Extract<Block, { kind: 'table' }>): string {
  const whole = columns.reduce((sum, column) => sum + (column.width ?? 1), 0);
  const widths = columns.map((column) => `<col style="width:${(((column.width ?? 1) / whole) * 100).toFixed(1)}%">`).join('');
  const heads = columns
    .map((column) => `<th scope="col"${column.align === 'right' ? ' class="figure"' : ''}>${escapeHtml(column.label)}</th>`)
    .join('');
  const body =
    rows.length === 0
      ? `<tr><td colspan="${columns.length}">${escapeHtml(none ?? '–')}</td></tr>`
      : rows
          .map(
            (row) =>
              `<tr>${row.map((cell, i) => `<td${columns[i]?.align === 'right' ? ' class="figure"' : ''}>${cellHtml(cell)}</td>`).join('')}</tr>`,
          )
          .join('\n');
  return `<table class="grid block-table"><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'object' && 'box' in cell) return '<span class="box"></span>';
  const strong = typeof cell === 'object' && cell.strong !== undefined;
  return cellLines(cell)
    .map((line, i) => (strong && i === 0 ? `<strong>${escapeHtml(line)}</strong>` : escapeHtml(line)))
    .join('<br>');
}
