import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readConsentCsv } from './consent-csv.ts';
import { readRombelSheet } from './rombel-sheet.ts';
import { readRoomSheet } from './room-sheet.ts';
import type { SourceFile } from './sheet-table.ts';
import { readTeacherExport, readTeacherSheet } from './teacher-sheet.ts';
import { consentTemplate, rombelTemplate, roomTemplate, teacherTemplate, type TemplateFile } from './templates.ts';

function xlsx(rows: unknown[][], name = 'x.xlsx'): SourceFile {
  const book = { SheetNames: ['Isian'], Sheets: { Isian: utils.aoa_to_sheet(rows) } };
  return { name, bytes: new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })) };
}

function csv(text: string): SourceFile {
  return { name: 'x.csv', bytes: new TextEncoder().encode(text) };
}

function asFile({ fileName, bytes }: TemplateFile): SourceFile {
  return { name: fileName, bytes };
}

describe('rooms', () => {
  const HEADER = ['Nama Ruang', 'Panjang (m)', 'Lebar (m)', 'Zona Depan (m)', 'Lokasi', 'Luas (m2)'];

  it('accepts decimal commas, points and numbers, and unknown sizes', () => {
    const read = readRoomSheet(
      xlsx([HEADER, ['R1', '8', '7,5', '2', 'Gedung A'], ['R2', 8.25, '7.5 m'], ['R3'], ['R4', 'belum diketahui', '-']]),
    );
    expect(read.problems).toEqual([]);
    expect(read.records).toEqual([
      { name: 'R1', lengthM: 8, widthM: 7.5, frontZoneM: 2, site: 'Gedung A', row: 2 },
      { name: 'R2', lengthM: 8.25, widthM: 7.5, frontZoneM: null, site: null, row: 3 },
      { name: 'R3', lengthM: null, widthM: null, frontZoneM: null, site: null, row: 4 },
      { name: 'R4', lengthM: null, widthM: null, frontZoneM: null, site: null, row: 5 },
    ]);
  });

  it.each([
    ['0', 'IMPLAUSIBLE_LENGTH', undefined],
    ['70', 'IMPLAUSIBLE_LENGTH', '7'],
    ['725', 'IMPLAUSIBLE_LENGTH', '7,25'],
    ['1,99', 'IMPLAUSIBLE_LENGTH', undefined],
    ['-7', 'IMPLAUSIBLE_LENGTH', undefined],
    ['20,01', 'IMPLAUSIBLE_LENGTH', undefined],
    ['24', 'IMPLAUSIBLE_LENGTH', undefined],
    ['72,3', 'IMPLAUSIBLE_LENGTH', '7,23'],
    ['tujuh', 'MALFORMED_LENGTH', undefined],
    ['7 x 8', 'MALFORMED_LENGTH', undefined],
  ])('refuses a side of %s m and keeps the other rooms', (side, code, suggestion) => {
    const read = readRoomSheet(csv(`Nama Ruang;Panjang (m);Lebar (m)\nR1;8;${side}\nR2;8;7\n`));
    expect(read.records.map(({ name }) => name)).toEqual(['R2']);
    expect(read.problems).toMatchObject([{ code, row: 2, column: 'Lebar (m)', effect: 'ROW_LEFT_OUT' }]);
    expect(read.problems[0]?.suggestion).toBe(suggestion);
  });

  it('uses the likely side only when told to', () => {
    const read = readRoomSheet(csv('Nama Ruang;Panjang (m);Lebar (m)\nR1;8;70\n'), { acceptSuggestions: true });
    expect(read.records).toMatchObject([{ widthM: 7 }]);
    expect(read.problems).toMatchObject([{ effect: 'NOTE' }]);
  });

  it('accepts the plausible bounds', () => {
    expect(readRoomSheet(csv('Nama Ruang;Panjang;Lebar\nR1;20;2\n')).problems).toEqual([]);
  });

  it('warns when the area disagrees by more than 5 %', () => {
    const read = readRoomSheet(xlsx([HEADER, ['R1', 8, 7, null, null, 56], ['R2', 8, 7, null, null, 59], ['R3', 8, 7, null, null, 58]]));
    expect(read.problems).toMatchObject([{ code: 'AREA_MISMATCH', row: 3, effect: 'NOTE' }]);
    expect(read.records).toHaveLength(3);
  });

  it('tells rooms of one name apart by their place', () => {
    const read = readRoomSheet(xlsx([HEADER, ['R1', 8, 7, null, 'A'], ['R1', 8, 7, null, 'B'], ['r1', 8, 7, null, 'A']]));
    expect(read.records).toHaveLength(2);
    expect(read.problems).toMatchObject([{ code: 'DUPLICATE_KEY', row: 4 }]);
  });
});

