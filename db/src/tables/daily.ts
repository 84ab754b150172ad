import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { pupil, rombel, school } from './school.ts';

/** RT_RW = case in the neighbourhood (P7.7.d), SYMPTOM = pupil or household (L3.4.2), COMORBIDITY = not controlled (L3.4.1). Never a diagnosis. */
export type HoldReason = 'RT_RW' | 'SYMPTOM' | 'COMORBIDITY';

/**
 * Days on which a pupil must stay at home. Written once: a correction is a new row that `replaces` the old one, and a `withdrawn`
 * row ends it without another in its place. Purged some days after its last day.
 */
export const eligibilityHold = pgTable(
  'eligibility_hold',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    pupilId: uuid('pupil_id').notNull(),
    reason: text('reason').$type<HoldReason>().notNull(),
    fromDay: date('from_day').notNull(),
    /** Null: until it is cleared. */
    toDay: date('to_day'),
    replaces: uuid('replaces').unique('eligibility_hold_replaced_once'),
    withdrawn: boolean('withdrawn').notNull().default(false),
    recordedBy: text('recorded_by'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('eligibility_hold_days_idx').on(t.schoolId, t.fromDay, t.toDay),
    foreignKey({ name: 'eligibility_hold_pupil', columns: [t.pupilId, t.schoolId], foreignColumns: [pupil.id, pupil.schoolId] }).onDelete(
      'cascade',
    ),
    check('eligibility_hold_reason', sql`${t.reason} in ('RT_RW', 'SYMPTOM', 'COMORBIDITY')`),
    check('eligibility_hold_days', sql`${t.toDay} is null or ${t.toDay} >= ${t.fromDay}`),
  ],
);

/** The opening or closing list of a day (Lampiran IV part 1), ticked line by line. A second saving is the next revision. */
export const dailyCheck = pgTable(
  'daily_check',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    part: text('part').$type<'OPENING' | 'CLOSING'>().notNull(),
    revision: integer('revision').notNull(),
    /** Provision ids of the lines that are done. */
    done: jsonb('done').$type<string[]>().notNull(),
    recordedBy: text('recorded_by'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('daily_check_once').on(t.schoolId, t.day, t.part, t.revision),
    check('daily_check_part', sql`${t.part} in ('OPENING', 'CLOSING')`),
  ],
);

/** The daily health report to the Dinas (L4.1.post.e): counts only. A second report for the same day is the next revision. */
export const dailyReport = pgTable(
  'daily_report',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    day: date('day').notNull(),
    revision: integer('revision').notNull(),
    expectedPupils: integer('expected_pupils').notNull(),
    presentPupils: integer('present_pupils').notNull(),
    expectedStaff: integer('expected_staff').notNull(),
    presentStaff: integer('present_staff').notNull(),
    screened: integer('screened').notNull(),
    /** Null while no temperature threshold is set. */
    overTemperature: integer('over_temperature'),
    sentHome: integer('sent_home').notNull(),
    referred: integer('referred').notNull(),
    confirmedNew: integer('confirmed_new').notNull(),
    /** Count per symptom code. */
    symptoms: jsonb('symptoms').$type<Record<string, number>>().notNull(),
    /** The day on which it was sent: later than `day` means late. */
    sentOn: date('sent_on').notNull(),
    recordedBy: text('recorded_by'),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('daily_report_once').on(t.schoolId, t.day, t.revision), index('daily_report_day_idx').on(t.day, t.schoolId)],
);

/** A confirmed case as the head reports it (P7.5.d): role and group, never who and never what else. Purged A-14 days after `knownOn`. */
export const caseReport = pgTable(
  'case_report',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    knownOn: date('known_on').notNull(),
    lastPresentOn: date('last_present_on'),
    role: text('role').$type<'PUPIL' | 'TEACHER' | 'STAFF'>().notNull(),
    rombelId: uuid('rombel_id').references(() => rombel.id, { onDelete: 'set null' }),
    /** The groups that the case met, of the plan version `planNumber`; empty without a saved plan. */
    groups: jsonb('groups').$type<{ id: string; label: string }[]>().notNull(),
    planNumber: integer('plan_number'),
    /** Members of those groups in the days before, as counted when the case was reported; null without a saved plan. */
    contactCount: integer('contact_count'),
    reportedBy: text('reported_by'),
    reportedOn: date('reported_on').notNull(),
    reportedAt: timestamp('reported_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('case_report_once').on(t.schoolId, t.number),
    index('case_report_known_idx').on(t.knownOn),
    check('case_report_role', sql`${t.role} in ('PUPIL', 'TEACHER', 'STAFF')`),
  ],
);

/** What stays of purged case reports: how many a month and role. */
export const caseCount = pgTable(
  'case_count',
  {
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    /** `YYYY-MM` */
    month: text('month').notNull(),
    role: text('role').$type<'PUPIL' | 'TEACHER' | 'STAFF'>().notNull(),
    cases: integer('cases').notNull(),
  },
  (t) => [primaryKey({ columns: [t.schoolId, t.month, t.role] })],
);
