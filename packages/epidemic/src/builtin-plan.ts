import { addDays, weekdayOf, WEEKDAYS, type Day } from '@giliran/kernel';
import { attendsBuiltin, isTogether } from './builtin-schedule.ts';
import type { SchoolModel } from './parse-school.ts';
import type { GroupModel, PlanModel, SessionModel } from './plan-model.ts';
import type { Builtin } from './rotation-input.ts';

const FIRST_START = 420; // 07:00

/**
 * Lays a built-in two-half schedule over a school: every rombel has its own room and its halves in order of the pupil list.
 * Simplifications, each told in a warning: rombel beyond the number of rooms get a room like the earlier ones; rombel beyond the
 * number of teachers have none; teachers beyond the number of rombel share the session time of one rombel. O(pupils + days x rombel).
 */
export function builtinPlan(
  school: SchoolModel,
  frame: { id: string; reference: boolean; startDate: Day; days: number; spacingM: number; holidays: ReadonlySet<string> },
  builtin: Builtin,
  sessionMinutes: number,
  gapMinutes: number,
  warnings: string[],
): PlanModel {
  const together = isTogether(builtin);
  const groups: GroupModel[] = [];
  const consenting: number[][] = school.rombel.map(() => []);
  school.pupils.forEach((pupil, i) => {
    if (pupil.consent) (consenting[pupil.rombel] as number[]).push(i);
  });
  const halves: (number | null)[][] = school.rombel.map((name, r) => {
    const members = consenting[r] as number[];
    const half = Math.ceil(members.length / 2);
    const parts = together ? [members] : [members.slice(0, half), members.slice(half)];
    const made = parts.map((pupils, n) =>
      pupils.length === 0 ? null : groups.push({ id: together ? name : `${name}-${'AB'[n]}`, pupils, site: 0, seats: null }) - 1,
    );
    return together ? [made[0] ?? null, made[0] ?? null] : made;
  });

  const rooms = school.rombel.map((name, r) => {
    const like = school.rooms[r % school.rooms.length] as (typeof school.rooms)[number];
    return r < school.rooms.length ? like : { ...like, id: `${like.id} (${name})` };
  });
  if (school.rombel.length > school.rooms.length)
    warnings.push(
      `plan ${frame.id}: ${school.rombel.length} rombel but ${school.rooms.length} rooms; the built-in schedule gives each rombel a room of its own.`,
    );
  const teachersOf = dealTeachers(school);
  const without = teachersOf.filter((list) => list.length === 0).length;
  if (without > 0)
    warnings.push(`plan ${frame.id}: ${without} rombel have no teacher in the built-in schedule (${school.teachers.length} teachers).`);

  const offset = WEEKDAYS.indexOf(weekdayOf(frame.startDate));
  const templates: SessionModel[][] = [];
  const known = new Map<string, number>();
  const templateOfDay = new Int32Array(frame.days).fill(-1);
  for (let d = 0; d < frame.days; d++) {
    if (frame.holidays.has(addDays(frame.startDate, d))) continue;
    const attends = ([0, 1] as const).map((half) => attendsBuiltin(builtin, half, d + offset));
    if (!attends[0] && !attends[1]) continue;
    const key = `${attends[0]}${attends[1]}`;
    let template = known.get(key);
    if (template === undefined) {
      const sessions: SessionModel[] = [];
      halves.forEach((parts, r) => {
        const seen = new Set<number>();
        for (const half of [0, 1] as const) {
          const group = parts[half];
          if (!attends[half] || group === null || group === undefined || seen.has(group)) continue;
          seen.add(group);
          const start = builtin === 'double' && half === 1 ? FIRST_START + sessionMinutes + gapMinutes : FIRST_START;
          const crew = teachersOf[r] as number[];
          const share = sessionMinutes / Math.max(1, crew.length);
          sessions.push({
            site: 0,
            groups: [group],
            room: r,
            start,
            end: start + sessionMinutes,
            teachers: crew.map((teacher, n) => ({
              teacher,
              start: start + n * share,
              end: n === crew.length - 1 ? start + sessionMinutes : start + (n + 1) * share,
            })),
          });
        }
      });
      template = templates.push(sessions) - 1;
      known.set(key, template);
    }
    templateOfDay[d] = template;
  }
  return { ...frame, builtin, groups, rooms, templateOfDay, templates };
}

/** Teachers of each rombel: those who name one (the first named), the rest dealt to the rombel with the fewest, in order. */
function dealTeachers(school: SchoolModel): number[][] {
  const crews: number[][] = school.rombel.map(() => []);
  const free: number[] = [];
  school.teachers.forEach((teacher, t) => {
    const own = teacher.rombel[0];
    if (own === undefined) free.push(t);
    else (crews[own] as number[]).push(t);
  });
  for (const teacher of free) {
    let best = 0;
    for (let r = 1; r < crews.length; r++) if ((crews[r] as number[]).length < (crews[best] as number[]).length) best = r;
    crews[best]?.push(teacher);
  }
  return crews;
}
