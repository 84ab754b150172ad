import { expect, test } from 'vitest';
import { calculateRoom } from '../../engine/tasks/calculate-room.ts';
import { FIRST_FORM, FORM_GROUPS, questionOf, rosterRanges } from './room-form.ts';

const ask = (change: Partial<typeof FIRST_FORM>) => questionOf({ ...FIRST_FORM, ...change });

test('a village SD: 7 x 8 m, 32 pupils -> cap 18 binds, 16 + 16', () => {
  const question = ask({});
  expect(question).toMatchObject({ widthM: 7, lengthM: 8, pupils: 32, margins: { sideM: 0.5, frontM: 2, backM: 0.5 } });
  const answer = calculateRoom(question!);
  expect(answer.limits.capacity).toMatchObject({ count: 18, cap: 18, limitedBy: 'cap', proven: true });
  expect(answer.groups).toEqual([16, 16]);
  expect(answer.freeSeats).toHaveLength(18);
  expect(answer.capCitations[0]?.quote).toContain('18 (delapan belas)');
});

test('a small PAUD room of 3 x 4 m seats 4, not the 5 of the cap', () => {
  const { limits } = calculateRoom(ask({ width: '3', length: '4', form: 'TK', pupils: '15' })!);
  expect(limits.capacity).toMatchObject({ count: 4, cap: 5, limitedBy: 'geometry', proven: true });
});

test.each(FORM_GROUPS.flatMap((group) => group.forms))('%s has a cap with its source', (form) => {
  const { limits, capCitations } = calculateRoom(ask({ form })!);
  expect(limits.capacity.count).toBeGreaterThan(0);
  expect(limits.legalCap.value === null ? 1 : capCitations.length + limits.legalCap.assumptionIds.length).toBeGreaterThan(0);
});

test('an unknown size gives no number, and an impossible one no question', () => {
  const { limits, groups } = calculateRoom(ask({ width: '' })!);
  expect([limits.capacity.count, limits.capacity.limitedBy, groups]).toEqual([null, 'unknown', null]);
  expect(ask({ width: '0' })).toBeNull();
  expect(ask({ length: '70' })).toBeNull();
});

test('attendance numbers of the groups', () => {
  expect(rosterRanges([13, 12, 12])).toEqual([
    { from: 1, to: 13 },
    { from: 14, to: 25 },
    { from: 26, to: 37 },
  ]);
});
