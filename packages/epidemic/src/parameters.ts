/** Variants with their own row of defaults. */
export const VARIANTS = ['WILD', 'ALPHA', 'DELTA'] as const;
export type Variant = (typeof VARIANTS)[number];

/** One editable number of the model: default per variant (WILD, ALPHA, DELTA), plausible range, and where it comes from. */
export interface ParameterDefault {
  value: readonly [number, number, number];
  min: number;
  max: number;
  /** Plausible range for a sensitivity run: of the literature where the source gives one, else an assumption. */
  range: readonly [number, number];
  source: string;
}

const same = (value: number): readonly [number, number, number] => [value, value, value];
const LARGE = 1e6;

/**
 * Every number `scenario.overrides` may change. "recalled, verify" = quoted from memory of the literature; "assumption" = a product choice.
 * Times in days, rates per hour, volumes in m3, `min` and `max` are hard limits of the input check.
 */
export const PARAMETERS = {
  transmissibility: {
    value: [1, 1.5, 2.25],
    min: 0,
    max: 100,
    range: [1, 2.4],
    source: 'Delta: Lasser et al. 2022 (range 1.8-2.4); Alpha: assumption',
  },
  latentDays: {
    value: [3.5, 3.3, 2.75],
    min: 0.1,
    max: 60,
    range: [2.5, 4],
    source: 'Lasser et al. 2022, BackToSchool; centre of the quoted range',
  },
  latentSdDays: { value: [1.5, 1.5, 1.9], min: 0, max: 30, range: [1, 2], source: 'Lasser et al. 2022' },
  incubationDays: {
    value: [5.5, 5, 4.4],
    min: 0.1,
    max: 60,
    range: [4, 6],
    source: 'Lauer et al. 2020 (gamma 5.8, 0.95); Delta: Lasser et al. 2022',
  },
  incubationSdDays: {
    value: [2.29, 2.1, 1.9],
    min: 0,
    max: 30,
    range: [1, 3],
    source: 'Lauer et al. 2020; Delta: Lasser et al. 2022; Alpha: assumption',
  },
  infectiousDays: { value: same(6), min: 1, max: 60, range: [5, 11], source: 'BackToSchool: 5-6 effective days, log-normal' },
  infectiousSdDays: { value: same(1.5), min: 0, max: 30, range: [0.5, 4], source: 'assumption' },
  dispersion: { value: [0.2, 0.2, 0.25], min: 0.01, max: 1000, range: [0.1, 0.5], source: 'Endo et al. 2020 (recalled, verify)' },
  symptomaticAdult: { value: same(0.8), min: 0, max: 1, range: [0.6, 0.8], source: 'Lasser et al. 2022' },
  symptomaticPerYear: {
    value: same(0.02868),
    min: 0,
    max: 0.05,
    range: [0.02, 0.035],
    source: 'Lasser et al. 2022: less per year under 18',
  },
  asymptomaticFactor: { value: same(0.6), min: 0, max: 1, range: [0.14, 0.8], source: 'Lasser et al. 2022' },
  susceptibilityUnder12: { value: [0.5, 0.7, 0.8], min: 0, max: 10, range: [0.4, 1], source: 'BackToSchool 0.5; variants: assumption' },
  susceptibility12To17: { value: [0.75, 0.85, 0.9], min: 0, max: 10, range: [0.6, 1], source: 'assumption' },
  transmissionPerYear: {
    value: same(0.005),
    min: 0,
    max: 0.05,
    range: [0.005, 0.02],
    source: 'Lasser et al. 2022: less per year under 18',
  },
  householdSecondaryAttack: {
    value: [0.21, 0.28, 0.38],
    min: 0,
    max: 0.95,
    range: [0.17, 0.5],
    source: 'Thompson et al. 2021; Delta: Lasser et al. 2022; Alpha: recalled, verify',
  },
  householdSizeExponent: { value: same(0), min: 0, max: 2, range: [0, 0.8], source: 'assumption' },
  isolatedAtHomeFactor: { value: same(0.5), min: 0, max: 1, range: [0.25, 1], source: 'assumption' },
  vaccineSusceptibility: { value: [0.5, 0.5, 0.35], min: 0, max: 1, range: [0.2, 0.7], source: 'two doses, recalled, verify' },
  vaccineOnward: { value: [0.3, 0.3, 0.2], min: 0, max: 1, range: [0, 0.5], source: 'two doses, recalled, verify' },
  oneDoseShare: { value: same(0.5), min: 0, max: 1, range: [0.3, 0.7], source: 'assumption: share of the two-dose effect after one dose' },
  quantaPerHour: {
    value: same(25),
    min: 0,
    max: LARGE,
    range: [2.7, 100],
    source: 'adult speaking, mean; Mikszewski et al., Buonanno et al.; the variant acts through transmissibility',
  },
  childEmission: { value: same(0.6), min: 0, max: 10, range: [0.5, 0.7], source: 'assumption: quanta of a pupil as a share of an adult' },
  breathingChildM3PerH: { value: same(0.28), min: 0, max: 20, range: [0.25, 0.3], source: 'US EPA (recalled, verify)' },
  breathingAdultM3PerH: { value: same(0.54), min: 0, max: 20, range: [0.45, 0.6], source: 'US EPA (recalled, verify)' },
  decayPerHour: { value: same(0.62), min: 0, max: 1000, range: [0, 1.1], source: 'Jimenez estimator (recalled, verify)' },
  depositionPerHour: { value: same(0.3), min: 0, max: 1000, range: [0.1, 0.5], source: 'Jimenez estimator (recalled, verify)' },
  schoolScale: {
    value: same(2.45),
    min: 0,
    max: LARGE,
    range: [1.2, 3.7],
    source:
      'calibration: multiplies the doses in rooms (air and close range); Delta, primary school of 8 x 19: R = 2.6 from a pupil (Lasser et al. 2022)',
  },
  teacherEmission: {
    value: same(3.9),
    min: 0,
    max: 1000,
    range: [1, 6],
    source: 'calibration: quanta of a teacher as a multiple of an adult; R = 4.4 from a teacher in the same school (Lasser et al. 2022)',
  },
  closeRange: { value: same(0.04), min: 0, max: LARGE, range: [0.01, 0.1], source: 'assumption: dose per neighbour in 3 h at 1 m' },
  closeRangeDecayPerM: { value: same(2.02), min: 1, max: 100, range: [1.5, 3], source: 'Chu et al. 2020 (recalled, verify)' },
  gateContact: { value: same(0.02), min: 0, max: LARGE, range: [0.005, 0.05], source: 'assumption: dose per contact in 10 min, indoors' },
  gateOutdoorFactor: { value: same(0.1), min: 0, max: 1, range: [0.05, 0.3], source: 'assumption' },
  gateWaitMinutes: { value: same(10), min: 0, max: 1440, range: [5, 20], source: 'assumption' },
  rideMinutes: { value: same(20), min: 0, max: 1440, range: [10, 45], source: 'assumption' },
  angkotM3: { value: same(10), min: 0.1, max: 10000, range: [8, 12], source: 'assumption' },
  angkotAch: { value: same(10), min: 0, max: 1000, range: [3, 30], source: 'assumption: open windows' },
  busM3: { value: same(45), min: 0.1, max: 10000, range: [35, 60], source: 'assumption' },
  busAch: { value: same(4), min: 0, max: 1000, range: [2, 10], source: 'assumption' },
  ojekSpacingM: { value: same(0.5), min: 0, max: 100, range: [0.3, 0.8], source: 'assumption' },
  teachersRoomM3: { value: same(60), min: 0.1, max: 100000, range: [40, 120], source: 'assumption' },
  teachersRoomAch: { value: same(2), min: 0, max: 1000, range: [0.5, 6], source: 'assumption' },
  teachersRoomMinutes: { value: same(15), min: 0, max: 1440, range: [5, 30], source: 'assumption: per session wave' },
  importWeightPupil: { value: same(1), min: 0, max: 1000, range: [0.5, 1.5], source: 'assumption' },
  importWeightTeacher: { value: same(1), min: 0, max: 1000, range: [0.5, 2], source: 'assumption' },
  importWeightHousehold: { value: same(1), min: 0, max: 1000, range: [0.5, 2], source: 'assumption' },
} as const satisfies Record<string, ParameterDefault>;

