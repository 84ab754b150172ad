import { planInWeeks, type SavedPlan } from '@giliran/planning';
import { expect, test } from 'vitest';
import { ofOneWeek, weekSpans, weeksOfPlan } from './plan-weeks.ts';

const setting = { startDate: '2021-09-13' as const, days: ['Sen' as const, 'Sel' as const, 'Sab' as const] };
const plan: SavedPlan = {
  groups: [{ id: 'g', label: '1 · A', rombelId: 'r', pupils: ['p'] }],
  sessions: [
    { group: 'g', day: 'Sen', shift: 'P', room: 'k', teacher: 't', locked: true },
    { group: 'g', day: 'Rab', shift: 'P', room: 'k', teacher: 't', locked: false },
  ],
};

test('week A begins with the first day, B a week later, and both come back every fortnight', () => {
  expect(weekSpans(setting, 'A', '2021-09-01', 2)).toEqual([
    { from: '2021-09-13', to: '2021-09-18' },
    { from: '2021-09-27', to: '2021-10-02' },
  ]);
  expect(weekSpans(setting, 'B', '2021-09-01', 1)).toEqual([{ from: '2021-09-20', to: '2021-09-25' }]);
});

test('weeks that are over are not shown, the week of today is', () => {
  expect(weekSpans(setting, 'A', '2021-10-02', 1)).toEqual([{ from: '2021-09-27', to: '2021-10-02' }]);
  expect(weekSpans(setting, 'A', '2021-10-04', 1)).toEqual([{ from: '2021-10-11', to: '2021-10-16' }]);
});

test('a school that starts on a Wednesday has a short first week; one that starts after its last school day begins with B', () => {
  expect(weekSpans({ ...setting, startDate: '2021-09-15' }, 'A', '2021-09-15', 1)).toEqual([{ from: '2021-09-15', to: '2021-09-18' }]);
  const sunday = { startDate: '2021-09-19' as const, days: ['Sen' as const, 'Jum' as const] };
  expect(weekSpans(sunday, 'A', '2021-09-19', 1)).toEqual([{ from: '2021-09-27', to: '2021-10-01' }]);
  expect(weekSpans(sunday, 'B', '2021-09-19', 1)).toEqual([{ from: '2021-09-20', to: '2021-09-24' }]);
  expect(weekSpans({ ...setting, days: [] }, 'A', '2021-09-15', 3)).toEqual([]);
});

test('the letters go on over the turn of the year', () => {
  expect(weekSpans(setting, 'A', '2022-01-01', 2).map(({ from }) => from)).toEqual(['2022-01-03', '2022-01-17']);
});

test('a weekly plan is repeated in both weeks, and either week is a weekly plan again', () => {
  const both = planInWeeks(plan, 2);
  expect([weeksOfPlan(plan), weeksOfPlan(both), weeksOfPlan({ ...plan, sessions: [] })]).toEqual([1, 2, null]);
  expect(both.sessions).toHaveLength(4);
  expect(both.sessions.filter(({ locked }) => locked).map(({ week }) => week)).toEqual(['A', 'B']);
  expect(ofOneWeek(both, 'A')).toEqual(plan);
  expect(ofOneWeek(both, 'B')).toEqual(plan);
});
