import { expect, test } from 'vitest';
import { boundCause } from './bound-cause.ts';

const lessons = { periodsPerSession: 6, sessionsPerGroup: 2 };

test.each([
  [{ bound: 2, boundBy: 'subject-teacher' }, lessons, 1, 'curriculum'],
  [{ bound: 4, boundBy: 'subject-teacher' }, lessons, 2, 'curriculum'],
  [{ bound: 2, boundBy: 'subject-teacher' }, lessons, 2, 'subject-teacher'],
  [{ bound: 1, boundBy: 'subject-teacher' }, lessons, 1, 'subject-teacher'],
  [{ bound: 4, boundBy: 'rooms' }, lessons, 2, 'rooms'],
  [{ bound: 2, boundBy: 'subject-teacher' }, null, 1, 'subject-teacher'],
] as const)('%o of a school with lessons %o in %i weeks is kept by %s', (judgement, frame, weeks, cause) => {
  expect(boundCause(judgement, { lessons: frame }, weeks)).toBe(cause);
});
