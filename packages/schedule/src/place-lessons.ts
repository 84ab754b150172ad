import { colourEdges } from './colour-edges.ts';
import type { Random } from './make-random.ts';
import type { Timetable } from './timetable.ts';

export interface PlacedLesson {
  group: number;
  slot: number;
  period: number;
  subject: string;
  teacher: number;
}

interface Unit {
  group: number;
  subject: string;
  teacher: number;
  slot: number;
}

/**
 * Deals the periods each group is owed over its sessions so that no session has more than P periods and no subject teacher more
 * than P in a slot (none where absent, and none in two overlapping slots), then names the periods. Dealing starts from an even
 * spread over the sessions of every set of groups with the same slots, exact up to one period (de Werra's equitable colouring),
 * and mends the rest by moving or swapping single periods; naming is exact: groups and teachers of a slot form a bipartite
 * multigraph of degree <= P, which has a proper colouring with P colours (Koenig 1916). When no dealing is found, `blocked`
 * tells the teachers and slots that stayed overfull. O(periods^2 + steps * periods of a group).
 */
export function placeLessons(
  table: Timetable,
  random: Random,
  steps: number,
): PlacedLesson[] | { blocked: [teacher: number, slot: number][] } {
  const { school } = table;
  const { periodsPerSession: P } = school.problem.lessons!;
  const { slots, teachers } = school;
  const width = slots.length;
  const overlapping = slots.map((x) =>
    slots.flatMap((y, j) => (y !== x && y.day === x.day && x.start < y.end && y.start < x.end ? [j] : [])),
  );
  const units = owedPeriods(table);
  const weeks = school.weekOfSlot.includes(1) ? 2 : 1;
  const owed = new Int32Array(teachers.length);
  for (const u of units) owed[u.teacher] = owed[u.teacher]! + 1;
  if (teachers.some((t, i) => owed[i]! > weeks * t.maxPeriods)) return { blocked: [] };
  // Periods of each teacher in each of two weeks.
  const weekly = new Int32Array(2 * teachers.length);
  const weekKey = (t: number, s: number): number => 2 * t + school.weekOfSlot[s]!;
  const held: Unit[][] = Array.from({ length: teachers.length * width }, () => []);
  const inSession = table.groups.map((_, g) => new Map([...table.slotsOf[g]!.keys()].map((s) => [s, [] as Unit[]])));
  const price = new Float64Array(teachers.length * width).fill(1);
  const bad = new Set<number>();
  const isBad = (t: number, s: number): boolean => {
    const n = held[t * width + s]!.length;
    const full = weekly[weekKey(t, s)]! > teachers[t]!.maxPeriods;
    return n > 0 && (full || !teachers[t]!.open[s] || n > P || overlapping[s]!.some((o) => held[t * width + o]!.length > 0));
  };
  const judge = (t: number, s: number, by: number): void => {
    const key = weekKey(t, s);
    weekly[key] = weekly[key]! + by;
    const turns = weeks === 2 && weekly[key]! - Math.min(0, by) === teachers[t]!.maxPeriods + 1;
    const sameWeek = turns ? slots.flatMap((_, x) => (weekKey(t, x) === key ? [x] : [])) : [];
    for (const x of [s, ...overlapping[s]!, ...sameWeek]) {
      if (isBad(t, x)) bad.add(t * width + x);
      else bad.delete(t * width + x);
    }
  };
  const cost = (t: number, s: number): number => {
    let over = teachers[t]!.open[s] ? Math.max(0, held[t * width + s]!.length + 1 - P) : 2;
    for (const o of overlapping[s]!) if (held[t * width + o]!.length > 0) over++;
    if (weekly[weekKey(t, s)]! >= teachers[t]!.maxPeriods) over++;
    return over > 0 ? over * price[t * width + s]! : 0;
  };
  const put = (u: Unit, s: number): void => {
    u.slot = s;
    held[u.teacher * width + s]!.push(u);
    inSession[u.group]!.get(s)!.push(u);
    judge(u.teacher, s, 1);
  };
  const lift = (u: Unit): void => {
    for (const list of [held[u.teacher * width + u.slot]!, inSession[u.group]!.get(u.slot)!]) list.splice(list.indexOf(u), 1);
    judge(u.teacher, u.slot, -1);
  };
  spreadEvenly(table, units, put);
  if (inSession.some((sessions) => [...sessions.values()].some((list) => list.length > P))) return { blocked: [] };
  for (let step = 0; bad.size > 0; step++) {
    if (step >= steps) return { blocked: [...bad].map((key) => [Math.floor(key / width), key % width]) };
    const keys = [...bad];
    const list = held[keys[random.below(keys.length)]!]!;
    const u = list[random.below(list.length)]!;
    const from = u.slot;
    price[u.teacher * width + from] = price[u.teacher * width + from]! + 0.3;
    lift(u);
    let bestCost = Infinity;
    let best: { to: number; swap: Unit | null } = { to: from, swap: null };
    for (const [to, others] of inSession[u.group]!) {
      if (to === from) continue;
      const here = cost(u.teacher, to) + random.unit() * 0.01;
      if (others.length < P && here < bestCost) {
        bestCost = here;
        best = { to, swap: null };
      }
      for (const other of others) {
        if (other.teacher === u.teacher) continue;
        // What the other period frees by leaving is worth as much as what it costs to stay.
        const freed = isBad(other.teacher, to) ? price[other.teacher * width + to]! : 0;
        const sum = here + cost(other.teacher, from) - freed * 0.5;
        if (sum < bestCost) {
          bestCost = sum;
          best = { to, swap: other };
        }
      }
    }
    if (best.swap) {
      lift(best.swap);
      put(best.swap, from);
    }
    put(u, best.to);
  }
  return slots.flatMap((_, s) => {
    const here = units.filter((u) => u.slot === s);
    const colours = colourEdges(
      here.map((u) => [u.group, u.teacher]),
      table.groups.length,
      teachers.length,
      P,
    );
    return here.map((u, i) => ({ group: u.group, slot: s, period: colours[i]!, subject: u.subject, teacher: u.teacher }));
  });
}

