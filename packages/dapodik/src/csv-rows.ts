/** The separator of a CSV text: the one of `; , tab` seen most often outside quotes in its first 10 lines. O(length of those lines). */
function separatorOf(text: string): string {
  const counts = new Map([
    [';', 0],
    [',', 0],
    ['\t', 0],
  ]);
  let quoted = false;
  let lines = 0;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '\n' && ++lines === 10) break;
    else if (!quoted && counts.has(char)) counts.set(char, (counts.get(char) ?? 0) + 1);
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/**
 * Splits CSV text (RFC 4180; comma, semicolon or tab, found by counting) into rows of raw texts. Blank lines stay, so that
 * row numbers are those Excel shows. `unclosedRow` is the 1-based row of a quote that never closes, else null. O(length).
 */
export function csvRows(source: string): { readonly rows: string[][]; readonly unclosedRow: number | null } {
  let text = source.startsWith('\u{feff}') ? source.slice(1) : source;
  let separator: string | null = null;
  // Excel's own hint line; it is not a row of the table.
  const hint = /^sep=(.)\r?\n/iu.exec(text);
  if (hint) {
    separator = hint[1] ?? null;
    text = text.slice(hint[0].length);
  }
  separator ??= separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (quoted) {
      if (char !== '"') field += char;
      else if (text.charAt(i + 1) === '"') {
        field += '"';
        i++;
      } else quoted = false;
    } else if (char === '"' && field.trim() === '') {
      field = '';
      quoted = true;
    } else if (char === separator) {
      row.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text.charAt(i + 1) === '\n') i++;
      row.push(field);
      rows.push(row);
      row = [];
      field = '';
    } else field += char;
  }
  if (field !== '' || row.length > 0) {
    row.push(field);
    rows.push(row);
  }
  return { rows, unclosedRow: quoted ? rows.length : null };
}
