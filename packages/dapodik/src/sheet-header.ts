import { fileProblem, shortValue, type RowProblem } from './problem.ts';
import { openTables, type SheetTable, type SourceFile } from './sheet-table.ts';

/** A column a reader keeps: its name in our records, and the headers under which files carry it (the first is shown to users). */
export interface ColumnSpec<K extends string> {
  readonly key: K;
  readonly names: readonly [string, ...string[]];
  readonly required: boolean;
}

export interface HeaderRules<K extends string> {
  readonly columns: readonly ColumnSpec<K>[];
  /** A row is the header when it holds all of these. */
  readonly anchors: readonly K[];
  /** Dapodik exports have a second header row under Data Ayah, Data Ibu, Data Wali. */
  readonly twoRows: boolean;
}

/** A sheet whose header was understood. Column indexes are of this file only. */
export interface OpenSheet<K extends string> {
  readonly table: SheetTable;
  readonly headerRow: number;
  readonly firstDataRow: number;
  readonly columnByKey: ReadonlyMap<K, number>;
  readonly droppedColumns: readonly string[];
}

const SCANNED_ROWS = 10;
const SUB_HEADERS = new Set(['nama', 'tahun lahir', 'jenjang pendidikan', 'jenjang', 'pekerjaan', 'penghasilan', 'nik']);

