import type { Polygon } from './polygon.ts';
import type { RegionShape } from './region-shape.ts';

/** Adds to `gradient` and returns the energy of all wall and obstacle violations of the first n seats. */
export interface WallEnergy {
  readonly add: (seats: Float64Array, n: number, gradient: Float64Array) => number;
  /** Steps per seat and call, in the unit of looked-at pairs, for the work limit. */
  readonly cost: number;
}

/**
 * Energy of wall and obstacle violations: the sum of squared depths in m2 by which seats stand where nobody may.
 * A convex region is a set of half-planes; otherwise the nearest boundary of each shape pushes. O(n * sides) per call.
 */
export function wallEnergy(shape: RegionShape): WallEnergy {
  if (shape.convex && shape.hull.length >= 6) return halfPlaneEnergy(shape.hull);
  const { region } = shape;
  const { outline, obstacles, pillars, wallMarginM } = region;
  const planes = isConvex(outline) ? halfPlaneEnergy(outline, wallMarginM) : null;
  const boxes = obstacles.map(({ polygon, clearanceM }) => ({ polygon, clearanceM, box: reach(polygon, clearanceM) }));
  const add: WallEnergy['add'] = (seats, n, gradient) => {
    let energy = planes ? planes.add(seats, n, gradient) : 0;
    for (let i = 0; i < 2 * n; i += 2) {
      if (!planes) energy += push(outline, seats, i, wallMarginM, 1, gradient);
      const x = seats[i] as number;
      const y = seats[i + 1] as number;
      for (const { polygon, clearanceM, box } of boxes) {
        if (x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1) energy += push(polygon, seats, i, clearanceM, -1, gradient);
      }
      for (const pillar of pillars) {
        const dx = x - pillar.x;
        const dy = y - pillar.y;
        const r = Math.hypot(dx, dy);
        const depth = pillar.reachM - r;
        if (depth <= 0) continue;
        energy += depth * depth;
        const f = r > 1e-12 ? (-2 * depth) / r : 0;
        gradient[i] = (gradient[i] as number) + f * dx;
        gradient[i + 1] = (gradient[i + 1] as number) + f * dy;
      }
    }
    return energy;
  };
  return { add, cost: (planes ? planes.cost : 2 * (outline.length / 2)) + obstacles.length + pillars.length };
}

/** The box outside which a polygon does not push. */
function reach(polygon: Polygon, limit: number): { x0: number; x1: number; y0: number; y1: number } {
  const box = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  for (let i = 0; i < polygon.length; i += 2) {
    const [x, y] = [polygon[i] as number, polygon[i + 1] as number];
    box.x0 = Math.min(box.x0, x - limit);
    box.x1 = Math.max(box.x1, x + limit);
    box.y0 = Math.min(box.y0, y - limit);
    box.y1 = Math.max(box.y1, y + limit);
  }
  return box;
}

function isConvex(polygon: Polygon): boolean {
  const n = polygon.length;
  for (let i = 0; i < n; i += 2) {
    const [ax, ay] = [polygon[i] as number, polygon[i + 1] as number];
    const [bx, by] = [polygon[(i + 2) % n] as number, polygon[(i + 3) % n] as number];
    const [cx, cy] = [polygon[(i + 4) % n] as number, polygon[(i + 5) % n] as number];
    if ((bx - ax) * (cy - by) - (by - ay) * (cx - bx) < 0) return false;
  }
  return true;
}

function halfPlaneEnergy(hull: ArrayLike<number>, margin = 0): WallEnergy {
  const count = hull.length / 2;
  const nx = new Float64Array(count);
  const ny = new Float64Array(count);
  const c = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const [ax, ay] = [hull[2 * k] as number, hull[2 * k + 1] as number];
    const [bx, by] = [hull[(2 * k + 2) % hull.length] as number, hull[(2 * k + 3) % hull.length] as number];
    const length = Math.hypot(bx - ax, by - ay);
    nx[k] = -(by - ay) / length;
    ny[k] = (bx - ax) / length;
    c[k] = (nx[k] as number) * ax + (ny[k] as number) * ay + margin;
  }
  const add: WallEnergy['add'] = (seats, n, gradient) => {
    let energy = 0;
    for (let k = 0; k < count; k++) {
      const kx = nx[k] as number;
      const ky = ny[k] as number;
      const kc = c[k] as number;
      for (let i = 0; i < 2 * n; i += 2) {
        const depth = kc - kx * (seats[i] as number) - ky * (seats[i + 1] as number);
        if (depth <= 0) continue;
        energy += depth * depth;
        gradient[i] = (gradient[i] as number) - 2 * depth * kx;
        gradient[i + 1] = (gradient[i + 1] as number) - 2 * depth * ky;
      }
    }
    return energy;
  };
  return { add, cost: count / 2 };
}

/** One seat against one polygon: `side` 1 keeps it inside by `limit`, -1 outside by `limit`. */
function push(polygon: Polygon, seats: Float64Array, i: number, limit: number, side: 1 | -1, gradient: Float64Array): number {
  const x = seats[i] as number;
  const y = seats[i + 1] as number;
  const n = polygon.length;
  let best = Infinity;
  let [bx, by, ox, oy] = [0, 0, 0, 0];
  let inside = false;
  let ax = polygon[n - 2] as number;
  let ay = polygon[n - 1] as number;
  for (let k = 0; k < n; k += 2) {
    const cx = polygon[k] as number;
    const cy = polygon[k + 1] as number;
    const ex = cx - ax;
    const ey = cy - ay;
    let t = ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - ax - t * ex;
    const dy = y - ay - t * ey;
    const q = dx * dx + dy * dy;
    if (q < best) [best, bx, by, ox, oy] = [q, dx, dy, -ey, ex];
    if (ay > y !== cy > y && x < ax + ((y - ay) / ey) * ex) inside = !inside;
    ax = cx;
    ay = cy;
  }
  const distance = Math.sqrt(best);
  const signed = (inside ? distance : -distance) * side;
  const depth = limit - signed;
  if (depth <= 0) return 0;
  let ux: number;
  let uy: number;
  if (distance > 1e-9) {
    const f = (inside ? side : -side) / distance;
    [ux, uy] = [bx * f, by * f];
  } else {
    // On the boundary itself the nearest point gives no direction: use the normal of the side.
    const f = side / Math.hypot(ox, oy);
    [ux, uy] = [ox * f, oy * f];
  }
  gradient[i] = (gradient[i] as number) - 2 * depth * ux;
  gradient[i + 1] = (gradient[i + 1] as number) - 2 * depth * uy;
  return depth * depth;
}
