import { useId } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  LabelList,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber } from '../../../i18n/format.ts';
import { FillPatterns, fillOf, GRID, INK, legendText, markOf, percentTick, roundScale } from './chart-marks.tsx';
import type { Estimate } from './comparison-rows.ts';

const TICK = { fill: INK, fontSize: 13 } as const;
const LEGEND = { verticalAlign: 'top', itemSorter: null, formatter: legendText, wrapperStyle: { fontSize: 13, paddingBottom: 8 } } as const;
const NAME_WIDTH = 118;
/** Height of the plot of the curves, and of a number at their ends, pixels. */
const CURVE_HEIGHT = 278;
const LABEL_HEIGHT = 15;

export interface TradeOffPoint {
  readonly number: number;
  readonly hours: number;
  readonly risk: Estimate;
}

interface TradeOffProps {
  readonly points: readonly TradeOffPoint[];
  readonly hoursLabel: string;
  readonly riskLabel: string;
  readonly riskIsShare: boolean;
}

/** Learning hours (across) against risk (up), with 95 % intervals; each plan has its number and its form. */
export function TradeOffChart({ points, hoursLabel, riskLabel, riskIsShare }: TradeOffProps) {
  const up = roundScale(Math.max(...points.map(({ risk }) => risk.high)));
  const right = roundScale(Math.max(...points.map((point) => point.hours)) * 1.06);
  const near = (a: number, b: number, whole: number): boolean => Math.abs(a - b) < whole * 0.06;
  return (
    <ResponsiveContainer width="100%" height={340}>
      <ScatterChart margin={{ top: 26, right: 24, bottom: 28, left: 0 }}>
        <CartesianGrid stroke={GRID} />
        <XAxis
          type="number"
          dataKey="hours"
          domain={right.domain}
          ticks={right.ticks}
          tickFormatter={(value: number) => formatNumber(value, 1)}
          tick={TICK}
          label={{ value: hoursLabel, position: 'insideBottom', offset: -14, fill: INK, fontSize: 13 }}
        />
        <YAxis
          type="number"
          dataKey="risk"
          domain={up.domain}
          ticks={up.ticks}
          width={62}
          tickFormatter={riskIsShare ? percentTick : (value: number) => formatNumber(value)}
          tick={TICK}
          label={{ value: riskLabel, position: 'top', offset: 12, fill: INK, fontSize: 13, textAnchor: 'start', dx: -28 }}
        />
        {points.map((point, i) => {
          const { colour, shape } = markOf(point.number);
          // Two plans may all but share a place: then the number of the one with fewer hours stands on its left.
          const crowded = points.some(
            (other, j) =>
              j !== i &&
              near(other.hours, point.hours, right.domain[1]) &&
              near(other.risk.value, point.risk.value, up.domain[1]) &&
              (other.hours > point.hours || (other.hours === point.hours && j > i)),
          );
          const data = [{ hours: point.hours, risk: point.risk.value, error: spread(point.risk), label: String(point.number) }];
          return (
            <Scatter key={point.number} data={data} fill={colour} shape={shape} isAnimationActive={false}>
              <ErrorBar dataKey="error" direction="y" width={5} isAnimationActive={false} stroke={colour} strokeWidth={1.5} />
              <LabelList dataKey="label" position={crowded ? 'left' : 'right'} offset={9} fill={INK} fontSize={15} fontWeight={700} />
            </Scatter>
          );
        })}
      </ScatterChart>
    </ResponsiveContainer>
  );
}

export interface BarSeries {
  readonly key: string;
  readonly name: string;
  readonly values: readonly Estimate[];
}

interface BarsProps {
  readonly names: readonly string[];
  readonly series: readonly BarSeries[];
  readonly isShare: boolean;
}

