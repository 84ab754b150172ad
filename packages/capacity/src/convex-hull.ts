import { lengthOf } from './length-of.ts';

/** Convex hull of points (x, y alternating), counter-clockwise, without collinear points; 0, 1 or 2 points when degenerate. O(n log n). */
export function convexHull(points: readonly number[]): number[] {
  return sortedHull(inOrder(points));
}

/** Points (x, y alternating) by x, then y, neighbours less than a nanometre apart once. O(n log n). */
export function inOrder(points: readonly number[]): number[] {
  const order = Array.from({ length: points.length / 2 }, (_, i) => 2 * i);
  order.sort((a, b) => (points[a] as number) - (points[b] as number) || (points[a + 1] as number) - (points[b + 1] as number));
  const out: number[] = [];
  for (const i of order) {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    const k = out.length;
    if (k === 0 || Math.abs(x - (out[k - 2] as number)) + Math.abs(y - (out[k - 1] as number)) > 1e-9) out.push(x, y);
  }
  return out;
}

/** convexHull of points that are in order already (monotone chain, Andrew, Inf. Process. Lett. 9, 1979). O(n). */
export function sortedHull(points: readonly number[]): number[] {
  const n = points.length / 2;
  const out: number[] = [];
  const grow = (i: number, floor: number): void => {
    const x = points[i] as number;
    const y = points[i + 1] as number;
    if (x === out[out.length - 2] && y === out[out.length - 1]) return;
    while (out.length >= floor + 4) {
      const k = out.length;
      const ax = out[k - 4] as number;
      const ay = out[k - 3] as number;
      if (((out[k - 2] as number) - ax) * (y - ay) - ((out[k - 1] as number) - ay) * (x - ax) > 0) break;
      out.length = k - 2;
    }
    out.push(x, y);
  };
  for (let k = 0; k < n; k++) grow(2 * k, 0);
  const lower = out.length - 2;
  if (lower < 2) return out;
  for (let k = n - 2; k >= 0; k--) grow(2 * k, lower);
  // The way back ends at the first point again.
  out.length -= 2;
  return out;
}

/** Measures of a hull: area and perimeter (a segment counts twice its length), in m2 and m. O(n). */
export function hullSize(hull: readonly number[]): { areaM2: number; perimeterM: number } {
  let twice = 0;
  let perimeterM = 0;
  const [ox, oy] = [hull[0] ?? 0, hull[1] ?? 0];
  for (let i = 0; i < hull.length; i += 2) {
    const ax = (hull[i] as number) - ox;
    const ay = (hull[i + 1] as number) - oy;
    const bx = (hull[(i + 2) % hull.length] as number) - ox;
    const by = (hull[(i + 3) % hull.length] as number) - oy;
    twice += ax * by - bx * ay;
    perimeterM += lengthOf(bx - ax, by - ay);
  }
  return { areaM2: Math.abs(twice) / 2, perimeterM };
}

/** Longest distance between two hull points in m. O(n^2). */
export function hullDiameter(hull: readonly number[]): number {
  let best = 0;
  for (let i = 0; i < hull.length; i += 2) {
    for (let j = 0; j < i; j += 2) {
      const dx = (hull[i] as number) - (hull[j] as number);
      const dy = (hull[i + 1] as number) - (hull[j + 1] as number);
      const q = dx * dx + dy * dy;
      if (q > best) best = q;
    }
  }
  return Math.sqrt(best);
}

/** Enclosing rectangles, longer and shorter side in m alternating, along the axes and along each side of the hull. O(n^2). */
export function enclosingRectangles(hull: readonly number[]): Float64Array {
  const n = hull.length;
  const out = new Float64Array(n + 2);
  for (let k = -2; k < n; k += 2) {
    let [ux, uy] = [1, 0];
    if (k >= 0) {
      ux = (hull[(k + 2) % n] as number) - (hull[k] as number);
      uy = (hull[(k + 3) % n] as number) - (hull[k + 1] as number);
      const length = Math.sqrt(ux * ux + uy * uy);
      // A hull of one point has no sides: once more along the axes.
      [ux, uy] = length > 0 ? [ux / length, uy / length] : [1, 0];
    }
    let s0 = Infinity;
    let s1 = -Infinity;
    let t0 = Infinity;
    let t1 = -Infinity;
    for (let i = 0; i < n; i += 2) {
      const x = hull[i] as number;
      const y = hull[i + 1] as number;
      const s = ux * x + uy * y;
      const t = ux * y - uy * x;
      if (s < s0) s0 = s;
      if (s > s1) s1 = s;
      if (t < t0) t0 = t;
      if (t > t1) t1 = t;
    }
    out[k + 2] = Math.max(s1 - s0, t1 - t0);
    out[k + 3] = Math.min(s1 - s0, t1 - t0);
  }
  return out;
}

/** The part of a hull where nx x + ny y >= c. O(n). */
export function clipHull(hull: readonly number[], nx: number, ny: number, c: number): number[] {
  const out: number[] = [];
  const n = hull.length;
  for (let i = 0; i < n; i += 2) {
    const ax = hull[i] as number;
    const ay = hull[i + 1] as number;
    const bx = hull[(i + 2) % n] as number;
    const by = hull[(i + 3) % n] as number;
    const da = nx * ax + ny * ay - c;
    const db = nx * bx + ny * by - c;
    if (da >= 0) out.push(ax, ay);
    if ((da > 0 && db < 0) || (da < 0 && db > 0)) {
      const t = da / (da - db);
      out.push(ax + t * (bx - ax), ay + t * (by - ay));
    }
  }
  return out;
}
