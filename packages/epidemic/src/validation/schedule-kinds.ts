import { isTogether } from '../builtin-schedule.ts';
import { at, fail, isMissing, readInteger, readList } from '../input-reader.ts';
import { BUILTINS } from '../rotation-input.ts';
import { cumulativeImportation, importation } from './air.ts';
import type { Kind } from './kind-answer.ts';
import type { Inputs } from './kind-inputs.ts';
import { attendedDays, attendedInfectiousDays, firstGeneration } from './schedules.ts';
import { simulateFirstGeneration } from './simulated-first-generation.ts';
import { simulateImports } from './simulated.ts';

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

/** Days, hours and first generations of the built-in schedules; infections from outside. */
export const SCHEDULE_KINDS = {
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
} satisfies Record<string, Kind>;
