import type { KeptWeek } from './kept-week.ts';
import { slotKey } from './school.ts';
import type { ShiftPlan, ShiftProblem } from './shift-problem.ts';

/**
 * Which consenting pupils of `before` have other slots (day and shift) in `after`? In the order of the problem; who was in no
 * group before is not counted. O(pupils + sessions).
 */
export function movedPupils(problem: ShiftProblem, before: ShiftPlan, after: ShiftPlan): string[] {
  const [old, now] = [before, after].map((plan) => {
    const slots = new Map<string, string[]>(plan.groups.map((g) => [g.id, []]));
    for (const s of plan.sessions) slots.get(s.group)?.push(slotKey([s.day, s.shift]));
    return new Map(plan.groups.flatMap((g) => g.pupils.map((p) => [p, slots.get(g.id)!.toSorted().join(' ')] as const)));
  });
  const here = problem.rombel.flatMap((c) => c.pupils.filter((p) => p.consent).map((p) => p.id));
  return here.filter((id) => old!.has(id) && old!.get(id) !== now!.get(id));
}

/** What no plan can avoid, by slot: pupils of groups that no reassignment within the slot can serve. */
interface SlotDeficit {
  slot: number;
  /** Groups in the slot. */
  groups: number[];
  pupils: number;
}

/**
 * For each slot, the fewest old pupils of the kept groups who must leave it: all groups less the heaviest set that rooms, and
 * the heaviest that teachers, can serve at once (a transversal matroid, so greedy by weight with augmenting paths is exact).
 * Limits per day and week and new pupils are left out, so each entry is a valid lower bound. O(slots * groups^2 * rooms).
 */
export function slotDeficits(week: KeptWeek, sizes: number[]): SlotDeficit[] {
  const { school, groups } = week;
  return school.slots.flatMap((_, s) => {
    const here = groups.flatMap((g, i) => (g.oldSlots.includes(s) && sizes[i]! > 0 ? [i] : []));
    here.sort((a, b) => groups[b]!.weight - groups[a]!.weight);
    const fits = (g: number): number[] => school.rooms.flatMap((r, i) => (r.open[s] && r.cap >= sizes[g]! ? [i] : []));
    const teach = (g: number): number[] => groups[g]!.teachers.filter((t) => school.teachers[t]!.open[s]);
    const kinds = school.problem.lessons ? [fits] : [fits, teach];
    const pupils = Math.max(...kinds.map((choices) => unmatchedWeight(here, choices, (g) => groups[g]!.weight)));
    return pupils > 0 ? [{ slot: s, groups: here, pupils }] : [];
  });
}

function unmatchedWeight(items: number[], choices: (g: number) => number[], weight: (g: number) => number): number {
  const holder = new Map<number, number>();
  const augment = (g: number, seen: Set<number>): boolean => {
    for (const r of choices(g)) {
      if (seen.has(r)) continue;
      seen.add(r);
      const other = holder.get(r);
      if (other === undefined || augment(other, seen)) {
        holder.set(r, g);
        return true;
      }
    }
    return false;
  };
  return items.reduce((sum, g) => sum + (augment(g, new Set()) ? 0 : weight(g)), 0);
}

/**
 * A lower bound on the pupils whose slots change: those whose slot is gone or whose group is locked elsewhere, and the deficits of
 * slots that share no group. With `regrouped` it holds for plans with other groups too: then a slot is only known to serve as many
 * pupils as its largest rooms seat, one group a teacher. O(slots * groups^2 * rooms).
 */
export function fewestMoved(week: KeptWeek, oldCounts: number[], regrouped: boolean): number {
  const { school } = week;
  const forced = week.groups.map(
    (g, i) => g.oldSlots.length < oldCounts[i]! || (!regrouped && [...g.locked.keys()].some((s) => !g.oldSlots.includes(s))),
  );
  const sizes = week.groups.map((g, i) => (forced[i] ? 0 : g.weight));
  const matched = new Map((regrouped ? [] : slotDeficits(week, sizes)).map((d) => [d.slot, d.pupils]));
  const deficits = school.slots.map((_, s): SlotDeficit => {
    const groups = week.groups.flatMap((g, i) => (sizes[i]! > 0 && g.oldSlots.includes(s) ? [i] : []));
    const seats = school.rooms.flatMap((r) => (r.open[s] ? [r.cap] : [])).sort((a, b) => b - a);
    const teachers = school.problem.lessons ? Infinity : school.teachers.filter((t) => t.open[s]).length;
    const seated = seats.slice(0, Math.min(seats.length, teachers)).reduce((sum, n) => sum + n, 0);
    const most = Math.min(seated, school.gateCap, school.campusCap);
    const here = groups.reduce((sum, g) => sum + sizes[g]!, 0);
    return { slot: s, groups, pupils: Math.max(here - most, matched.get(s) ?? 0, 0) };
  });
  const used = new Set<number>();
  let sum = week.groups.reduce((n, g, i) => n + (forced[i] ? g.weight : 0), 0);
  for (const d of deficits.sort((a, b) => b.pupils - a.pupils)) {
    if (d.pupils === 0 || d.groups.some((g) => used.has(g))) continue;
    for (const g of d.groups) used.add(g);
    sum += d.pupils;
  }
  return sum;
}
