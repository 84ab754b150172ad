import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaints } from './layout-complaints.ts';
import { rectangleRoom } from './rectangle-room.ts';
import { roomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';

interface FreeCase {
  id: string;
  room: Point[];
  spacing: number;
  wallMargin: number;
  obstacles: Point[][];
  pillars: { x: number; y: number; r: number }[];
  obstacleClearance: number;
  bestKnown: number;
  upperBound: number;
  provenOptimal: boolean;
}

const cases = JSON.parse(readFileSync(new URL('../fixtures/capacity.json', import.meta.url), 'utf8')) as { free: FreeCase[] };

const inputOf = (c: FreeCase): RoomInput => ({
  polygon: c.room,
  spacingM: c.spacing,
  wallMarginM: c.wallMargin,
  obstacles: c.obstacles,
  pillars: c.pillars,
  obstacleClearanceM: c.obstacleClearance,
});

for (const c of cases.free) {
  test(`${c.id}: a valid layout with the best known count and a sound bound`, () => {
    const result = roomCapacity(inputOf(c));
    expect(complaints(inputOf(c), result.seats)).toEqual([]);
    expect(result.count).toBeGreaterThanOrEqual(c.bestKnown);
    expect(result.upperBound).toBeGreaterThanOrEqual(c.bestKnown);
    expect(result.upperBound).toBeLessThanOrEqual(c.upperBound);
    if (c.provenOptimal) expect([result.count, result.upperBound, result.proven]).toEqual([c.bestKnown, c.bestKnown, true]);
  });
}

test('rooms of the acceptance examples with the strips of assumption A-16', () => {
  const room = (widthM: number, lengthM: number, cap: number) => roomCapacity(rectangleRoom({ widthM, lengthM, spacingM: 1.5, cap }));
  expect(room(7, 8, 18)).toMatchObject({ count: 18, limitedBy: 'cap', upperBound: 18, proven: true });
  expect(room(3, 4, 5)).toMatchObject({ count: 4, limitedBy: 'geometry', upperBound: 4, proven: true });
  const small = room(6, 7, 18);
  expect(small.count).toBeGreaterThanOrEqual(16);
  expect(small.upperBound).toBeLessThanOrEqual(18);
});

test('a missing side gives unknown, never a guess', () => {
  for (const sides of [{}, { widthM: 7 }, { lengthM: 8, widthM: null }]) {
    const result = roomCapacity(rectangleRoom({ ...sides, spacingM: 1.5, cap: 18 }));
    expect(result).toMatchObject({ limitedBy: 'unknown', count: null, upperBound: null, seats: [] });
  }
});
