import { useState } from 'react';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { formatList } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ImportTeachersMutation } from '../teachers/teachers-query.ts';
import { unknownTeachers } from './lesson-draft.ts';
import type { LessonSheetOnScreen } from './use-lesson-table.ts';

interface NewTeachersProps {
  readonly schoolId: string;
  readonly table: LessonSheetOnScreen;
  readonly onAdded: () => void;
}

/** Names in the table that are no teachers of the school yet, and one button that makes them so. */
export function NewTeachers({ schoolId, table, onAdded }: NewTeachersProps) {
  const { t } = useTranslation('lessons');
  const [{ fetching }, importTeachers] = useMutation(ImportTeachersMutation);
  const [complaint, setComplaint] = useState<string | null>(null);
  const names = unknownTeachers(table.draft, table.people);
  if (names.length === 0) return null;
  async function add(): Promise<void> {
    const teachers = names.map((name) => ({ name, rombel: null, maxDay: null, maxWeek: null, maxPeriods: null }));
    const { error } = await importTeachers({ schoolId, teachers });
    setComplaint(error ? errorText(error, t) : null);
    if (!error) onAdded();
  }
  return (
    <div className="note">
      <p>{t('newTeachers.text', { count: names.length, names: formatList(names) })}</p>
      {complaint && (
        <p className="field-error" role="alert">
          {complaint}
        </p>
      )}
      <button type="button" className="button-secondary" disabled={fetching} onClick={() => void add()}>
        {t('newTeachers.add', { count: names.length })}
      </button>
    </div>
  );
}
