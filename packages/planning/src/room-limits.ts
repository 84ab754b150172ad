import { rectangleRoom, roomCapacity, tidyRows, type RoomCapacity } from '@giliran/capacity';
import type { ResolvedPolicy, ResolvedValue } from '@giliran/policy';
import type { RoomFacts } from './school-facts.ts';

/** What one room can hold and why: geometry with proof, the legal cap apart from it, and the articles behind both numbers. */
export interface RoomLimits {
  capacity: RoomCapacity;
  /** Seats of the best layout in whole rows parallel to the teacher wall, to show what tidiness costs. */
  tidyCount: number | null;
  spacingM: number;
  spacing: ResolvedValue<number>;
  legalCap: ResolvedValue<number>;
  /** Assumptions the answer rests on (A-16 strips without seats, A-17 "per kelas" read as per room and session). */
  assumptionIds: string[];
}

/** Spacing used when the chosen regulations state none: WHO's 1 m is not assumed; seats are counted at 0.6 m, elbow to elbow (a bench place). */
const NO_SPACING_M = 0.6;

/**
 * How many pupils may sit in this room under this policy? Without width and length the answer is "unknown", never a guess.
 * Cost: one capacity search (some tens of milliseconds at most).
 */
export function roomLimits(
  room: Pick<RoomFacts, 'widthCm' | 'lengthCm' | 'sideMarginCm' | 'frontZoneCm' | 'backMarginCm'>,
  policy: ResolvedPolicy,
): RoomLimits {
  const { minDistanceM, maxPupilsPerRoom, roomMargins } = policy.limits;
  const spacingM = minDistanceM.value ?? NO_SPACING_M;
  const input = rectangleRoom({
    widthM: room.widthCm === null ? null : room.widthCm / 100,
    lengthM: room.lengthCm === null ? null : room.lengthCm / 100,
    wallMarginM: room.sideMarginCm / 100,
    frontZoneM: room.frontZoneCm / 100,
    backMarginM: room.backMarginCm / 100,
    spacingM,
    ...(maxPupilsPerRoom.value === null ? {} : { cap: maxPupilsPerRoom.value }),
  });
  const capacity = roomCapacity(input);
  return {
    capacity,
    tidyCount: tidyRows(input)?.staggered.count ?? null,
    spacingM,
    spacing: minDistanceM,
    legalCap: maxPupilsPerRoom,
    assumptionIds: [...new Set([...roomMargins.assumptionIds, ...maxPupilsPerRoom.assumptionIds, ...minDistanceM.assumptionIds])],
  };
}

/** Everything the answer of `roomLimits` depends on, as one text: equal key, equal answer. */
export function roomLimitsKey(room: Parameters<typeof roomLimits>[0], policy: ResolvedPolicy, engineVersion: string): string {
  const { minDistanceM, maxPupilsPerRoom } = policy.limits;
  return [
    engineVersion,
    room.widthCm,
    room.lengthCm,
    room.sideMarginCm,
    room.frontZoneCm,
    room.backMarginCm,
    minDistanceM.value,
    maxPupilsPerRoom.value,
  ].join('/');
}

/** Sizes of the groups a rombel falls into: as few as possible, sizes differing by at most one (P5.1.b). 32 at 18 -> [16, 16]. */
export function groupSizes(pupils: number, perGroup: number): number[] {
  if (pupils <= 0 || perGroup <= 0) return [];
  const groups = Math.ceil(pupils / perGroup);
  return Array.from({ length: groups }, (_, i) => Math.floor(pupils / groups) + (i < pupils % groups ? 1 : 0));
}
