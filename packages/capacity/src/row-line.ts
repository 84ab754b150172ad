import { lengthOf } from './length-of.ts';
import { slackAt } from './region.ts';
import type { RegionShape } from './region-shape.ts';

const EPS = 1e-9;

/**
 * Where on the line o + s u may a seat stand? Closed intervals [from, to, from, to, ...] of s in metres, ascending.
 * Convex regions are clipped; otherwise all crossings with offset walls and obstacles are found and the parts between
 * them are judged by the exact predicate. O(sides), or O(sides^2) for a non-convex region.
 */
export function lineIntervals(shape: RegionShape, ox: number, oy: number, ux: number, uy: number): number[] {
  // A hull without area has no half-planes at its ends: leave it to the predicate.
  return shape.convex && shape.hull.length >= 6 ? clip(shape.hull, ox, oy, ux, uy) : judge(shape, ox, oy, ux, uy);
}

function clip(hull: readonly number[], ox: number, oy: number, ux: number, uy: number): number[] {
  let [from, to] = [-Infinity, Infinity];
  const n = hull.length;
  for (let i = 0; i < n; i += 2) {
    const ax = hull[i] as number;
    const ay = hull[i + 1] as number;
    const bx = hull[(i + 2) % n] as number;
    const by = hull[(i + 3) % n] as number;
    const length = lengthOf(bx - ax, by - ay);
    const nx = -(by - ay) / length;
    const ny = (bx - ax) / length;
    const rate = nx * ux + ny * uy;
    const depth = nx * (ox - ax) + ny * (oy - ay);
    if (Math.abs(rate) < 1e-9) {
      if (depth < -EPS) return [];
    } else if (rate > 0) from = Math.max(from, -depth / rate);
    else to = Math.min(to, -depth / rate);
  }
  return from <= to + EPS && Number.isFinite(from) && Number.isFinite(to) ? [from, Math.max(from, to)] : [];
}

function judge({ region, hull }: RegionShape, ox: number, oy: number, ux: number, uy: number): number[] {
  // Nobody sits outside the hull: what the line meets there need not be judged.
  const [from, to] = hull.length >= 6 ? clip(hull, ox, oy, ux, uy) : [-Infinity, Infinity];
  if (from === undefined || to === undefined) return [];
  const found: number[] = [from, to].filter(Number.isFinite);
  const disc = (x: number, y: number, r: number): void => {
    const along = (x - ox) * ux + (y - oy) * uy;
    const h = (x - ox) * uy - (y - oy) * ux;
    const q = r * r - h * h;
    if (q < 0) return;
    const half = Math.sqrt(q);
    found.push(along - half, along + half);
  };
  const shape = (polygon: Float64Array, offset: number): void => {
    const n = polygon.length;
    for (let i = 0; i < n; i += 2) {
      const ax = polygon[i] as number;
      const ay = polygon[i + 1] as number;
      const ex = (polygon[(i + 2) % n] as number) - ax;
      const ey = (polygon[(i + 3) % n] as number) - ay;
      const length = lengthOf(ex, ey);
      disc(ax, ay, offset);
      const rate = (ex * uy - ey * ux) / length;
      if (Math.abs(rate) < 1e-9) continue;
      const depth = (ex * (oy - ay) - ey * (ox - ax)) / length;
      found.push((offset - depth) / rate);
      if (offset > 0) found.push((-offset - depth) / rate);
    }
  };
  shape(region.outline, region.wallMarginM);
  for (const { polygon, clearanceM } of region.obstacles) shape(polygon, clearanceM);
  for (const pillar of region.pillars) disc(pillar.x, pillar.y, pillar.reachM);
  const marks = found.filter((s) => s >= from - EPS && s <= to + EPS).toSorted((a, b) => a - b);
  const allowed = (s: number): boolean => slackAt(region, ox + s * ux, oy + s * uy) >= -EPS;
  const out: number[] = [];
  for (let k = 0; k < marks.length; k++) {
    const s = marks[k] as number;
    if (!allowed(s)) continue;
    const previous = marks[k - 1];
    const joined =
      out.length > 0 && previous !== undefined && out[out.length - 1] === previous && (s - previous < EPS || allowed((s + previous) / 2));
    if (joined) out[out.length - 1] = s;
    else out.push(s, s);
  }
  return out;
}