export type ParameterName = keyof typeof PARAMETERS;
export type Parameters = Record<ParameterName, number>;

/** Zones with their editable importation presets, reported cases per 100 000 a week. No official one-to-one incidence exists. */
export const ZONE_REPORTED_PER_100K_WEEK = { GREEN: 0.5, YELLOW: 10, ORANGE: 50, RED: 150 } as const;
export type Zone = keyof typeof ZONE_REPORTED_PER_100K_WEEK;

/** Air changes per hour of the ventilation presets. Sources: tracer-gas study of Korean schools; ten UK classrooms. */
export const VENTILATION_ACH = { CROSS_OPEN: 6, SINGLE_SIDED: 2, CLOSED: 0.5, AC: 0.5 } as const;
export type Ventilation = keyof typeof VENTILATION_ACH;

/** Share of pupils (by level) and teachers who wear the mask properly. All assumptions. */
export const MASK_COMPLIANCE: Record<string, number> = { PAUD: 0.3, SD: 0.6, SMP: 0.75, SMA: 0.75, TEACHER: 0.9 };

/** Age taken for a pupil without one, by level. All assumptions. */
export const AGE_BY_LEVEL: Record<string, number> = { PAUD: 5, SD: 9, SMP: 14, SMA: 17 };

/** The parameter row of a variant with overrides applied. O(number of parameters). */
export function parametersOf(variant: Variant, overrides: Partial<Parameters>): Parameters {
  const column = VARIANTS.indexOf(variant);
  const row: Partial<Parameters> = {};
  for (const name of Object.keys(PARAMETERS) as ParameterName[]) {
    row[name] = overrides[name] ?? (PARAMETERS[name].value[column] as number);
  }
  return row as Parameters;
}
