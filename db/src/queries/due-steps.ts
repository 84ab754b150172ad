import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { lifecycleEvent } from '../tables/lifecycle.ts';
import { school } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';
import { insertLifecycleEvents, lifecycleEventsOf, type LifecycleEventRow, type NewLifecycleEvent } from './lifecycle.ts';
import { assumptionOverridesOf, localRegulationsOf, type AssumptionOverrideRow, type LocalRegulationRow } from './local-regulations.ts';
import type { SchoolRow } from './schools.ts';
import { zoneRecordsOf, type ZoneRow } from './zones.ts';

/** Everything that decides what is due in a kabupaten. */
export interface DueFacts {
  schools: SchoolRow[];
  events: LifecycleEventRow[];
  zones: ZoneRow[];
  overrides: AssumptionOverrideRow[];
  localRegulations: LocalRegulationRow[];
}

/** States that end by themselves: by a closed zone or by time. */
const WAITING = ['PERMITTED', 'TRANSITION', 'NEW_NORMAL'];

/**
 * Writes what has become due in a kabupaten and returns it. `compute` is the engine's answer to the facts. A school that somebody
 * else moves at the same moment is left to the next call; calling again writes nothing new. At most six statements, whatever the
 * number of schools.
 */
export async function settleDueSteps(
  tx: Transaction,
  kabupatenCode: string,
  compute: (facts: DueFacts) => readonly NewLifecycleEvent[],
): Promise<readonly NewLifecycleEvent[]> {
  const last = tx
    .selectDistinctOn([lifecycleEvent.schoolId], { schoolId: lifecycleEvent.schoolId, toState: lifecycleEvent.toState })
    .from(lifecycleEvent)
    .where(eq(lifecycleEvent.kabupatenCode, kabupatenCode))
    .orderBy(lifecycleEvent.schoolId, sql`${lifecycleEvent.number} desc`)
    .as('last');
  const waiting = await tx
    .select({ school })
    .from(school)
    .innerJoin(last, eq(last.schoolId, school.id))
    .where(and(eq(school.kabupatenCode, kabupatenCode), inArray(last.toState, WAITING)))
    .orderBy(asc(school.id));
  if (waiting.length === 0) return [];
  const schools = waiting.map((row) => row.school);
  const rows = compute({
    schools,
    events: await lifecycleEventsOf(
      tx,
      schools.map(({ id }) => id),
    ),
    zones: await zoneRecordsOf(tx, [kabupatenCode]),
    overrides: await assumptionOverridesOf(tx, [kabupatenCode]),
    localRegulations: await localRegulationsOf(tx, [kabupatenCode]),
  });
  const taken = new Set(await insertLifecycleEvents(tx, rows));
  return rows.filter((row) => !taken.has(row.schoolId));
}
