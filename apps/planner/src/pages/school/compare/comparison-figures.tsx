import { PARAMETER_LIST, SENSITIVITY_METRICS, type RotationInput, type SensitivityMetric } from '@giliran/epidemic';
import { lazy, memo, useMemo, useState, type ReactNode } from 'react';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import type { CompareFigures } from '../../../engine/tasks/compare-rotations.ts';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { comparisonRows, INFECTION_BINS, SCHOOL_SETTINGS, SETTINGS_SHOWN, type ComparisonRow, type Estimate } from './comparison-rows.ts';
import { FigureCard } from './figure-card.tsx';
import { estimateText, type FigureCell, type FigureColumn, type FigureTable } from './figure-table.ts';
import { GAP_VENTILATIONS, GAPS_MIN, gapRisks } from './gap-risk.ts';
import { BOARD_ID, planName } from './plan-names.ts';
import { useSensitivity } from './use-sensitivity.ts';

// Charts come in their own file: most of what the page weighs.
const charts = () => import('./rotation-charts.tsx');
const TradeOffChart = lazy(async () => ({ default: (await charts()).TradeOffChart }));
const PlanBars = lazy(async () => ({ default: (await charts()).PlanBars }));
const StackedBars = lazy(async () => ({ default: (await charts()).StackedBars }));
const ClosingCurves = lazy(async () => ({ default: (await charts()).ClosingCurves }));
const GapBars = lazy(async () => ({ default: (await charts()).GapBars }));
const TornadoChart = lazy(async () => ({ default: (await charts()).TornadoChart }));

const SHARE = { kind: 'share', digits: 1, interval: true } as const;
const MEAN = { kind: 'number', digits: 2, interval: true } as const;
const CHANCES = ['outbreak2', 'outbreak5', 'groupClosed', 'schoolClosed'] as const;
const ATTACKS = ['attackPupil', 'attackTeacher', 'attackHousehold'] as const;

interface ComparisonFiguresProps {
  readonly figures: CompareFigures;
  /** The question the figures answer. */
  readonly input: RotationInput;
  /** Names of the rooms in the order of the input; numbers stand in where they are not told. */
  readonly roomNames: readonly string[] | null;
  /** All histories are there: what takes longer may start. */
  readonly finished: boolean;
  /** On paper every table is open. */
  readonly tablesOpen?: boolean;
}

