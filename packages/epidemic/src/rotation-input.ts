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
  /** PAUD, SD, SMP, SMA (Paket A, B, C count as SD, SMP, SMA). */
  level?: string;
  rooms?: RotationRoom[];
  teachers?: RotationTeacher[];
  pupils: RotationPupil[];
  households?: RotationHousehold[];
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

export interface TimetablePlan extends PlanFrame {
  groups: { id: string; pupils: string[] }[];
  shifts: { id: string; start: string; end: string; days?: Weekday[] }[];
  sessions: TimetableSession[];
}

export type RotationPlan = BuiltinPlan | TimetablePlan;

export interface RotationResponses {
  /** Probability that a pupil or teacher with symptoms is noticed. Default 0.7; 0 = no health report. */
  detection?: number;
  delayDays?: number;
  isolationDays?: number;
  groupSuspension?: { cases?: number; windowDays?: number; days?: number } | null;
  schoolClosure?: { rule: 'NEVER' | 'ANY_CASE' | 'K_CASES'; cases?: number; windowDays?: number; days?: number } | null;
  /** Not simulated: anything but null is refused. */
  stagedClosure?: null;
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

/** What is simulated: one school, the plans to compare, one scenario. Days, minutes, metres; ids are texts. */
export interface RotationInput {
  id?: string | number | null;
  school: RotationSchool;
  plans?: RotationPlan[];
  /** One plan instead of `plans`. */
  plan?: RotationPlan;
  scenario?: RotationScenario;
  run?: RotationRun;
}
