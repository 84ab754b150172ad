import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readPupilExport } from './pupil-export.ts';
import { samplePupilExport, samplePupils } from './sample-pupil-export.ts';
import type { SourceFile } from './sheet-table.ts';

const HEADER = ['No', 'Nama', 'NIPD', 'JK', 'NISN', 'NIK', 'Kelurahan', 'Kecamatan', 'Alat Transportasi', 'Rombel Saat Ini', 'No KK'];
const NIK = '9900010000000001';
const NO_KK = '9900020000000001';

/** Rows may hold texts, numbers or SheetJS cells such as {t: 'n', f: '1+1'}. */
function xlsx(rows: unknown[][], name = 'pd.xlsx'): SourceFile {
  const book = { SheetNames: ['Data'], Sheets: { Data: utils.aoa_to_sheet(rows) } };
  return { name, bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })) };
}

function csv(text: string): SourceFile {
  return { name: 'pd.csv', bytes: new TextEncoder().encode(text) };
}

interface Fields {
  nama?: unknown;
  nipd?: unknown;
  jk?: unknown;
  nisn?: unknown;
  rombel?: unknown;
  kelurahan?: unknown;
}

function pupilRow(fields: Fields = {}): unknown[] {
  const { nama = 'Adi Contoh', nipd = '1001', jk = 'L', nisn = '0091234567', rombel = '4A', kelurahan = 'Teriak' } = fields;
  return ['1', nama, nipd, jk, nisn, NIK, kelurahan, 'Kec. Teriak', 'Jalan kaki', rombel, NO_KK];
}

function codes(file: SourceFile, options = {}): string[] {
  return readPupilExport(file, options).problems.map((problem) => problem.code);
}

describe('the real layout', () => {
  const pupils = samplePupils(
    [
      { name: 'Kelas 4A', pupils: 20 },
      { name: 'Kelas 4B', pupils: 12 },
    ],
    { desa: ['Teriak', 'Bana'], kecamatan: 'Kec. Teriak' },
  );
  const sample = samplePupilExport('SD CONTOH', '2021-09-13 08_00_00', pupils);
  const read = readPupilExport({ name: sample.fileName, bytes: sample.bytes });

  it('reads every pupil under the merged two-row header', () => {
    expect(read.problems).toEqual([]);
    expect(read.records).toHaveLength(32);
    expect(read.records[0]).toEqual({
      key: '1000',
      name: 'Adi Contoh 1',
      nisn: '0090000001',
      schoolPupilNumber: '1000',
      rombel: 'Kelas 4A',
      sex: 'L',
      transport: 'Jalan kaki',
      desa: 'Teriak',
      kecamatan: 'Kec. Teriak',
      row: 7,
    });
    expect(read.schoolName).toBe('SD CONTOH');
    expect(read.sheet).toBe('Daftar Peserta Didik');
  });

  it('names the 58 dropped columns, groups joined', () => {
    expect(read.droppedColumns).toHaveLength(66 - 8);
    expect(read.droppedColumns).toEqual(expect.arrayContaining(['NIK', 'No KK', 'Data Ayah/NIK', 'Data Wali/Penghasilan']));
    expect(read.droppedColumns).not.toContain('Nama');
  });

  it('lets no NIK or No KK out', () => {
    expect(JSON.stringify(read)).not.toMatch(/99000\d{11}/u);
    expect(JSON.stringify(read)).not.toMatch(/\d{12}/u);
  });

  it('reads the family card number only when asked, and only whole ones', () => {
    const asked = readPupilExport({ name: sample.fileName, bytes: sample.bytes }, { familyNumbers: true });
    expect(asked.records.every((record) => /^99\d{14}$/u.test(record.familyNumber ?? ''))).toBe(true);
    expect(asked.droppedColumns).not.toContain('No KK');
    expect(asked.droppedColumns).toContain('NIK');
    expect(asked.problems).toEqual(read.problems);
    expect(read.records.every((record) => !('familyNumber' in record))).toBe(true);
    const damaged = readPupilExport(xlsx([HEADER, [...pupilRow().slice(0, -1), '77665']]), { familyNumbers: true });
    expect(damaged.records[0]?.familyNumber).toBeNull();
    expect(JSON.stringify(damaged)).not.toContain('77665');
  });

  it('gives equal bytes for equal pupils', () => {
    expect(samplePupilExport('SD CONTOH', '2021-09-13 08_00_00', pupils).bytes).toEqual(sample.bytes);
  });
});

