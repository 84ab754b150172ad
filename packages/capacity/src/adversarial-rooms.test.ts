import { expect, test } from 'vitest';
import { hullSize } from './convex-hull.ts';
import { complaints } from './layout-complaints.ts';
import { roomDistance } from './max-distance.ts';
import { roomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import { tidyRows } from './tidy-rows.ts';

const rectangle = (w: number, l: number): Point[] => [
  [0, 0],
  [w, 0],
  [w, l],
  [0, l],
];
const turned = (ring: readonly Point[], angle: number, dx = 0, dy = 0): Point[] =>
  ring.map(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle) + dx, x * Math.sin(angle) + y * Math.cos(angle) + dy]);

function checked(input: RoomInput) {
  const result = roomCapacity(input, { maxWork: 200_000 });
  expect(complaints(input, result.seats)).toEqual([]);
  expect(result.upperBound).toBeGreaterThanOrEqual(result.count as number);
  return result;
}

test('exact multiples of the spacing hold their full grid, turned and far from the origin too', () => {
  for (const d of [1.5, 0.1, 1 / 3, 1.83]) {
    for (const [k, l] of [
      [1, 1],
      [2, 1],
      [3, 2],
      [5, 4],
    ] as const) {
      for (const angle of [0, 0.3, 1.1, Math.PI / 2]) {
        const polygon = turned(rectangle(k * d, l * d), angle, 1234.5, -876.25);
        expect(checked({ polygon, spacingM: d }).count).toBeGreaterThanOrEqual((k + 1) * (l + 1));
      }
    }
  }
});

test('a bound never falls below a layout that only the tolerance accepts', () => {
  for (const k of [1, 2, 3, 4]) {
    const short = k * 1.5 - 0.9e-6;
    const bound = roomCapacity({ polygon: rectangle(short, short), spacingM: 1.5 }, { maxWork: 1 }).upperBound;
    expect(bound).toBeGreaterThanOrEqual((k + 1) ** 2);
  }
});

test('a hexagon of exactly k spacings is full and proven', () => {
  for (const k of [1, 2, 3]) {
    const ring = Array.from({ length: 6 }, (_, i): Point => [1.5 * k * Math.cos((i * Math.PI) / 3), 1.5 * k * Math.sin((i * Math.PI) / 3)]);
    expect(checked({ polygon: ring, spacingM: 1.5 })).toMatchObject({ count: 3 * k * (k + 1) + 1, proven: true });
  }
});

test('needles, combs and dumb-bells', () => {
  expect(
    checked({
      polygon: [
        [0, 0],
        [30, 0.1],
        [30, 0.2],
      ],
      spacingM: 1.5,
    }),
  ).toMatchObject({ count: 21, proven: true });
  // Two rooms joined by a neck too narrow for anyone: the usable region falls apart.
  const neck: Point[] = [
    [0, 0],
    [3, 0],
    [3, 1.4],
    [5, 1.4],
    [5, 0],
    [8, 0],
    [8, 3],
    [5, 3],
    [5, 1.6],
    [3, 1.6],
    [3, 3],
    [0, 3],
  ];
  expect(checked({ polygon: neck, spacingM: 1.5, wallMarginM: 0.75 })).toMatchObject({ count: 8, proven: true });
  const comb: Point[] = [
    [0, 0],
    [9, 0],
    [9, 5],
    [8, 5],
    [8, 1],
    [5, 1],
    [5, 5],
    [4, 5],
    [4, 1],
    [1, 1],
    [1, 5],
    [0, 5],
  ];
  expect(checked({ polygon: comb, spacingM: 1.5 }).count).toBeGreaterThanOrEqual(14);
});

test('round joins: the region near an inner corner is not mitred away', () => {
  // The only places left are on the arcs of 1 m about the tip (2, 2) of a wedge, in the corners of the room.
  const polygon: Point[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [2.0001, 4],
    [2, 2],
    [1.9999, 4],
    [0, 4],
  ];
  const input: RoomInput = { polygon, spacingM: 1.5, wallMarginM: 0.95 };
  const result = checked(input);
  expect(result.count).toBeGreaterThanOrEqual(2);
});

