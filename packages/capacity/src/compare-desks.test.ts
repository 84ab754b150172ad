import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDesks } from './compare-desks.ts';
import { complaints } from './layout-complaints.ts';
import { roomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import { sampleRoom } from './sample-rooms.ts';

const room = (w: number, l: number): Point[] => [
  [0, 0],
  [w, 0],
  [w, l],
  [0, l],
];
const grid = (columns: number, rows: number, x: number, y: number): Point[] =>
  Array.from({ length: columns * rows }, (_, i): Point => [0.6 + x * (i % columns), 0.5 + y * Math.floor(i / columns)]);

test('48 desks in a room of 6 x 8 m: 12 where they stand, more when they are moved, one group fewer', () => {
  const input: RoomInput = { polygon: room(6, 8), spacingM: 1.5, wallMarginM: 0.4 };
  const found = compareDesks(input, grid(6, 8, 0.9, 1), { pupils: 30 });
  expect(found.leave).toMatchObject({ count: 12, upperBound: 12, proven: true, limitedBy: 'geometry', cap: null, gap: 0, outside: [] });
  expect(found.leave?.seats).toHaveLength(12);
  expect(complaints(input, found.leave?.seats ?? [])).toEqual([]);
  expect(found.move.count).toBeGreaterThanOrEqual(24);
  expect(found.gainPupils).toBe((found.move.count as number) - 12);
  expect([found.groupsLeave, found.groupsMove, found.gainGroups]).toEqual([3, 2, 1]);
  // Under the cap both ways are cut, and the gain with them.
  const capped = compareDesks({ ...input, cap: 18 }, grid(6, 8, 0.9, 1), { pupils: 36 });
  expect(capped.leave).toMatchObject({ count: 12, cap: 18, limitedBy: 'geometry' });
  expect(capped.move).toMatchObject({ count: 18, limitedBy: 'cap', proven: true });
  expect([capped.gainPupils, capped.groupsLeave, capped.groupsMove]).toEqual([6, 3, 2]);
  const five = compareDesks({ ...input, cap: 5 }, grid(6, 8, 0.9, 1));
  expect(five.leave).toMatchObject({ count: 5, upperBound: 5, upperBoundBy: ['cap'], limitedBy: 'cap', proven: true });
  expect(five).toMatchObject({ gainPupils: 0, groupsLeave: null, gainGroups: null });
});

test('unknown desks, unknown room, desks outside, no desk usable', () => {
  const input: RoomInput = { polygon: room(6, 8), spacingM: 1.5, cap: 18 };
  expect(compareDesks(input, null, { pupils: 36 })).toMatchObject({
    leave: null,
    gainPupils: null,
    groupsLeave: null,
    groupsMove: 2,
    gainGroups: null,
  });
  expect(compareDesks({ ...input, polygon: null }, [[1, 1]], { pupils: 36 })).toMatchObject({
    leave: null,
    move: { count: null, limitedBy: 'unknown' },
    groupsMove: null,
  });
  const outside = compareDesks({ ...input, wallMarginM: 0.5 }, [
    [0.4, 4],
    [3, 4],
    [9, 9],
    [5.5, 4],
  ]);
  expect(outside.leave).toMatchObject({ selected: [1, 3], outside: [0, 2], count: 2 });
  const none = compareDesks({ ...input, wallMarginM: 0.5 }, [[9, 9]], { pupils: 20 });
  expect(none.leave).toMatchObject({ count: 0, upperBound: 0, upperBoundBy: ['empty'], proven: true });
  expect([none.groupsLeave, none.gainGroups]).toEqual([null, null]);
  expect(() => compareDesks(input, [[1, Number.NaN]])).toThrow(expect.objectContaining({ path: '/desks/0/1' }));
  expect(() => compareDesks(input, [], { pupils: 1.5 })).toThrow(expect.objectContaining({ path: '/pupils' }));
});

test('M7: moving is never worse than leaving, in any room, whatever the desks', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 500 }),
      fc.double({ min: 0.5, max: 1.2, noNaN: true }),
      fc.double({ min: 0.6, max: 1.2, noNaN: true }),
      (index, x, y) => {
        const { input } = sampleRoom(index);
        const desks = grid(9, 9, x, y);
        const { leave, move, gainPupils } = compareDesks(input, desks, { maxWork: 1 });
        expect(gainPupils).toBeGreaterThanOrEqual(0);
        expect(complaints(input, leave?.seats ?? [])).toEqual([]);
        expect(complaints(input, move.seats)).toEqual([]);
        expect(move.upperBound).toBeGreaterThanOrEqual(leave?.count as number);
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test('desks and seats at the very edge of the tolerance are accepted both ways', () => {
  const input: RoomInput = { polygon: room(3, 0.2), spacingM: 1.5 };
  const desks: Point[] = [
    [0.0000005, 0.1],
    [1.4999996, 0.1],
    [2.9999988, 0.1],
  ];
  expect(compareDesks(input, desks)).toMatchObject({ leave: { count: 3 }, move: { count: 3 } });
  expect(roomCapacity({ ...input, polygon: room(2.9999985, 0.2) }).upperBound).toBeGreaterThanOrEqual(3);
});
