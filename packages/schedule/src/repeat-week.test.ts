import { expect, it } from 'vitest';
import { highsForTests } from '../fixtures/highs.ts';
import { checkPlan } from './check-plan.ts';
import { planShifts } from './plan-shifts.ts';
import type { ShiftProblem } from './shift-problem.ts';

const DAYS = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'];

/** Seats and the days on which it is open. */
const room = (id: string, cap: number, open: string): ShiftProblem['rooms'][number] => ({ id, cap, unavailable: closed(open) });
const closed = (open: string): [string, string][] => DAYS.flatMap((d, i) => (open[i] === '.' ? [[d, 'P']] : []));

/** One period of each subject named, one session a week; nearly every group has one day that suits all its teachers. */
function tightSchool(): ShiftProblem {
  const rombel: [id: string, pupils: number, subjects: string][] = [
    ['A', 4, 'MAS'],
    ['B', 6, 'MG'],
    ['C', 7, 'BAG'],
    ['D', 7, 'MB'],
    ['E', 7, 'MAS'],
    ['F', 9, 'MAG'],
    ['G', 9, 'MBS'],
    ['H', 2, 'MBS'],
    ['I', 4, 'BG'],
  ];
  return {
    level: 'SMP',
    days: DAYS,
    shifts: [{ id: 'P', start: '07:00', end: '10:00' }],
    rules: { maxGroup: 12, maxMinutesPerDay: 180, roomGapMinutes: 45, teacherGapMinutes: 0, minSessions: 1, gender: null },
    rooms: [
      room('r0', 16, '..xxx'),
      room('r1', 32, '.xx.x'),
      room('r2', 13, '.x..x'),
      room('r3', 32, 'x...x'),
      room('r4', 6, 'xxxxx'),
      room('r5', 15, 'x..xx'),
      room('r6', 11, 'xxxxx'),
      room('r7', 6, 'xxxxx'),
      room('r8', 32, 'xxxxx'),
    ],
    teachers: [
      { id: 'M', rombel: '*' },
      { id: 'B', rombel: '*', unavailable: closed('.xxx.') },
      { id: 'A', rombel: '*' },
      { id: 'S', rombel: '*', unavailable: closed('x.x..') },
      { id: 'G', rombel: '*' },
    ],
    rombel: rombel.map(([id, n]) => ({
      id,
      grade: 7,
      pupils: Array.from({ length: n }, (_, i) => ({ id: `${id}${i}`, sex: 'L', consent: true, fam: null })),
    })),
    gate: null,
    lessons: {
      periodsPerSession: 3,
      sessionsPerGroup: 1,
      demand: rombel.flatMap(([id, , subjects]) => [...subjects].map((t) => ({ rombel: id, subject: t, teacher: t, periods: 1 }))),
    },
  };
}

it('finds for a fortnight what fits one week, twice', async () => {
  const week = tightSchool();
  expect(planShifts(week)).toMatchObject({ F: 1, proven: true });
  const both: ShiftProblem = { ...week, weeks: 2 };
  for (const options of [{}, { solver: await highsForTests() }]) {
    const r = planShifts(both, options);
    expect(r).toMatchObject({ verdict: 'feasible', F: 2, bound: 2, proven: true });
    expect(checkPlan(both, r.plan!).violations).toEqual([]);
  }
});
