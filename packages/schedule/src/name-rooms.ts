import type { Random } from './make-random.ts';
import type { Timetable } from './timetable.ts';

/** Room (index into `school.rooms`) of every session: `rooms[g].get(slot)`. */
export type RoomNames = Map<number, number>[];

/**
 * Gives every session of a timetable a room with enough seats, open and rested, with few room switches. Groups that need the
 * largest rooms come first: when shifts do not overlap any sufficient room then leaves the rest solvable, so this never fails on
 * a timetable whose nested counts hold; overlapping shifts may need displacement of a few sessions. Null when no naming was found.
 * Cost O(tries * sessions * rooms).
 */
export function nameRooms(table: Timetable, fixed: RoomNames, random: Random, tries = 24): RoomNames | null {
  let best: RoomNames | null = null;
  let bestSwitches = Infinity;
  for (let i = 0; i < tries && bestSwitches > 0; i++) {
    const names = nameOnce(table, fixed, random, i === 0);
    if (!names) continue;
    const switches = names.reduce((sum, m) => sum + new Set(m.values()).size - 1, 0);
    if (switches < bestSwitches) {
      best = names;
      bestSwitches = switches;
    }
  }
  return best;
}

function nameOnce(table: Timetable, fixed: RoomNames, random: Random, plain: boolean): RoomNames | null {
  const { school, groups } = table;
  const { slots, rooms } = school;
  const gap = school.problem.rules.roomGapMinutes;
  const near = slots.map((x) => slots.flatMap((y, j) => (x.day === y.day && x.start < y.end + gap && y.start < x.end + gap ? [j] : [])));
  const holder = rooms.map(() => new Int32Array(slots.length).fill(-1));
  const names: RoomNames = groups.map(() => new Map());
  const fits = (g: number, r: number, s: number): boolean => rooms[r]!.open[s]! && rooms[r]!.cap >= groups[g]!.pupils.length;
  const blockers = (r: number, s: number): number[] => near[s]!.filter((t) => holder[r]![t]! >= 0);
  const take = (g: number, r: number, s: number): void => {
    holder[r]![s] = g;
    names[g]!.set(s, r);
  };
  const drop = (g: number, r: number, s: number): void => {
    holder[r]![s] = -1;
    names[g]!.delete(s);
  };
  const isFixed = (g: number, s: number): boolean => fixed[g]?.has(s) ?? false;
  fixed.forEach((m, g) => {
    for (const [s, r] of m) if (table.slotsOf[g]!.has(s) && blockers(r, s).length === 0) take(g, r, s);
  });
  const level = groups.map((g) => Math.min(...rooms.filter((r) => r.cap >= g.pupils.length).map((r) => r.cap)));
  const tie = groups.map((_, g) => (plain ? g : random.unit()));
  const order = groups.map((_, g) => g).sort((a, b) => level[b]! - level[a]! || tie[a]! - tie[b]!);
  const missing: [number, number][] = [];
  for (const g of order) {
    let open = [...table.slotsOf[g]!.keys()].filter((s) => !names[g]!.has(s));
    while (open.length > 0) {
      let best = -1;
      let bestScore = 0;
      for (let r = 0; r < rooms.length; r++) {
        const n = open.filter((s) => fits(g, r, s) && blockers(r, s).length === 0).length;
        if (n === 0) continue;
        const used = [...names[g]!.values()].includes(r) ? 0.5 : 0;
        const score = n + used + 0.4 / (1 + rooms[r]!.cap);
        if (score > bestScore) {
          best = r;
          bestScore = score;
        }
      }
      if (best < 0) {
        for (const s of open) missing.push([g, s]);
        break;
      }
      for (const s of open) if (fits(g, best, s) && blockers(best, s).length === 0) take(g, best, s);
      open = open.filter((s) => !names[g]!.has(s));
    }
  }
  let budget = 2000;
  const displace = (g: number, s: number, depth: number, banned: Set<number>): boolean => {
    const choices = rooms.map((_, r) => r).filter((r) => fits(g, r, s) && !banned.has(r));
    choices.sort((a, b) => blockers(a, s).length - blockers(b, s).length || rooms[a]!.cap - rooms[b]!.cap);
    for (const r of choices) {
      if (budget-- <= 0) return false;
      const pushed = blockers(r, s).map((t) => [holder[r]![t]!, t] as const);
      if (pushed.length > 0 && depth === 0) return false;
      if (pushed.some(([h, t]) => isFixed(h, t))) continue;
      const before = names.map((m) => new Map(m));
      for (const [h, t] of pushed) drop(h, r, t);
      take(g, r, s);
      if (pushed.every(([h, t]) => displace(h, t, depth - 1, new Set([...banned, r])))) return true;
      for (const row of holder) row.fill(-1);
      names.forEach((m) => m.clear());
      before.forEach((m, h) => {
        for (const [t, x] of m) take(h, x, t);
      });
    }
    return false;
  };
  for (const [g, s] of missing) if (!displace(g, s, 4, new Set())) return null;
  return names;
}
