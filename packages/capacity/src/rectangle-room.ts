import { InputError } from '@giliran/kernel';
import { kindOf } from './polygon.ts';
import { readLength } from './region.ts';
import type { RoomInput } from './room-input.ts';

/**
 * Default strips where no pupil sits, in m. Product assumption A-16, not part of the regulation: 0.5 m along the side
 * walls, 2.0 m in front of the teacher wall, 0.5 m along the back wall. Always shown and editable.
 */
export const DEFAULT_STRIPS = { wallMarginM: 0.5, frontZoneM: 2.0, backMarginM: 0.5, assumptionId: 'A-16' } as const;

/** A rectangular room as schools know it. Width along the teacher wall, length away from it, in m; null or missing = unknown. */
export interface RectangleRoom {
  readonly widthM?: number | null | undefined;
  readonly lengthM?: number | null | undefined;
  readonly wallMarginM?: number | undefined;
  readonly frontZoneM?: number | undefined;
  readonly backMarginM?: number | undefined;
  readonly spacingM: number;
  readonly cap?: number | undefined;
}

/**
 * Turns a rectangular room into a RoomInput: corner (0, 0) is front-left when facing the teacher wall, x along the
 * teacher wall, y away from it. The usable rectangle is (width - 2 wall margins) x (length - front zone - back margin).
 * A missing width or length gives `polygon: null` (the area alone does not make a room). Throws InputError for
 * numbers that are not lengths. O(1).
 */
export function rectangleRoom(room: RectangleRoom): RoomInput {
  const wallMarginM = readLength(room.wallMarginM ?? DEFAULT_STRIPS.wallMarginM, '/wallMarginM');
  const frontZoneM = readLength(room.frontZoneM ?? DEFAULT_STRIPS.frontZoneM, '/frontZoneM');
  const backMarginM = readLength(room.backMarginM ?? DEFAULT_STRIPS.backMarginM, '/backMarginM');
  const width = room.widthM === null || room.widthM === undefined ? null : readSide(room.widthM, '/widthM');
  const length = room.lengthM === null || room.lengthM === undefined ? null : readSide(room.lengthM, '/lengthM');
  const rest = { spacingM: room.spacingM, ...(room.cap === undefined ? {} : { cap: room.cap }) };
  if (width === null || length === null) return { polygon: null, ...rest };
  const polygon = [
    [0, 0],
    [width, 0],
    [width, length],
    [0, length],
  ] as const;
  // Strips go beyond the walls, so that no sliver between strip and wall counts as usable.
  const strip = (from: number, to: number) =>
    [
      [-1, from],
      [width + 1, from],
      [width + 1, to],
      [-1, to],
    ] as const;
  const base = Math.min(wallMarginM, frontZoneM, backMarginM);
  const obstacles = [];
  if (frontZoneM > base) obstacles.push(strip(-1, frontZoneM));
  if (backMarginM > base) obstacles.push(strip(length - backMarginM, length + 1));
  if (wallMarginM > base) {
    obstacles.push([
      [-1, -1],
      [wallMarginM, -1],
      [wallMarginM, length + 1],
      [-1, length + 1],
    ] as const);
    obstacles.push([
      [width - wallMarginM, -1],
      [width + 1, -1],
      [width + 1, length + 1],
      [width - wallMarginM, length + 1],
    ] as const);
  }
  return { polygon, wallMarginM: base, obstacles, obstacleClearanceM: 0, ...rest };
}

function readSide(value: number, path: string): number {
  if (readLength(value, path) === 0) throw new InputError(path, `expected a length in metres > 0, got ${kindOf(value)}`);
  return value;
}
