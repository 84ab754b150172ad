import { useState } from 'react';
import { useClient, useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { DateField } from '../../../components/date-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { CaseContactsQuery, ReportCaseMutation, type CaseReport, type DaySchool } from './day-query.ts';

const ROLES = ['PUPIL', 'TEACHER', 'STAFF'] as const;
type Role = (typeof ROLES)[number];

interface CaseCardProps {
  readonly school: DaySchool;
  readonly today: string;
  readonly onReported: () => void;
}

/** A confirmed case: role and group to the Dinas at once, never who. Reporting closes nothing by itself (P6.1). */
export function CaseCard({ school, today, onReported }: CaseCardProps) {
  const { t } = useTranslation('daily');
  return (
    <section className="card" aria-labelledby="kasus">
      <h2 id="kasus">{t('case.title')}</h2>
      <p>{t('case.lead')}</p>
      {school.caseReports.length > 0 && (
        <ul className="holds">
          {school.caseReports.map((report) => (
            <ReportedCase key={report.id} report={report} />
          ))}
        </ul>
      )}
      <details className="sub-details">
        <summary>{t('case.open')}</summary>
        <CaseForm school={school} today={today} onReported={onReported} />
      </details>
    </section>
  );
}

function ReportedCase({ report }: { report: CaseReport }) {
  const { t } = useTranslation('daily');
  const client = useClient();
  const [contacts, setContacts] = useState<readonly { id: string; rosterNumber: number; name: string | null }[] | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);

  async function openContacts(): Promise<void> {
    const { data, error } = await client.query(CaseContactsQuery, { caseId: report.id }, { requestPolicy: 'network-only' }).toPromise();
    setComplaint(error ? errorText(error, t) : null);
    if (data) setContacts(data.caseContacts);
  }

  return (
    <li>
      <span>
        <strong>{t('case.number', { number: report.number })}</strong>: {t(`case.role.${report.role}`)}
        {report.rombel && `, ${report.rombel}`}
        {report.groups.length > 0 && ` (${report.groups.join(', ')})`}, {t('case.known', { day: formatDay(report.knownOn) })}
      </span>
      {report.contactCount !== null && (
        <span className="row">
          <span>{t('case.contacts', { count: report.contactCount })}</span> <AssumptionChip id="A-05" />
          <button type="button" className="button-plain" onClick={() => (contacts ? setContacts(null) : void openContacts())}>
            {t(contacts ? 'case.closeContacts' : 'case.openContacts')}
          </button>
        </span>
      )}
      {complaint && <span className="field-error">{complaint}</span>}
      {contacts && (
        <ul>
          {contacts.map((pupil) => (
            <li key={pupil.id}>
              {pupil.rosterNumber}. {pupil.name ?? t('noName')}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function CaseForm({ school, today, onReported }: CaseCardProps) {
  const { t } = useTranslation('daily');
  const [{ fetching }, reportCase] = useMutation(ReportCaseMutation);
  const [role, setRole] = useState<Role>('PUPIL');
  const [rombelId, setRombelId] = useState('');
  const [teacherId, setTeacherId] = useState('');
  const [knownOn, setKnownOn] = useState(today);
  const [lastPresentOn, setLastPresentOn] = useState('');
  const [complaint, setComplaint] = useState<string | null>(null);

  async function submit(): Promise<void> {
    const result = await reportCase({
      schoolId: school.id,
      report: {
        role,
        knownOn,
        lastPresentOn: lastPresentOn || null,
        rombelId: role === 'PUPIL' ? rombelId || null : null,
        teacherId: role === 'TEACHER' ? teacherId || null : null,
      },
    });
    setComplaint(result.error ? errorText(result.error, t) : null);
    if (result.error) return;
    setRombelId('');
    setTeacherId('');
    onReported();
  }

  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField
        label={t('case.who')}
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`case.role.${value}`) }))}
        onValue={setRole}
      />
      {role === 'PUPIL' && (
        <SelectField
          label={t('rombel')}
          value={rombelId}
          options={[{ value: '', label: t('case.notNamed') }, ...school.rombel.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={setRombelId}
        />
      )}
      {role === 'TEACHER' && (
        <SelectField
          label={t('case.teacher')}
          value={teacherId}
          options={[{ value: '', label: t('case.notNamed') }, ...school.teachers.map(({ id, name }) => ({ value: id, label: name }))]}
          onValue={setTeacherId}
          hint={t('case.teacherHint')}
        />
      )}
      <DateField label={t('case.knownOn')} value={knownOn} onValue={setKnownOn} max={today} required />
      <DateField
        label={t('case.lastPresentOn')}
        value={lastPresentOn}
        onValue={setLastPresentOn}
        max={today}
        hint={t('case.lastPresentHint')}
      />
      <p className="wide note">{t('case.noName')}</p>
      {complaint && (
        <p className="wide field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="wide row">
        <button type="submit" className="button-danger" disabled={fetching}>
          {t('case.send')}
        </button>
      </div>
    </form>
  );
}
