import { expect, test } from 'vitest';
import { compareEngines } from './test-support/compare-engines.ts';

test('the production kernel agrees with the slow engine on every person of 64 random schools', () => {
  const { disagreements, bySetting, closures } = compareEngines(0, 64, 2);
  expect(disagreements).toEqual([]);
  // The comparison means something only if every setting and the closing rules were at work.
  for (const count of bySetting) expect(count).toBeGreaterThan(20);
  expect(closures).toBeGreaterThan(10);
});