test('obstacles that cover, split, overlap and stick out', () => {
  const polygon = rectangle(6, 5);
  expect(checked({ polygon, spacingM: 1.5, obstacles: [rectangle(6, 5)] }).upperBoundBy).toBeDefined();
  const wall: Point[] = [
    [2.9, -1],
    [3.1, -1],
    [3.1, 6],
    [2.9, 6],
  ];
  const split = checked({ polygon, spacingM: 1.5, obstacles: [wall], obstacleClearanceM: 0.2 });
  expect(split.count).toBeGreaterThanOrEqual(16);
  const many = Array.from({ length: 12 }, (_, i) => ({ x: 0.5 * i, y: (i * 1.7) % 5, r: 0.2 }));
  checked({ polygon, spacingM: 1, obstacles: [wall, rectangle(1, 1), rectangle(2, 0.5)], pillars: many, obstacleClearanceM: 0.1 });
  checked({ polygon, spacingM: 1.5, pillars: [{ x: 3, y: 2.5, r: 50 }] });
  expect(roomCapacity({ polygon, spacingM: 1.5, pillars: [{ x: 3, y: 2.5, r: 50 }] })).toMatchObject({ count: 0, proven: true });
});

test('the widest distance: exact for few, one pupil and impossible numbers', () => {
  // A layout said to be known that leaves the room counts for nothing.
  const outside = roomDistance({ polygon: rectangle(3, 4), spacingM: 1 }, 2, {
    known: [
      [
        [-5, -5],
        [20, 20],
      ],
    ],
  });
  expect(outside?.distanceM).toBeCloseTo(5, 4);
  const input: RoomInput = { polygon: rectangle(3, 4), spacingM: 1.5 };
  expect(roomDistance(input, 2)?.distanceM).toBeCloseTo(5, 4);
  expect(roomDistance(input, 1)).toMatchObject({ distanceM: null, upperBoundM: null });
  expect(roomDistance({ ...input, wallMarginM: 1.5 }, 2)?.distanceM).toBeCloseTo(1, 5);
  expect(roomDistance({ polygon: rectangle(3, 3), spacingM: 1.5, wallMarginM: 1.5 }, 2)).toMatchObject({ distanceM: null, seats: [] });
  expect(roomDistance({ polygon: null, spacingM: 1.5 }, 2)).toBeNull();
  let last = Infinity;
  for (let n = 2; n <= 12; n++) {
    const found = roomDistance(input, n);
    expect(complaints({ ...input, spacingM: found?.distanceM as number }, found?.seats ?? [])).toEqual([]);
    expect(found?.upperBoundM).toBeGreaterThanOrEqual(found?.distanceM as number);
    expect(found?.distanceM).toBeLessThanOrEqual(last + 1e-6);
    last = found?.distanceM as number;
  }
});

test('coordinates in the millions: as many seats as near the origin, and as sound', () => {
  const shapes: [Point[], number][] = [
    [rectangle(6, 6), 25],
    [rectangle(4.5, 0.2), 4],
    [
      [
        [0, 0],
        [9, 0],
        [9, 4.5],
        [4.5, 4.5],
        [4.5, 8],
        [0, 8],
      ],
      36,
    ],
  ];
  for (const [ring, least] of shapes) {
    for (const [dx, dy] of [
      [4e6, -7e6],
      [-9.9e6, 9.9e6],
    ] as const) {
      const obstacles = [rectangle(0.4, 0.1).map(([x, y]): Point => [x + dx - 1, y + dy - 1])];
      expect(checked({ polygon: turned(ring, 0, dx, dy), spacingM: 1.5, obstacles }).count).toBeGreaterThanOrEqual(least);
    }
  }
});

test('tidy rows keep their distance from walls thousands of kilometres from the origin', () => {
  const slanted = turned(rectangle(6.3, 7.1), 0.4, -3_835_355.1, 46_347.3);
  const input: RoomInput = { polygon: slanted, spacingM: 1.5, wallMarginM: 0.37, pillars: [{ x: -3_835_354.2, y: 46_350.9, r: 0.2 }] };
  const rows = tidyRows(input, [Math.cos(0.4), Math.sin(0.4)]);
  for (const layout of [rows?.aligned, rows?.staggered]) {
    expect(layout?.count).toBeGreaterThan(5);
    expect(complaints(input, layout?.seats ?? [])).toEqual([]);
  }
});

