import { randomUnit } from '@giliran/kernel';
import { wallEnergy } from './pack-energy.ts';
import { slackAt } from './region.ts';
import type { RegionShape } from './region-shape.ts';
import { relaxer } from './relax-seats.ts';
import { TAU_M } from './room-input.ts';
import { keepsSpacing, widerRule, type SpacingRule } from './spacing-rule.ts';

/** Limits of the search; `maxWork` counts looked-at pairs, so that equal input gives equal output on every machine. */
export interface SearchLimits {
  readonly seed: number;
  readonly maxWork: number;
  /** End sooner where one more seat looks out of reach (default false: use all of `maxWork`). */
  readonly giveUp?: boolean | undefined;
  /** Asked between local searches; true ends the search (then the result depends on when it was asked). */
  readonly stop?: (() => boolean) | undefined;
}

/** The best layout found: x, y alternating; local searches run; whether `stop` cut it short. */
interface FoundLayout {
  readonly seats: number[];
  readonly iterations: number;
  readonly stopped: boolean;
}

// A layout this close to feasible is judged by the exact predicate, within a part of the tolerance.
const NEARLY = 1e-12;
const INSIDE_M = 1e-7;
const HOPS_PER_START = 12;
// Measured on made-up rooms: a search that ends well is below these energies (per squared spacing) after so much work.
const HOPELESS = [
  { work: 1_000_000, energy: 3.5e-3 },
  { work: 2_500_000, energy: 2e-3 },
  { work: 5_000_000, energy: 4e-4 },
] as const;

/**
 * Places more seats than the given layouts have, up to `target`: basin hopping (the most crowded seat moves to the
 * largest hole, small shakes, restarts from other layouts) over L-BFGS descents. Returns the best valid layout; never
 * fewer seats than layouts[0]. The layouts must be valid. Work limit `limits.maxWork`; O(n) per descent step.
 */
export function improveLayout(
  shape: RegionShape,
  rule: SpacingRule,
  layouts: readonly (readonly number[])[],
  target: number,
  limits: SearchLimits,
): FoundLayout {
  let best = [...(layouts[0] ?? [])];
  let iterations = 0;
  if (best.length >= 2 * target) return { seats: best, iterations, stopped: false };
  const spacingM = rule.smallestM;
  const holes = holeGrid(shape, spacingM);
  const maxSeats = target + 1;
  const packer = relaxer(wallEnergy(shape, maxSeats), widerRule(rule, INSIDE_M), maxSeats);
  const seats = new Float64Array(2 * maxSeats);
  const current = new Float64Array(2 * maxSeats);
  const stress = new Float64Array(maxSeats);
  let draws = 0;
  const random = (): number => randomUnit(limits.seed, draws++);
  const pool = distinctStarts(layouts);
  let start = 0;
  // For the number of seats tried now: work done before, and the least energy reached.
  let before = 0;
  let least = Infinity;
  const size = Math.max(1, target / 60);
  const hopeless = (): boolean =>
    limits.giveUp === true &&
    HOPELESS.some(({ work, energy }) => packer.work - before > work * size && least > energy * size * spacingM * spacingM);
  while (best.length < 2 * target && packer.work < limits.maxWork && !hopeless()) {
    const n = best.length / 2 + 1;
    const from = start < pool.length ? (pool[start] as readonly number[]) : best;
    seats.set(from.slice(0, 2 * n));
    let count = Math.min(from.length / 2, n);
    if (start >= pool.length) shake(seats, count, (0.1 + 0.5 * random()) * spacingM, random);
    while (count < n) {
      packer.work += intoHole(holes, seats, count, count, spacingM, random, 1);
      count++;
    }
    start++;
    let energy = Infinity;
    let solved = false;
    for (let hop = 0; hop < HOPS_PER_START && packer.work < limits.maxWork; hop++) {
      if (limits.stop?.()) return { seats: best, iterations, stopped: true };
      if (hop > 0) {
        seats.set(current.subarray(0, 2 * n));
        packer.stress(seats, n, stress);
        const moved = crowded(stress, n, hop % 3 === 0 ? 1 + Math.floor(random() * Math.min(5, n)) : 1 + ((hop - 1) % 3));
        packer.work += intoHole(holes, seats, n, moved, spacingM, random, 1 + (hop % 3));
        if (hop % 4 === 0) shake(seats, n, 0.08 * spacingM, random);
      }
      const found = packer.relax(seats, n, 400);
      iterations++;
      least = Math.min(least, found);
      if (found < NEARLY && isValid(shape, seats, n, rule)) {
        solved = true;
        break;
      }
      if (found < energy) {
        energy = found;
        current.set(seats);
      }
    }
    if (solved) {
      best = Array.from(seats.subarray(0, 2 * n));
      pool.unshift(best);
      start = 0;
      before = packer.work;
      least = Infinity;
    }
  }
  return { seats: best, iterations, stopped: false };
}

