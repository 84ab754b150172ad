/** Convex hull of points (x, y alternating), counter-clockwise, without collinear points; 0, 1 or 2 points when degenerate. O(n log n). */
export function convexHull(points: readonly number[]): number[] {
  const n = points.length / 2;
  const order = Array.from({ length: n }, (_, i) => 2 * i);
  order.sort((a, b) => (points[a] as number) - (points[b] as number) || (points[a + 1] as number) - (points[b + 1] as number));
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
  for (let k = 0; k < n; k++) grow(order[k] as number, 0);
  const lower = out.length - 2;
  if (lower < 2) return out;
  for (let k = n - 2; k >= 0; k--) grow(order[k] as number, lower);
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
    perimeterM += Math.hypot(bx - ax, by - ay);
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
      best = Math.max(best, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(best);
}

/** Enclosing rectangles [longer, shorter side] in m, along each side of the hull and along the axes. O(n^2). */
export function enclosingRectangles(hull: readonly number[]): [number, number][] {
  const directions: [number, number][] = [[1, 0]];
  for (let i = 0; i < hull.length; i += 2) {
    const dx = (hull[(i + 2) % hull.length] as number) - (hull[i] as number);
    const dy = (hull[(i + 3) % hull.length] as number) - (hull[i + 1] as number);
    const length = Math.hypot(dx, dy);
    if (length > 0) directions.push([dx / length, dy / length]);
  }
  return directions.map(([ux, uy]) => {
    let [s0, s1, t0, t1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < hull.length; i += 2) {
      const s = ux * (hull[i] as number) + uy * (hull[i + 1] as number);
      const t = ux * (hull[i + 1] as number) - uy * (hull[i] as number);
      s0 = Math.min(s0, s);
      s1 = Math.max(s1, s);
      t0 = Math.min(t0, t);
      t1 = Math.max(t1, t);
    }
    return s1 - s0 >= t1 - t0 ? [s1 - s0, t1 - t0] : [t1 - t0, s1 - s0];
  });
}
