import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { rombel, school, teacher } from './school.ts';

/**
 * What subject teachers teach: periods a week of one subject for each group of a rombel. Replaced as a whole, in the order in which
 * the school wrote it. A teacher who still has lessons here is not removed.
 */
export const lessonDemand = pgTable(
  'lesson_demand',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    schoolId: uuid('school_id')
      .notNull()
      .references(() => school.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    rombelId: uuid('rombel_id').notNull(),
    subject: text('subject').notNull(),
    teacherId: uuid('teacher_id').notNull(),
    periods: integer('periods').notNull(),
  },
  (t) => [
    uniqueIndex('lesson_demand_once').on(t.rombelId, t.subject),
    index('lesson_demand_school_idx').on(t.schoolId, t.position),
    index('lesson_demand_teacher_idx').on(t.teacherId),
    foreignKey({ name: 'lesson_demand_rombel', columns: [t.rombelId, t.schoolId], foreignColumns: [rombel.id, rombel.schoolId] }).onDelete(
      'cascade',
    ),
    foreignKey({ name: 'lesson_demand_teacher', columns: [t.teacherId, t.schoolId], foreignColumns: [teacher.id, teacher.schoolId] }),
    check('lesson_demand_periods', sql`${t.periods} between 1 and 84`),
  ],
);
