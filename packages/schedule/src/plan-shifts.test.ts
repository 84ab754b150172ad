import { describe, expect, it } from 'vitest';
import { readSchools } from '../fixtures/read-schools.ts';
import { checkPlan } from './check-plan.ts';
import { countingBounds, tightestBound } from './counting-bounds.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planShifts } from './plan-shifts.ts';
import type { ShiftProblem } from './shift-problem.ts';

const schools = readSchools();
const school = (id: string): ShiftProblem => parseShiftProblem(schools.find((c) => c.id === id)!.instance);

describe('planShifts on the reference schools', () => {
  it.each(schools.map((c) => [c.id, c] as const))('%s', (_, c) => {
    const problem = parseShiftProblem(c.instance);
    const r = planShifts(problem);
    expect(r.verdict).toBe(c.expected.status);
    expect(r.F).toBe(c.expected.F ?? c.expected.bestF);
    expect(r.proven).toBe(true);
    if (r.verdict === 'feasible') {
      const check = checkPlan(problem, r.plan!);
      expect(check.violations).toEqual([]);
      expect(check.metrics).toEqual(r.metrics);
      expect(check.metrics.familiesTogether).toBeGreaterThanOrEqual(c.expected.familiesTogetherBestKnown ?? 0);
      expect(check.metrics.T).toBeLessThanOrEqual(c.expected.Tub!);
    } else {
      expect(r.cause!.resource).toBe(c.expected.reason!.split(':')[0]);
      expect(r.cause!.available).toBeLessThan(r.cause!.needed);
      expect(r.cause!.repair).toContain('Perbaikan termurah');
      if (r.F > 0) {
        const codes = new Set(checkPlan(problem, r.alternative!.plan).violations.map((v) => v.code));
        expect([...codes]).toEqual(['H12']);
      }
    }
  });

  it('says the cause in numbers and the repair that was tried', () => {
    expect(planShifts(school('teacher-short')).cause).toMatchObject({
      needed: 24,
      available: 12,
      message: 'Butuh 24 sesi guru per minggu, tersedia 12.',
      repair: expect.stringContaining('tambah 2 guru (masing-masing 6 sesi)'),
    });
    expect(planShifts(school('gap-kills-shift2'), { lang: 'en' }).cause).toMatchObject({
      needed: 48,
      available: 30,
      repair: expect.stringContaining('start shift S at 10:30 instead of 10:15'),
    });
  });

  it('gives the same plan for the same seed', () => {
    const problem = school('sd12-10rooms');
    expect(planShifts(problem, { seed: 5, familySteps: 5000 })).toEqual(planShifts(problem, { seed: 5, familySteps: 5000 }));
  });

  it('gives spare hours only in the offer "maksimal", never at the price of F or of whole families', () => {
    const problem = school('paud-5');
    for (const c of problem.rombel) for (const p of c.pupils) p.fam = null;
    const even = planShifts(problem, { offer: 'rata' });
    const most = planShifts(problem, { offer: 'maksimal' });
    expect(even.metrics!.spread).toBe(0);
    expect(most.metrics!.T).toBeGreaterThan(even.metrics!.T);
    expect(most.F).toBe(even.F);
    expect(checkPlan(problem, most.plan!).ok).toBe(true);
  });

  it('stops when told and says so', () => {
    const r = planShifts(school('sd12-10rooms'), { stop: () => true });
    expect(r.stopped).toBe('TIME');
    expect(r.proven).toBe(false);
  });

  it('explains a school without consent', () => {
    const problem = school('paud-5');
    for (const c of problem.rombel) for (const p of c.pupils) p.consent = false;
    const r = planShifts(problem);
    expect(r).toMatchObject({ verdict: 'infeasible', F: 0, bound: 0, boundBy: 'no-consent', proven: true, plan: null });
  });

  it('plans 27 rombel of 30 in 20 rooms and two shifts', () => {
    const ids = Array.from({ length: 27 }, (_, i) => `K${i + 1}`);
    const problem: ShiftProblem = {
      level: 'SMP',
      days: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'],
      shifts: [
        { id: 'P', start: '07:00', end: '10:00' },
        { id: 'S', start: '10:30', end: '13:30' },
      ],
      rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 1, gender: null },
      rooms: Array.from({ length: 20 }, (_, i) => ({ id: `R${i + 1}`, cap: i < 14 ? 18 : 15 })),
      teachers: ids.map((id) => ({ id: `G-${id}`, rombel: [id], maxDay: 2 })),
      rombel: ids.map((id, i) => ({
        id,
        grade: 7 + Math.floor(i / 9),
        pupils: Array.from({ length: 30 }, (_, j) => ({
          id: `${id}-${j}`,
          sex: j % 2 ? 'P' : 'L',
          consent: true,
          fam: j < 5 ? `F${(i * 7 + j * 11) % 60}` : null,
        })),
      })),
      gate: { perMinute: 20, windowMinutes: 15 },
    };
    const r = planShifts(problem);
    expect(r).toMatchObject({ verdict: 'feasible', F: 4, proven: true });
    expect(checkPlan(problem, r.plan!).ok).toBe(true);
    expect(r.metrics!.groups).toBe(54);
  });
});

