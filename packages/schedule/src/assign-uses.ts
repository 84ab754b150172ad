/** One session that needs one of several resources of a kind (a room or a teacher). */
export interface Use {
  group: number;
  slot: number;
  /** Resources that could serve it, best first. */
  choices: number[];
  /** The resource it had, -1 for none. */
  old: number;
  /** It must keep `old`. */
  fixed: boolean;
}

/** What one kind of resource allows. */
export interface UseRules {
  slots: number;
  /** `near[s * slots + t]` = 1 when one resource cannot serve both slots. */
  near: Uint8Array;
  dayOf: number[];
  weekOf: number[];
  /** Most uses a day and a week, by resource; absent = no limit. */
  maxDay?: number[];
  maxWeek?: number[];
}

/**
 * Which resource serves each session when old choices are kept as far as possible? Sessions without a valid old choice take a
 * free resource, or push others along augmenting paths (exact where slots do not exclude each other and no limits bind); what
 * then stays open is decided by exhaustive search within `nodes` looks at a use. `hasty` ends at the first use that stays open.
 * Returns the choice by use, -1 where none was found, and the steps it took.
 * Cost O(uses * paths) + nodes.
 */
export function assignUses(uses: Use[], rules: UseRules, nodes: number, hasty: boolean): { chosen: Int32Array; steps: number } {
  const chosen = new Int32Array(uses.length).fill(-1);
  const on = new Map<number, number[]>();
  const heldBy = (r: number): number[] => on.get(r) ?? on.set(r, []).get(r)!;
  const conflicts = (r: number, u: number): number[] => {
    const row = uses[u]!.slot * rules.slots;
    return heldBy(r).filter((v) => rules.near[row + uses[v]!.slot] === 1);
  };
  const full = (r: number, u: number): 'day' | 'week' | null => {
    const list = heldBy(r);
    const week = rules.weekOf[uses[u]!.slot];
    if (list.filter((v) => rules.weekOf[uses[v]!.slot] === week).length >= (rules.maxWeek?.[r] ?? Infinity)) return 'week';
    const most = rules.maxDay?.[r] ?? Infinity;
    if (list.length < most) return null;
    const day = rules.dayOf[uses[u]!.slot];
    return list.filter((v) => rules.dayOf[uses[v]!.slot] === day).length >= most ? 'day' : null;
  };
  const take = (u: number, r: number): void => {
    chosen[u] = r;
    heldBy(r).push(u);
  };
  const drop = (u: number): void => {
    const list = heldBy(chosen[u]!);
    list.splice(list.indexOf(u), 1);
    chosen[u] = -1;
  };
  const isFree = (r: number, u: number): boolean => conflicts(r, u).length === 0 && full(r, u) === null;
  for (const wanted of [true, false]) {
    uses.forEach((x, u) => {
      if (x.fixed === wanted && x.old >= 0 && x.choices.includes(x.old) && isFree(x.old, u)) take(u, x.old);
    });
  }
  let visited = new Set<number>();
  let steps = 0;
  const push = (u: number): boolean => {
    steps++;
    const { choices, slot } = uses[u]!;
    const open = choices.filter((r) => !visited.has(r * rules.slots + slot));
    const free = open.find((r) => isFree(r, u));
    if (free !== undefined) {
      take(u, free);
      return true;
    }
    for (const r of open) {
      visited.add(r * rules.slots + slot);
      for (const evicted of evictions(r, u)) {
        if (evicted.some((v) => uses[v]!.fixed)) continue;
        const before = Int32Array.from(chosen);
        for (const v of evicted) drop(v);
        if (isFree(r, u)) {
          take(u, r);
          if (evicted.every((v) => push(v))) return true;
        }
        for (const list of on.values()) list.length = 0;
        chosen.fill(-1);
        before.forEach((x, v) => {
          if (x >= 0) take(v, x);
        });
      }
    }
    return false;
  };
  const evictions = (r: number, u: number): number[][] => {
    const clash = conflicts(r, u);
    if (clash.length > 0) return [clash];
    const limit = full(r, u);
    const day = rules.dayOf[uses[u]!.slot];
    const week = rules.weekOf[uses[u]!.slot];
    const same = (v: number): boolean => (limit === 'week' ? rules.weekOf[uses[v]!.slot] === week : rules.dayOf[uses[v]!.slot] === day);
    return heldBy(r).flatMap((v) => (same(v) ? [[v]] : []));
  };
  for (let u = 0; u < uses.length; u++) {
    if (chosen[u]! >= 0) continue;
    visited = new Set();
    if (!push(u) && hasty && !(nodes > 0 && tryAll(u))) break;
  }
  for (let u = 0; u < uses.length; u++) {
    if (hasty || nodes === 0) break;
    if (chosen[u]! < 0 && !tryAll(u)) break;
  }
  return { chosen, steps };

  /** Assigns the uses connected with `start` again from nothing, by exhaustive search with the fewest choices first. */
  function tryAll(start: number): boolean {
    const part = uses[start]!.choices.length > 0 ? connected(start) : null;
    if (part === null) return false;
    const before = part.map((u) => chosen[u]!);
    for (const u of part) if (chosen[u]! >= 0) drop(u);
    let left = nodes;
    const step = (rest: number[]): boolean => {
      if (rest.length === 0) return true;
      if (left <= 0) return false;
      left -= rest.length;
      steps += rest.length;
      let best = -1;
      let options: number[] = [];
      for (const u of rest) {
        const x = uses[u]!;
        const free = (x.fixed ? [x.old] : x.choices).filter((r) => isFree(r, u));
        if (best < 0 || free.length < options.length) {
          best = u;
          options = free;
        }
        if (free.length === 0) return false;
      }
      options.sort((a, b) => Number(b === uses[best]!.old) - Number(a === uses[best]!.old));
      for (const r of options) {
        take(best, r);
        if (step(rest.filter((u) => u !== best))) return true;
        drop(best);
      }
      return false;
    };
    if (step(part)) return true;
    part.forEach((u, i) => {
      if (before[i]! >= 0) take(u, before[i]!);
    });
    return false;
  }

  /** Uses that can get in each other's way, or null when augmenting paths have decided them already. */
  function connected(start: number): number[] | null {
    const part = new Set([start]);
    let coupled = false;
    for (const u of part) {
      uses.forEach((x, v) => {
        if (part.has(v)) return;
        const meet = rules.near[uses[u]!.slot * rules.slots + x.slot] === 1;
        const shared = x.choices.filter((r) => uses[u]!.choices.includes(r));
        const limited = shared.some(
          (r) => Number.isFinite(rules.maxDay?.[r] ?? Infinity) || Number.isFinite(rules.maxWeek?.[r] ?? Infinity),
        );
        if (shared.length === 0 || (!meet && !limited)) return;
        if (limited || x.slot !== uses[u]!.slot) coupled = true;
        part.add(v);
      });
    }
    return coupled ? [...part] : null;
  }
}
