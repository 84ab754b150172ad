import { rectangleRoom } from '@giliran/capacity';
import type { RoomShape } from './room-shape.ts';
import type { RoomFacts } from './school-facts.ts';

/** Two sides and the strips where nobody sits, centimetres; a side of null is not known. */
export type TypedRoomSize = Pick<RoomFacts, 'widthCm' | 'lengthCm' | 'sideMarginCm' | 'frontZoneCm' | 'backMarginCm'>;

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
