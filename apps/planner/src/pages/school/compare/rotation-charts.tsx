import {
  Bar,
  BarChart,
  CartesianGrid,
  ErrorBar,
  LabelList,
  Legend,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts';
import { formatNumber, formatShare } from '../../../i18n/format.ts';
import type { Estimate } from './comparison-rows.ts';

const GRID = '#ddd2bf';
const INK = '#2b2622';
const OWN = '#1d4538';
const OTHER = '#a9743a';

export interface TradeOffPoint {
  readonly number: number;
  readonly hours: number;
  readonly outbreak: Estimate;
  readonly own: boolean;
}

interface TradeOffChartProps {
  readonly points: readonly TradeOffPoint[];
  readonly hoursLabel: string;
  readonly ownLabel: string;
  readonly otherLabel: string;
}

/** Learning hours (across) against the chance of an outbreak (up), with 95 % intervals; points carry the number of their plan. */
export function TradeOffChart({ points, hoursLabel, ownLabel, otherLabel }: TradeOffChartProps) {
  const top = roundScale(Math.max(...points.map((point) => point.outbreak.high)) * 100);
  const right = roundScale(Math.max(...points.map((point) => point.hours)) * 1.06);
  const data = points.map((point, i) => {
    // Two plans may all but share a place: then the number of the one with fewer hours stands on its left.
    const crowded = points.some(
      (other, j) =>
        j !== i &&
        near(other.hours, point.hours, right.top) &&
        near(other.outbreak.value, point.outbreak.value, top.top / 100) &&
        (other.hours > point.hours || (other.hours === point.hours && j > i)),
    );
    const label = String(point.number);
    return {
      hours: point.hours,
      chance: point.outbreak.value * 100,
      error: spread(point.outbreak),
      own: point.own,
      left: crowded ? label : '',
      right: crowded ? '' : label,
    };
  });
  const series = [
    { name: ownLabel, rows: data.filter((d) => d.own), colour: OWN, shape: 'diamond' as const },
    { name: otherLabel, rows: data.filter((d) => !d.own), colour: OTHER, shape: 'circle' as const },
  ];
  return (
    <ResponsiveContainer width="100%" height={330}>
      <ScatterChart margin={{ top: 8, right: 20, bottom: 28, left: 0 }}>
        <CartesianGrid stroke={GRID} />
        <XAxis
          type="number"
          dataKey="hours"
          domain={[0, right.top]}
          ticks={right.ticks}
          tickFormatter={(v: number) => formatNumber(v, 0)}
          tick={{ fill: INK, fontSize: 13 }}
          label={{ value: hoursLabel, position: 'insideBottom', offset: -14, fill: INK, fontSize: 13 }}
        />
        <YAxis
          type="number"
          dataKey="chance"
          domain={[0, top.top]}
          ticks={top.ticks}
          width={50}
          tickFormatter={percent}
          tick={{ fill: INK, fontSize: 13 }}
        />
        <Legend verticalAlign="top" align="right" height={30} wrapperStyle={{ fontSize: 13 }} itemSorter={null} formatter={legendText} />
        {series
          .filter((one) => one.rows.length > 0)
          .map((one) => (
            <Scatter key={one.name} name={one.name} data={one.rows} fill={one.colour} shape={one.shape} isAnimationActive={false}>
              <ErrorBar dataKey="error" direction="y" width={5} isAnimationActive={false} stroke={one.colour} strokeWidth={1.5} />
              <LabelList dataKey="right" position="right" offset={9} fill={INK} fontSize={14} fontWeight={700} />
              <LabelList dataKey="left" position="left" offset={9} fill={INK} fontSize={14} fontWeight={700} />
            </Scatter>
          ))}
      </ScatterChart>
    </ResponsiveContainer>
  );
}

export interface BarSeries {
  readonly key: string;
  readonly name: string;
  readonly values: readonly Estimate[];
}

/** One row of bars a plan, per cent with 95 % intervals. */
export function ShareBars({ names, series }: { names: readonly string[]; series: readonly BarSeries[] }) {
  const data = names.map((name, i) => ({
    name,
    ...Object.fromEntries(
      series.flatMap(({ key, values }) => {
        const value = values[i];
        return value
          ? [
              [key, value.value * 100],
              [`${key}Error`, spread(value)],
            ]
          : [];
      }),
    ),
  }));
  const colours = ['#c98f4f', '#7fae9a', '#93a8cc'];
  // Bars and their intervals are given one and the same scale.
  const scale = roundScale(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value.high))) * 100);
  return (
    <ResponsiveContainer width="100%" height={(series.length > 2 ? 110 : 90) + names.length * (14 + 16 * series.length)}>
      <BarChart layout="vertical" data={data} margin={{ top: 4, right: 20, bottom: 4, left: 0 }} barGap={2} barCategoryGap={7}>
        <CartesianGrid stroke={GRID} horizontal={false} />
        <XAxis type="number" domain={[0, scale.top]} ticks={scale.ticks} tickFormatter={percent} tick={{ fill: INK, fontSize: 13 }} />
        <YAxis type="category" dataKey="name" width={116} tick={{ fill: INK, fontSize: 13 }} interval={0} />
        <Legend verticalAlign="top" wrapperStyle={{ fontSize: 13, paddingBottom: 8 }} itemSorter={null} formatter={legendText} />
        {series.map(({ key, name }, i) => (
          <Bar key={key} dataKey={key} name={name} fill={colours[i] ?? INK} isAnimationActive={false}>
            <ErrorBar dataKey={`${key}Error`} direction="x" width={4} isAnimationActive={false} stroke={INK} strokeWidth={1.25} />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Names in ink: the colours of the bars are too light for letters. */
function legendText(name: string) {
  return <span style={{ color: INK }}>{name}</span>;
}

function percent(value: number): string {
  return formatShare(value / 100, 1);
}

function near(a: number, b: number, whole: number): boolean {
  return Math.abs(a - b) < whole * 0.05;
}

/** An axis from 0 to a round number at or above the largest value, with about five marks. */
function roundScale(largest: number): { top: number; ticks: number[] } {
  const rough = Math.max(largest, 0.1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const count = Math.max(1, Math.ceil(largest / step - 1e-9));
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

/** Distances from the value to both ends of its interval, per cent. */
function spread({ value, low, high }: Estimate): [number, number] {
  return [Math.max(0, value - low) * 100, Math.max(0, high - value) * 100];
}
