import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskCapacity, deskDistance } from './desk-capacity.ts';
import { complaints } from './layout-complaints.ts';
import { seatDistance } from './max-distance.ts';
import { readRegion, type Region } from './region.ts';
import { roomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import { boundGeometry, regionBound, seatBound } from './seat-bound.ts';

const RUNS = { numRuns: 25, seed: 20210913 };
const LITTLE = { maxWork: 150_000 };
const grid = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min: min * 20, max: max * 20 }).map((v) => v / 20);

/** A room with a random notch, obstacles and pillars: convex and not, tight and empty. */
const room: fc.Arbitrary<RoomInput> = fc
  .record({
    w: grid(2, 9),
    l: grid(2, 8),
    notch: fc.option(fc.record({ x: fc.double({ min: 0.2, max: 0.8, noNaN: true }), y: fc.double({ min: 0.2, max: 0.8, noNaN: true }) })),
    slant: grid(0, 1.5),
    margin: grid(0, 0.8),
    clearance: grid(0, 0.6),
    boxes: fc.array(fc.record({ x: grid(-1, 8), y: grid(-1, 7), w: grid(0.2, 3), h: grid(0.2, 2) }), { maxLength: 2 }),
    pillars: fc.array(fc.record({ x: grid(0, 8), y: grid(0, 7), r: grid(0, 0.6) }), { maxLength: 2 }),
    spacingM: grid(1, 2.5),
  })
  .map(({ w, l, notch, slant, margin, clearance, boxes, pillars, spacingM }) => {
    const far: Point[] = notch
      ? [
          [w, l * notch.y],
          [w * notch.x, l * notch.y],
          [w * notch.x, l],
        ]
      : [[w - slant * 0.5, l]];
    return {
      polygon: [[0, 0], [w, 0], ...far, [0, l]],
      spacingM,
      wallMarginM: margin,
      obstacles: boxes.map((b): Point[] => [
        [b.x, b.y],
        [b.x + b.w, b.y],
        [b.x + b.w, b.y + b.h],
        [b.x, b.y + b.h],
      ]),
      pillars,
      obstacleClearanceM: clearance,
    };
  });

const mapRoom = (input: RoomInput, f: (p: Point) => Point): RoomInput => ({
  ...input,
  polygon: (input.polygon ?? []).map(f),
  obstacles: (input.obstacles ?? []).map((o) => ('polygon' in o ? { ...o, polygon: o.polygon.map(f) } : o.map(f))),
  pillars: (input.pillars ?? []).map(({ x, y, r }) => {
    const [px, py] = f([x, y]);
    return { x: px, y: py, r };
  }),
});

const boundOf = (input: RoomInput): number => seatBound(boundGeometry(readRegion(input) as Region), input.spacingM).seats;

test('M10: layouts are valid and never above the bound, on any room', () => {
  fc.assert(
    fc.property(room, (input) => {
      const result = roomCapacity(input, LITTLE);
      expect(complaints(input, result.seats)).toEqual([]);
      expect(result.upperBound).toBeGreaterThanOrEqual(result.count as number);
      if (result.upperBoundBy.includes('empty')) expect(result.upperBound).toBe(0);
    }),
    { ...RUNS, numRuns: 120 },
  );
});

test('M10: the bound holds for layouts of an unrelated method (random sequential placement)', () => {
  fc.assert(
    fc.property(room, fc.integer(), (input, salt) => {
      const seats: Point[] = [];
      const ring = input.polygon as Point[];
      const [w, l] = [(ring[1] as Point)[0], (ring.at(-1) as Point)[1]];
      let state = salt >>> 0;
      const random = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
      for (let k = 0; k < 600; k++) {
        // Half of the points on a coarse grid that includes walls and corners exactly.
        const p: Point = k % 2 ? [random() * w, random() * l] : [Math.round(random() * w * 20) / 20, Math.round(random() * l * 20) / 20];
        if (complaints(input, [...seats, p]).length === 0) seats.push(p);
      }
      expect(boundOf(input)).toBeGreaterThanOrEqual(seats.length);
    }),
    { ...RUNS, numRuns: 25 },
  );
});

