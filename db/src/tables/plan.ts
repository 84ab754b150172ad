import { index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { school } from './school.ts';

export type PlanStatus = 'DRAFT' | 'FINAL';

/**
 * Plans are immutable versions: a row is written once and never changed (a trigger refuses). `number` counts up per school,
 * so two editors who started from the same version collide on the unique index and the second gets the current one as data.
 */
export const planVersion = pgTable(
  'plan_version',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    baseNumber: integer('base_number').notNull(),
    name: text('name').notNull(),
    status: text('status').$type<PlanStatus>().notNull(),
    /** Groups, sessions and locks (`planning` SavedPlan). */
    body: jsonb('body').notNull(),
    /** Verdict, F, bound, proof, metrics and findings as judged on the server when it was saved. */
    judgement: jsonb('judgement').notNull(),
    guaranteedSessions: integer('guaranteed_sessions'),
    failCount: integer('fail_count').notNull(),
    undeterminedCount: integer('undetermined_count').notNull(),
    seed: integer('seed').notNull(),
    engineVersion: text('engine_version').notNull(),
    inputHash: text('input_hash').notNull(),
    createdBy: text('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('plan_version_once').on(t.schoolId, t.number), index('plan_version_school_idx').on(t.schoolId)],
);

/** One import of a file: what came in, what was refused and why. The file itself is never stored. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id').references(() => school.id, { onDelete: 'cascade' }),
    kabupatenCode: text('kabupaten_code').notNull(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    created: integer('created').notNull(),
    changed: integer('changed').notNull(),
    unchanged: integer('unchanged').notNull(),
    problems: jsonb('problems').notNull(),
    droppedColumns: jsonb('dropped_columns').notNull(),
    createdBy: text('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('import_batch_school_idx').on(t.schoolId, t.createdAt)],
);

/** Who read a list of names, and when (UU 27/2022). Append-only. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id'),
    kabupatenCode: text('kabupaten_code').notNull(),
    userId: text('user_id'),
    action: text('action').notNull(),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('audit_log_school_idx').on(t.schoolId, t.at)],
);
