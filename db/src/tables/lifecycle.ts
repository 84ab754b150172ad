import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { school } from './school.ts';

export type ClosureScope = 'SCHOOL' | 'DESA' | 'KECAMATAN';

/**
 * The way of a school from learning at home to face-to-face lessons and back, one row a step. Append-only: a trigger refuses every
 * change. `number` counts up per school, so that two officers who read the same state cannot both go on from it.
 */
export const lifecycleEvent = pgTable(
  'lifecycle_event',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    kabupatenCode: text('kabupaten_code').notNull(),
    number: integer('number').notNull(),
    event: text('event').notNull(),
    fromState: text('from_state').notNull(),
    toState: text('to_state').notNull(),
    /** The day from which the new state holds; may lie before the day it was written down. */
    day: text('day').notNull(),
    actorRole: text('actor_role').notNull(),
    actorId: text('actor_id'),
    actorName: text('actor_name'),
    reason: text('reason'),
    /** Number of the permit or decree. */
    reference: text('reference'),
    /** START_TRANSITION: first day of lessons. */
    startDay: text('start_day'),
    /** SUSPEND_FOR_CASE: how far the order reaches. */
    scope: text('scope').$type<ClosureScope>(),
    /** The closure order that this step carries out or ends. */
    orderId: uuid('order_id'),
    /** Every guard with its answer at that moment (`policy` guard results). */
    guards: jsonb('guards').notNull(),
    provisionIds: jsonb('provision_ids').$type<readonly string[]>().notNull(),
    assumptionIds: jsonb('assumption_ids').$type<readonly string[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('lifecycle_event_once').on(t.schoolId, t.number), index('lifecycle_event_area_idx').on(t.kabupatenCode, t.toState)],
);

export type ChecklistAnswers = Readonly<Record<string, 'YES' | 'NO'>>;

/** A visit of the supervisor (pengawas, penilik) to a school that says it is ready. Frozen once done. */
export const verificationVisit = pgTable(
  'verification_visit',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    kabupatenCode: text('kabupaten_code').notNull(),
    plannedDay: text('planned_day').notNull(),
    visitedDay: text('visited_day'),
    /** Item of the checklist -> what the visitor saw. Null until the visit is done. */
    verified: jsonb('verified').$type<ChecklistAnswers>(),
    /** What the school said at that moment, so that the difference stays visible when the school corrects itself. */
    claimed: jsonb('claimed').$type<ChecklistAnswers>(),
    note: text('note'),
    plannedBy: text('planned_by'),
    visitedBy: text('visited_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('verification_visit_school_idx').on(t.schoolId, t.createdAt)],
);

/** The joint evaluation that a case report opens (P6.1, P7.5.d): no person, only the school, and what the texts propose. */
export const caseEvaluation = pgTable(
  'case_evaluation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    kabupatenCode: text('kabupaten_code').notNull(),
    /** The report that opened it; null when Dinas or Satgas opened it on a health office's word (P7.3.f). */
    caseReportId: uuid('case_report_id'),
    openedDay: text('opened_day').notNull(),
    openedBy: text('opened_by'),
    proposals: jsonb('proposals').notNull(),
    decision: text('decision').$type<'STOP' | 'CONTINUE'>(),
    decidedDay: text('decided_day'),
    decidedBy: text('decided_by'),
    note: text('note'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('case_evaluation_area_idx').on(t.kabupatenCode, t.openedDay), index('case_evaluation_school_idx').on(t.schoolId)],
);

/** An order to close, staged by area (P6.2), with the table that was shown before it was given. Its end is written once. */
export const closureOrder = pgTable(
  'closure_order',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    evaluationId: uuid('evaluation_id').references(() => caseEvaluation.id, { onDelete: 'set null' }),
    scope: text('scope').$type<ClosureScope>().notNull(),
    /** The school of the case; the area is its own desa or kecamatan. */
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    areaCode: text('area_code'),
    fromDay: text('from_day').notNull(),
    /** Hours the order asks for at least; null = the text gives no length. */
    minHours: integer('min_hours'),
    reason: text('reason').notNull(),
    reference: text('reference'),
    stages: jsonb('stages').notNull(),
    orderedBy: text('ordered_by'),
    orderedRole: text('ordered_role').notNull(),
    endedDay: text('ended_day'),
    endedBy: text('ended_by'),
    endNote: text('end_note'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('closure_order_area_idx').on(t.kabupatenCode, t.fromDay)],
);