test('M1: turning, moving and mirroring changes nothing that is proven', () => {
  fc.assert(
    fc.property(room, fc.double({ min: 0, max: 6.28, noNaN: true }), fc.boolean(), (input, angle, mirror) => {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const moved = mapRoom(input, ([x, y]) => [c * x - s * y + 3, (s * x + c * y) * (mirror ? -1 : 1) - 7]);
      const [a, b] = [roomCapacity(input, LITTLE), roomCapacity(moved, LITTLE)];
      expect(complaints(moved, b.seats)).toEqual([]);
      expect(b.upperBound).toBeGreaterThanOrEqual(a.count as number);
      expect(a.upperBound).toBeGreaterThanOrEqual(b.count as number);
      if (a.proven && b.proven) expect(b.count).toBe(a.count);
    }),
    RUNS,
  );
});

test('M2: scaling everything keeps what is proven', () => {
  fc.assert(
    fc.property(room, fc.constantFrom(0.5, 2, 10), (input, k) => {
      const scaled: RoomInput = {
        ...mapRoom(input, ([x, y]) => [k * x, k * y]),
        pillars: (input.pillars ?? []).map((p) => ({ x: k * p.x, y: k * p.y, r: k * p.r })),
        spacingM: k * input.spacingM,
        wallMarginM: k * (input.wallMarginM ?? 0),
        obstacleClearanceM: k * (input.obstacleClearanceM ?? 0),
      };
      const [a, b] = [roomCapacity(input, LITTLE), roomCapacity(scaled, LITTLE)];
      if (a.proven && b.proven) expect(b.count).toBe(a.count);
      expect(b.upperBound).toBeGreaterThanOrEqual(a.count as number);
    }),
    RUNS,
  );
});

test('M3, M4: tighter rules never raise the bound of a convex room, and layouts stay under the looser bound', () => {
  fc.assert(
    fc.property(room, grid(0, 0.5), (input, more) => {
      for (const tighter of [
        { ...input, spacingM: input.spacingM + more },
        { ...input, wallMarginM: (input.wallMarginM ?? 0) + more },
        { ...input, obstacleClearanceM: (input.obstacleClearanceM ?? 0) + more },
        { ...input, pillars: [...(input.pillars ?? []), { x: 2, y: 2, r: more }] },
      ]) {
        const tight = roomCapacity(tighter, { maxWork: 20_000 });
        expect(complaints(input, tight.seats)).toEqual([]);
        expect(boundOf(input)).toBeGreaterThanOrEqual(tight.count as number);
      }
      const plain = { ...input, obstacles: [], pillars: [], polygon: (input.polygon ?? []).length === 4 ? input.polygon : null };
      if (plain.polygon) {
        expect(boundOf({ ...plain, spacingM: plain.spacingM + more })).toBeLessThanOrEqual(boundOf(plain));
        expect(boundOf({ ...plain, wallMarginM: plain.wallMarginM! + more })).toBeLessThanOrEqual(boundOf(plain));
      }
    }),
    RUNS,
  );
});

test('M3: one pillar or obstacle more never raises the bound', () => {
  const bound = (input: RoomInput): number => {
    const region = readRegion(input) as Region;
    return regionBound(region, boundGeometry(region), input.spacingM).seats;
  };
  const more = fc.record({ x: grid(0, 8), y: grid(0, 7), r: grid(0.05, 0.6) });
  const raises = (input: RoomInput, { x, y, r }: { x: number; y: number; r: number }): void => {
    const box: Point[] = [
      [x, y],
      [x + 2 * r, y],
      [x + r, y + 0.9],
    ];
    const most = bound(input);
    expect(bound({ ...input, pillars: [...(input.pillars ?? []), { x, y, r }] })).toBeLessThanOrEqual(most);
    expect(bound({ ...input, obstacles: [...(input.obstacles ?? []), box] })).toBeLessThanOrEqual(most);
  };
  fc.assert(fc.property(room, more, raises), { ...RUNS, numRuns: 60 });
  // Three wings: with the pillar other cuts looked best, and their sum was one more.
  const wings = '0,0 7.2,0 7.2,4.15 5,4.15 5,1.2 2.2,1.2 2.2,4.15 0,4.15'.split(' ').map((corner) => corner.split(',').map(Number));
  raises({ polygon: wings as unknown as Point[], spacingM: 1.5, wallMarginM: 0.2 }, { x: 3.91, y: 2.205, r: 0.25 });
});

