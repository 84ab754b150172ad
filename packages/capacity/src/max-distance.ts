import { InputError, randomUnit } from '@giliran/kernel';
import { enclosingRectangles, hullDiameter } from './convex-hull.ts';
import { isValid, type SearchLimits } from './improve-layout.ts';
import { wallEnergy } from './pack-energy.ts';
import { lengthOf } from './length-of.ts';
import { readRegion, type Region } from './region.ts';
import { regionShape, type RegionShape } from './region-shape.ts';
import { relaxer } from './relax-seats.ts';
import { MAX_SEATS, type SearchOptions } from './room-capacity.ts';
import { TAU_M, type Point, type RoomInput } from './room-input.ts';
import { GROW_M, grown } from './convex-bound.ts';
import { boundGeometry, seatBound, type BoundGeometry } from './seat-bound.ts';
import { smallestDistance } from './seat-distance.ts';
import { seedLayouts } from './seed-layouts.ts';
import { spacingRule } from './spacing-rule.ts';
import { SQUARE_TABLE } from './square-table.ts';

/** How far apart a given number of pupils can sit. */
export interface SeatDistance {
  /** Smallest pair distance of the layout in m; null for one pupil or when so many cannot be placed. */
  readonly distanceM: number | null;
  /** Proved: no layout of so many pupils is wider than this. */
  readonly upperBoundM: number | null;
  readonly seats: readonly Point[];
  readonly iterations: number;
}

const DEFAULT_WORK = 8_000_000;
// Seats anywhere in the region, however near to each other.
const NO_RULE = spacingRule(0);

/**
 * How far apart can `pupils` pupils (1 to 20,000) sit in a room, and how far at most? The spacing and the cap of the
 * input are not used. Null when the size of the room is unknown. Throws InputError for wrong input. Cost: the work limit.
 */
export function roomDistance(input: RoomInput, pupils: number, options: SearchOptions = {}): SeatDistance | null {
  if (!Number.isSafeInteger(pupils) || pupils < 1 || pupils > MAX_SEATS) {
    throw new InputError('/pupils', `expected an integer from 1 to ${MAX_SEATS}, got ${pupils}`);
  }
  const region = readRegion(input);
  if (region === null) return null;
  const { seed = 1, maxWork = DEFAULT_WORK, stop, known = [] } = options;
  return seatDistance(
    region,
    pupils,
    known.map((layout) => layout.flat()),
    { seed, maxWork, stop },
  );
}

/**
 * How far apart can `pupils` pupils sit in a region? Layouts from rows at a falling spacing, then widened by descents
 * (each success raises the spacing until nothing gives) with basin hopping. `known` layouts are used as starts, so the
 * answer is never worse than they are. Work limit `limits.maxWork`.
 */
export function seatDistance(region: Region, pupils: number, known: readonly (readonly number[])[], limits: SearchLimits): SeatDistance {
  const shape = regionShape(region);
  const none = { distanceM: null, upperBoundM: null, seats: [], iterations: 0 };
  if (shape.hull.length === 0) return none;
  const diameter = hullDiameter(shape.hull);
  if (pupils === 1) {
    const one = seedLayouts(shape, spacingRule(Math.max(1, 2 * diameter)), 1)[0] ?? [];
    return { ...none, seats: toPoints(one) };
  }
  if (diameter <= TAU_M) return none;
  const upperBoundM = distanceBound(boundGeometry(region), pupils);
  let best = startLayout(shape, pupils, upperBoundM, known);
  if (best === null) return none;
  let distanceM = smallestDistance(best, pupils);
  let iterations = 0;
  let draws = 0;
  const random = (): number => randomUnit(limits.seed, draws++, 1);
  const walls = wallEnergy(shape, pupils);
  let work = 0;

  /** Tries to reach `target` from `from`; the valid layout or null. */
  const reach = (from: Float64Array, target: number): Float64Array | null => {
    const packer = relaxer(walls, spacingRule(target), pupils);
    const seats = Float64Array.from(from);
    const energy = packer.relax(seats, pupils, 400);
    // A descent has a cost of its own however few the seats.
    work += packer.work + 1_500;
    iterations++;
    // Inside the tolerance of walls; the distance itself is measured afterwards, not trusted.
    return energy < 1e-12 && isValid(shape, seats, pupils, spacingRule(target)) ? seats : null;
  };
  const widen = (): void => {
    let step = 0.02 * distanceM;
    while (step > 1e-8 && distanceM < upperBoundM && work < limits.maxWork && !limits.stop?.()) {
      const wider = reach(best as Float64Array, distanceM + step);
      const measured = wider ? smallestDistance(wider, pupils) : 0;
      if (wider && measured > distanceM) {
        [best, distanceM] = [wider, measured];
        step *= 1.5;
      } else step *= 0.3;
    }
  };
  widen();
  while (work < limits.maxWork && distanceM < upperBoundM - 1e-7 && !limits.stop?.()) {
    const seats = Float64Array.from(best);
    const moved = 2 * Math.floor(random() * pupils);
    const onto = Math.floor((random() * shape.hull.length) / 2) * 2;
    const t = random();
    const other = 2 * Math.floor(random() * pupils);
    // One seat goes to a random place between another seat and a corner of the region, the rest is shaken.
    seats[moved] = (seats[other] as number) * t + (shape.hull[onto] as number) * (1 - t);
    seats[moved + 1] = (seats[other + 1] as number) * t + (shape.hull[onto + 1] as number) * (1 - t);
    const size = (0.02 + 0.3 * random()) * distanceM;
    for (let i = 0; i < 2 * pupils; i++) seats[i] = (seats[i] as number) + size * (random() + random() - 1);
    const wider = reach(seats, distanceM * (1 + 1e-5));
    if (!wider) continue;
    const measured = smallestDistance(wider, pupils);
    if (measured <= distanceM) continue;
    [best, distanceM] = [wider, measured];
    widen();
  }
  if (distanceM > upperBoundM) throw new Error(`distance bound ${upperBoundM} below a layout at ${distanceM}`);
  if (distanceM <= TAU_M) return none;
  return { distanceM, upperBoundM, seats: toPoints(best), iterations };
}

