import { actForSchools, NO_CLAIMS, withClaims, type Opened } from '@giliran/db';
import { purgeHealthRecords } from '@giliran/db/queries/daily';
import { assumptionOverridesOf } from '@giliran/db/queries/local-regulations';
import { schoolsOfKabupaten } from '@giliran/db/queries/schools';
import { localRules } from '@giliran/planning';
import { lifecycleRules, type DueRow } from '@giliran/planning/lifecycle';

/**
 * Case reports and holds of a kabupaten that are older on `day` than its retention allows go; counts stay. A kabupaten whose
 * Dinas set no number of days keeps them. Doing it twice removes nothing more.
 */
export async function purgeOldHealth(opened: Opened, kabupatenCode: string, day: DueRow['day']): Promise<{ cases: number; holds: number }> {
  return withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [kabupatenCode] }, async (tx) => {
    const local = localRules([], await assumptionOverridesOf(tx, [kabupatenCode]));
    // The retention is the same for every form of education.
    const keepDays = lifecycleRules('SD', local)(day).assumptions.find(({ id }) => id === 'A-14')?.value;
    if (typeof keepDays !== 'number') return { cases: 0, holds: 0 };
    const schoolIds = (await schoolsOfKabupaten(tx, kabupatenCode)).map(({ id }) => id);
    // The records are the schools': the job acts for them, for this deletion alone.
    await actForSchools(tx, schoolIds);
    return purgeHealthRecords(tx, schoolIds, { day, keepDays });
  });
}
