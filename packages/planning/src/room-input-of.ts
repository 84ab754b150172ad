import type { Point, RoomInput, SeatCap } from '@giliran/capacity';
import type { ResolvedPolicy } from '@giliran/policy';
import type { RoomShape } from './typed-room-shape.ts';

/** Least spacing of seats, also where the chosen regulations state none or 0: WHO's 1 m is not assumed; elbow to elbow, a bench place. */
const NO_SPACING_M = 0.6;

/** The spacing seats are counted with. O(1). */
export function countedSpacingM({ limits }: Pick<ResolvedPolicy, 'limits'>): number {
  return Math.max(NO_SPACING_M, limits.minDistanceM.value ?? 0);
}

/** The room with the spacing and all ceilings of the policy, ready for the capacity engine. O(1). */
export function roomInputOf(shape: RoomShape, policy: Pick<ResolvedPolicy, 'limits'>): RoomInput {
  const { maxPupilsPerRoom } = policy.limits;
  const caps: SeatCap[] = [
    ...(maxPupilsPerRoom.value === null ? [] : [{ reason: 'legal' as const, pupils: maxPupilsPerRoom.value }]),
    ...shape.ownCaps,
  ];
  return { ...shape.input, spacingM: countedSpacingM(policy), caps };
}

/** Direction of the teacher wall with the room on its left, for tidy rows. O(1). */
export function alongOf({ wall }: RoomShape): Point {
  return wall === null ? [1, 0] : [wall.rightM[0] - wall.leftM[0], wall.rightM[1] - wall.leftM[1]];
}
