import { compareDesks, tidyRows, type Point, type RoomCapacity, type RoomInput } from '@giliran/capacity';
import type { ResolvedPolicy } from '@giliran/policy';
import { alongOf, roomInputOf } from './room-input-of.ts';
import { roomShapeOf, type RoomSize } from './room-shape.ts';
import { limitsWith, typedRoomLimits, type RoomLimits } from './typed-room-limits.ts';

/**
 * How many pupils may sit in this room under this policy? Without width and length, and without a drawing, the answer is
 * "unknown", never a guess. Cost: one capacity search (some tens of milliseconds at most).
 */
export function roomLimits(room: RoomSize, policy: ResolvedPolicy): RoomLimits {
  if (!room.layout) return typedRoomLimits(room, policy);
  const shape = roomShapeOf(room);
  const input = roomInputOf(shape, policy);
  const stay = shape.deskUse === 'LEAVE' && shape.desks !== null;
  return {
    capacity: stay ? standingDesks(input, shape.desks ?? []) : compareDesks(input, shape.desks).move,
    tidyCount: stay ? null : (tidyRows(input, alongOf(shape))?.staggered.count ?? null),
    ...limitsWith(shape.ownCaps, policy),
  };
}

/** The part of `roomLimits` that needs no search. O(parts of the drawing). */
export function limitsOfPolicy(room: RoomSize, policy: ResolvedPolicy): Omit<RoomLimits, 'capacity' | 'tidyCount'> {
  return limitsWith(roomShapeOf(room).ownCaps, policy);
}

/** The desks as they stand, as a capacity: seats are the desks used. Cost: the fixed-desk search. */
function standingDesks(input: RoomInput, desks: readonly Point[]): RoomCapacity {
  const { leave, move } = compareDesks(input, desks, { effort: 'quick' });
  if (leave === null) return move;
  const { seats, count, limitedBy, upperBound, upperBoundBy, proven, gap } = leave;
  return {
    ...move,
    seats,
    geometryCount: count,
    count,
    limitedBy,
    upperBound,
    upperBoundBy,
    proven,
    gap,
    minDistanceM: nearestPairM(seats),
    wallSlackM: null,
    obstacleSlackM: null,
    iterations: 0,
  };
}

function nearestPairM(seats: readonly Point[]): number | null {
  let best = Infinity;
  seats.forEach(([x, y], i) => {
    for (let j = 0; j < i; j++) best = Math.min(best, Math.hypot(x - (seats[j] as Point)[0], y - (seats[j] as Point)[1]));
  });
  return best === Infinity ? null : best;
}
