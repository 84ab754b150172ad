import { pairSessions } from './changed-sessions.ts';
import { checkPlan } from './check-plan.ts';
import type { KeptWeek } from './kept-week.ts';
import { makeRandom } from './make-random.ts';
import { placeLessons } from './place-lessons.ts';
import type { PlanLesson, PlanSession, ShiftPlan } from './shift-problem.ts';
import { Timetable } from './timetable.ts';

/**
 * Writes served slots as a plan in the order of the previous one, lessons included: they stay in their sessions (or go with them)
 * when that breaks nothing, else they are dealt afresh. Null when the independent checker refuses the plan. O(sessions + lessons
 * dealt).
 */
export function writeAgain(week: KeptWeek, previous: ShiftPlan, slots: number[][], seed: number): ShiftPlan | null {
  const { school, groups } = week;
  const { problem } = school;
  const served = week.serve(slots, 5000, false);
  if (served.unserved > 0) return null;
  const sessions = groups.flatMap((group, g) =>
    slots[g]!.map((s): PlanSession => {
      const { day, shift } = school.slots[s]!;
      return {
        group: group.id,
        day: problem.days[day]!,
        shift: problem.shifts[shift]!.id,
        room: problem.rooms[school.rooms[served.rooms[g]!.get(s)!]!.index]!.id,
        ...(problem.lessons ? {} : { teacher: problem.teachers[served.teachers[g]!.get(s)!]!.id }),
      };
    }),
  );
  const plan: ShiftPlan = {
    groups: groups.map((g) => ({
      id: g.id,
      pupils: namesOf(
        previous,
        g.id,
        g.pupils.map((p) => school.pupils[p]!.id),
      ),
    })),
    sessions,
  };
  const rank = new Map<PlanSession, number>();
  for (const { before, after } of pairSessions(previous, plan)) {
    if (!after) continue;
    rank.set(after, before ? previous.sessions.indexOf(before) : previous.sessions.length);
    if (problem.lessons) after.lessons = before?.lessons ?? [];
  }
  sessions.sort((a, b) => rank.get(a)! - rank.get(b)!);
  if (checkPlan(problem, plan).ok) return plan;
  if (!problem.lessons || !dealAgain(week, slots, plan, seed)) return null;
  return checkPlan(problem, plan).ok ? plan : null;
}

/** Pupils who stay keep their order. */
function namesOf(previous: ShiftPlan, id: string, pupils: string[]): string[] {
  const old = previous.groups.find((g) => g.id === id)?.pupils ?? [];
  return [...old.filter((p) => pupils.includes(p)), ...pupils.filter((p) => !old.includes(p))];
}

function dealAgain(week: KeptWeek, slots: number[][], plan: ShiftPlan, seed: number): boolean {
  const { school } = week;
  const { problem } = school;
  week.calls += 20;
  const table = new Timetable(school, week.groups, null);
  slots.forEach((list, g) => {
    for (const s of list) table.add(g, s);
  });
  const placed = placeLessons(table, makeRandom(seed), 1500);
  if (!Array.isArray(placed)) return false;
  for (const session of plan.sessions) {
    const g = week.groups.findIndex((x) => x.id === session.group);
    session.lessons = placed.flatMap((l): PlanLesson[] => {
      const { day, shift } = school.slots[l.slot]!;
      if (l.group !== g || problem.days[day] !== session.day || problem.shifts[shift]!.id !== session.shift) return [];
      return [{ period: l.period, subject: l.subject, teacher: problem.teachers[l.teacher]!.id }];
    });
    session.lessons.sort((a, b) => a.period - b.period);
  }
  return true;
}
