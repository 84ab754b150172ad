import { InputError } from '@giliran/kernel';
import { isTogether } from '../builtin-schedule.ts';
import { power } from '../exact-math.ts';
import { gammaDays, fixedDays, logNormalDays, weibullDays, type DayTable } from '../distributions.ts';
import { Histogram } from '../histogram.ts';
import { at, fail, isMissing, readChoice, readInteger, readList, readNumber, readObject, type Json } from '../input-reader.ts';
import { BUILTINS, type Builtin } from '../rotation-input.ts';
import {
  AEROSOL_DEPOSITION_PER_HOUR,
  aerosolDecayPerHour,
  cumulativeImportation,
  hourlyConcentration,
  importation,
  nextShiftRisk,
  wellsRiley,
  type AirCase,
} from './air.ts';
import { branchingExtinction, chainBinomial, generalEpidemic, meanFieldFinalSize, type FinalSize } from './final-size.ts';
import { closedSchool, equalPlansDifference, monotoneBreaches, relabelledPValue, spread } from './invariants.ts';
import { householdCourses, simulateHouseholdRisk, solveHouseholdRisk, type HouseholdRisk } from './household-risk.ts';
import { attendedDays, attendedInfectiousDays, firstGeneration } from './schedules.ts';
import { SCHOOL_TYPES, type SchoolMeasure, type SchoolStudy, type SchoolType } from './school-outbreak.ts';
import { schoolStudy } from './school-study.ts';
import { simulateFirstGeneration } from './simulated-first-generation.ts';
import { majorCutOff, simulateBranching, simulateChain, simulateGeneral, simulateImports, simulateMeanField } from './simulated.ts';

type Figure = number | string | readonly number[] | Readonly<Record<string, number>>;
export type Figures = Readonly<Record<string, Figure>>;
/** Simulated figures carry the number of replicates and the Monte-Carlo standard errors of the numeric keys. */
export interface SimulatedFigures {
  readonly [key: string]: Figure | Figures;
  replicates: number;
  standardErrors: Figures;
}
export interface KindAnswer {
  exact?: Figures;
  simulated?: SimulatedFigures;
}

/** Inputs of a case with pointers: numbers by name. */
class Inputs {
  readonly values: Json;

  constructor(values: Json) {
    this.values = values;
  }

  path(name: string): string {
    return at('/inputs', name);
  }

  number(name: string, min: number, max = 1e15, fallback?: number): number {
    return readNumber(this.values[name] ?? undefined, this.path(name), min, max, fallback);
  }

  whole(name: string, min: number, max: number, fallback?: number): number {
    return readInteger(this.values[name] ?? undefined, this.path(name), min, max, fallback);
  }

  text(name: string): string {
    const value = this.values[name];
    if (typeof value !== 'string') fail(this.path(name), 'a text', value);
    return value as string;
  }

  schedule(): Builtin {
    return readChoice(this.values['schedule'], this.path('schedule'), BUILTINS);
  }

  /** Days: a number, or a text such as 'Weibull mean 5.0 sd 1.9' (Weibull when no other distribution is named). */
  days(name: string, fallback?: DayTable): DayTable {
    const value = this.values[name];
    if (isMissing(value) && fallback) return fallback;
    if (typeof value === 'number') return fixedDays(Math.round(this.number(name, 0, 60)));
    const match = /^\s*(weibull|gamma|log-?normal)?,?\s*(?:mean)?[\s=:]*([0-9.]+)\s*[,;]?\s*sd[\s=:]*([0-9.]+)/i.exec(this.text(name));
    const [mean, sd] = [Number(match?.[2] ?? NaN), Number(match?.[3] ?? NaN)];
    if (!(mean >= 0.1 && mean <= 60 && sd >= 0 && sd <= 60))
      fail(
        this.path(name),
        "days, or a text such as 'Weibull mean 5.0 sd 1.9' (Weibull, gamma or lognormal; mean 0.1 to 60, sd 0 to 60)",
        value,
      );
    const family = (match?.[1] ?? 'weibull').toLowerCase();
    if (family === 'weibull') return weibullDays(mean, sd, 0);
    return family === 'gamma' ? gammaDays(mean, sd, 0) : logNormalDays(mean, sd, 1, 0, 0);
  }

