import type { Random } from './make-random.ts';
import { isEvenlySpread } from './plan-metrics.ts';
import type { School } from './school.ts';

/** A set of slots, at most one a day, with how far it is from a rhythm people can remember. */
export interface Track {
  slots: number[];
  /** 0 one shift and even gaps, 1 one shift, 2 changing shifts. */
  irregular: 0 | 1 | 2;
}

/**
 * All tracks of `f` sessions in one constant shift: even ones and uneven ones.
 * Cost O(shifts * C(days, f)); days are at most a fortnight.
 */
export function constantTracks(school: School, f: number): Track[] {
  const openDays = school.problem.days.filter((day) => school.problem.shifts.some((s) => !s.days || s.days.includes(day)));
  const order = new Map(openDays.map((day, i) => [day, i]));
  const tracks: Track[] = [];
  school.problem.shifts.forEach((_, h) => {
    const slots = school.slots.flatMap((s, i) => (s.shift === h ? [i] : []));
    for (const pick of combinations(slots, f)) {
      const days = pick.map((s) => order.get(school.problem.days[school.slots[s]!.day]!)!);
      tracks.push({ slots: pick, irregular: isEvenlySpread(days, openDays.length) ? 0 : 1 });
    }
  });
  return tracks;
}

const MOST_MIXED = 300;

/** Some tracks of `f` sessions that change shift, on even days where there are any. O(MOST_MIXED * f). */
export function mixedTracks(school: School, f: number, random: Random): Track[] {
  const open = school.slotsOfDay.flatMap((day, d) => (day.length > 0 ? [d] : []));
  const sets = combinations(open, f);
  const even = sets.filter((days) =>
    isEvenlySpread(
      days.map((d) => open.indexOf(d)),
      open.length,
    ),
  );
  const days = even.length > 0 ? even : sets;
  if (days.length === 0 || f === 0) return [];
  const tracks = new Map<string, Track>();
  for (let i = 0; i < MOST_MIXED; i++) {
    const slots = days[random.below(days.length)]!.map((d) => {
      const day = school.slotsOfDay[d]!;
      return day[random.below(day.length)]!;
    });
    if (irregularity(school, slots) === 2) tracks.set(slots.join(), { slots, irregular: 2 });
  }
  return [...tracks.values()];
}

/** Does a set of slots keep one shift and even gaps? See `Track.irregular`. */
export function irregularity(school: School, slots: number[]): 0 | 1 | 2 {
  if (new Set(slots.map((s) => school.slots[s]!.shift)).size > 1) return 2;
  const openDays = school.problem.days.filter((day) => school.problem.shifts.some((s) => !s.days || s.days.includes(day)));
  const days = slots.map((s) => openDays.indexOf(school.problem.days[school.slots[s]!.day]!));
  return isEvenlySpread(days, openDays.length) ? 0 : 1;
}

function combinations(items: number[], k: number): number[][] {
  if (k === 0) return [[]];
  if (items.length < k) return [];
  const [first, ...rest] = items;
  return [...combinations(rest, k - 1).map((c) => [first!, ...c]), ...combinations(rest, k)];
}
