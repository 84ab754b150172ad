import type { School } from './school.ts';

/**
 * For each moment at which a wave of pupils starts at the gate on one day: the slots whose arrival [start - w, start) or
 * departure [end, end + w) covers it. The pupils of those slots together must fit the gate (rule H9, conservative: a wave that
 * overlaps another by one minute is charged in full). Duplicate and dominated rows are left out. O(slots^3) a day.
 */
export function gateWaves(school: School, day: number): number[][] {
  const w = school.problem.gate?.windowMinutes ?? 0;
  if (w <= 0) return [];
  const waves = school.slotsOfDay[day]!.flatMap((s) => {
    const { start, end } = school.slots[s]!;
    return [
      { s, from: start - w, to: start },
      { s, from: end, to: end + w },
    ];
  });
  const rows = waves.map((x) => waves.filter((y) => y.from <= x.from && x.from < y.to).map((y) => y.s));
  return rows
    .map((row) => [...row].sort((a, b) => a - b))
    .filter((row, i, all) => !all.some((other, j) => j !== i && covers(other, row) && (!covers(row, other) || j < i)));
}

/** Does multiset `big` (sorted) contain multiset `small` (sorted)? */
function covers(big: number[], small: number[]): boolean {
  let i = 0;
  for (const x of big) if (i < small.length && small[i] === x) i++;
  return i === small.length;
}
