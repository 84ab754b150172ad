import { PARAMETER_LIST, type ParameterKey, type Variant, type Zone } from '@giliran/epidemic';

/** Who stays at home when a case is confirmed, beside the case. */
export const QUARANTINES = ['NONE', 'HOUSEHOLD', 'GROUP', 'BOTH'] as const;
/** How the zone goes on: as it is, another one from a day on, or by chance from day to day. */
export const ZONE_COURSES = ['SAME', 'DATE', 'CHANCE'] as const;
export const STAGES = ['school', 'desa', 'kecamatan'] as const;

interface Stage {
  readonly cases: number;
  readonly days: number;
}

/** What the scenario panel offers beyond its first choices. Shares and probabilities from 0 to 1, whole days. */
export interface Measures {
  readonly delayDays: number;
  readonly isolationDays: number;
  readonly groupCases: number;
  readonly groupDays: number;
  readonly hasTest: boolean;
  readonly testSensitivity: number;
  readonly testTurnaroundDays: number;
  readonly quarantine: (typeof QUARANTINES)[number];
  readonly quarantineDays: number;
  readonly quarantineDelayDays: number;
  /** Regular tests a week, 0 to 5. */
  readonly pupilTests: number;
  readonly teacherTests: number;
  readonly screeningSensitivity: number;
  readonly isStaged: boolean;
  readonly stages: Readonly<Record<(typeof STAGES)[number], Stage>>;
  readonly zoneCourse: (typeof ZONE_COURSES)[number];
  /** DATE: days after the start, and the zone from then on. */
  readonly zoneDay: number;
  readonly zoneThen: Zone;
  /** CHANCE: probability of a worse and of a better zone within a week. */
  readonly zoneWorse: number;
  readonly zoneBetter: number;
  /** Do zones that close schools under the regulation close this one? */
  readonly zoneCloses: boolean;
  /** Shares with two doses. */
  readonly vaccinatedPupils: number;
  readonly vaccinatedTeachers: number;
  readonly vaccinatedAdults: number;
  /** Protection by two doses; null = the default of the variant. */
  readonly vaccineSusceptibility: number | null;
  readonly vaccineOnward: number | null;
}

/** The engine's default of a number. */
export function defaultOf(key: ParameterKey, variant: Variant = 'DELTA'): number {
  return PARAMETER_LIST.find((one) => one.key === key)?.value[variant] ?? 0;
}

/** The measures to begin with: what the engine takes when nothing is said. */
export const STANDARD_MEASURES: Measures = {
  delayDays: defaultOf('responses.delayDays'),
  isolationDays: defaultOf('responses.isolationDays'),
  groupCases: defaultOf('responses.groupSuspension.cases'),
  groupDays: defaultOf('responses.groupSuspension.days'),
  hasTest: false,
  testSensitivity: defaultOf('responses.test.sensitivity'),
  testTurnaroundDays: defaultOf('responses.test.turnaroundDays'),
  quarantine: 'NONE',
  quarantineDays: defaultOf('responses.quarantine.days'),
  quarantineDelayDays: defaultOf('responses.quarantine.delayDays'),
  pupilTests: 0,
  teacherTests: 0,
  screeningSensitivity: defaultOf('responses.test.sensitivity'),
  isStaged: false,
  stages: { school: { cases: 1, days: 3 }, desa: { cases: 3, days: 5 }, kecamatan: { cases: 6, days: 14 } },
  zoneCourse: 'SAME',
  zoneDay: 28,
  zoneThen: 'ORANGE',
  zoneWorse: 0.1,
  zoneBetter: 0.1,
  zoneCloses: false,
  vaccinatedPupils: 0,
  vaccinatedTeachers: 0,
  vaccinatedAdults: 0,
  vaccineSusceptibility: null,
  vaccineOnward: null,
};
