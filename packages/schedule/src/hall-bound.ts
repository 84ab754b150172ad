import type { CountingBound } from './counting-bound.ts';
import type { School } from './school.ts';

/**
 * The most sessions F for which the teachers' weekly sessions can be dealt to the rombel each may teach: the largest f with a
 * flow of f * k_c from every unit to its eligible teachers. Each failing f leaves a minimum cut, a set of teachers T' that
 * alone serve some units; by the deficiency form of Hall's theorem min over T' of floor(L(T') / k') is the same number.
 *
 * @param load most sessions a week of each teacher
 * Cost: Newton's iteration over cuts, each one max flow O(V * E) augmentations; a few rounds.
 */
export function hallBound(school: School, load: number[]): CountingBound {
  const units = school.units.map((u) => ({
    need: u.leastGroups,
    teachers: [...new Set(u.rombel.flatMap((c) => school.eligible[c]!))],
  }));
  let best: CountingBound = {
    id: 'teacher-hall',
    F: school.slotsOfDay.length,
    available: load.reduce((a, b) => a + b, 0),
    perSession: units.reduce((sum, u) => sum + u.need, 0),
    about: [],
  };
  best.F = Math.floor(best.available / best.perSession);
  best.about = school.problem.teachers.filter((_, t) => load[t]! > 0).map((t) => t.id);
  for (;;) {
    const cut = deficientSet(units, load, best.F);
    if (!cut) return best;
    const available = cut.teachers.reduce((sum, t) => sum + load[t]!, 0);
    const perSession = cut.units.reduce((sum, u) => sum + units[u]!.need, 0);
    best = {
      id: 'teacher-hall',
      F: Math.floor(available / perSession),
      available,
      perSession,
      about: cut.teachers.map((t) => school.problem.teachers[t]!.id),
    };
  }
}

/** Units whose teachers together lack sessions for `f` each, with those teachers; null when all can be served. */
function deficientSet(
  units: { need: number; teachers: number[] }[],
  load: number[],
  f: number,
): { units: number[]; teachers: number[] } | null {
  const left = units.map((u) => u.need * f);
  const spare = [...load];
  const flow = units.map(() => new Map<number, number>());
  for (let u = 0; u < units.length; u++) {
    while (left[u]! > 0) {
      const fromUnit = new Map<number, number>();
      const seenUnits = new Set([u]);
      const queue = [u];
      let found = -1;
      const viaUnit = new Map<number, number>();
      while (queue.length > 0 && found < 0) {
        const x = queue.shift()!;
        for (const t of units[x]!.teachers) {
          if (fromUnit.has(t)) continue;
          fromUnit.set(t, x);
          if (spare[t]! > 0) {
            found = t;
            break;
          }
          for (let y = 0; y < units.length; y++) {
            if (seenUnits.has(y) || !((flow[y]!.get(t) ?? 0) > 0)) continue;
            seenUnits.add(y);
            viaUnit.set(y, t);
            queue.push(y);
          }
        }
      }
      if (found < 0) return { units: [...seenUnits], teachers: [...fromUnit.keys()] };
      let amount = Math.min(left[u]!, spare[found]!);
      for (let x = fromUnit.get(found)!; x !== u; x = fromUnit.get(viaUnit.get(x)!)!) {
        amount = Math.min(amount, flow[x]!.get(viaUnit.get(x)!)!);
      }
      spare[found] = spare[found]! - amount;
      left[u] = left[u]! - amount;
      for (let x = fromUnit.get(found)!, t = found; ;) {
        flow[x]!.set(t, (flow[x]!.get(t) ?? 0) + amount);
        if (x === u) break;
        const back = viaUnit.get(x)!;
        flow[x]!.set(back, flow[x]!.get(back)! - amount);
        t = back;
        x = fromUnit.get(back)!;
      }
    }
  }
  return null;
}
