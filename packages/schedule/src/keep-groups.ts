import { clockMinutes } from './clock-minutes.ts';
import type { Violation } from './check-plan.ts';
import { formGroups, teachersOf } from './form-groups.ts';
import type { Random } from './make-random.ts';
import type { RoomNames } from './name-rooms.ts';
import { slotKey, type School } from './school.ts';
import type { ShiftPlan } from './shift-problem.ts';
import { splitGroups } from './split-groups.ts';
import type { Group } from './timetable.ts';

/** A session that must stay where it is; without `room` or `teacher` those may change. */
export interface LockedSession {
  group: string;
  /** Only in a fortnight. */
  week?: 'A' | 'B';
  day: string;
  shift: string;
  room?: string;
  teacher?: string;
}

/** What the operator has pinned in the previous plan: whole groups (members and all sessions) and single sessions. */
export interface Locks {
  groups?: string[];
  sessions?: LockedSession[];
}

export interface KeptGroups {
  groups: Group[];
  fixedRooms: RoomNames;
  /** Locks that cannot be honoured because they break a hard rule by themselves. */
  broken: Violation[];
}

/**
 * The groups of a previous plan as a start for a new one. Pupils who left or withdrew consent are dropped, pupils with new
 * consent join the smallest fitting group of their rombel (or form a new group), locks become fixed slots. With
 * `resplit` only groups with a lock stay and all other pupils are split afresh for `f` sessions.
 * Returns null when the pupils left over cannot be split. Cost O(pupils + locks).
 */
export function keepGroups(
  school: School,
  previous: ShiftPlan,
  locks: Locks,
  resplit: boolean,
  f: number,
  random: Random,
): KeptGroups | null {
  const broken: Violation[] = [];
  const pupilByName = new Map(school.pupils.map((p, i) => [p.id, i]));
  const lockedNames = new Set([...(locks.groups ?? []), ...(locks.sessions ?? []).map((s) => s.group)]);
  const placed = new Set<number>();
  const groups: Group[] = [];
  const unitOf = new Int32Array(school.pupils.length);
  school.units.forEach((u, i) => u.pupils.forEach((p) => (unitOf[p] = i)));
  for (const { id, pupils: names } of previous.groups) {
    const locked = lockedNames.has(id);
    if (resplit && !locked) continue;
    const pupils = names.flatMap((name) => {
      const p = pupilByName.get(name);
      return p === undefined || placed.has(p) ? [] : [p];
    });
    if (pupils.length === 0 || groups.some((g) => g.id === id)) continue;
    const one = new Set(pupils.map((p) => unitOf[p])).size === 1;
    if (!one || pupils.length > school.maxCap) {
      if (locked) {
        const text = one
          ? `Kelompok terkunci ${id} berisi ${pupils.length} siswa, paling banyak ${school.maxCap}.`
          : `Kelompok terkunci ${id} mencampur siswa yang tidak boleh sekelompok.`;
        broken.push(breach(one ? 'H1' : 'H4', id, text, one ? pupils.length : null, one ? school.maxCap : null));
      }
      continue;
    }
    for (const p of pupils) placed.add(p);
    const unit = unitOf[pupils[0]!]!;
    const sex = school.units[unit]!.sex;
    groups.push({ id, unit, sex, pupils, teachers: teachersOf(school, pupils), locked: new Map(), closed: true });
  }
  if (!placeRest(school, groups, placed, unitOf, resplit, f, random)) return null;
  const fixedRooms: RoomNames = groups.map(() => new Map());
  applyLocks(school, groups, fixedRooms, previous, locks, broken);
  return { groups, fixedRooms, broken };
}

function breach(
  code: Violation['code'],
  group: string,
  message: string,
  measured: number | null = null,
  limit: number | null = null,
): Violation {
  return { code, subject: { kind: 'group', id: group }, message, measured, limit };
}

/** Puts pupils without a group into the smallest one that has room, or into new groups. */
function placeRest(
  school: School,
  groups: Group[],
  placed: Set<number>,
  unitOf: Int32Array,
  resplit: boolean,
  f: number,
  random: Random,
): boolean {
  const rest: number[] = [];
  school.pupils.forEach((pupil, p) => {
    if (placed.has(p)) return;
    const open = resplit
      ? []
      : groups.filter(
          (g) => g.unit === unitOf[p] && g.pupils.length < school.maxCap && g.pupils.some((q) => school.pupils[q]!.rombel === pupil.rombel),
        );
    if (open.length === 0) {
      rest.push(p);
      return;
    }
    open.reduce((a, b) => (b.pupils.length < a.pupils.length ? b : a)).pupils.push(p);
  });
  if (rest.length === 0) return true;
  const units = school.units.flatMap((u) => {
    const pupils = u.pupils.filter((p) => rest.includes(p));
    return pupils.length === 0 ? [] : [{ ...u, pupils, leastGroups: Math.ceil(pupils.length / school.maxCap) }];
  });
  const split = splitGroups({ ...school, units }, f, 0, random);
  if (!split) return false;
  const names = new Set(groups.map((g) => g.id));
  for (const group of formGroups(school, units, split)) {
    while (names.has(group.id)) group.id += "'";
    names.add(group.id);
    groups.push(group);
  }
  return true;
}

