import { InputError } from '@giliran/kernel';
import { lengthOf } from './length-of.ts';
import { seatDistance } from './max-distance.ts';
import { readRegion, slackAt, tighterRegion, type Region } from './region.ts';
import { regionCapacity, type SearchOptions } from './room-capacity.ts';
import { TAU_M, type Point, type RoomInput } from './room-input.ts';
import { smallestDistance } from './seat-distance.ts';
import { keepsSpacing, readSpacingRule, widerRule, type SpacingRule } from './spacing-rule.ts';

/**
 * Where marks are measured from: a corner, another point that x runs towards (the other end of the teacher wall), and the
 * direction into the room, to whose side of that line y counts.
 */
export interface MarkFrame {
  readonly originM: Point;
  readonly alongM: Point;
  readonly inwardM: Point;
}

/** One mark on the floor. Rows are lettered from the teacher wall, seats numbered row by row from the origin's side. */
export interface SeatMark {
  readonly number: number;
  readonly row: string;
  /** Distance from the origin corner along the teacher wall and away from it, in cm; whole, or with one decimal for unit 'mm'. */
  readonly xCm: number;
  readonly yCm: number;
  /** Tape distances in cm from the origin corner and from the far end of `alongM`, to 0.1 cm. */
  readonly tapeCm: readonly [number, number];
  /** The printed position in the frame of the room, in m. */
  readonly seat: Point;
}

/** A marking plan whose printed numbers were checked again: they keep every distance. */
export interface SeatMarks {
  readonly marks: readonly SeatMark[];
  /** Unit of the printed numbers; 'mm' when whole centimetres would break a distance. */
  readonly unit: 'cm' | 'mm';
  /** True when the seats had to be placed anew with a little more room so that they can be rounded. */
  readonly placedAnew: boolean;
  /** Seats given up because no rounded layout with all of them was found; normally 0. */
  readonly seatsGivenUp: number;
  /** Smallest pair distance of the printed numbers in m, null for fewer than two. */
  readonly minDistanceM: number | null;
}

const WIDEN_WORK = 4_000_000;
const STEPS = [
  { unit: 'cm', roundM: 0.01, pairM: 0.015, wallM: 0.0075 },
  { unit: 'mm', roundM: 0.001, pairM: 0.0015, wallM: 0.00075 },
] as const;

/**
 * Which numbers go on the floor-marking sheet? Positions are rounded to whole centimetres and the rounded layout is
 * checked with the exact predicate. If it fails, the seats are placed anew with d + 1.5 cm and margins + 0.75 cm and kept
 * when as many fit, or as many seats are set as far apart as they go; else the same in millimetres; at the very last seats are given up, and said so. Printed numbers never
 * break the rule. The default frame is the first side of the polygon, y into the room. Throws InputError for
 * seats that are not valid and for a frame without a direction.
 * O(seats^2) unless seats are placed anew (then the work limit).
 */
export function seatMarks(input: RoomInput, seats: readonly Point[], frame?: MarkFrame, options: SearchOptions = {}): SeatMarks | null {
  const rule = readSpacingRule(input);
  const region = readRegion(input);
  if (region === null || input.polygon === null) return null;
  if (!keepsRule(region, rule, seats, TAU_M)) throw new InputError('/seats', 'expected seats that keep all distances');
  const axes = readAxes(frame ?? firstSide(input.polygon));
  const finish = (rounded: readonly Point[], unit: 'cm' | 'mm', placedAnew: boolean): SeatMarks => ({
    marks: numbered(rounded, axes, rule.smallestM, unit),
    unit,
    placedAnew,
    seatsGivenUp: seats.length - rounded.length,
    minDistanceM: rounded.length < 2 ? null : smallestDistance(rounded.flat(), rounded.length),
  });
  let fallback: { rounded: readonly Point[]; unit: 'cm' | 'mm' } | null = null;
  for (const { unit, roundM, pairM, wallM } of STEPS) {
    const rounded = seats.map((seat) => roundSeat(seat, axes, roundM));
    if (keepsRule(region, rule, rounded, TAU_M)) return finish(rounded, unit, false);
    const roomier = tighterRegion(region, wallM);
    const again = regionCapacity(roomier, widerRule(rule, pairM), [{ reason: 'other', pupils: seats.length }], options);
    const roundedAgain = again.seats.map((seat) => roundSeat(seat, axes, roundM));
    if (!keepsRule(region, rule, roundedAgain, TAU_M)) continue;
    if (roundedAgain.length === seats.length) return finish(roundedAgain, unit, true);
    if (fallback === null || roundedAgain.length > fallback.rounded.length) fallback = { rounded: roundedAgain, unit };
    // As many seats, as far apart as they go.
    const limits = { seed: options.seed ?? 1, maxWork: options.maxWork ?? WIDEN_WORK, stop: options.stop };
    const wider = seatDistance(roomier, seats.length, [], limits).seats.map((seat) => roundSeat(seat, axes, roundM));
    if (wider.length === seats.length && keepsRule(region, rule, wider, TAU_M)) return finish(wider, unit, true);
  }
  return finish(fallback?.rounded ?? [], fallback?.unit ?? 'cm', true);
}

