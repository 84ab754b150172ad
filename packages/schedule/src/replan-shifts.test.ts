import { describe, expect, it } from 'vitest';
import { readSchools } from '../fixtures/read-schools.ts';
import { smallPlan, smallSchool } from '../fixtures/small-school.ts';
import { applyChange } from './apply-change.ts';
import { checkPlan } from './check-plan.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import { planShifts } from './plan-shifts.ts';
import { replanShifts, type ReplanResult } from './replan-shifts.ts';
import type { ShiftProblem, SlotRef } from './shift-problem.ts';

const schools = readSchools()
  .filter((c) => c.expected.status === 'feasible')
  .map((c) => {
    const problem = parseShiftProblem(c.instance);
    return { id: c.id, problem, first: planShifts(problem, { familySteps: 1000 }).plan! };
  });
const school = (id: string) => structuredClone(schools.find((c) => c.id === id)!);
const allDay = (p: ShiftProblem, day: string): SlotRef[] => p.shifts.map((s) => [day, s.id]);

function expectSound(problem: ShiftProblem, r: ReplanResult): void {
  const check = checkPlan(problem, r.plan!);
  expect(check.violations).toEqual([]);
  expect(check.metrics.F).toBe(r.F);
  expect(r.F).toBeLessThanOrEqual(r.bound);
  expect(r.pupilsMoved.length).toBeGreaterThanOrEqual(r.lowerBoundMoved);
}

describe.each(schools.map((c) => [c.id] as const))('replanShifts of %s', (id) => {
  it('changes nothing when nothing changed', () => {
    const { problem, first } = school(id);
    expect(replanShifts(problem, first)).toMatchObject({ plan: first, step: 'unchanged', pupilsMoved: [], changedSessions: [] });
  });

  it('takes a pupil without consent out and moves nobody', () => {
    const { problem, first } = school(id);
    const gone = first.groups[0]!.pupils[0]!;
    for (const p of problem.rombel.flatMap((c) => c.pupils)) if (p.id === gone) p.consent = false;
    const r = replanShifts(problem, first);
    expectSound(problem, r);
    expect(r).toMatchObject({ step: 'unchanged', pupilsMoved: [], changedSessions: [] });
    expect(r.plan!.groups[0]!.pupils).toEqual(first.groups[0]!.pupils.slice(1));
    expect(r.plan!.groups.slice(1)).toEqual(first.groups.slice(1));
  });

  it('serves a new pupil', () => {
    const { problem, first } = school(id);
    problem.rombel.at(-1)!.pupils.push({ id: 'baru', sex: 'P', consent: true, fam: null });
    const r = replanShifts(problem, first);
    expectSound(problem, r);
    expect(r.plan!.groups.flatMap((g) => g.pupils)).toContain('baru');
    expect(r.pupilsMoved).not.toContain('baru');
  });

  it('bears a room that is closed for a day', () => {
    const { problem, first } = school(id);
    problem.rooms[0]!.unavailable = allDay(problem, problem.days[0]!);
    const before = Math.min(...first.groups.map((g) => first.sessions.filter((s) => s.group === g.id).length));
    const r = replanShifts(problem, first);
    expectSound(problem, r);
    expect(r.F).toBe(Math.min(before, r.bound));
    expect(r.step).not.toBe('new-plan');
    expect(r.pupilsMoved.length).toBeLessThanOrEqual(36);
  });

  it('bears a teacher who is ill for a day', () => {
    const { problem, first } = school(id);
    const ill = problem.teachers[0]!;
    ill.unavailable = [...(ill.unavailable ?? []), ...allDay(problem, problem.days[0]!)];
    const r = replanShifts(problem, first);
    expectSound(problem, r);
    expect(r.step).not.toBe('new-plan');
  });
});

