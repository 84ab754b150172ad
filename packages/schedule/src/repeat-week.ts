import { findPlan, type FindOptions } from './find-plan.ts';
import type { FoundPlan } from './finish-plan.ts';
import { indexSchool, type School } from './school.ts';
import { Timetable } from './timetable.ts';
import { constantTracks } from './tracks.ts';

/**
 * A plan of a fortnight with `f` sessions for every group whose two weeks are the same; null when `f` is odd, the problem is no
 * fortnight, or no such week was found. What fits one week fits both: limits of teachers hold in each week, and lessons are asked
 * for twice. Cost as `findPlan` of one week.
 */
export function repeatWeek(school: School, f: number, options: FindOptions): FoundPlan | null {
  const { weeks, ...problem } = school.source;
  if (weeks !== 2 || f % 2 !== 0) return null;
  const { mostFamilies, ...rest } = options;
  const found = findPlan(indexSchool(problem), f / 2, {
    ...rest,
    ...(mostFamilies ? { mostFamilies: (F: number, groups: number) => mostFamilies(2 * F, groups) } : {}),
  });
  if (!found) return null;
  // The slots of week B follow those of week A in the same order; rooms and teachers are the same.
  const width = school.slots.length / 2;
  const both = <T>(m: Map<number, T>): Map<number, T> => new Map([...m].flatMap(([s, x]) => [[s, x] as const, [s + width, x] as const]));
  const { sexOfSlot, groups, slotsOf } = found.table;
  const table = new Timetable(school, groups, sexOfSlot && [...sexOfSlot, ...sexOfSlot]);
  slotsOf.forEach((slots, g) => table.restore(g, both(slots)));
  return {
    table,
    rooms: found.rooms.map(both),
    lessons: found.lessons && found.lessons.flatMap((lesson) => [lesson, { ...lesson, slot: lesson.slot + width }]),
    tracks: constantTracks(school, f),
  };
}