describe('teachers', () => {
  const HEADER = ['No', 'Nama', 'NUPTK', 'JK', 'NIK', 'Jenis PTK', 'Tugas Tambahan'];

  it('are read from the Dapodik export with its header in row 5', () => {
    const read = readTeacherExport(
      xlsx(
        [
          ['Daftar Guru'],
          ['SD CONTOH'],
          [],
          [],
          HEADER,
          ['1', 'Guru Contoh', '1111222233334444', 'P', '9900010000000001', 'Guru Kelas', 'Kepala Sekolah'],
          ['2', 'Guru Lain', '', 'L', '9900010000000002', 'Guru Mapel', ''],
        ],
        'daftar-guru-SD CONTOH-2021-09-13.xlsx',
      ),
    );
    expect(read.problems).toEqual([]);
    expect(read.records).toEqual([
      {
        key: '1111222233334444',
        name: 'Guru Contoh',
        nuptk: '1111222233334444',
        staffType: 'Guru Kelas',
        additionalDuty: 'Kepala Sekolah',
        row: 6,
      },
      { key: 'guru lain', name: 'Guru Lain', nuptk: null, staffType: 'Guru Mapel', additionalDuty: null, row: 7 },
    ]);
    expect(read.schoolName).toBe('SD CONTOH');
    expect(read.droppedColumns).toEqual(['No', 'JK', 'NIK']);
    expect(JSON.stringify(read)).not.toContain('99000100');
  });

  it('keep no NUPTK that was stored as a number or is too short', () => {
    const read = readTeacherSheet(
      xlsx([
        ['Nama', 'NUPTK', 'Jenis PTK', 'Tugas Tambahan'],
        ['A', 1111222233334444],
        ['B', '123'],
        ['C', ''],
        ['c', ''],
      ]),
    );
    expect(read.records.map(({ nuptk }) => nuptk)).toEqual([null, null, null]);
    expect(read.problems.map(({ code }) => code)).toEqual(['NUPTK_MALFORMED', 'NUPTK_MALFORMED', 'DUPLICATE_KEY']);
    expect(JSON.stringify(read)).not.toContain('1111222233');
  });
});

describe('rombel', () => {
  it('are kept when they are of type Kelas', () => {
    const read = readRombelSheet(
      csv(
        'Nama Rombel;Tingkat;Jumlah;Wali Kelas;Ruang;Jenis Rombel\nKelas 4A;4;32;Guru A;R1;Kelas\nVII B;VII;30;;;Kelas\nPramuka;4;50;;;Ekstrakurikuler\nTK A;A;12;;;\n',
      ),
    );
    expect(read.records).toEqual([
      { name: 'Kelas 4A', grade: 4, pupils: 32, homeroomTeacher: 'Guru A', room: 'R1', row: 2 },
      { name: 'VII B', grade: 7, pupils: 30, homeroomTeacher: null, room: null, row: 3 },
      { name: 'TK A', grade: null, pupils: 12, homeroomTeacher: null, room: null, row: 5 },
    ]);
    expect(read.problems).toMatchObject([{ code: 'NOT_A_ROMBEL', row: 4 }]);
  });

  it('report unknown grades, bad counts and repeated names', () => {
    const read = readRombelSheet(csv('Nama Rombel,Tingkat,Jumlah,Wali Kelas,Ruang\n4A,14,-1,,\n4a,4,30,,\n'));
    expect(read.problems.map(({ code }) => code)).toEqual(['UNKNOWN_VALUE', 'NEGATIVE_COUNT', 'DUPLICATE_KEY']);
    expect(read.records).toMatchObject([{ name: '4A', grade: null, pupils: null }]);
  });
});

describe('consent', () => {
  const pupils = [
    { key: '0091234567', name: 'Adi; "A"', rombel: '4A' },
    { key: '1002', name: '=HYPERLINK("http://contoh.invalid")', rombel: '4A' },
  ];

  it('template is read back, all still "belum", and runs no formula', () => {
    const template = consentTemplate(pupils);
    const text = new TextDecoder().decode(template.bytes);
    expect(text).not.toMatch(/(?:^|;|")=/mu);
    const read = readConsentCsv(asFile(template));
    expect(read.problems).toEqual([]);
    expect(read.records.map(({ key, answer }) => [key, answer])).toEqual([
      ['0091234567', 'NOT_YET'],
      ['1002', 'NOT_YET'],
    ]);
  });

  it('knows ya, tidak, belum and nothing else', () => {
    const read = readConsentCsv(csv('Kunci;Persetujuan\n1;Ya\n2;TIDAK\n3;belum\n4;\n5;mungkin\n;ya\n'));
    expect(read.records.map(({ answer }) => answer)).toEqual(['YES', 'NO', 'NOT_YET', 'NOT_YET']);
    expect(read.problems).toMatchObject([
      { code: 'UNKNOWN_VALUE', row: 6 },
      { code: 'NO_KEY', row: 7 },
    ]);
  });

  it('assumes no consent from conflicting answers', () => {
    const read = readConsentCsv(csv('Kunci;Persetujuan\n11;ya\n11;tidak\n12;ya\n12;ya\n'));
    expect(read.records).toMatchObject([{ key: '12', answer: 'YES' }]);
    expect(read.problems.map(({ code }) => code)).toEqual(['CONFLICTING_ANSWER', 'DUPLICATE_ROW']);
  });

  it('suggests the key that lost its zeros', () => {
    const file = csv('Kunci;Persetujuan\n91234567;ya\n777;ya\n');
    const knownKeys = pupils.map(({ key }) => key);
    const read = readConsentCsv(file, { knownKeys });
    expect(read.records).toEqual([]);
    expect(read.problems.map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ['UNKNOWN_KEY', '0091234567'],
      ['UNKNOWN_KEY', undefined],
    ]);
    expect(readConsentCsv(file, { knownKeys, acceptSuggestions: true }).records).toMatchObject([{ key: '0091234567', answer: 'YES' }]);
  });
});

describe('templates', () => {
  it.each([
    ['room', roomTemplate(), readRoomSheet],
    ['teacher', teacherTemplate(), readTeacherSheet],
    ['rombel', rombelTemplate(), readRombelSheet],
  ] as const)('%s: its header is understood by its reader; only rows are missing', (_, template, read) => {
    const { problems } = read(asFile(template));
    expect(problems.map(({ code }) => code)).toEqual(['NO_ROWS']);
    expect(template.fileName).toMatch(/^templat-[a-z]+\.xlsx$/u);
  });
});
