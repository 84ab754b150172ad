import type { Timetable } from './timetable.ts';
import { constantTracks, irregularity } from './tracks.ts';

/**
 * Gives spare room-hours to some groups (offer "maksimal"): groups bound together by whole families get one session more on a
 * track that is no less regular, all or none, the largest first, until nothing fits. Keeps every hard rule, every whole family
 * and F. Cost O(rounds * clusters * tracks * sessions).
 */
export function fillSpare(table: Timetable): void {
  const { school, groups } = table;
  if (school.problem.lessons) return;
  const days = school.slotsOfDay.filter((d) => d.length > 0).length;
  const pools = Array.from({ length: days + 1 }, (_, f) => (f > 0 ? constantTracks(school, f) : []));
  const clusters = familyClusters(table).sort((a, b) => pupilsOf(table, b) - pupilsOf(table, a));
  for (let grown = true; grown; ) {
    grown = false;
    for (const cluster of clusters) {
      const size = table.slotsOf[cluster[0]!]!.size;
      if (size >= days) continue;
      const now = [...table.slotsOf[cluster[0]!]!.keys()];
      const rough = irregularity(school, now);
      const options = pools[size + 1]!.filter((t) => t.irregular <= rough);
      if (rough === 2) {
        const taken = new Set(now.map((s) => school.slots[s]!.day));
        school.slots.forEach((x, s) => {
          if (!taken.has(x.day)) options.push({ slots: [...now, s], irregular: 2 });
        });
      }
      // A track that keeps the present slots changes least for parents.
      options.sort((a, b) => overlap(b.slots, now) - overlap(a.slots, now));
      if (options.some((t) => moveAll(table, cluster, t.slots))) grown = true;
    }
  }
}

function overlap(a: number[], b: number[]): number {
  return a.filter((s) => b.includes(s)).length;
}

function pupilsOf(table: Timetable, cluster: number[]): number {
  return cluster.reduce((n, g) => n + table.groups[g]!.pupils.length, 0);
}

/** Moves all groups of a cluster to `slots` when nothing breaks; otherwise leaves everything as it was. */
function moveAll(table: Timetable, cluster: number[], slots: number[]): boolean {
  for (const g of cluster) {
    if (slots.some((s) => !table.allowed[g]![s])) return false;
    if ([...table.groups[g]!.locked.keys()].some((s) => !slots.includes(s))) return false;
  }
  const old = cluster.map((g) => table.clear(g));
  let fits = true;
  for (const g of cluster) {
    for (const s of slots) {
      if (!fits || table.slotCost(g, s) > 0.01) {
        fits = false;
        break;
      }
      table.add(g, s);
    }
  }
  if (fits) return true;
  cluster.forEach((g) => table.clear(g));
  cluster.forEach((g, i) => table.restore(g, old[i]!));
  return false;
}

/** Groups that must move together to keep every whole family whole: connected components over such families. */
function familyClusters(table: Timetable): number[][] {
  const { school, groups } = table;
  const parent = groups.map((_, g) => g);
  const root = (g: number): number => (parent[g] === g ? g : (parent[g] = root(parent[g]!)));
  const groupsOfFamily: number[][] = Array.from({ length: school.families }, () => []);
  groups.forEach((g, i) => {
    for (const p of g.pupils) if (school.pupils[p]!.family >= 0) groupsOfFamily[school.pupils[p]!.family]!.push(i);
  });
  const key = (g: number): string => [...table.slotsOf[g]!.keys()].sort((a, b) => a - b).join();
  for (const list of groupsOfFamily) {
    if (new Set(list.map(key)).size !== 1) continue;
    for (const g of list) parent[root(g)] = root(list[0]!);
  }
  const clusters = new Map<number, number[]>();
  groups.forEach((_, g) => clusters.set(root(g), [...(clusters.get(root(g)) ?? []), g]));
  return [...clusters.values()];
}