/** Every period the groups are owed in a week, not yet in a slot. */
function owedPeriods(table: Timetable): Unit[] {
  const { school } = table;
  const teacherOf = new Map(school.problem.teachers.map((t, i) => [t.id, i]));
  return table.groups.flatMap((group, g) => {
    const rombel = school.problem.rombel[school.pupils[group.pupils[0]!]!.rombel]!.id;
    return school.problem.lessons!.demand.flatMap((d): Unit[] =>
      d.rombel === rombel
        ? Array.from({ length: d.periods }, () => ({ group: g, subject: d.subject, teacher: teacherOf.get(d.teacher)!, slot: -1 }))
        : [],
    );
  });
}

/**
 * Spreads the periods of groups with the same f slots so that each group and each teacher has as many in one slot as in another,
 * up to one: nodes are cut into pieces of f periods, then the pieces' multigraph of degree <= f is coloured with f colours.
 */
function spreadEvenly(table: Timetable, units: Unit[], put: (u: Unit, s: number) => void): void {
  const byTrack = new Map<string, Unit[]>();
  for (const u of units) {
    const key = [...table.slotsOf[u.group]!.keys()].sort((a, b) => a - b).join();
    byTrack.set(key, [...(byTrack.get(key) ?? []), u]);
  }
  for (const list of byTrack.values()) {
    const slots = [...table.slotsOf[list[0]!.group]!.keys()].sort((a, b) => a - b);
    const pieces = [new Map<string, number>(), new Map<string, number>()];
    const seen = [new Map<number, number>(), new Map<number, number>()];
    const piece = (side: number, node: number): number => {
      const n = seen[side]!.get(node) ?? 0;
      seen[side]!.set(node, n + 1);
      const key = `${node}/${Math.floor(n / slots.length)}`;
      return pieces[side]!.get(key) ?? pieces[side]!.set(key, pieces[side]!.size).get(key)!;
    };
    const edges = list.map((u): [number, number] => [piece(0, u.group), piece(1, u.teacher)]);
    const colours = colourEdges(edges, pieces[0]!.size, pieces[1]!.size, slots.length);
    list.forEach((u, i) => put(u, slots[colours[i]!]!));
  }
}
