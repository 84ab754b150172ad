import { addDays, daysBetween, weekdayOf, type Day, type Weekday } from '@giliran/kernel';
import type { LessonDemandFacts, PlanChange, SchoolFacts } from './school-facts.ts';

/**
 * The school while passing circumstances last: who is away, which room is closed, who stays at home, which zone holds. A change
 * that touches a weekday at all touches that weekday of the plan, of weeks A and B both. Unknown ids change nothing.
 * O(changes * (people + lesson demand)).
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
  return { ...facts, teachers, ...(facts.lessonDemand ? { lessonDemand: takenOver(facts, change) } : {}) };
}

/**
 * The lessons while a subject teacher is away: with stand-ins each subject of a rombel goes to one of them, to who teaches that
 * subject already before others and to who has fewest periods among them; without, the lessons stay with the absent teacher and
 * must fit the days on which the teacher is there.
 */
function takenOver({ lessonDemand = [] }: SchoolFacts, change: Extract<PlanChange, { kind: 'teacherAway' }>): LessonDemandFacts[] {
  const standIns = change.standIns.filter((id) => id !== change.teacher);
  if (standIns.length === 0) return lessonDemand;
  const load = new Map(standIns.map((id) => [id, 0]));
  for (const { teacherId, periods } of lessonDemand) if (load.has(teacherId)) load.set(teacherId, (load.get(teacherId) ?? 0) + periods);
  return lessonDemand.map((row) => {
    if (row.teacherId !== change.teacher) return row;
    const same = standIns.filter((id) => lessonDemand.some(({ teacherId, subject }) => teacherId === id && subject === row.subject));
    const among = same.length > 0 ? same : standIns;
    const teacherId = among.reduce((best, id) => ((load.get(id) ?? 0) < (load.get(best) ?? 0) ? id : best));
    load.set(teacherId, (load.get(teacherId) ?? 0) + row.periods);
    return { ...row, teacherId };
  });
}

/** The weekdays from `from` to `to`; all of them from a whole week on, or without an end. */
function weekdaysOf(from: Day, to: Day | null): ReadonlySet<Weekday> {
  const days = to === null ? 7 : Math.min(7, daysBetween(from, to) + 1);
  return new Set(Array.from({ length: Math.max(0, days) }, (_, i) => weekdayOf(addDays(from, i))));
}
