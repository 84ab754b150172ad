import { desc, eq, inArray, sql } from 'drizzle-orm';
import { auditLog, importBatch, planVersion, type PlanStatus } from '../tables/plan.ts';
import type { Transaction } from '../tenant.ts';

export type PlanVersionRow = typeof planVersion.$inferSelect;
export type ImportBatchRow = typeof importBatch.$inferSelect;

export interface NewPlanVersion {
  schoolId: string;
  baseNumber: number;
  name: string;
  status: PlanStatus;
  body: unknown;
  judgement: unknown;
  guaranteedSessions: number | null;
  failCount: number;
  undeterminedCount: number;
  seed: number;
  engineVersion: string;
  inputHash: string;
  createdBy: string | null;
}

/**
 * Saves the next version when `baseNumber` is still the newest (0 = the school has none). On a conflict the newest version
 * comes back instead: an expected outcome, not an error.
 */
export async function savePlanVersion(
  tx: Transaction,
  values: NewPlanVersion,
): Promise<{ saved: PlanVersionRow } | { current: PlanVersionRow | null }> {
  const newest = await latestPlan(tx, values.schoolId);
  if ((newest?.number ?? 0) !== values.baseNumber) return { current: newest };
  const rows = await tx
    .insert(planVersion)
    .values({ ...values, number: values.baseNumber + 1 })
    .onConflictDoNothing({ target: [planVersion.schoolId, planVersion.number] })
    .returning();
  return rows[0] ? { saved: rows[0] } : { current: await latestPlan(tx, values.schoolId) };
}

export async function latestPlan(tx: Transaction, schoolId: string): Promise<PlanVersionRow | null> {
  return (await latestPlans(tx, [schoolId])).get(schoolId) ?? null;
}

/** The newest version of each school. One statement. */
export async function latestPlans(tx: Transaction, schoolIds: readonly string[]): Promise<Map<string, PlanVersionRow>> {
  if (schoolIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([planVersion.schoolId])
    .from(planVersion)
    .where(inArray(planVersion.schoolId, [...schoolIds]))
    .orderBy(planVersion.schoolId, desc(planVersion.number));
  return new Map(rows.map((row) => [row.schoolId, row]));
}

/** The newest versions of one school, newest first. */
export async function planHistory(tx: Transaction, schoolId: string, first: number): Promise<PlanVersionRow[]> {
  return tx.select().from(planVersion).where(eq(planVersion.schoolId, schoolId)).orderBy(desc(planVersion.number)).limit(first);
}

/** Plan versions by id, as far as the caller may see them. One statement. */
export async function planVersionsByIds(tx: Transaction, ids: readonly string[]): Promise<Map<string, PlanVersionRow>> {
  const rows = await tx
    .select()
    .from(planVersion)
    .where(inArray(planVersion.id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

export async function recordImport(
  tx: Transaction,
  values: Omit<typeof importBatch.$inferInsert, 'id' | 'createdAt'>,
): Promise<ImportBatchRow> {
  const rows = await tx.insert(importBatch).values(values).returning();
  return rows[0] as ImportBatchRow;
}

/** Notes that a list of names was read. No returning clause: the writer need not be allowed to read the log. */
export async function noteNamedRead(
  tx: Transaction,
  values: { schoolId: string | null; kabupatenCode: string; userId: string; action: string },
): Promise<void> {
  await tx.insert(auditLog).values({ ...values, at: sql`now()` });
}
