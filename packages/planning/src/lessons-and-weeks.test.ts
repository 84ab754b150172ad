import { expect, test } from 'vitest';
import { factsUnder } from './facts-under.ts';
import { judgeSchoolPlan } from './judge-school-plan.ts';
import { planChanges } from './plan-changes.ts';
import { planSchool } from './plan-school.ts';
import { planInWeeks } from './plan-in-weeks.ts';
import { replanSchool } from './replan-school.ts';
import { locksOf, parseSavedPlan, savedPlanOf, shiftPlanOf } from './saved-plan.ts';
import type { LessonDemandFacts, PlanChange, SavedPlan, SchoolFacts } from './school-facts.ts';
import { parseSetting } from './school-setting.ts';
import { shiftProblemOf } from './shift-problem-of.ts';
import { policyOf } from './policy-of.ts';
import { villageSchool } from './test-school.ts';

const SUBJECTS = ['PAI', 'PKN', 'BIN', 'MTK', 'IPA', 'IPS'];

/** An SMP of six rombel: two teachers a subject, each for three rombel, two periods of each subject in two sessions of six. Synthetic. */
function subjectSchool(): SchoolFacts {
  const facts = villageSchool(6, 30);
  const teachers = SUBJECTS.flatMap((subject) =>
    [1, 2].map((n) => ({
      id: `${subject}${n}`,
      name: `Guru ${subject} ${n}`,
      rombelId: n === 1 ? 'R1' : null,
      maxDay: null,
      maxWeek: null,
    })),
  );
  const lessonDemand = facts.rombel.flatMap((rombel, r) =>
    SUBJECTS.map((subject): LessonDemandFacts => ({ rombelId: rombel.id, subject, teacherId: `${subject}${r < 3 ? 1 : 2}`, periods: 2 })),
  );
  const setting = { ...facts.setting, lessons: { periodsPerSession: 6, sessionsPerGroup: 2 } };
  return { ...facts, form: 'SMP', teachers, lessonDemand, setting };
}

function planned(facts: SchoolFacts): SavedPlan {
  const { plan } = planSchool(facts, { effort: 'quick' });
  if (!plan) throw new Error('no plan');
  return plan;
}

const SUBJECT_SCHOOL = subjectSchool();
const SUBJECT_PLAN = planned(SUBJECT_SCHOOL);

test('a school with subject teachers: every lesson in the plan, every rule kept, F proved', () => {
  const { result, judgement, plan } = planSchool(SUBJECT_SCHOOL);
  expect(result).toMatchObject({ verdict: 'feasible', F: 2, proven: true });
  expect(judgement?.check.violations).toEqual([]);
  expect(judgement?.proven).toBe(true);
  // Twelve groups, six subjects of two periods; wali kelas of R1 teach other rombel too.
  expect(plan?.sessions.flatMap(({ lessons }) => lessons ?? [])).toHaveLength(12 * 12);
  expect(plan?.sessions.every(({ teacher }) => teacher === null)).toBe(true);
});

test('a saved plan keeps lessons and weeks on its way to the engine and back', () => {
  expect(savedPlanOf(shiftPlanOf(SUBJECT_PLAN), SUBJECT_SCHOOL, { previous: SUBJECT_PLAN })).toEqual(SUBJECT_PLAN);
  expect(parseSavedPlan(SUBJECT_PLAN, SUBJECT_SCHOOL)).toBe(SUBJECT_PLAN);
  const facts = villageSchool(2);
  facts.setting.weeks = 2;
  const plan = planned(facts);
  const locked: SavedPlan = { ...plan, sessions: plan.sessions.map((s) => ({ ...s, locked: s.week === 'B' && s.day === 'Sen' })) };
  expect(savedPlanOf(shiftPlanOf(locked), facts, { previous: locked })).toEqual(locked);
  expect(locksOf(locked).every(({ week, day }) => week === 'B' && day === 'Sen')).toBe(true);
  expect(locksOf(locked).length).toBeGreaterThan(0);
  expect(planned({ ...facts }).sessions.map(({ week }) => week)).toEqual(expect.arrayContaining(['A', 'B']));
  const again = planSchool(facts, { current: locked }).plan;
  for (const session of locked.sessions.filter((s) => s.locked)) expect(again?.sessions).toContainEqual(session);
});

