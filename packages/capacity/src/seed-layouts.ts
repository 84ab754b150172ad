import { fillRows } from './fill-rows.ts';
import { lengthOf } from './length-of.ts';
import type { RegionShape } from './region-shape.ts';
import { spacingAt, spacingRule, type SpacingRule } from './spacing-rule.ts';

// Halls and rooms of hundreds of corners make do with fewer seeds.
const MOST_WORK = 600_000;

/**
 * Regular layouts to start from, most seats first: square grids, stretched staggered rows (k rows exactly across the
 * region, step max(d, 2 sqrt(d^2 - p^2))) and hexagonal rows along every wall direction and across it, from both ends.
 * Only along `directions` when given. Stops when one has `enough` seats. Each is x, y alternating, at most `enough` seats. O(directions * rows * row cost).
 */
export function seedLayouts(
  shape: RegionShape,
  rule: SpacingRule,
  enough: number,
  directions: readonly (readonly [number, number])[] = rowDirections(shape),
): number[][] {
  if (rule.zones.length > 0) return zoneLayouts(shape, rule, enough, directions);
  const layouts: number[][] = [];
  const d = rule.baseM;
  const sides = shape.convex
    ? shape.hull.length
    : (shape.region.outline.length + shape.region.obstacles.reduce((sum, o) => sum + o.polygon.length, 0)) / 2 +
      shape.region.pillars.length;
  let work = 0;
  for (const [ux, uy] of directions) {
    const width = across(shape, ux, uy);
    const fill = (firstM: number, pitchM: number, stepM: number, shiftM: number): boolean => {
      const seats = fillRows(shape, d, { ux, uy, firstM, pitchM, stepM, shiftM }, enough);
      layouts.push(seats);
      work += seats.length * 20 + (width / pitchM + 1) * sides * (shape.convex ? 1 : sides);
      return seats.length >= 2 * enough || (work > MOST_WORK && layouts.length >= 12);
    };
    const hex = (Math.sqrt(3) / 2) * d;
    const mostRows = Math.floor(width / (0.62 * d) + 1e-9) + 1;
    const leastRows = Math.max(1, Math.floor(width / (1.15 * d)) + 1);
    for (let rows = mostRows; rows >= leastRows; rows--) {
      const pitch = rows > 1 ? width / (rows - 1) : 2 * d;
      const step = pitch >= d ? d : Math.max(d, 2 * Math.sqrt(Math.max(0, d * d - pitch * pitch)));
      for (const shift of pitch >= d ? [0] : [0, step / 2]) if (fill(0, pitch, step, shift)) return ranked(layouts);
    }
    if (width < 0.62 * d && fill(0, width > 0 ? width : d, 2 * Math.sqrt(d * d - width * width), 0)) return ranked(layouts);
    const loose = width - Math.floor(width / hex + 1e-9) * hex;
    for (const first of shape.convex ? [0] : [0, loose / 2, loose, hex / 4, hex / 2]) {
      for (const shift of [0, d / 2]) if (fill(first, hex, d, shift)) return ranked(layouts);
      if (fill(first, d, d, 0)) return ranked(layouts);
    }
  }
  return ranked(layouts);
}

/** Rows at each spacing of the room, seats that stand too close dropped in row order, then those gaps filled from the other rows. */
function zoneLayouts(
  shape: RegionShape,
  rule: SpacingRule,
  enough: number,
  directions: readonly (readonly [number, number])[],
): number[][] {
  const spacings = [...new Set([rule.baseM, ...rule.zones.map((zone) => zone.spacingM)])];
  const rows = spacings.map((d) => seedLayouts(shape, spacingRule(d), Infinity, directions).slice(0, 6));
  const mixed = rows.flatMap((own, k) =>
    own.map((layout) => thinned(rule, [...layout, ...rows.flatMap((other, l) => (l === k ? [] : (other[0] ?? [])))], enough)),
  );
  return ranked(mixed);
}

/** The seats (x, y alternating) that keep the rule towards all kept before them. O(seats^2). */
export function thinned(rule: SpacingRule, seats: readonly number[], enough: number): number[] {
  const out: number[] = [];
  const own: number[] = [];
  for (let i = 0; i < seats.length && own.length < enough; i += 2) {
    const [x, y] = [seats[i] as number, seats[i + 1] as number];
    const d = spacingAt(rule, x, y);
    if (own.some((e, k) => lengthOf((out[2 * k] as number) - x, (out[2 * k + 1] as number) - y) < Math.max(d, e) - 1e-9)) continue;
    out.push(x, y);
    own.push(d);
  }
  return out;
}

/** Both ways along each wall direction of the hull and across it, as unit vectors, at most 16. O(hull). */
function rowDirections(shape: RegionShape): [number, number][] {
  const { hull } = shape;
  const sides: { ux: number; uy: number; length: number }[] = [];
  for (let i = 0; i < hull.length; i += 2) {
    const ex = (hull[(i + 2) % hull.length] as number) - (hull[i] as number);
    const ey = (hull[(i + 3) % hull.length] as number) - (hull[i + 1] as number);
    const length = lengthOf(ex, ey);
    if (length > 1e-9) sides.push({ ux: ex / length, uy: ey / length, length });
  }
  if (sides.length === 0) sides.push({ ux: 1, uy: 0, length: 0 });
  sides.sort((a, b) => b.length - a.length);
  const out: [number, number][] = [];
  const add = (ux: number, uy: number): void => {
    if (out.length < 16 && !out.some(([x, y]) => Math.abs(x - ux) + Math.abs(y - uy) < 1e-9)) out.push([ux, uy]);
  };
  for (const { ux, uy } of sides) {
    add(ux, uy);
    add(-uy, ux);
    add(-ux, -uy);
    add(uy, -ux);
  }
  return out;
}

function across(shape: RegionShape, ux: number, uy: number): number {
  let [v0, v1] = [Infinity, -Infinity];
  for (let i = 0; i < shape.hull.length; i += 2) {
    const v = (shape.hull[i + 1] as number) * ux - (shape.hull[i] as number) * uy;
    v0 = Math.min(v0, v);
    v1 = Math.max(v1, v);
  }
  return v1 - v0;
}

function ranked(layouts: number[][]): number[][] {
  // Array.prototype.sort is stable: among equals the first found leads, so the order is reproducible.
  return layouts.toSorted((a, b) => b.length - a.length);
}
