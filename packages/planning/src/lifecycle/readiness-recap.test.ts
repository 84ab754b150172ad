import { expect, test } from 'vitest';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { readinessRecap, type RecapInput } from './readiness-recap.ts';

const ALL = Object.fromEntries(readinessTemplate().items.map(({ id }) => [id, 'YES' as const]));
const school = (schoolId: string, more: Partial<RecapInput>): RecapInput => ({
  schoolId,
  kecamatanCode: '61.07.03',
  pupils: 100,
  state: 'BDR',
  claimed: {},
  verified: null,
  visitedDay: null,
  ...more,
});

test('D2: item 4 found NO though the school said YES is a difference in the recap; claimed and verified are counted apart', () => {
  const { rows, differences } = readinessRecap([
    school('a', { state: 'NOT_READY', claimed: ALL, verified: { ...ALL, '4': 'NO' }, visitedDay: '2021-09-02' }),
    school('b', { state: 'READY', claimed: ALL, verified: ALL, visitedDay: '2021-09-02' }),
    school('c', { state: 'SUBMITTED', claimed: ALL }),
    school('d', { kecamatanCode: null }),
  ]);
  expect(rows).toMatchObject([
    {
      kecamatanCode: '61.07.03',
      schools: 3,
      pupils: 300,
      claimedFull: 3,
      verifiedFull: 1,
      visited: 2,
      differing: 1,
      byGroup: { PREPARING: 1, READY: 1, VERIFYING: 1 },
    },
    { kecamatanCode: null, schools: 1, claimedFull: 0, byGroup: { HOME: 1 } },
  ]);
  expect(differences).toMatchObject([{ schoolId: 'a', itemId: '4', claimed: 'YES', verified: 'NO', visitedDay: '2021-09-02' }]);
});
