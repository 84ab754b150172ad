import { InputError } from '@giliran/kernel';
import { lengthOf } from './length-of.ts';
import type { Point } from './room-input.ts';

/** A checked simple polygon: x0, y0, x1, y1, ... counter-clockwise, no repeated or collinear corners, smallest corner first. */
export type Polygon = Float64Array;

/**
 * Reads a simple polygon and brings it to one canonical form, so that start corner, orientation, repeated and collinear
 * corners do not change any answer. Throws InputError at `path` for fewer than three distinct corners, zero area or
 * crossing sides, at `path`/i[/j] for corners that are not two finite numbers. O(n^2).
 */
export function readPolygon(value: unknown, path: string): Polygon {
  if (!Array.isArray(value)) throw new InputError(path, `expected a list of corners [x, y], got ${kindOf(value)}`);
  const corners = value.map((corner: unknown, i) => readPoint(corner, `${path}/${i}`));
  const distinct = new Set(corners.map(([x, y]) => `${x + 0},${y + 0}`));
  if (distinct.size < 3) throw new InputError(path, 'at least 3 distinct vertices are needed');
  const ring = corners.filter((p, i) => !samePoint(p, corners[(i + corners.length - 1) % corners.length] as Point));
  const size = extent(ring);
  const area = ringArea(ring);
  const corner = crossing(ring);
  const crossed = (near: Point) => new InputError(path, `the polygon crosses or touches itself near (${near[0]}, ${near[1]})`);
  if (Math.abs(area) <= 1e-12 * size * size) {
    // The loops of a bow tie may cancel each other: its corners do not lie on one line.
    throw corner && dropCollinear(ring).length > 2 ? crossed(corner) : new InputError(path, 'the polygon has no area');
  }
  if (corner) throw crossed(corner);
  if (area < 0) ring.reverse();
  const kept = dropCollinear(ring);
  let first = 0;
  for (let i = 1; i < kept.length; i++) {
    const [a, b] = [kept[i] as Point, kept[first] as Point];
    if (a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])) first = i;
  }
  return Float64Array.from([...kept.slice(first), ...kept.slice(0, first)].flat());
}

/** Reads one [x, y] of finite numbers; throws InputError at `path` or `path`/0, `path`/1. O(1). */
export function readPoint(value: unknown, path: string): Point {
  if (!Array.isArray(value) || value.length !== 2) {
    throw new InputError(path, `expected a point [x, y], got ${kindOf(value)}`);
  }
  for (let k = 0; k < 2; k++) {
    const v: unknown = value[k];
    if (typeof v !== 'number' || !Number.isFinite(v)) {
      throw new InputError(`${path}/${k}`, `expected a finite number, got ${kindOf(v)}`);
    }
    if (Math.abs(v) > 1e7) throw new InputError(`${path}/${k}`, `expected metres within 1e7 of the origin, got ${v}`);
  }
  return [value[0] as number, value[1] as number];
}

/** A short name of what was found in place of a value, for error messages. O(1). */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `the text "${value.slice(0, 40)}"`;
  return String(value);
}

function samePoint(a: Point, b: Point): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

function extent(ring: readonly Point[]): number {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return Math.max(x1 - x0, y1 - y0);
}

function ringArea(ring: readonly Point[]): number {
  const [ox, oy] = ring[0] as Point;
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Point;
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum / 2;
}

function cross(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Sign of the turn a -> b -> c with a relative rounding guard, so that a corner on a rotated straight wall counts as 0. */
function turn(a: Point, b: Point, c: Point): number {
  const value = cross(a, b, c);
  const scale = lengthOf(b[0] - a[0], b[1] - a[1]) * lengthOf(c[0] - a[0], c[1] - a[1]);
  const noise = 1e-15 * (Math.abs(a[0]) + Math.abs(a[1]) + Math.abs(b[0]) + Math.abs(c[0]) + Math.abs(b[1]) + Math.abs(c[1]));
  return Math.abs(value) <= 1e-13 * scale + noise * Math.sqrt(scale) ? 0 : Math.sign(value);
}

function within(a: Point, b: Point, p: Point): boolean {
  return Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);
}

function crossing(ring: readonly Point[]): Point | null {
  const n = ring.length;
  for (let i = 0; i < n; i++) {
    const [a, b, c] = [ring[i] as Point, ring[(i + 1) % n] as Point, ring[(i + 2) % n] as Point];
    // A spike: the next side runs back over this one.
    const back = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
    if (turn(a, b, c) === 0 && back < 0) return b;
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const [p, q] = [ring[j] as Point, ring[(j + 1) % n] as Point];
      const [t1, t2, t3, t4] = [turn(a, b, p), turn(a, b, q), turn(p, q, a), turn(p, q, b)];
      if (t1 * t2 < 0 && t3 * t4 < 0) return p;
      if (t1 === 0 && within(a, b, p)) return p;
      if (t2 === 0 && within(a, b, q)) return q;
      if (t3 === 0 && within(p, q, a)) return a;
      if (t4 === 0 && within(p, q, b)) return b;
    }
  }
  return null;
}

function dropCollinear(ring: readonly Point[]): Point[] {
  const n = ring.length;
  return ring.filter((p, i) => turn(ring[(i + n - 1) % n] as Point, p, ring[(i + 1) % n] as Point) !== 0);
}
