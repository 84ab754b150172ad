import type { Point, RoomInput, SeatCap } from '@giliran/capacity';
import type { ResolvedPolicy } from '@giliran/policy';
import type { RoomLimits } from './room-limits.ts';
import type { RoomShape } from './room-shape.ts';

/** Spacing used when the chosen regulations state none: WHO's 1 m is not assumed; seats are counted at 0.6 m, elbow to elbow (a bench place). */
const NO_SPACING_M = 0.6;

/** The room with the spacing and all ceilings of the policy, ready for the capacity engine. O(1). */
export function roomInputOf(shape: RoomShape, policy: Pick<ResolvedPolicy, 'limits'>): RoomInput {
  const { minDistanceM, maxPupilsPerRoom } = policy.limits;
  const spacingM = minDistanceM.value ?? NO_SPACING_M;
  const caps: SeatCap[] = [
    ...(maxPupilsPerRoom.value === null ? [] : [{ reason: 'legal' as const, pupils: maxPupilsPerRoom.value }]),
    ...shape.ownCaps,
  ];
  return { ...shape.input, spacingM, caps };
}

/** Direction of the teacher wall with the room on its left, for tidy rows. O(1). */
export function alongOf({ wall }: RoomShape): Point {
  return wall === null ? [1, 0] : [wall.rightM[0] - wall.leftM[0], wall.rightM[1] - wall.leftM[1]];
}

/** What the policy says of a room with ceilings of its own, without any search. O(1). */
export function limitsWith(ownCaps: readonly SeatCap[], policy: ResolvedPolicy): Omit<RoomLimits, 'capacity' | 'tidyCount'> {
  const { minDistanceM, maxPupilsPerRoom, roomMargins } = policy.limits;
  return {
    spacingM: minDistanceM.value ?? NO_SPACING_M,
    spacing: minDistanceM,
    legalCap: maxPupilsPerRoom,
    ownCaps,
    assumptionIds: [...new Set([...roomMargins.assumptionIds, ...maxPupilsPerRoom.assumptionIds, ...minDistanceM.assumptionIds])],
  };
}
