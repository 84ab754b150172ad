import { isOfficerOf } from '@giliran/db';
import { schoolsByIds, type SchoolRow } from '@giliran/db/queries/schools';
import type { Reader } from './context.ts';
import { batched } from './batched.ts';
import { forbidden, notFound, signInNeeded, wellFormed } from './errors.ts';

/** The school with this id if the caller may read it, and for 'write' if it is the caller's own. Throws otherwise. */
export async function schoolOf(context: Reader, id: string, access: 'read' | 'write'): Promise<SchoolRow> {
  if (!context.user) throw signInNeeded(context);
  const loader = batched(context, 'school', async (ids) => new Map((await schoolsByIds(context.tx, ids)).map((row) => [row.id, row])));
  const row = await loader.load(wellFormed(id));
  // Researchers read aggregates: a single school is not shown to them, though its row counts in the sums.
  if (!row || !mayNameSchool(context, row)) throw notFound('Sekolah', id);
  if (access === 'write' && !context.claims.schoolIds.includes(id)) {
    throw forbidden('hanya operator dan kepala sekolah ini yang dapat melihat isian rinci dan mengubah datanya');
  }
  return row;
}

/** Staff of the school and the officers of its kabupaten may see it by name. */
function mayNameSchool(context: Reader, school: Pick<SchoolRow, 'id' | 'kabupatenCode'>): boolean {
  return context.claims.schoolIds.includes(school.id) || isOfficerOf(context.claims, school.kabupatenCode);
}
