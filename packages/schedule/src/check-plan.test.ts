import { describe, expect, it } from 'vitest';
import { smallPlan, smallSchool } from '../fixtures/small-school.ts';
import { checkPlan } from './check-plan.ts';
import type { ShiftPlan, ShiftProblem } from './shift-problem.ts';

function breach(change: (problem: ShiftProblem, plan: ShiftPlan) => void) {
  const problem = smallSchool();
  const plan = smallPlan();
  change(problem, plan);
  return checkPlan(problem, plan).violations;
}
const codes = (change: (problem: ShiftProblem, plan: ShiftPlan) => void) => [...new Set(breach(change).map((v) => v.code))];

/** One subject, two periods a session, both groups of each rombel taught once. */
function withLessons(problem: ShiftProblem, plan: ShiftPlan): void {
  problem.lessons = {
    periodsPerSession: 2,
    sessionsPerGroup: 1,
    demand: [
      { rombel: 'K1', subject: 'MTK', teacher: 'G1', periods: 2 },
      { rombel: 'K2', subject: 'MTK', teacher: 'G2', periods: 1 },
    ],
  };
  for (const s of plan.sessions) {
    const teacher = s.teacher!;
    delete s.teacher;
    s.lessons = [{ period: 0, subject: 'MTK', teacher }];
    if (teacher === 'G1') s.lessons.push({ period: 1, subject: 'MTK', teacher });
  }
}

