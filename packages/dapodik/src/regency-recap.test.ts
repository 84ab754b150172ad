import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { kecamatanOf } from './areas.ts';
import { readRegencyRecap } from './regency-recap.ts';
import { resolveKecamatan } from './resolve-kecamatan.ts';
import type { SourceFile } from './sheet-table.ts';

const real: SourceFile = {
  name: 'rekap-kab-banjar-2023.xlsx',
  bytes: readFileSync(new URL('../fixtures/rekap-kab-banjar-2023.xlsx', import.meta.url)),
};
const HEADER = [
  'No',
  'Nama Sekolah',
  'NPSN',
  'BP',
  'Status',
  'Last Sync',
  'Jml Sync',
  'PD',
  'Rombel',
  'Guru',
  'Pegawai',
  'R. Kelas',
  'R. Lab',
  'R. Perpus',
  'Tahun',
  'Kecamatan',
];

function unit(change: Record<string, unknown> = {}): unknown[] {
  const row: Record<string, unknown> = {
    No: 1,
    'Nama Sekolah': 'SDN CONTOH 1',
    NPSN: 30300001,
    BP: 'SD',
    Status: 'Negeri',
    'Last Sync': '05 Feb 2025 12:21:55',
    'Jml Sync': 3,
    PD: 120,
    Rombel: 6,
    Guru: 9,
    Pegawai: 2,
    'R. Kelas': 6,
    'R. Lab': 0,
    'R. Perpus': 1,
    Tahun: 2023,
    Kecamatan: 'Gambut',
    ...change,
  };
  return HEADER.map((column) => row[column]);
}

function recap(...rows: unknown[][]): SourceFile {
  const book = { SheetNames: ['Sheet1'], Sheets: { Sheet1: utils.aoa_to_sheet([HEADER, ...rows]) } };
  return { name: 'rekap.xlsx', bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })) };
}

describe('the recap of Kabupaten Banjar', () => {
  const read = readRegencyRecap(real);

  it('has 953 units in the published forms', () => {
    expect(read.records).toHaveLength(953);
    const counts: Record<string, number> = {};
    for (const { form } of read.records) counts[form] = (counts[form] ?? 0) + 1;
    expect(counts).toEqual({ SD: 374, KB: 255, TK: 172, SMP: 76, PKBM: 25, SMA: 22, SMK: 13, TPA: 12, SLB: 3, SKB: 1 });
    expect(read.records.filter(({ ownership }) => ownership === 'PUBLIC')).toHaveLength(471);
  });

  it('reports the two thousands points with the likely values and keeps their rows without pupils', () => {
    expect(read.problems).toMatchObject([
      { row: 139, column: 'PD', value: '1.695', code: 'THOUSANDS_POINT', suggestion: '1695', effect: 'VALUE_LEFT_OUT' },
      { row: 365, column: 'PD', value: '1.216', code: 'THOUSANDS_POINT', suggestion: '1216', effect: 'VALUE_LEFT_OUT' },
    ]);
    expect(read.records.filter(({ pupils }) => pupils === null).map(({ row }) => row)).toEqual([139, 365]);
    const accepted = readRegencyRecap(real, { acceptSuggestions: true });
    expect(accepted.records.find(({ row }) => row === 139)?.pupils).toBe(1695);
    expect(accepted.records.find(({ row }) => row === 365)?.pupils).toBe(1216);
    expect(accepted.problems.map(({ effect }) => effect)).toEqual(['NOTE', 'NOTE']);
  });

  it('reads NPSN as text, 26 of them with a letter', () => {
    expect(read.records.filter(({ npsn }) => /^[A-Z]/u.test(npsn))).toHaveLength(26);
    expect(read.records.every(({ npsn }) => /^[0-9A-Z]\d{7}$/u.test(npsn))).toBe(true);
  });

  it('has 20 kecamatan, each with a code', () => {
    const names = new Set(read.records.map(({ kecamatanName }) => kecamatanName));
    const resolved = [...names].map((name) => resolveKecamatan(name, kecamatanOf('63.03')));
    expect(names.size).toBe(20);
    expect(resolved).not.toContain(null);
    expect(new Set(resolved).size).toBe(20);
  });

  it('agrees with the published checks', () => {
    expect(read.records.filter(({ rombel, classrooms }) => rombel > classrooms)).toHaveLength(178);
    expect(read.records.filter(({ pupils }) => pupils === 0)).toHaveLength(1);
    const sd = read.records.filter(({ form }) => form === 'SD');
    const pupils = sd.reduce((sum, row) => sum + (row.pupils ?? 0), 0);
    const rombel = sd.reduce((sum, row) => sum + row.rombel, 0);
    expect(pupils / rombel).toBeCloseTo(16.8, 1);
    expect(rombel / sd.length).toBeCloseTo(6.6, 1);
    expect(read.records[0]).toMatchObject({ row: 2, npsn: '69760306', lastSync: '2025-02-05T12:21:55', schoolYear: '2023' });
    expect(read.droppedColumns).toEqual(['No', 'Jml Sync']);
  });
});

