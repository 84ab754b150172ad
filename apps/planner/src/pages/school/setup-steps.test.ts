import { expect, test } from 'vitest';
import { setupSteps, type SchoolProgress } from './setup-steps.ts';

const EMPTY: SchoolProgress = { rombel: 0, pupils: 0, rooms: 0, roomsMeasured: 0, teachers: 0, settingVersion: 0, plans: 0 };
const states = (progress: SchoolProgress) => setupSteps(progress).map(({ state }) => state);
const next = (progress: SchoolProgress) => setupSteps(progress).find((step) => step.next)?.key;

test('an empty school begins with its pupils', () => {
  expect(states(EMPTY)).toEqual(['todo', 'todo', 'todo', 'todo', 'todo']);
  expect(next(EMPTY)).toBe('pupils');
});

test('rooms without sizes, and rombel without pupils, are half a step', () => {
  const school = { ...EMPTY, rombel: 6, pupils: 160, rooms: 4, roomsMeasured: 3, teachers: 6 };
  expect(states(school)).toEqual(['done', 'partly', 'done', 'todo', 'todo']);
  expect(next(school)).toBe('rooms');
  expect(states({ ...EMPTY, rombel: 2 })[0]).toBe('partly');
});

test('a school with a plan has nothing left', () => {
  const school = { rombel: 6, pupils: 160, rooms: 4, roomsMeasured: 4, teachers: 6, settingVersion: 1, plans: 2 };
  expect(states(school)).toEqual(['done', 'done', 'done', 'done', 'done']);
  expect(next(school)).toBeUndefined();
});
