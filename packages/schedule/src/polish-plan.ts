import { fillSpare } from './fill-spare.ts';
import { finishPlan, type FoundPlan } from './finish-plan.ts';
import { improveFamilies } from './improve-families.ts';
import type { Random } from './make-random.ts';
import type { RoomNames } from './name-rooms.ts';
import { repairTimetable, type Freedom } from './search-timetable.ts';
import { seekTracks } from './seek-tracks.ts';
import { Timetable } from './timetable.ts';
import { irregularity, mixedTracks } from './tracks.ts';

export interface PolishOptions {
  /** Steps of the long search at the end; each start takes half as many. 0 leaves siblings as they are. */
  familySteps: number;
  /** Give spare room-hours to some groups. */
  fillSpare: boolean;
  fixedRooms?: RoomNames;
  /** Families whole that no plan with as many sessions and groups can surpass. */
  mostFamilies?: (F: number, groups: number) => number;
  stop: () => boolean;
}

/**
 * Weeks built anew: the least freedom of their tracks, whether they start from the week at hand, the price of a broken rule, and
 * whether groups may change their sizes.
 */
const STARTS: { freedom: Freedom; keep: boolean; dearest: number; resize: boolean }[] = [
  { freedom: 0, keep: false, dearest: 5, resize: true },
  { freedom: 0, keep: true, dearest: 30, resize: false },
  { freedom: 1, keep: false, dearest: 10, resize: true },
  { freedom: 0, keep: false, dearest: 12, resize: true },
  { freedom: 1, keep: true, dearest: 30, resize: false },
  { freedom: 0, keep: true, dearest: 4, resize: true },
];

/**
 * A plan with the same sessions a group, in which more siblings come together, more groups are on regular tracks and fewer rooms
 * and teachers change, in this order: several weeks rebuilt around the families and the week at hand, the best of them searched
 * longest. Never worse than the plan given. Cost O(familySteps * starts).
 */
export function polishPlan(found: FoundPlan, options: PolishOptions, random: Random): FoundPlan {
  let best = found;
  if (options.familySteps > 0) {
    const share = Math.ceil(options.familySteps / 4);
    best = better(best, improved(found, options, share, false, random));
    for (const start of STARTS) {
      if (isPerfect(best, options) || options.stop()) break;
      best = better(best, rebuilt(found, options, start, share, random));
    }
    for (const resize of [false, true]) {
      if (!isPerfect(best, options) && !options.stop()) best = better(best, improved(best, options, options.familySteps, resize, random));
    }
  }
  return options.fillSpare ? spareFilled(best, options, random) : best;
}

/** The plan with spare room-hours given to some groups. Cost as `fillSpare`. */
export function spareFilled(plan: FoundPlan, options: Pick<PolishOptions, 'fixedRooms' | 'stop'>, random: Random): FoundPlan {
  const table = copyOf(plan.table, true);
  fillSpare(table, random, options.stop);
  return finishPlan(table, plan.tracks, options.fixedRooms, random, 12) ?? plan;
}

/** The same groups, with their slots or without, in a timetable of their own. */
function copyOf(table: Timetable, slots: boolean): Timetable {
  const copy = new Timetable(
    table.school,
    table.groups.map((g) => ({ ...g, pupils: [...g.pupils] })),
    table.sexOfSlot,
  );
  if (slots) table.slotsOf.forEach((m, g) => copy.restore(g, m));
  return copy;
}

function improved(found: FoundPlan, options: PolishOptions, steps: number, resize: boolean, random: Random): FoundPlan | null {
  const table = copyOf(found.table, true);
  const enough = mostWhole(found, options);
  improveFamilies(table, found.tracks, { steps, resize, enough }, random, options.stop);
  for (const g of table.groups) g.pupils.sort((a, b) => a - b);
  return finishPlan(table, found.tracks, options.fixedRooms, random, 12);
}

