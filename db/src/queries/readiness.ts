import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { dryRun, readinessEntry } from '../tables/readiness.ts';
import type { Transaction } from '../tenant.ts';

export type ReadinessEntryRow = typeof readinessEntry.$inferSelect;
export type DryRunRow = typeof dryRun.$inferSelect;

/** The codes of the three teams of the task force (P7.5.b). */
const TEAMS = ['T1', 'T2', 'T3'];
const CHECKLIST_CODE = /^[1-6](\.[a-d])?$/;

/** The newest entry of every readiness code of these schools. One statement. */
export async function readinessOf(tx: Transaction, schoolIds: readonly string[]): Promise<ReadinessEntryRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .selectDistinctOn([readinessEntry.schoolId, readinessEntry.code])
    .from(readinessEntry)
    .where(inArray(readinessEntry.schoolId, [...schoolIds]))
    .orderBy(readinessEntry.schoolId, readinessEntry.code, desc(readinessEntry.number));
}

/** Every entry of one school, oldest first: what was said, when, by whom. One statement. */
export async function readinessHistory(tx: Transaction, schoolId: string): Promise<ReadinessEntryRow[]> {
  return tx
    .select()
    .from(readinessEntry)
    .where(eq(readinessEntry.schoolId, schoolId))
    .orderBy(asc(readinessEntry.recordedAt), asc(readinessEntry.code), asc(readinessEntry.number));
}

export interface NewReadinessEntry {
  schoolId: string;
  code: string;
  answer: 'YES' | 'NO';
  detail: unknown;
  recordedBy: string | null;
  recordedOn: string;
}

/** Adds an entry after the newest one of the same code. Two at once collide on the number, and the second is told so by the database. */
export async function addReadinessEntry(tx: Transaction, values: NewReadinessEntry): Promise<ReadinessEntryRow> {
  const rows = await tx
    .insert(readinessEntry)
    .values({
      ...values,
      number: sql`1 + coalesce((select max(e.number) from readiness_entry e
        where e.school_id = ${values.schoolId} and e.code = ${values.code}), 0)`,
    })
    .returning();
  return rows[0] as ReadinessEntryRow;
}

/** The dry runs of these schools, newest first. One statement. */
export async function dryRunsOf(tx: Transaction, schoolIds: readonly string[]): Promise<DryRunRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(dryRun)
    .where(inArray(dryRun.schoolId, [...schoolIds]))
    .orderBy(asc(dryRun.schoolId), desc(dryRun.number));
}

export async function addDryRun(
  tx: Transaction,
  values: Omit<typeof dryRun.$inferInsert, 'id' | 'number' | 'recordedAt'>,
): Promise<DryRunRow> {
  const rows = await tx
    .insert(dryRun)
    .values({ ...values, number: sql`1 + coalesce((select max(d.number) from dry_run d where d.school_id = ${values.schoolId}), 0)` })
    .returning();
  return rows[0] as DryRunRow;
}

/** What the lifecycle's guards look at, of one school, as the school itself recorded it. Null: not recorded. */
export interface ReadinessFactsRow {
  /** Answers to the checklist items by code. */
  answers: Record<string, 'YES' | 'NO'>;
  /** Codes of the teams that have members. */
  satgasTeams: string[];
  /** Number of the task force's decree. */
  satgasDecree: string | null;
  protocolAdopted: boolean | null;
  rkas: boolean | null;
  headDeclaration: 'READY' | 'NOT_READY' | null;
  /** The day on which the head confirmed the checklist again. */
  reconfirmedOn: string | null;
  dryRun: { result: 'PASS' | 'FAIL'; day: string } | null;
}

/** The readiness facts of many schools; a school that recorded nothing is missing from the map. Two statements. */
export async function readinessFactsBySchool(tx: Transaction, schoolIds: readonly string[]): Promise<Map<string, ReadinessFactsRow>> {
  const facts = new Map<string, ReadinessFactsRow>();
  const of = (schoolId: string): ReadinessFactsRow => {
    let row = facts.get(schoolId);
    if (!row) {
      row = {
        answers: {},
        satgasTeams: [],
        satgasDecree: null,
        protocolAdopted: null,
        rkas: null,
        headDeclaration: null,
        reconfirmedOn: null,
        dryRun: null,
      };
      facts.set(schoolId, row);
    }
    return row;
  };
  for (const entry of await readinessOf(tx, schoolIds)) {
    const row = of(entry.schoolId);
    const yes = entry.answer === 'YES';
    const detail = entry.detail as { memberCount?: number; documentNumber?: string };
    if (CHECKLIST_CODE.test(entry.code)) row.answers[entry.code] = entry.answer;
    else if (TEAMS.includes(entry.code)) {
      if (yes && (detail.memberCount ?? 0) > 0) row.satgasTeams.push(entry.code);
    } else if (entry.code === 'B.1') row.satgasDecree = yes ? (detail.documentNumber ?? null) : null;
    else if (entry.code === 'B.2') row.protocolAdopted = yes;
    else if (entry.code === 'B.3') row.rkas = yes;
    else if (entry.code === 'B.4') row.headDeclaration = yes ? 'READY' : 'NOT_READY';
    else if (entry.code === 'RECONFIRMED') row.reconfirmedOn = entry.recordedOn;
  }
  for (const run of await dryRunsOf(tx, schoolIds)) of(run.schoolId).dryRun ??= { result: run.result, day: run.heldOn };
  return facts;
}
