import {
  ENGINE_VERSION,
  limitsOfPolicy,
  policyOf,
  roomLimits,
  roomLimitsKey,
  type RoomLayout,
  type RoomLimits,
  type RoomSize,
} from '@giliran/planning';
import { keepCapacity, type RoomRow } from '@giliran/db/queries/rooms';
import type { EducationForm } from '@giliran/policy';
import type { Reader } from './context.ts';
import { schoolOf } from './school-of.ts';
import { settingOf } from './setting-of.ts';

/**
 * What a stored room can hold under its school's regulations. The engine's answer is kept beside the room under the key of
 * its inputs, so that reading it again costs nothing; only the school itself writes that cache.
 */
export async function roomLimitsOf(context: Reader, row: RoomRow): Promise<RoomLimits> {
  const school = await schoolOf(context, row.schoolId, 'read');
  const { setting } = await settingOf(context, school);
  const policy = policyOf(school.form as EducationForm, { ...setting, date: setting.startDate });
  const size = roomSizeOf(row);
  const key = roomLimitsKey(size, policy, ENGINE_VERSION);
  if (row.capacityKey === key && row.capacity) {
    const kept = row.capacity as Pick<RoomLimits, 'capacity' | 'tidyCount'>;
    return { ...kept, ...limitsOfPolicy(size, policy) };
  }
  const limits = roomLimits(size, policy);
  if (context.claims.schoolIds.includes(row.schoolId)) {
    await keepCapacity(context.tx, row.id, key, { capacity: limits.capacity, tidyCount: limits.tidyCount });
  }
  return limits;
}

/** The stored row as planning reads it; a drawing was checked when it was stored. */
export function roomSizeOf({ widthCm, lengthCm, sideMarginCm, frontZoneCm, backMarginCm, layout }: RoomRow): RoomSize {
  return { widthCm, lengthCm, sideMarginCm, frontZoneCm, backMarginCm, layout: layout as RoomLayout | null };
}
