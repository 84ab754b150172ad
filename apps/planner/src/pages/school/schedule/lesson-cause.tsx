import type { SchoolFacts } from '@giliran/planning';
import type { Cause } from '@giliran/schedule';
import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../../i18n/use-translation.ts';

/** Where a cause that lies in the lessons can be mended. */
export interface LessonCause {
  /** The teacher with too many periods; null = the frame of the lessons. */
  readonly teacher: string | null;
}

/** Does this cause lie in the lessons, and with whom? Null for everything else. O(teachers). */
export function lessonCauseOf({ resource, message }: Pick<Cause, 'resource' | 'message'>, facts: SchoolFacts): LessonCause | null {
  if (!facts.setting.lessons || (resource !== 'subject-teacher' && resource !== 'curriculum')) return null;
  return { teacher: facts.teachers.find(({ id }) => message.includes(id))?.id ?? null };
}

/** The way to the row of the table of lessons that has to change. */
export function LessonCauseLink({ schoolId, cause }: { schoolId: string; cause: LessonCause | null | undefined }) {
  const { t } = useTranslation('schedule');
  if (!cause) return null;
  return (
    <p>
      <Link to={`/sekolah/${schoolId}/pelajaran`} search={cause.teacher === null ? {} : { guru: cause.teacher }}>
        {t(cause.teacher === null ? 'cause.lessons' : 'cause.lessonsOf')}
      </Link>
    </p>
  );
}
