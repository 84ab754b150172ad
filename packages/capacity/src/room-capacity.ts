import { InputError } from '@giliran/kernel';
import { improveLayout, isValid } from './improve-layout.ts';
import { obstacleSlackAt, readRegion, wallSlackAt, type Region } from './region.ts';
import { regionShape } from './region-shape.ts';
import { TAU_M, type Point, type RoomInput, type SeatCap } from './room-input.ts';
import type { BoundMethod, SeatBound } from './convex-bound.ts';
import { boundGeometry, regionBound, seatBound } from './seat-bound.ts';
import { readCaps } from './seat-caps.ts';
import { seedLayouts } from './seed-layouts.ts';
import { smallestDistance } from './seat-distance.ts';
import { readSpacingRule, type SpacingRule } from './spacing-rule.ts';

/**
 * How hard to look. 'full' (default): everything. 'quick', for a room that is being dragged: the bound, regular
 * rows and the first steps of the search, some milliseconds for a room of up to 50 seats; valid, sound and reproducible like
 * the full answer, whose search begins with the same steps and so is never below it.
 */
export type Effort = 'quick' | 'full';

/**
 * Options of the search. `maxWork` limits it by counted steps, about 100,000 a millisecond; by default it ends after
 * 10 to 100 ms, sooner where one more seat looks out of reach, later for halls. `stop` is the host's clock.
 */
export interface SearchOptions {
  readonly effort?: Effort | undefined;
  readonly seed?: number | undefined;
  readonly maxWork?: number | undefined;
  readonly stop?: (() => boolean) | undefined;
  /** Valid layouts known already, for example of fixed desks; the answer is never worse. */
  readonly known?: readonly (readonly Point[])[] | undefined;
}

/** How many pupils a room seats, where, and how certain that is; lengths in m. */
export interface RoomCapacity {
  /** Seats [x, y] in the frame of the room, `count` of them. */
  readonly seats: readonly Point[];
  /** Seats found by geometry alone; when a cap is given the search ends once cap seats fit. Null when the size is unknown. */
  readonly geometryCount: number | null;
  /** min(cap, geometryCount), or null when the size is unknown. */
  readonly count: number | null;
  /** The smallest ceiling on pupils, null without one. */
  readonly cap: number | null;
  /** Which ceilings are that small. */
  readonly capBy: readonly SeatCap['reason'][];
  /** All ceilings given, smallest first; those not known (`pupils: null`) last. */
  readonly caps: readonly SeatCap[];
  readonly limitedBy: 'cap' | 'geometry' | 'unknown';
  /** Proved: no valid layout has more seats (min with the cap). */
  readonly upperBound: number | null;
  readonly upperBoundBy: readonly BoundMethod[];
  readonly proven: boolean;
  /** upperBound - count: at most so many more could fit. */
  readonly gap: number | null;
  /** Smallest distance of two seats, null for fewer than two. */
  readonly minDistanceM: number | null;
  readonly wallSlackM: number | null;
  readonly obstacleSlackM: number | null;
  readonly effort: Effort;
  readonly seed: number;
  /** Local searches run. */
  readonly iterations: number;
  /** Present when the host's clock ended the search; then the answer may differ from run to run. */
  readonly stopped?: 'TIME';
}

/** More seats than this in one room are refused. */
export const MAX_SEATS = 20_000;
const QUICK_WORK = 300_000;
// Beyond this size only regular layouts are tried: the descent would dominate everything.
const SEARCHED_SEATS = 400;
const STARTS = 24;

/**
 * How many pupils fit in a room at a spacing, where do they sit, and how many more could fit at most?
 * The cap is applied after geometry. Unknown size gives `limitedBy: 'unknown'` with null counts, never a guess.
 * Same input, seed and work limit give the same answer. Throws InputError (JSON Pointer into the input) for wrong
 * numbers and shapes. Cost: O(curves^2 * corners) for the bound, then the work limit.
 */
export function roomCapacity(input: RoomInput, options: SearchOptions = {}): RoomCapacity {
  const rule = readSpacingRule(input);
  const caps = readCaps(input);
  const region = readRegion(input);
  if (region === null) return unknownCapacity(caps, options);
  return regionCapacity(region, rule, caps, options);
}