describe('locks', () => {
  const problem = school('sd6-3rooms');
  const first = planShifts(problem, { familySteps: 2000 }).plan!;

  it('keeps locked sessions with room and teacher, and groups as they were', () => {
    const pins = [first.sessions[0]!, first.sessions[10]!, first.sessions[20]!];
    const again = planShifts(problem, { previous: first, locks: { sessions: pins as never }, seed: 9 });
    expect(again).toMatchObject({ verdict: 'feasible', F: 3, proven: true });
    expect(checkPlan(problem, again.plan!).ok).toBe(true);
    for (const pin of pins) expect(again.plan!.sessions).toContainEqual(pin);
    expect(new Set(again.plan!.groups.map((g) => g.pupils.toSorted().join()))).toEqual(
      new Set(first.groups.map((g) => g.pupils.toSorted().join())),
    );
  });

  it('moves a session by locking it on another day', () => {
    const { group, day } = first.sessions[0]!;
    const days = first.sessions.filter((s) => s.group === group).map((s) => s.day);
    const free = problem.days.find((d) => !days.includes(d))!;
    const again = planShifts(problem, { previous: first, locks: { sessions: [{ group, day: free, shift: 'P' }] } });
    expect(again.F).toBe(3);
    expect(again.plan!.sessions.some((s) => s.group === group && s.day === free && s.shift === 'P')).toBe(true);
    expect(day).not.toBe(free);
  });

  it('reports locks that break a rule by themselves', () => {
    const { group, day, shift } = first.sessions[0]!;
    const again = planShifts(problem, {
      previous: first,
      locks: {
        sessions: [
          { group, day, shift, teacher: 'G9' },
          { group: 'X', day, shift },
          { group, day, shift: shift === 'P' ? 'S' : 'P' },
        ],
      },
    });
    expect(again.brokenLocks!.map((v) => v.code)).toEqual(['H7', 'H0', 'H5']);
    expect(again.verdict).toBe('feasible');
  });

  it('places newly consenting pupils and drops those who withdrew', () => {
    const changed = structuredClone(problem);
    const gone = first.groups[0]!.pupils[0]!;
    for (const c of changed.rombel) for (const p of c.pupils) if (p.id === gone) p.consent = false;
    changed.rombel[2]!.pupils.push({ id: 'baru', sex: 'L', consent: true, fam: null });
    const again = planShifts(changed, { previous: first });
    expect(checkPlan(changed, again.plan!).ok).toBe(true);
    expect(again.plan!.groups.length).toBe(first.groups.length);
  });
});

describe('countingBounds', () => {
  it.each(schools.filter((c) => c.expected.status === 'feasible').map((c) => [c.id, c] as const))('%s', (_, c) => {
    expect(tightestBound(countingBounds(parseShiftProblem(c.instance))).F).toBe(c.expected.F);
  });

  it('shows the gate changeover: starting shift 2 ten minutes later lifts the bound', () => {
    const problem = school('sd6-2shift');
    expect(tightestBound(countingBounds(problem))).toMatchObject({ id: 'gate', F: 5, available: 960, perSession: 177 });
    problem.shifts[1] = { id: 'S', start: '10:40', end: '13:40' };
    expect(tightestBound(countingBounds(problem)).F).toBe(6);
  });

  it('finds teachers who alone serve too many rombel', () => {
    const problem = school('siblings-perfect');
    for (const t of problem.teachers) t.rombel = '*';
    problem.teachers[0]!.rombel = ['K1'];
    for (const t of problem.teachers.slice(1)) t.rombel = problem.rombel.slice(1).map((c) => c.id);
    problem.teachers[0]!.maxWeek = 3;
    const hall = countingBounds(problem).find((b) => b.id === 'teacher-hall');
    expect(hall).toMatchObject({ F: 1, available: 3, perSession: 2, about: ['G1'] });
  });
});

it('gives a rombel whose lessons need more sessions than those of others what they need', () => {
  const pupils = (id: string): ShiftProblem['rombel'][number]['pupils'] =>
    Array.from({ length: 10 }, (_, i) => ({ id: `${id}-${i + 1}`, sex: 'L', consent: true, fam: null }));
  const problem: ShiftProblem = {
    level: 'SMP',
    days: ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'],
    shifts: [{ id: 'P', start: '07:00', end: '09:00' }],
    rules: { maxGroup: 18, maxMinutesPerDay: 180, roomGapMinutes: 30, teacherGapMinutes: 0, minSessions: 2, gender: null },
    rooms: [{ id: 'R1', cap: 12 }],
    teachers: [{ id: 'G1', rombel: '*' }],
    rombel: ['K1', 'K2'].map((id, i) => ({ id, grade: 7 + i, pupils: pupils(id) })),
    gate: null,
    lessons: {
      periodsPerSession: 2,
      sessionsPerGroup: 3,
      demand: [
        { rombel: 'K1', subject: 'Bahasa', teacher: 'G1', periods: 5 },
        { rombel: 'K2', subject: 'Bahasa', teacher: 'G1', periods: 4 },
      ],
    },
  };
  const r = planShifts(problem);
  expect(r).toMatchObject({ verdict: 'feasible', F: 2, proven: true, metrics: { sessions: 5 } });
  expect(checkPlan(problem, r.plan!).violations).toEqual([]);
});
