import { and, desc, eq, getColumns, inArray, lte, notExists, sql } from 'drizzle-orm';
import { consentTally } from '../tables/consent.ts';
import { pupil, rombel } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type ConsentTallyRow = typeof consentTally.$inferSelect;

/** The newest count of every rombel of these schools, of those counted until `day`. One statement; other accounts get none. */
export async function consentTalliesOf(tx: Transaction, schoolIds: readonly string[], day: string): Promise<ConsentTallyRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .selectDistinctOn([consentTally.rombelId])
    .from(consentTally)
    .where(and(inArray(consentTally.schoolId, [...schoolIds]), lte(consentTally.countedOn, day)))
    .orderBy(consentTally.rombelId, desc(consentTally.number));
}

export interface UnlistedRombelRow {
  rombelId: string;
  pupilCount: number;
  tally: ConsentTallyRow | null;
}

/** The rombel of a school that have no list of pupils, each with its newest count until `day`. One statement. */
export async function unlistedRombelOf(tx: Transaction, schoolId: string, day: string): Promise<UnlistedRombelRow[]> {
  const newest = tx
    .selectDistinctOn([consentTally.rombelId])
    .from(consentTally)
    .where(and(eq(consentTally.schoolId, schoolId), lte(consentTally.countedOn, day)))
    .orderBy(consentTally.rombelId, desc(consentTally.number))
    .as('newest');
  const rows = await tx
    .select({ rombelId: rombel.id, pupilCount: rombel.pupilCount, tallyId: newest.id, tally: getColumns(newest) })
    .from(rombel)
    .leftJoin(newest, eq(newest.rombelId, rombel.id))
    .where(
      and(
        eq(rombel.schoolId, schoolId),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(pupil)
            .where(and(eq(pupil.rombelId, rombel.id), eq(pupil.active, true))),
        ),
      ),
    )
    .orderBy(rombel.name);
  return rows.map(
    ({ rombelId, pupilCount, tallyId, tally }) => ({ rombelId, pupilCount, tally: tallyId === null ? null : tally }) as UnlistedRombelRow,
  );
}

/** Every count ever recorded for these rombel, newest first. One statement. */
export async function consentTallyHistory(tx: Transaction, rombelIds: readonly string[]): Promise<ConsentTallyRow[]> {
  if (rombelIds.length === 0) return [];
  return tx
    .select()
    .from(consentTally)
    .where(inArray(consentTally.rombelId, [...rombelIds]))
    .orderBy(consentTally.rombelId, desc(consentTally.number));
}

/** Adds a count after the newest one of its rombel. */
export async function addConsentTally(
  tx: Transaction,
  values: Omit<typeof consentTally.$inferInsert, 'id' | 'number' | 'recordedAt'>,
): Promise<ConsentTallyRow> {
  const rows = await tx
    .insert(consentTally)
    .values({ ...values, number: sql`1 + coalesce((select max(c.number) from consent_tally c where c.rombel_id = ${values.rombelId}), 0)` })
    .returning();
  return rows[0] as ConsentTallyRow;
}
