import { clipHull, enclosingRectangles, hullDiameter, hullSize } from './convex-hull.ts';
import { lengthOf } from './length-of.ts';
import { TAU_M } from './room-input.ts';
import { SQUARE_TABLE } from './square-table.ts';

/** How a bound was proved. */
export type BoundMethod = 'oler' | 'thin-strip' | 'enclosing-square' | 'diameter' | 'split' | 'clique-cover' | 'search' | 'cap' | 'empty';

/** A proved bound: no valid layout has more than `seats` seats. */
export interface SeatBound {
  readonly seats: number;
  readonly by: readonly BoundMethod[];
}

/** By how much a region is enlarged for a bound: accepted seats may stand TAU outside; sharp hull corners are covered by the same margin. */
export const GROW_M = 2 * TAU_M;

/**
 * At most how many seats fit in a convex region given by its hull? The smallest of Oler's bound (Acta Math. 105, 1961;
 * Groemer, Math. Z. 73, 1960), the thin strip, the enclosing square (proved table) and the diameter. O(corners^2).
 */
export function hullBound(hull: readonly number[], spacingM: number): SeatBound {
  if (hull.length === 0) return { seats: 0, by: ['empty'] };
  const d = boundSpacing(spacingM);
  if (hullDiameter(hull) + 2 * GROW_M < d) return { seats: 1, by: ['diameter'] };
  const { areaM2, perimeterM } = grown(hull);
  let seats = Math.floor((2 * areaM2) / (Math.sqrt(3) * d * d) + perimeterM / (2 * d) + 1 + 1e-9);
  let by: BoundMethod[] = ['oler'];
  const offer = (value: number, method: BoundMethod): void => {
    if (value > seats) return;
    if (value < seats) [seats, by] = [value, [method]];
    else if (!by.includes(method)) by.push(method);
  };
  const sizes = enclosingRectangles(hull);
  for (let k = 0; k < sizes.length; k += 2) {
    const l = (sizes[k] as number) + 2 * GROW_M;
    const w = (sizes[k + 1] as number) + 2 * GROW_M;
    if (w < d) offer(1 + Math.floor(l / Math.sqrt(d * d - w * w) + 1e-9), 'thin-strip');
    offer(squareBound(l, d), 'enclosing-square');
  }
  return { seats, by };
}

/** At most how many seats at `d` fit in a square of side `l`? Infinity beyond the proved part of the table. O(log n). */
function squareBound(l: number, d: number): number {
  let [low, high] = [0, SQUARE_TABLE.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((SQUARE_TABLE[middle] as readonly [number, number])[1] * l < d) high = middle;
    else low = middle + 1;
  }
  const entry = SQUARE_TABLE[low];
  return entry ? entry[0] - 1 : Infinity;
}

/**
 * hullBound, or less when a strip is cut off along one of the sides: the strip is as wide as still holds k seats in a
 * zigzag (thin strip), the rest has its own bound, and the sum of the two floors is often one below the bound of the whole.
 * Stops when the bound reaches `enough`. O(directions * strips * corners^2).
 */
export function peeledBound(hull: readonly number[], spacingM: number, enough = 0): SeatBound {
  let best = hullBound(hull, spacingM);
  if (best.seats <= Math.max(1, enough)) return best;
  const d = boundSpacing(spacingM);
  for (const [nx, ny] of cutDirections(hull, d)) {
    const [from, to] = extent(hull, nx, ny);
    const [left, right] = extent(hull, -ny, nx);
    const length = right - left + 2 * GROW_M;
    for (let k = Math.floor(length / d) + 1; k <= (2.3 * length) / d + 1; k++) {
      // A hair narrower than the strip that would hold k + 1.
      const width = Math.sqrt(d * d - (length * length) / (k * k)) - 8 * GROW_M;
      if (!(width > 0.1 * d) || width >= to - from) continue;
      for (const [sign, at] of [
        [1, from + width],
        [-1, width - to],
      ] as const) {
        // Both parts reach over the cut by the tolerance, so that every accepted seat belongs to one.
        const strip = hullBound(clipHull(hull, -sign * nx, -sign * ny, -at - GROW_M), spacingM);
        if (strip.seats >= best.seats) continue;
        const rest = hullBound(clipHull(hull, sign * nx, sign * ny, at - GROW_M), spacingM);
        if (strip.seats + rest.seats >= best.seats) continue;
        best = joined([strip, rest]);
        if (best.seats <= enough) return best;
      }
    }
  }
  return best;
}

/** The bound of a region cut into parts: their sum. O(parts). */
export function joined(parts: readonly SeatBound[]): SeatBound {
  const methods = new Set<BoundMethod>(['split', ...parts.flatMap((part) => part.by)]);
  return { seats: parts.reduce((sum, part) => sum + part.seats, 0), by: [...methods].filter((m) => m !== 'empty') };
}

/** Area and perimeter of a hull grown by GROW_M on all sides (Steiner). */
export function grown(hull: readonly number[]): { areaM2: number; perimeterM: number } {
  const { areaM2, perimeterM } = hullSize(hull);
  return {
    areaM2: areaM2 + perimeterM * GROW_M + Math.PI * GROW_M * GROW_M,
    perimeterM: perimeterM + 2 * Math.PI * GROW_M,
  };
}

/** No spacing left after the tolerance: nothing can be said, so say nothing sharp. */
function boundSpacing(spacingM: number): number {
  return Math.max(spacingM - TAU_M, spacingM * 1e-9);
}

/** Normals of cuts: along the axes and along the longer sides of the hull, and across them; at most eight. */
function cutDirections(hull: readonly number[], d: number): [number, number][] {
  const out: [number, number][] = [];
  const add = (x: number, y: number): void => {
    if (out.length < 8 && !out.some(([a, b]) => Math.abs(a * y - b * x) < 1e-6)) out.push([x, y]);
  };
  const n = hull.length;
  for (let i = 0; i < n; i += 2) {
    const ex = (hull[(i + 2) % n] as number) - (hull[i] as number);
    const ey = (hull[(i + 3) % n] as number) - (hull[i + 1] as number);
    const length = lengthOf(ex, ey);
    if (length < 0.3 * d) continue;
    add(-ey / length, ex / length);
    add(ex / length, ey / length);
  }
  add(1, 0);
  add(0, 1);
  return out;
}

function extent(hull: readonly number[], nx: number, ny: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < hull.length; i += 2) {
    const v = nx * (hull[i] as number) + ny * (hull[i + 1] as number);
    low = Math.min(low, v);
    high = Math.max(high, v);
  }
  return [low, high];
}