describe('replanShifts', () => {
  it('gives the seat beside a sibling, else in the smallest group', () => {
    const problem = smallSchool();
    problem.rooms.forEach((r) => (r.cap = 3));
    problem.gate = null;
    const plan = smallPlan();
    problem.rombel[1]!.pupils.push({ id: 'adik', sex: 'L', consent: true, fam: 'F2' }, { id: 'lain', sex: 'L', consent: true, fam: null });
    problem.rombel[0]!.pupils[2]!.fam = 'F2';
    const r = replanShifts(problem, plan);
    expectSound(problem, r);
    // K2-A comes with K1-A, where the sibling is; K2-B is then the smaller one.
    expect(r.plan!.groups[2]!.pupils).toEqual(['K2-1', 'K2-3', 'adik']);
    expect(r.plan!.groups[3]!.pupils).toEqual(['K2-2', 'K2-4', 'lain']);
    expect(r).toMatchObject({ step: 'unchanged', pupilsMoved: [] });
  });

  it('changes rooms or teachers in the same slot first', () => {
    const problem = smallSchool();
    problem.rooms.push({ id: 'R3', cap: 2 });
    problem.rooms[1]!.unavailable!.push(['Sen', 'P']);
    const r = replanShifts(problem, smallPlan());
    expectSound(problem, r);
    expect(r).toMatchObject({ step: 'same-slot', pupilsMoved: [], lowerBoundMoved: 0 });
    const [before, after] = [smallPlan().sessions[2]!, { ...smallPlan().sessions[2]!, room: 'R3' }];
    expect(r.changedSessions).toEqual([{ before, after }]);
  });

  it('moves one session of one group when the slot has no other room', () => {
    const problem = smallSchool();
    problem.rooms[1]!.unavailable!.push(['Sel', 'P'], ['Sen', 'S']);
    problem.rooms[0]!.unavailable = [['Sel', 'P']];
    problem.teachers[1]!.maxDay = 2;
    const r = replanShifts(problem, smallPlan());
    expect(r.plan).not.toBeNull();
    expectSound(problem, r);
    expect(r).toMatchObject({ step: 'one-session', pupilsMoved: ['K2-2', 'K2-4'], lowerBoundMoved: 2 });
    expect(r.changedSessions).toHaveLength(1);
  });

  it('keeps locked sessions and reports locks that cannot be kept', () => {
    const { problem, first } = school('sd12-1shift');
    const lost = problem.rooms[0]!.id;
    const pin = first.sessions.find((s) => s.room !== lost)!;
    const dead = first.sessions.find((s) => s.room === lost)!;
    problem.rooms = problem.rooms.slice(1);
    const locks = { sessions: [pin, dead].map(({ group, day, shift, room }) => ({ group, day, shift, room })) };
    const r = replanShifts(problem, first, { locks });
    expectSound(problem, r);
    const slots = r.plan!.sessions.map(({ group, day, shift }) => [group, day, shift]);
    for (const { group, day, shift } of [pin, dead]) expect(slots).toContainEqual([group, day, shift]);
    expect(r.plan!.sessions.find((s) => s.group === pin.group && s.day === pin.day)!.room).toBe(pin.room);
    expect(r.brokenLocks.map((v) => v.code)).toEqual(['H2']);
  });

  it('moves a session by a lock on another day', () => {
    const { problem, first } = school('sd6-3rooms');
    const { group } = first.sessions[0]!;
    const days = first.sessions.filter((s) => s.group === group).map((s) => s.day);
    const day = problem.days.find((d) => !days.includes(d))!;
    const r = replanShifts(problem, first, { locks: { sessions: [{ group, day, shift: 'P' }] } });
    expectSound(problem, r);
    expect(r.F).toBe(3);
    expect(r.plan!.sessions.some((s) => s.group === group && s.day === day && s.shift === 'P')).toBe(true);
    expect(r.lowerBoundMoved).toBeGreaterThan(0);
  });

  it('says when nothing is left to plan, and stops when told', () => {
    const { problem, first } = school('sd6-3rooms');
    const roomless = { ...problem, rooms: [] };
    expect(replanShifts(roomless, first)).toMatchObject({ plan: null, F: 0, bound: 0, proven: true });
    problem.rooms = problem.rooms.slice(1);
    expect(replanShifts(problem, first, { stop: () => true })).toMatchObject({ plan: null, stopped: 'TIME' });
  });
});

