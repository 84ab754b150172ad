import { convexHull } from './convex-hull.ts';
import { lengthOf } from './length-of.ts';
import { regionCorners } from './region-corners.ts';
import { signedDistance, type Region } from './region.ts';

/** Forbidden things that cut into the hull of a region; when there are none the region is its hull. */
interface Blocks {
  /** Sides that cut in, each with the signed offset (left of a -> b) at which the region begins. */
  readonly sides: readonly { ax: number; ay: number; bx: number; by: number; offset: number }[];
  readonly centres: readonly [number, number][];
  readonly corners: readonly [number, number][];
  readonly convex: boolean;
}

/** The usable region as the search sees it. */
export interface RegionShape {
  readonly region: Region;
  /** Convex hull of the usable region, counter-clockwise, x and y alternating; empty when nothing is usable. */
  readonly hull: readonly number[];
  readonly convex: boolean;
}

/** Hull of the usable region and whether it is convex. O(curves^2 * corners). */
export function regionShape(region: Region): RegionShape {
  const hull = convexHull(regionCorners(region, 0).corners);
  return { region, hull, convex: hull.length === 0 || forbiddenNear(region, hull).convex };
}

/** Which walls, obstacles and pillars reach into the hull (by more than about 1e-6 of its size)? O(sides * hull). */
export function forbiddenNear(region: Region, hull: readonly number[]): Blocks {
  const inner = shrunk(hull);
  const sides: { ax: number; ay: number; bx: number; by: number; offset: number }[] = [];
  const centres: [number, number][] = [];
  const corners: [number, number][] = [];
  let convex = true;
  const check = (polygon: Float64Array, limit: number, offset: number, isObstacle: boolean): void => {
    let near = isObstacle && signedDistance(polygon, inner[0] as number, inner[1] as number) > 0;
    const n = polygon.length;
    for (let i = 0; i < n; i += 2) {
      const [ax, ay] = [polygon[i] as number, polygon[i + 1] as number];
      const [bx, by] = [polygon[(i + 2) % n] as number, polygon[(i + 3) % n] as number];
      if (segmentToHull(ax, ay, bx, by, inner) >= limit) continue;
      near = true;
      sides.push({ ax, ay, bx, by, offset });
      for (const [x, y] of [
        [ax, ay],
        [bx, by],
      ] as const) {
        if (segmentToHull(x, y, x, y, inner) < limit) corners.push([x, y]);
      }
    }
    if (!near) return;
    convex = false;
    if (isObstacle) {
      let [sx, sy] = [0, 0];
      for (let i = 0; i < n; i += 2) [sx, sy] = [sx + (polygon[i] as number), sy + (polygon[i + 1] as number)];
      centres.push([(2 * sx) / n, (2 * sy) / n]);
    }
  };
  check(region.outline, region.wallMarginM, region.wallMarginM, false);
  for (const { polygon, clearanceM } of region.obstacles) check(polygon, clearanceM, -clearanceM, true);
  for (const pillar of region.pillars) {
    const reach = pillar.reachM;
    if (reach <= 0 || segmentToHull(pillar.x, pillar.y, pillar.x, pillar.y, inner) >= reach) continue;
    convex = false;
    centres.push([pillar.x, pillar.y]);
  }
  return { sides, centres, corners, convex };
}

function shrunk(hull: readonly number[]): number[] {
  let [cx, cy] = [0, 0];
  for (let i = 0; i < hull.length; i += 2) [cx, cy] = [cx + (hull[i] as number), cy + (hull[i + 1] as number)];
  [cx, cy] = [(2 * cx) / hull.length, (2 * cy) / hull.length];
  // Strictly inside by about 1e-5 of its size, so that a wall that only touches does not count.
  return hull.map((v, i) => v + 1e-5 * ((i % 2 === 0 ? cx : cy) - v));
}

/** Distance of a segment to a convex hull (point, segment or polygon), 0 (-1 when inside) when they meet. */
function segmentToHull(ax: number, ay: number, bx: number, by: number, hull: readonly number[]): number {
  const n = hull.length;
  let best = Infinity;
  let inside = n > 4;
  for (let i = 0; i < n; i += 2) {
    const [px, py] = [hull[i] as number, hull[i + 1] as number];
    const [qx, qy] = [hull[(i + 2) % n] as number, hull[(i + 3) % n] as number];
    if ((qx - px) * (ay - py) - (qy - py) * (ax - px) < 0) inside = false;
    const d1 = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
    const d2 = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax);
    const d3 = (qx - px) * (ay - py) - (qy - py) * (ax - px);
    const d4 = (qx - px) * (by - py) - (qy - py) * (bx - px);
    if (d1 * d2 < 0 && d3 * d4 < 0) return -1;
    best = Math.min(
      best,
      pointToSegment(px, py, ax, ay, bx, by),
      pointToSegment(ax, ay, px, py, qx, qy),
      pointToSegment(bx, by, px, py, qx, qy),
    );
  }
  return inside ? -1 : best;
}

function pointToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [ex, ey] = [bx - ax, by - ay];
  const q = ex * ex + ey * ey;
  const t = q === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / q));
  return lengthOf(x - ax - t * ex, y - ay - t * ey);
}
