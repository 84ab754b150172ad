import { InputError, isDay, pointer, WEEKDAYS, type Weekday } from '@giliran/kernel';
import type { EducationForm } from '@giliran/policy';
import type { LessonFrame, SchoolSetting, ShiftSetting } from './school-facts.ts';

const EARLY_CHILDHOOD: readonly EducationForm[] = ['TK', 'KB', 'TPA', 'SPS', 'RA'];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The setting a school starts with: two shifts of 180 minutes (PAUD 120) with half an hour between, five days. Every value is the school's to change. */
export function defaultSetting(form: EducationForm): SchoolSetting {
  const early = EARLY_CHILDHOOD.includes(form);
  const junior = form === 'SMP' || form === 'MTS';
  const days: Weekday[] = early ? ['Sen', 'Sel', 'Rab', 'Kam', 'Jum'] : ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab'];
  return {
    regulationIds: ['bengkayang-51-2021'],
    phase: 'TRANSITION',
    startDate: '2021-09-13',
    days,
    shifts: early
      ? [
          { id: 'P', name: 'Pagi', start: '07:30', end: '09:30' },
          { id: 'S', name: 'Siang', start: '10:00', end: '12:00' },
        ]
      : [
          { id: 'P', name: 'Pagi', start: '07:00', end: '10:00' },
          { id: 'S', name: 'Siang', start: junior ? '11:00' : '10:30', end: junior ? '14:00' : '13:30' },
        ],
    roomGapMin: 30,
    teacherGapMin: 0,
    minSessions: 1,
    gate: null,
    maxCampusPupils: null,
    genderRule: null,
    mergeable: [],
    canteen: null,
    readinessShare: null,
  };
}

/** Minutes after midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * Checks a setting that came from outside and returns it typed.
 * Throws InputError with a path and an Indonesian message: what is wrong and what was expected. A long session is no input
 * error (the finding P5.1.c says it); a session that ends before it starts is.
 */
