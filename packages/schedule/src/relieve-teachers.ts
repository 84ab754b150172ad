import type { Timetable } from './timetable.ts';

const MOST_TRIES = 400;

/**
 * Takes sessions off overloaded teachers by handing them on along chains: to a free teacher, or to one who first hands one of
 * her own sessions to somebody else, and so on (augmenting paths; exact when only daily and weekly limits bind, since those are
 * nested). Slots, groups and locked teachers stay. Cost O(sessions * MOST_TRIES * teachers) at worst, usually a few steps.
 */
export function relieveTeachers(table: Timetable): void {
  const { school, groups } = table;
  const sessionsOf = (t: number): [number, number][] =>
    table.slotsOf.flatMap((slots, g) => [...slots].flatMap(([s, x]) => (x === t ? [[g, s] as [number, number]] : [])));
  const movable = (g: number, s: number): boolean => (groups[g]!.locked.get(s) ?? -1) < 0;
  let tries = 0;
  const hand = (g: number, s: number, asked: Set<number>): boolean => {
    if (tries++ > MOST_TRIES) return false;
    const choices = groups[g]!.teachers.filter((t) => !asked.has(t) && school.teachers[t]!.open[s]);
    const free = choices.find((t) => table.isFree(t, s));
    if (free !== undefined) {
      table.setTeacher(g, s, free);
      return true;
    }
    for (const t of choices) {
      for (const [h, other] of sessionsOf(t)) {
        if ((h === g && other === s) || !movable(h, other)) continue;
        table.setTeacher(h, other, -1);
        if (table.isFree(t, s)) {
          table.setTeacher(g, s, t);
          if (hand(h, other, new Set([...asked, t]))) return true;
          table.setTeacher(g, s, -1);
        }
        table.setTeacher(h, other, t);
      }
    }
    return false;
  };
  for (let t = -1; t < school.teachers.length; t++) {
    if (t >= 0 && !table.isOverloaded(t)) continue;
    for (const [g, s] of sessionsOf(t)) {
      if (t >= 0 && !table.isOverloaded(t)) break;
      if (!movable(g, s)) continue;
      tries = 0;
      table.setTeacher(g, s, -1);
      if (!hand(g, s, new Set(t >= 0 ? [t] : []))) table.setTeacher(g, s, t);
    }
  }
}
