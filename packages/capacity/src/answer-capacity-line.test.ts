import { InputError } from '@giliran/kernel';
import { expect, test } from 'vitest';
import { answerCapacityLine } from './answer-capacity-line.ts';
import type { Point } from './room-input.ts';

const clock = (): (() => number) => {
  let t = 100;
  return () => (t += 2.5);
};
const ask = (value: unknown) => answerCapacityLine(value, { now: clock() });
const square = [
  [0, 0],
  [5, 0],
  [5, 5],
  [0, 5],
];

test('the examples of the command', () => {
  const a = ask({ id: 'a', room: square, spacing: 1.5, wallMargin: 0, bestKnown: 3, seats: [] });
  expect(a).toMatchObject({
    id: 'a',
    count: 18,
    upperBound: 18,
    upperBoundBy: ['enclosing-square'],
    proven: true,
    limitedBy: 'geometry',
    ms: 2.5,
  });
  expect(Object.keys(a)).toEqual(['id', 'seats', 'count', 'upperBound', 'upperBoundBy', 'proven', 'limitedBy', 'ms']);
  expect(a.seats.length).toBe(18);
  expect(
    ask({
      id: 'b',
      desks: [
        [0, 0],
        [0.6, 0],
        [1.9, 0],
      ],
      spacing: 1.5,
    }),
  ).toMatchObject({ seats: [0, 2], count: 2, upperBound: 2, upperBoundBy: ['search'], proven: true });
});

test('cap, unknown size, nothing usable', () => {
  expect(ask({ id: 'a', room: square, spacing: 1.5, cap: 7 })).toMatchObject({
    count: 7,
    upperBound: 7,
    upperBoundBy: ['cap'],
    limitedBy: 'cap',
    proven: true,
  });
  expect(ask({ id: 'a', room: square, spacing: 1.5, cap: 0 })).toMatchObject({ seats: [], count: 0, limitedBy: 'cap' });
  expect(
    ask({
      id: 'a',
      desks: [
        [0, 0],
        [2, 0],
        [4, 0],
      ],
      spacing: 1.5,
      cap: 2,
    }),
  ).toMatchObject({ count: 2, upperBound: 2, upperBoundBy: ['cap'], limitedBy: 'cap', proven: true });
  expect(ask({ id: 'a', room: null, spacing: 1.5, cap: 18 })).toMatchObject({
    seats: [],
    count: null,
    upperBound: null,
    upperBoundBy: [],
    proven: false,
    limitedBy: 'unknown',
  });
  expect(ask({ id: 'a', room: square, spacing: 1.5, wallMargin: 3 })).toMatchObject({
    count: 0,
    upperBound: 0,
    upperBoundBy: ['empty'],
    proven: true,
  });
  expect(ask({ id: 'a', desks: [], spacing: 1.5 })).toMatchObject({
    seats: [],
    count: 0,
    upperBound: 0,
    upperBoundBy: ['empty'],
    proven: true,
  });
});

test('pupils: the widest distance and its bound', () => {
  const a = ask({ id: 'a', room: square, spacing: 1.5, pupils: 4 });
  expect(a.distance).toBeCloseTo(5, 5);
  expect(a.distanceUpperBound).toBeGreaterThanOrEqual(a.distance as number);
  expect(a.distanceUpperBound).toBeCloseTo(5, 4);
  expect((a.distanceSeats as Point[]).length).toBe(4);
  const one = ask({ id: 'a', room: square, spacing: 1.5, pupils: 1 });
  expect([one.distance, one.distanceUpperBound, one.distanceSeats?.length]).toEqual([null, null, 1]);
  expect(ask({ id: 'a', room: square, spacing: 1.5, wallMargin: 3, pupils: 2 })).toMatchObject({
    distance: null,
    distanceUpperBound: null,
    distanceSeats: [],
  });
  expect(
    ask({
      id: 'b',
      desks: [
        [0, 0],
        [1, 0],
      ],
      spacing: 1.5,
      pupils: 2,
    }),
  ).toMatchObject({ count: 1, distance: 1, distanceUpperBound: 1, distanceSeats: [0, 1] });
  expect(ask({ id: 'b', desks: [[0, 0]], spacing: 1.5, pupils: 2 })).toMatchObject({ distance: null, distanceSeats: [] });
  // Any number of pupils may be asked for where they are simply too many.
  expect(ask({ id: 'b', desks: [[0, 0]], spacing: 1.5, pupils: 1e6 })).toMatchObject({ distance: null, distanceSeats: [] });
  expect(ask({ id: 'a', room: square, spacing: 1.5, wallMargin: 3, pupils: 1e6 })).toMatchObject({ distance: null, distanceSeats: [] });
});

