import './dinas/dinas.css';
import { MODEL_LEVELS } from '@giliran/planning';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { errorText } from '../api/client.ts';
import { graphql, type ResultOf } from '../api/graphql.ts';
import { useSession } from '../api/use-session.ts';
import { AssumptionChip } from '../components/assumption-chip.tsx';
import { DataTable, type Column } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageHeader } from '../components/page-header.tsx';
import { SelectField } from '../components/select-field.tsx';
import { SignInForm } from '../components/sign-in-form.tsx';
import { formatMoment, formatNumber } from '../i18n/format.ts';
import { TrialNote } from './dinas/trial-note.tsx';

const ResearchQuery = graphql(`
  query Research($code: ID!) {
    kabupaten(code: $code) {
      code
      name
      kecamatan {
        code
        name
      }
      aggregates {
        wholeKabupaten
        kecamatanCode
        level
        hidden
        schools
        rooms
        roomsWithoutSize
        seats
        limitedByCap
        limitedByGeometry
        limitingArticle
        rombel
        pupils
        schoolsWithPlan
        finalPlans
        meanGuaranteedSessions
        findingsFailed
        findingsUndetermined
      }
      scenarios(first: 50) {
        id
        name
        status
        schoolCount
        doneCount
        seed
        engineVersion
        inputHash
        createdAt
      }
    }
  }
`);

type Kabupaten = ResultOf<typeof ResearchQuery>['kabupaten'];
type Aggregate = Kabupaten['aggregates'][number];

/** Entry for researchers: aggregates of a kabupaten, what can be asked, the runs to repeat, and the API explorer. */
export function ResearchPage() {
  const { t } = useTranslation('research');
  const session = useSession();
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  return (
    <>
      {session.status === 'loading' && <p className="muted">{t('common:loading')}</p>}
      {session.status === 'out' && (
        <EmptyState title={t('common:session.needed')} text={t('common:session.neededText')}>
          <SignInForm />
        </EmptyState>
      )}
      {session.status !== 'loading' && session.status !== 'out' && <Research kabupatenCode={kabupatenCode} />}
    </>
  );
}

function Research({ kabupatenCode }: { kabupatenCode: string }) {
  const { t } = useTranslation('research');
  const [{ data, error, fetching }] = useQuery({
    query: ResearchQuery,
    variables: { code: kabupatenCode },
    requestPolicy: 'cache-and-network',
  });
  const kabupaten = data?.kabupaten;
  return (
    <>
      <PageHeader title={kabupaten ? t('titleOf', { name: kabupaten.name }) : t('title')} lead={t('lead')}>
        <a className="button" href="/explorer.html">
          {t('openExplorer')}
        </a>
      </PageHeader>
      <TrialNote kabupatenCode={kabupatenCode} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!kabupaten && fetching && <p className="muted">{t('common:loading')}</p>}
      <div className="stack">
        {kabupaten && <Aggregates kabupaten={kabupaten} />}
        <div className="columns">
          <section className="card">
            <h2>{t('can.title')}</h2>
            <ul>
              {(['aggregates', 'scenarios', 'regulations', 'calculator'] as const).map((key) => (
                <li key={key}>{t(`can.${key}`)}</li>
              ))}
            </ul>
            <p>{t('can.cannot')}</p>
          </section>
          <Example kabupatenCode={kabupatenCode} />
        </div>
        {kabupaten && <Runs kabupaten={kabupaten} />}
      </div>
    </>
  );
}

const FIGURES = ['schools', 'pupils', 'rombel', 'rooms', 'roomsWithoutSize', 'seats', 'limitedByCap', 'limitedByGeometry'] as const;
const PLAN_FIGURES = ['schoolsWithPlan', 'finalPlans', 'meanGuaranteedSessions', 'findingsFailed', 'findingsUndetermined'] as const;

