import { fixedDays, type DayTable } from './distributions.ts';

/** How an infection runs its course. Ages are whole days since infection. */
export interface NaturalHistory {
  latent: DayTable;
  incubation: DayTable;
  /** profile: days from onset + 1 until infectiousness ends; flat: infectious days. */
  tail: DayTable;
  /** Quantile table of the infectivity multiplier; null = 1 for everybody. */
  infectivity: Float64Array | null;
  /** flat: infectiousness 1 for `tail` days after the latent period; see infectiousness(). */
  profile: 'risen' | 'flat' | 'sloped';
  /** Where the times depend on each other: cumulated probabilities, and days since infection of begin, onset and end. Replaces the tables. */
  joint: { cumulated: Float64Array; latent: Int32Array; onset: Int32Array; end: Int32Array } | null;
}

/** Closes all sites of an area when enough cases are confirmed in it. */
interface AreaClosing {
  /** Area of each site, and the number of areas. */
  areaOf: Int32Array;
  areas: number;
  cases: number;
  windowDays: number;
  days: number;
}

/** Rules on detected cases; 0 cases or 0 days = rule off. */
interface ResponseRules {
  delayDays: number;
  isolationDays: number;
  /** A noticed case is confirmed with this probability, after the turnaround. */
  testSensitivity: number;
  testTurnaroundDays: number;
  groupCases: number;
  groupWindowDays: number;
  groupDays: number;
  closing: AreaClosing[];
  quarantine: { group: boolean; household: boolean; transport: boolean; days: number; delayDays: number };
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
  /**
   * 0, or the size of one population of equally susceptible people whose thresholds are drawn in ascending order, as they are needed; it may
   * be larger than `persons`, who are then only the first to be infected.
   */
  pool: number;
  /** A run ends when this many are infected. */
  stopAt: number;
  history: NaturalHistory;
  rules: ResponseRules;
  screening: ScreeningRule[];
  /** Weekday of day 0 (0 = Monday). */
  firstWeekday: number;
  /** Schools, and those each person belongs to (CSR; household members to none). */
  sites: number;
  siteStart: Int32Array;
  siteOf: Int32Array;
  /** Vehicle of each person, -1 = none, and the riders of each (CSR). */
  vehicleOf: Int32Array;
  riderStart: Int32Array;
  rider: Int32Array;
  /** Pupils who may come to school, by household (CSR in the order of households). */
  schoolchildStart: Int32Array;
  schoolchild: Int32Array;
  /** Address of the importation stream of these schools. */
  importKey: number;
  /** Probability of importation per day (times the person's weight), and days on which the zone keeps the schools closed. */
  importDaily: Float64Array;
  zoneClosed: Uint8Array;
  importWeight: Float64Array;
  /** Zones that change by chance: cumulated rows of the daily matrix; replaces importDaily and zoneClosed in every replicate. */
  transition: { start: number; cumulated: Float64Array; daily: Float64Array; closed: Uint8Array } | null;
  /** Probability of being infected on day 0 besides. */
  prevalence: number;
  /** A case reported in the neighbourhood of a household: hazard a day = persons x -log(1 - daily x ascertainment). 0 days = off. */
  neighbour: { persons: number; ascertainment: number; days: number };
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
    pool: 0,
    stopAt: persons + 1,
    history: { latent: fixedDays(1), incubation: fixedDays(1), tail: fixedDays(1), infectivity: null, profile: 'flat', joint: null },
    rules: {
      delayDays: 0,
      isolationDays: 0,
      testSensitivity: 1,
      testTurnaroundDays: 0,
      groupCases: 0,
      groupWindowDays: 1,
      groupDays: 0,
      closing: [],
      quarantine: { group: false, household: false, transport: false, days: 0, delayDays: 0 },
    },
    screening: [],
    firstWeekday: 0,
    sites: 1,
    siteStart: new Int32Array(persons + 1),
    siteOf: new Int32Array(0),
    vehicleOf: new Int32Array(persons).fill(-1),
    riderStart: new Int32Array(1),
    rider: new Int32Array(0),
    schoolchildStart: new Int32Array(2),
    schoolchild: new Int32Array(0),
    transition: null,
    prevalence: 0,
    neighbour: { persons: 0, ascertainment: 1, days: 0 },
    importKey: 0x51ab,
    importDaily: new Float64Array(days),
    zoneClosed: new Uint8Array(days),
    importWeight: ones(),
    indexCases: [],
    indexPool: new Int32Array(0),
  };
}
