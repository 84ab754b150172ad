import { formatShare } from '../../../i18n/format.ts';

export const GRID = '#ddd2bf';
export const INK = '#2b2622';

/** A plan's mark in every chart: form and dashes tell the plans apart without colour. */
export interface PlanMark {
  readonly colour: string;
  readonly shape: 'circle' | 'square' | 'triangle' | 'diamond' | 'star' | 'cross';
  readonly dash: string;
}

const MARKS: readonly PlanMark[] = [
  { colour: '#1d4538', shape: 'diamond', dash: '' },
  { colour: '#b3541e', shape: 'circle', dash: '7 4' },
  { colour: '#23508d', shape: 'square', dash: '2 3' },
  { colour: '#7a4f08', shape: 'triangle', dash: '10 3 2 3' },
  { colour: '#7d2a68', shape: 'star', dash: '14 5' },
  { colour: '#4b4b4b', shape: 'cross', dash: '4 2 1 2 1 2' },
];

/** The mark of the plan with this number (from 1). */
export function markOf(number: number): PlanMark {
  return MARKS[(number - 1) % MARKS.length] as PlanMark;
}

/** Fills that differ by pattern and by darkness, in order; the first is plain. */
const FILLS = [
  { ground: '#e9e1d2', ink: '#8f8271', pattern: 'plain' },
  { ground: '#c3d9cd', ink: '#1d4538', pattern: 'lines' },
  { ground: '#f2d9b4', ink: '#8a5a1c', pattern: 'dots' },
  { ground: '#a9bede', ink: '#23395d', pattern: 'cross' },
  { ground: '#c98f4f', ink: '#5b3510', pattern: 'steep' },
  { ground: '#5d4a63', ink: '#2a1d2f', pattern: 'plain' },
  { ground: '#ffffff', ink: '#55504a', pattern: 'flat' },
] as const;

/** Definitions of FILLS for one chart; `fillOf(id, i)` refers to them. */
export function FillPatterns({ id }: { id: string }) {
  return (
    <defs>
      {FILLS.map(({ ground, ink, pattern }, i) => (
        <pattern key={pattern + ink} id={`${id}-${i}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} fill={ground} />
          {pattern === 'lines' && <path d="M-1 9 9 -1M-1 1 1 -1M7 9 9 7" stroke={ink} strokeWidth={1.6} />}
          {pattern === 'steep' && <path d="M-1 -1 9 9M-1 7 1 9M7 -1 9 1" stroke={ink} strokeWidth={1.6} />}
          {pattern === 'cross' && <path d="M0 0 8 8M8 0 0 8" stroke={ink} strokeWidth={1.1} />}
          {pattern === 'flat' && <path d="M0 2.5h8M0 6.5h8" stroke={ink} strokeWidth={1.2} />}
          {pattern === 'dots' && <circle cx={4} cy={4} r={1.7} fill={ink} />}
        </pattern>
      ))}
    </defs>
  );
}

export function fillOf(id: string, i: number): string {
  return `url(#${id}-${i % FILLS.length})`;
}

/** Names in ink: the colours of bars are too light for letters. */
export function legendText(name: string) {
  return <span style={{ color: INK }}>{name}</span>;
}

/** An axis from 0 to a round number at or above the largest value, with about five marks. */
export function roundScale(largest: number, smallest = 0): { domain: [number, number]; ticks: number[] } {
  const rough = Math.max(largest - smallest, 1e-6) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const from = Math.floor(smallest / step + 1e-9);
  const to = Math.max(from + 1, Math.ceil(largest / step - 1e-9));
  return { domain: [from * step, to * step], ticks: Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step) };
}

/** A share (0..1) on an axis: as many decimals as small shares need. */
export function percentTick(value: number): string {
  return formatShare(value, value !== 0 && Math.abs(value) < 0.001 ? 3 : Math.abs(value) < 0.01 ? 2 : 1);
}