function Figures({ figures, input, roomNames, finished, tablesOpen = false }: ComparisonFiguresProps) {
  const { t } = useTranslation('compare');
  const rows = useMemo(() => comparisonRows(figures), [figures]);
  const { result } = figures;
  const name = (row: ComparisonRow): string => planName(t, row.id);
  const chartNames = rows.map((row) => `${row.number} ${planName(t, row.id, 'planShort')}`);
  const rowName = (row: ComparisonRow): string => `${row.number} ${name(row)}${row.isReference ? ` (${t('figure.reference')})` : ''}`;
  const provenance = [
    [t('meta.engine'), result.engineVersion],
    [t('meta.seed'), String(result.seed)],
    [t('meta.replicates'), formatNumber(result.replicates)],
    [t('meta.hash'), result.inputHash],
  ];
  const planColumn: FigureColumn = { header: t('figure.plan') };
  const table = (columns: readonly FigureColumn[], cells: (row: ComparisonRow) => FigureCell[]): FigureTable => ({
    columns: [planColumn, ...columns],
    rows: rows.map((row) => ({ key: row.id, cells: [rowName(row), ...cells(row)] })),
  });
  const card = (
    key: string,
    parts: { summary: string; chart: ReactNode; table: FigureTable; under?: ReactNode; notes?: ReactNode; controls?: ReactNode },
  ) => (
    <FigureCard key={key} fileName={`giliran-${key}`} title={t(`${key}.title`)} provenance={provenance} tableOpen={tablesOpen} {...parts} />
  );
  const legend = (
    <ol className="plan-legend">
      {rows.map((row) => (
        <li key={row.id} value={row.number}>
          {name(row)} {row.isReference && <strong>({t('figure.reference')})</strong>}
        </li>
      ))}
    </ol>
  );
  const extremes = (value: (row: ComparisonRow) => number): [ComparisonRow, ComparisonRow] | null => {
    const sorted = rows.toSorted((a, b) => value(a) - value(b));
    const [least, most] = [sorted[0], sorted.at(-1)];
    return least && most ? [least, most] : null;
  };
  const rangeText = (key: string, estimate: (row: ComparisonRow) => Estimate, column: Omit<FigureColumn, 'header'>): string => {
    const ends = extremes((row) => estimate(row).value);
    if (!ends) return '';
    const [least, most] = ends;
    const text = (row: ComparisonRow): string => estimateText(estimate(row), { header: '', ...column });
    return t('figure.range', { measure: key, least: name(least), low: text(least), most: name(most), high: text(most) });
  };

  return (
    <div className="compare-charts">
      {card('tradeOff', {
        summary: tradeOffText(),
        chart: (
          <TradeOffChart
            points={rows.map((row) => ({ number: row.number, hours: row.hoursWeek, risk: row.outbreak2 }))}
            hoursLabel={t('figure.hoursWeek')}
            riskLabel={t('measure.outbreak2')}
            riskIsShare
          />
        ),
        under: legend,
        notes: t('figure.interval'),
        table: table(
          [
            { header: t('figure.hoursWeek'), kind: 'number', digits: 1 },
            { header: t('figure.hours'), kind: 'number', digits: 1 },
            { header: t('figure.hoursLeast'), kind: 'number', digits: 1 },
            { header: t('figure.gini'), kind: 'number', digits: 3 },
            { header: t('figure.teacherHours'), kind: 'number', digits: 1 },
            { header: t('measure.outbreak2'), ...SHARE },
            { header: t('figure.inSchool'), ...MEAN },
            { header: t('figure.difference'), kind: 'signed', digits: 2, interval: true },
          ],
          (row) => [
            row.hoursWeek,
            row.hours,
            row.hoursLeast,
            row.gini,
            row.teacherHours,
            row.outbreak2,
            row.inSchool,
            row.difference ?? t('figure.reference'),
          ],
        ),
      })}
      {card('distribution', {
        summary: distributionText(),
        chart: (
          <StackedBars
            names={chartNames}
            isShare
            series={INFECTION_BINS.map(({ from, to }, i) => ({
              key: `b${from}`,
              name: binName(from, to),
              values: rows.map((row) => row.bins[i]?.value ?? 0),
            }))}
          />
        ),
        notes: t('distribution.notes'),
        table: table(
          [
            ...INFECTION_BINS.map(({ from, to }) => ({ header: t('distribution.bin', { bin: binName(from, to) }), ...SHARE })),
            { header: t('figure.inSchool'), ...MEAN },
            ...[5, 25, 50, 75, 95].map((q) => ({ header: t('figure.quantile', { q }), kind: 'number' as const })),
          ],
          (row) => [...row.bins, row.inSchool, ...row.inSchoolQuantiles],
        ),
      })}
      {card('settings', {
        summary: settingsText(),
        chart: (
          <StackedBars
            names={chartNames}
            isShare={false}
            series={SCHOOL_SETTINGS.map((setting) => ({
              key: setting,
              name: t(`setting.${setting}`),
              values: rows.map((row) => row.settings[setting].value),
            }))}
          />
        ),
        notes: t('settings.notes'),
        table: table(
          SETTINGS_SHOWN.map((setting) => ({ header: t(`setting.${setting}`), ...MEAN, digits: 3 })),
          (row) => SETTINGS_SHOWN.map((setting) => row.settings[setting]),
        ),
      })}
      {card('chances', {
        summary: rangeText(t('measure.outbreak2'), (row) => row.outbreak2, SHARE),
        chart: (
          <PlanBars
            names={chartNames}
            isShare
            series={CHANCES.map((key) => ({ key, name: t(`measure.${key}`), values: rows.map((row) => row[key]) }))}
          />
        ),
        notes: t('figure.interval'),
        table: table(
          CHANCES.map((key) => ({ header: t(`measure.${key}`), ...SHARE })),
          (row) => CHANCES.map((key) => row[key]),
        ),
      })}
      {card('closing', {
        summary: closingText(),
        chart: (
          <ClosingCurves
            dayLabel={t('closing.day')}
            curves={rows.map((row) => ({ number: row.number, name: planName(t, row.id, 'planShort'), shares: row.closedBy }))}
          />
        ),
        under: legend,
        notes: t('closing.notes'),
        table: table(
          [
            { header: t('closing.within'), ...SHARE },
            { header: t('measure.schoolClosed'), ...SHARE },
            { header: t('closing.mean'), kind: 'number', digits: 1 },
            ...[5, 25, 50, 75, 95].map((q) => ({ header: t('closing.quantile', { q }), kind: 'number' as const })),
            { header: t('figure.daysLost'), ...MEAN, digits: 1 },
          ],
          (row) => [
            row.closedAtAll,
            row.schoolClosed,
            row.firstClosing?.mean ?? null,
            ...(row.firstClosing?.q ?? [null, null, null, null, null]),
            row.personDaysLost,
          ],
        ),
      })}
      {card('attack', {
        summary: rangeText(t('measure.attackPupil'), (row) => row.attackPupil, SHARE),
        chart: (
          <PlanBars
            names={chartNames}
            isShare
            series={ATTACKS.map((key) => ({ key, name: t(`measure.${key}`), values: rows.map((row) => row[key]) }))}
          />
        ),
        notes: t('attack.notes'),
        table: table(
          ATTACKS.map((key) => ({ header: t(`measure.${key}`), ...SHARE, digits: 2 })),
          (row) => ATTACKS.map((key) => row[key]),
        ),
      })}
      <GapFigure input={input} roomNames={roomNames} provenance={provenance} tableOpen={tablesOpen} />
      <TornadoFigure rows={rows} input={input} ready={finished} provenance={provenance} tableOpen={tablesOpen} />
    </div>
  );

  function tradeOffText(): string {
    const byHours = extremes((row) => row.hours);
    if (!byHours) return '';
    const [fewest, most] = byHours;
    const text = (row: ComparisonRow): string => estimateText(row.outbreak2, { header: '', ...SHARE });
    return t('tradeOff.summary', {
      most: name(most),
      mostHours: formatNumber(most.hoursWeek, 1),
      mostRisk: text(most),
      fewest: name(fewest),
      fewestHours: formatNumber(fewest.hoursWeek, 1),
      fewestRisk: text(fewest),
    });
  }

  function distributionText(): string {
    const ends = extremes((row) => row.bins[0]?.value ?? 0);
    if (!ends) return '';
    const [least, most] = ends;
    const none = (row: ComparisonRow): string => formatShare(row.bins[0]?.value ?? 0);
    return t('distribution.summary', { most: name(most), high: none(most), least: name(least), low: none(least) });
  }

  function settingsText(): string {
    const reference = rows.find((row) => row.isReference) ?? rows[0];
    if (!reference) return '';
    const [first, second] = SCHOOL_SETTINGS.toSorted((a, b) => reference.settings[b].value - reference.settings[a].value);
    return t('settings.summary', {
      plan: name(reference),
      first: t(`setting.${first ?? 'room'}`),
      firstMean: formatNumber(reference.settings[first ?? 'room'].value, 2),
      second: t(`setting.${second ?? 'closeRange'}`),
      secondMean: formatNumber(reference.settings[second ?? 'closeRange'].value, 2),
      household: formatNumber(reference.settings.household.value, 1),
      imported: formatNumber(reference.settings.imported.value, 1),
    });
  }

  function closingText(): string {
    const ends = extremes((row) => row.closedAtAll.value);
    if (!ends) return '';
    const [least, most] = ends;
    const text = (row: ComparisonRow): string => estimateText(row.closedAtAll, { header: '', ...SHARE });
    const middle = most.firstClosing ? formatNumber(most.firstClosing.q[2]) : '–';
    return t('closing.summary', { days: result.days, least: name(least), low: text(least), most: name(most), high: text(most), middle });
  }
}

