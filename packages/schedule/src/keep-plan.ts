import type { Violation } from './check-plan.ts';
import { formGroups, teachersOf } from './form-groups.ts';
import { applyLocks, type Locks } from './keep-groups.ts';
import { KeptWeek, type KeptGroup } from './kept-week.ts';
import type { Random } from './make-random.ts';
import type { RoomNames } from './name-rooms.ts';
import { slotKey, type School } from './school.ts';
import type { ShiftPlan } from './shift-problem.ts';
import { splitGroups } from './split-groups.ts';

/** The plan at hand after the change, before anything is moved. */
export interface KeptPlan {
  week: KeptWeek;
  /** Groups that cannot keep their slots: a slot is gone, a lock asks for another, or there are too few sessions. */
  must: Set<number>;
  /** Sessions a week each group had. */
  oldCounts: number[];
  broken: Violation[];
}

/**
 * What is left of a plan when its problem has changed? Pupils without consent are taken out and nobody is reshuffled for it;
 * pupils with new consent join a group of their rombel, a sibling's slots first, then the smallest, where the week can still be
 * served; who fits nowhere forms new groups. `target` = sessions a week asked for. With `resized`, groups too large or too many for
 * the rooms of the week give pupils to others or to new groups, as few as possible. Null when the rest cannot be split.
 * Cost O(pupils + new pupils * groups * serving a week).
 */
export function keepPlan(
  school: School,
  previous: ShiftPlan,
  locks: Locks,
  target: number,
  random: Random,
  resized = false,
): KeptPlan | null {
  const { problem } = school;
  const slotOf = new Map(school.slots.map((s, i) => [slotKey([problem.days[s.day]!, problem.shifts[s.shift]!.id]), i]));
  const roomOf = new Map(school.rooms.map((r, i) => [problem.rooms[r.index]!.id, i]));
  const teacherOf = new Map(problem.teachers.map((t, i) => [t.id, i]));
  const pupilOf = new Map(school.pupils.map((p, i) => [p.id, i]));
  const unitOf = new Int32Array(school.pupils.length);
  school.units.forEach((u, i) => u.pupils.forEach((p) => (unitOf[p] = i)));
  const placed = new Set<number>();
  const groups: KeptGroup[] = [];
  const counts: number[] = [];
  for (const { id, pupils: names } of previous.groups) {
    const known = names.flatMap((name) => {
      const p = pupilOf.get(name);
      return p === undefined || placed.has(p) ? [] : [p];
    });
    const unit = commonest(known.map((p) => unitOf[p]!));
    // Who no longer fits in (another rombel, too few seats anywhere) looks for a place like a new pupil.
    const pupils = known.filter((p) => unitOf[p] === unit).slice(0, Math.max(1, school.maxCap));
    if (pupils.length === 0 || groups.some((g) => g.id === id)) continue;
    for (const p of pupils) placed.add(p);
    const group = newGroup(school, id, unit, pupils);
    const had = previous.sessions.filter((s) => s.group === id);
    for (const s of had) {
      const slot = slotOf.get(slotKey([s.day, s.shift]));
      if (slot === undefined || group.oldSlots.includes(slot)) continue;
      group.oldSlots.push(slot);
      group.oldRooms.set(slot, roomOf.get(s.room) ?? -1);
      group.oldTeachers.set(slot, teacherOf.get(s.teacher ?? '') ?? -1);
    }
    group.oldSlots.sort((a, b) => a - b);
    group.weight = pupils.length;
    groups.push(group);
    counts.push(new Set(had.map((s) => slotKey([s.day, s.shift]))).size);
  }
  const broken: Violation[] = [];
  const fixed: RoomNames = groups.map(() => new Map());
  applyLocks(school, groups, fixed, previous, locks, broken);
  groups.forEach((g, i) => (g.fixedRooms = fixed[i]!));
  const closed = new Set([...(locks.groups ?? []), ...(locks.sessions ?? []).map((x) => x.group)]);
  if (resized && !resizeGroups(school, groups, placed, closed, target, random)) return null;
  for (let i = groups.length - 1; i >= 0; i--) {
    if (groups[i]!.pupils.length > 0) continue;
    groups.splice(i, 1);
    counts.splice(i, 1);
  }
  const rest = joinGroups(school, groups, placed, unitOf, new Set(locks.groups ?? []));
  const units = school.units.flatMap((u) => {
    const pupils = u.pupils.filter((p) => rest.includes(p));
    return pupils.length === 0 ? [] : [{ ...u, pupils, leastGroups: Math.ceil(pupils.length / school.maxCap) }];
  });
  if (units.length > 0) {
    const split = splitGroups({ ...school, units }, target, 0, random);
    if (!split) return null;
    for (const formed of formGroups(school, units, split)) {
      let id = formed.id;
      while (groups.some((g) => g.id === id)) id += "'";
      groups.push(newGroup(school, id, unitOf[formed.pupils[0]!]!, formed.pupils));
      counts.push(0);
    }
  }
  const week = new KeptWeek(school, groups);
  const must = new Set<number>();
  groups.forEach((g, i) => {
    const days = new Set(g.oldSlots.map((s) => school.slots[s]!.day));
    const kept = g.oldSlots.length === counts[i] && days.size === g.oldSlots.length && g.oldSlots.length >= target;
    if (!kept || [...g.locked.keys()].some((s) => !g.oldSlots.includes(s)) || g.oldSlots.some((s) => !week.fits(i, s))) must.add(i);
  });
  return { week, must, oldCounts: counts, broken };
}

