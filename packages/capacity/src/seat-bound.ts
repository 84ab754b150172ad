import { inOrder, sortedHull } from './convex-hull.ts';
import { GROW_M, hullBound, joined, peeledBound, type SeatBound } from './convex-bound.ts';
import { lengthOf } from './length-of.ts';
import { crossings, keep, regionCorners, type Curve, type RegionCorners } from './region-corners.ts';
import type { Region } from './region.ts';
import { forbiddenNear } from './region-shape.ts';
import { TAU_M } from './room-input.ts';

/** What the bounds need of a region, prepared once: its over-estimated corners, hull, and straight cuts for a non-convex one. */
export interface BoundGeometry {
  readonly hull: readonly number[];
  readonly cuts: readonly Cut[];
  /** Every possible hull corner of the region and of its parts left by the cuts, by x then y; x and y alternating. */
  readonly points: readonly number[];
}

type Cut = Curve & { readonly kind: 'line' };

interface Cell {
  readonly cuts: readonly Cut[];
  readonly points: readonly number[];
  readonly hull: readonly number[];
}

/** A way to cut a region: the hulls of the parts and the sum of their bounds. */
interface Split {
  readonly hulls: readonly (readonly number[])[];
  readonly seats: number;
}

const MAX_CUTS = 16;
const DEEPER = 4;
// Splits whose parts are looked at once more, strip by strip.
const PEELED = 2;

/** Prepares the bounds of a region. O((curves + cuts)^2 * corners). */
export function boundGeometry(region: Region): BoundGeometry {
  const corners = regionCorners(region, TAU_M);
  const whole = inOrder(corners.corners);
  const hull = sortedHull(whole);
  if (hull.length === 0) return { hull, cuts: [], points: [] };
  const cuts = findCuts(region, hull);
  return { hull, cuts, points: cuts.length === 0 ? whole : inOrder([...whole, ...cutPoints(region, corners, cuts)]) };
}

/**
 * At most how many seats fit at `spacingM`? For a convex region the bounds of its hull (`peeledBound`); for others also the
 * sum over the parts of straight cuts, two deep. Sound for every layout accepted within 1e-6 m.
 * Stops looking when the bound reaches `enough`. O(cuts^2 * corners).
 */
export function seatBound(geometry: BoundGeometry, spacingM: number, enough = 0): SeatBound {
  const { hull, points, cuts } = geometry;
  let best = peeledBound(hull, spacingM, enough);
  if (cuts.length === 0 || best.seats <= Math.max(1, enough)) return best;
  const splits = cellSplits(geometry, { cuts: [], points, hull }, spacingM, 2);
  for (const { hulls } of splits.slice(0, PEELED)) {
    const bound = joined(hulls.map((part) => peeledBound(part, spacingM)));
    if (bound.seats < best.seats) best = bound;
    if (best.seats <= enough) break;
  }
  return best;
}

/**
 * seatBound of a region, and never more than that of the same room with its last obstacle, its last pillar or all of them
 * taken away: which cuts are tried depends on what stands in the room, and a pillar more must not raise the bound.
 * O(4 * seatBound).
 */
export function regionBound(region: Region, geometry: BoundGeometry, spacingM: number, enough = 0): SeatBound {
  let best = seatBound(geometry, spacingM, enough);
  for (const wider of widerRegions(region)) {
    if (best.seats <= Math.max(1, enough)) break;
    const bound = seatBound(boundGeometry(wider), spacingM, enough);
    if (bound.seats < best.seats) best = bound;
  }
  return best;
}

function widerRegions(region: Region): Region[] {
  const { obstacles, pillars } = region;
  const things = obstacles.length + pillars.length;
  const wider: Region[] = things > 0 ? [{ ...region, obstacles: [], pillars: [] }] : [];
  if (things > 1 && obstacles.length > 0) wider.push({ ...region, obstacles: obstacles.slice(0, -1) });
  if (things > 1 && pillars.length > 0) wider.push({ ...region, pillars: pillars.slice(0, -1) });
  return wider;
}

/** The best ways to cut a cell, fewest seats first: at the first level `DEEPER` of them, each part cut again where that helps. */
function cellSplits(geometry: BoundGeometry, cell: Cell, spacingM: number, depth: number): Split[] {
  const sums: { parts: Cell[]; seats: number }[] = [];
  for (const cut of geometry.cuts) {
    if (cell.cuts.includes(cut)) continue;
    const parts = [1, -1].map((sign) => cutCell(cell, cut, sign));
    if (parts.some((part) => part.hull.length === 0)) continue;
    sums.push({ parts, seats: parts.reduce((sum, part) => sum + hullBound(part.hull, spacingM).seats, 0) });
  }
  sums.sort((a, b) => a.seats - b.seats);
  const splits = sums.slice(0, depth > 1 ? DEEPER : 1).map(({ parts }) => {
    const best = parts.map((part): Split => {
      const whole = { hulls: [part.hull], seats: hullBound(part.hull, spacingM).seats };
      const finer = depth > 1 && whole.seats > 1 ? cellSplits(geometry, part, spacingM, depth - 1)[0] : undefined;
      return finer && finer.seats < whole.seats ? finer : whole;
    });
    return { hulls: best.flatMap((split) => split.hulls), seats: best.reduce((sum, split) => sum + split.seats, 0) };
  });
  return splits.toSorted((a, b) => a.seats - b.seats);
}

function cutCell(cell: Cell, cut: Cut, sign: number): Cell {
  const [nx, ny, limit] = [sign * cut.nx, sign * cut.ny, sign * cut.c - GROW_M];
  const points: number[] = [];
  for (let i = 0; i < cell.points.length; i += 2) {
    const x = cell.points[i] as number;
    const y = cell.points[i + 1] as number;
    if (nx * x + ny * y >= limit) points.push(x, y);
  }
  return { cuts: [...cell.cuts, cut], points, hull: sortedHull(points) };
}

/** Where the cuts meet the boundary of the region and each other: the new corners of the parts. */
function cutPoints(region: Region, corners: RegionCorners, cuts: readonly Cut[]): number[] {
  const points: number[] = [];
  cuts.forEach((cut, k) => {
    for (const curve of [...corners.curves, ...cuts.slice(0, k)]) {
      const found = crossings(cut, curve);
      for (let i = 0; i < found.length; i += 2) keep(region, TAU_M, found[i] as number, found[i + 1] as number, points);
    }
  });
  return points;
}

/** Cuts worth trying: along the sides that reach into the hull, and along the axes through corners and centres there. */
function findCuts(region: Region, hull: readonly number[]): Cut[] {
  const blocks = forbiddenNear(region, hull);
  const cuts: Cut[] = [];
  const offer = (nx: number, ny: number, c: number): void => {
    if (nx < -1e-12 || (Math.abs(nx) <= 1e-12 && ny < 0)) [nx, ny, c] = [-nx, -ny, -c];
    const same = cuts.some((k) => Math.abs(k.nx - nx) + Math.abs(k.ny - ny) < 1e-9 && Math.abs(k.c - c) < 1e-6);
    if (!same && cuts.length < MAX_CUTS) cuts.push({ kind: 'line', nx, ny, c });
  };
  for (const { ax, ay, bx, by, offset } of blocks.sides) {
    const length = lengthOf(bx - ax, by - ay);
    const [nx, ny] = [-(by - ay) / length, (bx - ax) / length];
    offer(nx, ny, nx * ax + ny * ay + offset);
  }
  for (const [x, y] of [...blocks.centres, ...blocks.corners]) {
    offer(1, 0, x);
    offer(0, 1, y);
  }
  return cuts;
}