function Aggregates({ kabupaten }: { kabupaten: Kabupaten }) {
  const { t } = useTranslation('research');
  const [level, setLevel] = useState('');
  const names = new Map(kabupaten.kecamatan.map(({ code, name }) => [code, name]));
  const rows = kabupaten.aggregates.filter((row) => level === '' || row.level === level);
  const shown = rows.filter((row) => !row.hidden);
  const hidden = rows.filter((row) => row.hidden);
  const keyOf = (row: Aggregate): string => `${row.wholeKabupaten ? '*' : ''}${row.kecamatanCode ?? '?'}|${row.level}`;
  const placeColumns: Column<Aggregate>[] = [
    {
      key: 'area',
      header: t('column.kecamatan'),
      rowHeader: true,
      render: (row) =>
        row.wholeKabupaten
          ? t('wholeKabupaten')
          : row.kecamatanCode === null
            ? t('areaUnknown')
            : (names.get(row.kecamatanCode) ?? row.kecamatanCode),
    },
    { key: 'level', header: t('column.level'), render: (row) => t(`level.${row.level}`, { defaultValue: row.level }) },
  ];
  const articleColumn: Column<Aggregate> = {
    key: 'article',
    header: t('column.limitingArticle'),
    render: (row) => row.limitingArticle ?? '–',
  };
  const figure = (key: (typeof FIGURES)[number] | (typeof PLAN_FIGURES)[number]): Column<Aggregate> => ({
    key,
    header: t(`column.${key}`),
    numeric: true,
    render: (row) => {
      const value = row[key];
      return value === null ? '–' : formatNumber(value);
    },
  });
  return (
    <section className="stack">
      <div className="card-head">
        <h2>{t('aggregate.title')}</h2>
        <AssumptionChip id="A-15" />
      </div>
      <p className="small muted">{t('aggregate.hiddenText')}</p>
      <div className="filter-row">
        <SelectField
          label={t('aggregate.level')}
          value={level}
          onValue={setLevel}
          options={[{ value: '', label: t('aggregate.all') }, ...MODEL_LEVELS.map((value) => ({ value, label: t(`level.${value}`) }))]}
        />
      </div>
      {shown.length === 0 && hidden.length > 0 && <p className="note">{t('aggregate.allHidden', { n: formatNumber(hidden.length) })}</p>}
      {(shown.length > 0 || hidden.length === 0) && (
        <div className="wide-scroll">
          <DataTable
            caption={t('aggregate.title')}
            captionHidden
            rows={shown}
            rowKey={keyOf}
            empty={t('aggregate.none')}
            columns={[...placeColumns, ...FIGURES.map(figure), articleColumn, ...PLAN_FIGURES.map(figure)]}
          />
        </div>
      )}
      {hidden.length > 0 && (
        <details className="card keep-table">
          <summary>{t('aggregate.hiddenCells', { n: formatNumber(hidden.length) })}</summary>
          <DataTable
            caption={t('aggregate.hiddenCells', { n: formatNumber(hidden.length) })}
            captionHidden
            rows={hidden}
            rowKey={keyOf}
            columns={[...placeColumns, { key: 'hidden', header: t('column.schools'), render: () => <em>{t('aggregate.hidden')}</em> }]}
          />
        </details>
      )}
    </section>
  );
}

function Example({ kabupatenCode }: { kabupatenCode: string }) {
  const { t } = useTranslation('research');
  const [copied, setCopied] = useState(false);
  const query = exampleQuery(kabupatenCode);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('example.title')}</h2>
        <button
          type="button"
          className="button-secondary"
          onClick={() =>
            void navigator.clipboard.writeText(query).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {copied ? t('example.copied') : t('example.copy')}
        </button>
      </div>
      <p className="small muted">{t('example.text')}</p>
      <pre className="query" tabIndex={0}>
        <code>{query}</code>
      </pre>
    </section>
  );
}

function Runs({ kabupaten }: { kabupaten: Kabupaten }) {
  const { t } = useTranslation('research');
  return (
    <DataTable
      caption={t('runs.title')}
      rows={kabupaten.scenarios}
      rowKey={(row) => row.id}
      empty={t('runs.none')}
      columns={[
        { key: 'name', header: t('runs.name'), rowHeader: true, render: (row) => row.name },
        { key: 'status', header: t('runs.status'), render: (row) => t(`runs.statusOf.${row.status}`) },
        {
          key: 'schools',
          header: t('runs.schools'),
          numeric: true,
          render: (row) => `${formatNumber(row.doneCount)} / ${formatNumber(row.schoolCount)}`,
        },
        { key: 'asked', header: t('runs.asked'), render: (row) => formatMoment(row.createdAt) },
        { key: 'seed', header: t('runs.seed'), numeric: true, render: (row) => String(row.seed) },
        { key: 'engine', header: t('runs.engine'), render: (row) => row.engineVersion },
        { key: 'hash', header: t('runs.hash'), render: (row) => <code className="hash">{row.inputHash}</code> },
      ]}
    />
  );
}

function exampleQuery(code: string): string {
  return `query Agregat {
  kabupaten(code: "${/^[\d.]+$/.test(code) ? code : '61.07'}") {
    name
    aggregates {
      kecamatanCode
      level
      hidden
      schools
      seats
      meanGuaranteedSessions
    }
    scenarios(first: 5) {
      name
      seed
      engineVersion
      inputHash
      totals { label infeasible unplacedPupils minutesPerPupilWeek }
    }
  }
}`;
}
