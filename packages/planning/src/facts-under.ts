import { addDays, daysBetween, weekdayOf, type Day, type Weekday } from '@giliran/kernel';
import type { PlanChange, SchoolFacts } from './school-facts.ts';

/**
 * The school while passing circumstances last: who is away, which room is closed, who stays at home, which zone holds. A change
 * that touches a weekday at all touches that weekday of the plan. Unknown ids change nothing. O(changes * people).
 */
export function factsUnder(facts: SchoolFacts, changes: readonly PlanChange[]): SchoolFacts {
  return changes.reduce(under, facts);
}

function under(facts: SchoolFacts, change: PlanChange): SchoolFacts {
  if (change.kind === 'zone') {
    const zoneHistory = [...facts.zoneHistory.filter(({ from }) => from < change.from), { from: change.from, zone: change.zone }];
    return { ...facts, zoneHistory };
  }
  if (change.kind === 'staysHome') {
    const home = new Set(change.pupils);
    const rombel = facts.rombel.map((r) =>
      r.pupils.some((pupil) => home.has(pupil.id))
        ? { ...r, pupils: r.pupils.map((pupil) => (home.has(pupil.id) ? { ...pupil, staysHome: true } : pupil)) }
        : r,
    );
    return { ...facts, rombel };
  }
  const days = weekdaysOf(change.from, change.to);
  const slots = facts.setting.shifts.flatMap((shift) =>
    facts.setting.days.filter((day) => days.has(day)).map((day): [Weekday, string] => [day, shift.id]),
  );
  const closed = (old: [Weekday, string][] | undefined) => [...(old ?? []), ...slots];
  if (change.kind === 'roomClosed') {
    const rooms = facts.rooms.map((room) => (room.id === change.room ? { ...room, unavailable: closed(room.unavailable) } : room));
    return { ...facts, rooms };
  }
  const own = facts.teachers.find((teacher) => teacher.id === change.teacher);
  const orphans = [...(own?.rombelId === null || own === undefined ? [] : [own.rombelId]), ...(own?.standsInFor ?? [])];
  const teachers = facts.teachers.map((teacher) => {
    if (teacher.id === change.teacher) return { ...teacher, unavailable: closed(teacher.unavailable) };
    if (!change.standIns.includes(teacher.id) || orphans.length === 0) return teacher;
    return { ...teacher, standsInFor: [...new Set([...(teacher.standsInFor ?? []), ...orphans])] };
  });
  return { ...facts, teachers };
}

/** The weekdays from `from` to `to`; all of them from a whole week on, or without an end. */
function weekdaysOf(from: Day, to: Day | null): ReadonlySet<Weekday> {
  const days = to === null ? 7 : Math.min(7, daysBetween(from, to) + 1);
  return new Set(Array.from({ length: Math.max(0, days) }, (_, i) => weekdayOf(addDays(from, i))));
}
