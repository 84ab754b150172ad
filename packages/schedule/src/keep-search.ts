import type { KeptPlan } from './keep-plan.ts';
import type { Random } from './make-random.ts';
import { relieveTeachers } from './relieve-teachers.ts';
import { Timetable } from './timetable.ts';
import { constantTracks, irregularity } from './tracks.ts';

/** Price of a broken unit of a rule at the end, in groups moved; at first it is one. */
const DEAREST = 25;

/**
 * Slots for all groups of a plan at hand with at least `f` sessions each, in which as few pupils as possible leave their old slots:
 * simulated annealing over the slots of single groups and exchanges between two, passing through broken rules at a rising price.
 * Locked slots stay. The groups in `clear`
 * leave slots in which one of their subject teachers is absent. Null when there is no start. Cost O(steps * sessions of a group * rows).
 */
export function keepSearch(
  kept: KeptPlan,
  f: number,
  { steps, clear }: { steps: number; clear: ReadonlySet<number> },
  random: Random,
  stop: () => boolean,
): number[][] | null {
  const { week, oldCounts } = kept;
  const { school, groups } = week;
  const table = new Timetable(school, groups, sexOfSlots(kept));
  if (clear.size > 0) table.avoidAbsentTeachers(constantTracks(school, f), clear);
  const must = new Set(groups.flatMap((g, i) => (kept.must.has(i) || g.oldSlots.some((s) => !table.allowed[i]![s]) ? [i] : [])));
  const mean = Math.max(1, groups.reduce((n, g) => n + g.weight, 0) / Math.max(1, groups.length));
  const pools = new Map<number, number[][]>();
  const poolOf = (n: number): number[][] =>
    pools.get(n) ??
    pools
      .set(
        n,
        constantTracks(school, n).map((t) => t.slots),
      )
      .get(n)!;
  const usable = (g: number, slots: number[]): boolean =>
    slots.length > 0 &&
    slots.every((s) => table.allowed[g]![s]) &&
    [...groups[g]!.locked.keys()].every((s) => slots.includes(s)) &&
    new Set(slots.map((s) => school.slots[s]!.day)).size === slots.length;
  const slotsOf = groups.map((g, i) => (must.has(i) ? [] : g.oldSlots));
  const keyOf = (slots: number[]): string => slots.join();
  const oldKey = groups.map((g, i) => (must.has(i) ? '' : keyOf(g.oldSlots)));
  const price = (g: number, slots: number[]): number =>
    (keyOf(slots) === oldKey[g] ? 0 : groups[g]!.weight / mean) +
    0.05 * irregularity(school, slots) +
    0.04 * groups[g]!.oldSlots.filter((s) => !slots.includes(s)).length;
  const fill = (g: number, slots: number[]): number => {
    let cost = 0;
    for (const s of slots) {
      cost += table.slotCost(g, s);
      table.add(g, s);
    }
    return cost;
  };
  /** Other slots for a group: one session moved or dropped, or a track of its own. */
  const variant = (g: number): number[] | null => {
    const now = slotsOf[g]!;
    const dice = random.unit();
    const most = Math.max(f, oldCounts[g]!);
    if (now.length === 0 || dice < 0.3) {
      const n = f + random.below(most - f + 1);
      const pool = poolOf(n);
      return pool[random.below(Math.max(1, pool.length))] ?? null;
    }
    const out = now[random.below(now.length)]!;
    const rest = now.filter((s) => s !== out);
    if (now.length > f && dice < 0.45) return rest;
    const taken = new Set(rest.map((s) => school.slots[s]!.day));
    const shift = school.slots[out]!.shift;
    const free = school.slots.flatMap((x, s) => (s === out || taken.has(x.day) || (dice < 0.8 && x.shift !== shift) ? [] : [s]));
    const into = free[random.below(Math.max(1, free.length))];
    return into === undefined ? null : [...rest, into].sort((a, b) => a - b);
  };
  for (const [g, slots] of slotsOf.entries()) {
    if (slots.length > 0) {
      for (const s of slots) {
        const known = groups[g]!.oldTeachers.get(s) ?? -1;
        const still = known >= 0 && groups[g]!.teachers.includes(known) && school.teachers[known]!.open[s];
        table.add(g, s, still ? known : -1);
      }
      continue;
    }
    const near = [keepDays(kept, g, f), ...poolOf(f)].filter((x) => usable(g, x));
    const start = near[0];
    if (start === undefined || start.length < f) return null;
    slotsOf[g] = start;
    for (const s of start) table.add(g, s);
  }
  const shared = !school.problem.lessons && groups.some((g) => g.teachers.length > 1);
  let dear = 1;
  const attempt = (changes: [number, number[]][], heat: number): void => {
    const old = changes.map(([g]) => table.clear(g));
    let before = 0;
    changes.forEach(([g], i) => (before += dear * fill(g, [...old[i]!.keys()]) + price(g, slotsOf[g]!)));
    for (const [g] of changes) table.clear(g);
    let after = 0;
    for (const [g, slots] of changes) after += dear * fill(g, slots) + price(g, slots);
    if (after <= before || random.unit() < Math.exp((before - after) / heat)) {
      for (const [g, slots] of changes) slotsOf[g] = slots;
      return;
    }
    for (const [g] of changes) table.clear(g);
    changes.forEach(([g], i) => table.restore(g, old[i]!));
  };
  let crowded: number[] = [];
  for (let step = 0; step < steps; step++) {
    if ((step & 63) === 0) {
      if (stop()) return null;
      if (shared && (step & 511) === 0) relieveTeachers(table);
      crowded = [...new Set(table.crowded().map(([g]) => g))];
      if (crowded.length === 0 && groups.every((_, g) => must.has(g) || keyOf(slotsOf[g]!) === oldKey[g])) break;
    }
    const heat = 0.5 * (1 - step / steps) ** 2 + 0.02;
    dear = DEAREST ** Math.min(1, (1.4 * step) / steps);
    const dice = random.unit();
    const g = dice < 0.6 && crowded.length > 0 ? crowded[random.below(crowded.length)]! : random.below(groups.length);
    if (dice > 0.3 && keyOf(slotsOf[g]!) !== oldKey[g] && oldKey[g] !== '' && random.unit() < 0.5) {
      attempt([[g, groups[g]!.oldSlots]], heat);
      continue;
    }
    if (random.unit() < 0.25) {
      const h = random.below(groups.length);
      const [mine, theirs] = [slotsOf[g]!, slotsOf[h]!];
      if (g !== h && mine.length === theirs.length && keyOf(mine) !== keyOf(theirs) && usable(g, theirs) && usable(h, mine)) {
        attempt(
          [
            [g, theirs],
            [h, mine],
          ],
          heat,
        );
        continue;
      }
    }
    const slots = variant(g);
    if (slots && slots.length >= f && usable(g, slots)) attempt([[g, slots]], heat);
  }
  return slotsOf;
}

