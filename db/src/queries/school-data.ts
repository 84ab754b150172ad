import { eq, getTableName, sql } from 'drizzle-orm';
import { consentRecord, consentTally } from '../tables/consent.ts';
import { caseCount, caseReport, dailyCheck, dailyReport, eligibilityHold } from '../tables/daily.ts';
import { lessonDemand } from '../tables/lesson.ts';
import { auditLog, importBatch, planVersion } from '../tables/plan.ts';
import { dryRun, readinessEntry } from '../tables/readiness.ts';
import { pupil, rombel, room, schoolSetting, teacher } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

/** What the school itself entered, each table before the one it hangs on. An erasure takes all of it. */
const OWN = [
  consentRecord,
  consentTally,
  eligibilityHold,
  dailyCheck,
  dailyReport,
  caseReport,
  caseCount,
  readinessEntry,
  dryRun,
  planVersion,
  importBatch,
  lessonDemand,
  teacher,
  pupil,
  rombel,
  room,
  schoolSetting,
] as const;

/** The tables an erasure empties for one school, by name. */
export const ERASED_TABLES: readonly string[] = OWN.map((table) => getTableName(table));

/** Everything the school entered and the log of who read it, table by table, as stored: names are still sealed. One statement a table. */
export async function schoolData(tx: Transaction, schoolId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const data: Record<string, Record<string, unknown>[]> = {};
  for (const table of [...OWN, auditLog]) data[getTableName(table)] = await tx.select().from(table).where(eq(table.schoolId, schoolId));
  return data;
}

/**
 * Removes everything the school entered; the school's row, its accounts, the decisions of authorities and the log of readings
 * stay. Returns the rows removed per table. Row-level security lets history go only in a transaction that says it is an erasure.
 */
export async function eraseSchoolData(tx: Transaction, schoolId: string): Promise<Record<string, number>> {
  await tx.execute(sql`select set_config('giliran.erase', ${schoolId}, true)`);
  const removed: Record<string, number> = {};
  for (const table of OWN) {
    const rows = await tx.delete(table).where(eq(table.schoolId, schoolId)).returning({ schoolId: table.schoolId });
    removed[getTableName(table)] = rows.length;
  }
  await tx.execute(sql`select set_config('giliran.erase', '', true)`);
  return removed;
}

export type AuditRow = typeof auditLog.$inferSelect;

/** The newest readings of named lists of one school, newest first. One statement. */
export async function auditOf(tx: Transaction, schoolId: string, first: number): Promise<AuditRow[]> {
  return tx
    .select()
    .from(auditLog)
    .where(eq(auditLog.schoolId, schoolId))
    .orderBy(sql`${auditLog.at} desc`, auditLog.id)
    .limit(first);
}
