import type { SavedPlan } from '@giliran/planning';
import { expect, test } from 'vitest';
import { fortnightWords, weekSplits } from './fortnight-words.ts';

const session = (group: string, week: 'A' | 'B', day: 'Sen' | 'Rab' | 'Jum') =>
  ({ group, week, day, shift: 'P', room: 'k', teacher: null, locked: false }) as const;
const group = (id: string) => ({ id, label: id, rombelId: 'r', pupils: [id] });
const plan: SavedPlan = {
  groups: [group('g'), group('h'), group('i')],
  sessions: [
    ...(['Sen', 'Rab', 'Jum'] as const).flatMap((day) => [session('g', 'A', day), session('h', 'B', day), session('i', 'A', day)]),
    ...(['Sen', 'Rab'] as const).flatMap((day) => [session('g', 'B', day), session('h', 'A', day), session('i', 'B', day)]),
  ],
};

test('the headline of a fortnight counts both weeks and each', () => {
  const alike: SavedPlan = { groups: [group('g'), group('i')], sessions: plan.sessions.filter(({ group: id }) => id !== 'h') };
  expect(fortnightWords(alike, 'id')).toBe('5 sesi per dua minggu (2,5 seminggu; A: 3, B: 2)');
  expect(fortnightWords(alike, 'en')).toBe('5 sessions a fortnight (2.5 a week; A: 3, B: 2)');
});

test('where groups have their weeks otherwise, the headline does not speak for all of them', () => {
  expect(fortnightWords(plan, 'id')).toBe('5 sesi per dua minggu (2,5 seminggu)');
});

test('groups whose sessions fall otherwise are counted apart', () => {
  expect(weekSplits(plan)).toEqual([
    { a: 3, b: 2, groups: 2 },
    { a: 2, b: 3, groups: 1 },
  ]);
});
