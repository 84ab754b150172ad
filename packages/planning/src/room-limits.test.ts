import { describe, expect, test } from 'vitest';
import { roomSideCm } from './check-room.ts';
import { inputHash } from './input-hash.ts';
import { policyOf } from './policy-of.ts';
import { groupSizes } from './group-sizes.ts';
import { roomLimits } from './room-limits.ts';

const at = { regulationIds: ['bengkayang-51-2021'], phase: 'TRANSITION', date: '2021-09-13' } as const;
const room = (width: number | null, length: number | null) => ({
  widthCm: width,
  lengthCm: length,
  sideMarginCm: 50,
  frontZoneCm: 200,
  backMarginCm: 50,
});

describe('the acceptance numbers of story S2', () => {
  test.each([
    ['SD', 700, 800, 18, 'cap'],
    ['SD', 600, 700, 16, 'geometry'],
    ['TK', 300, 400, 4, 'geometry'],
  ] as const)('%s, %d x %d cm -> at least %d, limited by %s', (form, width, length, count, limitedBy) => {
    const { capacity, legalCap } = roomLimits(room(width, length), policyOf(form, at));
    expect(capacity.count).toBeGreaterThanOrEqual(count);
    expect(capacity.count).toBeLessThanOrEqual(legalCap.value as number);
    expect(capacity.limitedBy).toBe(limitedBy);
  });

  test('the cap of 18 never bends', () => {
    expect(roomLimits(room(2000, 2000), policyOf('SD', at)).capacity.count).toBe(18);
    expect(roomLimits(room(2000, 2000), policyOf('KB', at)).capacity.count).toBe(5);
  });

  test('unknown size is unknown, with the article still named', () => {
    const limits = roomLimits(room(null, 800), policyOf('SD', at));
    expect(limits.capacity).toMatchObject({ count: null, limitedBy: 'unknown' });
    expect(limits.legalCap.winners[0]?.provisionIds).toContain('L3.1.1');
  });
});

test('groups are as few as possible and differ by at most one (S3)', () => {
  expect(groupSizes(32, 18)).toEqual([16, 16]);
  expect(groupSizes(36, 18)).toEqual([18, 18]);
  expect(groupSizes(37, 18)).toEqual([13, 12, 12]);
  expect(groupSizes(27, 16)).toEqual([14, 13]);
  expect(groupSizes(15, 5)).toEqual([5, 5, 5]);
  expect(groupSizes(0, 18)).toEqual([]);
});

test('a side of 0 m or 70 m is refused, with its path and what to do', () => {
  for (const side of [0, 70, -1, Number.NaN])
    expect(() => roomSideCm(side, '/widthM', 'lebar')).toThrow(expect.objectContaining({ path: '/widthM' }));
  expect(roomSideCm(7.255, '/widthM', 'lebar')).toBe(726);
  expect(roomSideCm(null, '/widthM', 'lebar')).toBeNull();
});

test('the hash of an input does not depend on the order of its keys', () => {
  expect(inputHash({ a: 1, b: [1, { c: 2, d: null }] })).toBe(inputHash({ b: [1, { d: null, c: 2 }], a: 1 }));
  expect(inputHash({ a: 1 })).not.toBe(inputHash({ a: 2 }));
  expect(inputHash({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});