/** Pictures of a comparison, each with its sentence, its table and its files. Drawn anew only for other figures. */
export const ComparisonFigures = memo(Figures);

function binName(from: number, to: number | null): string {
  return to === null ? `≥ ${from}` : from === to ? String(from) : `${from}–${to}`;
}

interface PartProps {
  readonly input: RotationInput;
  readonly provenance: readonly (readonly string[])[];
  readonly tableOpen: boolean;
}

/** The second shift and the air of the first: a formula, no random numbers. */
function GapFigure({ input, roomNames, provenance, tableOpen }: PartProps & { roomNames: readonly string[] | null }) {
  const { t } = useTranslation('compare');
  const risks = useMemo(() => gapRisks(input), [input]);
  const at = (kind: (typeof GAP_VENTILATIONS)[number], gap: number): string => formatShare(risks.byVentilation[kind][gap] ?? 0, 3);
  const columns: FigureColumn[] = [
    { header: t('gap.air') },
    ...GAPS_MIN.map((gap): FigureColumn => ({ header: t('gap.minutes', { gap }), kind: 'share', digits: 3 })),
  ];
  const rows = [
    ...GAP_VENTILATIONS.map((kind) => ({
      key: kind,
      cells: [t('gap.typical', { kind: t(`ventilation.${kind}`), volume: formatNumber(risks.volumeM3, 0) }), ...risks.byVentilation[kind]],
    })),
    ...risks.rooms.map((room) => ({
      key: `room-${room.number}`,
      cells: [
        t('gap.room', {
          room: roomNames?.[room.number - 1] ?? t('gap.roomNumber', { number: room.number }),
          kind: t(`ventilation.${room.ventilation}`),
          volume: formatNumber(room.volumeM3, 0),
        }),
        ...room.risks,
      ],
    })),
  ];
  return (
    <FigureCard
      fileName="giliran-gap"
      title={t('gap.title')}
      summary={t('gap.summary', {
        open0: at('CROSS_OPEN', 0),
        open30: at('CROSS_OPEN', 2),
        closed0: at('CLOSED', 0),
        closed60: at('CLOSED', 3),
      })}
      chart={
        <GapBars
          gaps={GAPS_MIN.map((gap) => t('gap.minutes', { gap }))}
          gapLabel={t('gap.axis')}
          series={GAP_VENTILATIONS.map((kind) => ({ key: kind, name: t(`ventilation.${kind}`), values: risks.byVentilation[kind] }))}
        />
      }
      notes={t('gap.notes', {
        minutes: formatNumber(risks.minutes),
        volume: formatNumber(risks.volumeM3, 0),
        quanta: formatNumber(risks.quantaPerHour, 1),
        breathing: formatNumber(risks.breathingM3PerH, 2),
      })}
      table={{ columns, rows }}
      provenance={provenance}
      tableOpen={tableOpen}
    />
  );
}

