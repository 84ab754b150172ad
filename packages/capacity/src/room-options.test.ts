import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskCapacity } from './desk-capacity.ts';
import { complaints } from './layout-complaints.ts';
import { readRegion, type Region } from './region.ts';
import { roomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import { sampleRoom } from './sample-rooms.ts';
import { boundGeometry, seatBound } from './seat-bound.ts';
import { groupsNeeded, seatCaps } from './seat-caps.ts';
import { seatFacings } from './seat-facings.ts';
import { seatMarks } from './seat-marks.ts';
import { readSpacingRule } from './spacing-rule.ts';
import { tidyCosts, tidyRows } from './tidy-rows.ts';

const box = (x: number, y: number, w: number, l: number): Point[] => [
  [x, y],
  [x + w, y],
  [x + w, y + l],
  [x, y + l],
];

test('made-up rooms: the answer and the quick answer are valid, the bound holds, quick is never above and repeats', () => {
  for (let index = 0; index < 12; index++) {
    const { id, input } = sampleRoom(index, 3);
    const full = roomCapacity(input);
    const quick = roomCapacity(input, { effort: 'quick' });
    expect(complaints(input, full.seats), id).toEqual([]);
    expect(complaints(input, quick.seats), id).toEqual([]);
    expect(full.upperBound, id).toBeGreaterThanOrEqual(full.count as number);
    expect(quick.upperBound, id).toBe(full.upperBound);
    expect(quick.count, id).toBeLessThanOrEqual(full.count as number);
    expect(roomCapacity(input, { effort: 'quick' }), id).toEqual(quick);
    expect([quick.effort, full.effort]).toEqual(['quick', 'full']);
  }
});

test('the smallest ceiling binds, all are listed, an unknown one does not bind', () => {
  const input: RoomInput = { polygon: box(0, 0, 7, 8), spacingM: 1.5, wallMarginM: 0.5 };
  const caps = seatCaps({ registered: 28, areaPerPupilM2: 4, floorAreaM2: 56, ventilation: { airM3PerHour: null, perPupilM3PerHour: 20 } });
  expect(caps).toEqual([
    { reason: 'registered', pupils: 28 },
    { reason: 'area-per-pupil', pupils: 14 },
    { reason: 'ventilation', pupils: null },
  ]);
  const found = roomCapacity({ ...input, cap: 18, caps });
  expect(found).toMatchObject({ cap: 14, capBy: ['area-per-pupil'], count: 14, limitedBy: 'cap', upperBoundBy: ['cap'], proven: true });
  expect(found.caps.map((c) => [c.reason, c.pupils])).toEqual([
    ['area-per-pupil', 14],
    ['legal', 18],
    ['registered', 28],
    ['ventilation', null],
  ]);
  expect(roomCapacity({ ...input, caps: [{ reason: 'ventilation', pupils: null }] })).toMatchObject({
    cap: null,
    capBy: [],
    limitedBy: 'geometry',
  });
  expect(roomCapacity({ ...input, cap: 12, caps: [{ reason: 'ventilation', pupils: 12 }] }).capBy).toEqual(['legal', 'ventilation']);
  const unknown = roomCapacity({ ...input, polygon: null, cap: 18, caps });
  expect(unknown).toMatchObject({ count: null, upperBound: null, cap: 14, limitedBy: 'unknown' });
  expect(tidyRows({ ...input, cap: 18, caps })?.aligned.count).toBe(14);
  expect(seatCaps({ legal: 5, areaPerPupilM2: 2, floorAreaM2: null })).toEqual([
    { reason: 'legal', pupils: 5 },
    { reason: 'area-per-pupil', pupils: null },
  ]);
  for (const [facts, path] of [
    [{ legal: -1 }, '/legal'],
    [{ areaPerPupilM2: 0, floorAreaM2: 10 }, '/areaPerPupilM2'],
    [{ ventilation: { airM3PerHour: -3, perPupilM3PerHour: 20 } }, '/ventilation/airM3PerHour'],
  ] as const) {
    expect(() => seatCaps(facts)).toThrow(expect.objectContaining({ path }));
  }
  expect(() => roomCapacity({ ...input, caps: [{ reason: 'other', pupils: -2 }] })).toThrow(
    expect.objectContaining({ path: '/caps/0/pupils' }),
  );
  expect([groupsNeeded(36, 18), groupsNeeded(36, 16), groupsNeeded(15, 4), groupsNeeded(15, 0), groupsNeeded(15, null)]).toEqual([
    2,
    3,
    4,
    null,
    null,
  ]);
});

test('an obstacle or pillar with a clearance of its own keeps that one, the others the common one', () => {
  const stove = box(3, 3, 0.5, 0.5);
  const input: RoomInput = {
    polygon: box(0, 0, 7, 7),
    spacingM: 1,
    obstacleClearanceM: 0.1,
    obstacles: [{ polygon: stove, clearanceM: 1.2 }, box(0, 6, 1, 1)],
    pillars: [
      { x: 6, y: 6, r: 0.2, clearanceM: 0.8 },
      { x: 6, y: 1, r: 0.2 },
    ],
  };
  const found = roomCapacity(input, { maxWork: 300_000 });
  expect(complaints(input, found.seats)).toEqual([]);
  const common = roomCapacity({ ...input, obstacles: [stove, box(0, 6, 1, 1)], pillars: [{ x: 6, y: 6, r: 0.2 }] }, { maxWork: 300_000 });
  expect(common.count).toBeGreaterThan(found.count as number);
  const near = (seats: readonly Point[]) =>
    seats.some(([x, y]) => x > 1.9 && x < 4.6 && y > 1.9 && y < 4.6 && Math.hypot(x - 3.25, y - 3.25) < 1.4);
  expect(near(found.seats)).toBe(false);
  expect(() => roomCapacity({ ...input, obstacles: [{ polygon: stove, clearanceM: -1 }] })).toThrow(
    expect.objectContaining({ path: '/obstacles/0/clearanceM' }),
  );
});

test('zones: a pair keeps the larger spacing, the bound holds for every layout, desks and printed marks follow', () => {
  const spacing = fc.integer({ min: 10, max: 22 }).map((v) => v / 10);
  fc.assert(
    fc.property(spacing, spacing, spacing, fc.nat({ max: 40 }), (base, one, two, index) => {
      const sample = sampleRoom(index, 5).input;
      const input: RoomInput = {
        ...sample,
        spacingM: base,
        zones: [
          { polygon: box(-9, -9, 12, 30), spacingM: one },
          { polygon: box(1, 1, 3, 3), spacingM: two },
        ],
      };
      const found = roomCapacity(input, { maxWork: 200_000 });
      expect(complaints(input, found.seats)).toEqual([]);
      expect(found.upperBound).toBeGreaterThanOrEqual(found.count as number);
      // All at the largest spacing is a layout of this room too, and no layout beats the smallest one's bound.
      const strict = roomCapacity({ ...sample, spacingM: Math.max(base, one, two) }, { maxWork: 1 });
      expect(found.upperBound).toBeGreaterThanOrEqual(strict.count as number);
      for (const layout of Object.values(tidyRows(input) ?? {})) expect(complaints(input, layout.seats)).toEqual([]);
      const marks = seatMarks(input, found.seats, undefined, { maxWork: 100_000 });
      expect(complaints(input, marks?.marks.map((m) => m.seat) ?? [])).toEqual([]);
    }),
    { numRuns: 12, seed: 3 },
  );
});

test('zones: the wide part of a long room really is wider, and fixed desks agree with trying every subset', () => {
  const input: RoomInput = { polygon: box(0, 0, 12, 0.2), spacingM: 1, zones: [{ polygon: box(6, -1, 7, 3), spacingM: 2 }] };
  // Seven at 1 m up to just before the zone, then three at 2 m: a seat in the zone keeps 2 m to everybody.
  expect(roomCapacity(input)).toMatchObject({ count: 10 });
  expect(complaints(input, roomCapacity(input).seats)).toEqual([]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 8 })), { minLength: 1, maxLength: 11 }),
      (spots) => {
        const desks = spots.map(([x, y]): Point => [x / 2, y / 2]);
        const zoned = { polygon: box(0, 0, 12, 4), spacingM: 1, zones: [{ polygon: box(6, -1, 7, 9), spacingM: 2 }] };
        const found = deskCapacity(desks, readSpacingRule(zoned), readRegion(zoned));
        let best = 0;
        for (let mask = 0; mask < 1 << desks.length; mask++) {
          const taken = desks.filter((_, i) => mask & (1 << i));
          if (taken.length > best && complaints(zoned, taken).length === 0) best = taken.length;
        }
        expect(found).toMatchObject({ count: best, proven: true });
      },
    ),
    { numRuns: 15, seed: 3 },
  );
  expect(() => roomCapacity({ ...input, zones: [{ polygon: box(0, 0, 1, 1), spacingM: 0 }] })).toThrow(
    expect.objectContaining({ path: '/zones/0/spacingM' }),
  );
});

