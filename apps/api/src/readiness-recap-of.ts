import { readinessFactsBySchool } from '@giliran/db/queries/readiness';
import type { Day } from '@giliran/kernel';
import { readinessRecap, type RecapDifference, type RecapRow } from '@giliran/planning/lifecycle';
import { batched } from './batched.ts';
import type { Reader } from './context.ts';
import { lifecyclesOf, pupilsOf } from './kabupaten-lifecycles.ts';
import { lastVisit } from './lifecycle-of.ts';

/** Readiness of a kabupaten by kecamatan, claimed against verified. Seven statements for any number of schools. */
export async function readinessRecapOf(
  context: Reader,
  kabupatenCode: string,
): Promise<{ rows: RecapRow[]; differences: RecapDifference[] }> {
  const readiness = batched(context, 'readinessFacts', (ids) => readinessFactsBySchool(context.tx, ids));
  const lifecycles = await lifecyclesOf(context, kabupatenCode);
  const inputs = await Promise.all(
    lifecycles.map(async (lifecycle) => {
      const { school, standing } = lifecycle;
      const [facts, visit] = await Promise.all([readiness.load(school.id), lastVisit(context, school.id)]);
      return {
        schoolId: school.id,
        kecamatanCode: school.kecamatanCode,
        pupils: pupilsOf(lifecycle),
        state: standing.state,
        claimed: facts?.answers ?? {},
        verified: visit?.verified ?? null,
        visitedDay: (visit?.visitedDay ?? null) as Day | null,
      };
    }),
  );
  return readinessRecap(inputs);
}