/** What each assumption changes: one at a time, to both ends of its range. */
function TornadoFigure({ rows, input, ready, provenance, tableOpen }: PartProps & { rows: readonly ComparisonRow[]; ready: boolean }) {
  const { t, i18n } = useTranslation('compare');
  const standard = rows.find((row) => row.id === BOARD_ID) ?? rows.find((row) => !row.isReference) ?? rows[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const [metric, setMetric] = useState<SensitivityMetric>('inSchoolInfections');
  const plan = rows.some((row) => row.id === chosen) ? chosen : (standard?.id ?? null);
  const { status, share, result } = useSensitivity(ready ? input : null, plan, metric);
  const isShare = metric === 'pOutbreak2' || metric === 'pSchoolClosed';
  const digits = isShare ? 1 : 3;
  const bars = (result?.bars ?? []).filter((bar) => bar.low || bar.high);
  const wordsOf = (key: string) => PARAMETER_LIST.find((one) => one.key === key);
  const label = (key: string): string => wordsOf(key)?.label[i18n.language] ?? key;
  const widest = bars[0];
  const end = (bar: (typeof bars)[number], which: 'low' | 'high'): FigureCell => {
    const difference = bar[which]?.difference;
    return difference ? { value: difference.mean, low: difference.ci95[0], high: difference.ci95[1], zeroOf: null } : null;
  };
  const endColumn = (header: string): FigureColumn => ({ header, kind: isShare ? 'share' : 'signed', digits, interval: true });
  return (
    <FigureCard
      fileName="giliran-tornado"
      title={t('tornado.title')}
      summary={
        result && widest && status === 'done'
          ? t('tornado.summary', {
              plan: planName(t, result.plan),
              metric: t(`tornado.metric.${metric}`),
              base: isShare ? formatShare(result.base.mean, 1) : formatNumber(result.base.mean, 2),
              first: label(widest.key),
              second: bars[1] ? label(bars[1].key) : '–',
            })
          : t(ready ? 'tornado.running' : 'tornado.waiting')
      }
      controls={
        <div className="compare-fields no-print">
          <SelectField
            label={t('tornado.plan')}
            value={plan ?? ''}
            onValue={setChosen}
            options={rows.map((row) => ({ value: row.id, label: planName(t, row.id) }))}
          />
          <SelectField
            label={t('tornado.figure')}
            value={metric}
            onValue={setMetric}
            options={SENSITIVITY_METRICS.map((value) => ({ value, label: t(`tornado.metric.${value}`) }))}
          />
          {status === 'running' && <ProgressBar label={t('tornado.progress')} share={share} />}
          {status === 'failed' && (
            <p className="field-error" role="alert">
              {t('tornado.failed')}
            </p>
          )}
        </div>
      }
      chart={
        bars.length > 0 ? (
          <TornadoChart
            bars={bars.map((bar) => ({
              key: bar.key,
              name: label(bar.key),
              low: bar.low?.difference.mean ?? null,
              high: bar.high?.difference.mean ?? null,
            }))}
            lowLabel={t('tornado.low')}
            highLabel={t('tornado.high')}
            isShare={isShare}
          />
        ) : (
          <p className="chart-wait muted">{t(ready ? 'tornado.running' : 'tornado.waiting')}</p>
        )
      }
      notes={t('tornado.notes', { n: formatNumber(result?.replicates ?? 200) })}
      table={{
        columns: [
          { header: t('tornado.assumption') },
          { header: t('tornado.value'), kind: 'number', digits: 4 },
          { header: t('tornado.lowValue'), kind: 'number', digits: 4 },
          endColumn(t('tornado.lowDifference')),
          { header: t('tornado.highValue'), kind: 'number', digits: 4 },
          endColumn(t('tornado.highDifference')),
          { header: t('tornado.source') },
        ],
        rows: bars.map((bar) => ({
          key: bar.key,
          cells: [
            label(bar.key),
            bar.base,
            bar.low?.value ?? null,
            end(bar, 'low'),
            bar.high?.value ?? null,
            end(bar, 'high'),
            wordsOf(bar.key)?.source ?? '',
          ],
        })),
      }}
      provenance={provenance}
      tableOpen={tableOpen}
    />
  );
}
