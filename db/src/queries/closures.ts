import { and, desc, eq, isNull } from 'drizzle-orm';
import { caseEvaluation, closureOrder } from '../tables/lifecycle.ts';
import type { Transaction } from '../tenant.ts';

export type EvaluationRow = typeof caseEvaluation.$inferSelect;
export type ClosureOrderRow = typeof closureOrder.$inferSelect;

/** The joint evaluations of a kabupaten, newest first. One statement. */
export async function evaluationsOf(tx: Transaction, kabupatenCode: string): Promise<EvaluationRow[]> {
  return tx
    .select()
    .from(caseEvaluation)
    .where(eq(caseEvaluation.kabupatenCode, kabupatenCode))
    .orderBy(desc(caseEvaluation.createdAt), desc(caseEvaluation.id));
}

export async function evaluationById(tx: Transaction, id: string): Promise<EvaluationRow | null> {
  const rows = await tx.select().from(caseEvaluation).where(eq(caseEvaluation.id, id)).limit(1);
  return rows[0] ?? null;
}

/** Opens a joint evaluation. The one who opens it may read it: the school itself, dinas or satgas. */
export async function openEvaluation(
  tx: Transaction,
  values: Pick<typeof caseEvaluation.$inferInsert, 'schoolId' | 'kabupatenCode' | 'caseReportId' | 'openedDay' | 'openedBy' | 'proposals'>,
): Promise<EvaluationRow> {
  const rows = await tx.insert(caseEvaluation).values(values).returning();
  return rows[0] as EvaluationRow;
}

/** Writes the decision of an evaluation, once; null when it is decided already or not the caller's to decide. */
export async function decideEvaluation(
  tx: Transaction,
  id: string,
  values: { decision: 'STOP' | 'CONTINUE'; decidedDay: string; decidedBy: string | null; note: string | null },
): Promise<EvaluationRow | null> {
  const rows = await tx
    .update(caseEvaluation)
    .set(values)
    .where(and(eq(caseEvaluation.id, id), isNull(caseEvaluation.decision)))
    .returning();
  return rows[0] ?? null;
}

/** The closure orders of a kabupaten, newest first, ended ones included. One statement. */
export async function closureOrdersOf(tx: Transaction, kabupatenCode: string): Promise<ClosureOrderRow[]> {
  return tx
    .select()
    .from(closureOrder)
    .where(eq(closureOrder.kabupatenCode, kabupatenCode))
    .orderBy(desc(closureOrder.fromDay), desc(closureOrder.createdAt), desc(closureOrder.id));
}

export async function insertClosureOrder(
  tx: Transaction,
  values: Omit<typeof closureOrder.$inferInsert, 'id' | 'createdAt' | 'endedDay' | 'endedBy' | 'endNote'>,
): Promise<ClosureOrderRow> {
  const rows = await tx.insert(closureOrder).values(values).returning();
  return rows[0] as ClosureOrderRow;
}

/** Writes the end of an order, once; null when it has ended already or is not the caller's. */
export async function endClosureOrder(
  tx: Transaction,
  id: string,
  values: { endedDay: string; endedBy: string | null; endNote: string | null },
): Promise<ClosureOrderRow | null> {
  const rows = await tx
    .update(closureOrder)
    .set(values)
    .where(and(eq(closureOrder.id, id), isNull(closureOrder.endedDay)))
    .returning();
  return rows[0] ?? null;
}
