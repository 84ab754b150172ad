import { convexHull, enclosingRectangles, hullDiameter, hullSize } from './convex-hull.ts';
import { crossings, keep, regionCorners, type Curve, type RegionCorners } from './region-corners.ts';
import type { Region } from './region.ts';
import { forbiddenNear } from './region-shape.ts';
import { TAU_M } from './room-input.ts';
import { SQUARE_TABLE } from './square-table.ts';

/** How a bound was proved. */
export type BoundMethod = 'oler' | 'thin-strip' | 'enclosing-square' | 'diameter' | 'split' | 'clique-cover' | 'search' | 'cap' | 'empty';

/** A proved bound: no valid layout has more than `seats` seats. */
export interface SeatBound {
  readonly seats: number;
  readonly by: readonly BoundMethod[];
}

/** What the bounds need of a region, prepared once: its over-estimated corners, hull, and straight cuts for a non-convex one. */
export interface BoundGeometry {
  readonly region: Region;
  readonly corners: RegionCorners;
  readonly hull: readonly number[];
  readonly cuts: readonly Cut[];
}

interface Cut {
  readonly line: Curve & { readonly kind: 'line' };
  /** Points of the region's boundary on the cut. */
  readonly points: readonly number[];
}

interface Cell {
  /** Half-planes nx x + ny y >= c, with the cut each comes from. */
  readonly sides: readonly { readonly nx: number; readonly ny: number; readonly c: number; readonly cut: Cut }[];
  /** All possible hull corners inside, and the hull they span. */
  readonly points: readonly number[];
  readonly hull: readonly number[];
}

// Accepted seats may stand TAU outside; hull corners at sharp angles are covered by the same margin.
const GROW_M = 2 * TAU_M;
const MAX_CUTS = 16;
const DEEPER = 5;

/** Prepares the bounds of a region. O(curves^2 * corners). */
export function boundGeometry(region: Region): BoundGeometry {
  const corners = regionCorners(region, TAU_M);
  const hull = convexHull(corners.corners);
  return { region, corners, hull, cuts: hull.length === 0 ? [] : findCuts(region, corners, hull) };
}

/**
 * At most how many seats fit at `spacingM`? The smallest of the bounds of Oler (Acta Math. 105, 1961; Groemer, Math. Z. 73,
 * 1960), the thin strip, the enclosing square (proved table) and the diameter on the convex hull; for a non-convex region
 * also the sum over pieces of straight cuts, two deep. Sound for every layout accepted within 1e-6 m.
 * Stops looking when the bound reaches `enough`. O(cuts^2 * corners).
 */
export function seatBound(geometry: BoundGeometry, spacingM: number, enough = 0): SeatBound {
  return cellBound(geometry, { sides: [], points: geometry.corners.corners, hull: geometry.hull }, spacingM, 2, enough);
}

function cellBound(geometry: BoundGeometry, cell: Cell, spacingM: number, depth: number, enough: number): SeatBound {
  const whole = hullBound(cell.hull, spacingM);
  if (depth === 0 || whole.seats <= Math.max(1, enough)) return whole;
  const sums: { parts: Cell[]; seats: number }[] = [];
  for (const cut of geometry.cuts) {
    if (cell.sides.some((side) => side.cut === cut)) continue;
    const parts = [1, -1].map((sign) => cutCell(geometry, cell, cut, sign));
    if (parts.some((part) => part.hull.length === 0)) continue;
    sums.push({ parts, seats: parts.reduce((sum, part) => sum + hullBound(part.hull, spacingM).seats, 0) });
  }
  sums.sort((a, b) => a.seats - b.seats);
  let best: SeatBound = whole;
  for (const { parts } of sums.slice(0, DEEPER)) {
    const bounds = parts.map((part) => cellBound(geometry, part, spacingM, depth - 1, 0));
    const seats = bounds.reduce((sum, bound) => sum + bound.seats, 0);
    if (seats < best.seats) {
      const methods = new Set<BoundMethod>(['split', ...bounds.flatMap((bound) => bound.by)]);
      best = { seats, by: [...methods].filter((m) => m !== 'empty') };
    }
    if (best.seats <= enough) break;
  }
  return best;
}

