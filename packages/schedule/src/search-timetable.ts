import type { Random } from './make-random.ts';
import { relieveTeachers } from './relieve-teachers.ts';
import type { Timetable } from './timetable.ts';
import type { Track } from './tracks.ts';

/** Which tracks the search may use: evenly spread, one constant shift, or a changing shift as well. */
export type Freedom = 0 | 1 | 2;

/**
 * Fills a timetable so that every group `g` has `targets[g]` sessions, on one of `tracksOf(targets[g])`, and nothing is broken: starts group by group, then repairs by
 * min-conflicts with rising prices for what stays broken (the breakout method, Morris 1993), moving one group to its best track
 * at a time. Returns whether it succeeded; the timetable holds the last state. Cost O(steps * (slots * rows + tracks * f)).
 */
export function searchTimetable(
  table: Timetable,
  targets: number[],
  tracksOf: (f: number) => Track[],
  freedom: Freedom,
  steps: number,
  random: Random,
  stop: () => boolean,
): boolean {
  const order = table.groups.map((_, g) => g);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  order.sort((a, b) => table.groups[b]!.locked.size - table.groups[a]!.locked.size);
  for (const g of order) {
    table.clear(g);
    if (!place(table, g, targets[g]!, tracksOf(targets[g]!), freedom, random)) return false;
  }
  return repairTimetable(table, targets, tracksOf, freedom, steps, random, stop);
}

/**
 * Repairs a filled timetable until nothing is broken: see `searchTimetable`. Groups it moves get `targets[g]` sessions, on one of
 * `tracksOf(targets[g])`. Returns whether it succeeded. Cost O(steps * (slots * rows + tracks * f)).
 */
export function repairTimetable(
  table: Timetable,
  targets: number[],
  tracksOf: (f: number) => Track[],
  freedom: Freedom,
  steps: number,
  random: Random,
  stop: () => boolean,
): boolean {
  const shared = !table.school.problem.lessons && table.groups.some((g) => g.teachers.length > 1);
  const tabuUntil = new Int32Array(table.groups.length);
  for (let step = 0; step < steps; step++) {
    if (shared && (step < 2 || (step & 15) === 0)) relieveTeachers(table);
    const troubled = table.troubled();
    if (troubled.length === 0 && table.violation() < 1e-6) return true;
    if (troubled.length === 0 || ((step & 63) === 0 && stop())) return false;
    let pick = troubled[random.below(troubled.length)]!;
    for (let tries = 0; tries < 4 && tabuUntil[pick[0]]! > step; tries++) pick = troubled[random.below(troubled.length)]!;
    const g = pick[0];
    if (step % 3 === 2 && exchange(table, g, random)) continue;
    tabuUntil[g] = step + 2 + random.below(Math.max(2, table.groups.length >> 2));
    table.clear(g);
    if (!place(table, g, targets[g]!, tracksOf(targets[g]!), freedom, random)) return false;
  }
  if (shared) relieveTeachers(table);
  return table.violation() < 1e-6;
}

const EXCHANGES = 5;

/** Swaps the slots of group `g` with those of another group when that costs less under the present prices. */
function exchange(table: Timetable, g: number, random: Random): boolean {
  const count = table.groups.length;
  if (table.groups[g]!.locked.size > 0) return false;
  for (let i = 0; i < EXCHANGES; i++) {
    const h = random.below(count);
    const [mine, theirs] = [[...table.slotsOf[g]!.keys()], [...table.slotsOf[h]!.keys()]];
    if (h === g || table.groups[h]!.locked.size > 0 || mine.length !== theirs.length) continue;
    if (theirs.some((s) => !table.allowed[g]![s]) || mine.some((s) => !table.allowed[h]![s])) continue;
    const [oldG, oldH] = [table.clear(g), table.clear(h)];
    const before = fill(table, g, mine) + fill(table, h, theirs);
    table.clear(g);
    table.clear(h);
    if (fill(table, g, theirs) + fill(table, h, mine) < before - 1e-6) return true;
    table.clear(g);
    table.clear(h);
    table.restore(g, oldG);
    table.restore(h, oldH);
  }
  return false;
}

/** Adds slots to a group and returns what they cost when added. */
function fill(table: Timetable, g: number, slots: number[]): number {
  let cost = 0;
  for (const s of slots) {
    cost += table.slotCost(g, s);
    table.add(g, s);
  }
  return cost;
}

/** Gives an empty group its cheapest slots under the present prices. False when it has too few days at all. */
function place(table: Timetable, g: number, f: number, tracks: Track[], freedom: Freedom, random: Random): boolean {
  const group = table.groups[g]!;
  const { slots, slotsOfDay } = table.school;
  const cost = slots.map((_, s) => (table.allowed[g]![s] ? table.slotCost(g, s) : Infinity));
  let best: number[] | null = null;
  let bestCost = Infinity;
  const locked = [...group.locked.keys()];
  if (locked.length <= f) {
    for (const track of tracks) {
      if (track.irregular > freedom || !locked.every((s) => track.slots.includes(s))) continue;
      let sum = track.irregular * 0.02 + random.unit() * 0.005;
      for (const s of track.slots) sum += cost[s]!;
      if (sum < bestCost) {
        bestCost = sum;
        best = track.slots;
      }
    }
  }
  if (freedom === 2 || (locked.length > 0 && best === null)) {
    const lockedDays = new Set(locked.map((s) => slots[s]!.day));
    const days = slotsOfDay.flatMap((day, d) => {
      if (lockedDays.has(d)) return [];
      let least = -1;
      let leastCost = Infinity;
      for (const s of day) {
        const c = cost[s]! + random.unit() * 0.005;
        if (c < leastCost) {
          least = s;
          leastCost = c;
        }
      }
      return least < 0 ? [] : [{ slot: least, cost: leastCost }];
    });
    days.sort((a, b) => a.cost - b.cost);
    const extra = days.slice(0, Math.max(0, f - locked.length));
    const mixed = [...locked, ...extra.map((x) => x.slot)];
    const sum = 0.05 + extra.reduce((n, x) => n + x.cost, 0) + locked.reduce((n, s) => n + cost[s]!, 0);
    if (mixed.length >= f && sum < bestCost) {
      best = mixed;
      bestCost = sum;
    }
  }
  if (best === null || bestCost === Infinity) return false;
  for (const s of best) table.add(g, s);
  return true;
}
