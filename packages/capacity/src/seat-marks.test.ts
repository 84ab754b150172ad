import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complaints } from './layout-complaints.ts';
import { rectangleRoom } from './rectangle-room.ts';
import { roomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import { seatMarks } from './seat-marks.ts';
import { tidyRows } from './tidy-rows.ts';

const WORK = { maxWork: 200_000 };

test('printed numbers keep the rule in any rectangle, and no seat is given up without saying so', () => {
  fc.assert(
    fc.property(fc.integer({ min: 250, max: 950 }), fc.integer({ min: 350, max: 1000 }), fc.integer({ min: 100, max: 200 }), (w, l, d) => {
      const input = rectangleRoom({ widthM: w / 100, lengthM: l / 100, spacingM: d / 100, cap: 18 });
      const found = roomCapacity(input, WORK);
      const plan = seatMarks(input, found.seats, { originM: [0, 0], alongM: [w / 100, 0], inwardM: [0, 1] }, WORK);
      const printed = plan?.marks.map((m): Point => [m.xCm / 100, m.yCm / 100]) ?? [];
      expect(complaints(input, printed)).toEqual([]);
      expect(printed.length + (plan?.seatsGivenUp ?? 0)).toBe(found.count);
      expect(plan?.marks.map((m) => m.number)).toEqual(printed.map((_, i) => i + 1));
      const step = plan?.unit === 'cm' ? 1 : 10;
      for (const m of plan?.marks ?? []) expect(Math.abs(m.xCm * step - Math.round(m.xCm * step))).toBeLessThan(1e-9);
    }),
    { numRuns: 60, seed: 51 },
  );
});

test('seats that fit only to the millimetre are printed in millimetres', () => {
  // Five in a square: the middle one is 1.5 m from four corners only when the side is 2.1213 m.
  const side = 1.5 * Math.SQRT2 + 0.004;
  const input: RoomInput = {
    polygon: [
      [0, 0],
      [side, 0],
      [side, side],
      [0, side],
    ],
    spacingM: 1.5,
  };
  const found = roomCapacity(input);
  expect(found).toMatchObject({ count: 5, proven: true });
  const plan = seatMarks(input, found.seats);
  expect(plan).toMatchObject({ unit: 'mm', seatsGivenUp: 0 });
  expect(complaints(input, plan?.marks.map((m): Point => [m.xCm / 100, m.yCm / 100]) ?? [])).toEqual([]);
});

test('rows are lettered from the teacher wall, numbers run along it, tapes reach both corners', () => {
  const input = rectangleRoom({ widthM: 6, lengthM: 7, spacingM: 1.5, cap: 18 });
  const aligned = tidyRows(input)?.aligned;
  const plan = seatMarks(input, aligned?.seats ?? []);
  expect(plan?.marks.slice(0, 5).map((m) => [m.number, m.row, m.xCm, m.yCm])).toEqual([
    [1, 'A', 50, 200],
    [2, 'A', 217, 200],
    [3, 'A', 383, 200],
    [4, 'A', 550, 200],
    [5, 'B', 50, 350],
  ]);
  expect(plan?.marks[0]?.tapeCm).toEqual([206.2, 585.2]);
});

test('a frame on another wall turns the numbers, and wrong seats are refused', () => {
  const input: RoomInput = {
    polygon: [
      [0, 0],
      [4, 0],
      [4, 3],
      [0, 3],
    ],
    spacingM: 1.5,
  };
  const plan = seatMarks(
    input,
    [
      [4, 0],
      [1, 2],
    ],
    { originM: [4, 3], alongM: [4, 0], inwardM: [-1, 0] },
  );
  expect(plan?.marks.map((m) => [m.row, m.xCm, m.yCm])).toEqual([
    ['A', 300, 0],
    ['B', 100, 300],
  ]);
  expect(() =>
    seatMarks(input, [
      [0, 0],
      [1, 0],
    ]),
  ).toThrow('keep all distances');
  expect(seatMarks({ polygon: null, spacingM: 1.5 }, [])).toBeNull();
});

test('where the search at a wider spacing finds fewer, as many are set as far apart as they go: none is given up', () => {
  const input = rectangleRoom({ widthM: 6.04, lengthM: 7.4, spacingM: 1.5, cap: 40 });
  const found = roomCapacity(input);
  const plan = seatMarks(input, found.seats);
  expect(plan).toMatchObject({ placedAnew: true, seatsGivenUp: 0 });
  expect(plan?.marks).toHaveLength(18);
  expect(complaints(input, plan?.marks.map((m) => m.seat) ?? [])).toEqual([]);
});

test('y counts to the side that the caller names, also where most of the room lies behind the line', () => {
  // A wall of 2 m in front of a long wing: the farthest corner lies behind the line of the wall.
  const input: RoomInput = {
    polygon: [
      [2, 4],
      [4, 4],
      [4, 6],
      [0, 6],
      [0, 0],
      [2, 0],
    ],
    spacingM: 1.5,
  };
  const seats: Point[] = [
    [0, 0],
    [3, 5.5],
  ];
  const places = (inwardM: Point) =>
    seatMarks(input, seats, { originM: [2, 4], alongM: [4, 4], inwardM })?.marks.map(({ number, row, xCm, yCm }) => [
      number,
      row,
      xCm,
      yCm,
    ]);
  expect(places([0.3, 2])).toEqual([
    [1, 'A', -200, -400],
    [2, 'B', 100, 150],
  ]);
  expect(places([0, -1])?.map(([, , , y]) => y)).toEqual([-150, 400]);
  // Without a frame: the first side, into the room, whichever way the corners run.
  expect(seatMarks(input, seats)?.marks.map(({ yCm }) => yCm)).toEqual([-400, 150]);
  expect(seatMarks({ ...input, polygon: input.polygon?.toReversed() ?? null }, seats)?.marks.map(({ xCm, yCm }) => [xCm, yCm])).toEqual([
    [200, 0],
    [-100, 550],
  ]);
  const refused = (alongM: Point, inwardM: Point) => () => seatMarks(input, seats, { originM: [2, 4], alongM, inwardM });
  expect(refused([2, 4], [0, 1])).toThrow(expect.objectContaining({ path: '/frame/alongM' }));
  expect(refused([4, 4], [1, 0])).toThrow(expect.objectContaining({ path: '/frame/inwardM' }));
});

test('tidy rows of known rooms', () => {
  const counts = (widthM: number, lengthM: number, margin: number) => {
    const rows = tidyRows(rectangleRoom({ widthM, lengthM, wallMarginM: margin, backMarginM: margin, spacingM: 1.5 }));
    return [rows?.aligned.count, rows?.staggered.count];
  };
  expect(counts(6, 8, 0.4)).toEqual([16, 20]);
  expect(counts(7, 8, 0.4)).toEqual([20, 23]);
  expect(counts(3, 4, 0.5)).toEqual([4, 4]);
  expect(tidyRows({ polygon: null, spacingM: 1.5 })).toBeNull();
});

test('tidy rows are valid around obstacles and for a slanted teacher wall', () => {
  const room: RoomInput = {
    polygon: [
      [0, 0],
      [6, 2],
      [4.4, 6.8],
      [-1.6, 4.8],
    ],
    spacingM: 1.3,
    wallMarginM: 0.2,
    obstacles: [
      [
        [2, 2],
        [3, 2],
        [3, 3],
        [2, 3],
      ],
    ],
    pillars: [{ x: 0.6, y: 3, r: 0.3 }],
    obstacleClearanceM: 0.2,
  };
  const rows = tidyRows(room, [6, 2]);
  for (const layout of [rows?.aligned, rows?.staggered]) {
    expect(layout?.count).toBeGreaterThan(5);
    expect(complaints(room, layout?.seats ?? [])).toEqual([]);
  }
  expect(rows?.staggered.count).toBeGreaterThanOrEqual(rows?.aligned.count as number);
});