  above(name: string): number {
    const value = this.number(name, 0);
    if (value === 0) fail(this.path(name), 'a number above 0', 0);
    return value;
  }
}

type Kind = (inputs: Inputs, seed: number, replicates: number) => KindAnswer;

const sizeFigures = (size: FinalSize, n: number, withAttack: boolean): Figures => ({
  P_k_secondary: size.probabilities,
  mean_secondary: size.mean,
  ...(withAttack ? { attack_rate: n === 0 ? 0 : size.mean / n } : {}),
});

function simulatedSizes(histogram: Histogram, n: number, withAttack: boolean): SimulatedFigures {
  const total = histogram.total;
  const shares = Array.from({ length: n + 1 }, (_, k) => (histogram.counts.get(k) ?? 0) / total);
  const { mean, se } = histogram.moments();
  const scale = n === 0 ? 1 : n;
  const errors = { P_k_secondary: shares.map((p) => Math.sqrt((p * (1 - p)) / total)), mean_secondary: se };
  return withAttack
    ? {
        P_k_secondary: shares,
        mean_secondary: mean,
        attack_rate: mean / scale,
        replicates: total,
        standardErrors: { ...errors, attack_rate: se / scale },
      }
    : { P_k_secondary: shares, mean_secondary: mean, replicates: total, standardErrors: errors };
}

/** Shares of replicates, with binomial standard errors. */
function simulatedShares(shares: Record<string, number>, replicates: number): SimulatedFigures {
  return {
    ...shares,
    replicates,
    standardErrors: Object.fromEntries(Object.entries(shares).map(([key, p]) => [key, Math.sqrt((p * (1 - p)) / replicates)])),
  };
}

const found = (figures: Record<string, number>, replicates: number): SimulatedFigures => ({
  ...figures,
  replicates,
  standardErrors: Object.fromEntries(Object.keys(figures).map((key) => [key, 0])),
});

function readAir(inputs: Inputs): AirCase {
  return {
    infectors: inputs.number('infectors', 0, 1e9, 1),
    quantaPerHour: inputs.number('quanta_per_h', 0),
    breathingM3PerH: inputs.number('breathing_m3_per_h', 0),
    volumeM3: inputs.above('room_m3'),
    ach: inputs.number('air_changes_per_h', 0),
    decay: inputs.number('virus_decay_per_h', 0, 1e9, 0),
    deposition: inputs.number('deposition_per_h', 0, 1e9, 0),
  };
}

/** Daily probability of infection outside, from reported incidence. */
function readDaily(inputs: Inputs): number {
  const p = inputs.number('reported_cases_per_100k_per_day', 0, 1e5) / 1e5 / inputs.number('ascertainment', 1e-9, 1);
  if (p > 1)
    fail(
      inputs.path('reported_cases_per_100k_per_day'),
      'an incidence whose daily probability is at most 1',
      inputs.values['reported_cases_per_100k_per_day'],
    );
  return p;
}

