import { expect, test } from 'vitest';
import { pathOf } from './path-of.ts';

test('a school that prepares has BDR behind it and seven stops ahead', () => {
  const stops = pathOf('PREPARING');
  expect(stops.map(({ place }) => place)).toEqual(['behind', 'here', ...Array.from({ length: 7 }, () => 'ahead')]);
});

test('a suspended school is halted where lessons were', () => {
  expect(pathOf('SUSPENDED_ZONE').find(({ place }) => place === 'halted')?.state).toBe('SUSPENDED_ZONE');
  expect(pathOf('SUSPENDED_ZONE').some(({ state }) => state === 'TRANSITION')).toBe(false);
  expect(pathOf('NEW_NORMAL').at(-1)).toEqual({ state: 'NEW_NORMAL', place: 'here' });
});