/** Turns locks into fixed slots and rooms of groups; those that break a rule by themselves go to `broken`. O(locks * groups). */
export function applyLocks(
  school: School,
  groups: Group[],
  fixedRooms: RoomNames,
  previous: ShiftPlan,
  locks: Locks,
  broken: Violation[],
): void {
  const { problem } = school;
  const slotIndex = new Map(school.slots.map((s, i) => [slotKey([problem.days[s.day]!, problem.shifts[s.shift]!.id]), i]));
  const whole = new Set(locks.groups ?? []);
  const pins: LockedSession[] = [
    ...previous.sessions
      .filter((s) => whole.has(s.group))
      .map(({ group, day, shift, room, teacher }) => ({ group, day, shift, room, ...(teacher === undefined ? {} : { teacher }) })),
    ...(locks.sessions ?? []),
  ];
  for (const pin of pins) {
    const g = groups.findIndex((x) => x.id === pin.group);
    const where = `${pin.day} ${pin.shift}`;
    if (g < 0) {
      broken.push(breach('H0', pin.group, `Kelompok terkunci ${pin.group} (${where}) tidak ada lagi.`));
      continue;
    }
    const group = groups[g]!;
    const s = slotIndex.get(slotKey([pin.day, pin.shift]));
    if (s === undefined) {
      const hours = problem.shifts.find((x) => x.id === pin.shift);
      const length = hours ? clockMinutes(hours.end)! - clockMinutes(hours.start)! : null;
      broken.push(
        breach(
          'H5',
          pin.group,
          `Slot terkunci ${where} tidak ada atau terlalu lama (kelompok ${pin.group}).`,
          length,
          problem.rules.maxMinutesPerDay,
        ),
      );
      continue;
    }
    if ([...group.locked.keys()].some((x) => x !== s && school.slots[x]!.day === school.slots[s]!.day)) {
      broken.push(breach('H5', pin.group, `Kelompok ${pin.group} terkunci dua kali pada ${pin.day}.`, 2, 1));
      continue;
    }
    let teacher = pin.teacher === undefined ? -1 : problem.teachers.findIndex((t) => t.id === pin.teacher);
    if (pin.teacher !== undefined && (teacher < 0 || !group.teachers.includes(teacher) || !school.teachers[teacher]!.open[s])) {
      broken.push(breach('H7', pin.group, `Guru terkunci ${pin.teacher} tidak dapat mengajar kelompok ${pin.group} pada ${where}.`));
      teacher = -1;
    }
    group.locked.set(s, Math.max(teacher, group.locked.get(s) ?? -1));
    if (pin.room === undefined) continue;
    const r = school.rooms.findIndex((x) => problem.rooms[x.index]!.id === pin.room);
    const room = school.rooms[r];
    if (!room || room.cap < group.pupils.length) {
      broken.push(
        breach('H2', pin.group, `Ruang terkunci ${pin.room} tidak memuat kelompok ${pin.group}.`, group.pupils.length, room?.cap ?? 0),
      );
    } else if (!room.open[s]) {
      broken.push(breach('H8', pin.group, `Ruang terkunci ${pin.room} tidak tersedia pada ${where}.`));
    } else if (roomTaken(school, fixedRooms, g, r, s)) {
      broken.push(
        breach('H6', pin.group, `Ruang terkunci ${pin.room} dipakai dua kelompok pada ${where}.`, 0, problem.rules.roomGapMinutes),
      );
    } else fixedRooms[g]!.set(s, r);
  }
}

function roomTaken(school: School, fixedRooms: RoomNames, self: number, room: number, slot: number): boolean {
  const gap = school.problem.rules.roomGapMinutes;
  const x = school.slots[slot]!;
  return fixedRooms.some((m, g) =>
    [...m].some(([s, r]) => {
      if (r !== room || (g === self && s === slot)) return false;
      const y = school.slots[s]!;
      return x.day === y.day && x.start < y.end + gap && y.start < x.end + gap;
    }),
  );
}
