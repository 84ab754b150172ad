import type { Day, Weekday } from '@giliran/kernel';
import type { Parameters, Variant, Ventilation, Zone } from './parameters.ts';

/** The built-in two-half schedules that a school's own timetable is compared with. */
export const BUILTINS = ['full', 'full360', 'double', 'abDays', 'abWeeks', 'c4x10', 's221'] as const;
export type Builtin = (typeof BUILTINS)[number];

export type Transport = 'WALK' | 'PRIVATE' | 'ANGKOT' | 'BUS' | 'OJEK';

export interface RotationRoom {
  id: string;
  /** Floor area in m2; with `heightM` (default 3) it gives the volume. */
  areaM2?: number;
  heightM?: number;
  /** Air volume in m3; overrides area x height. */
  volumeM3?: number;
  ventilation?: Ventilation;
  /** Air changes per hour; overrides the preset. */
  ach?: number;
  /** Air changes per hour while the room is empty between sessions; default `ach`. */
  gapAch?: number;
}

export interface RotationTeacher {
  id: string;
  age?: number;
  doses?: number;
  household?: string | null;
  /** Rombel taught in the built-in schedules; without it teachers are dealt out in order. */
  rombel?: string | string[] | null;
}

export interface RotationPupil {
  id: string;
  rombel: string;
  age?: number;
  doses?: number;
  household?: string | null;
  /** false = the pupil stays at home (and remains in the household). Default true. */
  consent?: boolean;
  transport?: Transport | null;
  /** Pupils who share a vehicle on the same wave. */
  transportGroup?: string | null;
}

export interface RotationMember {
  id: string;
  age?: number;
  doses?: number;
}

export interface RotationHousehold {
  id: string;
  adults?: RotationMember[];
  /** Children of the household who attend another school. */
  siblingsElsewhere?: RotationMember[];
}

export interface RotationSchool {
  id: string;
  /** Areas of staged closure. */
  desa?: string | null;
  kecamatan?: string | null;
  /** PAUD, SD, SMP, SMA (Paket A, B, C count as SD, SMP, SMA). */
  level?: string;
  rooms?: RotationRoom[];
  teachers?: RotationTeacher[];
  pupils: RotationPupil[];
  households?: RotationHousehold[];
  /** Plans of this school where several schools are simulated; a plan of the same id as a shared one replaces it. */
  plans?: RotationPlan[];
}

interface PlanFrame {
  id: string;
  /** The plan the others are compared with; default: the first. */
  reference?: boolean;
  startDate?: Day;
  /** Default: two calendar months from `startDate`. At most 366. */
  days?: number;
  holidays?: Day[];
  /** Metres between pupils, default 1.5. */
  spacingM?: number;
}

export interface BuiltinPlan extends PlanFrame {
  builtin: Builtin;
  sessionMinutes?: number;
  /** Minutes between the two sessions of `double`, default 30. */
  gapMinutes?: number;
}

export interface TimetableSession {
  group: string;
  /** Weekday, or give `date`. */
  day?: Weekday | null;
  /** Week A or B (A = the week of the start date); null or absent = every week. */
  week?: 'A' | 'B' | null;
  date?: Day | null;
  shift: string;
  room: string;
  teacher?: string | null;
  teachers?: string[] | null;
  /** Periods from 0, of equal length; a teacher is in the room for his own periods only. */
  lessons?: { period: number; teacher: string; subject?: string }[] | null;
}

/** Where a pupil of a group sits, in metres within the room. */
export interface RotationSeat {
  pupil: string;
  xM: number;
  yM: number;
}

export interface TimetablePlan extends PlanFrame {
  /** With `seats` (all pupils of the group who come) close range reaches the at most 8 nearest seats within 1.5 x spacingM, else any 4 of the group. */
  groups: { id: string; pupils: string[]; seats?: RotationSeat[] | null }[];
  /** Periods a session is cut into; default: the highest period of any lesson, plus one. */
  periodsPerSession?: number;
  shifts: { id: string; start: string; end: string; days?: Weekday[] }[];
  sessions: TimetableSession[];
}

export type RotationPlan = BuiltinPlan | TimetablePlan;

export interface AreaRule {
  cases?: number;
  windowDays?: number;
  days?: number;
}

