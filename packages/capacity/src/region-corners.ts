import { lengthOf } from './length-of.ts';
import { slackAt, type Region } from './region.ts';

/** A boundary curve of the usable region: the line nx x + ny y = c, or the circle of radius r > 0 about (x, y). */
export type Curve =
  | { readonly kind: 'line'; readonly nx: number; readonly ny: number; readonly c: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number };

/** All boundary curves and corners of a usable region whose limits are relaxed by `relaxM`. */
export interface RegionCorners {
  readonly curves: readonly Curve[];
  /** Every extreme point of the convex hull of the region is among these, x and y alternating. */
  readonly corners: readonly number[];
  readonly relaxM: number;
}

/**
 * Which points can be corners of the hull of the usable region? Offsets of walls and obstacles are lines and arcs; the
 * region lies outside every arc, so a hull corner is always a crossing of two curves, never the inside of an arc
 * (mitring an offset would cut usable area away). With `relaxM` > 0 the region is that of all seats accepted with this
 * tolerance, over-estimated, as a bound needs it. O(curves^2 * corners).
 */
export function regionCorners(region: Region, relaxM: number): RegionCorners {
  const curves: Curve[] = [];
  const corners: number[] = [];
  const margin = region.wallMarginM - relaxM;
  addOffset(curves, region.outline, margin, 1);
  for (const { polygon, clearanceM } of region.obstacles) addOffset(curves, polygon, clearanceM - relaxM, -1);
  for (const pillar of region.pillars) {
    if (pillar.reachM - relaxM > 0) curves.push({ kind: 'circle', x: pillar.x, y: pillar.y, r: pillar.reachM - relaxM });
  }
  if (relaxM > 0) {
    // Corners of the shapes themselves: where a relaxed offset is mitred far out at a sharp corner, they stand for it.
    for (const shape of [region.outline, ...region.obstacles.map((o) => o.polygon)]) {
      for (let i = 0; i < shape.length; i += 2) keep(region, relaxM, shape[i] as number, shape[i + 1] as number, corners);
    }
  }
  for (let i = 0; i < curves.length; i++) {
    for (let j = 0; j < i; j++) {
      const points = crossings(curves[i] as Curve, curves[j] as Curve);
      for (let k = 0; k < points.length; k += 2) keep(region, relaxM, points[k] as number, points[k + 1] as number, corners);
    }
  }
  return { curves, corners, relaxM };
}

/** Adds (x, y) to `out` when it belongs to the relaxed region (generously: too many points only loosen a bound). */
export function keep(region: Region, relaxM: number, x: number, y: number, out: number[]): void {
  const eps = relaxM > 0 ? 50 * relaxM : 1e-9 * (1 + Math.abs(x) + Math.abs(y));
  if (slackAt(region, x, y) >= -relaxM - eps) out.push(x, y);
}

/** `side` 1: the region lies left of the counter-clockwise sides (room); -1: right of them (obstacle). */
function addOffset(curves: Curve[], polygon: Float64Array, offset: number, side: 1 | -1): void {
  const n = polygon.length;
  for (let i = 0; i < n; i += 2) {
    const ax = polygon[i] as number;
    const ay = polygon[i + 1] as number;
    const bx = polygon[(i + 2) % n] as number;
    const by = polygon[(i + 3) % n] as number;
    const cx = polygon[(i + 4) % n] as number;
    const cy = polygon[(i + 5) % n] as number;
    const length = lengthOf(bx - ax, by - ay);
    const nx = (-side * (by - ay)) / length;
    const ny = (side * (bx - ax)) / length;
    curves.push({ kind: 'line', nx, ny, c: nx * ax + ny * ay + offset });
    const turn = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    if (turn * side < 0 && offset > 0) curves.push({ kind: 'circle', x: bx, y: by, r: offset });
  }
}

/** Common points of two curves, none for parallel lines; a tangent within rounding counts. O(1). */
export function crossings(p: Curve, q: Curve): number[] {
  if (p.kind === 'line' && q.kind === 'line') {
    const det = p.nx * q.ny - p.ny * q.nx;
    if (Math.abs(det) < 1e-12) return [];
    return [(p.c * q.ny - q.c * p.ny) / det, (q.c * p.nx - p.c * q.nx) / det];
  }
  if (p.kind === 'line' && q.kind === 'circle') return lineCircle(p, q);
  if (p.kind === 'circle' && q.kind === 'line') return lineCircle(q, p);
  if (p.kind === 'circle' && q.kind === 'circle') {
    const dx = q.x - p.x;
    const dy = q.y - p.y;
    const distance = lengthOf(dx, dy);
    if (distance < 1e-12) return [];
    const along = (distance * distance + p.r * p.r - q.r * q.r) / (2 * distance);
    const nx = dx / distance;
    const ny = dy / distance;
    return lineCircle({ kind: 'line', nx, ny, c: nx * p.x + ny * p.y + along }, p);
  }
  return [];
}

function lineCircle(line: Curve & { kind: 'line' }, circle: Curve & { kind: 'circle' }): number[] {
  const h = line.c - line.nx * circle.x - line.ny * circle.y;
  const q = circle.r * circle.r - h * h;
  if (q < -1e-9 * (1 + circle.r * circle.r)) return [];
  const half = Math.sqrt(Math.max(0, q));
  const mx = circle.x + h * line.nx;
  const my = circle.y + h * line.ny;
  return [mx - half * line.ny, my + half * line.nx, mx + half * line.ny, my - half * line.nx];
}