describe('a school of subject teachers', () => {
  const { problem, first } = school('smp9-subject');
  const teacher = problem.teachers[0]!.id;

  it('keeps groups in their slots when a teacher is away for a day, dealing only lessons anew where it can', () => {
    for (const [i, day] of problem.days.entries()) {
      const now = applyChange(problem, { kind: 'teacher-away', teacher: problem.teachers[i]!.id, slots: allDay(problem, day) });
      const r = replanShifts(now, first);
      expectSound(now, r);
      expect(r.pupilsMoved.length).toBeLessThan(first.groups.reduce((n, g) => n + g.pupils.length, 0) / 2);
    }
  });

  it('moves nobody but for the room when a room is lost, nor when consent is withdrawn', () => {
    const closed = applyChange(problem, { kind: 'room-closed', room: problem.rooms.at(-1)!.id, slots: allDay(problem, problem.days[0]!) });
    expectSound(closed, replanShifts(closed, first));
    const fewer = applyChange(problem, { kind: 'consent-withdrawn', pupils: [first.groups[0]!.pupils[0]!] });
    const r = replanShifts(fewer, first);
    expectSound(fewer, r);
    expect(r.pupilsMoved).toEqual([]);
  });

  it('says who is missing when a teacher is away for good and nobody stands in', () => {
    const r = replanShifts(applyChange(problem, { kind: 'teacher-away', teacher }), first);
    expect(r).toMatchObject({ plan: null, proven: true, boundBy: 'subject-teacher' });
    expect(r.text).toContain(`dari guru ${teacher}, tersedia 0. Tunjuk guru pengganti untuk pelajarannya`);
    const lessons = problem.lessons!;
    const colleague = { id: 'pengganti', rombel: '*' as const };
    const demand = lessons.demand.map((d) => (d.teacher === teacher ? { ...d, teacher: colleague.id } : d));
    const handed = { ...problem, teachers: [...problem.teachers, colleague], lessons: { ...lessons, demand } };
    const again = replanShifts(applyChange(handed, { kind: 'teacher-away', teacher }), first);
    expect(again.pupilsMoved).toEqual([]);
    expect(again.step).toBe('same-slot');
  });

  it('plans two weeks again', () => {
    const both: ShiftProblem = { ...problem, weeks: 2 };
    const plan = planShifts(both, { familySteps: 0 }).plan!;
    const day = plan.sessions[0]!.day;
    const now = applyChange(both, { kind: 'teacher-away', teacher, slots: allDay(both, day) });
    expectSound(now, replanShifts(now, plan));
  });
});

describe('the pupils of an area', () => {
  it('stay at home and come back, and nobody else notices', () => {
    const { problem, first } = school('sd12-1shift');
    const area = first.groups.flatMap((g) => g.pupils.slice(0, 3));
    const home = applyChange(problem, { kind: 'pupils-at-home', pupils: area });
    const away = replanShifts(home, first);
    expectSound(home, away);
    expect(away).toMatchObject({ step: 'unchanged', pupilsMoved: [] });
    const now = applyChange(home, { kind: 'pupils-back', pupils: area });
    expect(now).toEqual(problem);
    const back = replanShifts(now, away.plan!);
    expectSound(now, back);
    expect(back.pupilsMoved).toEqual([]);
    expect(back.plan!.groups.flatMap((g) => g.pupils)).toHaveLength(first.groups.flatMap((g) => g.pupils).length);
  });
});

it('makes a plan of other groups rather than none, when the groups there were cannot stay', () => {
  // Three pupils on site at once and one teacher: the fourth pupil of A needs a fifth group.
  const pupils = (rombel: string, consent: string): ShiftProblem['rombel'][number]['pupils'] =>
    [...consent].map((yes, i) => ({ id: `${rombel}${i}`, sex: 'L', consent: yes === '1', fam: null }));
  const problem: ShiftProblem = {
    level: 'PAUD',
    days: ['Sen', 'Sel'],
    shifts: [
      { id: 'P', start: '08:10', end: '10:10' },
      { id: 'S', start: '10:50', end: '12:50' },
      { id: 'T', start: '13:10', end: '15:40', days: ['Sen'] },
    ],
    rules: {
      maxGroup: 2,
      maxMinutesPerDay: 180,
      roomGapMinutes: 0,
      teacherGapMinutes: 0,
      minSessions: 1,
      gender: null,
      maxCampusPupils: 3,
    },
    rooms: [
      { id: 'R1', cap: 5 },
      { id: 'R2', cap: 5 },
      { id: 'R3', cap: 1, unavailable: [['Sen', 'T']] },
    ],
    teachers: [{ id: 'G', rombel: '*' }],
    rombel: [
      { id: 'A', grade: 1, pupils: pupils('A', '1011') },
      { id: 'B', grade: 2, pupils: pupils('B', '01110') },
    ],
    gate: { perMinute: 0.2, windowMinutes: 15 },
    lessons: {
      periodsPerSession: 2,
      sessionsPerGroup: 2,
      demand: [
        { rombel: 'A', subject: 'MTK', teacher: 'G', periods: 3 },
        { rombel: 'B', subject: 'MTK', teacher: 'G', periods: 1 },
      ],
    },
  };
  const { plan } = planShifts(problem);
  const now = applyChange(problem, { kind: 'consent-given', pupils: ['A1'] });
  const r = replanShifts(now, plan!);
  expectSound(now, r);
  expect(r).toMatchObject({ step: 'new-plan', F: 1 });
  expect(r.plan!.groups.length).toBeGreaterThan(plan!.groups.length);
});
