import { expect, test } from 'vitest';
import { proveRules } from '../packages/policy/prove-rules.ts';

test('every computed check and every guard of the lifecycle is missed by a named example when it is switched off', () => {
  const rules = proveRules();
  expect(rules.filter(({ kind }) => kind === 'check')).toHaveLength(33);
  expect(rules.filter(({ kind }) => kind === 'stop').map(({ id }) => id)).toEqual(['P5.1.e', 'P6.2']);
  expect(rules.filter(({ kind }) => kind === 'guard').length).toBeGreaterThanOrEqual(28);
  expect(rules.filter(({ redTests }) => redTests.length === 0).map(({ id }) => id)).toEqual([]);
});

test('the proof itself fails when nothing looks at a rule', () => {
  const lost = proveRules(['L4.2.5.b', 'REASON_GIVEN']).filter(({ redTests }) => redTests.length === 0);
  expect(lost.map(({ id }) => id)).toEqual(['L4.2.5.b', 'REASON_GIVEN']);
});
