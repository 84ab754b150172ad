import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { school } from './school.ts';

export type ScenarioStatus = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

/** One what-if over all schools of a kabupaten: two regulations side by side under stated assumptions. */
export const scenario = pgTable(
  'scenario',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    name: text('name').notNull(),
    /** Regulations, assumptions per level, phase and date (`planning` WhatIfSpec). */
    spec: jsonb('spec').notNull(),
    status: text('status').$type<ScenarioStatus>().notNull().default('QUEUED'),
    schoolCount: integer('school_count').notNull(),
    chunkCount: integer('chunk_count').notNull(),
    seed: integer('seed').notNull(),
    engineVersion: text('engine_version').notNull(),
    inputHash: text('input_hash').notNull(),
    failure: text('failure'),
    createdBy: text('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp('finished_at', { withTimezone: true }),
  },
  (t) => [index('scenario_kabupaten_idx').on(t.kabupatenCode, t.createdAt)],
);

/** The result of one chunk, written once: a late duplicate of the same job finds the key taken and writes nothing. */
export const scenarioChunk = pgTable(
  'scenario_chunk',
  {
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenario.id, { onDelete: 'cascade' }),
    chunk: integer('chunk').notNull(),
    kabupatenCode: text('kabupaten_code').notNull(),
    schoolCount: integer('school_count').notNull(),
    completedAt: timestamp('completed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.scenarioId, t.chunk] })],
);

/** What one school gets under each of the two regulations (`planning` WhatIfOutcome, one per side). */
export const scenarioSchool = pgTable(
  'scenario_school',
  {
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenario.id, { onDelete: 'cascade' }),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    kabupatenCode: text('kabupaten_code').notNull(),
    chunk: integer('chunk').notNull(),
    outcome: jsonb('outcome').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scenarioId, t.schoolId] })],
);