test('what a client sends is refused with its path: lesson, subject, teacher, week', () => {
  const [first, ...rest] = SUBJECT_PLAN.sessions;
  const [lesson, ...others] = first?.lessons ?? [];
  if (!first || !lesson) throw new Error('no lessons');
  const send = (change: Partial<typeof first>) => () =>
    parseSavedPlan({ ...SUBJECT_PLAN, sessions: [{ ...first, ...change }, ...rest] }, SUBJECT_SCHOOL);
  const bad = (change: Partial<typeof lesson>) => send({ lessons: [{ ...lesson, ...change }, ...others] });
  for (const period of [-1, 6, 1.5, Number.NaN])
    expect(bad({ period })).toThrow(expect.objectContaining({ path: '/sessions/0/lessons/0/period' }));
  expect(bad({ subject: 'Astrologi' })).toThrow(expect.objectContaining({ path: '/sessions/0/lessons/0/subject' }));
  expect(bad({ teacher: 'X' })).toThrow(expect.objectContaining({ path: '/sessions/0/lessons/0/teacher' }));
  expect(send({ teacher: 'MTK1' })).toThrow(expect.objectContaining({ path: '/sessions/0/teacher' }));
  expect(send({ week: 'A' })).toThrow(expect.objectContaining({ path: '/sessions/0/week' }));
  const classTeachers = { ...SUBJECT_SCHOOL, setting: { ...SUBJECT_SCHOOL.setting, lessons: null } };
  expect(() => parseSavedPlan(SUBJECT_PLAN, classTeachers)).toThrow(expect.objectContaining({ path: '/sessions/0/lessons' }));
  const weekly = villageSchool(1);
  const plan = planned(weekly);
  weekly.setting.weeks = 2;
  expect(() => parseSavedPlan(plan, weekly)).toThrow(/minggu A atau B/);
});

test('a rombel that asks for more periods than its sessions have is named with both numbers', () => {
  const facts = subjectSchool();
  facts.lessonDemand = facts.lessonDemand?.map((row, i) => (i === 3 ? { ...row, periods: 5 } : row)) ?? [];
  const policy = policyOf('SMP', { ...facts.setting, date: facts.setting.startDate });
  expect(() => shiftProblemOf(facts, policy)).toThrow(expect.objectContaining({ path: '/lessonDemand/4/periods' }));
  expect(() => shiftProblemOf(facts, policy)).toThrow(/Kelas 1 meminta 15 jam pelajaran seminggu, tersedia 12/);
});

test('the judge finds a lesson that is missing and a teacher in two groups at once', () => {
  const [first] = SUBJECT_PLAN.sessions;
  const twin = SUBJECT_PLAN.sessions.find((s) => s !== first && s.day === first?.day && s.shift === first.shift);
  if (!first?.lessons || !twin?.lessons) throw new Error('no two sessions at once');
  const judged = (session: SavedPlan['sessions'][number]) =>
    judgeSchoolPlan(SUBJECT_SCHOOL, { ...SUBJECT_PLAN, sessions: SUBJECT_PLAN.sessions.map((s) => (s === first ? session : s)) });
  const without = judged({ ...first, lessons: first.lessons.slice(1) });
  expect(without.check.violations.map(({ code }) => code)).toContain('H13');
  expect(without.finalBlockers.length).toBeGreaterThan(0);
  const [clash] = twin.lessons;
  const doubled = judged({ ...first, lessons: first.lessons.map((l, i) => (i === 0 && clash ? { ...clash } : l)) });
  expect(doubled.check.violations.map(({ code }) => code)).toContain('H7');
});

const away = (teacher: string, standIns: string[], to: PlanChange['from'] | null = null): PlanChange => ({
  kind: 'teacherAway',
  teacher,
  standIns,
  from: '2021-09-13',
  to,
});

test('stand-ins take over the lessons: who teaches the subject before others, the least loaded before others', () => {
  const taken = (standIns: string[]) =>
    factsUnder(SUBJECT_SCHOOL, [away('MTK1', standIns)]).lessonDemand?.flatMap((row, i) =>
      SUBJECT_SCHOOL.lessonDemand?.[i]?.teacherId === 'MTK1' ? row.teacherId : [],
    );
  expect(taken(['IPA1', 'MTK2'])).toEqual(['MTK2', 'MTK2', 'MTK2']);
  expect(taken(['IPA1', 'IPS1'])).toEqual(['IPA1', 'IPS1', 'IPA1']);
  expect(taken([])).toEqual(['MTK1', 'MTK1', 'MTK1']);
  expect(factsUnder(villageSchool(2), [away('G1', ['G2'])]).lessonDemand).toBeUndefined();
});

test('a subject teacher falls ill: with a stand-in nobody comes on other days and the plan is whole; without one the cause is named', () => {
  const served = replanSchool(SUBJECT_SCHOOL, SUBJECT_PLAN, away('MTK1', ['MTK2', 'IPA1']));
  expect(served.judgement?.check.violations).toEqual([]);
  expect(served.plan?.sessions.flatMap(({ lessons = [] }) => lessons).some(({ teacher }) => teacher === 'MTK1')).toBe(false);
  expect(served.changes?.groups.every(({ lessons }) => lessons)).toBe(true);
  const nobody = replanSchool(SUBJECT_SCHOOL, SUBJECT_PLAN, away('MTK1', []));
  expect(nobody.plan).toBeNull();
  expect(nobody.cause).toMatchObject({ resource: 'subject-teacher', available: 0 });
});