describe('header', () => {
  it('is found in row 1 of a re-saved file, whatever the order, case and spaces', () => {
    const order = HEADER.map((_, i) => HEADER.length - 1 - i);
    const header = order.map((i) => ` ${(HEADER[i] ?? '').toUpperCase().replace(' ', '   ')} `);
    const row = pupilRow();
    const read = readPupilExport(xlsx([header, order.map((i) => row[i])], 'daftar_pd-SDN 1 TERIAK-2021-09-13 08_00_00.xlsx'));
    expect(read.problems).toEqual([]);
    expect(read.records[0]).toMatchObject({ key: '1001', rombel: '4A', row: 2 });
    expect(read.schoolName).toBe('SDN 1 TERIAK');
  });

  it('is looked for in the first 10 rows only', () => {
    const blank = Array.from({ length: 10 }, () => ['x']);
    expect(codes(xlsx([...blank, HEADER, pupilRow()]))).toEqual(['HEADER_NOT_FOUND']);
    expect(codes(xlsx([...blank.slice(1), HEADER, pupilRow()]))).toEqual([]);
  });

  it.each(['Nama', 'NIPD', 'NISN', 'Rombel Saat Ini', 'Alat Transportasi', 'Kelurahan', 'Kecamatan'])(
    'without %s is refused, naming it',
    (column) => {
      const at = HEADER.indexOf(column);
      const read = readPupilExport(xlsx([HEADER.toSpliced(at, 1), pupilRow().toSpliced(at, 1)]));
      expect(read.records).toEqual([]);
      expect(read.problems).toMatchObject([{ code: 'MISSING_COLUMN', column, row: null, effect: 'FILE_REFUSED' }]);
      expect(read.problems[0]?.message).toContain(column);
    },
  );

  it('with a doubled kept column is refused, naming it', () => {
    const read = readPupilExport(
      xlsx([
        [...HEADER, 'rombel saat ini'],
        [...pupilRow(), '5A'],
      ]),
    );
    expect(read.records).toEqual([]);
    expect(read.problems).toMatchObject([{ code: 'DUPLICATE_COLUMN', column: 'Rombel Saat Ini', row: null }]);
    expect(read.problems[0]?.message).toContain('J dan L');
  });

  it('may lack JK', () => {
    const read = readPupilExport(xlsx([HEADER.toSpliced(3, 1), pupilRow().toSpliced(3, 1)]));
    expect(read.problems).toEqual([]);
    expect(read.records[0]?.sex).toBeNull();
  });

  it('joins groups without merges, as a CSV has them', () => {
    const text = `${HEADER.join(';')};Data Ayah;\n;;;;;;;;;;;Nama;NIK\n${pupilRow().join(';')};Wali;${NIK}\n`;
    const read = readPupilExport(csv(`\u{feff}${text}`));
    expect(read.problems).toEqual([]);
    expect(read.records).toHaveLength(1);
    expect(read.droppedColumns).toEqual(expect.arrayContaining(['Data Ayah/Nama', 'Data Ayah/NIK']));
  });

  it('without rows says so', () => {
    expect(codes(xlsx([HEADER]))).toEqual(['NO_ROWS']);
  });
});

describe('NISN', () => {
  it('stored as a number is reported with the likely value and not padded in silence', () => {
    const file = xlsx([HEADER, pupilRow({ nisn: 91234567 })]);
    const read = readPupilExport(file);
    expect(read.records[0]).toMatchObject({ key: '1001', nisn: null });
    expect(read.problems).toMatchObject([{ code: 'NISN_ZEROS_LOST', row: 2, column: 'NISN', suggestion: '0091234567' }]);
    const accepted = readPupilExport(file, { acceptSuggestions: true });
    expect(accepted.records[0]?.nisn).toBe('0091234567');
    expect(accepted.problems).toMatchObject([{ code: 'NISN_ZEROS_LOST', effect: 'NOTE' }]);
  });

  it('shown with its zeros by the number format is whole', () => {
    const read = readPupilExport(xlsx([HEADER, pupilRow({ nisn: { t: 'n', v: 91234567, z: '0000000000' } })]));
    expect(read.problems).toEqual([]);
    expect(read.records[0]?.nisn).toBe('0091234567');
  });

  it('may be empty; then NIPD is the key, and without both the row is left out', () => {
    const read = readPupilExport(
      xlsx([HEADER, pupilRow({ nisn: '' }), pupilRow({ nipd: '-', nisn: '0091111111' }), pupilRow({ nipd: '', nisn: '' })]),
    );
    expect(read.records.map(({ key }) => key)).toEqual(['1001', '0091111111']);
    expect(read.problems).toMatchObject([{ code: 'NO_KEY', row: 4, effect: 'ROW_LEFT_OUT' }]);
  });

  it.each(['12345', '00912345678', 'tidak ada'])('%s is malformed', (nisn) => {
    expect(codes(xlsx([HEADER, pupilRow({ nisn })]))).toEqual(['NISN_MALFORMED']);
  });
});

