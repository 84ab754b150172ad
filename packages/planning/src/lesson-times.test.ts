import { expect, test } from 'vitest';
import { lessonTimes } from './lesson-times.ts';

test('a session of three hours in six periods of thirty minutes', () => {
  const shift = { start: '07:00', end: '10:00' };
  expect(lessonTimes(shift, 6, 0)).toEqual({ start: '07:00', end: '07:30' });
  expect(lessonTimes(shift, 6, 5)).toEqual({ start: '09:30', end: '10:00' });
});

test('minutes that do not divide leave no hole between two periods', () => {
  const shift = { start: '10:30', end: '13:30' };
  for (let period = 0; period < 6; period++) expect(lessonTimes(shift, 7, period).end).toBe(lessonTimes(shift, 7, period + 1).start);
  expect(lessonTimes(shift, 7, 6).end).toBe('13:30');
});
