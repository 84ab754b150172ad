import { fixedDays, type DayTable } from './distributions.ts';

/** How an infection runs its course. Ages are whole days since infection. */
interface NaturalHistory {
  latent: DayTable;
  incubation: DayTable;
  /** profile: days from onset + 1 until infectiousness ends; flat: infectious days. */
  tail: DayTable;
  /** Quantile table of the infectivity multiplier; null = 1 for everybody. */
  infectivity: Float64Array | null;
  /** flat: infectiousness 1 for `tail` days after the latent period; otherwise the rising and falling profile. */
  flat: boolean;
}

/** Rules on detected cases; 0 cases = rule off. */
interface ResponseRules {
  delayDays: number;
  isolationDays: number;
  groupCases: number;
  groupWindowDays: number;
  groupDays: number;
  schoolCases: number;
  schoolWindowDays: number;
  schoolDays: number;
}

/** Regular tests of one role on fixed weekdays (0 = Monday); they find infectious people only, and nobody falsely. */
export interface ScreeningRule {
  /** 0 pupil, 1 teacher. */
  role: number;
  onWeekday: Uint8Array;
  sensitivity: number;
  turnaroundDays: number;
}

/** Everything about the persons and the disease that does not depend on the plan. Immutable once built; persons in order of their keys. */
export interface World {
  persons: number;
  days: number;
  key: Int32Array;
  /** 0 pupil, 1 teacher, 2 household adult, 3 sibling elsewhere. */
  role: Uint8Array;
  /** Emission per unit of infectiousness: quanta/h in shared air, and without unit at close range and at home. */
  airOut: Float64Array;
  contactOut: Float64Array;
  homeOut: Float64Array;
  /** Susceptibility x breathing (m3/h) x mask, susceptibility x mask, susceptibility. */
  airIn: Float64Array;
  contactIn: Float64Array;
  homeIn: Float64Array;
  /** Probability of symptoms, and of a symptomatic person being detected. */
  symptomatic: Float64Array;
  detection: Float64Array;
  asymptomaticFactor: number;
  household: Int32Array;
  memberStart: Int32Array;
  member: Int32Array;
  homeCoefficient: Float64Array;
  isolatedAtHomeFactor: number;
  /** Greenwood households: the dose does not grow with the number of infectors. */
  homeOnce: boolean;
  /** One household of equally susceptible people so large that its thresholds are drawn in ascending order, as they are needed. */
  pool: boolean;
  /** A run ends when this many are infected. */
  stopAt: number;
  history: NaturalHistory;
  rules: ResponseRules;
  screening: ScreeningRule[];
  /** Weekday of day 0 (0 = Monday). */
  firstWeekday: number;
  /** Address of the school's importation stream. */
  importKey: number;
  /** Importation hazard per day (rows of `persons` weights are applied to the probability). */
  importDaily: Float64Array;
  importWeight: Float64Array;
  /** Infected on a given day in every replicate; person -1 = drawn from `indexPool`. */
  indexCases: { person: number; day: number }[];
  indexPool: Int32Array;
}

/** A world of `persons` people in one household, flat unit infectiousness for one day after a latent day, no responses, no importation. For validation layouts and tests. O(persons). */
export function plainWorld(persons: number, days: number, homeCoefficient: number): World {
  const ones = (): Float64Array => new Float64Array(persons).fill(1);
  return {
    persons,
    days,
    key: Int32Array.from({ length: persons }, (_, i) => Math.imul(i + 1, 0x9e3779b1)),
    role: new Uint8Array(persons).fill(2),
    airOut: ones(),
    contactOut: ones(),
    homeOut: ones(),
    airIn: ones(),
    contactIn: ones(),
    homeIn: ones(),
    symptomatic: ones(),
    detection: new Float64Array(persons),
    asymptomaticFactor: 1,
    household: new Int32Array(persons),
    memberStart: Int32Array.of(0, persons),
    member: Int32Array.from({ length: persons }, (_, i) => i),
    homeCoefficient: Float64Array.of(homeCoefficient),
    isolatedAtHomeFactor: 0.5,
    homeOnce: false,
    pool: false,
    stopAt: persons + 1,
    history: { latent: fixedDays(1), incubation: fixedDays(1), tail: fixedDays(1), infectivity: null, flat: true },
    rules: {
      delayDays: 0,
      isolationDays: 0,
      groupCases: 0,
      groupWindowDays: 1,
      groupDays: 0,
      schoolCases: 0,
      schoolWindowDays: 1,
      schoolDays: 0,
    },
    screening: [],
    firstWeekday: 0,
    importKey: 0x51ab,
    importDaily: new Float64Array(days),
    importWeight: ones(),
    indexCases: [],
    indexPool: new Int32Array(0),
  };
}
