import { expect, test } from 'vitest';
import { compareEngines } from './test-support/compare-engines.ts';

test('the production kernel agrees with the slow engine on every person of 1 000 further random schools', () => {
  const { disagreements, bySetting } = compareEngines(1000, 2000, 3);
  expect(disagreements).toEqual([]);
  for (const count of bySetting) expect(count).toBeGreaterThan(100);
}, 300_000);
