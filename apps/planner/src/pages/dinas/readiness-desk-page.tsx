import './dinas.css';
import './desk/desk.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { graphql, type ResultOf } from '../../api/graphql.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { ProvisionChips } from '../../components/provision-chips.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { formatDay, formatNumber } from '../../i18n/format.ts';
import { useTranslation } from '../../i18n/use-translation.ts';
import { csvText, download } from './csv.ts';
import { StandingsQuery, type Standing, type State } from './desk/desk-queries.ts';
import { SchoolLink } from './desk/school-link.tsx';
import { StandingTable } from './desk/standing-table.tsx';
import { StateMark } from './desk/state-mark.tsx';
import { TrialNote } from './trial-note.tsx';

const RecapQuery = graphql(`
  query ReadinessRecap($code: ID!) {
    kabupaten(code: $code) {
      code
      readinessRecap {
        rows {
          kecamatanCode
          kecamatanName
          schools
          pupils
          home
          preparing
          verifying
          ready
          permitted
          open
          suspended
          revoked
          claimedFull
          verifiedFull
          visited
          differing
        }
        differences {
          item
          text
          claimed
          verified
          visitedDay
          school {
            id
            name
            npsn
          }
        }
      }
    }
    law: provisions(ids: ["P4.7.a"]) {
      id
      article
      quote
      gist
    }
  }
`);

type Recap = ResultOf<typeof RecapQuery>['kabupaten']['readinessRecap'];
type Row = Recap['rows'][number];

const GROUPS = ['home', 'preparing', 'verifying', 'ready', 'permitted', 'open', 'suspended', 'revoked'] as const;
const COUNTS = ['claimedFull', 'verifiedFull', 'differing'] as const;
const NUMBERS = ['schools', ...GROUPS, 'visited', ...COUNTS] as const;

/** Worklists by state: who waits for whom. */
const LISTS: Readonly<Record<string, readonly State[]>> = {
  verify: ['SUBMITTED', 'VERIFICATION'],
  preparing: ['PREPARING', 'NOT_READY'],
  ready: ['READY', 'SIMULATED'],
  all: [],
};

/** Readiness of a kabupaten: by kecamatan, claimed against verified, and the schools that wait for a visit. */
export function ReadinessDeskPage() {
  const { t } = useTranslation(['dinas-readiness', 'dinas-desk']);
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const variables = { code: kabupatenCode };
  const [recap] = useQuery({ query: RecapQuery, variables, requestPolicy: 'cache-and-network' });
  const [standings] = useQuery({ query: StandingsQuery, variables, requestPolicy: 'cache-and-network' });
  const rows = recap.data?.kabupaten.readinessRecap.rows ?? [];
  const error = recap.error ?? standings.error;
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <button
          type="button"
          className="button-secondary"
          disabled={rows.length === 0}
          onClick={() => download(`rekap-kesiapan-${kabupatenCode}.csv`, csvText(csvRows(rows)))}
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
      {recap.fetching && !recap.data && <p className="muted">{t('common:loading')}</p>}
      <div className="stack">
        {recap.data && (
          <section className="stack">
            <div className="row">
              <h2>{t('recap.title')}</h2>
              <ProvisionChips provisions={recap.data.law} />
            </div>
            <RecapTable rows={rows} />
            <Differences kabupatenCode={kabupatenCode} differences={recap.data.kabupaten.readinessRecap.differences} />
          </section>
        )}
        {standings.data && <Worklist kabupatenCode={kabupatenCode} data={standings.data} />}
      </div>
    </>
  );
}

function RecapTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation('dinas-readiness');
  const total = totalOf(rows);
  const columns: Column<Row>[] = [
    {
      key: 'area',
      header: t('recap.kecamatan'),
      rowHeader: true,
      render: (row) => (row === total ? t('recap.total') : (row.kecamatanName ?? t('common:unknown'))),
    },
    { key: 'schools', header: t('recap.schools'), numeric: true, render: (row) => formatNumber(row.schools) },
    ...GROUPS.map((key): Column<Row> => ({ key, header: t(`group.${key}`), numeric: true, render: (row) => formatNumber(row[key]) })),
    ...COUNTS.map((key): Column<Row> => ({
      key,
      header: t(`recap.${key}`),
      numeric: true,
      render: (row) => <strong>{formatNumber(row[key])}</strong>,
    })),
  ];
  return (
    <div className="wide-scroll dense">
      <DataTable
        caption={t('recap.caption')}
        captionHidden
        columns={columns}
        rows={rows.length > 1 ? [...rows, total] : rows}
        rowKey={(row) => row.kecamatanCode ?? (row === total ? 'total' : '?')}
        empty={t('recap.none')}
      />
    </div>
  );
}

