import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram, probability } from './histogram.ts';
import { MinuteTally } from './minute-tally.ts';

test('least, mean and Gini of minutes equal their definitions', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 80 }),
      (entries) => {
        const tally = new MinuteTally();
        tally.push(5, 9);
        tally.clear();
        for (const [minutes, people] of entries) tally.push(minutes, people);
        const minutes = entries.flatMap(([value, people]) => Array.from({ length: people }, () => value));
        const total = minutes.reduce((sum, value) => sum + value, 0);
        let spread = 0;
        for (const a of minutes) for (const b of minutes) spread += Math.abs(a - b);
        const found = tally.figures();
        expect(found.least).toBe(Math.min(...minutes));
        expect(found.mean).toBeCloseTo(total / minutes.length, 9);
        expect(found.gini).toBeCloseTo(total === 0 ? 0 : spread / (2 * minutes.length * total), 9);
      },
    ),
    { seed: 1, numRuns: 300 },
  );
});

test('histograms: moments and quantiles equal those of the list, and merging in any order changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1000, max: 67_000_000 }), { minLength: 2, maxLength: 40 }),
      fc.integer({ min: 1, max: 39 }),
      (values, cut) => {
        const [a, b, whole] = [new Histogram(), new Histogram(), new Histogram()];
        values.forEach((value, i) => {
          (i < cut ? a : b).add(value);
          whole.add(value);
        });
        b.merge(a);
        expect(b.moments()).toEqual(whole.moments());
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
        expect(Math.abs(whole.moments().variance - variance)).toBeLessThanOrEqual(1e-9 * variance + 1e-6);
        const sorted = values.toSorted((x, y) => x - y);
        expect(whole.quantiles([0.05, 0.5, 1])).toEqual([0.05, 0.5, 1].map((share) => sorted[Math.ceil(share * values.length) - 1]));
      },
    ),
    { seed: 2, numRuns: 200 },
  );
});

test('Wilson interval and the rule of three', () => {
  expect(probability(0, 100)).toMatchObject({ p: 0, se: 0, upper95: 0.03 });
  expect(probability(10, 100).ci95[0]).toBeCloseTo(0.05523, 4);
  expect(probability(10, 100).ci95[1]).toBeCloseTo(0.17437, 4);
  expect(probability(100, 100).ci95[1]).toBe(1);
});
