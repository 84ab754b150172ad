import { finishPlan, type FoundPlan } from './finish-plan.ts';
import { formGroups } from './form-groups.ts';
import type { Random } from './make-random.ts';
import type { School } from './school.ts';
import { repairTimetable, type Freedom } from './search-timetable.ts';
import { fillSizes } from './split-groups.ts';
import { Timetable } from './timetable.ts';
import { constantTracks, type Track } from './tracks.ts';
import { roomSizes } from './week-program.ts';

const TRIES = 6;
const REPAIRS = 1500;

/**
 * A plan made of a solution of `weekProgram`: its groups get their sizes, its sessions are dealt to groups (least served first,
 * their usual shift where it can be), and what the relaxation had left open is repaired. Null when that fails.
 * Cost O(TRIES * REPAIRS * a repair step).
 */
export function weekFromProgram(
  school: School,
  f: number,
  columns: Record<string, number>,
  random: Random,
  stop: () => boolean,
): FoundPlan | null {
  const caps = roomSizes(school);
  const value = (name: string): number => Math.round(columns[name] ?? 0);
  const kinds = school.units.map((_, u) => caps.flatMap((cap, j) => Array.from({ length: value(`z_${u}_${j}`) }, () => ({ cap, at: j }))));
  return made(school, f, kinds, columns, 2, random, stop, (table, groups, u, j) =>
    dealSessions(table, groups, f, (s) => value(`x_${u}_${j}_${s}`), random),
  );
}

/** A plan made of a solution of `trackProgram`: every group on the track the solution gives it. Null when that fails. */
export function weekFromTracks(
  school: School,
  tracks: Track[],
  columns: Record<string, number>,
  random: Random,
  stop: () => boolean,
): FoundPlan | null {
  const caps = roomSizes(school);
  const kinds = school.units.map((_, u) =>
    caps.flatMap((cap, j) =>
      tracks.flatMap((__, p) => Array.from({ length: Math.round(columns[`z_${u}_${j}_${p}`] ?? 0) }, () => ({ cap, at: p }))),
    ),
  );
  return made(school, tracks[0]?.slots.length ?? 0, kinds, columns, 0, random, stop, (table, groups, _, p) => {
    for (const g of groups) for (const s of tracks[p]!.slots) table.add(g, s);
  });
}

function made(
  school: School,
  f: number,
  kinds: { cap: number; at: number }[][],
  columns: Record<string, number>,
  freedom: Freedom,
  random: Random,
  stop: () => boolean,
  fill: (table: Timetable, groups: number[], u: number, at: number) => void,
): FoundPlan | null {
  const { units } = school;
  const pattern = school.problem.rules.gender === 'shift' ? school.slots.map((_, s) => Math.round(columns[`y_${s}`] ?? 0)) : null;
  const split = units.map((unit, u) =>
    fillSizes(
      unit.pupils.length,
      kinds[u]!.map((x) => x.cap),
    ),
  );
  if (split.some((sizes, u) => sizes.includes(0) || sizes.reduce((a, b) => a + b, 0) < units[u]!.pupils.length)) return null;
  const tracks = constantTracks(school, f);
  for (let i = 0; i < TRIES && !stop(); i++) {
    const table = new Timetable(school, formGroups(school, units, split, i % 2 === 1), pattern);
    let next = 0;
    kinds.forEach((list, u) => {
      const alike = new Map<number, number[]>();
      for (const { at } of list) alike.set(at, [...(alike.get(at) ?? []), next++]);
      for (const [at, groups] of alike) fill(table, groups, u, at);
    });
    const targets = table.groups.map(() => f);
    if (table.slotsOf.some((m) => m.size !== f)) continue;
    if (!repairTimetable(table, targets, () => tracks, freedom, REPAIRS, random, stop)) continue;
    const found = finishPlan(table, tracks, undefined, random);
    if (found) return found;
  }
  return null;
}

/** Deals the sessions of alike groups: day by day to those with the fewest so far, in the shift they know. */
function dealSessions(table: Timetable, groups: number[], f: number, sessionsIn: (s: number) => number, random: Random): void {
  const { school } = table;
  const left = new Map(groups.map((g) => [g, f]));
  const days = school.slotsOfDay.map((day) => ({ day, n: day.reduce((sum, s) => sum + sessionsIn(s), 0) }));
  days.sort((a, b) => b.n - a.n);
  for (const { day } of days) {
    const shifts = day.flatMap((s) => Array.from({ length: sessionsIn(s) }, () => s));
    const tie = new Map(groups.map((g) => [g, random.unit()]));
    const chosen = [...groups].sort((a, b) => left.get(b)! - left.get(a)! || tie.get(a)! - tie.get(b)!).slice(0, shifts.length);
    const known = (g: number, s: number): number =>
      [...table.slotsOf[g]!.keys()].filter((x) => school.slots[x]!.shift === school.slots[s]!.shift).length;
    for (const g of chosen) {
      if (left.get(g) === 0) continue;
      const s = shifts.reduce((a, b) => (known(g, b) > known(g, a) ? b : a));
      shifts.splice(shifts.indexOf(s), 1);
      table.add(g, s);
      left.set(g, left.get(g)! - 1);
    }
  }
}
