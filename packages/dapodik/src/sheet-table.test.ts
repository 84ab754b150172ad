import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { MAX_FILE_BYTES, openTables } from './sheet-table.ts';
import { workbookBytes } from './workbook-bytes.ts';
import { checkZip } from './zip-guard.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function ascii(text: string): number[] {
  return Array.from(text, (char) => char.charCodeAt(0));
}

function wide(text: string): number[] {
  return ascii(text).flatMap((code) => [code, 0]);
}

function codeOf(bytes: Uint8Array | number[], name = 'x.xlsx'): string | undefined {
  const opened = openTables({ name, bytes: bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes) });
  expect(opened.tables).toEqual([]);
  expect(opened.problems).toHaveLength(1);
  expect(opened.problems[0]).toMatchObject({ row: null, effect: 'FILE_REFUSED' });
  return opened.problems[0]?.code;
}

interface Part {
  readonly name: string;
  readonly text: string;
  /** What the headers claim, when it is a lie. */
  readonly claimed?: number;
  readonly flags?: number;
}

/** A zip written byte by byte, so that its headers may lie. */
function zip(parts: readonly Part[]): Uint8Array {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claimed, flags = 0 } of parts) {
    const packed = deflateRawSync(Buffer.from(text));
    const size = claimed ?? Buffer.byteLength(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    body.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...body, ...directory, end]));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function bookParts(sheet: Omit<Part, 'name'>): Part[] {
  return [
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', ...sheet },
  ];
}

function sheetXml(rows: number): string {
  const cells = Array.from({ length: rows }, (_, r) => `<row r="${r + 1}"><c r="A${r + 1}" t="str"><v>x</v></c></row>`);
  return `<worksheet xmlns="${MAIN}"><sheetData>${cells.join('')}</sheetData></worksheet>`;
}

describe('a file is judged by its bytes', () => {
  it.each([
    ['EMPTY_FILE', []],
    ['WRONG_FILE_TYPE', ascii('%PDF-1.7 ...')],
    ['WRONG_FILE_TYPE', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
    ['WRONG_FILE_TYPE', [0xff, 0xd8, 0xff, 0xe0]],
    ['WRONG_FILE_TYPE', ascii('<html><table><tr><td>Nama</td></tr></table></html>')],
    ['WRONG_FILE_TYPE', [1, 2, 3, 0, 0, 0]],
    ['OLD_EXCEL_FORMAT', [...OLE, ...Array<number>(512).fill(0), ...wide('Workbook')]],
    ['PASSWORD_PROTECTED', [...OLE, ...Array<number>(512).fill(0), ...wide('EncryptedPackage')]],
    ['EMPTY_SHEET', ascii(' \n;;\n')],
    ['UNCLOSED_QUOTE', ascii('Nama;NISN\n"Adi;0091234567\n')],
  ])('%s', (code, bytes) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('refuses a file over 10 MB and a zip over 100 MB before reading it', () => {
    expect(codeOf(new Uint8Array(MAX_FILE_BYTES + 1).fill(65))).toBe('FILE_TOO_LARGE');
    expect(codeOf(zip(bookParts({ text: sheetXml(1), claimed: 101 * 1024 * 1024 })))).toBe('INFLATED_TOO_LARGE');
  });

  it('names other office files', () => {
    expect(
      codeOf(
        zip([
          { name: '[Content_Types].xml', text: '<Types/>' },
          { name: 'word/document.xml', text: '<w/>' },
        ]),
      ),
    ).toBe('WRONG_FILE_TYPE');
    expect(codeOf(zip([{ name: 'foto.txt', text: 'x' }]))).toBe('WRONG_FILE_TYPE');
  });

  it('finds a workbook cut short at any place', () => {
    const whole = workbookBytes([
      {
        name: 'A',
        rows: [
          ['Nama', 'NISN'],
          ['Adi', '0091234567'],
        ],
      },
    ]);
    for (let parts = 1; parts < 10; parts++) {
      expect(codeOf(whole.slice(0, Math.floor((whole.length * parts) / 10)))).toBe('TRUNCATED_FILE');
    }
    expect(codeOf(whole.slice(0, -1))).toBe('TRUNCATED_FILE');
  });

  it('finds a locked zip, sizes that lie and a sheet that stops in the middle', () => {
    expect(codeOf(zip(bookParts({ text: sheetXml(3), flags: 1 })))).toBe('PASSWORD_PROTECTED');
    expect(codeOf(zip(bookParts({ text: sheetXml(50), claimed: 400 })))).toBe('DAMAGED_FILE');
    expect(codeOf(zip(bookParts({ text: sheetXml(50).slice(0, 900) })))).toBe('DAMAGED_FILE');
    const honest = openTables({ name: 'a.xlsx', bytes: zip(bookParts({ text: sheetXml(50) })) });
    expect(honest.problems).toEqual([]);
    expect(honest.tables[0]?.rows).toHaveLength(50);
  });

  it('leaves the bytes of the caller untouched', () => {
    const bytes = zip(bookParts({ text: sheetXml(2), flags: 8 }));
    const before = bytes.slice();
    expect(checkZip(bytes, 1e6).verdict).toBe('SOUND');
    openTables({ name: 'a.xlsx', bytes });
    expect(bytes).toEqual(before);
  });

  it('passes over hidden sheets', () => {
    const book = {
      SheetNames: ['Rahasia', 'Data'],
      Sheets: { Rahasia: utils.aoa_to_sheet([['a']]), Data: utils.aoa_to_sheet([['b']]) },
      Workbook: {
        Sheets: [
          { name: 'Rahasia', Hidden: 1 as const },
          { name: 'Data', Hidden: 0 as const },
        ],
      },
    };
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
    expect(openTables({ name: 'x.xlsx', bytes }).tables.map(({ name }) => name)).toEqual(['Data']);
  });
});

describe('CSV', () => {
  function texts(source: string | Uint8Array): string[][] {
    const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
    const { tables, problems } = openTables({ name: 'x.csv', bytes });
    expect(problems).toEqual([]);
    return (tables[0]?.rows ?? []).map((row) => Array.from(row, (cell) => cell?.text ?? ''));
  }

  it.each([';', ',', '\t'])('separated by %j keeps every cell as text', (separator) => {
    expect(texts(`\u{feff}Nama${separator}NISN\r\n"Adi ""A"""${separator}0091234567\r\n`)).toEqual([
      ['Nama', 'NISN'],
      ['Adi "A"', '0091234567'],
    ]);
  });

  it('keeps separators and line breaks inside quotes, and blank lines as rows', () => {
    expect(texts('a;b\n\n"x;y\nz";2')).toEqual([['a', 'b'], [''], ['x;y\nz', '2']]);
  });

  it('takes the hint line of Excel and reads Windows-1252 and UTF-16', () => {
    expect(texts('sep=;\na;b,c\n')).toEqual([['a', 'b,c']]);
    expect(texts(Uint8Array.from([...ascii('Caf'), 0xe9, ...ascii(';b\n')]))).toEqual([['Café', 'b']]);
    expect(texts(Uint8Array.from([0xff, 0xfe, ...wide('a\tb\n')]))).toEqual([['a', 'b']]);
  });

  it('takes a formula for a formula', () => {
    const { tables } = openTables({ name: 'x.csv', bytes: new TextEncoder().encode('a;="0091"\n') });
    expect(tables[0]?.rows[0]?.[1]).toEqual({ kind: 'FORMULA', text: '', shown: '' });
  });
});
