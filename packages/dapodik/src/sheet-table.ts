import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { csvRows } from './csv-rows.ts';
import { fileProblem, shortValue, type RowProblem } from './problem.ts';
import { decodeText } from './text-bytes.ts';
import { checkZip } from './zip-guard.ts';

/** A file as a host hands it over: its name and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A cell as text. `shown` is what Excel displays; a formula or an error keeps no value, since neither may be trusted. */
interface Cell {
  readonly kind: 'TEXT' | 'NUMBER' | 'FORMULA' | 'ERROR';
  readonly text: string;
  readonly shown: string;
}

export interface SheetTable {
  readonly name: string;
  /** By row and column from 0; empty cells are undefined. */
  readonly rows: readonly (readonly (Cell | undefined)[])[];
  readonly merges: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
}

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_INFLATED_BYTES = 100 * 1024 * 1024;
const MAX_ROWS = 100_000;
const MAX_COLUMNS = 1_000;

const RESAVE = 'Buka berkas di Excel atau LibreOffice, pilih Simpan Sebagai, lalu jenis "Excel Workbook (.xlsx)".';
const DOWNLOAD_AGAIN = 'Unduh atau salin ulang berkas dari sumbernya, lalu impor lagi.';

/** Trims, turns no-break spaces into spaces, drops invisible characters and collapses runs of spaces. O(length). */
function cleanText(text: string): string {
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((value, i) => bytes[i] === value);
}

/** Looks for an ASCII name written as UTF-16, as the directory of an OLE container holds it. O(bytes). */
function holdsWideName(bytes: Uint8Array, name: string): boolean {
  const first = name.charCodeAt(0);
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length) return true;
  }
  return false;
}

const FOREIGN: readonly { readonly magic: readonly number[]; readonly label: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], label: 'PDF' },
  { magic: [0x89, 0x50, 0x4e, 0x47], label: 'gambar PNG' },
  { magic: [0xff, 0xd8, 0xff], label: 'gambar JPEG' },
  { magic: [0x47, 0x49, 0x46, 0x38], label: 'gambar GIF' },
  { magic: [0x52, 0x61, 0x72, 0x21], label: 'arsip RAR' },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], label: 'arsip 7z' },
  { magic: [0x1f, 0x8b], label: 'arsip gzip' },
];

function wrongType(label: string): RowProblem {
  return fileProblem(
    'WRONG_FILE_TYPE',
    `Isi berkas ini adalah ${label}, bukan lembar kerja Excel (.xlsx) atau CSV.`,
    `Pilih berkas .xlsx atau .csv. ${RESAVE}`,
  );
}

function refusal(file: SourceFile): RowProblem | null {
  const { bytes } = file;
  if (bytes.length === 0) return fileProblem('EMPTY_FILE', 'Berkas kosong (0 bita).', DOWNLOAD_AGAIN);
  if (bytes.length > MAX_FILE_BYTES) {
    return fileProblem(
      'FILE_TOO_LARGE',
      `Berkas berukuran ${(bytes.length / 1024 / 1024).toFixed(1).replace('.', ',')} MB; batasnya 10 MB.`,
      'Hapus gambar dan lembar yang tidak perlu, atau pecah berkas menjadi beberapa bagian.',
    );
  }
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    if (holdsWideName(bytes, 'EncryptedPackage')) {
      return fileProblem(
        'PASSWORD_PROTECTED',
        'Berkas dikunci dengan kata sandi.',
        'Buka di Excel, hapus kata sandi lewat File > Info > Protect Workbook > Encrypt with Password, lalu simpan.',
      );
    }
    if (holdsWideName(bytes, 'WordDocument')) return wrongType('dokumen Word lama (.doc)');
    return fileProblem('OLD_EXCEL_FORMAT', 'Berkas ini berformat Excel lama (.xls).', RESAVE);
  }
  const foreign = FOREIGN.find(({ magic }) => startsWith(bytes, magic));
  if (foreign) return wrongType(foreign.label);
  return null;
}

function cellOf(object: CellObject): Cell | undefined {
  if (object.f !== undefined || object.F !== undefined) return { kind: 'FORMULA', text: '', shown: '' };
  if (object.t === 'e') return { kind: 'ERROR', text: '', shown: '' };
  const value = object.v;
  if (value === undefined || object.t === 'z') return undefined;
  if (typeof value === 'number') {
    return { kind: 'NUMBER', text: String(value), shown: cleanText(object.w ?? String(value)) };
  }
  const text = cleanText(typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value));
  return text === '' ? undefined : { kind: 'TEXT', text, shown: text };
}