/** Old slots that are still there, filled up to `f` with the first free days. */
function keepDays({ week }: KeptPlan, g: number, f: number): number[] {
  const { school, groups } = week;
  const list = [...new Set([...groups[g]!.locked.keys(), ...groups[g]!.oldSlots.filter((s) => week.fits(g, s))])];
  const days = new Set<number>();
  const slots = list.filter((s) => !days.has(school.slots[s]!.day) && days.add(school.slots[s]!.day));
  for (let s = 0; s < school.slots.length && slots.length < f; s++) {
    if (days.has(school.slots[s]!.day) || !week.fits(g, s)) continue;
    days.add(school.slots[s]!.day);
    slots.push(s);
  }
  return slots.sort((a, b) => a - b);
}

/** Which sex had each slot; empty slots go with their shift. Null where slots are not single-sex. */
function sexOfSlots({ week }: KeptPlan): number[] | null {
  const { school, groups } = week;
  if (school.problem.rules.gender !== 'shift') return null;
  const votes = (pick: (s: number) => boolean): number =>
    groups.reduce((n, g) => n + (g.sex === 1 ? 1 : -1) * g.oldSlots.filter(pick).length, 0);
  return school.slots.map((slot, s) => {
    const own = votes((x) => x === s);
    const sum = own !== 0 ? own : votes((x) => school.slots[x]!.shift === slot.shift);
    return sum > 0 ? 1 : 0;
  });
}
