import type { Phase } from '@giliran/policy';
import { numberOf, readNumber, type NumberRange } from '../../../components/read-number.ts';

export const WEEKDAYS = ['Sen', 'Sel', 'Rab', 'Kam', 'Jum', 'Sab', 'Min'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface ShiftEntry {
  readonly id: string;
  readonly name: string;
  /** As typed; see `readTime`. */
  readonly start: string;
  readonly end: string;
  /** Null = every school day. */
  readonly days: readonly Weekday[] | null;
}

/** The school's parameters as typed. */
export interface SettingForm {
  readonly regulationIds: readonly string[];
  readonly phase: Phase;
  readonly startDate: string;
  readonly days: readonly Weekday[];
  readonly shifts: readonly ShiftEntry[];
  readonly roomGap: string;
  readonly teacherGap: string;
  readonly minSessions: string;
  readonly gatePerMinute: string;
  readonly gateWindow: string;
  readonly maxCampus: string;
  readonly genderRule: string;
  readonly canteen: string;
  /** Percent. */
  readonly readiness: string;
  /** Letter of the set in which a rombel may be joined with others, by rombel id. */
  readonly mergeLetters: Readonly<Record<string, string>>;
  /** Weeks A and B. */
  readonly fortnight: boolean;
  /** Set on the page of lessons; carried along here. */
  readonly lessons: SettingValues['lessons'];
}

/** The parameters as the server holds and takes them. */
export interface SettingValues {
  readonly regulationIds: string[];
  readonly phase: Phase;
  readonly startDate: string;
  readonly days: Weekday[];
  readonly shifts: {
    readonly id: string;
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly days: Weekday[] | null;
  }[];
  readonly roomGapMin: number;
  readonly teacherGapMin: number;
  readonly minSessions: number;
  readonly gate: { readonly perMinute: number; readonly windowMin: number } | null;
  readonly maxCampusPupils: number | null;
  readonly genderRule: string | null;
  readonly mergeable: string[][];
  readonly canteen: string | null;
  readonly readinessShare: number | null;
  /** 2 = weeks A and B. */
  readonly weeks: number;
  /** Frame of the lessons of subject teachers; null = class teachers. */
  readonly lessons: { readonly periodsPerSession: number; readonly sessionsPerGroup: number } | null;
}

export const SETTING_RANGES = {
  gap: { min: 0, max: 240, whole: true },
  minSessions: { min: 1, max: 7, whole: true },
  perMinute: { min: 1, max: 1000, whole: true },
  windowMin: { min: 1, max: 120, whole: true },
  campus: { min: 1, max: 100_000, whole: true },
  readiness: { min: 0, max: 100, unit: '%' },
} as const satisfies Record<string, NumberRange>;

export const MERGE_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** The stored parameters as text. */
export function settingFormOf(setting: SettingValues): SettingForm {
  const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value).replace('.', ','));
  const mergeLetters: Record<string, string> = {};
  for (const [index, set] of setting.mergeable.entries()) {
    for (const id of set) mergeLetters[id] = MERGE_LETTERS[index] ?? '';
  }
  return {
    regulationIds: setting.regulationIds,
    phase: setting.phase,
    startDate: setting.startDate,
    days: setting.days,
    shifts: setting.shifts.map(({ id, name, start, end, days }) => ({ id, name, start, end, days })),
    roomGap: text(setting.roomGapMin),
    teacherGap: text(setting.teacherGapMin),
    minSessions: text(setting.minSessions),
    gatePerMinute: text(setting.gate?.perMinute),
    gateWindow: text(setting.gate?.windowMin),
    maxCampus: text(setting.maxCampusPupils),
    genderRule: setting.genderRule ?? '',
    canteen: setting.canteen ?? '',
    readiness: text(setting.readinessShare === null ? null : Math.round(setting.readinessShare * 1000) / 10),
    mergeLetters,
    fortnight: setting.weeks === 2,
    lessons: setting.lessons,
  };
}

