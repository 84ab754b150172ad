import { assignUses, type Use, type UseRules } from './assign-uses.ts';
import { gateWaves } from './gate-waves.ts';
import type { RoomNames } from './name-rooms.ts';
import type { School } from './school.ts';
import type { Group } from './timetable.ts';

/** A group of the plan at hand, with what it had there. */
export interface KeptGroup extends Group {
  /** Slots it had and that still exist. */
  oldSlots: number[];
  oldRooms: Map<number, number>;
  oldTeachers: Map<number, number>;
  /** Rooms pinned by a lock. */
  fixedRooms: Map<number, number>;
  /** Pupils whose days or times change when its slots do. */
  weight: number;
  /** Most pupils who may be in it, where it was made smaller. */
  most?: number;
}

/** Rooms and teachers of a week; `unserved` counts pupils without room or teacher and pupils too many at gate or on campus. */
export interface ServedWeek {
  unserved: number;
  /** Groups that lack something. */
  lacking: Set<number>;
  rooms: RoomNames;
  teachers: Map<number, number>[];
}

/** Can given slots of all groups be served with rooms and teachers, changing as few of them as possible? */
export class KeptWeek {
  readonly school: School;
  readonly groups: KeptGroup[];
  /** Calls of `serve` so far: the measure of work. */
  calls = 0;
  private readonly roomRules: UseRules;
  private readonly teacherRules: UseRules;
  private readonly crowds: { slots: number[]; cap: number }[] = [];

  constructor(school: School, groups: KeptGroup[]) {
    this.school = school;
    this.groups = groups;
    const { slots, teachers } = school;
    const dayOf = slots.map((s) => s.day);
    const near = (gap: number): Uint8Array =>
      Uint8Array.from(slots.flatMap((x) => slots.map((y) => (y.day === x.day && x.start < y.end + gap && y.start < x.end + gap ? 1 : 0))));
    const { rules } = school.problem;
    const weekOf = school.weekOfSlot;
    this.roomRules = { slots: slots.length, near: near(rules.roomGapMinutes), dayOf, weekOf };
    this.teacherRules = {
      slots: slots.length,
      near: near(rules.teacherGapMinutes),
      dayOf,
      weekOf,
      maxDay: teachers.map((t) => t.maxDay),
      maxWeek: teachers.map((t) => t.maxWeek),
    };
    school.slotsOfDay.forEach((day, d) => {
      if (Number.isFinite(school.gateCap)) for (const row of gateWaves(school, d)) this.crowds.push({ slots: row, cap: school.gateCap });
      if (!Number.isFinite(school.campusCap)) return;
      for (const s of day) {
        const at = slots[s]!.start;
        this.crowds.push({ slots: day.filter((t) => slots[t]!.start <= at && at < slots[t]!.end), cap: school.campusCap });
      }
    });
  }

  /** Rooms that could hold group `g` in slot `s`, the ones it knows first, then the smallest. */
  roomsFor(g: number, s: number): number[] {
    const { rooms } = this.school;
    const group = this.groups[g]!;
    const known = new Set(group.oldRooms.values());
    const list = rooms.flatMap((r, i) => (r.open[s] && r.cap >= group.pupils.length ? [i] : []));
    return list.sort((a, b) => Number(known.has(b)) - Number(known.has(a)) || rooms[a]!.cap - rooms[b]!.cap || a - b);
  }

  /** Teachers who could take group `g` in slot `s`, the ones it knows first. */
  teachersFor(g: number, s: number): number[] {
    const group = this.groups[g]!;
    const locked = group.locked.get(s) ?? -1;
    if (locked >= 0) return [locked];
    const known = new Set(group.oldTeachers.values());
    const list = group.teachers.filter((t) => this.school.teachers[t]!.open[s]);
    return list.sort((a, b) => Number(known.has(b)) - Number(known.has(a)) || a - b);
  }

  /** Could group `g` come in slot `s` if it were alone? */
  fits(g: number, s: number): boolean {
    return this.roomsFor(g, s).length > 0 && (this.school.problem.lessons !== undefined || this.teachersFor(g, s).length > 0);
  }

  /**
   * Rooms and teachers for the given slots; groups with `null` stay out. `hasty` ends at the first gap (`unserved` then only says
   * whether there is one); `nodes` limits exhaustive search. O(sessions * (rooms + teachers)) mostly. */
  serve(slotsOf: (number[] | null)[], nodes = 1500, hasty = true): ServedWeek {
    this.calls++;
    const { school, groups } = this;
    const lacking = new Set<number>();
    let unserved = this.crowding(slotsOf, lacking);
    if (hasty && unserved > 0) return { unserved, lacking, rooms: [], teachers: [] };
    const roomUses: Use[] = [];
    const teacherUses: Use[] = [];
    slotsOf.forEach((list, g) => {
      const group = groups[g]!;
      for (const slot of list ?? []) {
        const pinned = group.fixedRooms.get(slot);
        const common = { group: g, slot };
        roomUses.push({
          ...common,
          choices: pinned === undefined ? this.roomsFor(g, slot) : school.rooms[pinned]!.cap >= group.pupils.length ? [pinned] : [],
          old: pinned ?? group.oldRooms.get(slot) ?? -1,
          fixed: pinned !== undefined,
        });
        if (school.problem.lessons) continue;
        const locked = group.locked.get(slot) ?? -1;
        teacherUses.push({
          ...common,
          choices: this.teachersFor(g, slot),
          old: locked >= 0 ? locked : (group.oldTeachers.get(slot) ?? -1),
          fixed: locked >= 0,
        });
      }
    });
    const named = [roomUses, teacherUses].map((uses, i) => {
      const { chosen, steps } = assignUses(uses, i === 0 ? this.roomRules : this.teacherRules, nodes, hasty);
      this.calls += steps / 50;
      const names: Map<number, number>[] = groups.map(() => new Map());
      uses.forEach((u, j) => {
        names[u.group]!.set(u.slot, chosen[j]!);
        if (chosen[j]! >= 0) return;
        unserved += groups[u.group]!.pupils.length;
        const near = (i === 0 ? this.roomRules : this.teacherRules).near;
        for (const v of uses) if (near[u.slot * school.slots.length + v.slot] === 1) lacking.add(v.group);
      });
      return names;
    });
    return { unserved, lacking, rooms: named[0]!, teachers: named[1]! };
  }

  private crowding(slotsOf: (number[] | null)[], lacking: Set<number>): number {
    const { school, groups } = this;
    const pupils = new Int32Array(school.slots.length);
    const bySex = [new Int32Array(school.slots.length), new Int32Array(school.slots.length)];
    slotsOf.forEach((list, g) => {
      const { sex, pupils: members } = groups[g]!;
      for (const s of list ?? []) {
        pupils[s] = pupils[s]! + members.length;
        if (sex >= 0) bySex[sex]![s] = bySex[sex]![s]! + members.length;
      }
    });
    const blame = (slots: number[]): void => {
      slotsOf.forEach((list, g) => {
        if (list?.some((s) => slots.includes(s))) lacking.add(g);
      });
    };
    let over = 0;
    for (const row of this.crowds) {
      const n = row.slots.reduce((sum, s) => sum + pupils[s]!, 0);
      if (n <= row.cap) continue;
      over += n - row.cap;
      blame(row.slots);
    }
    if (school.problem.rules.gender === 'shift') {
      school.slots.forEach((_, s) => {
        const mixed = Math.min(bySex[0]![s]!, bySex[1]![s]!);
        if (mixed === 0) return;
        over += mixed;
        blame([s]);
      });
    }
    return over;
  }
}
