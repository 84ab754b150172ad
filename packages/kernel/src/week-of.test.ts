import { expect, test } from 'vitest';
import { addDays, type Day } from './day.ts';
import { weekOf } from './week-of.ts';

test('weeks alternate from the week of the start, whatever weekday the start is', () => {
  // 2021-09-15 is a Wednesday: its week begins on Monday the 13th.
  for (const start of ['2021-09-13', '2021-09-15', '2021-09-19'] as const) {
    expect(weekOf(start, '2021-09-13')).toBe('A');
    expect(weekOf(start, '2021-09-19')).toBe('A');
    expect(weekOf(start, '2021-09-20')).toBe('B');
    expect(weekOf(start, '2021-09-26')).toBe('B');
    expect(weekOf(start, '2021-09-27')).toBe('A');
  }
});

test('days before the start, the end of the year and a leap day', () => {
  expect(weekOf('2021-09-13', '2021-09-12')).toBe('B');
  expect(weekOf('2021-09-13', '2021-09-06')).toBe('B');
  expect(weekOf('2021-09-13', '2021-09-05')).toBe('A');
  expect(weekOf('2021-12-27', '2021-12-31')).toBe('A');
  expect(weekOf('2021-12-27', '2022-01-02')).toBe('A');
  expect(weekOf('2021-12-27', '2022-01-03')).toBe('B');
  expect(weekOf('2024-02-26', '2024-03-03')).toBe('A');
});

test('every week has seven days and its neighbours the other letter', () => {
  let day: Day = '2020-12-01';
  for (let i = 0; i < 800; i++, day = addDays(day, 1)) expect(weekOf('2021-09-15', addDays(day, 7))).not.toBe(weekOf('2021-09-15', day));
});