test('wrong input names the value', () => {
  const ok = { id: 'x', room: square, spacing: 1.5 };
  const bow = [
    [0, 0],
    [4, 4],
    [4, 0],
    [0, 3],
  ];
  const wrong: [unknown, string][] = [
    [null, ''],
    [[ok], ''],
    ['x', ''],
    [{ room: square, spacing: 1.5 }, '/id'],
    [{ ...ok, id: '' }, '/id'],
    [{ ...ok, id: 7 }, '/id'],
    [{ ...ok, spacing: 0 }, '/spacing'],
    [{ ...ok, spacing: '1.5' }, '/spacing'],
    [{ ...ok, spacing: Infinity }, '/spacing'],
    [{ id: 'x', spacing: 1.5 }, '/room'],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [8, 0],
        ],
      },
      '/room',
    ],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [8, 0],
          [0, 0],
          [8, 0],
        ],
      },
      '/room',
    ],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [4, 0],
          [8, 0],
        ],
      },
      '/room',
    ],
    [{ ...ok, room: bow }, '/room'],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [6, 0],
          [6, 6],
          [3, 0],
          [0, 6],
        ],
      },
      '/room',
    ],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [6, 0],
          [6, 3],
          [9, 3],
          [6, 3],
          [6, 6],
          [0, 6],
        ],
      },
      '/room',
    ],
    [{ ...ok, room: 'big' }, '/room'],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [8, 0],
          [8, Number.NaN],
        ],
      },
      '/room/2/1',
    ],
    [
      {
        ...ok,
        room: [
          [0, 0],
          [8, null],
          [8, 1],
        ],
      },
      '/room/1/1',
    ],
    [{ ...ok, room: [[0, 0], [8], [8, 1]] }, '/room/1'],
    [{ ...ok, wallMargin: -0.1 }, '/wallMargin'],
    [{ ...ok, obstacleClearance: -1 }, '/obstacleClearance'],
    [{ ...ok, obstacles: {} }, '/obstacles'],
    [{ ...ok, obstacles: [square, bow] }, '/obstacles/1'],
    [
      {
        ...ok,
        obstacles: [
          [
            [0, 0],
            [1, 0],
            [1, 'a'],
          ],
        ],
      },
      '/obstacles/0/2/1',
    ],
    [{ ...ok, pillars: [{ x: 1, y: 2, r: -1 }] }, '/pillars/0/r'],
    [{ ...ok, pillars: [{ x: 1, r: 1 }] }, '/pillars/0/y'],
    [{ ...ok, pillars: [3] }, '/pillars/0'],
    [{ ...ok, cap: -1 }, '/cap'],
    [{ ...ok, cap: 1.5 }, '/cap'],
    [{ ...ok, pupils: 0 }, '/pupils'],
    [{ ...ok, pupils: 20_001 }, '/pupils'],
    [{ ...ok, wallMargin: null }, '/wallMargin'],
    [{ ...ok, obstacleClearance: null }, '/obstacleClearance'],
    [{ ...ok, obstacles: null }, '/obstacles'],
    [{ ...ok, pillars: null }, '/pillars'],
    [{ ...ok, pupils: 2.5 }, '/pupils'],
    [{ ...ok, desks: 3 }, '/desks'],
    [
      {
        ...ok,
        desks: [
          [0, 0],
          [1, 'x'],
        ],
      },
      '/desks/1/1',
    ],
    [{ ...ok, room: null, obstacles: [[]] }, '/obstacles/0'],
    [{ ...ok, spacing: 0.001 }, '/spacing'],
  ];
  for (const [value, path] of wrong) {
    let caught: unknown = null;
    try {
      ask(value);
    } catch (error) {
      caught = error;
    }
    expect(caught, JSON.stringify(value)).toBeInstanceOf(InputError);
    expect((caught as InputError).path, JSON.stringify(value)).toBe(path);
    expect((caught as InputError).message).not.toBe('');
  }
});

test('what is no error but hardly meant is told apart from the answer', () => {
  const told: string[] = [];
  const warn = (...words: string[]): void => void told.push(words.join(' '));
  const host = { now: clock(), warn };
  expect(answerCapacityLine({ id: 'a', room: square, spacing: 1.5, wallMargin: 3 }, host)).toMatchObject({ count: 0, proven: true });
  const desks = [
    [1, 1],
    [9, 9],
    [-1, 0],
  ];
  expect(answerCapacityLine({ id: 'b', room: square, spacing: 1.5, desks }, host)).toMatchObject({ seats: [0], count: 1 });
  expect(answerCapacityLine({ id: 'c', spacing: 1.5, desks }, host)).toMatchObject({ count: 3 });
  expect(told).toEqual([
    'a /room margins and obstacles leave no place for a seat',
    'b /desks/1 stands outside the usable part of the room and is left out, one of 2',
  ]);
});

test('one clearance a line: an obstacle is a list of corners, what a pillar says besides x, y, r is ignored', () => {
  const ok = { id: 'x', room: square, spacing: 1.5 };
  expect(() => ask({ ...ok, obstacles: [{ polygon: square, clearanceM: 1 }] })).toThrow(expect.objectContaining({ path: '/obstacles/0' }));
  const pillar = { x: 2.5, y: 2.5, r: 0.1 };
  expect(ask({ ...ok, pillars: [{ ...pillar, clearanceM: 9 }], zones: 3, caps: 3 })).toEqual(ask({ ...ok, pillars: [pillar] }));
});
