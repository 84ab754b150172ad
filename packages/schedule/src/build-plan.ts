import type { RoomNames } from './name-rooms.ts';
import type { PlacedLesson } from './place-lessons.ts';
import type { PlanSession, ShiftPlan } from './shift-problem.ts';
import type { Timetable } from './timetable.ts';

/** Writes a finished timetable with its rooms and lessons as a plan in the terms of the problem. O(pupils + sessions). */
export function buildPlan(table: Timetable, rooms: RoomNames, lessons: PlacedLesson[] | null): ShiftPlan {
  const { school } = table;
  const { problem } = school;
  const sessions: PlanSession[] = [];
  table.groups.forEach((group, g) => {
    const slots = [...table.slotsOf[g]!.keys()].sort((a, b) => a - b);
    for (const s of slots) {
      const session: PlanSession = {
        group: group.id,
        day: problem.days[school.slots[s]!.day]!,
        shift: problem.shifts[school.slots[s]!.shift]!.id,
        room: problem.rooms[school.rooms[rooms[g]!.get(s)!]!.index]!.id,
      };
      if (lessons) {
        session.lessons = lessons
          .filter((l) => l.group === g && l.slot === s)
          .map(({ period, subject, teacher }) => ({ period, subject, teacher: problem.teachers[teacher]!.id }))
          .sort((a, b) => a.period - b.period);
      } else session.teacher = problem.teachers[table.slotsOf[g]!.get(s)!]!.id;
      sessions.push(session);
    }
  });
  return {
    groups: table.groups.map((g) => ({ id: g.id, pupils: g.pupils.map((p) => school.pupils[p]!.id) })),
    sessions,
  };
}
