import { roomCapacity, tidyRows } from '@giliran/capacity';
import type { ResolvedPolicy } from '@giliran/policy';
import { limitsWith, roomInputOf } from './room-input-of.ts';
import type { RoomLimits } from './room-limits.ts';
import { typedRoomShape, type TypedRoomSize } from './typed-room-shape.ts';

/**
 * `roomLimits` of a room given by its two sides. It stands apart because the first page of the planner answers such rooms
 * and should not carry the search over desks that were drawn. Cost: one capacity search.
 */
export function typedRoomLimits(room: TypedRoomSize, policy: ResolvedPolicy): RoomLimits {
  const input = roomInputOf(typedRoomShape(room), policy);
  return { capacity: roomCapacity(input), tidyCount: tidyRows(input)?.staggered.count ?? null, ...limitsWith([], policy) };
}
