import type { Random } from './make-random.ts';
import { nameRooms, type RoomNames } from './name-rooms.ts';
import { placeLessons, type PlacedLesson } from './place-lessons.ts';
import { repairTimetable } from './search-timetable.ts';
import type { Timetable } from './timetable.ts';
import { constantTracks, type Track } from './tracks.ts';

export interface FoundPlan {
  table: Timetable;
  rooms: RoomNames;
  lessons: PlacedLesson[] | null;
  tracks: Track[];
}

/** Names rooms and lessons of a timetable that breaks nothing; null when that fails. */
export function finishPlan(
  table: Timetable,
  tracks: Track[],
  fixedRooms: RoomNames | undefined,
  random: Random,
  lessonRounds = 30,
): FoundPlan | null {
  const lessons = table.school.problem.lessons ? dealLessons(table, tracks, random, lessonRounds) : null;
  if (lessons === 'none') return null;
  const rooms = nameRooms(table, fixedRooms ?? table.groups.map(() => new Map()), random);
  return rooms && { table, rooms, lessons, tracks };
}

/** Lessons for a timetable; where a teacher stays overfull, groups that need her are moved away from that slot and it is tried again. */
function dealLessons(table: Timetable, tracks: Track[], random: Random, rounds: number): PlacedLesson[] | 'none' {
  for (let round = 0; round < rounds; round++) {
    const lessons = placeLessons(table, random, 1500 + 100 * table.groups.length);
    if (Array.isArray(lessons)) return lessons;
    // An absent teacher blocks a slot through the other sessions of its groups, so the whole neighbourhood is relieved.
    const relieved = lessons.blocked.filter(([t, s]) => table.tighten(t, s));
    if (relieved.length === 0) return 'none';
    const targets = table.slotsOf.map((m) => m.size);
    const tracksOf = (n: number): Track[] => (tracks[0]?.slots.length === n ? tracks : constantTracks(table.school, n));
    if (!repairTimetable(table, targets, tracksOf, 2, 300, random, () => false)) return 'none';
  }
  return 'none';
}
