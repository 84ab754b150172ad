import { boolean, check, index, integer, jsonb, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';

export type SchoolSource = 'SYNTHETIC' | 'RECAP' | 'MANUAL';
export type RoomSite = 'ON_CAMPUS' | 'OFF_SITE';
export type ConsentChoice = 'UNKNOWN' | 'YES' | 'NO';

/** One education unit. `recap*` are the counts of the public recap; null when the school never stood in one. */
export const school = pgTable(
  'school',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kabupatenCode: text('kabupaten_code').notNull(),
    kecamatanCode: text('kecamatan_code'),
    desaCode: text('desa_code'),
    npsn: text('npsn').notNull(),
    name: text('name').notNull(),
    form: text('form').notNull(),
    ownership: text('ownership').$type<'PUBLIC' | 'PRIVATE'>().notNull(),
    source: text('source').$type<SchoolSource>().notNull(),
    recapPupils: integer('recap_pupils'),
    recapRombel: integer('recap_rombel'),
    recapTeachers: integer('recap_teachers'),
    recapRooms: integer('recap_rooms'),
    recapYear: text('recap_year'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('school_npsn_once').on(t.kabupatenCode, t.npsn),
    index('school_area_idx').on(t.kabupatenCode, t.kecamatanCode, t.form),
    check('school_npsn_form', sql`${t.npsn} ~ '^[0-9A-Z][0-9]{7}$'`),
  ],
);

/** The school's own parameters: days, shifts, gap, gate, start and phase. One row a school; `version` guards against lost edits. */
export const schoolSetting = pgTable('school_setting', {
  schoolId: uuid('school_id')
    .primaryKey()
    .references(() => school.id, { onDelete: 'cascade' }),
  version: integer('version').notNull().default(1),
  body: jsonb('body').notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
});

export const room = pgTable(
  'room',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    site: text('site').$type<RoomSite>().notNull().default('ON_CAMPUS'),
    widthCm: integer('width_cm'),
    lengthCm: integer('length_cm'),
    sideMarginCm: integer('side_margin_cm').notNull().default(50),
    frontZoneCm: integer('front_zone_cm').notNull().default(200),
    backMarginCm: integer('back_margin_cm').notNull().default(50),
    /** Counts every change of the room; who saves names the one that was edited. */
    version: integer('version').notNull().default(1),
    /** The drawing of a room that is more than a rectangle (RoomLayout of planning); the sides above are then those of the box around it. */
    layout: jsonb('layout'),
    /** What the capacity engine answered for these sizes, with the key of its inputs: a cache, recomputed when the key differs. */
    capacityKey: text('capacity_key'),
    capacity: jsonb('capacity'),
  },
  (t) => [
    uniqueIndex('room_name_once').on(t.schoolId, t.name),
    check(
      'room_width',
      sql`${t.widthCm} is null or ${t.widthCm} between 200 and 2000 or (${t.layout} is not null and ${t.widthCm} between 200 and 4000)`,
    ),
    check(
      'room_length',
      sql`${t.lengthCm} is null or ${t.lengthCm} between 200 and 2000 or (${t.layout} is not null and ${t.lengthCm} between 200 and 4000)`,
    ),
  ],
);

export const rombel = pgTable(
  'rombel',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    grade: integer('grade'),
    /** Pupils counted without a list (counts-only mode); ignored as soon as pupils are stored. */
    pupilCount: integer('pupil_count').notNull().default(0),
  },
  (t) => [uniqueIndex('rombel_name_once').on(t.schoolId, t.name), unique('rombel_of_school').on(t.id, t.schoolId)],
);

export const teacher = pgTable(
  'teacher',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** The rombel this teacher leads; null = may teach every rombel. */
    rombelId: uuid('rombel_id').references(() => rombel.id, { onDelete: 'set null' }),
    maxDay: integer('max_day'),
    maxWeek: integer('max_week'),
    /** Most lesson periods a week, for subject teachers. */
    maxPeriods: integer('max_periods'),
  },
  (t) => [
    uniqueIndex('teacher_name_once').on(t.schoolId, t.name),
    // What hangs on a teacher names the school too, so that no row can hang on a teacher of another school.
    unique('teacher_of_school').on(t.id, t.schoolId),
  ],
);

/**
 * A pupil without NIK and without No KK. Name and NISN are optional and stored only encrypted;
 * `keyHash` (keyed hash of the school's own number or NISN) makes a repeated import change nothing.
 */
export const pupil = pgTable(
  'pupil',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    rombelId: uuid('rombel_id')
      .notNull()
      .references(() => rombel.id, { onDelete: 'cascade' }),
    keyHash: text('key_hash').notNull(),
    nameCipher: text('name_cipher'),
    nisnCipher: text('nisn_cipher'),
    rosterNumber: integer('roster_number').notNull(),
    sex: text('sex').$type<'L' | 'P'>(),
    transport: text('transport'),
    desaName: text('desa_name'),
    kecamatanName: text('kecamatan_name'),
    familyId: text('family_id'),
    consent: text('consent').$type<ConsentChoice>().notNull().default('UNKNOWN'),
    consentAt: timestamp('consent_at', { withTimezone: true }),
    active: boolean('active').notNull().default(true),
  },
  (t) => [
    uniqueIndex('pupil_once').on(t.schoolId, t.keyHash),
    index('pupil_rombel_idx').on(t.rombelId, t.rosterNumber, t.id),
    // What hangs on a pupil names the school too, so that no row can hang on a pupil of another school.
    unique('pupil_of_school').on(t.id, t.schoolId),
  ],
);