/** What has to be mended before saving; `key` in i18n "setting" under `mend`. */
type SettingComplaint = 'noDays' | 'noShift' | 'noRegulation' | 'shiftTimes' | 'noStart' | 'gateHalf' | 'number' | 'mergeSingle';

export type SettingReading =
  | { readonly kind: 'setting'; readonly setting: SettingValues }
  | { readonly kind: 'wrong'; readonly complaints: readonly SettingComplaint[] };

/** The parameters behind the fields, or everything that has to be mended. An empty gap is 0; empty limits are no limits. O(fields). */
export function readSettingForm(form: SettingForm): SettingReading {
  const complaints = new Set<SettingComplaint>();
  const number = (text: string, range: NumberRange): number | null => {
    const reading = readNumber(text, range);
    if (reading.kind === 'wrong') complaints.add('number');
    return numberOf(reading);
  };
  const needed = (value: number | null, first: number): number => value ?? first;
  if (form.days.length === 0) complaints.add('noDays');
  if (form.shifts.length === 0) complaints.add('noShift');
  if (form.regulationIds.length === 0) complaints.add('noRegulation');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(form.startDate)) complaints.add('noStart');
  if (form.shifts.some((shift) => shiftMinutes(shift) === null)) complaints.add('shiftTimes');
  const perMinute = number(form.gatePerMinute, SETTING_RANGES.perMinute);
  const windowMin = number(form.gateWindow, SETTING_RANGES.windowMin);
  if ((perMinute === null) !== (windowMin === null)) complaints.add('gateHalf');
  const readiness = number(form.readiness, SETTING_RANGES.readiness);
  const mergeable = MERGE_LETTERS.map((letter) => Object.keys(form.mergeLetters).filter((id) => form.mergeLetters[id] === letter)).filter(
    (set) => set.length > 0,
  );
  if (mergeable.some((set) => set.length < 2)) complaints.add('mergeSingle');
  const setting: SettingValues = {
    regulationIds: [...form.regulationIds],
    phase: form.phase,
    startDate: form.startDate,
    days: WEEKDAYS.filter((day) => form.days.includes(day)),
    shifts: form.shifts.map(({ id, name, start, end, days }) => ({
      id,
      name: name.trim() || id,
      start: readTime(start) ?? start,
      end: readTime(end) ?? end,
      days: days === null ? null : [...days],
    })),
    roomGapMin: needed(number(form.roomGap, SETTING_RANGES.gap), 0),
    teacherGapMin: needed(number(form.teacherGap, SETTING_RANGES.gap), 0),
    minSessions: needed(number(form.minSessions, SETTING_RANGES.minSessions), 1),
    gate: perMinute === null || windowMin === null ? null : { perMinute, windowMin },
    maxCampusPupils: number(form.maxCampus, SETTING_RANGES.campus),
    genderRule: form.genderRule || null,
    mergeable,
    canteen: form.canteen || null,
    readinessShare: readiness === null ? null : readiness / 100,
    weeks: form.fortnight ? 2 : 1,
    lessons: form.lessons && { periodsPerSession: form.lessons.periodsPerSession, sessionsPerGroup: form.lessons.sessionsPerGroup },
  };
  return complaints.size > 0 ? { kind: 'wrong', complaints: [...complaints] } : { kind: 'setting', setting };
}

/** A time as people type it ("7.00", "07:00", "0700", "7") as HH:MM, or null. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(text.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? '0')];
  if (!match || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Minutes from start to end, or null when these are not two times of one day in order. */
export function shiftMinutes({ start, end }: Pick<ShiftEntry, 'start' | 'end'>): number | null {
  const [from, to] = [start, end].map(readTime);
  if (!from || !to || to <= from) return null;
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minutes(to) - minutes(from);
}

/** A code for a new shift that none of the others has: S1, S2, ... */
export function freeShiftId(shifts: readonly Pick<ShiftEntry, 'id'>[]): string {
  let n = shifts.length + 1;
  while (shifts.some((shift) => shift.id === `S${n}`)) n++;
  return `S${n}`;
}
