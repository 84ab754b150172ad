import { schoolsOfKabupaten } from '@giliran/db/queries/schools';
import type { LifecycleState } from '@giliran/policy/lifecycle';
import { batched } from './batched.ts';
import type { Reader } from './context.ts';
import { lifecycleOf, type SchoolLifecycle } from './lifecycle-of.ts';

export interface LifecycleFilter {
  states?: readonly LifecycleState[] | null;
  kecamatanCode?: string | null;
  desaCode?: string | null;
}

/** Where all schools of a kabupaten stand, by name. Four statements for any number of schools. */
export async function lifecyclesOf(context: Reader, kabupatenCode: string, filter: LifecycleFilter = {}): Promise<SchoolLifecycle[]> {
  const loader = batched(context, 'kabupatenSchools', async (codes) => {
    const rows = new Map<string, Awaited<ReturnType<typeof schoolsOfKabupaten>>>();
    for (const code of codes) rows.set(code, await schoolsOfKabupaten(context.tx, code));
    return rows;
  });
  const schools = (await loader.load(kabupatenCode)) ?? [];
  const all = await Promise.all(schools.map((school) => lifecycleOf(context, school)));
  return all
    .filter(
      ({ school, standing }) =>
        (!filter.states || filter.states.includes(standing.state)) &&
        (!filter.kecamatanCode || school.kecamatanCode === filter.kecamatanCode) &&
        (!filter.desaCode || school.desaCode === filter.desaCode),
    )
    .toSorted((a, b) => a.school.name.localeCompare(b.school.name, 'id'));
}

/** Pupils of a school as the recap or the school's own lists count them. */
export function pupilsOf({ school }: SchoolLifecycle): number {
  return school.recapPupils ?? 0;
}