/** The bounds of a convex region given by its hull. O(corners^2). */
function hullBound(hull: readonly number[], spacingM: number): SeatBound {
  if (hull.length === 0) return { seats: 0, by: ['empty'] };
  // No spacing left after the tolerance: nothing can be said, so say nothing sharp.
  const d = Math.max(spacingM - TAU_M, spacingM * 1e-9);
  if (hullDiameter(hull) + 2 * GROW_M < d) return { seats: 1, by: ['diameter'] };
  const { areaM2, perimeterM } = grown(hull);
  let seats = Math.floor((2 * areaM2) / (Math.sqrt(3) * d * d) + perimeterM / (2 * d) + 1 + 1e-9);
  let by: BoundMethod[] = ['oler'];
  const offer = (value: number, method: BoundMethod): void => {
    if (value < seats) [seats, by] = [value, [method]];
    else if (value === seats && !by.includes(method)) by.push(method);
  };
  for (const [length, width] of enclosingRectangles(hull)) {
    const w = width + 2 * GROW_M;
    const l = length + 2 * GROW_M;
    if (w < d) offer(1 + Math.floor(l / Math.sqrt(d * d - w * w) + 1e-9), 'thin-strip');
    const entry = SQUARE_TABLE.find(([, m]) => m * l < d);
    if (entry) offer(entry[0] - 1, 'enclosing-square');
  }
  return { seats, by };
}

/** Area and perimeter of a hull grown by GROW_M on all sides (Steiner). */
export function grown(hull: readonly number[]): { areaM2: number; perimeterM: number } {
  const { areaM2, perimeterM } = hullSize(hull);
  return {
    areaM2: areaM2 + perimeterM * GROW_M + Math.PI * GROW_M * GROW_M,
    perimeterM: perimeterM + 2 * Math.PI * GROW_M,
  };
}

function cutCell(geometry: BoundGeometry, cell: Cell, cut: Cut, sign: number): Cell {
  const side = { nx: sign * cut.line.nx, ny: sign * cut.line.ny, c: sign * cut.line.c, cut };
  const sides = [...cell.sides, side];
  const points: number[] = [];
  const limit = side.c - GROW_M;
  for (let i = 0; i < cell.points.length; i += 2) {
    const x = cell.points[i] as number;
    const y = cell.points[i + 1] as number;
    if (side.nx * x + side.ny * y >= limit) points.push(x, y);
  }
  const take = (list: readonly number[]): void => {
    for (let i = 0; i < list.length; i += 2) {
      const x = list[i] as number;
      const y = list[i + 1] as number;
      if (cell.sides.every((s) => s.nx * x + s.ny * y >= s.c - GROW_M)) points.push(x, y);
    }
  };
  take(cut.points);
  for (const s of cell.sides) {
    const meeting = crossings(s.cut.line, cut.line);
    const kept: number[] = [];
    if (meeting.length > 0) keep(geometry.region, TAU_M, meeting[0] as number, meeting[1] as number, kept);
    take(kept);
  }
  return { sides, points, hull: convexHull(points) };
}

function findCuts(region: Region, corners: RegionCorners, hull: readonly number[]): Cut[] {
  const blocks = forbiddenNear(region, hull);
  const cuts: Cut[] = [];
  const offer = (nx: number, ny: number, c: number): void => {
    if (nx < -1e-12 || (Math.abs(nx) <= 1e-12 && ny < 0)) [nx, ny, c] = [-nx, -ny, -c];
    const same = cuts.some((k) => Math.abs(k.line.nx - nx) + Math.abs(k.line.ny - ny) < 1e-9 && Math.abs(k.line.c - c) < 1e-6);
    if (same || cuts.length >= MAX_CUTS) return;
    const line = { kind: 'line', nx, ny, c } as const;
    const points: number[] = [];
    for (const curve of corners.curves) {
      const found = crossings(line, curve);
      for (let i = 0; i < found.length; i += 2) keep(region, TAU_M, found[i] as number, found[i + 1] as number, points);
    }
    cuts.push({ line, points });
  };
  for (const { ax, ay, bx, by, offset } of blocks.sides) {
    const length = Math.hypot(bx - ax, by - ay);
    const [nx, ny] = [-(by - ay) / length, (bx - ax) / length];
    offer(nx, ny, nx * ax + ny * ay + offset);
  }
  for (const [x, y] of blocks.centres) {
    offer(1, 0, x);
    offer(0, 1, y);
  }
  for (const [x, y] of blocks.corners) {
    offer(1, 0, x);
    offer(0, 1, y);
  }
  return cuts;
}
