import { asc, eq, inArray, sql } from 'drizzle-orm';
import { lessonDemand } from '../tables/lesson.ts';
import { rombel } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type LessonDemandRow = typeof lessonDemand.$inferSelect;
export type LessonDemandValues = Pick<LessonDemandRow, 'rombelId' | 'subject' | 'teacherId' | 'periods'>;

/** What subject teachers teach at several schools, in the order in which each school wrote it. One statement. */
export async function lessonsBySchool(tx: Transaction, schoolIds: readonly string[]): Promise<LessonDemandRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(lessonDemand)
    .where(inArray(lessonDemand.schoolId, [...schoolIds]))
    .orderBy(asc(lessonDemand.schoolId), asc(lessonDemand.position), asc(lessonDemand.id));
}

/** The rows of one school as nobody else changes them until the transaction ends. Two statements. */
export async function lessonsForUpdate(tx: Transaction, schoolId: string): Promise<LessonDemandRow[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`lesson_demand ${schoolId}`}, 0))`);
  return lessonsBySchool(tx, [schoolId]);
}

/** Puts the rows given in the place of all the school has. One statement and one for every 1,000 rows. */
export async function replaceLessons(tx: Transaction, schoolId: string, values: readonly LessonDemandValues[]): Promise<LessonDemandRow[]> {
  await tx.delete(lessonDemand).where(eq(lessonDemand.schoolId, schoolId));
  const rows = values.map((value, position) => ({ ...value, position, schoolId }));
  const written: LessonDemandRow[] = [];
  for (let start = 0; start < rows.length; start += 1000) {
    written.push(
      ...(await tx
        .insert(lessonDemand)
        .values(rows.slice(start, start + 1000))
        .returning()),
    );
  }
  return written.sort((a, b) => a.position - b.position);
}

/** Subject and rombel of each lesson a teacher has, as "MTK 7A". One statement. */
export async function lessonNamesOfTeacher(tx: Transaction, teacherId: string): Promise<string[]> {
  const rows = await tx
    .select({ name: sql<string>`${lessonDemand.subject} || ' ' || ${rombel.name}` })
    .from(lessonDemand)
    .innerJoin(rombel, eq(rombel.id, lessonDemand.rombelId))
    .where(eq(lessonDemand.teacherId, teacherId))
    .orderBy(asc(lessonDemand.position));
  return rows.map(({ name }) => name);
}