/**
 * Upper bound on the smallest pair distance of `pupils` >= 2 seats, in m: Oler's inequality solved for d, thin strip,
 * enclosing square; for a non-convex region bisection with the counting bound over cuts. Accepts layouts within 1e-6 m.
 */
function distanceBound(geometry: BoundGeometry, pupils: number): number {
  const { hull } = geometry;
  const { areaM2, perimeterM } = grown(hull);
  const n = pupils;
  let best = Math.min(
    hullDiameter(hull) + 2 * GROW_M,
    (perimeterM / 2 + Math.sqrt((perimeterM * perimeterM) / 4 + (8 * areaM2 * (n - 1)) / Math.sqrt(3))) / (2 * (n - 1)),
  );
  const entry = SQUARE_TABLE.findLast(([size]) => size <= n);
  const sizes = enclosingRectangles(hull);
  for (let k = 0; k < sizes.length; k += 2) {
    const [l, w] = [(sizes[k] as number) + 2 * GROW_M, (sizes[k + 1] as number) + 2 * GROW_M];
    best = Math.min(best, lengthOf(w, l / (n - 1)));
    if (entry) best = Math.min(best, entry[1] * l);
  }
  best += 2 * TAU_M;
  if (geometry.cuts.length === 0) return best;
  let [low, high] = [best / 4, best];
  for (let k = 0; k < 14; k++) {
    const middle = (low + high) / 2;
    if (seatBound(geometry, middle, n - 1).seats < n) high = middle;
    else low = middle;
  }
  return high;
}

function startLayout(shape: RegionShape, pupils: number, upperBoundM: number, known: readonly (readonly number[])[]): Float64Array | null {
  let best: number[] | null = null;
  let distance = 0;
  const offer = (layout: readonly number[]): void => {
    if (layout.length < 2 * pupils) return;
    const some = spread(layout, pupils);
    const measured = smallestDistance(some, pupils);
    if (measured > distance) [best, distance] = [some, measured];
  };
  for (const layout of known) if (isValid(shape, layout, layout.length / 2, NO_RULE, TAU_M)) offer(layout);
  let [low, high] = [distance, upperBoundM];
  // Without a known layout go down until rows fit.
  for (let d = upperBoundM; low === 0 && d > TAU_M; d *= 0.7) {
    const layout = seedLayouts(shape, spacingRule(d), pupils)[0] ?? [];
    if (layout.length >= 2 * pupils) {
      offer(layout);
      low = d;
    } else high = d;
  }
  for (let k = 0; k < 8 && low > 0; k++) {
    const middle = (low + high) / 2;
    const layout = seedLayouts(shape, spacingRule(middle), pupils)[0] ?? [];
    if (layout.length >= 2 * pupils) {
      offer(layout);
      low = middle;
    } else high = middle;
  }
  return best === null ? null : Float64Array.from(best);
}

/** `pupils` of the seats, far apart: each next one is the farthest from those taken. O(pupils * seats). */
function spread(layout: readonly number[], pupils: number): number[] {
  const n = layout.length / 2;
  if (n === pupils) return [...layout];
  const away = new Float64Array(n).fill(Infinity);
  const out: number[] = [];
  let next = 0;
  while (out.length < 2 * pupils) {
    const [x, y] = [layout[2 * next] as number, layout[2 * next + 1] as number];
    out.push(x, y);
    away[next] = -1;
    for (let i = 0; i < n; i++) {
      const dx = (layout[2 * i] as number) - x;
      const dy = (layout[2 * i + 1] as number) - y;
      const q = dx * dx + dy * dy;
      if (q < (away[i] as number)) away[i] = q;
    }
    next = away.indexOf(Math.max(...away));
  }
  return out;
}

function toPoints(flat: ArrayLike<number>): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] as number, flat[2 * i + 1] as number] as const);
}