/** A week built anew around the families, on even tracks first, then with as much freedom as the plan at hand needed. */
function rebuilt(
  found: FoundPlan,
  options: PolishOptions,
  start: (typeof STARTS)[number],
  steps: number,
  random: Random,
): FoundPlan | null {
  const needed = Math.max(0, ...roughOf(found)) as Freedom;
  const freedom = start.keep ? Math.max(start.freedom, needed) : start.freedom;
  const pool = found.tracks.filter((t) => t.irregular <= freedom);
  if (freedom === 2) pool.push(...mixedTracks(found.table.school, found.tracks[0]?.slots.length ?? 0, random));
  if (pool.length === 0) return null;
  const table = copyOf(found.table, start.keep);
  if (start.freedom === 1) table.avoidAbsentTeachers(pool);
  seekTracks(table, pool, { steps, ...start }, random, options.stop);
  const targets = found.table.slotsOf.map((m) => m.size);
  if (table.slotsOf.some((m, g) => m.size !== targets[g])) return null;
  const repaired = repairTimetable(table, targets, () => pool, needed, 300, random, options.stop);
  if (!repaired) return null;
  improveFamilies(table, found.tracks, { steps, resize: start.resize, enough: mostWhole(found, options) }, random, options.stop);
  for (const g of table.groups) g.pupils.sort((a, b) => a - b);
  return finishPlan(table, found.tracks, options.fixedRooms, random, 12);
}

function roughOf({ table }: FoundPlan): (0 | 1 | 2)[] {
  return table.slotsOf.map((m) => irregularity(table.school, [...m.keys()]));
}

/** What parents and pupils notice, most important first; larger is better. */
function merits(plan: FoundPlan): number[] {
  const { table } = plan;
  const rough = roughOf(plan);
  const switches = plan.rooms.reduce((n, m) => n + new Set(m.values()).size - 1, 0);
  const teachers = table.slotsOf.reduce((n, m) => n + new Set(m.values()).size, 0);
  return [wholeFamilies(table).whole, -rough.filter((r) => r > 0).length, -rough.filter((r) => r === 2).length, -switches, -teachers];
}

/** The plan with fewer groups, then more merits; the first on ties. O(pupils). */
export function better(a: FoundPlan, b: FoundPlan | null): FoundPlan {
  if (b === null) return a;
  const [x, y] = [a, b].map((plan) => [-plan.table.groups.length, ...merits(plan)]) as [number[], number[]];
  const at = x.findIndex((v, i) => v !== y[i]);
  return at >= 0 && y[at]! > x[at]! ? b : a;
}

function isPerfect(plan: FoundPlan, options: PolishOptions): boolean {
  const [, rough, , switches] = merits(plan);
  return rough === 0 && switches === 0 && familiesMeet(plan, options);
}

/** Are as many families together as can be, as far as is known? O(pupils). */
export function familiesMeet(plan: FoundPlan, options: Pick<PolishOptions, 'mostFamilies'>): boolean {
  const { whole, all } = wholeFamilies(plan.table);
  return whole === all || whole >= mostWhole(plan, options);
}

/** Families that no plan with the sessions and groups of this one can surpass. */
function mostWhole({ table }: FoundPlan, { mostFamilies }: Pick<PolishOptions, 'mostFamilies'>): number {
  const F = Math.min(...table.slotsOf.map((m) => m.size));
  return mostFamilies?.(F, table.groups.length) ?? Infinity;
}

/** Families with two or more pupils in groups, and those whose pupils all have the same slots. O(pupils). */
function wholeFamilies(table: Timetable): { whole: number; all: number } {
  const slots = new Map<number, Set<string>>();
  const members = new Map<number, number>();
  table.groups.forEach((g, i) => {
    const key = [...table.slotsOf[i]!.keys()].sort((a, b) => a - b).join();
    for (const p of g.pupils) {
      const family = table.school.pupils[p]!.family;
      if (family < 0) continue;
      slots.set(family, (slots.get(family) ?? new Set()).add(key));
      members.set(family, (members.get(family) ?? 0) + 1);
    }
  });
  const all = [...members].flatMap(([f, n]) => (n > 1 ? [f] : []));
  return { whole: all.filter((f) => slots.get(f)!.size === 1).length, all: all.length };
}