function tableOf(name: string, sheet: WorkSheet): SheetTable | null {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const rows: (Cell | undefined)[][] = [];
  for (let r = 0; r < data.length; r++) {
    const source = data[r];
    if (!source) continue;
    const row: (Cell | undefined)[] = [];
    for (let c = 0; c < Math.min(source.length, MAX_COLUMNS); c++) {
      const object = source[c];
      const cell = object ? cellOf(object) : undefined;
      if (cell) row[c] = cell;
    }
    if (row.length === 0) continue;
    if (r >= MAX_ROWS) return null;
    while (rows.length < r) rows.push([]);
    rows[r] = row;
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  return { name, rows, merges };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Does every worksheet part end as XML must? A part cut short would otherwise lose its last rows without a word. */
function worksheetsEnd(workbook: WorkBook): boolean {
  const files: unknown = Reflect.get(workbook, 'files');
  if (!isRecord(files)) return true;
  return Object.entries(files).every(([path, part]) => {
    if (!/xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml$/iu.test(path)) return true;
    const content = isRecord(part) ? part['content'] : undefined;
    if (!(content instanceof Uint8Array) && !Array.isArray(content)) return true;
    let tail = '';
    for (const code of content.slice(-512)) tail += String.fromCharCode(Number(code));
    return /(?:<\/(?:\w+:)?(?:worksheet|sst)>|<(?:\w+:)?(?:worksheet|sst)\b[^<>]*\/>)(?:\s|<!--[^>]*-->)*$/u.test(tail);
  });
}

const DAMAGED = fileProblem('DAMAGED_FILE', 'Isi berkas .xlsx rusak sehingga tidak dapat dibaca.', DOWNLOAD_AGAIN);
const TOO_MANY_ROWS = fileProblem(
  'TOO_MANY_ROWS',
  'Lembar berisi lebih dari 100.000 baris.',
  'Pecah berkas menjadi beberapa bagian, misalnya per kecamatan.',
);

function workbookTables(file: SourceFile): SheetTable[] | RowProblem {
  const zip = checkZip(file.bytes, MAX_INFLATED_BYTES);
  if (zip.verdict === 'TRUNCATED') {
    return fileProblem('TRUNCATED_FILE', 'Berkas .xlsx terpotong: bagian akhirnya hilang.', DOWNLOAD_AGAIN);
  }
  if (zip.verdict === 'ENCRYPTED') {
    return fileProblem('PASSWORD_PROTECTED', 'Berkas dikunci dengan kata sandi.', 'Simpan ulang tanpa kata sandi.');
  }
  if (zip.verdict === 'TOO_LARGE') {
    return fileProblem(
      'INFLATED_TOO_LARGE',
      'Isi berkas setelah dibuka lebih dari 100 MB.',
      'Hapus gambar dan lembar yang tidak perlu, atau pecah berkas menjadi beberapa bagian.',
    );
  }
  if (zip.verdict !== 'SOUND') return DAMAGED;
  const names = new Set(zip.names.map((name) => name.toLowerCase()));
  if (names.has('word/document.xml')) return wrongType('dokumen Word (.docx)');
  if (names.has('ppt/presentation.xml')) return wrongType('presentasi PowerPoint (.pptx)');
  if (names.has('xl/workbook.bin')) return wrongType('Excel biner (.xlsb)');
  if (names.has('meta-inf/manifest.xml')) return wrongType('OpenDocument (.ods)');
  if (!names.has('[content_types].xml')) return wrongType('arsip ZIP');
  let workbook: WorkBook;
  try {
    workbook = read(zip.bytes, { type: 'array', dense: true, cellFormula: true, cellHTML: false, bookFiles: true });
  } catch {
    // The library's own message may quote cell contents, so it is not passed on.
    return DAMAGED;
  }
  if (!worksheetsEnd(workbook)) return DAMAGED;
  const tables: SheetTable[] = [];
  let unread = 0;
  for (const [index, name] of workbook.SheetNames.entries()) {
    if ((workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) continue;
    const sheet = workbook.Sheets[name];
    // Chart and dialog sheets have no cells; a worksheet the library could not read looks the same.
    if (!sheet) {
      unread++;
      continue;
    }
    const table = tableOf(name, sheet);
    if (!table) return TOO_MANY_ROWS;
    tables.push(table);
  }
  return tables.length === 0 && unread > 0 ? DAMAGED : tables;
}

function csvTable(file: SourceFile): SheetTable[] | RowProblem {
  const text = decodeText(file.bytes);
  if (/^\s*(?:<!doctype|<html|<table|<\?xml|<meta|<head)/iu.test(text)) return wrongType('halaman web (HTML/XML)');
  // Control characters are what tells binary data from a text here.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000e-\u001a]/u.test(text.slice(0, 65_536))) return wrongType('data biner yang tidak dikenal');
  const { rows, unclosedRow } = csvRows(text);
  if (unclosedRow !== null) {
    return fileProblem(
      'UNCLOSED_QUOTE',
      `Tanda kutip (") yang dibuka di baris ${unclosedRow} tidak pernah ditutup.`,
      'Perbaiki tanda kutip itu, atau simpan ulang CSV dari Excel.',
    );
  }
  if (rows.length > MAX_ROWS) return TOO_MANY_ROWS;
  const cells = rows.map((row) =>
    row.slice(0, MAX_COLUMNS).map((raw): Cell | undefined => {
      const shown = cleanText(raw);
      if (shown === '') return undefined;
      return shown.startsWith('=') ? { kind: 'FORMULA', text: '', shown: '' } : { kind: 'TEXT', text: shown, shown };
    }),
  );
  return [{ name: shortValue(file.name, 80), rows: cells, merges: [] }];
}

/**
 * Opens an .xlsx or CSV file as tables of text cells, judged by its bytes and not by its extension. Hidden sheets are passed
 * over. A file that cannot be opened gives no tables and one problem with row null. O(bytes), at most 10 MB packed and
 * 100 MB unpacked.
 */
export function openTables(file: SourceFile): { readonly tables: readonly SheetTable[]; readonly problems: readonly RowProblem[] } {
  const refused = refusal(file);
  if (refused) return { tables: [], problems: [refused] };
  const result = startsWith(file.bytes, [0x50, 0x4b]) && (file.bytes[2] ?? 99) < 9 ? workbookTables(file) : csvTable(file);
  if (!Array.isArray(result)) return { tables: [], problems: [result] };
  const filled = result.filter((table) => table.rows.some((row) => row.some((cell) => cell !== undefined)));
  if (filled.length === 0) {
    return { tables: [], problems: [fileProblem('EMPTY_SHEET', 'Lembar kerja kosong.', 'Pilih berkas yang berisi data.')] };
  }
  return { tables: filled, problems: [] };
}
