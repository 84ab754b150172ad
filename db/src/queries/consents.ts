import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { consentRecord, type ConsentKind } from '../tables/consent.ts';
import { pupil, type ConsentChoice } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type ConsentRecordRow = typeof consentRecord.$inferSelect;

/** The papers of one pupil as they hold on a day. */
export interface ConsentState {
  schoolId: string;
  pupilId: string;
  rombelId: string;
  /** The newest recorded choice, also when it holds only from a later day. */
  newest: ConsentChoice;
  choice: ConsentChoice;
  permission: ConsentChoice;
  stamped: ConsentChoice;
}

/** The papers of every active pupil of these schools as they hold on `day`. One statement; other accounts than the school's get none. */
export async function consentsOf(tx: Transaction, schoolIds: readonly string[], day: string): Promise<ConsentState[]> {
  if (schoolIds.length === 0) return [];
  const newest = tx
    .selectDistinctOn([consentRecord.pupilId, consentRecord.kind], {
      pupilId: consentRecord.pupilId,
      kind: consentRecord.kind,
      answer: consentRecord.answer,
    })
    .from(consentRecord)
    .where(and(inArray(consentRecord.schoolId, [...schoolIds]), lte(consentRecord.fromDay, day)))
    .orderBy(consentRecord.pupilId, consentRecord.kind, desc(consentRecord.number))
    .as('newest');
  const answer = (kind: ConsentKind) =>
    sql<ConsentChoice>`coalesce(max(${newest.answer}) filter (where ${newest.kind} = ${kind}), 'UNKNOWN')`;
  return tx
    .select({
      schoolId: pupil.schoolId,
      pupilId: pupil.id,
      rombelId: pupil.rombelId,
      newest: pupil.consent,
      choice: answer('CHOICE'),
      permission: answer('PERMISSION'),
      stamped: answer('STAMPED'),
    })
    .from(pupil)
    .leftJoin(newest, eq(newest.pupilId, pupil.id))
    .where(and(inArray(pupil.schoolId, [...schoolIds]), eq(pupil.active, true)))
    .groupBy(pupil.schoolId, pupil.id)
    .orderBy(asc(pupil.schoolId), asc(pupil.rombelId), asc(pupil.rosterNumber), asc(pupil.id));
}

export interface NewConsent {
  kind: ConsentKind;
  answer: ConsentChoice;
  /** The day on the paper. */
  signedOn: string | null;
  /** The first day on which it holds. */
  fromDay: string;
  recordedBy: string | null;
}

/**
 * Records one paper for these pupils of one school, where it differs from their newest record; returns how many rows are new.
 * A choice also becomes the pupil's own, which is what the next plan reads. Two statements.
 */
export async function recordConsent(
  tx: Transaction,
  schoolId: string,
  which: { rombelId?: string | null; pupilIds?: readonly string[] | null },
  values: NewConsent,
): Promise<number> {
  const { kind, answer, signedOn, fromDay, recordedBy } = values;
  if (!which.rombelId && (!which.pupilIds || which.pupilIds.length === 0)) return 0;
  const chosen = and(
    eq(pupil.schoolId, schoolId),
    eq(pupil.active, true),
    which.rombelId ? eq(pupil.rombelId, which.rombelId) : undefined,
    which.pupilIds && which.pupilIds.length > 0 ? inArray(pupil.id, [...which.pupilIds]) : undefined,
  );
  const newest = tx
    .selectDistinctOn([consentRecord.pupilId])
    .from(consentRecord)
    .where(and(eq(consentRecord.schoolId, schoolId), eq(consentRecord.kind, kind)))
    .orderBy(consentRecord.pupilId, desc(consentRecord.number))
    .as('newest');
  const differing = tx
    .select({ pupilId: pupil.id, number: sql<number>`coalesce(${newest.number}, 0)`.as('number') })
    .from(pupil)
    .leftJoin(newest, eq(newest.pupilId, pupil.id))
    .where(
      and(
        chosen,
        // Another date on the paper and an earlier first day are news too; a repeated import is not.
        sql`(coalesce(${newest.answer}, 'UNKNOWN') is distinct from ${answer}
          or ${newest.fromDay} > ${fromDay}::date
          or (${signedOn}::date is not null and ${newest.signedOn} is distinct from ${signedOn}::date))`,
      ),
    );
  const found = await differing;
  if (found.length === 0) return 0;
  for (let start = 0; start < found.length; start += 1000) {
    await tx.insert(consentRecord).values(
      found.slice(start, start + 1000).map((row) => ({
        schoolId,
        pupilId: row.pupilId,
        kind,
        number: row.number + 1,
        answer,
        signedOn,
        fromDay,
        recordedBy,
      })),
    );
  }
  if (kind === 'CHOICE') {
    await tx
      .update(pupil)
      .set({ consent: answer, consentAt: sql`now()` })
      .where(and(chosen, sql`${pupil.consent} is distinct from ${answer}`));
  }
  return found.length;
}

/** Every paper ever recorded for these pupils, newest first. One statement. */
export async function consentHistoryOf(tx: Transaction, pupilIds: readonly string[]): Promise<ConsentRecordRow[]> {
  if (pupilIds.length === 0) return [];
  return tx
    .select()
    .from(consentRecord)
    .where(inArray(consentRecord.pupilId, [...pupilIds]))
    .orderBy(asc(consentRecord.pupilId), desc(consentRecord.recordedAt), desc(consentRecord.number), asc(consentRecord.kind));
}
