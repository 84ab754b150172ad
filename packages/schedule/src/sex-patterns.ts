import type { School } from './school.ts';

/**
 * Ways to give every slot to boys (0) or girls (1), the easiest to remember first: by shift, by day, shifts changing sides every
 * day, and each of them with the sexes swapped. O(2^shifts * slots), at most 64 patterns.
 */
export function sexPatterns(school: School): number[][] {
  const shifts = school.problem.shifts.length;
  const patterns = new Map<string, number[]>();
  const keep = (pick: (day: number, shift: number) => number): void => {
    for (const swap of [0, 1]) {
      const pattern = school.slots.map((s) => pick(s.day, s.shift) ^ swap);
      patterns.set(pattern.join(), pattern);
    }
  };
  const masks = Math.min(1 << Math.min(shifts, 5), 16);
  for (let mask = 1; mask < masks; mask++) keep((_, h) => (mask >> h) & 1);
  for (let period = 2; period <= 3; period++) for (let at = 1; at < period; at++) keep((d) => (d % period < at ? 1 : 0));
  keep((d, h) => (d + h) & 1);
  const present = [0, 1].filter((sex) => school.units.some((u) => u.sex === sex));
  if (present.length === 1)
    patterns.set(
      'one',
      school.slots.map(() => present[0]!),
    );
  return [...patterns.values()];
}