test('M5, M13: corner order, repeated and collinear corners change nothing; twice the same is the same', () => {
  fc.assert(
    fc.property(room, fc.nat({ max: 5 }), (input, shift) => {
      const ring = input.polygon as Point[];
      const k = shift % ring.length;
      const turned = [...ring.slice(k), ...ring.slice(0, k)];
      const [p, q] = [turned[0] as Point, turned[1] as Point];
      const middle: Point = [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
      const plain = roomCapacity(input, LITTLE);
      expect(roomCapacity(input, LITTLE)).toEqual(plain);
      for (const polygon of [turned, turned.toReversed(), [p, middle, ...turned.slice(1)], [...turned, p]]) {
        expect(roomCapacity({ ...input, polygon }, LITTLE)).toEqual(plain);
      }
    }),
    { ...RUNS, numRuns: 12 },
  );
});

test('M6: a margin equals a smaller rectangle', () => {
  fc.assert(
    fc.property(grid(3, 8), grid(3, 8), grid(0, 1), (w, l, m) => {
      const rectangle = (x: number, y: number, a: number, b: number): Point[] => [
        [x, y],
        [a, y],
        [a, b],
        [x, b],
      ];
      const outer = roomCapacity({ polygon: rectangle(0, 0, w, l), spacingM: 1.5, wallMarginM: m }, LITTLE);
      const inner = roomCapacity({ polygon: rectangle(m, m, w - m, l - m), spacingM: 1.5 }, LITTLE);
      expect(inner.upperBound).toBe(outer.upperBound);
      if (outer.proven && inner.proven) expect(inner.count).toBe(outer.count);
    }),
    RUNS,
  );
});

test('M12: a cap cuts the answer and nothing else', () => {
  fc.assert(
    fc.property(room, fc.nat({ max: 30 }), (input, cap) => {
      const free = roomCapacity(input, LITTLE);
      const capped = roomCapacity({ ...input, cap }, LITTLE);
      expect(capped.count).toBeLessThanOrEqual(cap);
      if (free.proven || (free.count as number) >= cap) expect(capped.count).toBe(Math.min(cap, free.count as number));
      expect(capped.limitedBy).toBe(capped.count === cap ? 'cap' : 'geometry');
    }),
    RUNS,
  );
});

test('M14: nothing usable is 0 proven, a diameter below the spacing is 1 proven', () => {
  const square: Point[] = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
  ];
  expect(roomCapacity({ polygon: square, spacingM: 1.5, wallMarginM: 1.1 })).toMatchObject({
    count: 0,
    upperBound: 0,
    proven: true,
    upperBoundBy: ['empty'],
  });
  expect(roomCapacity({ polygon: square, spacingM: 1.5, wallMarginM: 1 })).toMatchObject({ count: 1, upperBound: 1, proven: true });
  expect(roomCapacity({ polygon: square, spacingM: 3 })).toMatchObject({
    count: 1,
    upperBound: 1,
    proven: true,
    upperBoundBy: ['diameter'],
  });
  const covered: Point[] = [
    [-1, -1],
    [3, -1],
    [3, 3],
    [-1, 3],
  ];
  expect(roomCapacity({ polygon: square, spacingM: 1.5, obstacles: [covered] })).toMatchObject({ count: 0, upperBound: 0, proven: true });
  // A strip without width is still a place to sit.
  expect(
    roomCapacity({
      polygon: [
        [0, 0],
        [9, 0],
        [9, 2],
        [0, 2],
      ],
      spacingM: 1.5,
      wallMarginM: 1,
    }),
  ).toMatchObject({ count: 5, upperBound: 5, proven: true });
});

