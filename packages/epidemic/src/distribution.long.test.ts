import { expect, test } from 'vitest';
import { compareDistributions } from './test-support/compare-distributions.ts';

// Family-wise error: 20 schools at p > .001, so 2 % if chance were drawn anew; the seeds are fixed.
test('thresholds and single contacts give the same distribution of outbreaks in 20 random schools, 5000 histories each', () => {
  const found = compareDistributions(
    Array.from({ length: 20 }, (_, i) => 300 + i),
    5000,
  );
  for (const { number, p } of found) expect(p, `school ${number}`).toBeGreaterThan(0.001);
  expect(found.filter(({ spread }) => spread > 3).length).toBeGreaterThan(15);
});