describe('checkPlan', () => {
  it('accepts a plan that breaks nothing and measures it', () => {
    const { ok, violations, metrics } = checkPlan(smallSchool(), smallPlan());
    expect(violations).toEqual([]);
    expect(ok).toBe(true);
    expect(metrics).toEqual({
      F: 1,
      T: 8,
      spread: 0,
      groups: 4,
      sessions: 4,
      families: 1,
      familiesTogether: 1,
      roomSwitches: 0,
      groupsWithMixedShift: 0,
      groupsOffTrack: 0,
      teacherGroups: 4,
      peakGate: 4,
      peakCampus: 4,
    });
  });

  it.each([
    ['H0', 'a group twice', (_, plan) => plan.groups.push({ id: 'K1-A', pupils: ['K1-1', 'K1-3'] })],
    ['H0', 'a session of no group', (_, plan) => (plan.sessions[0]!.group = 'X')],
    ['H1', 'an empty group', (_, plan) => plan.groups.push({ id: 'X', pupils: [] })],
    ['H1', 'a group above the legal size', (p) => (p.rules.maxGroup = 1)],
    ['H2', 'an unknown room', (_, plan) => (plan.sessions[0]!.room = 'X')],
    ['H2', 'too few seats', (p) => (p.rooms[0]!.cap = 1)],
    ['H3', 'an unknown pupil', (_, plan) => plan.groups[0]!.pupils.push('X')],
    ['H3', 'a pupil without consent', (p) => (p.rombel[0]!.pupils[0]!.consent = false)],
    ['H3', 'a pupil left out', (_, plan) => plan.groups[0]!.pupils.pop()],
    ['H3', 'a pupil in two groups', (_, plan) => plan.groups[1]!.pupils.push('K1-1')],
    ['H4', 'two rombel that may not sit together', (_, plan) => plan.groups[0]!.pupils.push(plan.groups[2]!.pupils.pop()!)],
    ['H5', 'a slot that is not there', (_, plan) => (plan.sessions[0]!.day = 'Rab')],
    ['H5', 'a shift that is closed on the day', (p) => (p.shifts[0]!.days = ['Sel'])],
    ['H5', 'a slot longer than a pupil may stay', (p) => (p.rules.maxMinutesPerDay = 100)],
    [
      'H5',
      'two sessions on one day',
      (_, plan) => plan.sessions.push({ group: 'K1-A', day: 'Sen', shift: 'S', room: 'R2', teacher: 'G2' }),
    ],
    ['H6', 'a room without its rest', (p) => (p.rules.roomGapMinutes = 31)],
    ['H6', 'a room used twice at once', (_, plan) => (plan.sessions[2]!.room = 'R1')],
    ['H7', 'an unknown teacher', (_, plan) => (plan.sessions[0]!.teacher = 'X')],
    ['H7', 'no teacher', (_, plan) => delete plan.sessions[0]!.teacher],
    ['H7', 'a teacher of another rombel', (_, plan) => (plan.sessions[3]!.teacher = 'G1')],
    ['H7', 'an absent teacher', (_, plan) => Object.assign(plan.sessions[1]!, { day: 'Sel' })],
    ['H7', 'a teacher in two rooms', (_, plan) => Object.assign(plan.sessions[1]!, { shift: 'P', room: 'R2' })],
    ['H7', 'a teacher without a pause', (p) => (p.rules.teacherGapMinutes = 31)],
    ['H7', 'above the daily limit', (p) => (p.teachers[0]!.maxDay = 1)],
    ['H7', 'above the weekly limit', (p) => (p.teachers[0]!.maxWeek = 1)],
    ['H8', 'a closed room', (_, plan) => Object.assign(plan.sessions[3]!, { shift: 'S' })],
    ['H9', 'a crowded gate', (p) => (p.gate = { perMinute: 1, windowMinutes: 3 })],
    ['H10', 'too many on site', (p) => (p.rules.maxCampusPupils = 3)],
    [
      'H11',
      'a mixed group',
      (p, plan) => {
        p.rules.gender = 'group';
        [plan.groups[0]!.pupils[0], plan.groups[1]!.pupils[0]] = [plan.groups[1]!.pupils[0]!, plan.groups[0]!.pupils[0]!];
      },
    ],
    [
      'H11',
      'both sexes in one slot',
      (p, plan) => {
        p.rules.gender = 'shift';
        Object.assign(plan.sessions[3]!, { day: 'Sen', shift: 'P', room: 'R1' });
      },
    ],
    ['H12', 'fewer sessions than asked', (p) => (p.rules.minSessions = 2)],
  ] as [string, string, (p: ShiftProblem, plan: ShiftPlan) => void][])('%s: %s', (code, _, change) => {
    expect(codes(change)).toContain(code);
  });

  it('merges rombel of one set and lets a teacher of either take the group', () => {
    const change = (p: ShiftProblem, plan: ShiftPlan): void => {
      plan.groups[0]!.pupils = ['K1-1', 'K1-3', 'K2-1'];
      plan.groups[2]!.pupils = ['K2-3'];
      p.rooms[0]!.cap = 3;
      p.gate = null;
    };
    expect(codes(change)).toEqual(['H4']);
    expect(codes((p, plan) => (change(p, plan), (p.mergeable = [['K1', 'K2']])))).toEqual([]);
  });

  it('charges a changeover wave in full when it overlaps by a minute', () => {
    // Leavers from 09:00 to 09:16, comers from 09:14 to 09:30.
    const gate = { perMinute: 0.25, windowMinutes: 16 };
    const v = breach((p) => (p.gate = gate)).filter((x) => x.code === 'H9');
    expect(v[0]).toMatchObject({ measured: 6, limit: 4, subject: { day: 'Sen' } });
    expect(codes((p) => (p.gate = { perMinute: 4 / 15, windowMinutes: 15 }))).not.toContain('H9');
  });

  it('judges lessons', () => {
    expect(codes(withLessons)).toEqual([]);
    const broken = (change: (p: ShiftProblem, plan: ShiftPlan) => void) => codes((p, plan) => (withLessons(p, plan), change(p, plan)));
    expect(broken((_, plan) => (plan.sessions[0]!.lessons![1]!.period = 2))).toContain('H13');
    expect(broken((_, plan) => (plan.sessions[0]!.lessons![1]!.period = 0))).toContain('H13');
    expect(broken((_, plan) => (plan.sessions[2]!.lessons![0]!.teacher = 'G1'))).toContain('H13');
    expect(broken((_, plan) => plan.sessions[0]!.lessons!.pop())).toContain('H13');
    expect(broken((p) => (p.teachers[0]!.maxPeriods = 3))).toContain('H7');
    expect(broken((p) => (p.teachers[1]!.unavailable = [['Sel', 'P']]))).toContain('H7');
    expect(
      broken((p, plan) => {
        p.lessons!.demand[1]!.teacher = 'G1';
        plan.sessions[2]!.lessons![0]!.teacher = 'G1';
      }),
    ).toContain('H7');
  });

  it('names the sessions a clash is about', () => {
    const v = breach((_, plan) => (plan.sessions[2]!.room = 'R1')).find((x) => x.code === 'H6')!;
    expect(v.subject).toEqual({ kind: 'room', id: 'R1', day: 'Sen', sessions: [0, 2] });
    expect(v).toMatchObject({ measured: -120, limit: 30 });
  });
});
