import { desc, inArray, sql } from 'drizzle-orm';
import { localDocument, localExtra } from '../tables/local-regulation.ts';
import type { Transaction } from '../tenant.ts';

export type LocalDocumentRow = typeof localDocument.$inferSelect;
export type LocalExtraRow = typeof localExtra.$inferSelect;

/** Every text that the dinas of these kabupaten published, newest first of each kind. One statement. */
export async function localDocumentsOf(tx: Transaction, kabupatenCodes: readonly string[]): Promise<LocalDocumentRow[]> {
  if (kabupatenCodes.length === 0) return [];
  return tx
    .select()
    .from(localDocument)
    .where(inArray(localDocument.kabupatenCode, [...kabupatenCodes]))
    .orderBy(localDocument.kabupatenCode, localDocument.kind, desc(localDocument.number));
}

/** Adds the next version of a text. Two at once collide on the number, and the second is told so by the database. */
export async function addLocalDocument(
  tx: Transaction,
  values: Omit<typeof localDocument.$inferInsert, 'id' | 'number' | 'createdAt'>,
): Promise<LocalDocumentRow> {
  const rows = await tx
    .insert(localDocument)
    .values({
      ...values,
      number: sql`1 + coalesce((select max(d.number) from local_document d
        where d.kabupaten_code = ${values.kabupatenCode} and d.kind = ${values.kind}), 0)`,
    })
    .returning();
  return rows[0] as LocalDocumentRow;
}

/** Which further demands these kabupaten switched on or off, newest word each. One statement. */
export async function localExtrasOf(tx: Transaction, kabupatenCodes: readonly string[]): Promise<LocalExtraRow[]> {
  if (kabupatenCodes.length === 0) return [];
  return tx
    .selectDistinctOn([localExtra.kabupatenCode, localExtra.extraId])
    .from(localExtra)
    .where(inArray(localExtra.kabupatenCode, [...kabupatenCodes]))
    .orderBy(localExtra.kabupatenCode, localExtra.extraId, desc(localExtra.createdAt), desc(localExtra.id));
}

export async function setLocalExtra(
  tx: Transaction,
  values: Omit<typeof localExtra.$inferInsert, 'id' | 'createdAt'>,
): Promise<LocalExtraRow> {
  const rows = await tx.insert(localExtra).values(values).returning();
  return rows[0] as LocalExtraRow;
}
