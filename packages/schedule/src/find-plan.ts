import { formGroups } from './form-groups.ts';
import { makeRandom, type Random } from './make-random.ts';
import { finishPlan, type FoundPlan } from './finish-plan.ts';
import type { RoomNames } from './name-rooms.ts';
import { better, familiesMeet, polishPlan } from './polish-plan.ts';
import { lessonSessions, type School } from './school.ts';
import { searchTimetable, type Freedom } from './search-timetable.ts';
import { splitGroups, unitsWorthMerging } from './split-groups.ts';
import { sexPatterns } from './sex-patterns.ts';
import { Timetable, type Group } from './timetable.ts';
import { constantTracks, type Track } from './tracks.ts';

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
  /** Steps for plans with more groups than the fewest, beside `work`. */
  extraWork?: number;
  /** Only groups of several rombel, where these may sit together. */
  mixedOnly?: boolean;
  /** Only even tracks of one shift. */
  regularOnly?: boolean;
  /** No more groups than these. */
  mostGroups?: number;
  /** Families whole that no plan with as many sessions and groups can surpass; the search for more ends there. */
  mostFamilies?: (F: number, groups: number) => number;
}

const REGULAR_WORK = 12000;

/**
 * Is there a plan with exactly `f` sessions for every group? Tries the fewest groups first with regular tracks, then uneven days,
 * then changing shifts, then more groups. Null means "not found within `work` steps", not "impossible".
 */
export function findPlan(school: School, f: number, options: FindOptions): FoundPlan | null {
  const tracks = constantTracks(school, f).filter((t) => !options.regularOnly || t.irregular === 0);
  const shaped = { ...school, units: unitsWorthMerging(school) };
  // Groups of several rombel have the teachers of all of them, also where that saves no group.
  const mixes = !school.problem.lessons && school.units.some((u) => u.rombel.length > 1);
  const patterns = school.problem.rules.gender === 'shift' ? sexPatterns(school) : [null];
  // A group whose lessons need more sessions than others has them; that is no reason against `f`.
  const least = (g: Group): number => lessonSessions(school, [school.pupils[g.pupils[0]!]!.rombel]);
  const longer = new Map<number, Track[]>();
  const tracksOfLength = (n: number): Track[] => longer.get(n) ?? longer.set(n, constantTracks(school, n)).get(n)!;
  let work = options.work;
  let round = 0;
  for (const extra of options.groups ? [0] : extraGroups(school, f, options.mostGroups)) {
    let failedSplits = 0;
    if (extra === 1) work += options.extraWork ?? 0;
    for (let attempt = 0; attempt < 8 && work > 0; attempt++) {
      for (const freedom of (options.regularOnly ? [0] : [0, 1, 2]) as Freedom[]) {
        for (const pattern of patterns) {
          if (options.stop()) return null;
          if (work <= 0) continue;
          const random = makeRandom(options.seed + 7919 * round++);
          let groups: Group[];
          let fixedRooms: RoomNames | undefined;
          if (options.groups) {
            const given = options.groups(random, attempt);
            if (!given) return null;
            ({ groups, fixedRooms } = given);
          } else {
            const mixed = mixes && (options.mixedOnly || attempt % 2 === 1);
            const { units } = mixed ? school : shaped;
            const split = splitGroups({ ...school, units }, f, extra, random, attempt * units.length);
            if (!split) {
              failedSplits++;
              continue;
            }
            groups = formGroups(school, units, split, mixed);
          }
          const table = new Timetable(school, groups, pattern);
          const steps = Math.min(work, 400 * (attempt + 1) * (freedom + 1));
          work -= steps;
          const targets = groups.map((g) => Math.max(f, least(g)));
          const tracksOf = (n: number): Track[] => (n === f ? tracks : tracksOfLength(n));
          if (!searchTimetable(table, targets, tracksOf, freedom, steps, random, options.stop)) continue;
          const found = finishPlan(table, tracks, fixedRooms, random);
          if (!found) continue;
          const polished = polishPlan(found, { ...options, ...(fixedRooms ? { fixedRooms } : {}) }, random);
          if (options.groups || options.familySteps === 0 || hasManyLessons(table)) return polished;
          const again = { ...options, work: REGULAR_WORK, extraWork: 0, mostGroups: groups.length };
          // The even week may only have been harder to find.
          const best = freedom === 0 ? polished : better(polished, findPlan(school, f, { ...again, regularOnly: true }));
          if (!mixes || options.mixedOnly || familiesMeet(best, options)) return best;
          return better(best, findPlan(school, f, { ...again, mixedOnly: true }));
        }
      }
      if (failedSplits > 3) break;
    }
  }
  return null;
}

const MANY_GROUPS = 40;

/** Are there so many lessons to deal that a second week costs too much? */
export function hasManyLessons(table: Timetable): boolean {
  return table.school.problem.lessons !== undefined && table.groups.length > MANY_GROUPS;
}

/** How many groups beyond the fewest are worth a try: none first, then ever more up to what rooms and teachers can serve. */
function extraGroups(school: School, f: number, mostGroups = Infinity): number[] {
  const K = school.units.reduce((sum, u) => sum + u.leastGroups, 0);
  const sessions = school.rooms.reduce((sum, r) => sum + r.open.filter(Boolean).length, 0);
  const most = Math.min(Math.floor(sessions / f) - K, school.pupils.length - K, 2 * K);
  const list = [0];
  for (let extra = 1; extra <= most; extra += Math.max(1, extra >> 1)) list.push(extra);
  return list.filter((extra) => K + extra <= mostGroups);
}
