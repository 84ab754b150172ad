import { InputError } from '@giliran/kernel';
import { lengthOf } from './length-of.ts';
import type { Point } from './room-input.ts';

/** Where pupils look: square to the teacher wall, or towards the teacher. */
export interface Facing {
  /** Direction of the teacher wall such that the room lies on its left, as for `tidyRows`. */
  readonly alongM: Point;
  /** Where the teacher stands, for curved halls; null or missing: everybody looks square to the wall. */
  readonly teacherM?: Point | null | undefined;
}

/**
 * Which way does each seat face? Degrees from the x axis of the room towards its y axis, in [0, 360), to 0.01 degree:
 * perpendicular to the teacher wall, or towards the teacher point (a seat on that very point looks at the wall).
 * Facing never changes how many fit. Throws InputError when `alongM` is no direction. O(seats).
 */
export function seatFacings(seats: readonly Point[], facing: Facing): number[] {
  const { alongM, teacherM } = facing;
  if (!(lengthOf(alongM[0], alongM[1]) > 0)) throw new InputError('/alongM', `expected a direction, got ${String(alongM)}`);
  const wall = degrees(alongM[1], -alongM[0]);
  return seats.map(([x, y]) => {
    if (!teacherM || (teacherM[0] === x && teacherM[1] === y)) return wall;
    return degrees(teacherM[0] - x, teacherM[1] - y);
  });
}

function degrees(dx: number, dy: number): number {
  const angle = Math.round((Math.atan2(dy, dx) * 18_000) / Math.PI) / 100;
  return ((angle % 360) + 360) % 360;
}