test('a fortnight: half sessions a week count, both weeks are judged, changes name the week', () => {
  const facts = villageSchool(6, 30);
  facts.setting.shifts = facts.setting.shifts.slice(0, 1);
  facts.setting.days = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'];
  expect(planSchool(facts).result).toMatchObject({ F: 2, proven: true });
  facts.setting.weeks = 2;
  const { result, plan, judgement } = planSchool(facts);
  expect(result).toMatchObject({ F: 5, proven: true });
  expect(judgement).toMatchObject({ guaranteedSessions: 5, bound: 5, proven: true, finalBlockers: [] });
  if (!plan) throw new Error('no plan');
  // The same room at the same hour of both weeks is no clash, twice in one week is.
  const [first] = plan.sessions;
  const second = plan.sessions.find((s) => s.week === first?.week && s.day === first?.day && s.room !== first?.room);
  const clash = judgeSchoolPlan(facts, {
    ...plan,
    sessions: plan.sessions.map((s) => (s === second ? { ...s, room: first?.room ?? '' } : s)),
  });
  expect(clash.check.violations.map(({ code }) => code)).toContain('H6');
  expect(clash.findings.some(({ status, message }) => status === 'FAIL' && message.includes(`minggu ${first?.week}`))).toBe(true);
  const other = first?.week === 'A' ? 'B' : 'A';
  const moved: SavedPlan = { ...plan, sessions: plan.sessions.map((s) => (s === first ? { ...s, week: other } : s)) };
  const changes = planChanges(plan, moved);
  expect(changes.groups).toMatchObject([{ group: first?.group, times: true, rooms: false, lessons: false }]);
  expect(changes.pupilsAffected).toHaveLength(15);
});

test('a fortnight with subject teachers: twice the lessons, however they fall into the weeks', () => {
  const facts = { ...SUBJECT_SCHOOL, setting: { ...SUBJECT_SCHOOL.setting, weeks: 2 as const } };
  const { result, plan, judgement } = planSchool(facts);
  expect(result).toMatchObject({ F: 4, proven: true });
  expect(judgement?.check.violations).toEqual([]);
  expect(plan?.sessions.flatMap(({ lessons = [] }) => lessons)).toHaveLength(2 * 12 * 12);
  // The week made before the switch is a plan of both weeks, and who falls ill is replaced in both.
  expect(judgeSchoolPlan(facts, planInWeeks(SUBJECT_PLAN, 2))).toMatchObject({ guaranteedSessions: 4, check: { violations: [] } });
  const served = replanSchool(facts, SUBJECT_PLAN, away('MTK1', ['MTK2']));
  expect(served.judgement?.check.violations).toEqual([]);
  expect(served.plan?.sessions.flatMap(({ lessons = [] }) => lessons).some(({ teacher }) => teacher === 'MTK1')).toBe(false);
});

test('re-planning a fortnight after consent is withdrawn moves nobody', () => {
  const facts = villageSchool(3, 30);
  facts.setting.weeks = 2;
  const plan = planned(facts);
  const [pupil] = facts.rombel[0]?.pupils ?? [];
  if (pupil) pupil.consent = 'NO';
  const again = replanSchool(facts, plan, null);
  expect(again.changes?.pupilsAffected).toEqual([]);
  expect(again.judgement?.check.violations).toEqual([]);
  expect(again.plan?.sessions.every(({ week }) => week === 'A' || week === 'B')).toBe(true);
});

test('a school that takes weeks A/B keeps its week twice, one that gives them up keeps week A', () => {
  const facts = villageSchool(3, 30);
  const weekly = planned(facts);
  const twice = planInWeeks(weekly, 2);
  expect(planInWeeks(twice, 2)).toBe(twice);
  expect(planInWeeks(weekly, 1)).toBe(weekly);
  expect(planInWeeks(twice, 1)).toEqual(weekly);
  facts.setting.weeks = 2;
  expect(judgeSchoolPlan(facts, twice)).toMatchObject({ guaranteedSessions: 12, check: { violations: [] } });
  // Planned again after the switch nobody moves, and what was locked stays locked in both weeks.
  expect(replanSchool(facts, weekly, null).changes).toMatchObject({ groups: [], pupilsAffected: [] });
  const locked = { ...weekly, sessions: weekly.sessions.map((s, i) => ({ ...s, locked: i === 0 })) };
  const again = planSchool(facts, { current: locked }).plan;
  for (const week of ['A', 'B'] as const) expect(again?.sessions).toContainEqual({ ...locked.sessions[0], week });
});

test('a setting is read with weeks and lessons; wrong ones are refused with their path', () => {
  const { setting } = villageSchool(1);
  expect(parseSetting(setting)).not.toHaveProperty('weeks');
  expect(parseSetting({ ...setting, weeks: 1, lessons: null })).toEqual(parseSetting(setting));
  const lessons = { periodsPerSession: 6, sessionsPerGroup: 2 };
  expect(parseSetting({ ...setting, weeks: 2, lessons })).toMatchObject({ weeks: 2, lessons });
  const refused = (change: object, path: string) =>
    expect(() => parseSetting({ ...setting, ...change })).toThrow(expect.objectContaining({ path }));
  for (const weeks of [0, 3, 1.5, 'A']) refused({ weeks }, '/weeks');
  refused({ lessons: { ...lessons, periodsPerSession: 0 } }, '/lessons/periodsPerSession');
  refused({ lessons: { ...lessons, sessionsPerGroup: 8 } }, '/lessons/sessionsPerGroup');
  refused({ lessons: 'ya' }, '/lessons');
});
