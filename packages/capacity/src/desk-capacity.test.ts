import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deskCapacity, deskDistance } from './desk-capacity.ts';
import { independentSet } from './independent-set.ts';
import { readRegion } from './region.ts';
import type { Point } from './room-input.ts';
import { sweepSet } from './sweep-set.ts';

interface DeskCase {
  id: string;
  spacing: number;
  desks: Point[];
  optimum: number;
}

const cases = (JSON.parse(readFileSync(new URL('../fixtures/capacity.json', import.meta.url), 'utf8')) as { fixedDesks: DeskCase[] })
  .fixedDesks;

for (const c of cases) {
  test(`${c.id}: the proven optimum, and desks that keep the spacing`, () => {
    const found = deskCapacity(c.desks, c.spacing, null);
    expect(found).toMatchObject({ count: c.optimum, upperBound: c.optimum, upperBoundBy: ['search'], proven: true });
    expect(found.selected).toEqual([...new Set(found.selected)].toSorted((a, b) => a - b));
    found.selected.forEach((i, k) =>
      found.selected.slice(0, k).forEach((j) => {
        const [p, q] = [c.desks[i] as Point, c.desks[j] as Point];
        expect(Math.hypot(p[0] - q[0], p[1] - q[1])).toBeGreaterThanOrEqual(c.spacing - 1e-6);
      }),
    );
  });
}

test('desks outside the usable region are no candidates', () => {
  const region = readRegion({
    polygon: [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ],
    spacingM: 1.5,
    wallMarginM: 0.5,
    pillars: [{ x: 2, y: 2, r: 0.3 }],
  });
  const desks: Point[] = [
    [0.4, 2],
    [0.5, 2],
    [2, 2.2],
    [3.5, 2],
    [5, 2],
  ];
  expect(deskCapacity(desks, 1.5, region)).toMatchObject({ selected: [1, 3], count: 2, proven: true });
  expect(deskCapacity([[9, 9]], 1.5, region)).toMatchObject({ count: 0, upperBound: 0, upperBoundBy: ['empty'], proven: true });
  expect(deskDistance(desks, 2, region)).toMatchObject({ distanceM: 3, upperBoundM: 3, selected: [1, 3] });
  expect(deskDistance(desks, 3, region)).toEqual({ distanceM: null, upperBoundM: null, selected: [] });
  expect(deskDistance(desks, 1, region)).toEqual({ distanceM: null, upperBoundM: null, selected: [1] });
});

test('among equally many desks the wider spaced ones, then the first ones', () => {
  expect(
    deskCapacity(
      [
        [0, 0],
        [1.5, 0],
        [3, 0],
        [0, 9],
      ],
      2,
      null,
    ).selected,
  ).toEqual([0, 2, 3]);
  expect(
    deskCapacity(
      [
        [0, 0],
        [0, 0],
        [5, 0],
        [5, 0],
      ],
      1.5,
      null,
    ).selected,
  ).toEqual([0, 2]);
});

/** A ring of n vertices with chords, no two sweeps narrow. */
function circulant(n: number, jumps: readonly number[]): number[][] {
  return Array.from({ length: n }, (_, i) => [...new Set(jumps.flatMap((j) => [(i + j) % n, (i + n - j) % n]))].toSorted((a, b) => a - b));
}

test('branch and bound and the sweep agree with each other and with known graphs', () => {
  for (const [n, jumps, optimum] of [
    [5, [1], 2],
    [11, [1, 2], 3],
    [13, [1, 5], 4],
    [17, [1, 2, 4, 8], 3],
  ] as const) {
    const graph = circulant(n, jumps);
    expect(sweepSet(graph, [], 0, 1e6)?.members.length).toBe(optimum);
    expect(independentSet(graph, 1e6)).toMatchObject({ upperBound: optimum, exact: true });
    expect(sweepSet(graph, [], 0, 3)).toBeNull();
  }
  // Paley graph of 61 vertices: independence number 5, and a front too wide for the sweep.
  const squares = new Set(Array.from({ length: 60 }, (_, i) => ((i + 1) * (i + 1)) % 61));
  const paley = circulant(61, [...squares]);
  expect(sweepSet(paley, [], 0, 1e7)).toBeNull();
  expect(independentSet(paley, 1e6)).toMatchObject({ upperBound: 5, exact: true });
});

test('a spent node budget still gives a set and an honest bound', () => {
  const c = cases.find((x) => x.id === 'auditorium-300') as DeskCase;
  const found = deskCapacity(c.desks, c.spacing, null, { maxNodes: 20 });
  expect(found.count).toBeGreaterThanOrEqual(54);
  expect(found.upperBound).toBeGreaterThanOrEqual(c.optimum);
  expect(found.upperBoundBy).toEqual(['clique-cover']);
  expect(found.proven).toBe(false);
});