/** Does the layout keep every distance, within `accepted` (90 % of the tolerance)? O(n log n + n * sides) for spread seats. */
export function isValid(shape: RegionShape, seats: ArrayLike<number>, n: number, rule: SpacingRule, accepted = 0.9 * TAU_M): boolean {
  for (let i = 0; i < 2 * n; i += 2) {
    if (!(slackAt(shape.region, seats[i] as number, seats[i + 1] as number) >= -accepted)) return false;
  }
  return keepsSpacing(rule, seats, n, accepted);
}

/** Allowed points on a grid, where holes are looked for. */
function holeGrid(shape: RegionShape, spacingM: number): Float64Array {
  let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < shape.hull.length; i += 2) {
    x0 = Math.min(x0, shape.hull[i] as number);
    x1 = Math.max(x1, shape.hull[i] as number);
    y0 = Math.min(y0, shape.hull[i + 1] as number);
    y1 = Math.max(y1, shape.hull[i + 1] as number);
  }
  const h = Math.max(spacingM / 5, Math.sqrt(((x1 - x0 + spacingM) * (y1 - y0 + spacingM)) / 4000));
  const columns = Math.max(1, Math.ceil((x1 - x0) / h));
  const rows = Math.max(1, Math.ceil((y1 - y0) / h));
  const out: number[] = [];
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= columns; c++) {
      const x = x0 + ((x1 - x0) * c) / columns;
      const y = y0 + ((y1 - y0) * r) / rows;
      if (slackAt(shape.region, x, y) >= -TAU_M) out.push(x, y);
    }
  }
  if (out.length === 0) out.push(shape.hull[0] as number, shape.hull[1] as number);
  return Float64Array.from(out);
}

/** Puts seat `moved` into the `rank`-th best of three hole candidates among the others; returns the work done. */
function intoHole(
  holes: Float64Array,
  seats: Float64Array,
  n: number,
  moved: number,
  spacingM: number,
  random: () => number,
  rank: number,
): number {
  const found: { x: number; y: number; q: number }[] = [];
  const apart = 0.36 * spacingM * spacingM;
  for (let k = 0; k < holes.length; k += 2) {
    const x = holes[k] as number;
    const y = holes[k + 1] as number;
    let q = Infinity;
    const floor = found.length < rank ? 0 : (found[found.length - 1] as { q: number }).q;
    for (let i = 0; i < 2 * n; i += 2) {
      if (i === 2 * moved) continue;
      const dx = x - (seats[i] as number);
      const dy = y - (seats[i + 1] as number);
      const e = dx * dx + dy * dy;
      if (e < q) {
        q = e;
        if (q <= floor) break;
      }
    }
    if (q <= floor) continue;
    const close = found.findIndex((f) => (f.x - x) * (f.x - x) + (f.y - y) * (f.y - y) < apart);
    if (close >= 0) {
      if ((found[close] as { q: number }).q >= q) continue;
      found.splice(close, 1);
    }
    found.push({ x, y, q });
    found.sort((a, b) => b.q - a.q);
    if (found.length > rank) found.pop();
  }
  const hole = found[found.length - 1];
  if (hole) {
    seats[2 * moved] = hole.x + 0.02 * spacingM * (random() - 0.5);
    seats[2 * moved + 1] = hole.y + 0.02 * spacingM * (random() - 0.5);
  }
  return (holes.length * n) / 8;
}

function crowded(stress: Float64Array, n: number, rank: number): number {
  const order = Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (stress[b] as number) - (stress[a] as number) || a - b);
  return order[Math.min(rank, n) - 1] as number;
}

function shake(seats: Float64Array, n: number, size: number, random: () => number): void {
  for (let i = 0; i < 2 * n; i++) seats[i] = (seats[i] as number) + size * (random() + random() - 1);
}

/** The starts worth trying: at most eight layouts, of different size or shape. */
function distinctStarts(layouts: readonly (readonly number[])[]): (readonly number[])[] {
  const out: (readonly number[])[] = [];
  for (const layout of layouts) {
    const same = out.some((other) => other.length === layout.length && layout.every((v, i) => Math.abs(v - (other[i] as number)) < 1e-6));
    if (!same) out.push(layout);
    if (out.length >= 8) break;
  }
  return out;
}
