import { expect, test } from 'vitest';
import { compareDistributions } from './test-support/compare-distributions.ts';

// Family-wise error: 3 schools at p > .001, so 0.3 % if chance were drawn anew; the seeds are fixed.
test('thresholds and single contacts give the same distribution of outbreaks in 3 random schools', () => {
  for (const { number, p, spread } of compareDistributions([3, 11, 14], 300)) {
    expect(p, `school ${number}`).toBeGreaterThan(0.001);
    expect(spread, `school ${number}`).toBeGreaterThan(3);
  }
}, 60_000);
