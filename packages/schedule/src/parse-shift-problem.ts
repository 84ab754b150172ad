import { InputError } from '@giliran/kernel';
import { Field } from './field.ts';
import type {
  LessonDemand,
  Lessons,
  Shift,
  ShiftGate,
  ShiftProblem,
  ShiftPupil,
  ShiftRombel,
  ShiftRoom,
  ShiftRules,
  ShiftTeacher,
  SlotRef,
} from './shift-problem.ts';
import { clockMinutes } from './clock-minutes.ts';

interface Known {
  days: Set<string>;
  shifts: Set<string>;
  rombel: Set<string>;
  teachers: Set<string>;
}

/**
 * Is `value` a schedule problem? Returns it typed, with defaults filled in (`teacherGapMinutes` 0, `minSessions` 1,
 * `gender` null, `gate` null, `fam` null); unknown extra fields are dropped.
 *
 * @param path JSON Pointer of `value` inside the caller's document, e.g. `/instance`
 * @throws InputError naming the first field that is missing, of the wrong type, negative, a duplicate, unknown or
 *   contradictory. A pupil without a boolean `consent` is an error, never a yes.
 * Cost O(size of the input).
 */
export function parseShiftProblem(value: unknown, path = ''): ShiftProblem {
  const root = new Field(value, path).object();
  const days = uniqueStrings(root.get('days'));
  const dayIds = new Set(days);
  const shifts = root.get('shifts').list((f) => parseShift(f, dayIds));
  unique(root.get('shifts'), shifts);
  const rules = parseRules(root.get('rules'));
  const rombel = parseRombelList(root.get('rombel'));
  const known: Known = {
    days: dayIds,
    shifts: new Set(shifts.map((s) => s.id)),
    rombel: new Set(rombel.map((c) => c.id)),
    teachers: new Set(),
  };
  const rooms = root.get('rooms').list((f) => parseRoom(f, known));
  unique(root.get('rooms'), rooms);
  const teachers = root.get('teachers').list((f) => parseTeacher(f, known));
  unique(root.get('teachers'), teachers);
  known.teachers = new Set(teachers.map((t) => t.id));
  const problem: ShiftProblem = {
    level: root.get('level').text(),
    days,
    shifts,
    rules,
    rooms,
    teachers,
    rombel,
    gate: root.get('gate').optional(parseGate) ?? null,
  };
  const mergeable = root.get('mergeable').optional((f) => parseMergeable(f, known));
  if (mergeable) problem.mergeable = mergeable;
  const lessons = root.get('lessons').optional((f) => parseLessons(f, known));
  if (lessons) problem.lessons = lessons;
  const weeks = root.get('weeks').optional((f) => f.count(1));
  if (weeks !== undefined && weeks > 2) root.get('weeks').fail(`paling banyak 2 minggu, bukan ${weeks}`);
  if (weeks === 2) problem.weeks = 2;
  return problem;
}

function parseShift(f: Field, days: Set<string>): Shift {
  const o = f.object();
  const shift: Shift = { id: o.get('id').text(), start: o.get('start').text(), end: o.get('end').text() };
  const start = clockMinutes(shift.start);
  const end = clockMinutes(shift.end);
  if (start === null) o.get('start').fail(`jam harus HH:MM, bukan "${shift.start}"`);
  if (end === null) o.get('end').fail(`jam harus HH:MM, bukan "${shift.end}"`);
  if (end! <= start!) o.get('end').fail(`jam selesai ${shift.end} harus setelah jam mulai ${shift.start}`);
  const only = o.get('days').optional((d) => uniqueStrings(d));
  only?.forEach((day, i) => {
    if (!days.has(day)) o.get('days').at(i).fail(`hari "${day}" tidak ada dalam daftar hari`);
  });
  if (only) shift.days = only;
  return shift;
}

function parseRules(f: Field): ShiftRules {
  const o = f.object();
  const gender = o.get('gender').optional((g) => g.oneOf(['group', 'shift'] as const)) ?? null;
  const rules: ShiftRules = {
    maxGroup: o.get('maxGroup').count(1),
    maxMinutesPerDay: o.get('maxMinutesPerDay').number(),
    roomGapMinutes: o.get('roomGapMinutes').number(),
    teacherGapMinutes: o.get('teacherGapMinutes').optional((x) => x.number()) ?? 0,
    minSessions: o.get('minSessions').optional((x) => x.count()) ?? 1,
    gender,
  };
  const campus = o.get('maxCampusPupils').optional((x) => x.count());
  if (campus !== undefined) rules.maxCampusPupils = campus;
  return rules;
}

function parseRoom(f: Field, known: Known): ShiftRoom {
  const o = f.object();
  const room: ShiftRoom = { id: o.get('id').text(), cap: o.get('cap').count() };
  const closed = o.get('unavailable').optional((x) => parseSlotRefs(x, known));
  if (closed) room.unavailable = closed;
  return room;
}

