import { Link } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { PageHeader } from '../../components/page-header.tsx';
import { StatusBadge, type Status } from '../../components/status-badge.tsx';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { SchoolDataQuery, type SchoolData } from './data-query.ts';
import { LoadState } from './load-state.tsx';
import { PrivacyCard } from './privacy/privacy-card.tsx';
import { PupilImport } from './pupil-import.tsx';
import { setupSteps, type SchoolProgress, type SetupStep, type StepState } from './setup-steps.ts';
import { useCanEdit } from './use-can-edit.ts';
import { useSchoolId } from './use-school-id.ts';
import './school.css';

const STATUS: Readonly<Record<StepState, Status>> = { done: 'PASS', partly: 'NOT_DETERMINED', todo: 'NOT_APPLICABLE' };

/** Where a school begins: what is there, what comes next, and the import of its pupils. */
export function DataPage() {
  const { t } = useTranslation(['data', 'sheets']);
  const schoolId = useSchoolId();
  const [{ data, error }, refresh] = useQuery({ query: SchoolDataQuery, variables: { schoolId }, requestPolicy: 'cache-and-network' });
  const canEdit = useCanEdit(schoolId);
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {data ? (
        <div className="stack">
          <Steps school={data.school} canEdit={canEdit} />
          {canEdit ? (
            <PupilImport school={data.school} next={nextStep(data.school)} onImported={again} />
          ) : (
            <p className="note">{t('sheets:readOnly')}</p>
          )}
          {canEdit && <PrivacyCard schoolId={data.school.id} onErased={again} />}
        </div>
      ) : (
        <LoadState error={error} onAgain={again} />
      )}
    </>
  );
}

function progressOf(school: SchoolData): SchoolProgress {
  return {
    rombel: school.rombel.length,
    pupils: school.rombel.reduce((sum, rombel) => sum + rombel.pupilCount, 0),
    rooms: school.rooms.length,
    roomsMeasured: school.rooms.filter((room) => room.widthM !== null && room.lengthM !== null).length,
    teachers: school.teachers.length,
    settingVersion: school.setting.version,
    plans: school.latestPlan?.number ?? 0,
  };
}

function nextStep(school: SchoolData): SetupStep | undefined {
  return setupSteps(progressOf(school)).find((step) => step.next);
}

function Steps({ school, canEdit }: { school: SchoolData; canEdit: boolean }) {
  const { t } = useTranslation(['data', 'sheets']);
  const progress = progressOf(school);
  const { pupils, roomsMeasured } = progress;
  const steps = setupSteps(progress);
  const next = steps.find((step) => step.next);
  const details: Readonly<Record<(typeof steps)[number]['key'], string>> = {
    pupils:
      school.rombel.length === 0
        ? t('step.pupils.todo')
        : t('step.pupils.have', { rombel: formatNumber(school.rombel.length), pupils: formatNumber(pupils) }),
    rooms:
      school.rooms.length === 0
        ? t('step.rooms.todo')
        : roomsMeasured === school.rooms.length
          ? t('step.rooms.have', { rooms: formatNumber(school.rooms.length) })
          : t('step.rooms.partly', { rooms: formatNumber(school.rooms.length), open: formatNumber(school.rooms.length - roomsMeasured) }),
    teachers:
      school.teachers.length === 0 ? t('step.teachers.todo') : t('step.teachers.have', { teachers: formatNumber(school.teachers.length) }),
    setting: school.setting.version === 0 ? t('step.setting.todo') : t('step.setting.have'),
    plan: school.latestPlan
      ? t('step.plan.have', {
          name: school.latestPlan.name,
          number: school.latestPlan.number,
          status: t(`planStatus.${school.latestPlan.status}`),
          moment: formatMoment(school.latestPlan.createdAt),
        })
      : t('step.plan.todo'),
  };
  return (
    <section className="card" aria-labelledby="langkah">
      <div className="card-head">
        <h2 id="langkah">{t('steps.title')}</h2>
        {next && next.key !== 'pupils' && (
          <Link className="button" to={`/sekolah/${school.id}/${next.tab}`}>
            {t('steps.next', { step: t(`step.${next.key}.title`) })}
          </Link>
        )}
      </div>
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.key} className={step.state === 'done' ? 'is-done' : step.next ? 'is-next' : undefined}>
            {step.tab === 'data' ? (
              <a href="#impor" className="step-link">
                <span className="step-title">{t('step.pupils.title')}</span> <span className="step-detail">{details.pupils}</span>
              </a>
            ) : (
              <Link to={`/sekolah/${school.id}/${step.tab}`} className="step-link">
                <span className="step-title">{t(`step.${step.key}.title`)}</span> <span className="step-detail">{details[step.key]}</span>
              </Link>
            )}
            <StatusBadge status={STATUS[step.state]} text={t(`state.${step.state}`)} />
          </li>
        ))}
      </ol>
      {/* Consents are counted for the school's own staff only. */}
      {canEdit && school.rombel.length > 0 && <ConsentLine school={school} />}
    </section>
  );
}

function ConsentLine({ school }: { school: SchoolData }) {
  const { t } = useTranslation(['data', 'sheets']);
  const sum = (pick: (consents: NonNullable<SchoolData['rombel'][number]['consents']>) => number) =>
    school.rombel.reduce((total, { consents }) => total + (consents ? pick(consents) : 0), 0);
  const unknown = sum((consents) => consents.unknown);
  return (
    <p className="consent-line row">
      <StatusBadge
        status={unknown === 0 ? 'PASS' : 'NOT_DETERMINED'}
        text={unknown === 0 ? t('consents.all') : t('consents.open', { count: unknown })}
      />
      <span>
        {t('consents.text', { yes: formatNumber(sum((c) => c.yes)), no: formatNumber(sum((c) => c.no)), unknown: formatNumber(unknown) })}
      </span>
      <Link to={`/sekolah/${school.id}/siswa`}>{t('consents.link')}</Link>
    </p>
  );
}
