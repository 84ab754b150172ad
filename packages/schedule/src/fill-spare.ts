import type { Random } from './make-random.ts';
import { repairTimetable, type Freedom } from './search-timetable.ts';
import type { Timetable } from './timetable.ts';
import { constantTracks, irregularity } from './tracks.ts';

/**
 * Gives spare room-hours to some groups (offer "maksimal"). First groups bound together by whole families get one session more,
 * all or none, the largest first; then single groups, with a short repair around them. Every step keeps the hard rules, F, the
 * number of whole families and of groups on a regular track, or is taken back.
 * Cost O(rounds * groups * (tracks * sessions + REPAIR_STEPS * slots * rows)).
 */
export function fillSpare(table: Timetable, random: Random, stop: () => boolean): void {
  const { school, groups } = table;
  if (school.problem.lessons) return;
  const days = school.slotsOfDay.filter((d) => d.length > 0).length;
  const pools = Array.from({ length: days + 1 }, (_, f) => (f > 0 ? constantTracks(school, f) : []));
  const clusters = familyClusters(table).sort((a, b) => pupilsOf(table, b) - pupilsOf(table, a));
  for (let grown = true; grown && !stop();) {
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
  const order = groups.map((_, g) => g).sort((a, b) => groups[b]!.pupils.length - groups[a]!.pupils.length);
  for (let grown = true; grown && !stop();) {
    grown = false;
    for (const g of order) {
      if (table.slotsOf[g]!.size < days && growOne(table, g, pools, random, stop)) grown = true;
    }
  }
}

const REPAIR_STEPS = 60;

/** One session more for group `g`, with repairs of the groups it pushes; taken back when families or regular tracks suffer. */
function growOne(table: Timetable, g: number, pools: ReturnType<typeof constantTracks>[], random: Random, stop: () => boolean): boolean {
  const { school } = table;
  const before = table.slotsOf.map((m) => new Map(m));
  const roughBefore = roughness(table);
  const wholeBefore = wholeFamilies(table);
  const targets = table.slotsOf.map((m, i) => m.size + (i === g ? 1 : 0));
  const freedom = Math.max(...table.slotsOf.map((m) => irregularity(school, [...m.keys()]))) as Freedom;
  const track = pools[targets[g]!]!.filter((t) => t.irregular <= freedom && t.slots.every((s) => table.allowed[g]![s]));
  const locked = [...table.groups[g]!.locked.keys()];
  const fitting = track.filter((t) => locked.every((s) => t.slots.includes(s)));
  if (fitting.length === 0) return false;
  table.clear(g);
  for (const s of fitting[random.below(fitting.length)]!.slots) table.add(g, s);
  const done = repairTimetable(table, targets, (f) => pools[f]!, freedom, REPAIR_STEPS, random, stop);
  if (done && roughness(table) <= roughBefore && wholeFamilies(table) >= wholeBefore) return true;
  before.forEach((_, i) => table.clear(i));
  before.forEach((m, i) => table.restore(i, m));
  return false;
}

function roughness(table: Timetable): number {
  return table.slotsOf.reduce((n, m) => n + (irregularity(table.school, [...m.keys()]) > 0 ? 1 : 0), 0);
}

function wholeFamilies(table: Timetable): number {
  const slots = new Map<number, Set<string>>();
  table.groups.forEach((g, i) => {
    const key = [...table.slotsOf[i]!.keys()].sort((a, b) => a - b).join();
    for (const p of g.pupils) {
      const family = table.school.pupils[p]!.family;
      if (family >= 0) slots.set(family, (slots.get(family) ?? new Set()).add(key));
    }
  });
  return [...slots.values()].filter((set) => set.size === 1).length;
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
