import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
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

/** Slow and obvious second reading of the rules: winding number by angles, distance to walls by dense projection. */
function complaints(input: RoomInput, seats: readonly Point[]): string[] {
  const out: string[] = [];
  const tau = 1e-6;
  const toRing = (ring: readonly Point[], p: Point): number =>
    Math.min(
      ...ring.map((a, i) => {
        const b = ring[(i + 1) % ring.length] as Point;
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
        const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
        const along = Math.min(length, Math.max(0, (p[0] - a[0]) * ux + (p[1] - a[1]) * uy));
        return Math.hypot(p[0] - a[0] - along * ux, p[1] - a[1] - along * uy);
      }),
    );
  const inside = (ring: readonly Point[], p: Point): boolean => {
    let turn = 0;
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as Point;
      const [ax, ay, bx, by] = [a[0] - p[0], a[1] - p[1], b[0] - p[0], b[1] - p[1]];
      turn += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    });
    return Math.abs(turn) > 3;
  };
  seats.forEach((p, i) => {
    seats.slice(0, i).forEach((q, j) => {
      const r = Math.hypot(p[0] - q[0], p[1] - q[1]);
      if (r < input.spacingM - tau) out.push(`seats ${i} and ${j} are ${r} apart`);
    });
    const ring = input.polygon ?? [];
    const wall = toRing(ring, p) * (inside(ring, p) ? 1 : -1);
    if (wall < (input.wallMarginM ?? 0) - tau) out.push(`seat ${i} is ${wall} from a wall`);
    for (const obstacle of input.obstacles ?? []) {
      const away = toRing(obstacle, p) * (inside(obstacle, p) ? -1 : 1);
      if (away < (input.obstacleClearanceM ?? 0) - tau) out.push(`seat ${i} is ${away} from an obstacle`);
    }
    for (const pillar of input.pillars ?? []) {
      const away = Math.hypot(p[0] - pillar.x, p[1] - pillar.y) - pillar.r;
      if (away < (input.obstacleClearanceM ?? 0) - tau) out.push(`seat ${i} is ${away} from a pillar`);
    }
  });
  return out;
}

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
  const room = (widthM: number, lengthM: number, cap: number) =>
    roomCapacity(rectangleRoom({ widthM, lengthM, spacingM: 1.5, cap }));
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
