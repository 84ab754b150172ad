import type { ResolvedPolicy } from '@giliran/policy';
import { inputHash } from './input-hash.ts';
import type { RoomSize } from './room-shape.ts';

/** Everything the answer of `roomLimits` depends on, as one text: equal key, equal answer. O(parts of the drawing). */
export function roomLimitsKey(room: RoomSize, policy: ResolvedPolicy, engineVersion: string): string {
  const { minDistanceM, maxPupilsPerRoom } = policy.limits;
  const size = room.layout
    ? inputHash({ ...room.layout, teacherPoint: undefined })
    : [room.widthCm, room.lengthCm, room.sideMarginCm, room.frontZoneCm, room.backMarginCm].join('/');
  return [engineVersion, 'caps', size, minDistanceM.value, maxPupilsPerRoom.value].join('/');
}
