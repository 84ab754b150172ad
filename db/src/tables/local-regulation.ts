import { boolean, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

/** One value that the Dinas of a kabupaten set beside the stored regulations (P7.2.a). Withdrawn, never changed. */
export const localRegulation = pgTable(
  'local_regulation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    /** Name of the local text: "Surat Edaran Kepala Dinas 421/2021". */
    title: text('title').notNull(),
    key: text('key').notNull(),
    phase: text('phase'),
    levelGroup: text('level_group'),
    value: jsonb('value').notNull(),
    unit: text('unit').notNull(),
    fromDay: text('from_day').notNull(),
    article: text('article').notNull(),
    quote: text('quote').notNull(),
    /** What allows a value looser than the regulation; null for a stricter one. */
    reference: text('reference'),
    setBy: text('set_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    /** First day on which it no longer holds. */
    withdrawnFrom: text('withdrawn_from'),
    withdrawnBy: text('withdrawn_by'),
  },
  (t) => [index('local_regulation_area_idx').on(t.kabupatenCode, t.fromDay)],
);

/** Another value for one of the product's assumptions in a kabupaten, with a note. The newest row counts; none is changed. */
export const assumptionOverride = pgTable(
  'assumption_override',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    assumptionId: text('assumption_id').notNull(),
    value: jsonb('value'),
    /** Back to the product's own value. */
    restored: boolean('restored').notNull().default(false),
    note: text('note').notNull(),
    reference: text('reference'),
    setBy: text('set_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('assumption_override_area_idx').on(t.kabupatenCode, t.assumptionId, t.createdAt)],
);

/** STAMPED_STATEMENT = the words of the parents' stamped statement (P7.7.b, A-03). */
export type LocalDocumentKind = 'STAMPED_STATEMENT';

/** A text of the Dinas that schools print as it stands. Written once: a change is the next `number`, an empty body takes the text back. */
export const localDocument = pgTable(
  'local_document',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    kind: text('kind').$type<LocalDocumentKind>().notNull(),
    number: integer('number').notNull(),
    /** The words; null = taken back, schools print none. */
    body: text('body'),
    /** The letter or decree the words come from. */
    source: text('source').notNull(),
    fromDay: text('from_day').notNull(),
    setBy: text('set_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [uniqueIndex('local_document_once').on(t.kabupatenCode, t.kind, t.number)],
);

/** A demand beyond the checklist (X.1 ...) that the Dinas of a kabupaten switched on or off. The newest row counts; none is changed. */
export const localExtra = pgTable(
  'local_extra',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    extraId: text('extra_id').notNull(),
    enabled: boolean('enabled').notNull(),
    /** What the demand rests on here. */
    reference: text('reference'),
    setBy: text('set_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('local_extra_area_idx').on(t.kabupatenCode, t.extraId, t.createdAt)],
);