describe('faults', () => {
  it.each([
    ['NPSN_MALFORMED', { NPSN: 3030001 }, 'NPSN'],
    ['NPSN_MALFORMED', { NPSN: 'PP123456' }, 'NPSN'],
    ['UNKNOWN_FORM', { BP: 'MI' }, 'BP'],
    ['UNKNOWN_VALUE', { Status: 'Yayasan' }, 'Status'],
    ['NEGATIVE_COUNT', { Rombel: -1 }, 'Rombel'],
    ['THOUSANDS_POINT', { Guru: 1.2 }, 'Guru'],
    ['MALFORMED_COUNT', { 'R. Kelas': 'enam' }, 'R. Kelas'],
    ['EMPTY_VALUE', { Kecamatan: '' }, 'Kecamatan'],
    ['FORMULA_CELL', { Rombel: { t: 'n', v: 6, f: '3+3' } }, 'Rombel'],
  ])('%s leaves the row out and keeps the others', (code, change, column) => {
    const read = readRegencyRecap(recap(unit(change), unit({ NPSN: 30300002 })));
    expect(read.problems).toMatchObject([{ code, column, row: 2, effect: 'ROW_LEFT_OUT' }]);
    expect(read.records.map(({ npsn }) => npsn)).toEqual(['30300002']);
  });

  it.each([
    [-5, 'NEGATIVE_COUNT'],
    ['', 'EMPTY_VALUE'],
    [12.3456, 'MALFORMED_COUNT'],
  ])('pupils %s stay unknown', (PD, code) => {
    const read = readRegencyRecap(recap(unit({ PD })));
    expect(read.problems).toMatchObject([{ code, column: 'PD', effect: 'VALUE_LEFT_OUT' }]);
    expect(read.records[0]?.pupils).toBeNull();
  });

  it('suggests 1690 for 1.69, since a number loses its last zero', () => {
    expect(readRegencyRecap(recap(unit({ PD: 1.69 }))).problems[0]?.suggestion).toBe('1690');
  });

  it('keeps the first of two rows with one NPSN', () => {
    const read = readRegencyRecap(recap(unit(), unit({ 'Nama Sekolah': 'SDN LAIN' })));
    expect(read.records).toHaveLength(1);
    expect(read.problems).toMatchObject([{ code: 'DUPLICATE_NPSN', row: 3 }]);
  });

  it.each([
    ['31 Feb 2025 10:00:00', null],
    ['07 Mei 2025 10:00:00', '2025-05-07T10:00:00'],
    [45693.5, '2025-02-05T12:00:00'],
  ])('reads Last Sync %s as %s', (lastSync, expected) => {
    expect(readRegencyRecap(recap(unit({ 'Last Sync': lastSync }))).records[0]?.lastSync).toBe(expected);
  });
});

describe('resolveKecamatan', () => {
  const list = [
    { code: '1', name: 'Aluh Aluh' },
    { code: '2', name: "Ra'as" },
    { code: '3', name: 'Kota Baru' },
    { code: '4', name: 'Kotabaru' },
    { code: '5', name: 'Kecapi' },
  ];
  it.each([
    ['Aluh-Aluh', '1'],
    ['Kec. Aluh Aluh', '1'],
    ['Kec.Aluh  Aluh', '1'],
    ['KECAMATAN ALUHALUH', '1'],
    ['Raas', '2'],
    ['Kecapi', '5'],
    ['Kota Baru', null],
    ['Aluh', null],
    ['', null],
    ['---', null],
  ])('%s -> %s', (name, code) => {
    expect(resolveKecamatan(name, list)).toBe(code);
  });
});
