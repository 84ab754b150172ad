import type { Lessons, PlanSession, ShiftPlan, ShiftProblem, SlotRef } from './shift-problem.ts';

const MARKED = /^(.*) \((A|B)\)$/;

/** The week of a day written as `Sen (A)`; empty for a day without a mark. O(1). */
export function weekOfDay(day: string): string {
  return MARKED.exec(day)?.[2] ?? '';
}

/**
 * A problem of two weeks as one long week whose days are marked `Sen (A)` ... `Sab (B)`; weekly limits of teachers count by mark.
 * `minSessions` and lessons are asked of each week on average. Any other problem is returned as it is. O(size of the problem).
 */
export function expandWeeks(problem: ShiftProblem): ShiftProblem {
  if (problem.weeks !== 2) return problem;
  const { weeks: _, ...rest } = problem;
  const twice = (days: string[]): string[] => ['A', 'B'].flatMap((week) => days.map((day) => `${day} (${week})`));
  const refs = <T extends { unavailable?: SlotRef[] }>(x: T): T =>
    x.unavailable ? { ...x, unavailable: x.unavailable.flatMap(([day, shift]) => twice([day]).map((d): SlotRef => [d, shift])) } : x;
  return {
    ...rest,
    days: twice(problem.days),
    shifts: problem.shifts.map((s) => (s.days ? { ...s, days: twice(s.days) } : s)),
    rules: { ...problem.rules, minSessions: 2 * problem.rules.minSessions },
    ...(problem.lessons ? { lessons: twiceTheLessons(problem.lessons) } : {}),
    rooms: problem.rooms.map(refs),
    teachers: problem.teachers.map(refs),
  };
}

function twiceTheLessons({ periodsPerSession, sessionsPerGroup, demand }: Lessons): Lessons {
  return { periodsPerSession, sessionsPerGroup: 2 * sessionsPerGroup, demand: demand.map((d) => ({ ...d, periods: 2 * d.periods })) };
}

/** A plan whose sessions name their week, with marked days instead. O(sessions). */
export function expandPlan(plan: ShiftPlan): ShiftPlan {
  return { ...plan, sessions: plan.sessions.map(expandSession) };
}

/** One session or lock with a marked day instead of its week. */
export function expandSession<T extends { day: string; week?: 'A' | 'B' }>(session: T): T {
  const { week, ...rest } = session;
  return week === undefined ? session : ({ ...rest, day: `${session.day} (${week})` } as T);
}

/** A plan with marked days as one whose sessions name their week; any other plan stays as it is. O(sessions). */
export function foldPlan(plan: ShiftPlan): ShiftPlan {
  return { ...plan, sessions: plan.sessions.map(foldSession) };
}

/** One session, its week named where its day is marked. */
export function foldSession(session: PlanSession): PlanSession {
  const mark = MARKED.exec(session.day);
  return mark ? { ...session, day: mark[1]!, week: mark[2] as 'A' | 'B' } : session;
}

/** How many sessions the worst-off pupil has in a fortnight, and how they fall into its weeks. O(sessions * groups). */
export function fortnightText(plan: ShiftPlan): { id: string; en: string } {
  const counts = plan.groups.map((g) => {
    const mine = plan.sessions.filter((s) => s.group === g.id);
    const inWeek = (week: string): number => mine.filter((s) => (s.week ?? weekOfDay(s.day)) === week).length;
    return { all: mine.length, A: inWeek('A'), B: inWeek('B') };
  });
  const least = counts.reduce((a, b) => (b.all < a.all ? b : a), counts[0] ?? { all: 0, A: 0, B: 0 });
  const half = least.all / 2;
  return {
    id: `F = ${least.all} sesi per dua minggu (${String(half).replace('.', ',')} seminggu; A: ${least.A}, B: ${least.B})`,
    en: `F = ${least.all} ${least.all === 1 ? 'session' : 'sessions'} a fortnight (${half} a week; A: ${least.A}, B: ${least.B})`,
  };
}
