import type { PupilRecord } from '@giliran/dapodik';
import { expect, test } from 'vitest';
import { pupilInput, rombelCounts, sameSchoolName } from './pupil-input.ts';

test('only the kept columns are sent, whatever else a record carries', () => {
  const record = {
    key: '1001',
    name: 'Adi Contoh',
    nisn: '0009321234',
    schoolPupilNumber: '1001',
    rombel: '4A',
    sex: 'L',
    transport: null,
    desa: 'D',
    kecamatan: 'K',
    row: 7,
    nik: 'x',
  } as PupilRecord;
  expect(Object.keys(pupilInput(record)).sort()).toEqual(['desa', 'kecamatan', 'key', 'name', 'nisn', 'rombel', 'sex', 'transport']);
  expect(pupilInput(record).nisn).toBe('0009321234');
});

test('rombel are counted in the order people expect', () => {
  expect(rombelCounts([{ rombel: 'Kelas 10A' }, { rombel: 'Kelas 4B' }, { rombel: 'Kelas 4A' }, { rombel: 'Kelas 4B' }])).toEqual([
    { name: 'Kelas 4A', pupils: 1 },
    { name: 'Kelas 4B', pupils: 2 },
    { name: 'Kelas 10A', pupils: 1 },
  ]);
});

test.each([
  ['SD NEGERI 01 LEDO', 'SD Negeri 01 Ledo', true],
  ['SD_NEGERI_01_LEDO', 'SD Negeri 01 Ledo', true],
  ['SD Negeri 02 Ledo', 'SD Negeri 01 Ledo', false],
])('%s and %s: %s', (a, b, same) => {
  expect(sameSchoolName(a, b)).toBe(same);
});
