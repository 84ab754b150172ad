import type { KeptPlan } from './keep-plan.ts';
import { slotDeficits } from './moved-pupils.ts';
import { slotSets, type SlotSet } from './slot-sets.ts';

interface MoveOptions<T> {
  /** Fewest sessions of every group. */
  target: number;
  /** Most calls of `serve`. */
  work: number;
  stop: () => boolean;
  /** Makes the plan of slots that can be served, or null when it is refused. */
  finish: (slots: number[][]) => T | null;
}

const DEEPEST = 3;
const SETS = 600;

/**
 * The plan that moves the fewest pupils when at most three groups change their slots: sets of groups are tried from the fewest
 * pupils upwards, each with all slots its groups could have, so the first that can be served moves the fewest (proved when
 * neither `work` nor the list of sets ran out). Null when there is none. Cost O(work * serving a week).
 */
export function moveFewGroups<T>(kept: KeptPlan, options: MoveOptions<T>): T | null {
  const { week, must } = kept;
  const forced = [...must];
  const heavy = forced.filter((g) => week.groups[g]!.weight > 0).length;
  if (heavy > DEEPEST || forced.length > DEEPEST + 3) return null;
  const base: (number[] | null)[] = week.groups.map((g, i) => (must.has(i) ? null : g.oldSlots));
  const start = week.serve(base, 5000, false);
  if (start.unserved === 0 && forced.length === 0) {
    const plan = options.finish(base as number[][]);
    if (plan) return plan;
  }
  const sizes = week.groups.map((g) => g.pupils.length);
  const deficits = slotDeficits(week, sizes);
  const weight = (set: number[]): number => set.reduce((sum, g) => sum + week.groups[g]!.weight, 0);
  const free = week.groups.flatMap((_, g) => (must.has(g) ? [] : [g]));
  const sets = subsets(free, DEEPEST - heavy, free.length > 60 ? 2 : 3)
    .map((more) => ({ set: [...forced, ...more], more }))
    .filter(({ set }) => set.length > 0 && deficits.every((d) => weight(set.filter((g) => d.groups.includes(g))) >= d.pupils))
    .map((x) => ({ ...x, weight: weight(x.set), helps: x.more.filter((g) => start.lacking.has(g)).length }));
  sets.sort((a, b) => a.weight - b.weight || a.more.length - b.more.length || b.helps - a.helps);
  const memo = new Map<number, SlotSet[]>();
  const setsOf = (g: number): SlotSet[] => {
    const most = Math.max(options.target, kept.oldCounts[g]!);
    return memo.get(g) ?? memo.set(g, slotSets(week, g, options.target, most, SETS)).get(g)!;
  };
  const end = week.calls + options.work;
  for (const { set, more } of sets) {
    if (week.calls >= end || options.stop()) return null;
    const slots = [...base];
    for (const g of more) slots[g] = null;
    if (more.length > 0 && week.serve(slots).unserved > 0) continue;
    const found = placeAll(kept, slots, set, setsOf, Math.min(end, week.calls + (set.length > 1 ? 1500 : SETS)), options);
    if (found) return found;
  }
  return null;
}

function placeAll<T>(
  kept: KeptPlan,
  slots: (number[] | null)[],
  set: number[],
  setsOf: (g: number) => SlotSet[],
  end: number,
  options: MoveOptions<T>,
): T | null {
  const { week } = kept;
  const step = (i: number): T | null => {
    const g = set[i]!;
    for (const option of setsOf(g)) {
      if (week.calls >= end) return null;
      slots[g] = option.slots;
      if (week.serve(slots).unserved > 0) continue;
      const plan = i + 1 < set.length ? step(i + 1) : options.finish(slots as number[][]);
      if (plan) return plan;
    }
    slots[g] = null;
    return null;
  };
  return step(0);
}

/** All subsets of up to `most` items (and no more than `cut`), the empty one first. */
function subsets(items: number[], most: number, cut: number): number[][] {
  let last: number[][] = [[]];
  const all = [...last];
  for (let size = 1; size <= Math.min(most, cut); size++) {
    last = last.flatMap((set) => items.filter((x) => set.length === 0 || x > set.at(-1)!).map((x) => [...set, x]));
    all.push(...last);
  }
  return all;
}

/** Slots with every moved group back in its old ones where the week can then still be served, most pupils first. */
export function restored(kept: KeptPlan, slots: number[][]): number[][] {
  const { week, must } = kept;
  const now = [...slots];
  const moved = week.groups.flatMap((g, i) => (!must.has(i) && now[i]!.join() !== g.oldSlots.join() ? [i] : []));
  moved.sort((a, b) => week.groups[b]!.weight - week.groups[a]!.weight);
  for (const g of moved) {
    const was = now[g]!;
    now[g] = week.groups[g]!.oldSlots;
    if (week.serve(now).unserved > 0) now[g] = was;
  }
  return now;
}

/** Most groups tried in the way of one that returns, and most other slots tried for each. */
const IN_THE_WAY = 10;
const OTHER_SLOTS = 40;

/**
 * Slots in which fewer pupils move: a moved group returns to its old slots and another, moved already or of fewer pupils, makes
 * room with other slots, as long as that gains and `work` calls of serving last. Never worse. O(work * serving a week).
 */
export function exchanged(
  kept: KeptPlan,
  slots: number[][],
  { target, work, stop }: Pick<MoveOptions<never>, 'target' | 'work' | 'stop'>,
): number[][] {
  const { week, must, oldCounts } = kept;
  let now = restored(kept, slots);
  const end = week.calls + work;
  const isMoved = (g: number): boolean => now[g]!.join() !== week.groups[g]!.oldSlots.join();
  const weight = (g: number): number => week.groups[g]!.weight;
  const memo = new Map<number, SlotSet[]>();
  const setsOf = (g: number): SlotSet[] =>
    memo.get(g) ?? memo.set(g, slotSets(week, g, target, Math.max(target, oldCounts[g]!), OTHER_SLOTS)).get(g)!;
  const returned = (g: number): number[][] | null => {
    const back = now.map((list, i) => (i === g ? week.groups[g]!.oldSlots : list));
    const { unserved, lacking } = week.serve(back, 300, false);
    if (unserved === 0) return back;
    const others = [...lacking].filter((h) => h !== g && (isMoved(h) || weight(h) < weight(g)));
    others.sort((a, b) => Number(isMoved(b)) - Number(isMoved(a)) || weight(a) - weight(b) || a - b);
    for (const h of others.slice(0, IN_THE_WAY)) {
      for (const option of setsOf(h)) {
        if (week.calls >= end || stop()) return null;
        const trial = back.map((list, i) => (i === h ? option.slots : list));
        if (week.serve(trial, 300).unserved === 0) return trial;
      }
    }
    return null;
  };
  for (let gained = true; gained;) {
    gained = false;
    const moved = week.groups.flatMap((_, g) => (!must.has(g) && isMoved(g) ? [g] : [])).sort((a, b) => weight(b) - weight(a));
    for (const g of moved) {
      if (week.calls >= end || stop()) return now;
      const better = isMoved(g) ? returned(g) : null;
      if (!better) continue;
      now = better;
      gained = true;
    }
  }
  return now;
}