/** roomCapacity for a region that was read and checked already. */
export function regionCapacity(
  region: Region,
  rule: SpacingRule,
  caps: readonly SeatCap[],
  options: SearchOptions,
  spacingPath = '/spacingM',
): RoomCapacity {
  const { seed = 1, effort = 'full' } = options;
  // A bound may use the smallest spacing only.
  const spacingM = rule.smallestM;
  const cap = caps[0]?.pupils ?? null;
  const geometry = boundGeometry(region);
  const wanted = cap ?? Infinity;
  const shape = regionShape(region);
  const known = (options.known ?? []).map((layout) => layout.flat());
  const rough = Math.min(seatBound(geometry, spacingM, Infinity).seats, wanted);
  if (rough > MAX_SEATS) {
    throw new InputError(spacingPath, `expected at most ${MAX_SEATS} seats in a room, this spacing allows up to ${rough}`);
  }
  let seats: number[] = [];
  let iterations = 0;
  let stopped = false;
  let bound: SeatBound = { seats: 0, by: ['empty'] };
  if (shape.hull.length === 0) bound = seatBound(geometry, spacingM);
  else {
    // What the caller knows was judged with the whole tolerance.
    const valid = known.filter((layout) => isValid(shape, layout, layout.length / 2, rule, TAU_M));
    const candidates = [...valid, ...seedLayouts(shape, rule, Math.max(1, rough))].toSorted((a, b) => b.length - a.length);
    const layouts: (readonly number[])[] = [];
    for (const layout of candidates) {
      if (layouts.length < STARTS && isValid(shape, layout, layout.length / 2, rule, TAU_M)) layouts.push(layout);
    }
    const first = Math.min((layouts[0]?.length ?? 0) / 2, wanted);
    bound = regionBound(region, geometry, spacingM, first);
    const target = Math.min(bound.seats, wanted);
    seats = [...(layouts[0] ?? [])];
    if (seats.length / 2 < target && target <= SEARCHED_SEATS) {
      const found = improveLayout(shape, rule, layouts, target, {
        seed,
        maxWork: options.maxWork ?? (effort === 'quick' ? QUICK_WORK : fullWork(target)),
        giveUp: options.maxWork === undefined,
        stop: options.stop,
      });
      ({ seats, iterations, stopped } = found);
    }
  }
  const geometryCount = seats.length / 2;
  if (bound.seats < geometryCount) {
    throw new Error(`bound ${bound.seats} (${bound.by.join(', ')}) below a layout of ${geometryCount} seats`);
  }
  const count = Math.min(wanted, geometryCount);
  const upperBound = Math.min(wanted, bound.seats);
  const upperBoundBy: readonly BoundMethod[] = wanted < bound.seats ? ['cap'] : wanted === bound.seats ? [...bound.by, 'cap'] : bound.by;
  const kept = seats.slice(0, 2 * count);
  const points: Point[] = [];
  let wallSlackM: number | null = null;
  let obstacleSlackM: number | null = null;
  for (let i = 0; i < kept.length; i += 2) {
    const [x, y] = [kept[i] as number, kept[i + 1] as number];
    points.push([x, y]);
    wallSlackM = Math.min(wallSlackM ?? Infinity, wallSlackAt(region, x, y));
    const slack = obstacleSlackAt(region, x, y);
    if (slack < Infinity) obstacleSlackM = Math.min(obstacleSlackM ?? Infinity, slack);
  }
  return {
    seats: points,
    geometryCount,
    count,
    ...capFields(caps),
    limitedBy: cap !== null && count === cap ? 'cap' : 'geometry',
    upperBound,
    upperBoundBy,
    proven: count === upperBound,
    gap: upperBound - count,
    minDistanceM: count < 2 ? null : smallestDistance(kept, count),
    wallSlackM,
    obstacleSlackM,
    effort,
    seed,
    iterations,
    ...(stopped ? { stopped: 'TIME' as const } : {}),
  };
}

/** The most steps a full search takes: few seats have few ways to stand, halls get more. */
function fullWork(target: number): number {
  return Math.round(target <= 60 ? Math.min(12_000_000, 400_000 * target) : 200_000 * target);
}

/** The answer for a room whose size is not known: no count, no bound, no guess. O(1). */
function unknownCapacity(caps: readonly SeatCap[], { seed = 1, effort = 'full' }: SearchOptions): RoomCapacity {
  return {
    seats: [],
    geometryCount: null,
    count: null,
    ...capFields(caps),
    limitedBy: 'unknown',
    upperBound: null,
    upperBoundBy: [],
    proven: false,
    gap: null,
    minDistanceM: null,
    wallSlackM: null,
    obstacleSlackM: null,
    effort,
    seed,
    iterations: 0,
  };
}

function capFields(caps: readonly SeatCap[]): Pick<RoomCapacity, 'cap' | 'capBy' | 'caps'> {
  const cap = caps[0]?.pupils ?? null;
  return { cap, capBy: cap === null ? [] : [...new Set(caps.filter((c) => c.pupils === cap).map((c) => c.reason))], caps };
}
