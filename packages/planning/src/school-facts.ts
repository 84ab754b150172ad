import type { Day, Weekday } from '@giliran/kernel';
import type { LocalRules } from './local-rules.ts';
import type { Answer, EducationForm, Phase, Zone } from '@giliran/policy';
import type { RoomLayout } from './room-layout.ts';
import type { SchoolCalendar } from './school-calendar.ts';

/** A room as the school recorded it. Sizes in cm; null = "belum diketahui". Margins are assumption A-16 unless the school changed them. */
export interface RoomFacts {
  id: string;
  name: string;
  site: 'ON_CAMPUS' | 'OFF_SITE';
  widthCm: number | null;
  lengthCm: number | null;
  sideMarginCm: number;
  frontZoneCm: number;
  backMarginCm: number;
  /** The drawing of a room that is more than a rectangle; its sides above are then those of the box around it. */
  layout?: RoomLayout | null;
  /** Slots (day, shift) in which the room cannot be used; absent = none. */
  unavailable?: [day: Weekday, shift: string][];
}

export interface TeacherFacts {
  id: string;
  name: string;
  /** The rombel the teacher leads; null = may teach every rombel. */
  rombelId: string | null;
  maxDay: number | null;
  maxWeek: number | null;
  /** Most lesson periods a week (subject teachers); absent or null = no limit. */
  maxPeriods?: number | null;
  /** Slots (day, shift) in which the teacher is away; absent = none. */
  unavailable?: [day: Weekday, shift: string][];
  /** Rombel the teacher takes over besides the own one while a colleague is away. */
  standsInFor?: string[];
}

export interface PupilFacts {
  id: string;
  rosterNumber: number;
  sex: 'L' | 'P' | null;
  /** The recorded choice for face-to-face lessons (P5.1.d). */
  consent: Answer;
  /** The letter of permission (P7.7.a), a paper of its own; absent = papers are not kept apart. */
  permission?: Answer;
  familyId: string | null;
  /** Learns at home for now, whatever was consented to. */
  staysHome?: boolean;
}

/** A rombel with its pupils; without a list, `pupilCount` stands for pupils known by number alone. */
export interface RombelFacts {
  id: string;
  name: string;
  grade: number | null;
  pupilCount: number;
  pupils: PupilFacts[];
  /** Without a list: signed choices for face-to-face and letters of permission counted, and the numbers that signed for home. */
  countedConsent?: { yes: number; permission: number; homeNumbers: readonly number[] };
}

export interface ShiftSetting {
  id: string;
  name: string;
  /** `HH:MM` */
  start: string;
  end: string;
  /** Weekdays the shift runs on; absent = every school day. */
  days?: Weekday[];
}

/** The school's own parameters: none of them is law. */
export interface SchoolSetting {
  /** Regulations applied, strictest value wins. */
  regulationIds: string[];
  phase: Phase;
  startDate: Day;
  days: Weekday[];
  shifts: ShiftSetting[];
  roomGapMin: number;
  teacherGapMin: number;
  /** Fewest sessions a week asked for each pupil. */
  minSessions: number;
  /** Pupils the gate passes a minute and the window in minutes; null = not limited. */
  gate: { perMinute: number; windowMin: number } | null;
  maxCampusPupils: number | null;
  genderRule: null | 'group' | 'shift';
  /** Sets of rombel ids that may sit together (kelas rangkap). */
  mergeable: string[][];
  /** 2 = minggu A/B: two weeks that may differ, A being the week of `startDate`. Absent = every week is the same. */
  weeks?: 1 | 2;
  /** Subject teachers (guru mata pelajaran): the frame their lessons must fit in. Absent or null = class teachers (guru kelas). */
  lessons?: LessonFrame | null;
  canteen: 'OPEN' | 'CLOSED' | null;
  /** Share of readiness items answered yes and verified, 0..1; null = not recorded. */
  readinessShare: number | null;
  /** What the Dinas of the kabupaten set: read with the setting, never the school's own to change. */
  local?: LocalRules;
}

/** Lesson periods in one session, and sessions a week of each group (with weeks A/B: on average): together the most periods a rombel may ask for. */
export interface LessonFrame {
  periodsPerSession: number;
  sessionsPerGroup: number;
}

/** One subject of one rombel with its teacher: `periods` a week (with weeks A/B: on average) for each group of the rombel. */
export interface LessonDemandFacts {
  rombelId: string;
  subject: string;
  teacherId: string;
  periods: number;
}

/** Everything planning knows of one school. No names: people are ids and roster numbers. */
export interface SchoolFacts {
  id: string;
  form: EducationForm;
  setting: SchoolSetting;
  rooms: RoomFacts[];
  teachers: TeacherFacts[];
  rombel: RombelFacts[];
  /** What subject teachers teach; read only where the setting has `lessons`. Absent = none entered yet. */
  lessonDemand?: LessonDemandFacts[];
  /** Zone of the school's area from each day on, oldest first; empty = not recorded. */
  zoneHistory: { from: Day; zone: Zone }[];
  /** Stops of lessons, closure orders and the school's own start; absent = not known. */
  calendar?: SchoolCalendar;
}

/**
 * A passing circumstance a plan was made for. It belongs to the plan, not to the school's data: when it is over, the plan before
 * it holds again. Days from `from` to `to`, both included; `to` null = until further notice.
 */
export type PlanChange =
  | { kind: 'teacherAway'; teacher: string; standIns: string[]; from: Day; to: Day | null }
  | { kind: 'roomClosed'; room: string; from: Day; to: Day | null }
  | { kind: 'staysHome'; pupils: string[]; from: Day; to: Day | null }
  | { kind: 'zone'; zone: Zone; from: Day };

/** One period of a session; `period` counts from 0, `teacher` is an id. */
export interface SavedLesson {
  period: number;
  subject: string;
  teacher: string;
}

/** One group in one slot of the week, or of its week A or B. A session with lessons has no `teacher`. */
export interface SavedSession {
  group: string;
  week?: 'A' | 'B';
  day: Weekday;
  shift: string;
  room: string;
  teacher: string | null;
  lessons?: SavedLesson[];
  locked: boolean;
}

/** A plan as it is stored: the engine's groups and sessions, and the sessions the operator locked. */
export interface SavedPlan {
  groups: { id: string; label: string; rombelId: string; pupils: string[] }[];
  sessions: SavedSession[];
  /** What the plan was made for besides the school's data; absent = nothing. */
  changes?: PlanChange[];
}
