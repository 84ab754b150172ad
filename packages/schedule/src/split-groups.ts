import type { Random } from './make-random.ts';
import { mostSessions } from './most-sessions.ts';
import type { School, Unit } from './school.ts';

/** Sizes of the groups of each unit, in the order of `school.units`. */
export type Split = number[][];

/**
 * Into how many groups of which sizes should each unit be split so that `f` sessions for all fit the rooms of the week? Starts
 * from the fewest, most equal groups; where groups above some size need more sessions than the rooms of that size offer, it
 * makes groups smaller (or, when that does not do, more) until the nested counts hold. `extra` more groups are added to random
 * units first, and `shakes` random changes
 * that keep the counts are made last, for variety between attempts. Returns null when no such split was found. Cost O(units * sizes) a step, few steps.
 */
export function splitGroups(school: School, f: number, extra: number, random: Random, shakes = 0): Split | null {
  const gap = school.problem.rules.roomGapMinutes;
  const caps = [...new Set(school.rooms.map((r) => Math.min(r.cap, school.maxCap)))].sort((a, b) => b - a);
  const sessions = school.rooms.map((r) => mostSessions(school, r.open, gap));
  const offered = caps.map((cap) => school.rooms.reduce((sum, r, i) => sum + (r.cap >= cap ? sessions[i]! : 0), 0));
  const counts = school.units.map((u) => u.leastGroups);
  for (let i = 0; i < extra; i++) {
    const fits = counts.flatMap((k, u) => (k < school.units[u]!.pupils.length ? [u] : []));
    if (fits.length === 0) return null;
    // Prefer the unit whose groups are fullest, with a little chance.
    fits.sort((a, b) => school.units[b]!.pupils.length / counts[b]! - school.units[a]!.pupils.length / counts[a]!);
    const u = fits[Math.min(fits.length - 1, Math.floor(-Math.log(random.unit()) * 1.5))]!;
    counts[u] = counts[u]! + 1;
  }
  const levels = school.units.map((u, i) => equalLevels(u.pupils.length, counts[i]!, caps));
  // need[j]: sessions asked of rooms with at least caps[j] seats.
  const need = caps.map(() => 0);
  const count = (unit: number[], by: number): void => {
    for (const level of unit) for (let j = level; j < caps.length; j++) need[j] = need[j]! + by * f;
  };
  for (const unit of levels) count(unit, 1);
  const worth = (): number => need.reduce((sum, n, j) => sum + Math.max(0, n - offered[j]!), 0);
  let now = worth();
  for (let step = 0; now > 0 && step < 400; step++) {
    let best: { u: number; option: number[]; value: number } | null = null;
    for (let u = 0; u < levels.length; u++) {
      const old = levels[u]!;
      count(old, -1);
      for (const option of neighbours(old, school.units[u]!.pupils.length, caps)) {
        count(option, 1);
        const grown = option.length - old.length;
        const value = worth() + grown * 0.5 * f + random.unit() * 1e-3;
        if (!best || value < best.value) best = { u, option, value };
        count(option, -1);
      }
      count(old, 1);
    }
    if (!best) return null;
    count(levels[best.u]!, -1);
    levels[best.u] = best.option;
    count(best.option, 1);
    const after = worth();
    if (after >= now && step > 40) return null;
    now = after;
  }
  if (now > 0) return null;
  for (let i = 0; i < shakes; i++) {
    const u = random.below(levels.length);
    const options = neighbours(levels[u]!, school.units[u]!.pupils.length, caps).filter((o) => o.length === levels[u]!.length);
    const option = options[random.below(Math.max(1, options.length))];
    if (!option) continue;
    count(levels[u]!, -1);
    count(option, 1);
    if (worth() === 0) levels[u] = option;
    else {
      count(option, -1);
      count(levels[u]!, 1);
    }
  }
  return levels.map((unit, u) =>
    fillSizes(
      school.units[u]!.pupils.length,
      unit.map((j) => caps[j]!),
    ),
  );
}

/** The size level (index into descending `caps`) of each of `k` groups as equal as possible. */
function equalLevels(n: number, k: number, caps: number[]): number[] {
  return Array.from({ length: k }, (_, i) => {
    const size = Math.floor(n / k) + (i < n % k ? 1 : 0);
    let level = caps.length - 1;
    while (level > 0 && caps[level]! < size) level--;
    return level;
  });
}

/** Splits one step away: one group smaller and perhaps one larger, or one group more of the smallest size that helps. */
function neighbours(levels: number[], n: number, caps: number[]): number[][] {
  const options = new Map<string, number[]>();
  const keep = (option: number[]): void => {
    if (option.reduce((sum, j) => sum + caps[j]!, 0) < n) return;
    const sorted = [...option].sort((a, b) => a - b);
    options.set(sorted.join(), sorted);
  };
  levels.forEach((from, i) => {
    for (let to = 0; to < caps.length; to++) {
      if (to === from) continue;
      const one = [...levels];
      one[i] = to;
      keep(one);
      for (let j = 0; j < levels.length; j++) {
        if (j === i || to <= from) continue;
        for (let up = 0; up < levels[j]!; up++) {
          const two = [...one];
          two[j] = up;
          keep(two);
        }
      }
    }
  });
  if (levels.length < n) keep([...equalLevels(n, levels.length + 1, caps)]);
  options.delete([...levels].sort((a, b) => a - b).join());
  return [...options.values()];
}

/** Sizes as equal as the limits allow, summing to n where they allow it. O(n * limits). */
export function fillSizes(n: number, limits: number[]): number[] {
  const sizes = limits.map(() => 0);
  for (let left = n; left > 0; left--) {
    let least = -1;
    for (let i = 0; i < sizes.length; i++) {
      if (sizes[i]! < limits[i]! && (least < 0 || sizes[i]! < sizes[least]!)) least = i;
    }
    if (least < 0) return sizes;
    sizes[least] = sizes[least]! + 1;
  }
  return sizes;
}

/**
 * Units as they are worth splitting: mergeable rombel stay apart when joining them saves no group, so that a teacher meets one
 * rombel at a time. O(pupils).
 */
export function unitsWorthMerging(school: School): Unit[] {
  return school.units.flatMap((unit) => {
    const apart = unit.rombel.map((c) => {
      const pupils = unit.pupils.filter((p) => school.pupils[p]!.rombel === c);
      return { rombel: [c], pupils, sex: unit.sex, leastGroups: Math.ceil(pupils.length / school.maxCap) };
    });
    return apart.reduce((sum, u) => sum + u.leastGroups, 0) <= unit.leastGroups ? apart : [unit];
  });
}
