import { planHistory, type PlanVersionRow } from '@giliran/db/queries/plans';
import { batched } from './batched.ts';
import type { Context } from './context.ts';

/** How many versions back a plan for a passing circumstance may lie. */
const VERSIONS_BACK = 40;

/** The plan versions of a school, newest first, read once a request. */
export async function planVersionsOf(context: Context, schoolId: string): Promise<PlanVersionRow[]> {
  const versions = batched(context, 'planVersions', async (ids) => {
    const bySchool = new Map<string, PlanVersionRow[]>();
    for (const id of ids) bySchool.set(id, await planHistory(context.tx, id, VERSIONS_BACK));
    return bySchool;
  });
  return (await versions.load(schoolId)) ?? [];
}