function newGroup(school: School, id: string, unit: number, pupils: number[]): KeptGroup {
  return {
    id,
    unit,
    sex: school.units[unit]!.sex,
    pupils,
    teachers: teachersOf(school, pupils),
    locked: new Map(),
    closed: true,
    oldSlots: [],
    oldRooms: new Map(),
    oldTeachers: new Map(),
    fixedRooms: new Map(),
    weight: 0,
  };
}

/** Most frequent value, the earlier on ties; -1 of nothing. */
function commonest(values: number[]): number {
  const count = new Map<number, number>();
  for (const v of values) count.set(v, (count.get(v) ?? 0) + 1);
  let best = -1;
  for (const [v, n] of count) if (best < 0 || n > count.get(best)!) best = v;
  return best;
}

/**
 * Takes pupils out of groups whose size no split for `f` sessions has, so that they look for a place like new pupils: old and new
 * sizes of a unit are paired in order. False when there is no split. O(pupils).
 */
function resizeGroups(school: School, groups: KeptGroup[], placed: Set<number>, closed: Set<string>, f: number, random: Random): boolean {
  const split = splitGroups(school, f, 0, random);
  if (!split) return false;
  split.forEach((sizes, u) => {
    const mine = groups.filter((g) => g.unit === u).sort((a, b) => b.pupils.length - a.pupils.length);
    const wanted = [...sizes].sort((a, b) => b - a);
    mine.forEach((group, i) => {
      // Room is left for those who come from the others, unless the group is to be dropped.
      const most = wanted[i] ?? 0;
      if (closed.has(group.id) || group.pupils.length <= most) return;
      const lone = (p: number): number => Number(school.pupils[p]!.family >= 0);
      const leave = [...group.pupils].sort((a, b) => lone(a) - lone(b) || b - a).slice(0, group.pupils.length - most);
      for (const p of leave) placed.delete(p);
      group.pupils = group.pupils.filter((p) => !leave.includes(p));
      group.weight = group.pupils.length;
    });
    mine.forEach((group, i) => (group.most = Math.max(group.pupils.length, wanted[i] ?? 0)));
  });
  return true;
}

/** Puts each pupil without a group into one of the rombel with a free seat; returns those for whom there is none. */
function joinGroups(school: School, groups: KeptGroup[], placed: Set<number>, unitOf: Int32Array, closed: Set<string>): number[] {
  const rest: number[] = [];
  const week = new KeptWeek(school, groups);
  const slots = groups.map((g) => g.oldSlots);
  let unserved = placed.size < school.pupils.length ? week.serve(slots, 1500, false).unserved : 0;
  school.pupils.forEach((pupil, p) => {
    if (placed.has(p)) return;
    const open = groups.flatMap((g, i) => {
      const same = g.unit === unitOf[p] && g.pupils.some((q) => school.pupils[q]!.rombel === pupil.rombel);
      return same && g.pupils.length < Math.min(school.maxCap, g.most ?? Infinity) && !closed.has(g.id) ? [i] : [];
    });
    const siblings = groups.filter((g) => pupil.family >= 0 && g.pupils.some((q) => school.pupils[q]!.family === pupil.family));
    const beside = (i: number): number => Number(siblings.some((g) => g.oldSlots.join() === groups[i]!.oldSlots.join()));
    open.sort((a, b) => beside(b) - beside(a) || groups[a]!.pupils.length - groups[b]!.pupils.length || a - b);
    let best = -1;
    let least = Infinity;
    for (const i of open) {
      groups[i]!.pupils.push(p);
      const after = week.serve(slots, 1500, false).unserved;
      groups[i]!.pupils.pop();
      if (after >= least) continue;
      best = i;
      least = after;
      if (after <= unserved) break;
    }
    if (best < 0) {
      rest.push(p);
      return;
    }
    unserved = least;
    placed.add(p);
    groups[best]!.pupils.push(p);
    groups[best]!.teachers = teachersOf(school, groups[best]!.pupils);
  });
  return rest;
}
