import { roomCapacity, tidyRows, type RoomCapacity, type SeatCap } from '@giliran/capacity';
import type { ResolvedPolicy, ResolvedValue } from '@giliran/policy';
import { countedSpacingM, roomInputOf } from './room-input-of.ts';
import { typedRoomShape, type TypedRoomSize } from './typed-room-shape.ts';

/** What one room can hold and why: geometry with proof, the ceilings apart from it, and the articles behind the numbers. */
export interface RoomLimits {
  /** Of the desks as they stand when the room says so, else of seats placed anywhere. */
  capacity: RoomCapacity;
  /** Seats of the best layout in whole rows parallel to the teacher wall, to show what tidiness costs; null for desks that stay. */
  tidyCount: number | null;
  spacingM: number;
  spacing: ResolvedValue<number>;
  legalCap: ResolvedValue<number>;
  /** Ceilings the school set itself (floor for each pupil, ventilation); the smallest of these and the legal cap binds. */
  ownCaps: readonly SeatCap[];
  /** Assumptions the answer rests on (A-16 strips without seats, A-17 "per kelas" read as per room and session). */
  assumptionIds: string[];
}

/**
 * `roomLimits` of a room given by its two sides. It stands apart because the first page of the planner answers such rooms
 * and should not carry the search over desks that were drawn. Cost: one capacity search.
 */
export function typedRoomLimits(room: TypedRoomSize, policy: ResolvedPolicy): RoomLimits {
  const input = roomInputOf(typedRoomShape(room), policy);
  return { capacity: roomCapacity(input), tidyCount: tidyRows(input)?.staggered.count ?? null, ...limitsWith([], policy) };
}

/** What the policy says of a room with ceilings of its own, without any search. O(1). */
export function limitsWith(ownCaps: readonly SeatCap[], policy: ResolvedPolicy): Omit<RoomLimits, 'capacity' | 'tidyCount'> {
  const { minDistanceM, maxPupilsPerRoom, roomMargins } = policy.limits;
  return {
    spacingM: countedSpacingM(policy),
    spacing: minDistanceM,
    legalCap: maxPupilsPerRoom,
    ownCaps,
    assumptionIds: [...new Set([...roomMargins.assumptionIds, ...maxPupilsPerRoom.assumptionIds, ...minDistanceM.assumptionIds])],
  };
}
