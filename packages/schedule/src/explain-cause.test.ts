import { expect, it } from 'vitest';
import { planShifts } from './plan-shifts.ts';
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