test('M11: as far apart as the spacing whenever so many fit; bounded', () => {
  fc.assert(
    fc.property(room, fc.integer({ min: 2, max: 12 }), (input, pupils) => {
      const found = roomCapacity(input, LITTLE);
      const region = readRegion(input) as Region;
      const wide = seatDistance(region, pupils, [found.seats.flat()], { seed: 1, maxWork: 100_000 });
      if (wide.distanceM === null) return void expect(found.count as number).toBeLessThan(pupils);
      expect(wide.upperBoundM).toBeGreaterThanOrEqual(wide.distanceM);
      expect(complaints({ ...input, spacingM: wide.distanceM }, wide.seats)).toEqual([]);
      expect(wide.seats.length).toBe(pupils);
      if ((found.count as number) >= pupils) expect(wide.distanceM).toBeGreaterThanOrEqual(input.spacingM - 1e-6);
      else if (found.proven) expect(wide.distanceM).toBeLessThan(input.spacingM);
    }),
    RUNS,
  );
});

const desks = fc.array(fc.tuple(grid(0, 6), grid(0, 6)), { minLength: 1, maxLength: 13 });

/** Every subset, slowly. */
function exhaustive(points: readonly Point[], spacingM: number): number {
  let best = 0;
  for (let mask = 0; mask < 1 << points.length; mask++) {
    const taken = points.filter((_, i) => mask & (1 << i));
    if (taken.length <= best) continue;
    if (taken.every((p, i) => taken.slice(0, i).every((q) => Math.hypot(p[0] - q[0], p[1] - q[1]) >= spacingM - 1e-6))) best = taken.length;
  }
  return best;
}

test('fixed desks: the optimum of the exhaustive search, and M8, M9', () => {
  fc.assert(
    fc.property(desks, grid(0.5, 3), (points, spacingM) => {
      const found = deskCapacity(points, spacingM, null);
      expect(found).toMatchObject({ count: exhaustive(points, spacingM), proven: true });
      const chosen = found.selected.map((i) => points[i] as Point);
      expect(exhaustive(chosen, spacingM)).toBe(chosen.length);
      expect(deskCapacity(points.toReversed(), spacingM, null).count).toBe(found.count);
      expect(deskCapacity([...points, points[0] as Point], spacingM, null).count).toBe(found.count);
      expect(deskCapacity([...points, [2.5, 2.5]], spacingM, null).count).toBeGreaterThanOrEqual(found.count);
      expect(deskCapacity(points, 20, null).count).toBe(1);
      expect(deskCapacity(points, 1e-7, null).count).toBe(points.length);
    }),
    { ...RUNS, numRuns: 40 },
  );
});

test('fixed desks: the widest spacing agrees with counting, and does not grow with the pupils', () => {
  fc.assert(
    fc.property(desks, (points) => {
      let last = Infinity;
      for (let pupils = 2; pupils <= Math.min(6, points.length); pupils++) {
        const { distanceM, upperBoundM, selected } = deskDistance(points, pupils, null);
        expect(selected.length).toBe(pupils);
        expect(upperBoundM).toBe(distanceM);
        expect(distanceM).toBeLessThanOrEqual(last);
        last = distanceM as number;
        expect(exhaustive(points, last)).toBeGreaterThanOrEqual(pupils);
        expect(exhaustive(points, last + 1e-5)).toBeLessThan(pupils);
      }
    }),
    RUNS,
  );
});

test('M7: free placement is never below fixed desks that stand in the room', () => {
  fc.assert(
    fc.property(desks, (points) => {
      const input: RoomInput = {
        polygon: [
          [0, 0],
          [6, 0],
          [6, 6],
          [0, 6],
        ],
        spacingM: 1.5,
      };
      const fixed = deskCapacity(points, 1.5, readRegion(input));
      const known = [fixed.selected.map((i) => points[i] as Point)];
      expect(roomCapacity(input, { ...LITTLE, known }).count).toBeGreaterThanOrEqual(fixed.count);
    }),
    RUNS,
  );
});
