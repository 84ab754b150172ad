import { describe, expect, it } from 'vitest';
import { readSchools } from '../fixtures/read-schools.ts';
import { smallSchool } from '../fixtures/small-school.ts';
import { applyChange } from './apply-change.ts';
import { checkPlan } from './check-plan.ts';
import { countingBounds, tightestBound } from './counting-bounds.ts';
import { fortnightText } from './fortnight.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planShifts } from './plan-shifts.ts';
import { replanShifts } from './replan-shifts.ts';
import type { ShiftProblem } from './shift-problem.ts';

/** Thirty room-sessions a week for twelve groups: two each and six left over. */
function school(): ShiftProblem {
  return {
    level: 'SD',
    days: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'],
    shifts: [{ id: 'P', start: '07:00', end: '10:00' }],
    rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 1, gender: null },
    rooms: Array.from({ length: 6 }, (_, i) => ({ id: `R${i + 1}`, cap: 18 })),
    teachers: Array.from({ length: 6 }, (_, i) => ({ id: `G${i + 1}`, rombel: [`K${i + 1}`], maxWeek: 5 })),
    rombel: Array.from({ length: 6 }, (_, i) => ({
      id: `K${i + 1}`,
      grade: i + 1,
      pupils: Array.from({ length: 30 }, (__, j) => ({ id: `K${i + 1}-${j + 1}`, sex: 'L' as const, consent: true, fam: null })),
    })),
    gate: null,
  };
}

describe('a fortnight', () => {
  it('uses the half session a week that one week cannot', () => {
    const week = school();
    expect(planShifts(week)).toMatchObject({ F: 2, bound: 2, proven: true });
    const both: ShiftProblem = { ...week, weeks: 2 };
    expect(tightestBound(countingBounds(both)).F).toBe(5);
    const r = planShifts(both);
    expect(r).toMatchObject({ verdict: 'feasible', F: 5, proven: true });
    expect(checkPlan(both, r.plan!).violations).toEqual([]);
    expect(new Set(r.plan!.sessions.map((s) => s.week))).toEqual(new Set(['A', 'B']));
    expect(fortnightText(r.plan!).id).toMatch(/^F = 5 sesi per dua minggu \(2,5 seminggu; A: [23], B: [23]\)$/);
  });

  it('counts the weekly limit of a teacher in each week', () => {
    const both: ShiftProblem = { ...school(), weeks: 2 };
    const plan = planShifts(both).plan!;
    const moved = structuredClone(plan);
    const ofTeacher = moved.sessions.filter((s) => s.teacher === 'G1');
    expect(ofTeacher.filter((s) => s.week === 'A')).toHaveLength(5);
    for (const s of moved.sessions) if (s.teacher === 'G1') s.week = 'A';
    expect(checkPlan(both, moved).violations.some((v) => v.code === 'H7' && v.message.includes('10 sesi seminggu'))).toBe(true);
  });

  it('is not seen in days that a school of one week calls so', () => {
    const marked: ShiftProblem = { ...school(), days: ['Sen (A)', 'Sen (B)', 'Sel (A)', 'Sel (B)', 'Rab'] };
    const { plan } = planShifts(marked);
    expect(new Set(plan!.sessions.map((s) => s.day))).toEqual(new Set(marked.days));
    expect(plan!.sessions.every((s) => s.week === undefined)).toBe(true);
  });

  it('is planned again in place', () => {
    const both: ShiftProblem = { ...school(), weeks: 2 };
    const plan = planShifts(both).plan!;
    expect(replanShifts(both, plan)).toMatchObject({ plan, step: 'unchanged', changedSessions: [] });
    const now = applyChange(both, { kind: 'consent-withdrawn', pupils: ['K1-1'] });
    expect(replanShifts(now, plan)).toMatchObject({ step: 'unchanged', pupilsMoved: [] });
  });

  it('is refused beyond two weeks', () => {
    expect(() => parseShiftProblem({ ...smallSchool(), weeks: 3 })).toThrow('paling banyak 2 minggu');
    expect(parseShiftProblem({ ...smallSchool(), weeks: 2 }).weeks).toBe(2);
  });
});

/** Five periods a week for each group, two in a session: two and a half sessions. */
function lessonSchool(): ShiftProblem {
  const lessons = {
    periodsPerSession: 2,
    sessionsPerGroup: 3,
    demand: Array.from({ length: 6 }, (_, i) => ({ rombel: `K${i + 1}`, subject: 'Bahasa', teacher: `G${i + 1}`, periods: 5 })),
  };
  return { ...school(), teachers: school().teachers.map(({ id, rombel }) => ({ id, rombel, maxPeriods: 10 })), lessons };
}

describe('a fortnight of subject teachers', () => {
  it('deals the lessons of two weeks where one week has no room for them', () => {
    expect(planShifts(lessonSchool()).verdict).toBe('infeasible');
    const both = parseShiftProblem({ ...lessonSchool(), weeks: 2 });
    const r = planShifts(both);
    expect(r).toMatchObject({ verdict: 'feasible', F: 5, proven: true });
    expect(checkPlan(both, r.plan!).violations).toEqual([]);
    const periods = (week: string, teacher: string): number =>
      r.plan!.sessions.filter((s) => s.week === week).reduce((n, s) => n + s.lessons!.filter((l) => l.teacher === teacher).length, 0);
    for (const t of both.teachers) expect([periods('A', t.id), periods('B', t.id)], t.id).toEqual([10, 10]);
  });

  it('judges missing lessons and the weekly periods of a teacher', () => {
    const both: ShiftProblem = { ...lessonSchool(), weeks: 2 };
    const plan = planShifts(both).plan!;
    const moved = structuredClone(plan);
    for (const s of moved.sessions) if (s.lessons![0]!.teacher === 'G1') s.week = 'A';
    expect(checkPlan(both, moved).violations.some((v) => v.code === 'H7' && v.message.includes('20 jam pelajaran seminggu'))).toBe(true);
    const short = structuredClone(plan);
    short.sessions[0]!.lessons!.pop();
    expect(checkPlan(both, short).violations.some((v) => v.code === 'H13' && v.message.includes('9 dari 10'))).toBe(true);
  });

  it('counts what each week leaves of the time of a teacher', () => {
    const both: ShiftProblem = { ...lessonSchool(), weeks: 2 };
    both.teachers[0]!.maxPeriods = 9;
    expect(tightestBound(countingBounds(both))).toMatchObject({
      id: 'subject-teacher',
      F: 0,
      perSession: 20,
      available: 18,
      about: ['G1'],
    });
    expect(planShifts(both)).toMatchObject({ verdict: 'infeasible', proven: true, cause: { resource: 'subject-teacher' } });
  });

  it('is planned again in place', () => {
    const both: ShiftProblem = { ...lessonSchool(), weeks: 2 };
    const plan = planShifts(both).plan!;
    expect(replanShifts(both, plan)).toMatchObject({ plan, step: 'unchanged', changedSessions: [] });
    const now = applyChange(both, { kind: 'consent-withdrawn', pupils: ['K1-1'] });
    expect(replanShifts(now, plan)).toMatchObject({ step: 'unchanged', pupilsMoved: [] });
  });

  it('plans the reference school of subject teachers', () => {
    const listed = readSchools().find((s) => s.id === 'smp9-subject')!;
    const both: ShiftProblem = { ...parseShiftProblem(listed.instance), weeks: 2 };
    const r = planShifts(both, { familySteps: 2000 });
    expect(r).toMatchObject({ F: 4, proven: true });
    expect(checkPlan(both, r.plan!).violations).toEqual([]);
  });
});