interface Axes {
  readonly originM: Point;
  readonly alongM: Point;
  readonly ux: number;
  readonly uy: number;
  readonly vx: number;
  readonly vy: number;
}

/** The first side of the polygon with a length, seen from inside. */
function firstSide(polygon: readonly Point[]): MarkFrame {
  const originM = polygon[0] as Point;
  const alongM = polygon.find(([x, y]) => x !== originM[0] || y !== originM[1]) ?? originM;
  // Twice the area, from the first corner: positive when the corners run counter-clockwise and the room lies on the left.
  let twice = 0;
  polygon.forEach(([x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length] as Point;
    twice += (x - originM[0]) * (ny - originM[1]) - (nx - originM[0]) * (y - originM[1]);
  });
  const side = twice < 0 ? -1 : 1;
  return { originM, alongM, inwardM: [-(alongM[1] - originM[1]) * side, (alongM[0] - originM[0]) * side] };
}

function readAxes({ originM, alongM, inwardM }: MarkFrame): Axes {
  const [dx, dy] = [alongM[0] - originM[0], alongM[1] - originM[1]];
  const length = lengthOf(dx, dy);
  if (!(length > 0) || !Number.isFinite(length))
    throw new InputError('/frame/alongM', `expected another point than the origin, got ${alongM.join(', ')}`);
  const [ux, uy] = [dx / length, dy / length];
  const side = Math.sign(inwardM[1] * ux - inwardM[0] * uy);
  if (side !== 1 && side !== -1)
    throw new InputError('/frame/inwardM', `expected a direction to one side of the line, got ${inwardM.join(', ')}`);
  return { originM, alongM, ux, uy, vx: -uy * side, vy: ux * side };
}

function local(p: Point, axes: Axes): Point {
  const [dx, dy] = [p[0] - axes.originM[0], p[1] - axes.originM[1]];
  return [dx * axes.ux + dy * axes.uy, dx * axes.vx + dy * axes.vy];
}

function roundSeat(p: Point, axes: Axes, roundM: number): Point {
  const parts = Math.round(1 / roundM);
  const [x, y] = local(p, axes).map((v) => Math.round(v * parts) / parts) as [number, number];
  return [axes.originM[0] + x * axes.ux + y * axes.vx, axes.originM[1] + x * axes.uy + y * axes.vy];
}

function keepsRule(region: Region, rule: SpacingRule, seats: readonly Point[], toleranceM: number): boolean {
  if (seats.some(([x, y]) => !(slackAt(region, x, y) >= -toleranceM))) return false;
  return keepsSpacing(rule, seats.flat(), seats.length, toleranceM);
}

function numbered(seats: readonly Point[], axes: Axes, spacingM: number, unit: 'cm' | 'mm'): SeatMark[] {
  const parts = unit === 'cm' ? 100 : 1000;
  const spots = seats.map((seat) => {
    const [x, y] = local(seat, axes);
    return { seat, x: Math.round(x * parts), y: Math.round(y * parts) };
  });
  spots.sort((a, b) => a.y - b.y || a.x - b.x);
  // A row ends where the next seat is more than half a spacing farther from the teacher than the row's first seat.
  const rows: (typeof spots)[] = [];
  for (const spot of spots) {
    const row = rows[rows.length - 1];
    if (row && spot.y - (row[0] as { y: number }).y <= (spacingM / 2) * parts) row.push(spot);
    else rows.push([spot]);
  }
  const far = local(axes.alongM, axes)[0];
  let number = 0;
  return rows.flatMap((row, r) =>
    row
      .toSorted((a, b) => a.x - b.x || a.y - b.y)
      .map(({ seat, x, y }) => ({
        number: ++number,
        row: rowLabel(r),
        xCm: (x * 100) / parts,
        yCm: (y * 100) / parts,
        tapeCm: [Math.round((lengthOf(x, y) / parts) * 1000) / 10, Math.round(lengthOf(x / parts - far, y / parts) * 1000) / 10] as const,
        seat,
      })),
  );
}

/** 0 -> A, 25 -> Z, 26 -> AA. */
function rowLabel(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : rowLabel(Math.floor(index / 26) - 1) + rowLabel(index % 26);
}
