import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { teacherEntryOf, type TeacherValues } from './teacher-entry.ts';
import { TeacherForm } from './teacher-form.tsx';
import { DeleteTeacherMutation, SaveTeacherMutation } from './teachers-query.ts';

interface TeacherCardProps {
  readonly schoolId: string;
  readonly id: string;
  readonly teacher: TeacherValues;
  readonly rombel: readonly string[];
  readonly otherNames: readonly string[];
  readonly bySubject: boolean;
  readonly canEdit: boolean;
  readonly onChanged: () => void;
}

/** One teacher on one line; "Ubah" turns it into fields. */
export function TeacherCard({ schoolId, id, teacher, rombel, otherNames, bySubject, canEdit, onChanged }: TeacherCardProps) {
  const { t } = useTranslation('teachers');
  const [mode, setMode] = useState<'line' | 'edit' | 'delete'>('line');
  const [complaint, setComplaint] = useState<string | null>(null);
  const [, saveTeacher] = useMutation(SaveTeacherMutation);
  const [{ fetching: deleting }, deleteTeacher] = useMutation(DeleteTeacherMutation);
  const close = () => setMode('line');
  const limits = [
    bySubject || teacher.maxDay === null ? null : t('limit.day', { count: teacher.maxDay }),
    bySubject || teacher.maxWeek === null ? null : t('limit.week', { count: teacher.maxWeek }),
    bySubject && teacher.maxPeriods !== null ? t('limit.periods', { count: teacher.maxPeriods }) : null,
  ].filter((text) => text !== null);
  const leads = bySubject ? t('leadsNone') : t('allRombel');

  async function remove(): Promise<void> {
    const result = await deleteTeacher({ id });
    if (result.error) return setComplaint(errorText(result.error, t));
    setMode('line');
    onChanged();
  }

  return (
    <li className="card entry">
      {mode === 'edit' ? (
        <TeacherForm
          first={teacherEntryOf(teacher)}
          rombel={rombel}
          otherNames={otherNames}
          bySubject={bySubject}
          saveLabel={t('common:save')}
          onClose={close}
          onSave={async (values) => {
            const result = await saveTeacher({ schoolId, id, teacher: values });
            if (result.error) return errorText(result.error, t);
            onChanged();
            return null;
          }}
        />
      ) : (
        <div className="entry-line">
          <h2 className="entry-name">{teacher.name}</h2>
          <span className="entry-fact">{teacher.rombel === null ? leads : t('leads', { rombel: teacher.rombel })}</span>
          <span className="entry-fact">{limits.length === 0 ? t(bySubject ? 'limit.noPeriods' : 'limit.none') : limits.join(', ')}</span>
          {canEdit && (
            <span className="entry-buttons">
              <button
                type="button"
                className="button-plain"
                aria-label={t('editTeacher', { teacher: teacher.name })}
                onClick={() => setMode('edit')}
              >
                {t('common:edit')}
              </button>
              <button
                type="button"
                className="button-plain"
                aria-label={t('deleteTeacher', { teacher: teacher.name })}
                onClick={() => setMode('delete')}
              >
                {t('common:remove')}
              </button>
            </span>
          )}
        </div>
      )}
      {mode === 'delete' && (
        <ConfirmDialog
          title={t('delete.title', { teacher: teacher.name })}
          action={t('delete.action')}
          danger
          busy={deleting}
          complaint={complaint}
          onConfirm={() => void remove()}
          onClose={close}
        >
          <p>{t('delete.text')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
