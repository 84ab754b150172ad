import type { KeptWeek } from './kept-week.ts';
import { irregularity } from './tracks.ts';

/** Other slots a group could have, with how many of its old sessions that changes. */
export interface SlotSet {
  slots: number[];
  changes: number;
}

/**
 * Sets of slots other than the old ones that group `g` could attend by itself: one a day, all locked ones, `least` to `most`
 * sessions. Fewest changes first, then most sessions, then the most regular; at most `limit` of them (then the last level of
 * changes that fits). Cost O(sets * days).
 */
export function slotSets(week: KeptWeek, g: number, least: number, most: number, limit: number): SlotSet[] {
  const { school } = week;
  const group = week.groups[g]!;
  const old = new Set(group.oldSlots);
  const lockedDays = new Map([...group.locked.keys()].map((s) => [school.slots[s]!.day, s]));
  const options = school.slotsOfDay.map((day, d) => {
    const locked = lockedDays.get(d);
    return locked === undefined ? day.filter((s) => week.fits(g, s)) : [locked];
  });
  const list: SlotSet[] = [];
  for (let changes = 1; changes <= options.length && list.length < limit; changes++) {
    const level: number[][] = [];
    const step = (d: number, slots: number[], removed: number, added: number): void => {
      if (removed > changes || added > changes || level.length >= limit * 4) return;
      if (slots.length > most || slots.length + options.length - d < least) return;
      if (d === options.length) {
        if (Math.max(removed, added) === changes && slots.length > 0) level.push(slots);
        return;
      }
      const had = school.slotsOfDay[d]!.filter((s) => old.has(s)).length;
      for (const s of options[d]!) {
        const keeps = old.has(s);
        step(d + 1, [...slots, s], removed + had - Number(keeps), added + Number(!keeps));
      }
      if (!lockedDays.has(d)) step(d + 1, slots, removed + had, added);
    };
    step(0, [], 0, 0);
    const sets = level.map((slots) => ({ slots, changes, odd: irregularity(school, slots) }));
    sets.sort((a, b) => b.slots.length - a.slots.length || a.odd - b.odd);
    list.push(...sets.map(({ slots }) => ({ slots, changes })));
  }
  return list.slice(0, limit);
}
