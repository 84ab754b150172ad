import { defaultSetting, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { expect, test } from 'vitest';
import { groupColumns } from './group-columns.ts';

const pupil = (id: string, rosterNumber: number, familyId: string | null = null, consent: 'YES' | 'NO' = 'YES') => ({
  id,
  rosterNumber,
  sex: null,
  consent,
  familyId,
});
const facts: SchoolFacts = {
  id: 's',
  form: 'SD',
  setting: defaultSetting('SD'),
  rooms: [],
  teachers: [],
  rombel: [
    { id: 'r1', name: '1', grade: 1, pupilCount: 0, pupils: [pupil('a', 2, 'f'), pupil('b', 1), pupil('c', 3, null, 'NO')] },
    { id: 'r2', name: '2', grade: 2, pupilCount: 0, pupils: [pupil('d', 1, 'f'), pupil('e', 2)] },
  ],
  zoneHistory: [],
};
const session = { day: 'Sen', shift: 'P', room: 'k', teacher: null, locked: false } as const;
const plan: SavedPlan = {
  groups: [
    { id: 'g1', label: '1 · A', rombelId: 'r1', pupils: ['a'] },
    { id: 'g2', label: '2 · A', rombelId: 'r2', pupils: ['d', 'e'] },
  ],
  sessions: [
    { ...session, group: 'g1' },
    { ...session, group: 'g2' },
  ],
};

test('the groups of a rombel in roster order, then those without a group; home is marked', () => {
  const columns = groupColumns(facts, plan, 'r1');
  expect(columns.map(({ group, pupils }) => [group, pupils.map((p) => [p.rosterNumber, p.home])])).toEqual([
    ['g1', [[2, false]]],
    [
      null,
      [
        [1, false],
        [3, true],
      ],
    ],
  ]);
});

test('siblings are together only with the same days and shifts', () => {
  const siblings = (p: SavedPlan) => groupColumns(facts, p, 'r1')[0]?.pupils[0]?.siblings;
  expect(siblings(plan)).toEqual([{ group: 'g2', rombelId: 'r2', together: true }]);
  const apart = { ...plan, sessions: plan.sessions.map((s, i) => (i === 1 ? { ...s, shift: 'S' } : s)) };
  expect(siblings(apart)?.[0]?.together).toBe(false);
});

test('a merged group stands with each of its rombel', () => {
  const merged: SavedPlan = { ...plan, groups: [{ id: 'g', label: '1 + 2 · A', rombelId: 'r1', pupils: ['a', 'd'] }], sessions: [] };
  expect(groupColumns(facts, merged, 'r2').map(({ group, pupils }) => [group, pupils.map((p) => p.id)])).toEqual([
    ['g', ['a', 'd']],
    [null, ['e']],
  ]);
});
