import './dinas.css';
import './desk/desk.css';
import '../school/readiness/readiness.css';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatDay } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { SchoolDeskQuery, type DeskSchool } from './desk/desk-queries.ts';
import { EvaluationCard } from './desk/evaluation-card.tsx';
import { HistoryList } from './desk/history-list.tsx';
import { StateMark } from './desk/state-mark.tsx';
import { StepCard } from './desk/step-card.tsx';
import { useRoles } from './desk/use-roles.ts';
import { VisitCard } from './desk/visit-card.tsx';
import { ZoneMark } from './schools/zone-mark.tsx';

/** One school on the desk of an officer: where it stands, what may come next and by whom, the visit, the history. */
export function SchoolDeskPage() {
  const { t } = useTranslation(['dinas-desk', 'readiness']);
  const { kabupatenCode = '', deskSchoolId = '' } = useParams({ strict: false }) as { kabupatenCode?: string; deskSchoolId?: string };
  const roles = useRoles(kabupatenCode);
  const [done, setDone] = useState('');
  const [{ data, error }, again] = useQuery({
    query: SchoolDeskQuery,
    variables: { id: deskSchoolId },
    requestPolicy: 'cache-and-network',
  });
  const school = data?.school;
  const changed = (message: string): void => {
    setDone(message);
    again({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <p className="no-print">
        <Link to={`/dinas/${kabupatenCode}/kesiapan`}>← {t('backToList')}</Link>
      </p>
      <PageHeader title={school?.name ?? t('school')} lead={school ? t('lead', { npsn: school.npsn }) : undefined} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      <p role="status" className={done ? 'note' : undefined} lang="id">
        {done}
      </p>
      {school && data && (
        <div className="stack">
          <Facts school={school} />
          <VisitCard school={school} today={data.today} roles={roles} onChanged={changed} />
          <section className="card">
            <h2>{t('next')}</h2>
            {school.lifecycle.nextSteps.length === 0 && <p className="muted">{t('nothingNext')}</p>}
            {school.lifecycle.nextSteps
              .filter(({ event }) => event !== 'COMPLETE_VERIFICATION' && event !== 'SUSPEND_FOR_CASE')
              .toSorted((a, b) => Number(b.mine !== null) - Number(a.mine !== null))
              .map((step) => (
                <StepCard
                  key={`${step.event}-${school.lifecycle.version}`}
                  schoolId={school.id}
                  version={school.lifecycle.version}
                  today={data.today}
                  step={step}
                  onTaken={changed}
                />
              ))}
          </section>
          {['TRANSITION', 'NEW_NORMAL'].includes(school.lifecycle.state) && (roles.has('DINAS') || roles.has('SATGAS')) && (
            <EvaluationCard kabupatenCode={kabupatenCode} schoolId={school.id} />
          )}
          <section className="card">
            <h2>{t('history.title')}</h2>
            <HistoryList history={school.lifecycle.history} />
          </section>
        </div>
      )}
    </>
  );
}

function Facts({ school }: { school: DeskSchool }) {
  const { t } = useTranslation('dinas-desk');
  const { state, since, zone, permit, startDay, transitionEndDay, cancelledFrom } = school.lifecycle;
  const rows: [string, React.ReactNode][] = [
    [
      t('fact.state'),
      <>
        <StateMark key="s" state={state} /> {since && t('since', { day: formatDay(since) })}
      </>,
    ],
    [t('fact.zone'), zone === null ? t('common:unknown') : <ZoneMark key="z" zone={zone} />],
  ];
  if (permit)
    rows.push([
      t('fact.permit'),
      permit.revokedOn
        ? t('permitRevoked', { reference: permit.reference, day: formatDay(permit.grantedOn), revoked: formatDay(permit.revokedOn) })
        : t('permitOf', { reference: permit.reference, day: formatDay(permit.grantedOn) }),
    ]);
  if (startDay) rows.push([t('fact.start'), formatDay(startDay)]);
  if (transitionEndDay && state === 'TRANSITION')
    rows.push([
      t('fact.newNormal'),
      <>
        {formatDay(transitionEndDay)} <AssumptionChip key="a" id="A-02" />
      </>,
    ]);
  if (cancelledFrom) rows.push([t('fact.cancelled'), <strong key="c">{t('cancelledFrom', { day: formatDay(cancelledFrom) })}</strong>]);
  return (
    <dl className="card facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
