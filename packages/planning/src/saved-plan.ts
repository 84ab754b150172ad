import { InputError, isDay, pointer, WEEKDAYS, type Weekday } from '@giliran/kernel';
import type { LockedSession, ShiftPlan } from '@giliran/schedule';
import type { PlanChange, SavedPlan, SavedSession, SchoolFacts } from './school-facts.ts';

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
  const isLocked = new Set(previous?.sessions.filter((s) => s.locked).map(placeOf));
  return {
    groups,
    sessions: plan.sessions.map((s) => ({
      group: s.group,
      ...(s.week === undefined ? {} : { week: s.week }),
      day: s.day as Weekday,
      shift: s.shift,
      room: s.room,
      teacher: s.teacher ?? null,
      ...(s.lessons === undefined ? {} : { lessons: s.lessons }),
      locked: isLocked.has(placeOf(s)),
    })),
    ...(changes.length > 0 ? { changes: [...changes] } : {}),
  };
}

/** Group and slot of a session as one comparable text. */
function placeOf({ group, week, day, shift }: Pick<SavedSession, 'group' | 'week' | 'shift'> & { day: string }): string {
  return JSON.stringify([group, week ?? null, day, shift]);
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
      ...(s.week === undefined ? {} : { week: s.week }),
      day: s.day,
      shift: s.shift,
      room: s.room,
      ...(s.teacher === null ? {} : { teacher: s.teacher }),
      ...(s.lessons === undefined ? {} : { lessons: s.lessons }),
    })),
  };
}

/** The sessions the operator locked, as the schedule engine takes them. Their lessons may still change periods. O(sessions). */
export function locksOf({ sessions }: SavedPlan): LockedSession[] {
  return sessions
    .filter(({ locked }) => locked)
    .map(({ group, week, day, shift, room, teacher }) => ({
      group,
      ...(week === undefined ? {} : { week }),
      day,
      shift,
      room,
      ...(teacher === null ? {} : { teacher }),
    }));
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
  const { weeks = 1, lessons } = facts.setting;
  const subjects = new Set(facts.lessonDemand?.map(({ subject }) => subject));
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
    const refuse = (key: string, message: string) => new InputError(pointer('sessions', s, key), message);
    if (weeks === 2 && session.week === undefined)
      throw refuse('week', 'sekolah ini memakai minggu A/B; isi minggu A atau B pada setiap pertemuan');
    if (weeks === 1 && session.week !== undefined)
      throw refuse('week', `pertemuan menyebut minggu ${session.week}, tetapi sekolah ini tidak memakai minggu A/B; ubah Aturan sekolah`);
    if (session.lessons === undefined) continue;
    if (!lessons) throw refuse('lessons', 'sekolah ini memakai guru kelas, jadi pertemuan tidak berisi pelajaran; ubah Aturan sekolah');
    if (session.teacher !== null) throw refuse('teacher', 'pertemuan dengan pelajaran tidak punya guru kelas; kosongkan gurunya');
    for (const [l, lesson] of session.lessons.entries()) {
      const at = (key: string) => pointer('sessions', s, 'lessons', l, key);
      if (!teachers.has(lesson.teacher))
        throw new InputError(at('teacher'), `${lesson.teacher} tidak dikenal di sekolah ini; muat ulang halaman`);
      if (!subjects.has(lesson.subject))
        throw new InputError(
          at('subject'),
          `mata pelajaran ${lesson.subject} tidak ada dalam daftar pelajaran sekolah ini; muat ulang halaman`,
        );
      if (!Number.isInteger(lesson.period) || lesson.period < 0 || lesson.period >= lessons.periodsPerSession)
        throw new InputError(
          at('period'),
          `jam ke-${lesson.period + 1} tidak ada: satu pertemuan berisi ${lessons.periodsPerSession} jam pelajaran`,
        );
    }
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
