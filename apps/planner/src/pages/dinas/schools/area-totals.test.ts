import { expect, test } from 'vitest';
import { areaTotals, totalOf, type AreaCount } from './area-totals.ts';

const count = (kecamatanCode: string | null, form: string, schools: number): AreaCount => ({
  kecamatanCode,
  form,
  schools,
  pupils: schools * 100,
  rombel: schools * 6,
  rooms: schools * 5,
  teachers: schools * 8,
});
const counts = [
  count('63.03.02', 'SD', 4),
  count(null, 'PKBM', 1),
  count('63.03.01', 'TK', 2),
  count('63.03.01', 'KB', 3),
  count('63.03.02', 'SMK', 1),
];

test('one row a kecamatan, unknown last, forms added up by level', () => {
  expect(areaTotals(counts)).toEqual([
    {
      kecamatanCode: '63.03.01',
      schools: 5,
      byLevel: { PAUD: 5, SD: 0, SMP: 0, SMA: 0, NONFORMAL: 0, SLB: 0 },
      pupils: 500,
      rombel: 30,
      rooms: 25,
      teachers: 40,
    },
    {
      kecamatanCode: '63.03.02',
      schools: 5,
      byLevel: { PAUD: 0, SD: 4, SMP: 0, SMA: 1, NONFORMAL: 0, SLB: 0 },
      pupils: 500,
      rombel: 30,
      rooms: 25,
      teachers: 40,
    },
    {
      kecamatanCode: null,
      schools: 1,
      byLevel: { PAUD: 0, SD: 0, SMP: 0, SMA: 0, NONFORMAL: 1, SLB: 0 },
      pupils: 100,
      rombel: 6,
      rooms: 5,
      teachers: 8,
    },
  ]);
});

test('totals agree with the rows', () => {
  expect(totalOf(counts)).toMatchObject({ schools: 11, pupils: 1100, byLevel: { PAUD: 5, SD: 4, SMA: 1, NONFORMAL: 1 } });
  expect(totalOf([]).schools).toBe(0);
});
