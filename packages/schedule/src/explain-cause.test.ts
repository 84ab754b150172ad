import { expect, it } from 'vitest';
import { highsForTests } from '../fixtures/highs.ts';
import { countingBounds, tightestBound } from './counting-bounds.ts';
import { bindingLimits } from './missing-resource.ts';
import { planShifts } from './plan-shifts.ts';
import { indexSchool } from './school.ts';
import type { ShiftProblem } from './shift-problem.ts';

const school = (end: string): ShiftProblem => ({
  level: 'SD',
  days: ['Sen'],
  shifts: [{ id: 'Pagi', start: '07:00', end }],
  rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 1, gender: null },
  rooms: [{ id: 'K1', cap: 18 }],
  teachers: [{ id: 'G1', rombel: ['4A'] }],
  rombel: [{ id: '4A', grade: 4, pupils: [{ id: 'p', sex: 'L', consent: true, fam: null }] }],
  gate: null,
});

it('names the session that is longer than the law allows, by how much, and when it has to end', () => {
  const { verdict, cause } = planShifts(school('10:01'));
  expect(verdict).toBe('infeasible');
  expect(cause?.message).toContain('Sesi Pagi lamanya 181 menit, batas 180 menit');
  expect(cause?.repair).toContain('akhiri sesi Pagi pukul 10:00');
  expect(planShifts(school('10:00')).verdict).toBe('feasible');
});

it('does not say that shorter sessions are enough where more is needed', () => {
  const problem = { ...school('10:01'), rules: { ...school('10:01').rules, minSessions: 2 } };
  const { cause } = planShifts(problem);
  expect(cause?.message).toContain('Sesi Pagi lamanya 181 menit, batas 180 menit');
  expect(cause?.repair).toContain('persingkat shift Pagi menjadi 180 menit dan buka juga hari Selasa.');
});

/**
 * The teachers of KA are both there on Monday only; KB fits the large room only, which is closed on Tuesday. Each alone forbids two
 * days, no count shows it, and more rooms or more teachers alone change nothing.
 */
function hidden(): ShiftProblem {
  const pupils = (rombel: string, n: number): ShiftProblem['rombel'][number]['pupils'] =>
    Array.from({ length: n }, (_, i) => ({ id: `${rombel}-${i + 1}`, sex: 'L', consent: true, fam: null }));
  const onTuesday: [string, string][] = [
    ['Sel', 'P'],
    ['Sel', 'S'],
  ];
  return {
    ...school('09:00'),
    days: ['Sen', 'Sel'],
    shifts: [
      { id: 'P', start: '07:00', end: '09:00' },
      { id: 'S', start: '09:30', end: '11:30' },
    ],
    rules: { ...school('09:00').rules, minSessions: 2 },
    rooms: [
      { id: 'R1', cap: 12, unavailable: onTuesday },
      { id: 'R2', cap: 5 },
    ],
    teachers: [
      { id: 'TA1', rombel: ['KA'], unavailable: [...onTuesday, ['Sen', 'S']] },
      { id: 'TA2', rombel: ['KA'], unavailable: [...onTuesday, ['Sen', 'P']] },
      { id: 'TB', rombel: ['KB'] },
    ],
    rombel: [
      { id: 'KA', grade: 1, pupils: pupils('KA', 5) },
      { id: 'KB', grade: 2, pupils: pupils('KB', 12) },
    ],
  };
}

it('names limits that bind at their hours although counts suffice and more of one is not enough', async () => {
  const solver = await highsForTests();
  const problem = hidden();
  expect(tightestBound(countingBounds(problem)).F).toBe(2);
  const { verdict, proven, cause } = planShifts(problem, { solver });
  expect({ verdict, proven, resource: cause?.resource }).toEqual({ verdict: 'infeasible', proven: true, resource: 'rooms' });
  expect(cause?.message).toContain('ruang cukup jumlahnya tetapi tidak pada jam yang dibutuhkan, dan menambah ruang saja tidak cukup');
  expect(bindingLimits(indexSchool(problem), 2, solver)).toEqual(['rooms']);
  const roomy: ShiftProblem = { ...problem, rooms: problem.rooms.map(({ id }) => ({ id, cap: 18 })) };
  expect(bindingLimits(indexSchool(roomy), 2, solver)).toEqual(['teachers']);
  expect(planShifts(roomy, { solver }).cause?.resource).toBe('teachers');
  expect(bindingLimits(indexSchool({ ...roomy, teachers: problem.teachers.map(({ id, rombel }) => ({ id, rombel })) }), 2, solver)).toEqual(
    [],
  );
});
