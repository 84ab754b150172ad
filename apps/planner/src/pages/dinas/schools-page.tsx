import './dinas.css';
import './desk/desk.css';
import { MODEL_LEVELS } from '@giliran/planning';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { DataTable, type Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { KabupatenQuery, type QueriedKabupaten } from './kabupaten-query.ts';
import { areaTotals, totalOf, type AreaTotal } from './schools/area-totals.ts';
import { SchoolList } from './schools/school-list.tsx';
import { TrialNote } from './trial-note.tsx';

/** The schools of a kabupaten: counts by kecamatan and level, the list, and the zones. */
export function SchoolsPage() {
  const { t } = useTranslation('dinas-schools');
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const [{ data, error, fetching }] = useQuery({
    query: KabupatenQuery,
    variables: { code: kabupatenCode },
    requestPolicy: 'cache-and-network',
  });
  const kabupaten = data?.kabupaten;
  const total = totalOf(kabupaten?.counts ?? []);
  return (
    <>
      <PageHeader title={kabupaten ? t('titleOf', { name: kabupaten.name }) : t('title')} lead={t('lead')} />
      <TrialNote kabupatenCode={kabupatenCode} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!kabupaten && fetching && <p className="muted">{t('common:loading')}</p>}
      {kabupaten && total.schools === 0 && (
        <EmptyState title={t('empty.title')} text={t('empty.text')}>
          <Link className="button" to={`/dinas/${kabupatenCode}/impor`}>
            {t('empty.action')}
          </Link>
        </EmptyState>
      )}
      {kabupaten && (
        <div className="stack">
          {total.schools > 0 && (
            <>
              <Figures total={total} />
              <details className="card">
                <summary>{t('areas.title')}</summary>
                <Areas kabupaten={kabupaten} />
              </details>
            </>
          )}
          {total.schools > 0 && <SchoolList kabupatenCode={kabupatenCode} kecamatan={kabupaten.kecamatan} />}
        </div>
      )}
    </>
  );
}

function Figures({ total }: { total: Omit<AreaTotal, 'kecamatanCode'> }) {
  const { t } = useTranslation('dinas-schools');
  return (
    <>
      <dl className="figures">
        {(['schools', 'pupils', 'rombel', 'rooms', 'teachers'] as const).map((key) => (
          <div key={key} className="card">
            <dt>{t(`figure.${key}`)}</dt>
            <dd className="figure-number">{formatNumber(total[key])}</dd>
          </div>
        ))}
      </dl>
      <p className="muted small">{t('figure.source')}</p>
    </>
  );
}

function Areas({ kabupaten }: { kabupaten: QueriedKabupaten }) {
  const { t } = useTranslation('dinas-schools');
  const names = new Map(kabupaten.kecamatan.map(({ code, name }) => [code, name]));
  const columns: Column<AreaTotal>[] = [
    {
      key: 'area',
      header: t('column.kecamatan'),
      rowHeader: true,
      render: (row) => (row.kecamatanCode === null ? t('areas.unresolved') : (names.get(row.kecamatanCode) ?? row.kecamatanCode)),
    },
    ...MODEL_LEVELS.map((level): Column<AreaTotal> => ({
      key: level,
      header: t(`level.${level}`),
      numeric: true,
      render: (row) => formatNumber(row.byLevel[level]),
    })),
    { key: 'schools', header: t('areas.all'), numeric: true, render: (row) => <strong>{formatNumber(row.schools)}</strong> },
    { key: 'pupils', header: t('figure.pupils'), numeric: true, render: (row) => formatNumber(row.pupils) },
    { key: 'rombel', header: t('figure.rombel'), numeric: true, render: (row) => formatNumber(row.rombel) },
    { key: 'rooms', header: t('figure.rooms'), numeric: true, render: (row) => formatNumber(row.rooms) },
  ];
  return (
    <DataTable
      caption={t('areas.caption')}
      captionHidden
      columns={columns}
      rows={areaTotals(kabupaten.counts)}
      rowKey={(row) => row.kecamatanCode ?? '?'}
    />
  );
}
