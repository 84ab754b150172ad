import type { Random } from './make-random.ts';
import type { Timetable } from './timetable.ts';
import { irregularity, type Track } from './tracks.ts';

export interface FamilySearch {
  steps: number;
  /** May groups of a rombel change their sizes? */
  resize: boolean;
  /** Families whole that cannot be surpassed: with these and regular weeks for all, the search ends. */
  enough: number;
}

/**
 * Brings siblings to school in the same slots, keeping every hard rule: simulated annealing over swaps of two pupils of one
 * rombel (and sex, where groups are single-sex), moves of a pupil to another group of the rombel, moves of a group to another track and exchanges of two groups' tracks. Score:
 * families whole, then groups on a regular track, with half a family's worth for pairs on the way. The best state seen is kept; sizes
 * that may change are then made as equal as that state allows.
 * Returns the number of families whole. Cost O(steps * (family members of a group + rows)).
 */
export function improveFamilies(
  table: Timetable,
  tracks: Track[],
  { steps, resize, enough }: FamilySearch,
  random: Random,
  stop: () => boolean,
): number {
  const { school, groups } = table;
  const groupOf = new Int32Array(school.pupils.length).fill(-1);
  groups.forEach((g, i) => {
    for (const p of g.pupils) groupOf[p] = i;
  });
  const members: number[][] = Array.from({ length: school.families }, () => []);
  school.pupils.forEach((p, i) => {
    if (p.family >= 0) members[p.family]!.push(i);
  });
  const families = members.map((list) => list.length > 1);
  const total = families.filter(Boolean).length;
  const movable = groups.map((_, i) => i).filter((i) => !groups[i]!.closed);
  const free = groups.map((_, i) => i).filter((i) => groups[i]!.locked.size === 0);
  const siblings = school.pupils.map((_, i) => i).filter((p) => school.pupils[p]!.family >= 0 && families[school.pupils[p]!.family]);
  const trackIds = new Map<string, number>();
  const trackId = (g: number): number => {
    const key = [...table.slotsOf[g]!.keys()].sort((a, b) => a - b).join();
    const id = trackIds.get(key) ?? trackIds.size;
    trackIds.set(key, id);
    return id;
  };
  const track = groups.map((_, g) => trackId(g));
  const worth = (family: number): number => {
    const list = members[family]!;
    const first = track[groupOf[list[0]!]!]!;
    let same = 0;
    let pairs = 0;
    for (let i = 0; i < list.length; i++) {
      const mine = track[groupOf[list[i]!]!]!;
      if (mine === first) same++;
      for (let j = 0; j < i; j++) {
        const theirs = track[groupOf[list[j]!]!];
        if (theirs === mine) pairs++;
      }
    }
    return same === list.length ? 3 + 0.5 * pairs : 0.5 * pairs;
  };
  const rough = groups.map((_, g) => irregularity(school, [...table.slotsOf[g]!.keys()]));
  const sum = (list: Iterable<number>): number => {
    let n = 0;
    for (const f of list) n += worth(f);
    return n;
  };
  const all = families.flatMap((on, f) => (on ? [f] : []));
  const whole = (): number => all.filter((f) => new Set(members[f]!.map((p) => track[groupOf[p]!])).size === 1).length;
  const familiesOf = (g: number): Set<number> =>
    new Set(groups[g]!.pupils.map((p) => school.pupils[p]!.family).filter((f) => f >= 0 && families[f]));
  const snapshot = (): { pupils: number[][]; slots: Map<number, number>[] } => ({
    pupils: groups.map((g) => [...g.pupils]),
    slots: table.slotsOf.map((m) => new Map(m)),
  });
  let score = sum(all) - roughCost(rough);
  let best = snapshot();
  let bestScore = score;
  const genderApart = school.problem.rules.gender !== null;
  const rombelGroups = new Map<number, number[]>();
  for (const g of movable) {
    for (const c of new Set(groups[g]!.pupils.map((p) => school.pupils[p]!.rombel))) {
      rombelGroups.set(c, [...(rombelGroups.get(c) ?? []), g]);
    }
  }

  const swapPupils = (heat: number): void => {
    const p = siblings[random.below(siblings.length)]!;
    const { rombel, sex } = school.pupils[p]!;
    const a = groupOf[p]!;
    const others = rombelGroups.get(rombel) ?? [];
    if (others.length < 2 || groups[a]!.closed) return;
    const b = others[random.below(others.length)]!;
    if (a === b) return;
    const options = groups[b]!.pupils.filter((q) => school.pupils[q]!.rombel === rombel && (!genderApart || school.pupils[q]!.sex === sex));
    if (options.length === 0) return;
    const q = options[random.below(options.length)]!;
    const touched = new Set([school.pupils[p]!.family, school.pupils[q]!.family].filter((f) => f >= 0 && families[f]));
    const before = sum(touched);
    groupOf[p] = b;
    groupOf[q] = a;
    const gain = sum(touched) - before;
    if (gain >= 0 || random.unit() < Math.exp(gain / heat)) {
      groups[a]!.pupils[groups[a]!.pupils.indexOf(p)] = q;
      groups[b]!.pupils[groups[b]!.pupils.indexOf(q)] = p;
      score += gain;
      return;
    }
    groupOf[p] = a;
    groupOf[q] = b;
  };

  /** Moves a pupil of group `a` to group `b`; undone where something breaks or `accept` refuses the gain of score. */
  const movePupil = (p: number, a: number, b: number, accept: (gain: number) => boolean): boolean => {
    const { sex, family } = school.pupils[p]!;
    // A locked room may have no more seats.
    if (a === b || groups[a]!.pupils.length === 1 || groups[b]!.locked.size > 0 || groups[b]!.pupils.length >= school.maxCap) return false;
    if (genderApart && groups[b]!.sex !== sex) return false;
    const touched = family >= 0 && families[family] ? [family] : [];
    const before = sum(touched);
    const put = (from: number, to: number): void => {
      groups[from]!.pupils.splice(groups[from]!.pupils.indexOf(p), 1);
      groups[to]!.pupils.push(p);
      groupOf[p] = to;
    };
    const old = [a, b].map((g) => table.clear(g));
    put(a, b);
    table.restore(a, old[0]!);
    const fits = [...old[1]!.keys()].every((s) => {
      const free = table.slotCost(b, s) <= 0.01;
      table.add(b, s, old[1]!.get(s));
      return free;
    });
    const gain = sum(touched) - before;
    if (fits && accept(gain)) {
      score += gain;
      return true;
    }
    table.clear(a);
    table.clear(b);
    put(b, a);
    [a, b].forEach((g, i) => table.restore(g, old[i]!));
    return false;
  };

  /** Moves a random pupil to another group of the rombel; the sizes of both then change. */
  const moveAnyPupil = (heat: number): void => {
    const a = movable[random.below(movable.length)]!;
    const from = groups[a]!.pupils;
    const p = from[random.below(from.length)]!;
    const others = rombelGroups.get(school.pupils[p]!.rombel)!;
    movePupil(p, a, others[random.below(others.length)]!, (gain) => gain >= 0 || random.unit() < Math.exp(gain / heat));
  };

  /** Sizes that changed go back towards equal ones where that parts no siblings. */
  const levelSizes = (): void => {
    const size = (g: number): number => groups[g]!.pupils.length;
    for (const [rombel, list] of rombelGroups) {
      const moveOne = (): boolean =>
        list.some((a) =>
          list.some(
            (b) =>
              size(a) - size(b) > 1 &&
              groups[a]!.pupils.some((p) => school.pupils[p]!.rombel === rombel && movePupil(p, a, b, (gain) => gain >= 0)),
          ),
        );
      while (moveOne());
    }
  };

  /** Tries new slots for one or two groups; keeps them when nothing breaks and the score allows. */
  const changeTracks = (changes: [number, number[]][], heat: number): void => {
    if (changes.some(([g, slots]) => slots.some((s) => !table.allowed[g]![s]))) return;
    const old = changes.map(([g]) => table.clear(g));
    let fits = true;
    for (const [g, slots] of changes) {
      for (const s of slots) {
        if (table.slotCost(g, s) > 0.01) fits = false;
        if (!fits) break;
        table.add(g, s);
      }
    }
    if (fits) {
      const touched = new Set(changes.flatMap(([g]) => [...familiesOf(g)]));
      const wasTrack = changes.map(([g]) => track[g]!);
      const wasRough = changes.map(([g]) => rough[g]!);
      const before = sum(touched) - roughCost(wasRough);
      changes.forEach(([g, slots]) => {
        track[g] = trackId(g);
        rough[g] = irregularity(school, slots);
      });
      const gain = sum(touched) - roughCost(changes.map(([g]) => rough[g]!)) - before;
      if (gain >= 0 || random.unit() < Math.exp(gain / heat)) {
        score += gain;
        return;
      }
      changes.forEach(([g], i) => {
        track[g] = wasTrack[i]!;
        rough[g] = wasRough[i]!;
      });
    }
    for (const [g] of changes) table.clear(g);
    changes.forEach(([g], i) => table.restore(g, old[i]!));
  };

  const regular = tracks.filter((t) => t.irregular === 0);
  for (let step = 0; step < steps; step++) {
    if (siblings.length === 0 && score >= 0) break;
    if ((step & 255) === 0 && stop()) break;
    const heat = 2.5 * (1 - step / steps) ** 2 + 0.02;
    const dice = random.unit();
    if (resize && movable.length > 0 && dice < 0.2) moveAnyPupil(heat);
    else if (dice < 0.7 && siblings.length > 0) swapPupils(heat);
    else if (free.length > 0) {
      const g = free[random.below(free.length)]!;
      if (dice < 0.85 && free.length > 1) {
        const h = free[random.below(free.length)]!;
        if (track[g] === track[h]) continue;
        changeTracks(
          [
            [g, [...table.slotsOf[h]!.keys()]],
            [h, [...table.slotsOf[g]!.keys()]],
          ],
          heat,
        );
      } else {
        const pool = random.unit() < 0.7 && regular.length > 0 ? regular : tracks;
        let slots = pool[random.below(pool.length)]?.slots;
        if (random.unit() < 0.3) slots = [...table.slotsOf[free[random.below(free.length)]!]!.keys()];
        if (slots && slots.length === table.slotsOf[g]!.size) changeTracks([[g, slots]], heat);
      }
    }
    if (score > bestScore + 1e-9) {
      best = snapshot();
      bestScore = score;
      if (whole() >= Math.min(total, enough) && rough.every((r) => r === 0)) break;
    }
  }
  groups.forEach((g, i) => {
    table.clear(i);
    g.pupils = best.pupils[i]!;
  });
  groups.forEach((g, i) => {
    for (const p of g.pupils) groupOf[p] = i;
    table.restore(i, best.slots[i]!);
    track[i] = trackId(i);
  });
  if (resize) levelSizes();
  return whole();
}

/** A whole family outweighs any number of groups off their track that one move can cost. */
function roughCost(rough: number[]): number {
  return rough.reduce<number>((sum, r) => sum + (r === 0 ? 0 : r === 1 ? 0.6 : 0.9), 0);
}
