import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { formatList } from '../../i18n/format.ts';
import { LoadState } from './load-state.tsx';
import { NextLink } from './next-link.tsx';
import { TeacherCard } from './teachers/teacher-card.tsx';
import { NEW_TEACHER, type TeacherValues } from './teachers/teacher-entry.ts';
import { TeacherForm } from './teachers/teacher-form.tsx';
import { TeacherImport } from './teachers/teacher-import.tsx';
import { ImportTeachersMutation, TeachersQuery, type Teacher, type TeachersSchool } from './teachers/teachers-query.ts';
import { useCanEdit } from './use-can-edit.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';

/** The teachers of a school and how often they can teach. */
export function TeachersPage() {
  const { t } = useTranslation(['teachers', 'sheets']);
  const schoolId = useSchoolId();
  const [{ data, error }, refresh] = useQuery({ query: TeachersQuery, variables: { schoolId }, requestPolicy: 'cache-and-network' });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <NextLink schoolId={schoolId} tab="aturan" />
      </PageHeader>
      {data ? <Teachers school={data.school} onChanged={again} /> : <LoadState error={error} onAgain={again} />}
    </>
  );
}

function Teachers({ school, onChanged }: { school: TeachersSchool; onChanged: () => void }) {
  const { t } = useTranslation(['teachers', 'sheets']);
  const [, importTeachers] = useMutation(ImportTeachersMutation);
  const { teachers } = school;
  const canEdit = useCanEdit(school.id);
  const rombelNames = school.rombel.map((rombel) => rombel.name);
  const names = teachers.map((teacher) => teacher.name);
  const valuesOf = ({ name, rombelId, maxDay, maxWeek, maxPeriods }: Teacher): TeacherValues => ({
    name,
    rombel: school.rombel.find((rombel) => rombel.id === rombelId)?.name ?? null,
    maxDay,
    maxWeek,
    maxPeriods,
  });
  const bySubject = school.setting.lessons !== null;
  const led = new Set(teachers.map((teacher) => teacher.rombelId));
  const free = teachers.some((teacher) => teacher.rombelId === null);
  const unled = school.rombel.filter((rombel) => !led.has(rombel.id)).map((rombel) => rombel.name);
  return (
    <div className="stack">
      {teachers.length === 0 && <p className="note">{t('none')}</p>}
      {!bySubject && teachers.length > 0 && unled.length > 0 && (
        <p className="note">{t(free ? 'unledFree' : 'unled', { rombel: formatList(unled) })}</p>
      )}
      {bySubject && (
        <p>
          {t('bySubject')} <Link to={`/sekolah/${school.id}/pelajaran`}>{t('bySubjectLink')}</Link>
        </p>
      )}
      {school.rombel.length === 0 && (
        <p className="note">
          {t('noRombel')} <Link to={`/sekolah/${school.id}/data`}>{t('noRombelLink')}</Link>
        </p>
      )}
      <ul className="entry-list">
        {teachers.map((teacher) => (
          <TeacherCard
            key={teacher.id}
            schoolId={school.id}
            id={teacher.id}
            teacher={valuesOf(teacher)}
            rombel={rombelNames}
            otherNames={names.filter((name) => name !== teacher.name)}
            bySubject={bySubject}
            canEdit={canEdit}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {!canEdit && <p className="note">{t('sheets:readOnly')}</p>}
      {canEdit && (
        <section className="card" aria-labelledby="guru-baru">
          <h2 id="guru-baru">{t('add.title')}</h2>
          <TeacherForm
            first={NEW_TEACHER}
            rombel={rombelNames}
            otherNames={names}
            bySubject={bySubject}
            saveLabel={t('add.save')}
            onSave={async (teacher) => {
              const result = await importTeachers({ schoolId: school.id, teachers: [teacher] });
              if (result.error) return errorText(result.error, t);
              onChanged();
              return null;
            }}
          />
        </section>
      )}
      {canEdit && <TeacherImport schoolId={school.id} known={teachers.map(valuesOf)} onChanged={onChanged} />}
    </div>
  );
}
