import { Bar, BarChart, CartesianGrid, ErrorBar, LabelList, Legend, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from 'recharts';
import { formatNumber } from '../../../i18n/format.ts';
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

/** Learning hours (across) against the chance of an outbreak (up), per cent with 95 % intervals; points carry the number of their plan. */
export function TradeOffChart({ points, hoursLabel, chanceLabel, ownLabel, otherLabel }: { points: readonly TradeOffPoint[]; hoursLabel: string; chanceLabel: string; ownLabel: string; otherLabel: string }) {
  const data = points.map(({ number, hours, outbreak, own }) => ({ number, hours: Math.round(hours * 10) / 10, chance: outbreak.value * 100, error: spread(outbreak), own }));
  const series = [
    { name: ownLabel, rows: data.filter((d) => d.own), colour: OWN, shape: 'diamond' as const },
    { name: otherLabel, rows: data.filter((d) => !d.own), colour: OTHER, shape: 'circle' as const },
  ];
  return (
    <ResponsiveContainer width="100%" height={340}>
      <ScatterChart margin={{ top: 24, right: 24, bottom: 28, left: 8 }}>
        <CartesianGrid stroke={GRID} />
        <XAxis type="number" dataKey="hours" domain={[0, 'auto']} tickFormatter={(v: number) => formatNumber(v, 0)} tick={{ fill: INK, fontSize: 13 }} label={{ value: hoursLabel, position: 'insideBottom', offset: -14, fill: INK, fontSize: 13 }} />
        <YAxis type="number" dataKey="chance" domain={[0, 'auto']} width={54} tickFormatter={(v: number) => `${formatNumber(v, 1)} %`} tick={{ fill: INK, fontSize: 13 }} label={{ value: chanceLabel, position: 'top', offset: 10, fill: INK, fontSize: 13, dx: 46 }} />
        <Legend verticalAlign="top" align="right" height={30} wrapperStyle={{ fontSize: 13 }} />
        {series
          .filter((one) => one.rows.length > 0)
          .map((one) => (
            <Scatter key={one.name} name={one.name} data={one.rows} fill={one.colour} shape={one.shape} isAnimationActive={false}>
              <ErrorBar dataKey="error" direction="y" width={5} stroke={one.colour} strokeWidth={1.5} />
              <LabelList dataKey="number" position="right" offset={9} fill={INK} fontSize={14} fontWeight={700} />
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
        return value ? [[key, value.value * 100], [`${key}Error`, spread(value)]] : [];
      }),
    ),
  }));
  const colours = [OWN, OTHER, '#23395d'];
  return (
    <ResponsiveContainer width="100%" height={70 + names.length * (14 + 16 * series.length)}>
      <BarChart layout="vertical" data={data} margin={{ top: 4, right: 20, bottom: 4, left: 0 }} barGap={2} barCategoryGap={7}>
        <CartesianGrid stroke={GRID} horizontal={false} />
        <XAxis type="number" domain={[0, 'auto']} tickFormatter={(v: number) => `${formatNumber(v, 1)} %`} tick={{ fill: INK, fontSize: 13 }} />
        <YAxis type="category" dataKey="name" width={116} tick={{ fill: INK, fontSize: 13 }} interval={0} />
        <Legend verticalAlign="top" height={30} wrapperStyle={{ fontSize: 13 }} />
        {series.map(({ key, name }, i) => (
          <Bar key={key} dataKey={key} name={name} fill={colours[i] ?? INK} isAnimationActive={false}>
            <ErrorBar dataKey={`${key}Error`} direction="x" width={4} stroke={INK} strokeWidth={1.25} />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Distances from the value to both ends of its interval, per cent. */
function spread({ value, low, high }: Estimate): [number, number] {
  return [Math.max(0, value - low) * 100, Math.max(0, high - value) * 100];
}
