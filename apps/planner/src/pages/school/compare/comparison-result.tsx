import type { RotationResult } from '@giliran/epidemic';
import { OWN_PLAN_ID } from '@giliran/planning';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { DataTable, type Column } from '../../../components/data-table.tsx';
import { formatList, formatNumber, formatShare } from '../../../i18n/format.ts';
import { comparisonRows, undominated, type ComparisonRow, type Estimate } from './comparison-rows.ts';

// Charts come in their own file: most of what the page weighs.
const TradeOffChart = lazy(async () => ({ default: (await import('./rotation-charts.tsx')).TradeOffChart }));
const ShareBars = lazy(async () => ({ default: (await import('./rotation-charts.tsx')).ShareBars }));

type ShareKey = 'outbreak2' | 'outbreak5' | 'groupClosed' | 'schoolClosed' | 'attackPupil' | 'attackTeacher' | 'attackHousehold';

/** Figures of a comparison: four charts, each with its table and its sentence. */
export function ComparisonResult({ result }: { result: RotationResult }) {
  const { t } = useTranslation('compare');
  const rows = comparisonRows(result);
  const nameOf = (row: ComparisonRow): string => t(`plan.${row.id}`);
  const own = rows.find((row) => row.id === OWN_PLAN_ID);
  const lowest = [...rows].sort((a, b) => a.outbreak2.value - b.outbreak2.value || b.hours - a.hours)[0];
  const best = undominated(rows);

  const nameColumn: Column<ComparisonRow> = {
    key: 'plan',
    header: t('table.plan'),
    rowHeader: true,
    render: (row) => (
      <>
        <span className="plan-number">{row.number}</span> {nameOf(row)}
        {row.id === OWN_PLAN_ID && <strong className="own-mark"> ★</strong>}
      </>
    ),
  };
  const shareColumn = (key: ShareKey): Column<ComparisonRow> => ({
    key,
    header: t(`measure.${key}`),
    numeric: true,
    render: (row) => <EstimateText estimate={row[key]} />,
  });
  const hoursColumns: Column<ComparisonRow>[] = [
    { key: 'hours', header: t('table.hours'), numeric: true, render: (row) => formatNumber(row.hours, 1) },
    { key: 'hoursWeek', header: t('table.hoursWeek'), numeric: true, render: (row) => formatNumber((row.hours * 7) / result.days, 1) },
    { key: 'least', header: t('table.hoursLeast'), numeric: true, render: (row) => formatNumber(row.hoursLeast, 1) },
  ];
  const bars = (keys: readonly ShareKey[]) => (
    <ShareBars
      names={rows.map((row) => `${row.number} ${t(`planShort.${row.id}`)}`)}
      series={keys.map((key) => ({ key, name: t(`measure.${key}`), values: rows.map((row) => row[key]) }))}
    />
  );

  return (
    <div className="stack">
      <section className="card">
        <h2>{t('summary.title')}</h2>
        {own && (
          <p>
            {t('summary.own', {
              hours: formatNumber(own.hours, 1),
              week: formatNumber((own.hours * 7) / result.days, 1),
              days: formatNumber(result.days),
              chance: estimateText(own.outbreak2),
            })}
          </p>
        )}
        {lowest && (
          <p>
            {t('summary.lowest', { plan: nameOf(lowest), chance: estimateText(lowest.outbreak2), hours: formatNumber(lowest.hours, 1) })}
          </p>
        )}
        <p>{t('summary.undominated', { plans: formatList(best.map(nameOf)) })}</p>
        <p className="muted small">{t('summary.read')}</p>
      </section>
      <div className="compare-charts">
        <ChartCard
          title={t('chart.tradeOff')}
          summary={t('chart.tradeOffText', { measure: t('measure.outbreak2') })}
          chart={
            <TradeOffChart
              points={rows.map((row) => ({ number: row.number, hours: row.hours, outbreak: row.outbreak2, own: row.id === OWN_PLAN_ID }))}
              hoursLabel={t('table.hours')}
              ownLabel={t('planShort.ours')}
              otherLabel={t('chart.builtins')}
            />
          }
          under={
            <ol className="plan-legend">
              {rows.map((row) => (
                <li key={row.id} value={row.number}>
                  {nameOf(row)}
                </li>
              ))}
            </ol>
          }
          table={
            <DataTable
              caption={t('chart.tradeOff')}
              columns={[nameColumn, ...hoursColumns, shareColumn('outbreak2')]}
              rows={rows}
              rowKey={(row) => row.id}
            />
          }
        />
        <ChartCard
          title={t('chart.outbreak')}
          summary={rangeText(['outbreak2'])}
          chart={bars(['outbreak2', 'outbreak5'])}
          table={
            <DataTable
              caption={t('chart.outbreak')}
              columns={[
                nameColumn,
                shareColumn('outbreak2'),
                shareColumn('outbreak5'),
                { key: 'inSchool', header: t('table.inSchool'), numeric: true, render: (row) => formatNumber(row.inSchool, 2) },
                { key: 'difference', header: t('table.difference'), numeric: true, render: (row) => <Difference row={row} /> },
              ]}
              rows={rows}
              rowKey={(row) => row.id}
            />
          }
        />
        <ChartCard
          title={t('chart.closure')}
          summary={rangeText(['groupClosed'])}
          chart={bars(['groupClosed', 'schoolClosed'])}
          table={
            <DataTable
              caption={t('chart.closure')}
              columns={[nameColumn, shareColumn('groupClosed'), shareColumn('schoolClosed')]}
              rows={rows}
              rowKey={(row) => row.id}
            />
          }
        />
        <ChartCard
          title={t('chart.attack')}
          summary={rangeText(['attackPupil'])}
          chart={bars(['attackPupil', 'attackTeacher', 'attackHousehold'])}
          table={
            <DataTable
              caption={t('chart.attack')}
              columns={[nameColumn, shareColumn('attackPupil'), shareColumn('attackTeacher'), shareColumn('attackHousehold')]}
              rows={rows}
              rowKey={(row) => row.id}
            />
          }
        />
      </div>
    </div>
  );

  function rangeText(keys: readonly ShareKey[]): string {
    return keys
      .map((key) => {
        const sorted = [...rows].sort((a, b) => a[key].value - b[key].value);
        const [least, most] = [sorted[0], sorted.at(-1)];
        if (!least || !most) return '';
        return t('chart.range', {
          measure: t(`measure.${key}`),
          least: nameOf(least),
          low: estimateText(least[key]),
          most: nameOf(most),
          high: estimateText(most[key]),
        });
      })
      .join(' ');
  }
}

