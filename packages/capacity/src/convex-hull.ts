/** Convex hull of points (x, y alternating), counter-clockwise, without collinear points; 0, 1 or 2 points when degenerate. O(n log n). */
export function convexHull(points: readonly number[]): number[] {
  const order: number[] = [];
  for (let i = 0; i < points.length; i += 2) order.push(i);
  const x = (i: number): number => points[i] as number;
  const y = (i: number): number => points[i + 1] as number;
  order.sort((a, b) => x(a) - x(b) || y(a) - y(b));
  const unique = order.filter((a, k) => k === 0 || x(a) !== x(order[k - 1] as number) || y(a) !== y(order[k - 1] as number));
  if (unique.length < 3) return unique.flatMap((i) => [x(i), y(i)]);
  const chain = (list: readonly number[]): number[] => {
    const out: number[] = [];
    for (const i of list) {
      while (out.length >= 2) {
        const a = out[out.length - 2] as number;
        const b = out[out.length - 1] as number;
        if ((x(b) - x(a)) * (y(i) - y(a)) - (y(b) - y(a)) * (x(i) - x(a)) > 0) break;
        out.pop();
      }
      out.push(i);
    }
    out.pop();
    return out;
  };
  return [...chain(unique), ...chain(unique.toReversed())].flatMap((i) => [x(i), y(i)]);
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
