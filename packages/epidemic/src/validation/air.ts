import { exp, expm1, log1p } from '../exact-math.ts';
import { airCoefficients } from '../room-air.ts';

/** Probability of infection for a dose; exactly 0 for none, 1 for an unlimited one. */
const risk = (dose: number): number => 0 - expm1(-dose);

export interface AirCase {
  infectors: number;
  quantaPerHour: number;
  breathingM3PerH: number;
  volumeM3: number;
  ach: number;
  decay: number;
  deposition: number;
}

/** Wells-Riley risks of one stay: steady state with ventilation only, with all losses, and from clean air (Riley 1978; Gammaitoni & Nucci 1997). O(1). */
export function wellsRiley(
  room: AirCase,
  minutes: number,
  maskOut: number,
  maskIn: number,
): { ventilationOnly: number; allLosses: number; cleanStart: number } {
  const emission = room.infectors * room.quantaPerHour * (1 - maskOut);
  const breathing = room.breathingM3PerH * (1 - maskIn);
  const hours = minutes / 60;
  const loss = room.ach + room.decay + room.deposition;
  const inhaled = emission * breathing * hours;
  const steady = (rate: number): number => (inhaled === 0 ? 0 : risk(inhaled / (room.volumeM3 * rate)));
  return {
    ventilationOnly: steady(room.ach),
    allLosses: steady(loss),
    cleanStart: risk(breathing * emission * airCoefficients(loss, hours, room.volumeM3).emissionExposure),
  };
}

/** Risk of a pupil of the second shift who breathes only what the first shift left, after a gap (piecewise exact well-mixed room). O(1). */
export function nextShiftRisk(room: AirCase, firstMinutes: number, gapMinutes: number, secondMinutes: number): number {
  const loss = room.ach + room.decay + room.deposition;
  const left = room.infectors * room.quantaPerHour * airCoefficients(loss, firstMinutes / 60, room.volumeM3).emissionLeft;
  const start = left * exp((-loss * gapMinutes) / 60);
  return risk(room.breathingM3PerH * start * airCoefficients(loss, secondMinutes / 60, room.volumeM3).startExposure);
}

const LN2 = Math.LN2;
const CELSIUS = 19.85;

/** Loss of infectivity of an aerosol per hour at a relative humidity (percent) and 19.85 degrees C, as in the CAiMIRA models (decay ln 2 / half-life, half-life at most 6.43 h). */
export function aerosolDecayPerHour(humidityPercent: number): number {
  const temperature = (CELSIUS - 20.615) / 10.585;
  const rate = 0.1603 + 0.04018 * temperature + 0.02176 * ((humidityPercent - 45.235) / 28.665) - 0.14369 - 0.02636 * temperature;
  const halfLife = LN2 / rate / 60;
  return LN2 / (halfLife <= 0 ? 6.43 : Math.min(6.43, halfLife));
}

/** Settling of 1.88e-4 m/s over 1.5 m, for an aerosol not resolved by diameter. */
export const AEROSOL_DEPOSITION_PER_HOUR = (1.88e-4 * 3600) / 1.5;

/** Concentration at each whole hour 0..24 of a room with emission during some intervals (hours), from clean air. O(intervals x hours). */
export function hourlyConcentration(
  emissionPerHour: number,
  volumeM3: number,
  lossPerHour: number,
  intervals: readonly [number, number][],
): number[] {
  const times = [...new Set([...Array.from({ length: 25 }, (_, h) => h), ...intervals.flat().filter((t) => t >= 0 && t <= 24)])].sort(
    (a, b) => a - b,
  );
  const list: number[] = [];
  let c = 0;
  times.forEach((time, i) => {
    if (Number.isInteger(time)) list[time] = c;
    const until = times[i + 1];
    if (until === undefined) return;
    const present = intervals.some(([from, to]) => from <= time && to >= until);
    const air = airCoefficients(lossPerHour, until - time, volumeM3);
    c = c * air.startLeft + (present ? emissionPerHour : 0) * air.emissionLeft;
  });
  return list;
}

/** Importation into a static gathering: prevalence, P(at least one infectious), expected number. O(1). */
export function importation(
  daily: number,
  infectiousDays: number,
  attending: number,
): { prevalence: number; atLeastOne: number; expected: number } {
  const prevalence = Math.min(1, daily * infectiousDays);
  const atLeastOne = attending === 0 || prevalence === 0 ? 0 : prevalence >= 1 ? 1 : 0 - expm1(attending * log1p(-prevalence));
  return { prevalence, atLeastOne, expected: prevalence * attending };
}

/** Importation over time: expected number of different persons infected outside, and P(nobody). O(1). */
export function cumulativeImportation(daily: number, persons: number, days: number): { expected: number; none: number } {
  if (persons === 0 || days === 0 || daily === 0) return { expected: 0, none: 1 };
  if (daily >= 1) return { expected: persons, none: 0 };
  return { expected: 0 - persons * expm1(days * log1p(-daily)), none: exp(persons * days * log1p(-daily)) };
}