test('a wall of shallow teeth takes floor but no seat: no bound may count on the floor alone', () => {
  // A lattice hexagon with a dent between every two seats on its walls. Its own area and perimeter in Oler's formula would
  // forbid seats that fit.
  for (const k of [2, 3]) {
    const corner = (i: number): Point => [1.5 * k * Math.cos((i * Math.PI) / 3), 1.5 * k * Math.sin((i * Math.PI) / 3)];
    const polygon = Array.from({ length: 6 }, (_, side) => {
      const [[ax, ay], [bx, by]] = [corner(side), corner(side + 1)];
      return Array.from({ length: k }, (__, j): Point[] => {
        const [s, m] = [j / k, (j + 0.5) / k];
        const [mx, my] = [ax + (bx - ax) * m, ay + (by - ay) * m];
        return [
          [ax + (bx - ax) * s, ay + (by - ay) * s],
          [mx * (1 - 0.3 / k), my * (1 - 0.3 / k)],
        ];
      }).flat();
    }).flat();
    const { upperBound } = checked({ polygon, spacingM: 1.5 });
    expect(upperBound).toBeGreaterThanOrEqual(3 * k * (k + 1) + 1);
    const { areaM2, perimeterM } = hullSize(polygon.flat());
    expect(Math.floor((2 * areaM2) / (Math.sqrt(3) * 2.25) + perimeterM / 3 + 1)).toBeLessThan(3 * k * (k + 1) + 1);
  }
});

test('slivers, collinear and repeated corners, reflex corners with a margin, obstacles flush with walls', () => {
  // Corners on straight walls, some twice, some a rounding error off the line.
  const messy: Point[] = [
    [0, 0],
    [0, 0],
    [2, 0],
    [3, 1e-14],
    [6, 0],
    [6, 2.5],
    [6, 5],
    [6, 5],
    [1, 5],
    [0, 5],
    [0, 2],
  ];
  expect(checked({ polygon: messy, spacingM: 1.5 }).count).toBe(checked({ polygon: rectangle(6, 5), spacingM: 1.5 }).count);
  // A sliver of obstacle along a wall takes only the wall, and one across the room only a line.
  const along = checked({ polygon: rectangle(6, 3), spacingM: 1.5, obstacles: [rectangle(6, 1e-7)] });
  expect(along.count).toBeGreaterThanOrEqual(14);
  const across: Point[] = [
    [-1, 1.4999999],
    [7, 1.4999999],
    [7, 1.5000001],
    [-1, 1.5000001],
  ];
  expect(checked({ polygon: rectangle(6, 3), spacingM: 1.5, obstacles: [across] }).count).toBeGreaterThanOrEqual(15);
  // Flush cupboards in all four corners, sharing edges with the walls.
  const corners = [
    rectangle(1, 1),
    ...[
      [5, 0],
      [5, 4],
      [0, 4],
    ].map(([x, y]) => rectangle(1, 1).map(([a, b]): Point => [a + (x as number), b + (y as number)])),
  ];
  expect(checked({ polygon: rectangle(6, 5), spacingM: 1.5, obstacles: corners }).count).toBeGreaterThanOrEqual(16);
  // A star: five reflex corners, the margin rounded about each.
  const star = Array.from({ length: 10 }, (_, i): Point => {
    const r = i % 2 === 0 ? 5 : 2;
    return [r * Math.cos((i * Math.PI) / 5), r * Math.sin((i * Math.PI) / 5)];
  });
  for (const wallMarginM of [0, 0.3, 0.9]) checked({ polygon: star, spacingM: 1.5, wallMarginM });
  // Needle-sharp corners, where an offset wall runs far out.
  checked({
    polygon: [
      [0, 0],
      [20, 0],
      [0, 0.5],
    ],
    spacingM: 1.5,
    wallMarginM: 0.1,
  });
  expect(checked({ polygon: rectangle(2, 9), spacingM: 1.5, wallMarginM: 1.001 })).toMatchObject({
    count: 0,
    upperBoundBy: ['empty'],
    proven: true,
  });
});

test('a bow tie is told as crossing, also where its loops cancel each other; corners on one line as no area', () => {
  const told = (polygon: Point[]) => () => roomCapacity({ polygon, spacingM: 1.5 });
  for (const last of [5, 6]) {
    const bow: Point[] = [
      [0, 0],
      [5, 5],
      [5, 0],
      [0, last],
    ];
    expect(told(bow)).toThrow(/crosses or touches itself/);
  }
  const line: Point[] = [
    [0, 0],
    [4, 4],
    [8, 8],
    [2, 2],
  ];
  expect(told(line)).toThrow(/no area/);
});
