import { gammaDays, logNormalDays, type DayTable } from './distributions.ts';
import { calibrateHousehold } from './household-calibration.ts';
import type { ParameterName, Parameters } from './parameters.ts';
import { remembered } from './remembered.ts';

/** Infectious days (effective) -> days of decline after onset + 1: the plateau is worth 3.5 days and a decline of T days (T - 1)/2. */
const DECLINE = { slope: 2, offset: -6 };

interface Disease {
  latent: DayTable;
  incubation: DayTable;
  tail: DayTable;
  /** Daily dose between two people of a household, per unit of emission. */
  householdDose: number;
}

const NEEDED = [
  'latentDays',
  'latentSdDays',
  'incubationDays',
  'incubationSdDays',
  'infectiousDays',
  'infectiousSdDays',
  'householdSecondaryAttack',
  'transmissibility',
  'dispersion',
  'symptomaticAdult',
  'asymptomaticFactor',
] as const satisfies readonly ParameterName[];

const made = remembered((...values) => {
  const p = Object.fromEntries(NEEDED.map((name, i) => [name, values[i]])) as Record<(typeof NEEDED)[number], number>;
  const latent = gammaDays(p.latentDays, p.latentSdDays, 1);
  const incubation = gammaDays(p.incubationDays, p.incubationSdDays, 1);
  const tail = logNormalDays(p.infectiousDays, p.infectiousSdDays, DECLINE.slope, DECLINE.offset, 1);
  const { transmissibility, dispersion, asymptomaticFactor } = p;
  const emission = { transmissibility, dispersion, symptomatic: p.symptomaticAdult, asymptomaticFactor };
  return {
    latent,
    incubation,
    tail,
    householdDose: calibrateHousehold(p.householdSecondaryAttack, { latent, incubation, tail }, emission),
  };
});

/** Tables of the times of an infection, and the household dose that fits the secondary attack rate. Milliseconds the first time, then remembered. */
export function diseaseOf(parameters: Parameters): Disease {
  return made(...NEEDED.map((name) => parameters[name]));
}