function parseTeacher(f: Field, known: Known): ShiftTeacher {
  const o = f.object();
  const id = o.get('id').text();
  const raw = o.get('rombel');
  const teacher: ShiftTeacher = { id, rombel: raw.value === '*' ? '*' : raw.list((x) => knownId(x, known.rombel, 'rombel')) };
  for (const limit of ['maxDay', 'maxWeek', 'maxPeriods'] as const) {
    const n = o.get(limit).optional((x) => x.count());
    if (n !== undefined) teacher[limit] = n;
  }
  const closed = o.get('unavailable').optional((x) => parseSlotRefs(x, known));
  if (closed) teacher.unavailable = closed;
  return teacher;
}

function parseSlotRefs(f: Field, known: Known): SlotRef[] {
  return f.list((pair) => {
    if (!Array.isArray(pair.value) || pair.value.length !== 2) pair.fail('harus pasangan [hari, shift]');
    return [knownId(pair.at(0), known.days, 'hari'), knownId(pair.at(1), known.shifts, 'shift')];
  });
}

function parseRombelList(f: Field): ShiftRombel[] {
  const seen = new Set<string>();
  const list = f.list((field) => {
    const o = field.object();
    const grade = o.get('grade');
    const rombel: ShiftRombel = {
      id: o.get('id').text(),
      grade: typeof grade.value === 'string' ? grade.text() : grade.number(),
      pupils: o.get('pupils').list(parsePupil),
    };
    rombel.pupils.forEach((pupil, i) => {
      if (seen.has(pupil.id)) o.get('pupils').at(i).at('id').fail(`id siswa "${pupil.id}" ganda`);
      seen.add(pupil.id);
    });
    return rombel;
  });
  unique(f, list);
  return list;
}

function parsePupil(f: Field): ShiftPupil {
  const o = f.object();
  const id = o.get('id').text();
  const sex = o.get('sex').oneOf(['L', 'P'] as const);
  const consent = o.get('consent');
  if (typeof consent.value !== 'boolean') consent.fail('izin orang tua harus true atau false');
  return { id, sex, consent: consent.value === true, fam: o.get('fam').optional((x) => x.text()) ?? null };
}

function parseMergeable(f: Field, known: Known): string[][] {
  const used = new Set<string>();
  return f.list((set) =>
    set.list((x) => {
      const id = knownId(x, known.rombel, 'rombel');
      if (used.has(id)) x.fail(`rombel "${id}" ada di dua himpunan kelas rangkap`);
      used.add(id);
      return id;
    }),
  );
}

function parseGate(f: Field): ShiftGate {
  const o = f.object();
  return { perMinute: o.get('perMinute').number(), windowMinutes: o.get('windowMinutes').number() };
}

function parseLessons(f: Field, known: Known): Lessons {
  const o = f.object();
  const periodsPerSession = o.get('periodsPerSession').count(1);
  const sessionsPerGroup = o.get('sessionsPerGroup').count(1);
  const most = periodsPerSession * sessionsPerGroup;
  const asked = new Map<string, number>();
  const seen = new Set<string>();
  const demand = o.get('demand').list((field) => {
    const d = field.object();
    const row: LessonDemand = {
      rombel: knownId(d.get('rombel'), known.rombel, 'rombel'),
      subject: d.get('subject').text(),
      teacher: knownId(d.get('teacher'), known.teachers, 'guru'),
      periods: d.get('periods').count(),
    };
    const key = JSON.stringify([row.rombel, row.subject]);
    if (seen.has(key)) d.get('subject').fail(`mapel "${row.subject}" ganda untuk rombel "${row.rombel}"`);
    seen.add(key);
    const sum = (asked.get(row.rombel) ?? 0) + row.periods;
    if (sum > most) d.get('periods').fail(`rombel "${row.rombel}" meminta ${sum} jam pelajaran, paling banyak ${most}`);
    asked.set(row.rombel, sum);
    return row;
  });
  return { periodsPerSession, sessionsPerGroup, demand };
}

function knownId(f: Field, ids: Set<string>, what: string): string {
  const id = f.text();
  if (!ids.has(id)) f.fail(`${what} "${id}" tidak dikenal`);
  return id;
}

function uniqueStrings(f: Field): string[] {
  const seen = new Set<string>();
  return f.list((x) => {
    const text = x.text();
    if (seen.has(text)) x.fail(`"${text}" ganda`);
    seen.add(text);
    return text;
  });
}

function unique(f: Field, items: { id: string }[]): void {
  const seen = new Set<string>();
  items.forEach((item, i) => {
    if (seen.has(item.id)) throw new InputError(f.at(i).at('id').path, `id "${item.id}" ganda`);
    seen.add(item.id);
  });
}