function totalOf(rows: readonly Row[]): Row {
  const sum = (key: (typeof NUMBERS)[number] | 'pupils'): number => rows.reduce((all, row) => all + row[key], 0);
  const numbers = Object.fromEntries([...NUMBERS, 'pupils' as const].map((key) => [key, sum(key)])) as unknown as Row;
  return { ...numbers, kecamatanCode: null, kecamatanName: null };
}

function csvRows(rows: readonly Row[]): (string | number | null)[][] {
  const heads = [
    'Kode kecamatan',
    'Kecamatan',
    'Siswa',
    'Sekolah',
    'Belajar dari rumah',
    'Persiapan',
    'Diajukan/verifikasi',
    'Siap',
    'Diizinkan',
    'Tatap muka',
    'Dihentikan',
    'Izin dicabut',
    'Dikunjungi',
    '100% menurut sekolah',
    '100% terverifikasi',
    'Ada perbedaan',
  ];
  return [heads, ...rows.map((row) => [row.kecamatanCode, row.kecamatanName, row.pupils, ...NUMBERS.map((key) => row[key])])];
}

function Differences({ kabupatenCode, differences }: { kabupatenCode: string; differences: Recap['differences'] }) {
  const { t } = useTranslation('dinas-readiness');
  if (differences.length === 0) return <p className="muted">{t('differences.none')}</p>;
  return (
    <DataTable
      caption={t('differences.title', { count: differences.length })}
      rows={differences}
      rowKey={({ school, item }) => `${school.id}-${item}`}
      columns={[
        {
          key: 'school',
          header: t('dinas-desk:school'),
          rowHeader: true,
          render: ({ school }) => <SchoolLink kabupatenCode={kabupatenCode} school={school} />,
        },
        { key: 'item', header: t('differences.item'), render: ({ item, text }) => <span lang="id">{`${item} ${text}`}</span> },
        { key: 'claimed', header: t('differences.claimed'), render: ({ claimed }) => (claimed ? t('common:yes') : t('common:no')) },
        {
          key: 'verified',
          header: t('differences.verified'),
          render: ({ verified }) => <strong>{verified ? t('common:yes') : t('common:no')}</strong>,
        },
        { key: 'day', header: t('differences.day'), render: ({ visitedDay }) => (visitedDay === null ? '–' : formatDay(visitedDay)) },
      ]}
    />
  );
}

function Worklist({ kabupatenCode, data }: { kabupatenCode: string; data: ResultOf<typeof StandingsQuery> }) {
  const { t } = useTranslation(['dinas-readiness', 'dinas-desk']);
  const [list, setList] = useState('verify');
  const { kecamatan, lifecycles } = data.kabupaten;
  const states = LISTS[list] ?? [];
  const rows = states.length === 0 ? lifecycles : lifecycles.filter(({ state }) => states.includes(state));
  const columns: Column<Standing>[] = [
    { key: 'state', header: t('dinas-desk:fact.state'), render: ({ state }) => <StateMark state={state} /> },
    { key: 'since', header: t('dinas-desk:sinceHead'), render: ({ since }) => (since === null ? '–' : formatDay(since)) },
    {
      key: 'visit',
      header: t('work.visit'),
      render: ({ visit }) =>
        visit === null
          ? '–'
          : visit.visitedDay
            ? t('work.visited', { day: formatDay(visit.visitedDay) })
            : t('work.planned', { day: formatDay(visit.plannedDay) }),
    },
  ];
  return (
    <section className="stack">
      <h2>{t('work.title')}</h2>
      <div className="filter-row no-print">
        <SelectField
          label={t('work.list')}
          value={list}
          onValue={setList}
          options={Object.keys(LISTS).map((value) => ({ value, label: t(`work.lists.${value}`) }))}
        />
      </div>
      <StandingTable
        key={list}
        kabupatenCode={kabupatenCode}
        kecamatan={kecamatan}
        caption={t(`work.lists.${list}`)}
        rows={rows}
        columns={columns}
        empty={t('work.none')}
      />
    </section>
  );
}
