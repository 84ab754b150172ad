import { planSchool, shiftPlanOf, type SavedPlan, type SavedSession } from '@giliran/planning';
import { checkPlan, type ShiftProblem } from '@giliran/schedule';
import { expect, test } from 'vitest';
import { applyEdits, fitLessons, type SessionEdit } from './fit-lessons.ts';
import { problemOf } from './tasks/problem-of.ts';
import { subjectSchool } from './test-lessons.ts';

// One teacher a subject for all: the week is tight.
const facts = subjectSchool(3, 3);
const plan = planSchool(facts).plan as SavedPlan;
const { problem } = problemOf(facts, plan);

const rulesOf = (now: ShiftProblem, sessions: SavedSession[]) =>
  checkPlan(now, shiftPlanOf({ ...plan, sessions })).violations.map(({ code }) => code);
const lessonRules = (codes: readonly string[]) => codes.filter((code) => code === 'H7' || code === 'H13');

/** Every move of every session to every slot of a day on which its group has no other. */
function* moves(sessions: readonly SavedSession[]): Generator<{ index: number; patch: { day: SavedSession['day']; shift: string } }> {
  for (const [index, session] of sessions.entries()) {
    for (const day of facts.setting.days) {
      if (sessions.some((s, i) => i !== index && s.group === session.group && s.day === day)) continue;
      for (const { id } of problem.shifts) yield { index, patch: { day, shift: id } };
    }
  }
}

/**
 * Is there any timetable of lessons after the move that changes only sessions of the slot and of the group? Slow and obvious: the
 * group's lessons are dealt over its sessions in every way; a slot can then be timetabled when no teacher is wanted more than P times.
 */
function canFit(now: ShiftProblem, sessions: readonly SavedSession[], edit: SessionEdit): boolean {
  const after = applyEdits(sessions, [edit]);
  const group = after[edit.index]?.group;
  const P = now.lessons?.periodsPerSession ?? 0;
  const own = after.flatMap((s, i) => (s.group === group ? [i] : []));
  const units = own.flatMap((i) => after[i]?.lessons ?? []).map(({ teacher }) => teacher);
  const away = (teacher: string, s: SavedSession) =>
    now.teachers.find(({ id }) => id === teacher)?.unavailable?.some(([day, shift]) => day === s.day && shift === s.shift) === true;
  const others = (teacher: string, at: SavedSession) =>
    after
      .filter((s) => s.group !== group && s.day === at.day && s.shift === at.shift)
      .reduce((sum, s) => sum + (s.lessons ?? []).filter((lesson) => lesson.teacher === teacher).length, 0);
  const dealt: string[][] = own.map(() => []);
  const deal = (u: number): boolean => {
    const teacher = units[u];
    if (teacher === undefined) return true;
    return own.some((i, k) => {
      const at = after[i] as SavedSession;
      const mine = dealt[k] as string[];
      if (mine.length >= P || away(teacher, at)) return false;
      if (others(teacher, at) + mine.filter((t) => t === teacher).length >= P) return false;
      mine.push(teacher);
      const fits = deal(u + 1);
      mine.pop();
      return fits;
    });
  };
  return deal(0);
}

test('the plan itself keeps every rule, so that what follows means something', () => {
  expect(rulesOf(problem, plan.sessions)).toEqual([]);
  expect(plan.sessions.every(({ lessons, teacher }) => (lessons?.length ?? 0) > 0 && teacher === null)).toBe(true);
});

test('each move of each session: lessons fit exactly where a slow search says that they can', () => {
  let fitted = 0;
  let mended = 0;
  let blocked = 0;
  for (const edit of moves(plan.sessions)) {
    const edits = fitLessons(problem, plan.sessions, [edit]);
    const codes = lessonRules(rulesOf(problem, applyEdits(plan.sessions, edits)));
    expect(codes.length === 0, JSON.stringify(edit)).toBe(canFit(problem, plan.sessions, edit));
    if (codes.length > 0) blocked++;
    else if (lessonRules(rulesOf(problem, applyEdits(plan.sessions, [edit]))).length > 0) mended++;
    else fitted++;
  }
  // Some moves need nothing, some are mended, some are impossible: each kind is there.
  expect(
    [fitted, mended, blocked].every((n) => n > 0),
    `${fitted} ${mended} ${blocked}`,
  ).toBe(true);
});

test("a teacher is away in that slot: the lessons go to the group's other session, other groups only change their order", () => {
  const taught = (s: SavedSession | undefined) => (s?.lessons ?? []).map((lesson) => `${lesson.subject} ${lesson.teacher}`).sort();
  let dealt = 0;
  for (const { id: teacher } of problem.teachers) {
    for (const edit of moves(plan.sessions)) {
      const { day, shift } = edit.patch;
      if (plan.sessions.some((s) => s.day === day && s.shift === shift && s.lessons?.some((l) => l.teacher === teacher))) continue;
      const unavailable: [string, string][] = [[day, shift]];
      const away = { ...problem, teachers: problem.teachers.map((t) => (t.id === teacher ? { ...t, unavailable } : t)) };
      const after = applyEdits(plan.sessions, fitLessons(away, plan.sessions, [edit]));
      const fits = lessonRules(rulesOf(away, after)).length === 0;
      expect(fits, `${teacher} ${JSON.stringify(edit)}`).toBe(canFit(away, plan.sessions, edit));
      const { group, lessons } = plan.sessions[edit.index] as SavedSession;
      if (fits && lessons?.some((lesson) => lesson.teacher === teacher)) dealt++;
      after.forEach((session, i) => session.group !== group && expect(taught(session)).toEqual(taught(plan.sessions[i])));
    }
  }
  expect(dealt).toBeGreaterThan(0);
});

test('locked sessions keep their lessons to the letter', () => {
  for (const edit of moves(plan.sessions)) {
    const locked = plan.sessions.map((s, i) => (i === edit.index ? s : { ...s, locked: true }));
    const after = applyEdits(locked, fitLessons(problem, locked, [edit]));
    after.forEach((session, i) => i !== edit.index && expect(session.lessons).toEqual(locked[i]?.lessons));
  }
});

test('two sessions that change places take their lessons along', () => {
  const [a, b] = [0, plan.sessions.findIndex((s) => s.group !== plan.sessions[0]?.group && s.day !== plan.sessions[0]?.day)];
  const place = ({ day, shift, room }: SavedSession) => ({ day, shift, room });
  const edits = fitLessons(problem, plan.sessions, [
    { index: a, patch: place(plan.sessions[b] as SavedSession) },
    { index: b, patch: place(plan.sessions[a] as SavedSession) },
  ]);
  const after = applyEdits(plan.sessions, edits);
  const count = (sessions: readonly SavedSession[]) => sessions.flatMap((s) => s.lessons ?? []).length;
  expect(count(after)).toBe(count(plan.sessions));
  expect(rulesOf(problem, after).filter((code) => code === 'H13')).toEqual([]);
});

test('a move inside the slot, and a school of class teachers, change no lesson', () => {
  const room = [{ index: 0, patch: { room: 'K2' } }];
  expect(fitLessons(problem, plan.sessions, room)).toBe(room);
  const { lessons: _, ...classTeachers } = problem;
  const move = [{ index: 0, patch: { day: 'Kam' as const } }];
  expect(fitLessons(classTeachers, plan.sessions, move)).toBe(move);
});
