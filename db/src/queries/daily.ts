import { and, asc, between, desc, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { caseCount, caseReport, dailyCheck, dailyReport, eligibilityHold } from '../tables/daily.ts';
import { school } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type HoldRow = typeof eligibilityHold.$inferSelect;
export type DailyCheckRow = typeof dailyCheck.$inferSelect;
export type DailyReportRow = typeof dailyReport.$inferSelect;
export type CaseReportRow = typeof caseReport.$inferSelect;
export type CaseCountRow = typeof caseCount.$inferSelect;

/** The holds of these schools that are in force on some day from `fromDay` to `toDay`: neither replaced nor withdrawn. One statement. */
export async function holdsOf(tx: Transaction, schoolIds: readonly string[], fromDay: string, toDay: string): Promise<HoldRow[]> {
  if (schoolIds.length === 0) return [];
  const later = alias(eligibilityHold, 'later');
  const rows = await tx
    .select({ hold: eligibilityHold })
    .from(eligibilityHold)
    .leftJoin(later, eq(later.replaces, eligibilityHold.id))
    .where(
      and(
        inArray(eligibilityHold.schoolId, [...schoolIds]),
        eq(eligibilityHold.withdrawn, false),
        isNull(later.id),
        lte(eligibilityHold.fromDay, toDay),
        or(isNull(eligibilityHold.toDay), gte(eligibilityHold.toDay, fromDay)),
      ),
    )
    .orderBy(asc(eligibilityHold.schoolId), asc(eligibilityHold.fromDay), asc(eligibilityHold.recordedAt), asc(eligibilityHold.id));
  return rows.map((row) => row.hold);
}

/** Adds holds; a row that `replaces` an earlier one puts that one out of force. */
export async function addHolds(
  tx: Transaction,
  values: Omit<typeof eligibilityHold.$inferInsert, 'id' | 'recordedAt'>[],
): Promise<HoldRow[]> {
  if (values.length === 0) return [];
  return tx.insert(eligibilityHold).values(values).returning();
}

/** One hold that is in force as recorded: neither replaced nor withdrawn. Null otherwise. One statement. */
export async function holdById(tx: Transaction, id: string): Promise<HoldRow | null> {
  const later = alias(eligibilityHold, 'later');
  const rows = await tx
    .select({ hold: eligibilityHold })
    .from(eligibilityHold)
    .leftJoin(later, eq(later.replaces, eligibilityHold.id))
    .where(and(eq(eligibilityHold.id, id), eq(eligibilityHold.withdrawn, false), isNull(later.id)))
    .limit(1);
  return rows[0]?.hold ?? null;
}

/** The newest opening and closing list of one school and day. One statement. */
export async function dailyChecksOf(tx: Transaction, schoolId: string, day: string): Promise<DailyCheckRow[]> {
  return tx
    .selectDistinctOn([dailyCheck.part])
    .from(dailyCheck)
    .where(and(eq(dailyCheck.schoolId, schoolId), eq(dailyCheck.day, day)))
    .orderBy(dailyCheck.part, desc(dailyCheck.revision));
}

export async function addDailyCheck(
  tx: Transaction,
  values: Omit<typeof dailyCheck.$inferInsert, 'id' | 'revision' | 'recordedAt'>,
): Promise<DailyCheckRow> {
  const rows = await tx
    .insert(dailyCheck)
    .values({
      ...values,
      revision: sql`1 + coalesce((select max(c.revision) from daily_check c
        where c.school_id = ${values.schoolId} and c.day = ${values.day} and c.part = ${values.part}), 0)`,
    })
    .returning();
  return rows[0] as DailyCheckRow;
}

/** The newest revision of each school's report for each day of the span. One statement. */
export async function dailyReportsOf(
  tx: Transaction,
  schoolIds: readonly string[],
  fromDay: string,
  toDay: string,
): Promise<DailyReportRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .selectDistinctOn([dailyReport.schoolId, dailyReport.day])
    .from(dailyReport)
    .where(and(inArray(dailyReport.schoolId, [...schoolIds]), between(dailyReport.day, fromDay, toDay)))
    .orderBy(dailyReport.schoolId, desc(dailyReport.day), desc(dailyReport.revision));
}

/** Every revision of one day's report, oldest first. One statement. */
export async function dailyReportRevisions(tx: Transaction, schoolId: string, day: string): Promise<DailyReportRow[]> {
  return tx
    .select()
    .from(dailyReport)
    .where(and(eq(dailyReport.schoolId, schoolId), eq(dailyReport.day, day)))
    .orderBy(asc(dailyReport.revision));
}

