import { check, date, foreignKey, integer, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { pupil, school, type ConsentChoice } from './school.ts';

/** CHOICE = signed choice (P5.1.d), PERMISSION = letter of permission (P7.7.a), STAMPED = stamped statement (P7.7.b). */
export type ConsentKind = 'CHOICE' | 'PERMISSION' | 'STAMPED';

/**
 * What the parents of one pupil signed, and from which day it holds. Written once: a change of mind is a new row with the next
 * `number` per pupil and paper, so that any past day can be answered. UNKNOWN takes an entry back.
 */
export const consentRecord = pgTable(
  'consent_record',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    pupilId: uuid('pupil_id').notNull(),
    kind: text('kind').$type<ConsentKind>().notNull(),
    number: integer('number').notNull(),
    answer: text('answer').$type<ConsentChoice>().notNull(),
    signedOn: date('signed_on'),
    fromDay: date('from_day').notNull(),
    recordedBy: text('recorded_by'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('consent_record_once').on(t.pupilId, t.kind, t.number),
    foreignKey({ name: 'consent_record_pupil', columns: [t.pupilId, t.schoolId], foreignColumns: [pupil.id, pupil.schoolId] }).onDelete(
      'cascade',
    ),
    check('consent_record_kind', sql`${t.kind} in ('CHOICE', 'PERMISSION', 'STAMPED')`),
    check('consent_record_answer', sql`${t.answer} in ('YES', 'NO', 'UNKNOWN')`),
  ],
);
