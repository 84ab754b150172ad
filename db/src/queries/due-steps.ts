import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { lifecycleEvent } from '../tables/lifecycle.ts';
import { school } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';
import { insertLifecycleEvents, lifecycleEventsOf, type LifecycleEventRow, type NewLifecycleEvent } from './lifecycle.ts';
import { areaRulesOf, type AreaRules } from './area-rules.ts';
import type { SchoolRow } from './schools.ts';

/** Everything that decides what is due in a kabupaten. */
export interface DueFacts extends AreaRules {
  schools: SchoolRow[];
  events: LifecycleEventRow[];
}

/** States that end by themselves: by a closed zone or by time. */
const WAITING = ['PERMITTED', 'TRANSITION', 'NEW_NORMAL'];

/**
 * Writes what has become due in a kabupaten and returns it. `compute` is the engine's answer to the facts. A school that somebody
 * else moves at the same moment is left to the next call; calling again writes nothing new. At most four statements, whatever the
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
  const rules = (await areaRulesOf(tx, [kabupatenCode])).get(kabupatenCode) ?? { zones: [], localRegulations: [], overrides: [] };
  const rows = compute({
    schools,
    events: await lifecycleEventsOf(
      tx,
      schools.map(({ id }) => id),
    ),
    ...rules,
  });
  const taken = new Set(await insertLifecycleEvents(tx, rows));
  return rows.filter((row) => !taken.has(row.schoolId));
}