function readShape(inputs: Inputs): number | null {
  const text = inputs.text('infectivity_distribution').toLowerCase();
  if (text.startsWith('constant')) return null;
  if (text.startsWith('exponential')) return 1;
  const shape = Number(/^gamma[\s(<]*([0-9.eE+-]+)/.exec(text)?.[1] ?? NaN);
  if (!(shape >= 0.01 && shape <= 1e4))
    fail(
      inputs.path('infectivity_distribution'),
      "'constant mean 1', 'exponential mean 1' or 'gamma<shape> mean 1' with a shape from 0.01 to 10000",
      inputs.values['infectivity_distribution'],
    );
  return shape;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** A number of days, or a list of day numbers, without school. */
function readDaysOff(inputs: Inputs, name: string, weeks: number): { listed: number[]; number: number } {
  const value = inputs.values[name];
  if (Array.isArray(value))
    return {
      listed: readList(value, inputs.path(name)).map((day, i) => readInteger(day, at(inputs.path(name), i), 0, weeks * 7)),
      number: 0,
    };
  return { listed: [], number: isMissing(value) ? 0 : inputs.number(name, 0, weeks * 5) };
}

const generationFigures = (
  means: Record<string, number>,
): { mean_first_generation: Record<string, number>; ratio_to_full: Record<string, number> } => {
  const full = means['full'] as number;
  return {
    mean_first_generation: means,
    ratio_to_full: Object.fromEntries(Object.entries(means).map(([key, mean]) => [key, full === 0 ? 0 : mean / full])),
  };
};

/** Transmissibility of Delta against the wild type (Lasser et al. 2022). */
const DELTA_FACTOR = 2.25;

const householdFigures = ({ base, sd, attackAtReference }: HouseholdRisk): Record<string, number> => ({
  base_transmission_risk_per_day: base,
  sd,
  delta: DELTA_FACTOR * base,
  attack_at_0_060: attackAtReference,
});

/** Days from infection to infectiousness and to symptoms: Delta, and earlier variants (Lasser et al. 2022). */
const STUDY_DAYS = {
  DELTA: { exposureDays: [3, 1.9], onsetDays: [4.4, 1.9] },
  ALPHA: { exposureDays: [5, 1.9], onsetDays: [6.4, 0.8] },
  WILD: { exposureDays: [5, 1.9], onsetDays: [6.4, 0.8] },
} as const;
/** Daily household risk of the wild type, and how much more the variants transmit. */
const STUDY_RISK = { base: 0.073769, DELTA: DELTA_FACTOR, ALPHA: 1.5, WILD: 1 };

function readSchoolType(inputs: Inputs): SchoolType {
  const text = isMissing(inputs.values['school']) ? 'primary' : inputs.text('school').toLowerCase();
  const hasDayCare = /day\s*-?care|_dc/.test(text);
  if (text.includes('primary')) return hasDayCare ? SCHOOL_TYPES.primaryDayCare : SCHOOL_TYPES.primary;
  const type = /lower|upper|secondary/.exec(text)?.[0];
  if (!type || hasDayCare)
    return fail(inputs.path('school'), 'a primary school (also with day care), or a lower, upper or whole secondary school', text);
  return type === 'lower' ? SCHOOL_TYPES.lowerSecondary : type === 'upper' ? SCHOOL_TYPES.upperSecondary : SCHOOL_TYPES.secondary;
}

function readStudy(inputs: Inputs): SchoolStudy {
  const variant = isMissing(inputs.values['variant']) ? 'delta' : inputs.text('variant').toLowerCase();
  const known = (['DELTA', 'ALPHA', 'WILD'] as const).find((name) => variant.includes(name.toLowerCase()));
  if (!known) return fail(inputs.path('variant'), 'a text that names Delta, Alpha or wild', variant);
  const named = Number(/risk\D*([0-9.]+)/.exec(variant)?.[1] ?? STUDY_RISK.base * STUDY_RISK[known]);
  if (!(named >= 0 && named <= 1)) fail(inputs.path('variant'), 'a household risk a day from 0 to 1', variant);
  const path = inputs.path('mask_efficiency');
  const masks = isMissing(inputs.values['mask_efficiency']) ? {} : readObject(inputs.values['mask_efficiency'], path);
  return {
    ...STUDY_DAYS[known],
    infectionDays: [10.91, 3.95],
    subclinicalModifier: 0.6,
    type: readSchoolType(inputs),
    rombel: inputs.whole('classes', 1, 100, 8),
    pupilsPerRombel: inputs.whole('pupils_per_class', 1, 100, 19),
    householdRisk: named,
    maskOut: readNumber(masks['exhale'] ?? undefined, at(path, 'exhale'), 0, 1, 0.5),
    maskIn: readNumber(masks['inhale'] ?? undefined, at(path, 'inhale'), 0, 1, 0.7),
    ventilationFactor: inputs.number('ventilation_factor', 0, 1, 0.36),
    contactWeight: inputs.number('far_contact_weight', 0, 1, 0.3),
    quarantineDays: inputs.whole('quarantine_days', 0, 366, 10),
  };
}

function readMeasure(inputs: Inputs): SchoolMeasure {
  const text = isMissing(inputs.values['measure']) ? 'No NPIs' : inputs.text('measure').trim();
  const match = /^(?:(No NPIs|Class Size Reduction|Ventilation)|(Masks) (Students|Teachers)|(Testing) (Students|Teachers) ([1-5])x)$/.exec(
    text,
  );
  if (!match)
    return fail(
      inputs.path('measure'),
      "'No NPIs', 'Class Size Reduction', 'Ventilation', 'Masks Students', 'Masks Teachers', or 'Testing Students 2x' or 'Testing Teachers 2x' with 1 to 5 tests a week",
      text,
    );
  return {
    measure: (match[1] ?? match[2] ?? match[4]) as SchoolMeasure['measure'],
    who: (match[3] ?? match[5]) === 'Teachers' ? 'teacher' : 'pupil',
    testsPerWeek: Number(match[6] ?? 0),
  };
}

const AEROSOL_SETTINGS = ['shared_office', 'classroom', 'ski_cabin', 'skagit_chorale', 'bus_ride', 'gym', 'waiting_room'] as const;

/** A setting of another model is computed only from inputs in the request, and no request carries those of its particle model. */
function refuseAerosol(inputs: Inputs): never {
  const model = inputs.text('model');
  const known = AEROSOL_SETTINGS.find((name) => model.includes(`${name}_mc`) || model.trim() === name);
  if (!known)
    fail(inputs.path('model'), `one of the CAiMIRA test settings ${AEROSOL_SETTINGS.map((name) => `${name}_mc`).join(', ')}`, model);
  throw new InputError(
    inputs.path('model'),
    `The setting '${known}_mc' is not computed: the request does not give its viral load, infectious dose and particle distributions. Maybe the kind wells_riley with a quanta rate of your own?`,
  );
}

const KINDS: Record<string, Kind> = {
  final_size_mean_field(inputs, seed, replicates) {
    const r0 = inputs.number('R0', 0, 1000);
    const s0 = inputs.number('susceptible_fraction', 0, 1, 1);
    const z = meanFieldFinalSize(r0, s0);
    const population = inputs.whole('population', 1, 500_000, 20_000);
    const initial = inputs.whole('initial_infected', 0, population, Math.min(20, population));
    const sizes = simulateMeanField(r0, s0, population, initial, seed, replicates);
    const kept = new Histogram();
    for (const [value, times] of sizes.counts) if (z === 0 || value / population > z / 2) kept.add(value, times);
    const { mean, se } = kept.moments(population);
    return {
      exact: { attack_of_total: z },
      simulated: { attack_of_total: mean, replicates, runsKept: kept.total, standardErrors: { attack_of_total: se } },
    };
  },
  chain_binomial_final_size(inputs, seed, replicates) {
    const model = readChoice(inputs.values['model'], inputs.path('model'), ['Reed-Frost', 'Greenwood'] as const, 'Reed-Frost');
    const n = inputs.whole('susceptibles', 0, 400);
    const m = inputs.whole('index_cases', 0, 400, 1);
    const p = inputs.number('p', 0, 1);
    return {
      exact: sizeFigures(chainBinomial(model, n, m, p), n, true),
      simulated: simulatedSizes(simulateChain(model, n, m, p, seed, replicates), n, true),
    };
  },
  general_epidemic_final_size(inputs, seed, replicates) {
    const n = inputs.whole('susceptibles', 0, 200);
    const m = inputs.whole('index_cases', 0, 200, 1);
    const lam = inputs.number('pairwise_rate_times_mean_period', 0, 64);
    const shape = readShape(inputs);
    return {
      exact: sizeFigures(generalEpidemic(n, m, lam, shape), n, false),
      simulated: simulatedSizes(simulateGeneral(n, m, lam, shape, seed, replicates), n, false),
    };
  },
  branching_extinction(inputs, seed, replicates) {
    const r = inputs.number('R', 0, 100);
    const k = inputs.values['dispersion_k'] === 'poisson' ? null : inputs.above('dispersion_k');
    const m = inputs.whole('index_cases', 0, 500, 1);
    const { extinct, none } = branchingExtinction(r, k);
    const all = (p: number): number => power(p, m);
    // Beyond k = 1000 the offspring are Poisson within the precision of a run; below 0.01 the quantile table is not built.
    const shape = k === null || k > 1000 ? null : Math.max(k, 0.01);
    const cutOff = majorCutOff(r, shape, m);
    const sizes = simulateBranching(r, shape, m, cutOff, seed, replicates);
    const major = sizes.count((value) => value >= cutOff) / replicates;
    return {
      exact: { P_extinct: all(extinct), P_major: 1 - all(extinct), P_no_secondary: all(none) },
      simulated: simulatedShares(
        { P_extinct: 1 - major, P_major: major, P_no_secondary: sizes.count((value) => value === 0) / replicates },
        replicates,
      ),
    };
  },
  wells_riley(inputs) {
    const risks = wellsRiley(
      readAir(inputs),
      inputs.number('minutes', 0),
      inputs.number('mask_exhale_efficiency', 0, 1, 0),
      inputs.number('mask_inhale_efficiency', 0, 1, 0),
    );
    return {
      exact: {
        P_steady_ventilation_only: risks.ventilationOnly,
        P_steady_all_losses: risks.allLosses,
        P_transient_clean_start: risks.cleanStart,
      },
    };
  },
  wells_riley_next_shift(inputs) {
    return {
      exact: {
        P_second_shift_pupil: nextShiftRisk(
          readAir(inputs),
          inputs.number('first_shift_minutes', 0),
          inputs.number('gap_minutes', 0),
          inputs.number('second_shift_minutes', 0),
        ),
      },
    };
  },
  room_concentration(inputs) {
    const text = inputs.text('infected_present');
    const intervals = [...text.matchAll(/([0-9.]+)\s*-\s*([0-9.]+)/g)].map((match): [number, number] => [
      Number(match[1]),
      Number(match[2]),
    ]);
    if (text.trim() !== '' && (intervals.length === 0 || intervals.some(([from, to]) => !(from <= to && to <= 24))))
      fail(inputs.path('infected_present'), "intervals such as '0-4 h and 5-9 h' within 24 h", text);
    const decay = isMissing(inputs.values['virus_decay_per_h'])
      ? aerosolDecayPerHour(inputs.number('relative_humidity_percent', 0, 100, 50))
      : inputs.number('virus_decay_per_h', 0);
    const deposition = inputs.number('deposition_per_h', 0, 1e9, AEROSOL_DEPOSITION_PER_HOUR);
    const loss = inputs.number('air_changes_per_h', 0) + decay + deposition;
    const hours = hourlyConcentration(inputs.number('emission_per_h', 0), inputs.above('room_m3'), loss, intervals);
    return { exact: { C_at_h: Object.fromEntries(hours.map((c, h) => [String(h), c])), implied_removal_per_h: loss } };
  },
  schedule_infectious_school_days(inputs) {
    const text = isMissing(inputs.values['infection_day']) ? 'uniform over attended days' : inputs.text('infection_day');
    const { sum, count } = attendedInfectiousDays(
      inputs.schedule(),
      inputs.whole('cycle_days', 1, 3660, 28),
      inputs.whole('latent_days', 0, 366),
      inputs.whole('infectious_days', 0, 366),
      text.includes('attended'),
    );
    const divisor = Math.max(1, greatestDivisor(sum, count));
    return {
      exact: {
        mean_attended_infectious_days: count === 0 ? 0 : sum / count,
        fraction: `${sum / divisor}/${count === 0 ? 1 : count / divisor}`,
      },
    };
  },
  first_generation_by_schedule(inputs, seed, replicates) {
    const hazard = inputs.number('hazard_per_pair_session', 0);
    const [n, latent, infectious] = [
      inputs.number('class_size', 1, 1e6),
      inputs.whole('latent_days', 0, 366),
      inputs.whole('infectious_days', 0, 366),
    ];
    const schedules = BUILTINS.filter((key) => key === 'full' || !isTogether(key));
    const means = Object.fromEntries(schedules.map((key) => [key, firstGeneration(key, hazard, n, latent, infectious)]));
    const exact = generationFigures(means);
    // Half a pupil cannot be simulated, and the work grows with the rombel.
    if (!Number.isInteger(n) || n > 1000) return { exact };
    const runs = schedules.map((key) => simulateFirstGeneration(key, hazard, n, latent, infectious, seed, replicates));
    const by = (of: (i: number) => number): Record<string, number> => Object.fromEntries(schedules.map((key, i) => [key, of(i)]));
    const figures = generationFigures(by((i) => (runs[i] as { mean: number }).mean));
    const full = runs[schedules.indexOf('full')] as { mean: number; se: number };
    const relative = ({ mean, se }: { mean: number; se: number }): number => (mean === 0 ? 0 : se / mean);
    return {
      exact,
      simulated: {
        ...figures,
        replicates,
        standardErrors: {
          mean_first_generation: by((i) => (runs[i] as { se: number }).se),
          // Error of a quotient of two nearly independent means.
          ratio_to_full: by((i) => {
            const run = runs[i] as { mean: number; se: number };
            if (run === full || full.mean === 0) return 0;
            return (run.mean / full.mean) * Math.sqrt(relative(run) ** 2 + relative(full) ** 2);
          }),
        },
      },
    };
  },
  learning_hours_8_weeks(inputs) {
    const schedule = inputs.schedule();
    const weeks = inputs.whole('weeks', 0, 520, 8);
    const minutes = inputs.number('session_minutes', 0, 1440);
    const [closures, holidays] = [readDaysOff(inputs, 'closures', weeks), readDaysOff(inputs, 'holidays', weeks)];
    const without = new Set([...closures.listed, ...holidays.listed]);
    // A bare number of days off falls evenly on the school days of the period.
    const share = weeks === 0 ? 0 : Math.max(0, 1 - (closures.number + holidays.number) / (5 * weeks));
    const [a, b] = ([0, 1] as const).map((half) => (attendedDays(schedule, half, weeks, without) * share * minutes) / 60) as [
      number,
      number,
    ];
    return { exact: { hours_group_A: a, hours_group_B: b, mean: (a + b) / 2 } };
  },
  importation(inputs) {
    const { prevalence, atLeastOne, expected } = importation(
      readDaily(inputs),
      inputs.number('infectious_days', 0, 1000),
      inputs.number('attending', 0, 1e9),
    );
    return { exact: { prevalence, P_at_least_one_infectious: atLeastOne, expected_infectious: expected } };
  },
  importation_cumulative(inputs, seed, replicates) {
    const daily = readDaily(inputs);
    const [persons, days] = [inputs.whole('persons', 0, 500_000), inputs.whole('days', 0, 3660)];
    const exact = cumulativeImportation(daily, persons, days);
    const histogram = simulateImports(daily, persons, days, seed, replicates);
    const { mean, se } = histogram.moments();
    const none = histogram.count((value) => value === 0) / replicates;
    return {
      exact: { expected_imports: exact.expected, P_no_import: exact.none },
      simulated: {
        expected_imports: mean,
        P_no_import: none,
        replicates,
        standardErrors: { expected_imports: se, P_no_import: Math.sqrt((none * (1 - none)) / replicates) },
      },
    };
  },
  published_calibration(inputs, seed, replicates) {
    const target = inputs.above('target_adult_household_secondary_attack');
    const courses = householdCourses({
      exposure: inputs.days('exposure_days'),
      // Onset as in the published calibration; its index cases all have symptoms, as those of household studies, who are found by them.
      onset: inputs.days('symptom_onset_days', weibullDays(6.4, 0.8, 0)),
      infection: inputs.days('infection_duration_days'),
      symptomaticFraction: inputs.number('symptomatic_fraction', 0, 1, 1),
      subclinicalModifier: inputs.number('subclinical_modifier', 0, 1, 1),
    });
    if (courses.length === 0)
      fail(inputs.path('infection_duration_days'), 'durations that can exceed the exposed days', inputs.values['infection_duration_days']);
    const exact = solveHouseholdRisk(courses, target);
    if (!exact)
      return fail(inputs.path('target_adult_household_secondary_attack'), 'an attack that a daily risk up to 1 can reach', target);
    const { figures, errors } = simulateHouseholdRisk(courses, target, exact, seed, replicates);
    return {
      exact: householdFigures(exact),
      simulated: { ...householdFigures(figures), replicates, standardErrors: householdFigures(errors) },
    };
  },
  published_abm(inputs, seed, replicates) {
    const { figures, standardErrors } = schoolStudy(readStudy(inputs), readMeasure(inputs), seed, replicates);
    return { simulated: { ...figures, replicates, standardErrors } };
  },
  invariant(inputs, seed, replicates) {
    const { values } = inputs;
    if ('all_groups_closed' in values)
      return {
        simulated: found(
          {
            in_school_infections: closedSchool(
              inputs.number('imports_per_day', 0, 1e6, 1),
              inputs.whole('days', 1, 366, 61),
              seed,
              replicates,
            ),
          },
          replicates,
        ),
      };
    if ('scenario_A_equals_B' in values)
      return { simulated: found({ paired_difference_every_replicate: equalPlansDifference(seed, replicates) }, replicates) };
    if ('beta_low' in values || 'beta_high' in values) {
      const [low, high] = [inputs.number('beta_low', 0), inputs.number('beta_high', 0)];
      if (low > high) fail(inputs.path('beta_low'), 'a number not above beta_high', low);
      return {
        simulated: found({ replicates_where_low_final_size_exceeds_high: monotoneBreaches(low, high, seed, replicates) }, replicates),
      };
    }
    if ('relabel' in values) return { simulated: found({ distribution_change: relabelledPValue(seed, replicates) }, replicates) };
    if ('transmission' in values) {
      const { secondary, attack } = spread(
        inputs.number('transmission', 0, 1e6),
        inputs.number('imports', 0, 1e6, 0),
        inputs.whole('index_cases', 0, 36, 1),
        seed,
        replicates,
      );
      return { simulated: found({ secondary, attack_excluding_index: attack }, replicates) };
    }
    throw new InputError(
      '/inputs',
      'Expected inputs that name a property: transmission, all_groups_closed, scenario_A_equals_B, beta_low and beta_high, or relabel.',
    );
  },
};

/** The default number of replicates of a kind. */
export function defaultReplicates(kind: string, inputs: Json): number {
  if (kind === 'published_abm') return 2000;
  return kind === 'final_size_mean_field' ? 100 : kind === 'invariant' ? ('relabel' in inputs ? 5000 : 2000) : 20_000;
}

/** Computes one validation case. @throws InputError for an unknown kind or wrong inputs. */
export function answerKind(kind: string, inputs: Json, seed: number, replicates: number): KindAnswer {
  if (kind === 'published_aerosol_mc') refuseAerosol(new Inputs(inputs));
  const answer = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!answer) {
    const known = Object.keys(KINDS).join(', ');
    throw new InputError('/kind', `Expected one of ${known}, got '${kind}'.`);
  }
  return answer(new Inputs(inputs), seed, replicates);
}
