import { check, date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { school } from './school.ts';

/**
 * One answer to one readiness item, written once and never changed: a later answer is a new row with the next `number`.
 * Codes: checklist 1.a to 6 (the substitute for Lampiran I), task-force teams T1 to T3, gate items B.1 to B.4 and B.6, and
 * RECONFIRMED, the head's renewed word before re-opening. What belongs into `detail` is the API's to check.
 */
export const readinessEntry = pgTable(
  'readiness_entry',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    code: text('code').notNull(),
    number: integer('number').notNull(),
    answer: text('answer').$type<'YES' | 'NO'>().notNull(),
    detail: jsonb('detail').notNull(),
    recordedBy: text('recorded_by'),
    /** The law day on which it was recorded. */
    recordedOn: date('recorded_on').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('readiness_entry_once').on(t.schoolId, t.code, t.number),
    check('readiness_entry_answer', sql`${t.answer} in ('YES', 'NO')`),
  ],
);

/** A dry run of face-to-face lessons (the regulation's "simulasi", P7.2.e): what was tried and whether it went well. Append-only. */
export const dryRun = pgTable(
  'dry_run',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    heldOn: date('held_on').notNull(),
    /** `{ code, ok }` per item tried. */
    items: jsonb('items').notNull(),
    result: text('result').$type<'PASS' | 'FAIL'>().notNull(),
    pupils: integer('pupils'),
    note: text('note'),
    recordedBy: text('recorded_by'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('dry_run_once').on(t.schoolId, t.number),
    index('dry_run_school_idx').on(t.schoolId, t.heldOn),
    check('dry_run_result', sql`${t.result} in ('PASS', 'FAIL')`),
  ],
);
