import { rectangleRoom, type Point, type RoomInput, type SeatCap } from '@giliran/capacity';
import type { RoomFacts } from './school-facts.ts';

/** Two sides and the strips where nobody sits, centimetres; a side of null is not known. */
export type TypedRoomSize = Pick<RoomFacts, 'widthCm' | 'lengthCm' | 'sideMarginCm' | 'frontZoneCm' | 'backMarginCm'>;

/** A room as the capacity engine reads it, metres; for rectangles front-left is (0, 0), drawings keep their own frame. */
export interface RoomShape {
  /** Everything but spacing and ceilings; `polygon: null` = size unknown. */
  readonly input: Omit<RoomInput, 'spacingM'>;
  /** Seats at the desks that were drawn; null = none drawn, so nothing is known about desks. */
  readonly desks: readonly Point[] | null;
  readonly deskUse: 'LEAVE' | 'MOVE';
  /** Ends of the teacher wall, left and right facing it; null = size unknown. */
  readonly wall: { readonly leftM: Point; readonly rightM: Point } | null;
  /** Ceilings the school set itself. */
  readonly ownCaps: readonly SeatCap[];
}

/** A rectangle for the engine. O(1). */
export function typedRoomShape(room: TypedRoomSize): RoomShape {
  const { widthCm, lengthCm } = room;
  const { spacingM: _, ...input } = rectangleRoom({
    widthM: widthCm === null ? null : widthCm / 100,
    lengthM: lengthCm === null ? null : lengthCm / 100,
    wallMarginM: room.sideMarginCm / 100,
    frontZoneM: room.frontZoneCm / 100,
    backMarginM: room.backMarginCm / 100,
    spacingM: 1,
  });
  const wall = widthCm === null || lengthCm === null ? null : { leftM: [0, 0] as const, rightM: [widthCm / 100, 0] as const };
  return { input, desks: null, deskUse: 'MOVE', wall, ownCaps: [] };
}
