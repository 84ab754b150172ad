import type { SavedLesson, SavedSession } from '@giliran/planning';
import type { Translate } from '../../../i18n/use-translation.ts';
import type { PlanNames } from './plan-names.ts';

/** What of a session says who teaches it. */
interface Taught {
  readonly lessons?: SavedSession['lessons'] | undefined;
}

/** Periods in a row with one subject and teacher; from and to count from 1, as schools do. */
export interface LessonRun {
  readonly from: number;
  readonly to: number;
  readonly subject: string;
  readonly teacher: string;
}

/** The lessons of a session in the order of their periods, equal neighbours as one. O(lessons log lessons). */
export function lessonRuns({ lessons = [] }: Pick<SavedSession, 'lessons'>): LessonRun[] {
  const runs: LessonRun[] = [];
  for (const { period, subject, teacher } of [...lessons].sort((a, b) => a.period - b.period)) {
    const last = runs.at(-1);
    if (last && last.to === period && last.subject === subject && last.teacher === teacher)
      runs[runs.length - 1] = { ...last, to: period + 1 };
    else runs.push({ from: period + 1, to: period + 1, subject, teacher });
  }
  return runs;
}

/** "jam 1–2" */
function periodsText({ from, to }: LessonRun, t: Translate): string {
  return from === to ? t('lessons.period', { from }) : t('lessons.periods', { from, to });
}

/** "jam 1–2", where room is short. */
export function shortPeriods({ from, to }: LessonRun, t: Translate): string {
  return t('lessons.short', { range: from === to ? String(from) : `${from}–${to}` });
}

/** Who teaches in a session: its class teacher, or each lesson with its teacher. */
export function taughtText(session: Pick<SavedSession, 'teacher' | 'lessons'>, names: PlanNames, t: Translate): string {
  if (!session.lessons) return names.teacher(session.teacher);
  return lessonRuns(session)
    .map((run) => t('lessons.run', { periods: periodsText(run, t), subject: run.subject, teacher: names.teacher(run.teacher) }))
    .join(', ');
}

/** The lessons of a session that another version of it does not have in the same period. O(lessons^2). */
export function lessonsUnlike(session: Taught, other: Taught | null): SavedLesson[] {
  const same = (a: SavedLesson, b: SavedLesson): boolean => a.period === b.period && a.subject === b.subject && a.teacher === b.teacher;
  return (session.lessons ?? []).filter((lesson) => !other?.lessons?.some((theirs) => same(lesson, theirs)));
}
