import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { scenario, scenarioChunk, scenarioSchool } from '../tables/scenario.ts';
import { school } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type ScenarioRow = typeof scenario.$inferSelect;

export async function insertScenario(
  tx: Transaction,
  values: Omit<typeof scenario.$inferInsert, 'id' | 'createdAt' | 'finishedAt' | 'failure' | 'status'>,
): Promise<ScenarioRow> {
  const rows = await tx.insert(scenario).values(values).returning();
  return rows[0] as ScenarioRow;
}

export async function scenarioById(tx: Transaction, id: string): Promise<ScenarioRow | null> {
  const rows = await tx.select().from(scenario).where(eq(scenario.id, id)).limit(1);
  return rows[0] ?? null;
}

export async function scenariosOf(tx: Transaction, kabupatenCode: string, first: number): Promise<ScenarioRow[]> {
  return tx
    .select()
    .from(scenario)
    .where(eq(scenario.kabupatenCode, kabupatenCode))
    .orderBy(desc(scenario.createdAt), desc(scenario.id))
    .limit(first);
}

/** Schools answered so far, per scenario. One statement for all. */
export async function progressOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: scenarioChunk.scenarioId, done: sql<number>`sum(${scenarioChunk.schoolCount})::int` })
    .from(scenarioChunk)
    .where(inArray(scenarioChunk.scenarioId, [...ids]))
    .groupBy(scenarioChunk.scenarioId);
  return new Map(rows.map((row) => [row.id, row.done]));
}

/**
 * Writes the outcomes of one chunk and, when it was the last, closes the scenario: all in the caller's transaction.
 * A duplicate finds (scenario, chunk) taken and writes nothing; a cancelled scenario takes nothing more.
 */
export async function completeChunk(
  tx: Transaction,
  values: { scenarioId: string; chunk: number; kabupatenCode: string; outcomes: { schoolId: string; outcome: unknown }[] },
): Promise<'WRITTEN' | 'DUPLICATE' | 'CANCELLED'> {
  const locked = await tx.select().from(scenario).where(eq(scenario.id, values.scenarioId)).for('update');
  const row = locked[0];
  if (!row || row.status === 'CANCELLED') return 'CANCELLED';
  const { scenarioId, chunk, kabupatenCode, outcomes } = values;
  const written = await tx
    .insert(scenarioChunk)
    .values({ scenarioId, chunk, kabupatenCode, schoolCount: outcomes.length })
    .onConflictDoNothing()
    .returning({ chunk: scenarioChunk.chunk });
  if (written.length === 0) return 'DUPLICATE';
  if (outcomes.length > 0) {
    await tx.insert(scenarioSchool).values(outcomes.map((o) => ({ ...o, scenarioId, chunk, kabupatenCode })));
  }
  const done = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(scenarioChunk)
    .where(eq(scenarioChunk.scenarioId, scenarioId));
  const finished = (done[0]?.n ?? 0) >= row.chunkCount;
  await tx
    .update(scenario)
    .set(finished ? { status: 'DONE', finishedAt: sql`now()` } : { status: 'RUNNING' })
    .where(eq(scenario.id, scenarioId));
  return 'WRITTEN';
}

/** Ends a scenario that has not ended yet; returns the row as it stands. */
export async function endScenario(
  tx: Transaction,
  id: string,
  status: 'CANCELLED' | 'FAILED',
  failure: string | null = null,
): Promise<ScenarioRow | null> {
  await tx
    .update(scenario)
    .set({ status, failure, finishedAt: sql`now()` })
    .where(and(eq(scenario.id, id), inArray(scenario.status, ['QUEUED', 'RUNNING'])));
  return scenarioById(tx, id);
}

export interface ScenarioSchoolRow {
  schoolId: string;
  npsn: string;
  name: string;
  form: string;
  kecamatanCode: string | null;
  outcome: unknown;
}

/** Outcomes of a scenario with the school's name, in the total order (name, id). One statement. */
export async function scenarioOutcomes(tx: Transaction, scenarioId: string): Promise<ScenarioSchoolRow[]> {
  return tx
    .select({
      schoolId: scenarioSchool.schoolId,
      npsn: school.npsn,
      name: school.name,
      form: school.form,
      kecamatanCode: school.kecamatanCode,
      outcome: scenarioSchool.outcome,
    })
    .from(scenarioSchool)
    .innerJoin(school, eq(school.id, scenarioSchool.schoolId))
    .where(eq(scenarioSchool.scenarioId, scenarioId))
    .orderBy(asc(school.name), asc(school.id));
}
