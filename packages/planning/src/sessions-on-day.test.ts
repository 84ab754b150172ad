import { expect, test } from 'vitest';
import { sessionsOnDay } from './sessions-on-day.ts';
import type { SavedPlan, SavedSession } from './school-facts.ts';

const session = (group: string, day: SavedSession['day'], week?: 'A' | 'B'): SavedSession => ({
  group,
  ...(week ? { week } : {}),
  day,
  shift: 'P',
  room: 'K1',
  teacher: null,
  locked: false,
});
const plan: SavedPlan = {
  groups: [],
  sessions: [session('a', 'Sen', 'A'), session('b', 'Sen', 'B'), session('always', 'Sen'), session('c', 'Rab', 'A')],
};
const on = (startDate: `${number}-${number}-${number}`, day: `${number}-${number}-${number}`) =>
  sessionsOnDay(plan, { startDate }, day).map(({ group }) => group);

test('the sessions of the weekday and of the week, in the order of the plan', () => {
  expect(on('2021-09-13', '2021-09-13')).toEqual(['a', 'always']);
  expect(on('2021-09-13', '2021-09-20')).toEqual(['b', 'always']);
  expect(on('2021-09-13', '2021-09-27')).toEqual(['a', 'always']);
  expect(on('2021-09-13', '2021-09-14')).toEqual([]);
});

test('a start on a Wednesday: its week is A, the Monday after is B', () => {
  expect(on('2021-09-15', '2021-09-15')).toEqual(['c']);
  expect(on('2021-09-15', '2021-09-20')).toEqual(['b', 'always']);
  expect(on('2021-09-15', '2021-09-22')).toEqual([]);
  expect(on('2021-09-15', '2021-09-29')).toEqual(['c']);
});

test('a free week does not flip the order, nor does the end of the year', () => {
  // Whatever was free between: 2021-12-27 is fifteen weeks after 2021-09-13, so B; 2022-01-03 is A.
  expect(on('2021-09-13', '2021-12-27')).toEqual(['b', 'always']);
  expect(on('2021-09-13', '2022-01-03')).toEqual(['a', 'always']);
});
