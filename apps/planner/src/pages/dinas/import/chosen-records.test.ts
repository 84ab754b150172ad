import type { RecapRow, RowProblem } from '@giliran/dapodik';
import { expect, test } from 'vitest';
import { chosenRecords, problemKey, suggestions } from './chosen-records.ts';

const row = (number: number, npsn: string, change: Partial<RecapRow> = {}): RecapRow => ({
  name: `Sekolah ${number}`,
  npsn,
  form: 'SD',
  ownership: 'PUBLIC',
  lastSync: null,
  pupils: 100,
  rombel: 6,
  teachers: 8,
  staff: 1,
  classrooms: 6,
  labs: 0,
  libraries: 1,
  schoolYear: '2023',
  kecamatanName: 'Aluh-aluh',
  row: number,
  ...change,
});
const problem = (number: number, column: string, effect: RowProblem['effect'], suggestion?: string): RowProblem => ({
  sheet: 'Rekap',
  row: number,
  column,
  value: '1.695',
  code: 'THOUSANDS_POINT',
  effect,
  message: '',
  advice: '',
  ...(suggestion === undefined ? {} : { suggestion }),
});
const recap = (records: RecapRow[], problems: RowProblem[]) => ({ records, problems, droppedColumns: [], sheet: 'Rekap' });

const problems = [
  problem(3, 'PD', 'VALUE_LEFT_OUT', '1695'),
  problem(4, 'Guru', 'ROW_LEFT_OUT', '1200'),
  problem(4, 'PD', 'VALUE_LEFT_OUT', '1216'),
  problem(5, 'Rombel', 'ROW_LEFT_OUT'),
];
const reading = {
  plain: recap([row(2, '11111111'), row(3, '22222222', { pupils: null })], problems),
  accepted: recap([row(2, '11111111'), row(3, '22222222', { pupils: 1695 }), row(4, '33333333', { teachers: 1200, pupils: 1216 })], []),
};
const pupils = (taken: string[]) => chosenRecords(reading, new Set(taken)).map((r) => [r.row, r.pupils]);

test('nothing is taken unless it is ticked', () => {
  expect(pupils([])).toEqual([
    [2, 100],
    [3, null],
  ]);
});

test('each value by itself', () => {
  expect(pupils(['3|PD'])).toEqual([
    [2, 100],
    [3, 1695],
  ]);
  expect(pupils(['4|Guru'])).toEqual([
    [2, 100],
    [3, null],
    [4, null],
  ]);
  expect(pupils(['4|PD'])).toEqual([
    [2, 100],
    [3, null],
  ]);
  expect(pupils(['4|Guru', '4|PD', '3|PD'])).toEqual([
    [2, 100],
    [3, 1695],
    [4, 1216],
  ]);
});

test('only problems with a likely value can be ticked', () => {
  expect(suggestions(reading).map(problemKey)).toEqual(['3|PD', '4|Guru', '4|PD']);
});

test('a row whose mended NPSN is used already stays out', () => {
  const twice = {
    plain: recap([row(2, 'A1111111')], [problem(1, 'NPSN', 'ROW_LEFT_OUT', 'A1111111')]),
    accepted: recap([row(1, 'A1111111')], []),
  };
  expect(chosenRecords(twice, new Set(['1|NPSN'])).map((r) => r.row)).toEqual([1]);
  expect(chosenRecords(twice, new Set()).map((r) => r.row)).toEqual([2]);
});
