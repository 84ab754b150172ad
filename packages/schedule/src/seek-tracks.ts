import type { Random } from './make-random.ts';
import type { Timetable } from './timetable.ts';
import { irregularity, type Track } from './tracks.ts';

/** What a group costs, in families, whose week is even, uneven, or changes shift. */
const ROUGH = [0, 0.25, 0.4];

/**
 * Gives every group a track such that siblings can meet, before anyone decides which pupil sits in which group: a family counts
 * as soon as all its rombel have a group on one common track, because pupils of a rombel can still change places. Simulated
 * annealing over tracks of single groups and exchanges between two, passing through broken rules at a price, so that a full week
 * can be rebuilt. What is left broken is for a repair afterwards: a broken unit costs one family at
 * first and `dearest` in the last third. With `resize` groups of a unit may change their sizes. Locked slots stay. Cost O(steps * (families of a rombel + rows)).
 */
export function seekTracks(
  table: Timetable,
  pool: Track[],
  { steps, dearest, resize }: { steps: number; dearest: number; resize: boolean },
  random: Random,
  stop: () => boolean,
): void {
  const { school, groups } = table;
  const apart = school.problem.rules.gender !== null;
  const cellOf = (p: number): number => school.pupils[p]!.rombel * 2 + (apart ? school.pupils[p]!.sex : 0);
  const cellsOfGroup = groups.map((g) => [...new Set(g.pupils.map(cellOf))]);
  const families = familyCells(table, cellOf);
  const familiesOfCell = new Map<number, number[]>();
  families.forEach((cells, f) => {
    for (const c of cells) familiesOfCell.set(c, [...(familiesOfCell.get(c) ?? []), f]);
  });
  const familiesOfGroup = cellsOfGroup.map((cells) => [...new Set(cells.flatMap((c) => familiesOfCell.get(c) ?? []))]);
  const idOf = new Map(pool.map((t, i) => [t.slots.join(), i]));
  const trackId = (slots: number[]): number => {
    const key = [...slots].sort((a, b) => a - b).join();
    return idOf.get(key) ?? idOf.set(key, idOf.size).get(key)!;
  };
  const choices = groups.map((g, i) =>
    pool.filter((t) => t.slots.every((s) => table.allowed[i]![s]) && [...g.locked.keys()].every((s) => t.slots.includes(s))),
  );
  const movable = groups.flatMap((_, g) => (choices[g]!.length > 0 ? [g] : []));
  if (movable.length === 0) return;
  for (const g of movable) {
    if (table.slotsOf[g]!.size > 0) continue;
    for (const s of choices[g]![random.below(choices[g]!.length)]!.slots) table.add(g, s);
  }
  const slotsOf = groups.map((_, g) => [...table.slotsOf[g]!.keys()].sort((a, b) => a - b));
  const track = slotsOf.map(trackId);
  const rough = slotsOf.map((slots) => ROUGH[irregularity(school, slots)]!);
  // How many groups with pupils of a cell are on a track.
  const present = new Map<number, Map<number, number>>();
  const count = (g: number, id: number, by: number): void => {
    for (const c of cellsOfGroup[g]!) {
      const tracks = present.get(c) ?? present.set(c, new Map()).get(c)!;
      const n = (tracks.get(id) ?? 0) + by;
      if (n > 0) tracks.set(id, n);
      else tracks.delete(id);
    }
  };
  groups.forEach((_, g) => count(g, track[g]!, 1));
  const worth = (f: number): number => {
    const [first, ...rest] = families[f]!;
    let common = 0;
    for (const id of present.get(first!)!.keys()) if (rest.every((c) => present.get(c)!.has(id))) common++;
    return common === 0 ? 0 : 1 + 0.1 * Math.min(2, common - 1);
  };
  const sum = (list: Iterable<number>): number => {
    let n = 0;
    for (const f of list) n += worth(f);
    return n;
  };

  /** Puts slots into an empty group and returns what that breaks. */
  const fill = (g: number, slots: number[]): number => {
    let cost = 0;
    for (const s of slots) {
      cost += table.slotCost(g, s);
      table.add(g, s);
    }
    return cost;
  };
  let price = 0;
  const attempt = (changes: [number, number[]][], heat: number): void => {
    const touched = new Set(changes.flatMap(([g]) => familiesOfGroup[g]!));
    const before = sum(touched) - changes.reduce((n, [g]) => n + rough[g]!, 0);
    const old = changes.map(([g]) => table.clear(g));
    let brokenBefore = 0;
    changes.forEach(([g], i) => (brokenBefore += fill(g, [...old[i]!.keys()])));
    for (const [g] of changes) table.clear(g);
    let broken = 0;
    for (const [g, slots] of changes) broken += fill(g, slots);
    const was = changes.map(([g]) => [track[g]!, rough[g]!, slotsOf[g]!] as const);
    for (const [g, slots] of changes) {
      count(g, track[g]!, -1);
      slotsOf[g] = slots;
      track[g] = trackId(slots);
      rough[g] = ROUGH[irregularity(school, slots)]!;
      count(g, track[g]!, 1);
    }
    const gain = sum(touched) - changes.reduce((n, [g]) => n + rough[g]!, 0) - before - price * (broken - brokenBefore);
    if (gain >= 0 || random.unit() < Math.exp(gain / heat)) return;
    changes.forEach(([g], i) => {
      count(g, track[g]!, -1);
      [track[g], rough[g], slotsOf[g]] = [was[i]![0], was[i]![1], was[i]![2]];
      count(g, track[g]!, 1);
      table.clear(g);
    });
    changes.forEach(([g], i) => table.restore(g, old[i]!));
  };
  const sameUnit = groups.map((g, i) => groups.flatMap((h, j) => (j !== i && h.unit === g.unit && !h.closed && !g.closed ? [j] : [])));
  /** Some pupils of a group change to another of the unit, which leaves room where the crowd is. */
  const changeSizes = (g: number, h: number, heat: number): void => {
    const [from, to] = [groups[g]!, groups[h]!];
    const n = Math.min(1 + random.below(4), from.pupils.length - 1, school.maxCap - to.pupils.length);
    // A locked room may have no more seats.
    if (n < 1 || to.locked.size > 0 || cellsOfGroup[g]!.length > 1 || cellsOfGroup[g]!.join() !== cellsOfGroup[h]!.join()) return;
    const old = [g, h].map((x) => table.clear(x));
    const broken = (): number => fill(g, slotsOf[g]!) + fill(h, slotsOf[h]!);
    const before = broken();
    [g, h].forEach((x) => table.clear(x));
    const moved = from.pupils.splice(from.pupils.length - n, n);
    to.pupils.push(...moved);
    const gain = before - broken();
    if (gain * price >= 0 || random.unit() < Math.exp((gain * price) / heat)) return;
    [g, h].forEach((x) => table.clear(x));
    to.pupils.splice(to.pupils.length - n, n);
    from.pupils.push(...moved);
    [g, h].forEach((x, i) => table.restore(x, old[i]!));
  };
  for (let step = 0; step < steps; step++) {
    if ((step & 255) === 0 && stop()) return;
    price = dearest ** Math.min(1, (1.5 * step) / steps);
    const heat = 0.9 * (1 - step / steps) ** 2 + 0.03;
    const g = movable[random.below(movable.length)]!;
    const dice = random.unit();
    if (resize && dice < 0.15 && sameUnit[g]!.length > 0) {
      changeSizes(g, sameUnit[g]![random.below(sameUnit[g]!.length)]!, heat);
      continue;
    }
    if (dice < 0.5) {
      const h = movable[random.below(movable.length)]!;
      if (track[g] === track[h] || slotsOf[g]!.length !== slotsOf[h]!.length) continue;
      const free = (a: number, b: number): boolean =>
        slotsOf[b]!.every((s) => table.allowed[a]![s]) && [...groups[a]!.locked.keys()].every((s) => slotsOf[b]!.includes(s));
      if (free(g, h) && free(h, g)) {
        attempt(
          [
            [g, slotsOf[h]!],
            [h, slotsOf[g]!],
          ],
          heat,
        );
      }
      continue;
    }
    // A track some other group is on lets siblings meet.
    const other = slotsOf[movable[random.below(movable.length)]!]!;
    const known = dice < 0.75 && choices[g]!.find((t) => t.slots.length === other.length && t.slots.every((s, i) => s === other[i]));
    const slots = known ? known.slots : choices[g]![random.below(choices[g]!.length)]!.slots;
    if (trackId(slots) !== track[g]) attempt([[g, slots]], heat);
  }
}

/** For every family with pupils in two places (rombel, or rombel and sex where those are apart): the places. */
function familyCells(table: Timetable, cellOf: (p: number) => number): number[][] {
  const cells: Set<number>[] = Array.from({ length: table.school.families }, () => new Set());
  table.school.pupils.forEach((pupil, p) => {
    if (pupil.family >= 0) cells[pupil.family]!.add(cellOf(p));
  });
  return cells.filter((set) => set.size > 1).map((set) => [...set]);
}
