import { InputError } from '@giliran/kernel';
import { isValid } from './improve-layout.ts';
import { lengthOf } from './length-of.ts';
import { readRegion, slackAt } from './region.ts';
import { regionShape, type RegionShape } from './region-shape.ts';
import type { RoomCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import { readCaps } from './seat-caps.ts';
import { seedLayouts, thinned } from './seed-layouts.ts';
import { readSpacingRule, type SpacingRule } from './spacing-rule.ts';

// A part of the tolerance of 1e-6 m, and far more than rounding moves a point some thousand kilometres from the origin.
const INSIDE_M = 1e-7;

/** A layout a teacher can see at a glance: seats row by row from the teacher wall, at most `cap` of them. */
export interface TidyLayout {
  readonly seats: readonly Point[];
  readonly count: number;
}

/** Tidy layouts of a room. */
export interface TidyRows {
  /** Straight rows and straight columns. */
  readonly aligned: TidyLayout;
  /** Straight rows, every second one moved to the gaps of the one before. */
  readonly staggered: TidyLayout;
}

/**
 * Which tidy rows fit, parallel to the teacher wall? `along` is the direction of the teacher wall such that the room lies
 * to its left (default [1, 0]: wall at the smallest y). Aligned grids are stretched over the usable width, or shifted past
 * obstacles; staggered rows scan pitch and offset and are filled around obstacles. Null for a room of unknown size.
 * `tidyCosts` says what they cost. O(rows * columns * sides) per offset tried.
 */
export function tidyRows(input: RoomInput, along: Point = [1, 0]): TidyRows | null {
  const rule = readSpacingRule(input);
  const limit = readCaps(input)[0]?.pupils ?? Infinity;
  const region = readRegion(input);
  if (region === null) return null;
  const length = lengthOf(along[0], along[1]);
  if (!(length > 0) || !Number.isFinite(length)) throw new InputError('/along', `expected a direction, got ${String(along)}`);
  const shape = regionShape(region);
  if (shape.hull.length === 0) return { aligned: { seats: [], count: 0 }, staggered: { seats: [], count: 0 } };
  const [ux, uy] = [along[0] / length, along[1] / length];
  const cut = (flat: readonly number[]): TidyLayout => {
    const seats: Point[] = [];
    for (let i = 0; i < flat.length && seats.length < limit; i += 2) seats.push([flat[i] as number, flat[i + 1] as number]);
    return { seats, count: seats.length };
  };
  const aligned = alignedGridSeats(shape, rule, ux, uy);
  const rows = seedLayouts(shape, rule, 20_000, [
    [ux, uy],
    [-ux, -uy],
  ]).filter((l) => isValid(shape, l, l.length / 2, rule));
  const staggered = [aligned, ...rows].reduce((a, b) => (b.length > a.length ? b : a));
  return { aligned: cut(aligned), staggered: cut(fromTeacher(staggered, ux, uy)) };
}

/**
 * What do tidy rows cost against a free layout of the same room? Seats given up under the same cap:
 * min(cap, most seats known) - tidy count, never negative. O(1).
 */
export function tidyCosts(free: RoomCapacity, rows: TidyRows): { aligned: number; staggered: number } {
  const [aligned, staggered] = [rows.aligned.count, rows.staggered.count];
  const best = Math.min(free.cap ?? Infinity, Math.max(free.count ?? 0, aligned, staggered));
  return { aligned: Math.max(0, best - aligned), staggered: Math.max(0, best - staggered) };
}

/** The largest grid of straight rows and columns among stretched and shifted ones, x and y alternating, row by row. */
function alignedGridSeats(shape: RegionShape, rule: SpacingRule, ux: number, uy: number): number[] {
  const [s0, s1] = extent(shape, ux, uy);
  const [t0, t1] = extent(shape, -uy, ux);
  let best: number[] = [];
  const steps = [...new Set([rule.baseM, ...rule.zones.map((zone) => zone.spacingM)])];
  const grids = steps.flatMap((d) => ticks(t0, t1, d).flatMap((rows) => ticks(s0, s1, d).map((columns) => ({ rows, columns }))));
  for (const { rows, columns } of grids) {
    const seats: number[] = [];
    for (const t of rows) {
      for (const s of columns) {
        const [x, y] = [s * ux - t * uy, s * uy + t * ux];
        if (slackAt(shape.region, x, y) >= -INSIDE_M) seats.push(x, y);
      }
    }
    const kept = rule.zones.length > 0 ? thinned(rule, seats, Infinity) : seats;
    if (kept.length > best.length) best = kept;
  }
  return best;
}

/** Positions along one direction: stretched over the whole extent first, then at the smallest step from shifted starts. */
function ticks(from: number, to: number, stepM: number): number[][] {
  const count = Math.floor((to - from) / stepM + 1e-9) + 1;
  const loose = to - from - (count - 1) * stepM;
  const even = (start: number, step: number, n: number): number[] => Array.from({ length: n }, (_, k) => start + k * step);
  const out = [count > 1 ? even(from, (to - from) / (count - 1), count) : [(from + to) / 2]];
  for (let k = 0; k <= 4; k++) out.push(even(from + (loose * k) / 4, stepM, count));
  // Fewer, shifted further: an obstacle along a wall may leave the others better off.
  for (let k = 1; k < 8; k++) out.push(even(from + loose + ((stepM - loose) * k) / 8, stepM, count - 1));
  return out;
}

function extent(shape: RegionShape, ux: number, uy: number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < shape.hull.length; i += 2) {
    const s = (shape.hull[i] as number) * ux + (shape.hull[i + 1] as number) * uy;
    low = Math.min(low, s);
    high = Math.max(high, s);
  }
  return [low, high];
}

function fromTeacher(flat: readonly number[], ux: number, uy: number): number[] {
  const seats: [number, number][] = [];
  for (let i = 0; i < flat.length; i += 2) seats.push([flat[i] as number, flat[i + 1] as number]);
  const row = ([x, y]: [number, number]): number => Math.round((y * ux - x * uy) * 1e6);
  seats.sort((a, b) => row(a) - row(b) || a[0] * ux + a[1] * uy - b[0] * ux - b[1] * uy);
  return seats.flat();
}
