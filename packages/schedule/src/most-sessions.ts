import type { School } from './school.ts';

/**
 * How many sessions in all can one room or teacher host at most? Greedy earliest-end interval packing of the open slots of
 * each day with `gapMin` between two uses (optimal for one machine), cut by the daily and weekly limits. O(slots log slots).
 */
export function mostSessions(school: School, open: boolean[], gapMin: number, maxDay = Infinity, maxWeek = Infinity): number {
  const weeks = [0, 0];
  for (const day of school.slotsOfDay) {
    const usable = day.filter((s) => open[s]).map((s) => school.slots[s]!);
    usable.sort((a, b) => a.end - b.end);
    let count = 0;
    let free = -Infinity;
    for (const slot of usable) {
      if (slot.start < free) continue;
      count++;
      free = slot.end + gapMin;
    }
    const week = school.weekOfSlot[day[0] ?? 0] ?? 0;
    weeks[week] = weeks[week]! + Math.min(count, maxDay);
  }
  return weeks.reduce((sum, n) => sum + Math.min(n, maxWeek), 0);
}
