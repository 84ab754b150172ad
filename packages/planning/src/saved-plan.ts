import { InputError, isDay, pointer, WEEKDAYS, type Weekday } from '@giliran/kernel';
import type { ShiftPlan } from '@giliran/schedule';
import type { PlanChange, SavedPlan, SchoolFacts } from './school-facts.ts';

interface SaveOptions {
  /** The plan before: its locked sessions stay locked, and a group that keeps its id keeps its name. */
  readonly previous?: SavedPlan;
  readonly changes?: readonly PlanChange[];
}

/** The engine's plan with names for its groups ("4A · A"), ready to be stored. O(pupils + sessions). */
export function savedPlanOf(plan: ShiftPlan, facts: SchoolFacts, { previous, changes = [] }: SaveOptions = {}): SavedPlan {
  const rombelOfPupil = new Map<string, string>();
  for (const rombel of facts.rombel) {
    for (const pupil of rombel.pupils) rombelOfPupil.set(pupil.id, rombel.id);
    for (let i = 1; i <= rombel.pupilCount; i++) rombelOfPupil.set(`${rombel.id}#${i}`, rombel.id);
  }
  const nameOf = new Map(facts.rombel.map((rombel) => [rombel.id, rombel.name]));
  const kept = new Map(previous?.groups.map((group) => [group.id, group.label]));
  const taken = new Set(plan.groups.flatMap((group) => kept.get(group.id) ?? []));
  const used = new Map<string, number>();
  const groups = plan.groups.map((group) => {
    const rombelIds = [...new Set(group.pupils.map((pupil) => rombelOfPupil.get(pupil) ?? ''))].sort();
    const rombelId = rombelIds[0] ?? '';
    const key = rombelIds.join('+');
    const names = rombelIds.map((id) => nameOf.get(id) ?? id).join(' + ');
    const fresh = (): string => {
      const index = used.get(key) ?? 0;
      used.set(key, index + 1);
      const label = `${names} · ${letter(index)}`;
      return taken.has(label) ? fresh() : label;
    };
    return { id: group.id, label: kept.get(group.id) ?? fresh(), rombelId, pupils: [...group.pupils] };
  });
  const isLocked = new Set(previous?.sessions.filter((s) => s.locked).map((s) => `${s.group}|${s.day}|${s.shift}`));
  return {
    groups,
    sessions: plan.sessions.map((s) => ({
      group: s.group,
      day: s.day as Weekday,
      shift: s.shift,
      room: s.room,
      teacher: s.teacher ?? null,
      locked: isLocked.has(`${s.group}|${s.day}|${s.shift}`),
    })),
    ...(changes.length > 0 ? { changes: [...changes] } : {}),
  };
}

/** 0 -> A, 25 -> Z, 26 -> AA: the letters schools give to groups. */
function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

/** The stored plan as the schedule engine reads it. */
export function shiftPlanOf(saved: SavedPlan): ShiftPlan {
  return {
    groups: saved.groups.map(({ id, pupils }) => ({ id, pupils })),
    sessions: saved.sessions.map((s) => ({
      group: s.group,
      day: s.day,
      shift: s.shift,
      room: s.room,
      ...(s.teacher === null ? {} : { teacher: s.teacher }),
    })),
  };
}

/**
 * Reads a plan sent by a client; ids are checked against the school. Throws InputError with the path of the first unknown
 * or repeated id. Whether the plan keeps the rules is judged elsewhere: a draft may break them.
 */
export function parseSavedPlan(value: SavedPlan, facts: SchoolFacts): SavedPlan {
  const pupils = new Set(
    facts.rombel.flatMap((r) => [
      ...r.pupils.map((p) => p.id),
      ...Array.from({ length: r.pupils.length > 0 ? 0 : r.pupilCount }, (_, i) => `${r.id}#${i + 1}`),
    ]),
  );
  const rombel = new Set(facts.rombel.map((r) => r.id));
  const rooms = new Set(facts.rooms.map((r) => r.id));
  const teachers = new Set(facts.teachers.map((t) => t.id));
  const shifts = new Set(facts.setting.shifts.map((s) => s.id));
  const groups = new Set<string>();
  const placed = new Set<string>();
  for (const [g, group] of value.groups.entries()) {
    if (groups.has(group.id)) throw new InputError(pointer('groups', g, 'id'), `kelompok ${group.id} tertulis dua kali`);
    groups.add(group.id);
    if (!rombel.has(group.rombelId))
      throw new InputError(pointer('groups', g, 'rombelId'), `rombel ${group.rombelId} tidak dikenal di sekolah ini`);
    for (const [p, pupil] of group.pupils.entries()) {
      const path = pointer('groups', g, 'pupils', p);
      if (!pupils.has(pupil)) throw new InputError(path, `siswa ${pupil} tidak dikenal di sekolah ini`);
      if (placed.has(pupil)) throw new InputError(path, `siswa ${pupil} ada di dua kelompok`);
      placed.add(pupil);
    }
  }
  for (const [s, session] of value.sessions.entries()) {
    const unknown = (key: string, id: string) =>
      new InputError(pointer('sessions', s, key), `${id} tidak dikenal di sekolah ini; muat ulang halaman`);
    if (!groups.has(session.group)) throw unknown('group', session.group);
    if (!rooms.has(session.room)) throw unknown('room', session.room);
    if (!shifts.has(session.shift)) throw unknown('shift', session.shift);
    if (session.teacher !== null && !teachers.has(session.teacher)) throw unknown('teacher', session.teacher);
    if (!(WEEKDAYS as readonly string[]).includes(session.day)) throw unknown('day', session.day);
  }
  for (const [c, change] of (value.changes ?? []).entries()) {
    const refuse = (key: string, message: string): never => {
      throw new InputError(pointer('changes', c, key), message);
    };
    const known = (ids: ReadonlySet<string>, key: string, list: readonly string[]) => {
      for (const id of list) if (!ids.has(id)) refuse(key, `${id} tidak dikenal di sekolah ini; muat ulang halaman`);
    };
    if (!isDay(change.from)) refuse('from', 'tanggal mulai harus seperti 2021-09-13');
    if (change.kind !== 'zone' && change.to !== null && (!isDay(change.to) || change.to < change.from))
      refuse('to', 'tanggal selesai harus sama dengan atau sesudah tanggal mulai');
    if (change.kind === 'teacherAway') known(teachers, 'teacher', [change.teacher, ...change.standIns]);
    if (change.kind === 'roomClosed') known(rooms, 'room', [change.room]);
    if (change.kind === 'staysHome') known(pupils, 'pupils', change.pupils);
  }
  return value;
}