describe('rows', () => {
  it('keeps the good ones and lists those without rombel', () => {
    const read = readPupilExport(xlsx([HEADER, pupilRow({ rombel: '' }), pupilRow({ nipd: '1002', nisn: '0091234568' })]));
    expect(read.records.map(({ row }) => row)).toEqual([3]);
    expect(read.problems).toMatchObject([{ code: 'NO_ROMBEL', row: 2 }]);
  });

  it('names a pupil in two rombel, by NIPD or by NISN', () => {
    const byNipd = readPupilExport(xlsx([HEADER, pupilRow(), pupilRow({ rombel: '4B' })]));
    expect(byNipd.records).toHaveLength(1);
    expect(byNipd.problems).toMatchObject([{ code: 'TWO_ROMBEL', row: 3, column: 'Rombel Saat Ini' }]);
    expect(byNipd.problems[0]?.message).toMatch(/4A.*4B/u);
    expect(codes(xlsx([HEADER, pupilRow(), pupilRow({ rombel: '4B', nipd: '2001' })]))).toEqual(['TWO_ROMBEL']);
    expect(codes(xlsx([HEADER, pupilRow({ rombel: '4A\n4B' })]))).toEqual(['TWO_ROMBEL']);
  });

  it('tells a repeated row from two pupils with one NIPD', () => {
    expect(codes(xlsx([HEADER, pupilRow(), pupilRow()]))).toEqual(['DUPLICATE_ROW']);
    expect(codes(xlsx([HEADER, pupilRow(), pupilRow({ nama: 'Bunga Contoh', nisn: '0097654321' })]))).toEqual(['DUPLICATE_KEY']);
  });

  it('does not trust formulas and errors in kept columns', () => {
    const read = readPupilExport(
      xlsx([
        HEADER,
        pupilRow({ nama: { t: 's', v: 'Adi', f: 'B9' } }),
        pupilRow({ kelurahan: { t: 's', v: 'Teriak', f: 'G9' } }),
        pupilRow({ nipd: '1003', nisn: '0091234569', rombel: { t: 'e', v: 42 } }),
      ]),
    );
    expect(read.problems).toMatchObject([
      { code: 'FORMULA_CELL', row: 2, column: 'Nama', effect: 'ROW_LEFT_OUT', value: null },
      { code: 'FORMULA_CELL', row: 3, column: 'Kelurahan', effect: 'VALUE_LEFT_OUT' },
      { code: 'ERROR_CELL', row: 4, column: 'Rombel Saat Ini' },
    ]);
    expect(read.records).toMatchObject([{ row: 3, desa: null }]);
  });

  it.each(['nama', 'nipd', 'nisn', 'rombel', 'kelurahan', 'jk'] as const)('never repeats a NIK typed into %s', (field) => {
    for (const value of [NIK, `NIK ${NIK}`, '9900 0100 0000 0001', Number(NIK)]) {
      const read = readPupilExport(xlsx([HEADER, pupilRow({ [field]: value })]));
      expect(read.problems[0]).toMatchObject({ code: 'PRIVATE_NUMBER', row: 2, value: null });
      expect(JSON.stringify(read).replaceAll(' ', '')).not.toContain('0100000000');
    }
  });

  it('passes over empty rows and repeated headers', () => {
    const read = readPupilExport(xlsx([HEADER, pupilRow(), [], HEADER, pupilRow({ nipd: '1002', nisn: '0091234568' })]));
    expect(read.problems).toEqual([]);
    expect(read.records.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('reports a JK that is neither L nor P', () => {
    const read = readPupilExport(xlsx([HEADER, pupilRow({ jk: 'X' })]));
    expect(read.records[0]?.sex).toBeNull();
    expect(read.problems).toMatchObject([{ code: 'UNKNOWN_VALUE', column: 'JK', value: 'X' }]);
  });

  it('says what is wrong and what to do in each problem', () => {
    const read = readPupilExport(xlsx([HEADER, pupilRow({ nisn: 1, rombel: '', nipd: '' }), pupilRow({ jk: '?' })]));
    for (const problem of read.problems) {
      expect(problem.sheet).toBe('Data');
      expect(problem.message.length).toBeGreaterThan(10);
      expect(problem.advice.length).toBeGreaterThan(10);
    }
  });
});
