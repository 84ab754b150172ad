/** `day, shift` pair naming one slot of the week. */
export type SlotRef = [day: string, shift: string];

/** A candidate shift. `start` and `end` are `HH:MM`; without `days` it runs on every day of the problem. */
export interface Shift {
  id: string;
  start: string;
  end: string;
  days?: string[];
}

/** Single-sex groups (`group`), single-sex groups and slots (`shift`), or no rule. */
export type GenderRule = null | 'group' | 'shift';

export interface ShiftRules {
  /** Most pupils a group may have by law. */
  maxGroup: number;
  /** Most minutes at school per pupil and day; a longer slot is never used. */
  maxMinutesPerDay: number;
  roomGapMinutes: number;
  teacherGapMinutes: number;
  /** Fewest sessions a week asked for every consenting pupil. */
  minSessions: number;
  gender: GenderRule;
  /** Most pupils on site at once. */
  maxCampusPupils?: number;
}

/** `cap` = seats at the legal spacing; 0 = unusable. */
export interface ShiftRoom {
  id: string;
  cap: number;
  unavailable?: SlotRef[];
}

/** `rombel` = the rombel the teacher may teach, `"*"` = all. Limits count sessions, `maxPeriods` lesson periods. */
export interface ShiftTeacher {
  id: string;
  rombel: string[] | '*';
  maxDay?: number;
  maxWeek?: number;
  maxPeriods?: number;
  unavailable?: SlotRef[];
}

export type Sex = 'L' | 'P';

/** `fam` is a pseudonymous family id, the same for siblings. Without `consent` the pupil stays at home. */
export interface ShiftPupil {
  id: string;
  sex: Sex;
  consent: boolean;
  fam: string | null;
}

export interface ShiftRombel {
  id: string;
  grade: number | string;
  pupils: ShiftPupil[];
}

/** Gate capacity of one wave = `perMinute * windowMinutes` pupils. */
export interface ShiftGate {
  perMinute: number;
  windowMinutes: number;
}

/** Periods of one subject for each group of a rombel in a week (in a fortnight: on average). */
export interface LessonDemand {
  rombel: string;
  subject: string;
  teacher: string;
  periods: number;
}

export interface Lessons {
  periodsPerSession: number;
  sessionsPerGroup: number;
  demand: LessonDemand[];
}

/** One school to be planned: the input of `planShifts`, `countingBounds` and `checkPlan`. Times in minutes unless `HH:MM`. */
export interface ShiftProblem {
  level: string;
  days: string[];
  shifts: Shift[];
  rules: ShiftRules;
  rooms: ShiftRoom[];
  teachers: ShiftTeacher[];
  rombel: ShiftRombel[];
  /** Disjoint sets of rombel that may sit together (kelas rangkap). */
  mergeable?: string[][];
  gate: ShiftGate | null;
  lessons?: Lessons;
  /**
   * 2 = a fortnight whose weeks A and B may differ: every session names its week, F counts sessions of both. Limits of teachers hold
   * in each week. Lessons are asked for two weeks at once: twice `periods` and `sessionsPerGroup`, however they fall into A and B.
   */
  weeks?: 2;
}

export interface PlanGroup {
  id: string;
  pupils: string[];
}

/** `period` counts from 0 inside the session. */
export interface PlanLesson {
  period: number;
  subject: string;
  teacher: string;
}

/** One group in one slot. `teacher` with class teachers, `lessons` with subject teachers. */
export interface PlanSession {
  group: string;
  /** Only in a fortnight. */
  week?: 'A' | 'B';
  day: string;
  shift: string;
  room: string;
  teacher?: string;
  lessons?: PlanLesson[];
}

/** Groups and their weekly timetable: the output of `planShifts`, the input of `checkPlan`. */
export interface ShiftPlan {
  groups: PlanGroup[];
  sessions: PlanSession[];
}
