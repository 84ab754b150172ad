import { expect, test } from 'vitest';
import { compareEngines } from './test-support/compare-engines.ts';

test('the production kernel agrees with the slow engine on every person of 210 random schools, over all settings and responses', () => {
  const { disagreements, bySetting, groupClosures, schoolClosures, features } = compareEngines(0, 210, 1);
  expect(disagreements).toEqual([]);
  // The comparison means something only if every setting and every response was at work.
  for (const count of bySetting) expect(count).toBeGreaterThan(20);
  expect(groupClosures).toBeGreaterThan(50);
  expect(schoolClosures).toBeGreaterThan(50);
  for (const [feature, schools] of Object.entries(features)) expect(schools, feature).toBeGreaterThan(20);
}, 120_000);
