import type { PlanSession, ShiftPlan } from './shift-problem.ts';

/** One session before and after; null where it was added or dropped. */
export interface ChangedSession {
  before: PlanSession | null;
  after: PlanSession | null;
}

/** Sessions of each group of two plans in pairs: the same slot first, then in the order of the plans. O(sum of squares of the sessions of a group). */
export function pairSessions(before: ShiftPlan, after: ShiftPlan): ChangedSession[] {
  const ids = new Set([...before.groups, ...after.groups].map((g) => g.id));
  return [...ids].flatMap((id) => {
    const right = after.sessions.filter((s) => s.group === id);
    const pairs: ChangedSession[] = [];
    const left = before.sessions.filter((old) => {
      if (old.group !== id) return false;
      const now = right.findIndex((s) => s.week === old.week && s.day === old.day && s.shift === old.shift);
      if (now >= 0) pairs.push({ before: old, after: right.splice(now, 1)[0]! });
      return now < 0;
    });
    for (let i = 0; i < Math.max(left.length, right.length); i++) pairs.push({ before: left[i] ?? null, after: right[i] ?? null });
    return pairs;
  });
}

/** The pairs in which slot, room, teacher or lessons differ. Cost as `pairSessions`. */
export function changedSessions(before: ShiftPlan, after: ShiftPlan): ChangedSession[] {
  return pairSessions(before, after).filter(({ before: x, after: y }) => x === null || y === null || !isSame(x, y));
}

function isSame(x: PlanSession, y: PlanSession): boolean {
  if (x.week !== y.week || x.day !== y.day || x.shift !== y.shift || x.room !== y.room || x.teacher !== y.teacher) return false;
  const lessons = (s: PlanSession): string =>
    (s.lessons ?? [])
      .map((l) => JSON.stringify([l.period, l.subject, l.teacher]))
      .sort()
      .join();
  return lessons(x) === lessons(y);
}
