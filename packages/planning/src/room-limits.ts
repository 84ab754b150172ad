import { compareDesks, tidyRows, type Point, type RoomCapacity, type RoomInput, type SeatCap } from '@giliran/capacity';
import type { ResolvedPolicy, ResolvedValue } from '@giliran/policy';
import { inputHash } from './input-hash.ts';
import { roomShapeOf, type RoomShape, type RoomSize } from './room-shape.ts';

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

/** Spacing used when the chosen regulations state none: WHO's 1 m is not assumed; seats are counted at 0.6 m, elbow to elbow (a bench place). */
const NO_SPACING_M = 0.6;

/**
 * How many pupils may sit in this room under this policy? Without width and length, and without a drawing, the answer is
 * "unknown", never a guess. Cost: one capacity search (some tens of milliseconds at most).
 */
export function roomLimits(room: RoomSize, policy: ResolvedPolicy): RoomLimits {
  const shape = roomShapeOf(room);
  const input = roomInputOf(shape, policy);
  const stay = shape.deskUse === 'LEAVE' && shape.desks !== null;
  return {
    capacity: stay ? standingDesks(input, shape.desks ?? []) : compareDesks(input, shape.desks).move,
    tidyCount: stay ? null : (tidyRows(input, alongOf(shape))?.staggered.count ?? null),
    ...limitsOfPolicy(room, policy),
  };
}

/** The part of `roomLimits` that needs no search. O(parts of the drawing). */
export function limitsOfPolicy(room: RoomSize, policy: ResolvedPolicy): Omit<RoomLimits, 'capacity' | 'tidyCount'> {
  const { minDistanceM, maxPupilsPerRoom, roomMargins } = policy.limits;
  return {
    spacingM: minDistanceM.value ?? NO_SPACING_M,
    spacing: minDistanceM,
    legalCap: maxPupilsPerRoom,
    ownCaps: roomShapeOf(room).ownCaps,
    assumptionIds: [...new Set([...roomMargins.assumptionIds, ...maxPupilsPerRoom.assumptionIds, ...minDistanceM.assumptionIds])],
  };
}

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

/** The desks as they stand, as a capacity: seats are the desks used. Cost: the fixed-desk search. */
export function standingDesks(input: RoomInput, desks: readonly Point[]): RoomCapacity {
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

/** Everything the answer of `roomLimits` depends on, as one text: equal key, equal answer. */
export function roomLimitsKey(room: RoomSize, policy: ResolvedPolicy, engineVersion: string): string {
  const { minDistanceM, maxPupilsPerRoom } = policy.limits;
  const size = room.layout
    ? inputHash(room.layout)
    : [room.widthCm, room.lengthCm, room.sideMarginCm, room.frontZoneCm, room.backMarginCm].join('/');
  return [engineVersion, 'caps', size, minDistanceM.value, maxPupilsPerRoom.value].join('/');
}

/** Sizes of the groups a rombel falls into: as few as possible, sizes differing by at most one (P5.1.b). 32 at 18 -> [16, 16]. */
export function groupSizes(pupils: number, perGroup: number): number[] {
  if (pupils <= 0 || perGroup <= 0) return [];
  const groups = Math.ceil(pupils / perGroup);
  return Array.from({ length: groups }, (_, i) => Math.floor(pupils / groups) + (i < pupils % groups ? 1 : 0));
}