test('facings: square to the wall, or towards the teacher', () => {
  const seats: Point[] = [
    [2, 3],
    [4, 5],
  ];
  expect(seatFacings(seats, { alongM: [1, 0] })).toEqual([270, 270]);
  expect(seatFacings(seats, { alongM: [0, -2], teacherM: null })).toEqual([180, 180]);
  expect(seatFacings(seats, { alongM: [1, 0], teacherM: [2, 1] })).toEqual([270, 243.43]);
  expect(seatFacings([[2, 1]], { alongM: [1, 0], teacherM: [2, 1] })).toEqual([270]);
  expect(() => seatFacings(seats, { alongM: [0, 0] })).toThrow(expect.objectContaining({ path: '/alongM' }));
});

test('what tidy rows cost: nothing under a cap they reach, else the seats given up', () => {
  // 8 x 6 m with 0.4 m margins and a front zone of 2 m: free 20, staggered 20, aligned 16.
  const input: RoomInput = { polygon: box(0, 0, 5.6, 5.2), spacingM: 1.5 };
  const costs = (cap: number) =>
    tidyCosts(
      roomCapacity({ ...input, cap }),
      tidyRows({ ...input, cap }) ?? { aligned: { seats: [], count: 0 }, staggered: { seats: [], count: 0 } },
    );
  expect(costs(18)).toEqual({ aligned: 2, staggered: 0 });
  expect(costs(16)).toEqual({ aligned: 0, staggered: 0 });
  expect(costs(100)).toEqual({ aligned: 4, staggered: 0 });
});

