import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { lifecycleEvent, verificationVisit, type ChecklistAnswers } from '../tables/lifecycle.ts';
import { planVersion } from '../tables/plan.ts';
import { school } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type LifecycleEventRow = typeof lifecycleEvent.$inferSelect;
export type NewLifecycleEvent = Omit<typeof lifecycleEvent.$inferInsert, 'id' | 'createdAt'>;
export type VisitRow = typeof verificationVisit.$inferSelect;

/** The whole history of each school, oldest first. One statement for all. */
export async function lifecycleEventsOf(tx: Transaction, schoolIds: readonly string[]): Promise<LifecycleEventRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(lifecycleEvent)
    .where(inArray(lifecycleEvent.schoolId, [...schoolIds]))
    .orderBy(asc(lifecycleEvent.schoolId), asc(lifecycleEvent.number));
}

/**
 * Writes the next steps of schools, in one statement. Returns the schools whose number was already taken by somebody else: nothing
 * of theirs is written.
 */
export async function insertLifecycleEvents(tx: Transaction, rows: readonly NewLifecycleEvent[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const written = await tx
    .insert(lifecycleEvent)
    .values([...rows])
    .onConflictDoNothing({ target: [lifecycleEvent.schoolId, lifecycleEvent.number] })
    .returning({ schoolId: lifecycleEvent.schoolId, number: lifecycleEvent.number });
  const known = new Set(written.map((row) => `${row.schoolId}|${row.number}`));
  return [...new Set(rows.filter((row) => !known.has(`${row.schoolId}|${row.number}`)).map((row) => row.schoolId))];
}

/** The visits of each school, newest first. One statement for all. */
export async function visitsOf(tx: Transaction, schoolIds: readonly string[]): Promise<VisitRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(verificationVisit)
    .where(inArray(verificationVisit.schoolId, [...schoolIds]))
    .orderBy(asc(verificationVisit.schoolId), desc(verificationVisit.createdAt), desc(verificationVisit.id));
}

export async function planVisit(
  tx: Transaction,
  values: Pick<typeof verificationVisit.$inferInsert, 'schoolId' | 'kabupatenCode' | 'plannedDay' | 'plannedBy'>,
): Promise<VisitRow> {
  const rows = await tx.insert(verificationVisit).values(values).returning();
  return rows[0] as VisitRow;
}

/** Writes what a planned visit saw; null when there is no such visit or it was written already. */
export async function finishVisit(
  tx: Transaction,
  id: string,
  values: { visitedDay: string; visitedBy: string | null; verified: ChecklistAnswers; claimed: ChecklistAnswers; note: string | null },
): Promise<VisitRow | null> {
  const rows = await tx
    .update(verificationVisit)
    .set(values)
    .where(and(eq(verificationVisit.id, id), isNull(verificationVisit.visitedDay)))
    .returning();
  return rows[0] ?? null;
}

export interface PlanVerdictRow {
  schoolId: string;
  number: number;
  status: 'DRAFT' | 'FINAL';
  /** Provisions that the plan broke when it was saved. */
  blockingProvisionIds: string[];
  /** Rules of the timetable that it broke. */
  violations: number;
}

/** What the server said of each school's newest plan when it was saved; schools without a plan are missing. One statement. */
export async function planVerdictsOf(tx: Transaction, schoolIds: readonly string[]): Promise<Map<string, PlanVerdictRow>> {
  if (schoolIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([planVersion.schoolId], {
      schoolId: planVersion.schoolId,
      number: planVersion.number,
      status: planVersion.status,
      blockingProvisionIds: sql<string[]>`jsonb_path_query_array(${planVersion.judgement},
        '$.findings[*] ? (@.status == "FAIL" && @.severity == "block").provisionId')`,
      violations: sql<number>`coalesce(jsonb_array_length(${planVersion.judgement}->'check'->'violations'), 0)`,
    })
    .from(planVersion)
    .where(inArray(planVersion.schoolId, [...schoolIds]))
    .orderBy(planVersion.schoolId, desc(planVersion.number));
  return new Map(rows.map((row) => [row.schoolId, row]));
}

/** Every kabupaten with a school, for work that is done for each. Runs as the owner of the schema. */
export async function kabupatenCodes(db: Pick<Transaction, 'selectDistinct'>): Promise<string[]> {
  const rows = await db.selectDistinct({ code: school.kabupatenCode }).from(school).orderBy(asc(school.kabupatenCode));
  return rows.map((row) => row.code);
}
