import { expect, test } from 'vitest';
import { consentChanges } from './consent-changes.ts';
import { consentKey, idsByKey } from './consent-key.ts';

const A = '0b9f4a52-6c1e-4f0d-9a3b-001122334455';
const B = '0b9f4a52-6c1e-4f0d-9a3b-a0b1c2d3e4f5';

test('a key has letters only and differs between pupils', () => {
  expect(consentKey(A)).toBe('gghhiijjkkll');
  expect(consentKey(B)).toBe('agbhcidjekfl');
  expect(consentKey(A.toUpperCase())).toBe(consentKey(A));
});

test('a key that two pupils would share names neither of them', () => {
  const twin = A.replace('0b9f', '1c0a');
  expect([...idsByKey([A, twin, B])]).toEqual([[consentKey(B), B]]);
});

test('a list records yes and no, and its "belum" takes nothing back', () => {
  const ids = new Map([
    ['a', 'id-a'],
    ['b', 'id-b'],
    ['c', 'id-c'],
    ['d', 'id-d'],
  ]);
  const recorded = new Map([
    ['id-a', 'UNKNOWN'],
    ['id-b', 'YES'],
    ['id-c', 'YES'],
    ['id-d', 'NO'],
  ] as const);
  const changes = consentChanges(
    [
      { key: 'a', answer: 'YES' },
      { key: 'b', answer: 'NO' },
      { key: 'c', answer: 'NOT_YET' },
      { key: 'd', answer: 'NO' },
      { key: 'stranger', answer: 'YES' },
    ],
    ids,
    recorded,
  );
  expect(changes).toEqual({ yes: ['id-a'], no: ['id-b'], same: 1, open: 1 });
});