function ChartCard({
  title,
  summary,
  chart,
  under,
  table,
}: {
  title: string;
  summary: string;
  chart: ReactNode;
  under?: ReactNode;
  table: ReactNode;
}) {
  const { t } = useTranslation('compare');
  return (
    <section className="card">
      <div className="card-head">
        <h2>{title}</h2>
        <NotForecast />
      </div>
      <figure className="chart-figure">
        <div role="img" aria-label={`${title}. ${summary}`}>
          <Suspense fallback={<p className="chart-wait muted">{t('common:loading')}</p>}>{chart}</Suspense>
        </div>
        {under}
        <figcaption>{summary}</figcaption>
      </figure>
      <details>
        <summary>{t('chart.table')}</summary>
        {table}
      </details>
    </section>
  );
}

/** The label that no figure of this page goes without. */
export function NotForecast() {
  const { t } = useTranslation('compare');
  return <span className="not-forecast">{t('notForecast')}</span>;
}

function EstimateText({ estimate }: { estimate: Estimate }) {
  return (
    <>
      {estimate.below === null ? formatShare(estimate.value, 1) : `< ${formatShare(estimate.below, 1)}`}{' '}
      {estimate.below === null && (
        <small className="muted interval">
          {formatShare(estimate.low, 1)}–{formatShare(estimate.high, 1)}
        </small>
      )}
    </>
  );
}

function estimateText(estimate: Estimate): string {
  return estimate.below === null
    ? `${formatShare(estimate.value, 1)} (${formatShare(estimate.low, 1)}–${formatShare(estimate.high, 1)})`
    : `< ${formatShare(estimate.below, 1)}`;
}

function Difference({ row }: { row: ComparisonRow }) {
  const { t } = useTranslation('compare');
  if (!row.difference) return <>{t('table.reference')}</>;
  const signed = (value: number): string => (value > 0 ? `+${formatNumber(value, 2)}` : formatNumber(value, 2));
  return (
    <>
      {signed(row.difference.mean)}{' '}
      <small className="muted interval">
        {signed(row.difference.low)} … {signed(row.difference.high)}
      </small>
    </>
  );
}
