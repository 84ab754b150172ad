import { lineIntervals } from './row-line.ts';
import type { RegionShape } from './region-shape.ts';

/** How rows are laid: direction of the rows as a unit vector, first row, distance between rows and smallest step in a row, all in m. */
interface RowPattern {
  readonly ux: number;
  readonly uy: number;
  /** Distance of the first row from the outermost allowed point on the right-hand side of the direction. */
  readonly firstM: number;
  readonly pitchM: number;
  readonly stepM: number;
  /** How far the first row is moved in from its end. */
  readonly shiftM: number;
}

const EPS = 1e-9;

/**
 * Fills rows one after another, each from its start as tightly as the rows before it allow; walls, obstacles and pillars
 * are left out exactly. Returns seats x, y alternating, at most `limit` of them; `rowSizes` receives the seats of each row.
 * O(rows * (sides^2 + seats per row * neighbours)).
 */
export function fillRows(shape: RegionShape, spacingM: number, pattern: RowPattern, limit: number, rowSizes?: number[]): number[] {
  const { ux, uy, pitchM, stepM } = pattern;
  const [vx, vy] = [-uy, ux];
  let [v0, v1, u0] = [Infinity, -Infinity, Infinity];
  for (let i = 0; i < shape.hull.length; i += 2) {
    const x = shape.hull[i] as number;
    const y = shape.hull[i + 1] as number;
    v0 = Math.min(v0, x * vx + y * vy);
    v1 = Math.max(v1, x * vx + y * vy);
    u0 = Math.min(u0, x * ux + y * uy);
  }
  const d2 = spacingM * spacingM;
  const placed: number[] = []; // along, across
  const seats: number[] = [];
  const rowStarts: number[] = [];
  const near = Math.ceil(spacingM / pitchM);
  for (let row = 0; ; row++) {
    let v = v0 + pattern.firstM + row * pitchM;
    if (v > v1 + EPS) break;
    v = Math.min(v, v1);
    rowStarts.push(placed.length);
    const from = rowStarts[Math.max(0, row - near)] as number;
    const until = placed.length;
    const gaps = lineIntervals(shape, v * vx, v * vy, ux, uy);
    let last = -Infinity;
    for (let k = 0; k < gaps.length; k += 2) {
      const end = gaps[k + 1] as number;
      let s = Math.max(gaps[k] as number, last + stepM);
      if (row === 0 && last === -Infinity) s = Math.max(s, u0 + pattern.shiftM);
      while (s <= end + EPS) {
        const moved = pushPast(placed, from, until, s, v, d2);
        if (moved > s) {
          s = moved;
          continue;
        }
        s = Math.min(s, Math.max(end, gaps[k] as number));
        placed.push(s, v);
        seats.push(s * ux + v * vx, s * uy + v * vy);
        if (seats.length >= 2 * limit) {
          rowSizes?.push((placed.length - until) / 2);
          return seats;
        }
        last = s;
        s += stepM;
      }
    }
    rowSizes?.push((placed.length - until) / 2);
  }
  return seats;
}

function pushPast(placed: readonly number[], from: number, until: number, s: number, v: number, d2: number): number {
  let result = s;
  for (let i = from; i < until; i += 2) {
    const ds = result - (placed[i] as number);
    const dv = v - (placed[i + 1] as number);
    if (ds * ds + dv * dv < d2 - EPS && dv * dv < d2) {
      const next = (placed[i] as number) + Math.sqrt(d2 - dv * dv);
      // Only forwards, and never by a rounding-size step that would not end.
      if (next > result + EPS) result = next;
    }
  }
  return result;
}
