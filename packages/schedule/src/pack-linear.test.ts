import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packLinear } from './pack-linear.ts';

describe('packLinear', () => {
  it.each([
    ['two waves that share the gate', 2, [[0], [1], [0, 1]], 160],
    [
      'three that overlap in pairs: half each',
      3,
      [
        [0, 1],
        [1, 2],
        [0, 2],
      ],
      240,
    ],
    ['nothing shared', 3, [[0], [1], [2]], 480],
    ['a slot no row limits', 2, [[0]], Infinity],
    ['no slots', 0, [], 0],
  ] as [string, number, number[][], number][])('%s', (_, columns, rows, most) => {
    expect(packLinear(columns, rows, 160)).toBeCloseTo(most, 6);
  });

  it('agrees with a grid of sixths on up to four columns', () => {
    fc.assert(
      fc.property(fc.array(fc.subarray([0, 1, 2, 3], { minLength: 1 }), { minLength: 1, maxLength: 5 }), (some) => {
        const rows = [...some, [0], [1], [2], [3]];
        let best = 0;
        for (let code = 0; code < 7 ** 4; code++) {
          const x = [code % 7, Math.floor(code / 7) % 7, Math.floor(code / 49) % 7, Math.floor(code / 343)];
          if (rows.every((row) => row.reduce((n, j) => n + x[j]!, 0) <= 6)) best = Math.max(best, x[0]! + x[1]! + x[2]! + x[3]!);
        }
        expect(packLinear(4, rows, 6)).toBeCloseTo(best, 6);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});