export async function addDailyReport(
  tx: Transaction,
  values: Omit<typeof dailyReport.$inferInsert, 'id' | 'revision' | 'recordedAt'>,
): Promise<DailyReportRow> {
  const rows = await tx
    .insert(dailyReport)
    .values({
      ...values,
      revision: sql`1 + coalesce((select max(r.revision) from daily_report r
        where r.school_id = ${values.schoolId} and r.day = ${values.day}), 0)`,
    })
    .returning();
  return rows[0] as DailyReportRow;
}

/** The stored case reports of these schools, newest first. One statement. */
export async function caseReportsOf(tx: Transaction, schoolIds: readonly string[]): Promise<CaseReportRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(caseReport)
    .where(inArray(caseReport.schoolId, [...schoolIds]))
    .orderBy(asc(caseReport.schoolId), desc(caseReport.number));
}

export async function caseReportById(tx: Transaction, id: string): Promise<CaseReportRow | null> {
  const rows = await tx.select().from(caseReport).where(eq(caseReport.id, id)).limit(1);
  return rows[0] ?? null;
}

export async function addCaseReport(
  tx: Transaction,
  values: Omit<typeof caseReport.$inferInsert, 'id' | 'number' | 'reportedAt'>,
): Promise<CaseReportRow> {
  const rows = await tx
    .insert(caseReport)
    .values({ ...values, number: sql`1 + coalesce((select max(c.number) from case_report c where c.school_id = ${values.schoolId}), 0)` })
    .returning();
  return rows[0] as CaseReportRow;
}

/** How many purged cases stood in each month. One statement. */
export async function caseCountsOf(tx: Transaction, schoolIds: readonly string[]): Promise<CaseCountRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(caseCount)
    .where(inArray(caseCount.schoolId, [...schoolIds]))
    .orderBy(asc(caseCount.schoolId), asc(caseCount.month), asc(caseCount.role));
}

/**
 * Removes what says something about the health of single people and is more than `keepDays` old on `day`: case reports known
 * before (their number per month and role stays in `case_count`) and holds that ended before. The transaction must hold the
 * claims of the schools. Six statements.
 */
export async function purgeHealthRecords(
  tx: Transaction,
  schoolIds: readonly string[],
  { day, keepDays }: { day: string; keepDays: number },
): Promise<{ cases: number; holds: number }> {
  if (schoolIds.length === 0) return { cases: 0, holds: 0 };
  const [limit] = await tx
    .select({ before: sql<string>`(${day}::date - ${keepDays}::int)::text` })
    .from(school)
    .limit(1);
  if (!limit) return { cases: 0, holds: 0 };
  const { before } = limit;
  // Row-level security lets only rows older than this day go, and only in a transaction that names it.
  await tx.execute(sql`select set_config('giliran.purge_before', ${before}, true)`);
  const gone = await tx
    .delete(caseReport)
    .where(and(inArray(caseReport.schoolId, [...schoolIds]), lt(caseReport.knownOn, before)))
    .returning({ schoolId: caseReport.schoolId, knownOn: caseReport.knownOn, role: caseReport.role });
  const counts = new Map<string, typeof caseCount.$inferInsert>();
  for (const { schoolId, knownOn, role } of gone) {
    const month = knownOn.slice(0, 7);
    const key = `${schoolId}|${month}|${role}`;
    const count = counts.get(key) ?? { schoolId, month, role, cases: 0 };
    count.cases++;
    counts.set(key, count);
  }
  if (counts.size > 0) {
    await tx
      .insert(caseCount)
      .values([...counts.values()])
      .onConflictDoUpdate({
        target: [caseCount.schoolId, caseCount.month, caseCount.role],
        set: { cases: sql`${caseCount.cases} + excluded.cases` },
      });
  }
  const holds = await tx
    .delete(eligibilityHold)
    .where(
      and(
        inArray(eligibilityHold.schoolId, [...schoolIds]),
        lt(eligibilityHold.toDay, before),
        // A correction stays as long as what it corrects, which would come back into force without it.
        sql`not exists (select 1 from eligibility_hold e where e.id = ${eligibilityHold.replaces}
          and (e.to_day is null or e.to_day >= ${before}::date))`,
      ),
    )
    .returning({ id: eligibilityHold.id });
  await tx.execute(sql`select set_config('giliran.purge_before', '', true)`);
  return { cases: gone.length, holds: holds.length };
}
