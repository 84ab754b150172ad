import type { Timetable } from './timetable.ts';

const MOST_TRIES = 600;

/**
 * Takes sessions off overloaded teachers by handing them on along chains: to a free teacher, or to one who first hands one of
 * her own sessions to somebody else, and so on (augmenting paths; exact when only daily and weekly limits bind, since those are
 * nested). Slots, groups and locked teachers stay. Cost O(MOST_TRIES * sessions of a teacher * teachers) at worst.
 */
export function relieveTeachers(table: Timetable): void {
  const { school, groups } = table;
  // Sessions of each teacher (index 0: nobody), written g * slots + s.
  const width = school.slots.length;
  const held: Set<number>[] = Array.from({ length: school.teachers.length + 1 }, () => new Set());
  table.slotsOf.forEach((slots, g) => {
    for (const [s, t] of slots) held[t + 1]!.add(g * width + s);
  });
  const sessionsOf = (t: number): [number, number][] => [...held[t + 1]!].map((x) => [Math.floor(x / width), x % width]);
  const give = (g: number, s: number, t: number): void => {
    held[table.slotsOf[g]!.get(s)! + 1]!.delete(g * width + s);
    held[t + 1]!.add(g * width + s);
    table.setTeacher(g, s, t);
  };
  const movable = (g: number, s: number): boolean => (groups[g]!.locked.get(s) ?? -1) < 0;
  let tries = 0;
  const hand = (g: number, s: number, asked: Set<number>): boolean => {
    if (tries > MOST_TRIES) return false;
    const choices = groups[g]!.teachers.filter((t) => !asked.has(t) && school.teachers[t]!.open[s]);
    const free = choices.find((t) => table.isFree(t, s));
    if (free !== undefined) {
      give(g, s, free);
      return true;
    }
    for (const t of choices) {
      for (const [h, other] of sessionsOf(t)) {
        if ((h === g && other === s) || !movable(h, other)) continue;
        if (tries++ > MOST_TRIES) return false;
        give(h, other, -1);
        if (table.isFree(t, s)) {
          give(g, s, t);
          if (hand(h, other, new Set([...asked, t]))) return true;
          give(g, s, -1);
        }
        give(h, other, t);
      }
    }
    return false;
  };
  for (let t = -1; t < school.teachers.length; t++) {
    if (t >= 0 && !table.isOverloaded(t)) continue;
    for (const [g, s] of sessionsOf(t)) {
      if (t >= 0 && !table.isOverloaded(t)) break;
      if (!movable(g, s)) continue;
      if (tries > MOST_TRIES) return;
      give(g, s, -1);
      if (!hand(g, s, new Set(t >= 0 ? [t] : []))) give(g, s, t);
    }
  }
}