export interface RotationResponses {
  /** Probability that a pupil or teacher with symptoms is noticed. Default 0.7; 0 = no health report. */
  detection?: number;
  delayDays?: number;
  isolationDays?: number;
  groupSuspension?: { cases?: number; windowDays?: number; days?: number } | null;
  /** `recheckDays`: days after the closure until the checklist is satisfied again (default 0). */
  schoolClosure?: {
    rule?: 'NEVER' | 'ANY_CASE' | 'K_CASES';
    cases?: number;
    windowDays?: number;
    days?: number;
    recheckDays?: number;
  } | null;
  /** After a case is noticed: a test that confirms it with probability `sensitivity`, `turnaroundDays` later. null = noticed is confirmed. */
  test?: { sensitivity?: number; turnaroundDays?: number } | null;
  /** Contacts of a confirmed case stay at home for `days` from `delayDays` after the confirmation. */
  quarantine?: { group?: boolean; household?: boolean; transport?: boolean; days?: number; delayDays?: number } | null;
  /**
   * Confirmed cases in all schools of an area close all schools of it; `school` takes the place of the default of schoolClosure. Areas
   * without an entry never close.
   */
  stagedClosure?: { school?: AreaRule | null; desa?: AreaRule | null; kecamatan?: AreaRule | null } | null;
  /** Pupils stay at home for `days` when a case is reported among the `persons` of their RT; drawn from the reported incidence. */
  neighbourCase?: { persons?: number; days?: number } | null;
  /** Regular tests of all pupils or teachers of the plan, `perWeek` (0-5) times a week spread over Monday to Friday; sensitivity default 0.75. */
  screening?: { role: 'pupil' | 'teacher'; perWeek: number; sensitivity?: number; turnaroundDays?: number }[];
}

export interface RotationScenario {
  zone?: Zone;
  /** Overrides the zone's preset. */
  reportedPer100kWeek?: number;
  /** Share of infections that are reported, default 0.2. */
  ascertainment?: number;
  /** One infected person at the start of `day`: a named one, or one of a role drawn by chance. */
  index?: { role?: 'pupil' | 'teacher'; person?: string; day?: number } | null;
  /** Zone (or its reported incidence) from a date on, in order of dates; before the first entry `zone` holds. */
  zoneSeries?: { from: Day; zone?: Zone; reportedPer100kWeek?: number }[] | null;
  /** Daily probabilities of passing from the zone of a row to the zone of a column, from `zone` on day 0; a rest stays. Not with zoneSeries. */
  zoneTransition?: Partial<Record<Zone, Partial<Record<Zone, number>>>> | null;
  /** Share of all persons infected on day 0, beside the daily importation. Default 0. */
  initialPrevalence?: number;
  /** Zones in which the school is closed (decided by policy); default none. */
  closingZones?: Zone[];
  variant?: Variant;
  overrides?: Partial<Parameters>;
  masks?: { out?: number; in?: number; compliance?: Record<string, number> } | null;
  responses?: RotationResponses;
  settings?: { transport?: boolean; gate?: boolean; teachersRoom?: boolean };
}

interface RotationRun {
  seed?: number;
  /** Chance histories per plan; default 200. Ignored when `adaptive` is given. */
  replicates?: number;
  adaptive?: { primary: 'inSchoolInfections' | 'learningHoursMean'; targetSe: number; max?: number } | null;
  /** For hosts; does not change a result. */
  workers?: number;
}

/**
 * What is simulated: a school (or several), the plans to compare, one scenario. Days, minutes, metres; ids are texts. Schools that share a
 * household id, a teacher id or an area of staged closure are simulated together, others apart; figures are summed over all.
 */
export interface RotationInput {
  id?: string | number | null;
  school?: RotationSchool;
  /** Several schools instead of `school`. Household and teacher ids are shared by all, unless some pupil id occurs in two schools: then each school's are its own. */
  schools?: RotationSchool[];
  /** Built-in plans or timetables; with several schools a timetable belongs into its school. */
  plans?: RotationPlan[];
  /** One plan instead of `plans`. */
  plan?: RotationPlan;
  scenario?: RotationScenario;
  run?: RotationRun;
}
