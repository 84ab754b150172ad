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

/** Teachers and slots of units, each pair once. */
function blockedPairs(units: { teacher: number; slot: number }[]): [number, number][] {
  return [...new Map(units.map((u) => [`${u.teacher}/${u.slot}`, [u.teacher, u.slot] as [number, number]])).values()];
}

/**
 * Deals the periods each group is owed over its sessions so that no session has more than P periods and no subject teacher more
 * than P in a slot (none where absent, and none in two overlapping slots), then names the periods. The dealing is a local search
 * that moves or swaps single periods; naming is exact: groups and teachers of a slot form a bipartite multigraph of degree <= P,
 * which has a proper colouring with P colours (Koenig 1916). When the search finds no dealing, `blocked`
 * tells the teachers and slots that stayed overfull. O(steps * periods).
 */
export function placeLessons(
  table: Timetable,
  random: Random,
  steps: number,
): PlacedLesson[] | { blocked: [teacher: number, slot: number][] } {
  const { school } = table;
  const { periodsPerSession: P, demand } = school.problem.lessons!;
  const teacherOf = new Map(school.problem.teachers.map((t, i) => [t.id, i]));
  const { slots, teachers } = school;
  const overlapping = slots.map((x) =>
    slots.flatMap((y, j) => (y !== x && y.day === x.day && x.start < y.end && y.start < x.end ? [j] : [])),
  );
  interface Unit {
    group: number;
    subject: string;
    teacher: number;
    slot: number;
  }
  const units: Unit[] = [];
  const load = teachers.map(() => new Int32Array(slots.length));
  const inSession = table.groups.map(() => new Map<number, Unit[]>());
  const price = teachers.map(() => new Float64Array(slots.length).fill(1));
  const weekly = new Int32Array(teachers.length);
  const cost = (t: number, s: number): number => {
    let over = teachers[t]!.open[s] ? Math.max(0, load[t]![s]! + 1 - P) : 2;
    for (const o of overlapping[s]!) if (load[t]![o]! > 0) over++;
    return over > 0 ? over * price[t]![s]! : 0;
  };
  const put = (u: Unit, s: number): void => {
    u.slot = s;
    load[u.teacher]![s] = load[u.teacher]![s]! + 1;
    inSession[u.group]!.get(s)!.push(u);
  };
  const lift = (u: Unit): void => {
    load[u.teacher]![u.slot] = load[u.teacher]![u.slot]! - 1;
    const list = inSession[u.group]!.get(u.slot)!;
    list.splice(list.indexOf(u), 1);
  };
  for (let g = 0; g < table.groups.length; g++) {
    const sessions = [...table.slotsOf[g]!.keys()];
    for (const s of sessions) inSession[g]!.set(s, []);
    const rombel = school.problem.rombel[school.pupils[table.groups[g]!.pupils[0]!]!.rombel]!.id;
    for (const d of demand) {
      if (d.rombel !== rombel) continue;
      for (let i = 0; i < d.periods; i++) {
        const u: Unit = { group: g, subject: d.subject, teacher: teacherOf.get(d.teacher)!, slot: -1 };
        const free = sessions.filter((s) => inSession[g]!.get(s)!.length < P);
        if (free.length === 0) return { blocked: [] };
        free.sort((a, b) => cost(u.teacher, a) - cost(u.teacher, b) || inSession[g]!.get(a)!.length - inSession[g]!.get(b)!.length);
        put(u, free[0]!);
        units.push(u);
        weekly[u.teacher] = weekly[u.teacher]! + 1;
      }
    }
  }
  if (teachers.some((t, i) => weekly[i]! > t.maxPeriods)) return { blocked: [] };
  const broken = (u: Unit): boolean =>
    !teachers[u.teacher]!.open[u.slot] || load[u.teacher]![u.slot]! > P || overlapping[u.slot]!.some((o) => load[u.teacher]![o]! > 0);
  for (let step = 0; ; step++) {
    const bad = units.filter(broken);
    if (bad.length === 0) break;
    if (step >= steps) return { blocked: blockedPairs(bad) };
    const u = bad[random.below(bad.length)]!;
    price[u.teacher]![u.slot] = price[u.teacher]![u.slot]! + 0.3;
    const from = u.slot;
    lift(u);
    let bestCost = Infinity;
    let best: { to: number; swap: Unit | null } = { to: from, swap: null };
    for (const [to, list] of inSession[u.group]!) {
      if (to === from) continue;
      const here = cost(u.teacher, to) + random.unit() * 0.01;
      if (list.length < P && here < bestCost) {
        bestCost = here;
        best = { to, swap: null };
      }
      for (const other of list) {
        if (other.teacher === u.teacher) continue;
        // What the other period frees by leaving is worth as much as what it costs to stay.
        const wasBad = broken(other) ? price[other.teacher]![to]! : 0;
        const sum = here + cost(other.teacher, from) - wasBad * 0.5;
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
