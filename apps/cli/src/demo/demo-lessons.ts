import type { LessonDemandValues } from '@giliran/db/queries/lessons';
import type { LessonFrame } from '@giliran/planning';

/** Two sessions a week of six periods of half an hour for each group. */
export const DEMO_LESSON_FRAME: LessonFrame = { periodsPerSession: 6, sessionsPerGroup: 2 };
/** Most periods a week of a teacher of the demo. */
export const DEMO_MAX_PERIODS = 40;

/** Subjects of the demo with their periods a week and how many teachers share them: twelve periods, thirty teachers. */
const SUBJECTS: readonly [subject: string, periods: number, teachers: number][] = [
  ['MTK', 2, 5],
  ['BIN', 2, 5],
  ['IPA', 2, 5],
  ['BIG', 2, 5],
  ['IPS', 1, 3],
  ['PKN', 1, 3],
  ['PAI', 1, 2],
  ['SBK', 1, 2],
];

/** Made-up lessons of a school: every rombel has every subject, the teachers of a subject take the rombel in turn. */
export function demoLessons(rombelIds: readonly string[], teacherIds: readonly string[]): LessonDemandValues[] {
  let before = 0;
  const crews = SUBJECTS.map(([subject, periods, count]) => {
    const crew = teacherIds.slice(before, before + count);
    before += count;
    return { subject, periods, crew };
  });
  return rombelIds.flatMap((rombelId, r) =>
    crews.flatMap(({ subject, periods, crew }) => {
      const teacherId = crew[r % Math.max(1, crew.length)];
      return teacherId === undefined ? [] : [{ rombelId, subject, teacherId, periods }];
    }),
  );
}