export function parseSetting(value: unknown): SchoolSetting {
  const o = record(value, '');
  const days = list(o['days'], '/days').map((day, i) => {
    if (!WEEKDAYS.includes(day as Weekday))
      throw new InputError(pointer('days', i), `hari tidak dikenal: ${show(day)}; pakai ${WEEKDAYS.join(', ')}`);
    return day as Weekday;
  });
  if (days.length === 0) throw new InputError('/days', 'pilih paling sedikit satu hari sekolah');
  if (new Set(days).size !== days.length) throw new InputError('/days', 'ada hari yang tertulis dua kali');
  const shifts = list(o['shifts'], '/shifts').map((shift, i) => parseShift(shift, i));
  if (shifts.length === 0) throw new InputError('/shifts', 'isi paling sedikit satu sesi');
  const ids = shifts.map((shift) => shift.id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (twice >= 0) throw new InputError(pointer('shifts', twice, 'id'), `kode sesi ${ids[twice]} tertulis dua kali`);
  const gate = o['gate'] === null || o['gate'] === undefined ? null : record(o['gate'], '/gate');
  const lessons = parseLessons(o['lessons']);
  const startDate = o['startDate'];
  if (!isDay(startDate)) throw new InputError('/startDate', `tanggal mulai harus seperti 2021-09-13; tertulis ${show(startDate)}`);
  return {
    regulationIds: list(o['regulationIds'], '/regulationIds').map(String),
    phase: oneOf(o['phase'], ['TRANSITION', 'NEW_NORMAL'] as const, '/phase'),
    startDate,
    days: WEEKDAYS.filter((day) => days.includes(day)),
    shifts,
    roomGapMin: integer(o['roomGapMin'], 0, 240, '/roomGapMin', 'jeda ruang (menit)'),
    teacherGapMin: integer(o['teacherGapMin'], 0, 240, '/teacherGapMin', 'jeda guru (menit)'),
    minSessions: integer(o['minSessions'], 1, 7, '/minSessions', 'pertemuan paling sedikit per minggu'),
    gate: gate && {
      perMinute: integer(gate['perMinute'], 1, 1000, '/gate/perMinute', 'siswa per menit di gerbang'),
      windowMin: integer(gate['windowMin'], 1, 120, '/gate/windowMin', 'lama gelombang gerbang (menit)'),
    },
    maxCampusPupils:
      o['maxCampusPupils'] === null || o['maxCampusPupils'] === undefined
        ? null
        : integer(o['maxCampusPupils'], 1, 100000, '/maxCampusPupils', 'siswa paling banyak di sekolah'),
    genderRule:
      o['genderRule'] === null || o['genderRule'] === undefined ? null : oneOf(o['genderRule'], ['group', 'shift'] as const, '/genderRule'),
    mergeable: list(o['mergeable'] ?? [], '/mergeable').map((set, i) => list(set, pointer('mergeable', i)).map(String)),
    canteen: o['canteen'] === null || o['canteen'] === undefined ? null : oneOf(o['canteen'], ['OPEN', 'CLOSED'] as const, '/canteen'),
    readinessShare: share(o['readinessShare']),
    ...(integer(o['weeks'] ?? 1, 1, 2, '/weeks', 'minggu yang berbeda (1, atau 2 untuk minggu A/B)') === 2 ? { weeks: 2 } : {}),
    ...(lessons ? { lessons } : {}),
  };
}

function parseLessons(value: unknown): LessonFrame | null {
  if (value === null || value === undefined) return null;
  const o = record(value, '/lessons');
  return {
    periodsPerSession: integer(o['periodsPerSession'], 1, 12, '/lessons/periodsPerSession', 'jam pelajaran dalam satu pertemuan'),
    sessionsPerGroup: integer(o['sessionsPerGroup'], 1, 7, '/lessons/sessionsPerGroup', 'pertemuan setiap kelompok seminggu'),
  };
}

function parseShift(value: unknown, index: number): ShiftSetting {
  const path = pointer('shifts', index);
  const o = record(value, path);
  const [start, end] = [time(o['start'], `${path}/start`), time(o['end'], `${path}/end`)];
  if (minutesOf(end) <= minutesOf(start)) {
    throw new InputError(`${path}/end`, `sesi berakhir ${end}, sebelum atau tepat saat mulai ${start}; periksa jamnya`);
  }
  const id = typeof o['id'] === 'string' && o['id'].trim() ? o['id'].trim() : null;
  if (!id) throw new InputError(`${path}/id`, 'sesi tanpa kode');
  const days =
    o['days'] === null || o['days'] === undefined
      ? undefined
      : list(o['days'], `${path}/days`).map((day) => oneOf(day, WEEKDAYS, `${path}/days`));
  return { id, name: typeof o['name'] === 'string' && o['name'].trim() ? o['name'].trim() : id, start, end, ...(days ? { days } : {}) };
}

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError(path, `diharapkan objek, tertulis ${show(value)}`);
  return value as Record<string, unknown>;
}

function list(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) throw new InputError(path, `diharapkan daftar, tertulis ${show(value)}`);
  return value;
}

function time(value: unknown, path: string): string {
  if (typeof value !== 'string' || !TIME.test(value)) throw new InputError(path, `jam harus seperti 07:00; tertulis ${show(value)}`);
  return value;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
  const found = allowed.find((item) => item === value);
  if (!found) throw new InputError(path, `harus salah satu dari ${allowed.join(', ')}; tertulis ${show(value)}`);
  return found;
}

function integer(value: unknown, low: number, high: number, path: string, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < low || value > high) {
    throw new InputError(path, `${what} harus bilangan bulat ${low}–${high}; tertulis ${show(value)}`);
  }
  return value;
}

function share(value: unknown): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !(value >= 0 && value <= 1))
    throw new InputError('/readinessShare', `kesiapan harus antara 0 dan 1; tertulis ${show(value)}`);
  return value;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'kosong';
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
