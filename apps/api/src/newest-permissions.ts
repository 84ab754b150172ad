import { consentsOf } from '@giliran/db/queries/consents';
import type { Answer } from '@giliran/policy';
import { batched, groupBy } from './batched.ts';
import type { Reader } from './context.ts';

/** A plan follows the newest paper, as it follows the newest choice: no day is later. */
export const LAST_DAY = '9999-12-31';

/** The newest letter of permission (P7.7.a) by pupil, also one that holds only from a later day. One statement for all schools. */
export async function newestPermissions(context: Reader, schoolId: string): Promise<ReadonlyMap<string, Answer>> {
  const loader = batched(context, 'newestPapers', async (schoolIds) => {
    const states = groupBy(await consentsOf(context.tx, schoolIds, LAST_DAY), (state) => state.schoolId);
    return new Map([...states].map(([id, papers]) => [id, new Map(papers.map(({ pupilId, permission }) => [pupilId, permission]))]));
  });
  return (await loader.load(schoolId)) ?? new Map();
}
