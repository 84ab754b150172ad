import { ENGINE_VERSION, policyOf, roomLimits, roomLimitsKey, type RoomLimits } from '@giliran/planning';
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
  const key = roomLimitsKey(row, policy, ENGINE_VERSION);
  if (row.capacityKey === key && row.capacity) {
    const kept = row.capacity as Pick<RoomLimits, 'capacity' | 'tidyCount'>;
    return { ...kept, ...policyPart(policy) };
  }
  const limits = roomLimits(row, policy);
  if (context.claims.schoolIds.includes(row.schoolId)) {
    await keepCapacity(context.tx, row.id, key, { capacity: limits.capacity, tidyCount: limits.tidyCount });
  }
  return limits;
}

function policyPart(policy: ReturnType<typeof policyOf>): Omit<RoomLimits, 'capacity' | 'tidyCount'> {
  const empty = roomLimits({ widthCm: null, lengthCm: null, sideMarginCm: 0, frontZoneCm: 0, backMarginCm: 0 }, policy);
  return { spacingM: empty.spacingM, spacing: empty.spacing, legalCap: empty.legalCap, assumptionIds: empty.assumptionIds };
}
