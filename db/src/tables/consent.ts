import { check, date, foreignKey, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { pupil, rombel, school, type ConsentChoice } from './school.ts';

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

/**
 * The signed papers of one rombel counted, for a school that keeps no list of pupils. Who chose learning at home is named by the
 * numbers of the school's own attendance list, so that the right places stay empty; everybody else is a count. Written once: a new
 * count is a new row with the next `number` per rombel.
 */
export const consentTally = pgTable(
  'consent_tally',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    rombelId: uuid('rombel_id')
      .notNull()
      .references(() => rombel.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    /** Signed choices for face-to-face lessons (P5.1.d). */
    yesCount: integer('yes_count').notNull(),
    /** Attendance numbers whose parents signed for learning at home. */
    homeNumbers: jsonb('home_numbers').$type<number[]>().notNull(),
    /** Of those who come: letters of permission (P7.7.a) and stamped statements (P7.7.b). */
    permissionCount: integer('permission_count').notNull(),
    stampedCount: integer('stamped_count').notNull(),
    /** The day on which the papers were counted. */
    countedOn: date('counted_on').notNull(),
    /** Where the papers are kept, so that they can be shown. */
    keptAt: text('kept_at').notNull(),
    recordedBy: text('recorded_by'),
    recordedByName: text('recorded_by_name'),
    recordedByRole: text('recorded_by_role').$type<'HEAD' | 'OPERATOR'>().notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('consent_tally_once').on(t.rombelId, t.number),
    index('consent_tally_school_idx').on(t.schoolId),
    check(
      'consent_tally_counts',
      sql`${t.yesCount} >= 0 and ${t.permissionCount} between 0 and ${t.yesCount}
      and ${t.stampedCount} between 0 and ${t.yesCount}`,
    ),
  ],
);