/** The form in which headers are compared: one case, single spaces. O(length). */
export function normalHeader(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

function textAt(table: SheetTable, row: number, column: number): string {
  return table.rows[row]?.[column]?.text ?? '';
}

function normalRow(table: SheetTable, row: number): string[] {
  return Array.from(table.rows[row] ?? [], (cell) => normalHeader(cell?.text ?? ''));
}

function hits<K extends string>(names: readonly string[], columns: readonly ColumnSpec<K>[]): number {
  return columns.filter((column) => column.names.some((name) => names.includes(normalHeader(name)))).length;
}

/** The header row: the first of the scanned rows with all anchors, else the one with most known columns (at least two). */
function findHeaderRow<K extends string>(table: SheetTable, rules: HeaderRules<K>): { row: number; sure: boolean } | null {
  const anchors = rules.columns.filter((column) => rules.anchors.includes(column.key));
  let best = { row: -1, count: 1 };
  for (let row = 0; row < Math.min(SCANNED_ROWS, table.rows.length); row++) {
    const names = normalRow(table, row);
    if (hits(names, anchors) === anchors.length) return { row, sure: true };
    const count = hits(names, rules.columns);
    if (count > best.count) best = { row, count };
  }
  return best.row >= 0 ? { row: best.row, sure: false } : null;
}

/** Is the row under the header a second header row? Under an anchor it is empty or repeats it, elsewhere it names a sub-column. */
function hasSubHeaders<K extends string>(table: SheetTable, row: number, rules: HeaderRules<K>): boolean {
  const anchorNames = rules.columns
    .filter((column) => rules.anchors.includes(column.key))
    .flatMap((column) => column.names.map(normalHeader));
  const top = normalRow(table, row);
  const below = normalRow(table, row + 1);
  const underAnchors = top.every((name, c) => !anchorNames.includes(name) || ['', name].includes(below[c] ?? ''));
  return underAnchors && below.some((name) => SUB_HEADERS.has(name));
}

function labels(table: SheetTable, row: number, twoRows: boolean): string[] {
  const width = Math.max(table.rows[row]?.length ?? 0, twoRows ? (table.rows[row + 1]?.length ?? 0) : 0);
  const result: string[] = [];
  let lastTop = '';
  for (let c = 0; c < width; c++) {
    const top = textAt(table, row, c);
    if (top !== '') lastTop = top;
    const sub = twoRows ? textAt(table, row + 1, c) : '';
    const merge = table.merges.find((m) => m.top <= row && row <= m.bottom && m.left <= c && c <= m.right);
    const group = top !== '' ? top : merge ? textAt(table, merge.top, merge.left) : lastTop;
    if (sub === '' || normalHeader(sub) === normalHeader(top)) result.push(top);
    else result.push(group === '' ? sub : `${group}/${sub}`);
  }
  return result;
}

function columnLetter(index: number): string {
  let rest = index + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

function matchColumns<K extends string>(
  table: SheetTable,
  headerRow: number,
  rules: HeaderRules<K>,
): { sheet: OpenSheet<K> | null; problems: RowProblem[] } {
  const twoRows = rules.twoRows && hasSubHeaders(table, headerRow, rules);
  const found = labels(table, headerRow, twoRows);
  const normal = found.map(normalHeader);
  const firstDataRow = headerRow + (twoRows ? 2 : 1);
  const columnByKey = new Map<K, number>();
  const problems: RowProblem[] = [];
  for (const column of rules.columns) {
    const names = column.names.map(normalHeader);
    const at = normal.flatMap((name, c) => (names.includes(name) ? [c] : []));
    const label = column.names[0];
    const where = { sheet: table.name, column: label };
    if (at.length > 1) {
      const letters = at.map(columnLetter).join(' dan ');
      problems.push(
        fileProblem(
          'DUPLICATE_COLUMN',
          `Kolom "${label}" ada lebih dari satu kali (kolom ${letters}).`,
          `Hapus atau ganti judul kolom "${label}" yang tidak dipakai, lalu impor lagi.`,
          where,
        ),
      );
    } else if (at[0] !== undefined) columnByKey.set(column.key, at[0]);
    else if (column.required) {
      problems.push(
        fileProblem(
          'MISSING_COLUMN',
          `Kolom "${label}" tidak ditemukan pada baris judul (baris ${headerRow + 1}).`,
          `Unduh ulang berkas dari sumbernya atau tambahkan kolom "${label}", lalu impor lagi.`,
          where,
        ),
      );
    }
  }
  if (problems.length > 0) return { sheet: null, problems };
  const kept = new Set(columnByKey.values());
  const filled = new Set<number>();
  for (const row of table.rows.slice(firstDataRow)) row.forEach((cell, c) => cell && filled.add(c));
  const width = Math.max(found.length, ...[...filled].map((c) => c + 1));
  const droppedColumns: string[] = [];
  for (let c = 0; c < width; c++) {
    if (kept.has(c)) continue;
    const label = found[c] ?? '';
    if (label !== '') droppedColumns.push(shortValue(label, 60));
    else if (filled.has(c)) droppedColumns.push(`(kolom ${columnLetter(c)} tanpa judul)`);
  }
  return { sheet: { table, headerRow, firstDataRow, columnByKey, droppedColumns }, problems };
}

/**
 * Opens a file and finds the sheet and the header by the rules of regulation 7.1: the first 10 rows are scanned, names are
 * matched after trimming, case folding and collapsing spaces, never by position; a kept column that is missing or doubled
 * refuses the file and is named. O(cells).
 */
export function openSheet<K extends string>(
  file: SourceFile,
  rules: HeaderRules<K>,
): { readonly sheet: OpenSheet<K> | null; readonly problems: RowProblem[] } {
  const opened = openTables(file);
  const problems: RowProblem[] = [...opened.problems];
  const candidates = opened.tables.flatMap((table) => {
    const header = findHeaderRow(table, rules);
    return header ? [{ table, ...header }] : [];
  });
  const chosen = candidates.find(({ sure }) => sure) ?? candidates[0];
  if (!chosen) {
    if (opened.tables.length > 0) {
      const wanted = rules.anchors.map((key) => rules.columns.find((column) => column.key === key)?.names[0] ?? key);
      problems.push(
        fileProblem(
          'HEADER_NOT_FOUND',
          `Baris judul dengan kolom ${wanted.map((name) => `"${name}"`).join(' dan ')} tidak ada di 10 baris pertama.`,
          'Pastikan berkas yang dipilih benar dan baris judulnya tidak dihapus.',
          { sheet: opened.tables[0]?.name ?? '' },
        ),
      );
    }
    return { sheet: null, problems };
  }
  const matched = matchColumns(chosen.table, chosen.row, rules);
  problems.push(...matched.problems);
  for (const other of candidates) {
    if (other.sure && other.table !== chosen.table) {
      problems.push(
        fileProblem(
          'SHEET_IGNORED',
          `Lembar "${shortValue(other.table.name)}" juga berisi tabel, tetapi hanya lembar "${shortValue(chosen.table.name)}" yang dibaca.`,
          'Bila kedua lembar diperlukan, simpan masing-masing sebagai berkas tersendiri.',
          { sheet: other.table.name, effect: 'NOTE' },
        ),
      );
    }
  }
  return { sheet: matched.sheet, problems };
}
