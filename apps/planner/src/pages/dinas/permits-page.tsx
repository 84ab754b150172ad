import './dinas.css';
import './desk/desk.css';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatDay } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { csvText, download } from './csv.ts';
import { StandingsQuery, type Standing, type State } from './desk/desk-queries.ts';
import { StandingTable } from './desk/standing-table.tsx';
import { StateMark } from './desk/state-mark.tsx';
import { ZoneMark } from './schools/zone-mark.tsx';
import { TrialNote } from './trial-note.tsx';

const WAITING: readonly State[] = ['READY', 'SIMULATED', 'PERMITTED'];
const CALENDAR: readonly State[] = ['TRANSITION', 'NEW_NORMAL', 'SUSPENDED_ZONE', 'SUSPENDED_CASE', 'SUSPENDED_UNSAFE', 'REVOKED'];

/** Who waits for a permit, and the calendar of phases: which school turns new-normal when. */
export function PermitsPage() {
  const { t } = useTranslation(['dinas-permits', 'dinas-desk']);
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const [{ data, error, fetching }] = useQuery({
    query: StandingsQuery,
    variables: { code: kabupatenCode },
    requestPolicy: 'cache-and-network',
  });
  const all = data?.kabupaten.lifecycles ?? [];
  const waiting = all.filter(({ state }) => WAITING.includes(state));
  const calendar = all.filter(({ state }) => CALENDAR.includes(state)).toSorted(byEnd);
  const kecamatan = data?.kabupaten.kecamatan ?? [];
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <button
          type="button"
          className="button-secondary"
          disabled={calendar.length === 0}
          onClick={() => download(`kalender-fase-${kabupatenCode}.csv`, csvText(csvRows(calendar)))}
        >
          {t('dinas-desk:csv')}
        </button>
        <button type="button" className="button-secondary" onClick={() => window.print()}>
          {t('common:print')}
        </button>
      </PageHeader>
      <TrialNote kabupatenCode={kabupatenCode} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!data && fetching && <p className="muted">{t('common:loading')}</p>}
      {data && (
        <div className="stack">
          <section className="stack">
            <h2>{t('waiting.title')}</h2>
            <p className="small muted">{t('waiting.text')}</p>
            <StandingTable
              kabupatenCode={kabupatenCode}
              kecamatan={kecamatan}
              caption={t('waiting.caption')}
              rows={waiting}
              empty={t('waiting.none')}
              columns={[
                { key: 'state', header: t('dinas-desk:fact.state'), render: ({ state }) => <StateMark state={state} /> },
                { key: 'next', header: t('waiting.next'), render: ({ state }) => t(`waiting.nextOf.${state}`) },
                {
                  key: 'zone',
                  header: t('dinas-desk:fact.zone'),
                  render: ({ zone }) => (zone === null ? t('common:unknown') : <ZoneMark zone={zone} />),
                },
              ]}
            />
          </section>
          <section className="stack">
            <div className="row">
              <h2>{t('calendar.title')}</h2>
              <AssumptionChip id="A-02" />
            </div>
            <p className="small muted">{t('calendar.text')}</p>
            <StandingTable
              kabupatenCode={kabupatenCode}
              kecamatan={kecamatan}
              caption={t('calendar.caption')}
              rows={calendar}
              empty={t('calendar.none')}
              columns={[
                { key: 'state', header: t('dinas-desk:fact.state'), render: ({ state }) => <StateMark state={state} /> },
                {
                  key: 'permit',
                  header: t('dinas-desk:fact.permit'),
                  render: ({ permit }) => (permit === null ? '–' : `${permit.reference}, ${formatDay(permit.grantedOn)}`),
                },
                { key: 'start', header: t('calendar.start'), render: ({ startDay }) => (startDay === null ? '–' : formatDay(startDay)) },
                { key: 'end', header: t('calendar.newNormal'), render: (row) => <NewNormal row={row} /> },
              ]}
            />
          </section>
        </div>
      )}
    </>
  );
}

function NewNormal({ row }: { row: Standing }) {
  const { t } = useTranslation('dinas-permits');
  if (row.state === 'REVOKED') return t('calendar.never');
  if (row.state === 'NEW_NORMAL') return t('calendar.already', { day: row.since === null ? '' : formatDay(row.since) });
  return row.transitionEndDay === null ? t('calendar.afterReopening') : <strong>{formatDay(row.transitionEndDay)}</strong>;
}

/** The next to change first; those without a day after them. */
function byEnd(a: Standing, b: Standing): number {
  const key = (row: Standing): string =>
    row.state === 'TRANSITION' ? (row.transitionEndDay ?? '8') : row.state === 'NEW_NORMAL' ? '9' : '8';
  return key(a).localeCompare(key(b)) || a.school.name.localeCompare(b.school.name, 'id');
}

function csvRows(rows: readonly Standing[]): (string | null)[][] {
  return [
    ['NPSN', 'Sekolah', 'Kode kecamatan', 'Keadaan', 'Sejak', 'Nomor izin', 'Tanggal izin', 'Mulai tatap muka', 'Kebiasaan baru mulai'],
    ...rows.map(({ school, state, since, permit, startDay, transitionEndDay }) => [
      school.npsn,
      school.name,
      school.kecamatanCode,
      state,
      since,
      permit?.reference ?? null,
      permit?.grantedOn ?? null,
      startDay,
      state === 'NEW_NORMAL' ? since : state === 'REVOKED' ? null : transitionEndDay,
    ]),
  ];
}