/** One row of bars a plan beside each other, with 95 % intervals. */
export function PlanBars({ names, series, isShare }: BarsProps) {
  const id = useChartId();
  const data = names.map((name, i) => ({
    name,
    ...Object.fromEntries(series.flatMap(({ key, values }) => valueAndError(key, values[i]))),
  }));
  // Bars and their intervals are given one and the same scale.
  const scale = roundScale(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value.high))));
  return (
    <ResponsiveContainer width="100%" height={80 + names.length * (16 + 16 * series.length)}>
      <BarChart layout="vertical" data={data} margin={{ top: 4, right: 24, bottom: 4, left: 0 }} barGap={2} barCategoryGap={7}>
        <FillPatterns id={id} />
        <CartesianGrid stroke={GRID} horizontal={false} />
        <XAxis type="number" domain={scale.domain} ticks={scale.ticks} tickFormatter={isShare ? percentTick : plain} tick={TICK} />
        <YAxis type="category" dataKey="name" width={NAME_WIDTH} tick={TICK} interval={0} />
        <Legend {...LEGEND} />
        {series.map(({ key, name }, i) => (
          <Bar key={key} dataKey={key} name={name} fill={fillOf(id, i + 1)} stroke={INK} strokeWidth={0.75} isAnimationActive={false}>
            <ErrorBar dataKey={`${key}Error`} direction="x" width={4} isAnimationActive={false} stroke={INK} strokeWidth={1.25} />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

interface StackProps {
  readonly names: readonly string[];
  readonly series: readonly { readonly key: string; readonly name: string; readonly values: readonly number[] }[];
  readonly isShare: boolean;
}

/** One bar a plan, cut into parts that add up. */
export function StackedBars({ names, series, isShare }: StackProps) {
  const id = useChartId();
  const data = names.map((name, i) => ({ name, ...Object.fromEntries(series.map(({ key, values }) => [key, values[i] ?? 0])) }));
  const totals = names.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] ?? 0), 0));
  const scale = isShare ? { domain: [0, 1] as const, ticks: [0, 0.25, 0.5, 0.75, 1] } : roundScale(Math.max(0, ...totals));
  return (
    <ResponsiveContainer width="100%" height={100 + names.length * 38}>
      <BarChart layout="vertical" data={data} margin={{ top: 4, right: 24, bottom: 4, left: 0 }} barCategoryGap={8}>
        <FillPatterns id={id} />
        <CartesianGrid stroke={GRID} horizontal={false} />
        <XAxis type="number" domain={scale.domain} ticks={scale.ticks} tickFormatter={isShare ? percentTick : plain} tick={TICK} />
        <YAxis type="category" dataKey="name" width={NAME_WIDTH} tick={TICK} interval={0} />
        <Legend {...LEGEND} />
        {series.map(({ key, name }, i) => (
          <Bar
            key={key}
            dataKey={key}
            name={name}
            stackId="whole"
            fill={fillOf(id, i)}
            stroke={INK}
            strokeWidth={0.75}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

interface LinesProps {
  /** One curve a plan: shares by day, from day 0 on. */
  readonly curves: readonly { readonly number: number; readonly name: string; readonly shares: readonly number[] }[];
  readonly dayLabel: string;
}

/** The share of histories with a closing by each day: steps that only rise. */
export function ClosingCurves({ curves, dayLabel }: LinesProps) {
  const days = curves[0]?.shares.length ?? 0;
  const data = Array.from({ length: days }, (_, day) => ({
    day,
    ...Object.fromEntries(
      curves.flatMap(({ number, shares }): [string, number | string][] => [
        [`p${number}`, shares[day] ?? 0],
        [`n${number}`, day === days - 1 ? String(number) : ''],
      ]),
    ),
  }));
  const up = roundScale(Math.max(0.0005, ...curves.map(({ shares }) => shares.at(-1) ?? 0)));
  const lifts = labelLifts(
    curves.map(({ number, shares }) => ({ number, share: shares.at(-1) ?? 0 })),
    up.domain[1],
  );
  const week = Array.from({ length: Math.floor((days - 1) / 14) + 1 }, (_, i) => i * 14);
  return (
    <ResponsiveContainer width="100%" height={376}>
      <LineChart data={data} margin={{ top: 40, right: 28, bottom: 28, left: 0 }}>
        <CartesianGrid stroke={GRID} />
        <XAxis
          type="number"
          dataKey="day"
          domain={[0, Math.max(1, days - 1)]}
          ticks={week}
          tick={TICK}
          label={{ value: dayLabel, position: 'insideBottom', offset: -14, fill: INK, fontSize: 13 }}
        />
        <YAxis type="number" domain={up.domain} ticks={up.ticks} width={62} tickFormatter={percentTick} tick={TICK} />
        {curves.map(({ number, name }) => {
          const { colour, dash } = markOf(number);
          return (
            <Line
              key={number}
              dataKey={`p${number}`}
              name={name}
              type="stepAfter"
              stroke={colour}
              strokeWidth={2.25}
              {...(dash === '' ? {} : { strokeDasharray: dash })}
              dot={false}
              isAnimationActive={false}
            >
              <LabelList dataKey={`n${number}`} content={<EndLabel lift={lifts.get(number) ?? 0} />} />
            </Line>
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}

interface EndLabelProps {
  readonly lift: number;
  readonly value?: unknown;
  readonly x?: string | number;
  readonly y?: string | number;
}

/** The number of a plan at the end of its curve. */
function EndLabel({ lift, value, x, y }: EndLabelProps) {
  if (value === '' || value === undefined) return null;
  return (
    <text x={Number(x) + 7} y={Number(y) + 5 - lift} fill={INK} fontSize={14} fontWeight={700}>
      {String(value)}
    </text>
  );
}

/** How far each number is lifted so that none covers another: pixels up from the end of its curve. */
function labelLifts(ends: readonly { readonly number: number; readonly share: number }[], top: number): Map<number, number> {
  const perShare = CURVE_HEIGHT / top;
  const lifts = new Map<number, number>();
  let last = -LABEL_HEIGHT;
  for (const { number, share } of ends.toSorted((a, b) => a.share - b.share)) {
    const place = Math.max(share * perShare, last + LABEL_HEIGHT);
    lifts.set(number, place - share * perShare);
    last = place;
  }
  return lifts;
}

interface GapProps {
  readonly gaps: readonly string[];
  readonly series: readonly { readonly key: string; readonly name: string; readonly values: readonly number[] }[];
  readonly gapLabel: string;
}

/** Risk in the second shift by gap: a bunch of bars for each gap, one bar for each way of airing. */
export function GapBars({ gaps, series, gapLabel }: GapProps) {
  const id = useChartId();
  const data = gaps.map((gap, i) => ({ gap, ...Object.fromEntries(series.map(({ key, values }) => [key, values[i] ?? 0])) }));
  const up = roundScale(Math.max(0, ...series.flatMap(({ values }) => values)));
  return (
    <ResponsiveContainer width="100%" height={330}>
      <BarChart data={data} margin={{ top: 4, right: 12, bottom: 28, left: 0 }} barGap={2} barCategoryGap="18%">
        <FillPatterns id={id} />
        <CartesianGrid stroke={GRID} vertical={false} />
        <XAxis dataKey="gap" tick={TICK} label={{ value: gapLabel, position: 'insideBottom', offset: -14, fill: INK, fontSize: 13 }} />
        <YAxis type="number" domain={up.domain} ticks={up.ticks} width={66} tickFormatter={percentTick} tick={TICK} />
        <Legend {...LEGEND} />
        {series.map(({ key, name }, i) => (
          <Bar key={key} dataKey={key} name={name} fill={fillOf(id, i + 1)} stroke={INK} strokeWidth={0.75} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

export interface TornadoBar {
  readonly key: string;
  readonly name: string;
  /** Differences to the base at the low and the high value; null = not run yet. */
  readonly low: number | null;
  readonly high: number | null;
}

interface TornadoProps {
  readonly bars: readonly TornadoBar[];
  readonly lowLabel: string;
  readonly highLabel: string;
  readonly isShare: boolean;
}

/** What each assumption changes when it goes to either end of its range; the widest on top. */
export function TornadoChart({ bars, lowLabel, highLabel, isShare }: TornadoProps) {
  const id = useChartId();
  const ends = bars.flatMap(({ low, high }) => [low ?? 0, high ?? 0]);
  const scale = roundScale(Math.max(0, ...ends), Math.min(0, ...ends));
  const range = (end: number | null): [number, number] => [Math.min(0, end ?? 0), Math.max(0, end ?? 0)];
  const data = bars.map(({ name, low, high }) => ({ name, low: range(low), high: range(high) }));
  const signed = (value: number): string => (value > 0 ? '+' : '') + (isShare ? percentTick(value) : formatNumber(value, 3));
  return (
    <ResponsiveContainer width="100%" height={70 + bars.length * 40}>
      <BarChart layout="vertical" data={data} margin={{ top: 4, right: 20, bottom: 4, left: 0 }} barGap={1} barCategoryGap={6}>
        <FillPatterns id={id} />
        <CartesianGrid stroke={GRID} horizontal={false} />
        <XAxis type="number" domain={scale.domain} ticks={scale.ticks} tickFormatter={signed} tick={TICK} />
        <YAxis type="category" dataKey="name" width={168} tick={{ ...TICK, fontSize: 12 }} interval={0} />
        <Legend {...LEGEND} />
        <ReferenceLine x={0} stroke={INK} />
        <Bar dataKey="low" name={lowLabel} fill={fillOf(id, 2)} stroke={INK} strokeWidth={0.75} isAnimationActive={false} />
        <Bar dataKey="high" name={highLabel} fill={fillOf(id, 3)} stroke={INK} strokeWidth={0.75} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** An id that may stand in `url(#...)`. */
function useChartId(): string {
  return `isi${useId().replaceAll(/\W/g, '')}`;
}

function plain(value: number): string {
  return formatNumber(value);
}

function valueAndError(key: string, estimate: Estimate | undefined): [string, number | [number, number]][] {
  if (!estimate) return [];
  return [
    [key, estimate.value],
    [`${key}Error`, spread(estimate)],
  ];
}

/** Distances from the value to both ends of its interval. */
function spread({ value, low, high }: Estimate): [number, number] {
  return [Math.max(0, value - low), Math.max(0, high - value)];
}
