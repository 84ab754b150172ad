import { describe, expect, test } from 'vitest';
import { addCalendarMonths, addDays, daysBetween, isDay, weekdayOf, WEEKDAYS, type Day } from './day.ts';

describe('two calendar months from the school’s own start (P5.1.a)', () => {
  test.each([
    ['2021-09-13', '2021-11-13', 61],
    ['2021-12-31', '2022-02-28', 59],
    ['2023-12-31', '2024-02-29', 60],
    ['2021-11-30', '2022-01-30', 61],
  ] as const)('%s -> %s, %d days', (start, end, days) => {
    expect(addCalendarMonths(start, 2)).toBe(end);
    expect(daysBetween(start, end)).toBe(days);
  });
});

test('days count on over months, leap years and the year 2000; and back again', () => {
  expect(addDays('2021-02-28', 1)).toBe('2021-03-01');
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2000-02-28', 1)).toBe('2000-02-29');
  expect(addDays('1900-02-28', 1)).toBe('1900-03-01');
  expect(addDays('2022-01-01', -1)).toBe('2021-12-31');
  // Against the slow, obvious calendar: one day after another with the lengths of the months, over 160 years.
  let [year, month, date, weekday] = [1899, 12, 31, 6];
  let day: Day = '1899-12-31';
  const leap = () => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  for (let i = 0; i < 160 * 365; i++) {
    expect(day).toBe(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
    expect(weekdayOf(day)).toBe(WEEKDAYS[weekday]);
    const length = month === 2 ? (leap() ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
    if (++date > length) {
      date = 1;
      if (++month > 12) {
        month = 1;
        year++;
      }
    }
    weekday = (weekday + 1) % 7;
    day = addDays(day, 1);
  }
});

test('weekdays: the plan of the regulation’s first transition begins on a Monday', () => {
  expect(weekdayOf('2021-09-13')).toBe('Sen');
  expect(weekdayOf('1970-01-01')).toBe('Kam');
  expect(weekdayOf('1969-12-31')).toBe('Rab');
});

test('only real dates in the one form are days', () => {
  for (const good of ['2021-09-13', '2024-02-29', '0001-01-01']) expect(isDay(good), good).toBe(true);
  for (const bad of ['2021-02-29', '2021-13-01', '2021-00-10', '2021-9-13', '13-09-2021', '2021-09-31', '', null, 20210913])
    expect(isDay(bad), String(bad)).toBe(false);
  expect(() => addDays('besok' as Day, 1)).toThrow(RangeError);
});
