import { randomUnit } from '@giliran/kernel';
import type { Point } from './room-input.ts';

/** Made-up fixed desks of a kind that schools have. */
export interface SampleDesks {
  readonly id: string;
  readonly kind: (typeof DESK_KINDS)[number];
  readonly desks: readonly Point[];
  readonly spacingM: number;
}

/** Kinds of desk layouts; each index of `sampleDesks` takes the next one. */
const DESK_KINDS = ['grid', 'benches', 'staggered', 'scattered', 'curved-hall'] as const;

/**
 * Desk layout number `index` of an endless reproducible list, for benchmarks and tests: grids of 20 to 80 desks, two-seat
 * benches, staggered rows, desks that were pushed about, and halls of 100 to 400 seats in curved rows. O(desks).
 */
export function sampleDesks(index: number, seed = 51): SampleDesks {
  const kind = DESK_KINDS[index % DESK_KINDS.length] as SampleDesks['kind'];
  let draws = 0;
  const draw = (from: number, to: number): number => from + (to - from) * randomUnit(seed, index, draws++, 7);
  const cm = (from: number, to: number): number => Math.round(draw(from, to) * 100) / 100;
  const whole = (from: number, to: number): number => from + Math.floor(draw(0, to - from + 1));
  const [rows, columns] = [whole(4, 8), whole(5, 10)];
  const [rowM, columnM] = [cm(0.8, 1.2), cm(0.6, 1.2)];
  const grid = (shift: number, shakeM: number): Point[] =>
    Array.from({ length: rows * columns }, (_, i): Point => {
      const [r, c] = [Math.floor(i / columns), i % columns];
      return [c * columnM + (r % 2) * shift + draw(-shakeM, shakeM), r * rowM + draw(-shakeM, shakeM)];
    });
  const spacingM = draw(0, 1) < 0.6 ? 1.5 : cm(1, 2);
  const layouts: Record<SampleDesks['kind'], () => Point[]> = {
    grid: () => grid(0, 0),
    benches: () => {
      const [gapM, alleyM] = [cm(0.5, 0.7), cm(0.5, 0.9)];
      const [benchRows, benches] = [whole(4, 8), whole(2, 5)];
      return Array.from({ length: benchRows * benches * 2 }, (_, i): Point => {
        const [r, c] = [Math.floor(i / (2 * benches)), i % (2 * benches)];
        return [Math.floor(c / 2) * (gapM + alleyM) + (c % 2) * gapM, r * rowM];
      });
    },
    staggered: () => grid(columnM / 2, 0),
    scattered: () => grid(draw(0, columnM), 0.3),
    'curved-hall': () => {
      const [first, hallRows, angle] = [cm(4, 8), whole(10, 18), draw(0.8, 1.8)];
      const seatM = cm(0.5, 0.6);
      const seats: Point[] = [];
      for (let r = 0; r < hallRows; r++) {
        const radius = first + r * rowM;
        const count = Math.floor((radius * angle) / seatM);
        for (let k = 0; k < count && seats.length < 400; k++) {
          const a = Math.PI / 2 + (k / (count - 1) - 0.5) * angle;
          seats.push([radius * Math.cos(a), radius * Math.sin(a)]);
        }
      }
      return seats;
    },
  };
  const desks = layouts[kind]();
  return { id: `${kind}-${index}`, kind, desks, spacingM };
}
