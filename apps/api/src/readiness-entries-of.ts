import { readinessOf, type ReadinessEntryRow } from '@giliran/db/queries/readiness';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** The newest readiness entry of each code of a school. One statement for all schools of a request. */
export async function readinessEntriesOf(context: Reader, schoolId: string): Promise<ReadinessEntryRow[]> {
  const entries = batched(context, 'readiness', async (ids) => groupBy(await readinessOf(context.tx, ids), (entry) => entry.schoolId));
  return (await entries.load(schoolId)) ?? [];
}