test('bounds by strips: tighter than the whole in a low room, and never below what fits', () => {
  // Two strips of a zigzag: Oler's bound alone gives 14.
  const low = boundGeometry(readRegion({ polygon: box(0, 0, 7.91, 1.67), spacingM: 1.5 }) as Region);
  expect(seatBound(low, 1.5)).toMatchObject({ seats: 13, by: expect.arrayContaining(['split', 'thin-strip']) });
  for (let k = 0; k < 60; k++) {
    // Layouts that fill a rectangle exactly: whole rows, so that every strip is as full as it can be.
    const [columns, rows] = [1 + (k % 7), 1 + Math.floor(k / 7)];
    const turn = 0.1 * k;
    const at = (x: number, y: number): Point => [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
    for (const [pitch, shift] of [
      [1, 0],
      [Math.sqrt(3) / 2, 0.5],
    ] as const) {
      const seats = rows * columns;
      const [w, l] = [(columns - 1 + (rows > 1 ? shift : 0)) * 1.5, (rows - 1) * pitch * 1.5];
      const ring = [at(-1e-9, -1e-9), at(w + 1e-9, -1e-9), at(w + 1e-9, l + 1e-9), at(-1e-9, l + 1e-9)];
      if (w * l === 0) continue;
      expect(seatBound(boundGeometry(readRegion({ polygon: ring, spacingM: 1.5 }) as Region), 1.5).seats).toBeGreaterThanOrEqual(seats);
    }
  }
});
