import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { assumptionOverride, localRegulation } from '../tables/local-regulation.ts';
import type { Transaction } from '../tenant.ts';

export type LocalRegulationRow = typeof localRegulation.$inferSelect;
export type AssumptionOverrideRow = typeof assumptionOverride.$inferSelect;

/** All local rules of these kabupaten, withdrawn ones included, in the order in which they were made. One statement. */
export async function localRegulationsOf(tx: Transaction, kabupatenCodes: readonly string[]): Promise<LocalRegulationRow[]> {
  if (kabupatenCodes.length === 0) return [];
  return tx
    .select()
    .from(localRegulation)
    .where(inArray(localRegulation.kabupatenCode, [...kabupatenCodes]))
    .orderBy(asc(localRegulation.createdAt), asc(localRegulation.id));
}

export async function insertLocalRegulation(
  tx: Transaction,
  values: Omit<typeof localRegulation.$inferInsert, 'id' | 'createdAt' | 'withdrawnFrom' | 'withdrawnBy'>,
): Promise<LocalRegulationRow> {
  const rows = await tx.insert(localRegulation).values(values).returning();
  return rows[0] as LocalRegulationRow;
}

/** Ends a local rule from a day on, once; null when it is withdrawn already or not the caller's. */
export async function withdrawLocalRegulation(
  tx: Transaction,
  id: string,
  values: { withdrawnFrom: string; withdrawnBy: string | null },
): Promise<LocalRegulationRow | null> {
  const rows = await tx
    .update(localRegulation)
    .set(values)
    .where(and(eq(localRegulation.id, id), isNull(localRegulation.withdrawnFrom)))
    .returning();
  return rows[0] ?? null;
}

/** The assumptions that these kabupaten have changed, newest word per kabupaten and assumption. One statement. */
export async function assumptionOverridesOf(tx: Transaction, kabupatenCodes: readonly string[]): Promise<AssumptionOverrideRow[]> {
  if (kabupatenCodes.length === 0) return [];
  return tx
    .selectDistinctOn([assumptionOverride.kabupatenCode, assumptionOverride.assumptionId])
    .from(assumptionOverride)
    .where(inArray(assumptionOverride.kabupatenCode, [...kabupatenCodes]))
    .orderBy(
      asc(assumptionOverride.kabupatenCode),
      asc(assumptionOverride.assumptionId),
      desc(assumptionOverride.createdAt),
      desc(assumptionOverride.id),
    );
}

export async function insertAssumptionOverride(
  tx: Transaction,
  values: Omit<typeof assumptionOverride.$inferInsert, 'id' | 'createdAt'>,
): Promise<AssumptionOverrideRow> {
  const rows = await tx.insert(assumptionOverride).values(values).returning();
  return rows[0] as AssumptionOverrideRow;
}
