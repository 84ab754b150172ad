import { lengthOf } from './length-of.ts';
import type { Polygon } from './polygon.ts';
import { signedDistance, type Disc } from './region.ts';
import type { RegionShape } from './region-shape.ts';

/** The energy of wall and obstacle violations, for seats that move little between two looks at all walls. */
export interface WallEnergy {
  /** Notes which seats are within `skinM` of breaking a limit; the others cannot before they have moved so far. */
  readonly look: (seats: Float64Array, n: number, skinM: number) => void;
  /** Adds to `gradient` and returns the energy of the violations of the seats noted among the first n. */
  readonly add: (seats: Float64Array, n: number, gradient: Float64Array) => number;
  /** Steps per seat and call, in the unit of looked-at pairs, for the work limit. */
  readonly cost: number;
}

/**
 * Energy of wall and obstacle violations: the sum of squared depths in m2 by which seats stand where nobody may.
 * A convex region is a set of half-planes; otherwise the nearest boundary of each shape pushes. O(seats near a wall * sides) per call.
 */
export function wallEnergy(shape: RegionShape, maxSeats: number): WallEnergy {
  if (shape.convex && shape.hull.length >= 6) return halfPlaneEnergy(shape.hull, maxSeats);
  const { outline, obstacles, pillars, wallMarginM } = shape.region;
  const planes = isConvex(outline) ? halfPlaneEnergy(outline, maxSeats, wallMarginM) : null;
  const walls = planes ? [] : [{ polygon: outline, limitM: wallMarginM, side: 1 as const }];
  const parts = [...walls, ...obstacles.map(({ polygon, clearanceM }) => ({ polygon, limitM: clearanceM, side: -1 as const }))];
  // Pairs (seat, part) and (seat, pillar) noted by the last look.
  const near = new Int32Array(2 * maxSeats * (parts.length + pillars.length));
  let noted = 0;
  const look: WallEnergy['look'] = (seats, n, skinM) => {
    planes?.look(seats, n, skinM);
    noted = 0;
    for (let i = 0; i < 2 * n; i += 2) {
      const x = seats[i] as number;
      const y = seats[i + 1] as number;
      for (let k = 0; k < parts.length; k++) {
        const { polygon, limitM, side } = parts[k] as (typeof parts)[number];
        if (side * signedDistance(polygon, x, y) > limitM + skinM) continue;
        near[noted++] = i;
        near[noted++] = k;
      }
      for (let k = 0; k < pillars.length; k++) {
        const pillar = pillars[k] as Disc;
        if (lengthOf(x - pillar.x, y - pillar.y) > pillar.reachM + skinM) continue;
        near[noted++] = i;
        near[noted++] = parts.length + k;
      }
    }
  };
  const add: WallEnergy['add'] = (seats, n, gradient) => {
    let energy = planes ? planes.add(seats, n, gradient) : 0;
    for (let m = 0; m < noted; m += 2) {
      const i = near[m] as number;
      const k = near[m + 1] as number;
      const part = parts[k];
      if (part) {
        energy += push(part.polygon, seats, i, part.limitM, part.side, gradient);
        continue;
      }
      const pillar = pillars[k - parts.length] as Disc;
      const dx = (seats[i] as number) - pillar.x;
      const dy = (seats[i + 1] as number) - pillar.y;
      const r = lengthOf(dx, dy);
      const depth = pillar.reachM - r;
      if (depth <= 0) continue;
      energy += depth * depth;
      const f = r > 1e-12 ? (-2 * depth) / r : 0;
      gradient[i] = (gradient[i] as number) + f * dx;
      gradient[i + 1] = (gradient[i + 1] as number) + f * dy;
    }
    return energy;
  };
  return { look, add, cost: (planes ? planes.cost : outline.length / 4) + obstacles.length / 2 + pillars.length / 2 };
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

function halfPlaneEnergy(hull: ArrayLike<number>, maxSeats: number, margin = 0): WallEnergy {
  const count = hull.length / 2;
  const nx = new Float64Array(count);
  const ny = new Float64Array(count);
  const c = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const [ax, ay] = [hull[2 * k] as number, hull[2 * k + 1] as number];
    const [bx, by] = [hull[(2 * k + 2) % hull.length] as number, hull[(2 * k + 3) % hull.length] as number];
    const length = lengthOf(bx - ax, by - ay);
    nx[k] = -(by - ay) / length;
    ny[k] = (bx - ax) / length;
    c[k] = (nx[k] as number) * ax + (ny[k] as number) * ay + margin;
  }
  const near = new Int32Array(2 * maxSeats * count);
  let noted = 0;
  const look: WallEnergy['look'] = (seats, n, skinM) => {
    noted = 0;
    for (let k = 0; k < count; k++) {
      const [kx, ky, kc] = [nx[k] as number, ny[k] as number, (c[k] as number) + skinM];
      for (let i = 0; i < 2 * n; i += 2) {
        if (kx * (seats[i] as number) + ky * (seats[i + 1] as number) > kc) continue;
        near[noted++] = i;
        near[noted++] = k;
      }
    }
  };
  const add: WallEnergy['add'] = (seats, _n, gradient) => {
    let energy = 0;
    for (let m = 0; m < noted; m += 2) {
      const i = near[m] as number;
      const k = near[m + 1] as number;
      const kx = nx[k] as number;
      const ky = ny[k] as number;
      const depth = (c[k] as number) - kx * (seats[i] as number) - ky * (seats[i + 1] as number);
      if (depth <= 0) continue;
      energy += depth * depth;
      gradient[i] = (gradient[i] as number) - 2 * depth * kx;
      gradient[i + 1] = (gradient[i + 1] as number) - 2 * depth * ky;
    }
    return energy;
  };
  return { look, add, cost: count / 4 };
}

/** One seat against one polygon: `side` 1 keeps it inside by `limit`, -1 outside by `limit`. */
function push(polygon: Polygon, seats: Float64Array, i: number, limit: number, side: 1 | -1, gradient: Float64Array): number {
  const x = seats[i] as number;
  const y = seats[i + 1] as number;
  const n = polygon.length;
  let best = Infinity;
  let bx = 0;
  let by = 0;
  let ox = 0;
  let oy = 0;
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
    if (q < best) {
      best = q;
      bx = dx;
      by = dy;
      ox = -ey;
      oy = ex;
    }
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
    const f = side / lengthOf(ox, oy);
    [ux, uy] = [ox * f, oy * f];
  }
  gradient[i] = (gradient[i] as number) - 2 * depth * ux;
  gradient[i + 1] = (gradient[i + 1] as number) - 2 * depth * uy;
  return depth * depth;
}
