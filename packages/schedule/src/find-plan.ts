import { formGroups } from './form-groups.ts';
import { improveFamilies } from './improve-families.ts';
import { fillSpare } from './fill-spare.ts';
import { makeRandom, type Random } from './make-random.ts';
import { nameRooms, type RoomNames } from './name-rooms.ts';
import { placeLessons, type PlacedLesson } from './place-lessons.ts';
import type { School } from './school.ts';
import { repairTimetable, searchTimetable, type Freedom } from './search-timetable.ts';
import { splitGroups, unitsWorthMerging } from './split-groups.ts';
import { sexPatterns } from './sex-patterns.ts';
import { Timetable, type Group } from './timetable.ts';
import { constantTracks, type Track } from './tracks.ts';

export interface FoundPlan {
  table: Timetable;
  rooms: RoomNames;
  lessons: PlacedLesson[] | null;
  tracks: Track[];
}

export interface FindOptions {
  seed: number;
  /** Steps of all searches together. */
  work: number;
  stop: () => boolean;
  /** Given groups (re-planning), by attempt: their members and locked slots stay. Null when there are none left to try. */
  groups?: (random: Random, attempt: number) => { groups: Group[]; fixedRooms: RoomNames } | null;
  /** Steps spent on bringing siblings together; 0 leaves them. */
  familySteps: number;
  /** Give spare room-hours to some groups. */
  fillSpare: boolean;
}

/**
 * Is there a plan with exactly `f` sessions for every group? Tries the fewest groups first with regular tracks, then uneven days,
 * then changing shifts, then more groups. Null means "not found within `work` steps", not "impossible".
 */
export function findPlan(school: School, f: number, options: FindOptions): FoundPlan | null {
  const tracks = constantTracks(school, f);
  const shaped = { ...school, units: unitsWorthMerging(school) };
  const patterns = school.problem.rules.gender === 'shift' ? sexPatterns(school) : [null];
  let work = options.work;
  let round = 0;
  for (const extra of options.groups ? [0] : extraGroups(school, f)) {
    let failedSplits = 0;
    for (let attempt = 0; attempt < 8 && work > 0; attempt++) {
      for (const freedom of [0, 1, 2] as Freedom[]) {
        for (const pattern of patterns) {
          if (options.stop() || work <= 0) return null;
          const random = makeRandom(options.seed + 7919 * round++);
          let groups: Group[];
          let fixedRooms: RoomNames | undefined;
          if (options.groups) {
            const given = options.groups(random, attempt);
            if (!given) return null;
            ({ groups, fixedRooms } = given);
          } else {
            const split = splitGroups(shaped, f, extra, random, attempt * shaped.units.length);
            if (!split) {
              failedSplits++;
              continue;
            }
            groups = formGroups(school, shaped.units, split);
          }
          const table = new Timetable(school, groups, pattern);
          const steps = Math.min(work, 400 * (attempt + 1) * (freedom + 1));
          work -= steps;
          if (!searchTimetable(table, f, tracks, freedom, steps, random, options.stop)) continue;
          const found = finish(table, tracks, fixedRooms, random);
          if (found) return polished(found, options, fixedRooms, random);
        }
      }
      if (failedSplits > 3) break;
    }
  }
  return null;
}

/** Names rooms and lessons of a timetable that breaks nothing. */
function finish(table: Timetable, tracks: Track[], fixedRooms: RoomNames | undefined, random: Random): FoundPlan | null {
  const lessons = table.school.problem.lessons ? dealLessons(table, tracks, random) : null;
  if (lessons === 'none') return null;
  const rooms = nameRooms(table, fixedRooms ?? table.groups.map(() => new Map()), random);
  return rooms && { table, rooms, lessons, tracks };
}

const LESSON_ROUNDS = 30;

/** Lessons for a timetable; where a teacher stays overfull, groups that need her are moved away from that slot and it is tried again. */
function dealLessons(table: Timetable, tracks: Track[], random: Random): PlacedLesson[] | 'none' {
  for (let round = 0; round < LESSON_ROUNDS; round++) {
    const lessons = placeLessons(table, random, 1500);
    if (Array.isArray(lessons)) return lessons;
    // An absent teacher blocks a slot through the other sessions of its groups, so the whole neighbourhood is relieved.
    const relieved = lessons.blocked.filter(([t, s]) => table.tighten(t, s));
    if (relieved.length === 0) return 'none';
    const targets = table.slotsOf.map((m) => m.size);
    if (
      !repairTimetable(
        table,
        targets,
        () => tracks,
        2,
        300,
        random,
        () => false,
      )
    )
      return 'none';
  }
  return 'none';
}

/** How many groups beyond the fewest are worth a try: none first, then ever more up to what rooms and teachers can serve. */
function extraGroups(school: School, f: number): number[] {
  const K = school.units.reduce((sum, u) => sum + u.leastGroups, 0);
  const sessions = school.rooms.reduce((sum, r) => sum + r.open.filter(Boolean).length, 0);
  const most = Math.min(Math.floor(sessions / f) - K, school.pupils.length - K, 2 * K);
  const list = [0];
  for (let extra = 1; extra <= most; extra += Math.max(1, extra >> 1)) list.push(extra);
  return list;
}

/** The plan after care for siblings and spare hours; the plan as it was when rooms or lessons then cannot be named. */
function polished(found: FoundPlan, options: FindOptions, fixedRooms: RoomNames | undefined, random: Random): FoundPlan {
  let best = found;
  for (const step of [
    (table: Timetable) => {
      if (options.familySteps > 0) improveFamilies(table, found.tracks, options.familySteps, random, options.stop);
    },
    (table: Timetable) => {
      if (options.fillSpare) fillSpare(table, random, options.stop);
    },
  ]) {
    const { table } = best;
    const pupils = table.groups.map((g) => [...g.pupils]);
    const slots = table.slotsOf.map((m) => new Map(m));
    step(table);
    for (const g of table.groups) g.pupils.sort((a, b) => a - b);
    const better = finish(table, found.tracks, fixedRooms, random);
    if (better) {
      best = better;
      continue;
    }
    table.groups.forEach((g, i) => {
      table.clear(i);
      g.pupils = pupils[i]!;
    });
    slots.forEach((m, i) => table.restore(i, m));
  }
  return best;
}
