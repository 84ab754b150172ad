import type { DayTable } from '../distributions.ts';
import { drawUnit, PURPOSE, replicateState } from '../draws.ts';
import { expm1, log1p } from '../exact-math.ts';
import { Kernel } from '../kernel.ts';
import { emptyLayout } from '../layout.ts';
import { plainWorld } from '../world.ts';

/** Days of an infection (tables from day 0), and how often and how much less it transmits without symptoms. */
interface HouseholdStudy {
  exposure: DayTable;
  onset: DayTable;
  infection: DayTable;
  symptomaticFraction: number;
  subclinicalModifier: number;
}

/** One course of infection with its probability: the daily risk is multiplied by each of the weights in turn. */
interface CourseOfRisk {
  probability: number;
  weights: readonly number[];
}

export interface HouseholdRisk {
  base: number;
  sd: number;
  attackAtReference: number;
}

/** The daily risk at which the attack is quoted beside the solution. */
const REFERENCE_RISK = 0.06;
const SCAN_POINTS = 21;

/**
 * All courses of an index case. On day x = 1 .. D of his infectiousness (D the infection duration, counted from the end of the exposed
 * period) the weight is 1 until onset and then falls linearly to 0 on day D. Combinations with no exposed day, with onset before the end of
 * the exposed period, or with a duration not above the exposed period are excluded, as in the calibration of Lasser et al. 2022.
 * Empty when no combination is left. O(exposed x onset x duration lengths).
 */
export function householdCourses(study: HouseholdStudy): CourseOfRisk[] {
  const { exposure, onset, infection } = study;
  const mass = new Map<string, { early: number; duration: number; p: number }>();
  let total = 0;
  exposure.probabilities.forEach((pe, i) => {
    const exposed = exposure.from + i;
    if (exposed < 1) return;
    onset.probabilities.forEach((po, j) => {
      const early = onset.from + j - exposed;
      if (early < 0 || pe * po === 0) return;
      infection.probabilities.forEach((pd, k) => {
        const duration = infection.from + k;
        if (duration <= exposed || pd === 0) return;
        const key = `${early} ${duration}`;
        const p = pe * po * pd;
        const known = mass.get(key);
        if (known) known.p += p;
        else mass.set(key, { early, duration, p });
        total += p;
      });
    });
  });
  const { symptomaticFraction: share, subclinicalModifier: modifier } = study;
  return [...mass.values()].flatMap(({ early, duration, p }) => {
    const weights = Array.from({ length: duration }, (_, x) => (x + 1 <= early ? 1 : (duration - x - 1) / (duration - early)));
    return [
      { probability: (p / total) * share, weights },
      { probability: (p / total) * (1 - share), weights: weights.map((w) => w * modifier) },
    ].filter((course) => course.probability > 0);
  });
}

/** Accumulated dose of a course at daily risk b: the sum of -log(1 - b w). */
function doseOf(course: CourseOfRisk, risk: number): number {
  let dose = 0;
  for (const weight of course.weights) dose += risk * weight >= 1 ? 64 : -log1p(-risk * weight);
  return dose;
}

/** Probability that an adult is infected by the index case of his household: 1 - E[product of (1 - b w)]. O(courses x days). */
function householdAttack(courses: readonly CourseOfRisk[], risk: number): number {
  let attack = 0;
  for (const course of courses) attack -= course.probability * expm1(-doseOf(course, risk));
  return attack;
}

/** Risks of a scan from 1/7 below to 1/7 above the solution (the published scan ran from .06 to .08). */
function scanAround(base: number): number[] {
  return Array.from({ length: SCAN_POINTS }, (_, i) => Math.min(1, base * (1 + (2 * i) / (7 * (SCAN_POINTS - 1)) - 1 / 7)));
}

/**
 * Uncertainty of the fit: the published calibration draws a straight line through the origin, so each point of a scan alone would give
 * risk x target / attack; their standard deviation.
 */
function scanSpread(risks: readonly number[], attacks: readonly number[], target: number): number {
  const estimates = risks.flatMap((risk, i) => ((attacks[i] as number) > 0 ? [(risk * target) / (attacks[i] as number)] : []));
  return deviation(estimates);
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1));
}

/**
 * Which daily risk b between two adults of a household gives the target secondary attack rate? Bisection of the exact, monotone
 * expectation to the last bit. `null` when even b = 1 stays below the target. O(60 x courses x days).
 */
export function solveHouseholdRisk(courses: readonly CourseOfRisk[], target: number): HouseholdRisk | null {
  if (householdAttack(courses, 1) < target) return null;
  let [low, high] = [0, 1];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (householdAttack(courses, middle) < target) low = middle;
    else high = middle;
  }
  const base = (low + high) / 2;
  const risks = scanAround(base);
  const attacks = risks.map((risk) => householdAttack(courses, risk));
  return { base, sd: scanSpread(risks, attacks, target), attackAtReference: householdAttack(courses, REFERENCE_RISK) };
}

/**
 * The same figures from households of two run in the production kernel, the doses of all days given as one, since a
 * threshold only sees their sum (Sellke 1983). The base risk is one Newton step from the exact solution with the simulated attack; the standard error of `sd` comes
 * from ten parts of the replicates. O(replicates x scan points).
 */
export function simulateHouseholdRisk(
  courses: readonly CourseOfRisk[],
  target: number,
  exact: HouseholdRisk,
  seed: number,
  replicates: number,
): { figures: HouseholdRisk; errors: HouseholdRisk } {
  const risks = [...scanAround(exact.base), REFERENCE_RISK];
  const doses = courses.map((course) => Float64Array.from(risks, (risk) => doseOf(course, risk)));
  const upTo: number[] = [];
  courses.forEach((course, i) => upTo.push((upTo[i - 1] ?? 0) + course.probability));
  const world = plainWorld(2, 3, 1);
  world.indexCases.push({ person: 0, day: 0 });
  const layout = emptyLayout(2, 3);
  const kernel = new Kernel(world);
  const parts = Math.min(10, replicates);
  const counts = Array.from({ length: parts }, () => risks.map(() => 0));
  for (let r = 0; r < replicates; r++) {
    const word = drawUnit(replicateState(seed, r), world.key[0] as number, PURPOSE.period, 0);
    let course = upTo.findIndex((bound) => word < bound);
    if (course < 0) course = courses.length - 1;
    const part = counts[r % parts] as number[];
    for (let i = 0; i < risks.length; i++) {
      world.homeOut[0] = (doses[course] as Float64Array)[i] as number;
      kernel.simulate(layout, seed, r);
      part[i] = (part[i] as number) + kernel.patients.count - 1;
    }
  }
  const attacks = risks.map((_, i) => counts.reduce((sum, part) => sum + (part[i] as number), 0) / replicates);
  const spreads = counts.map((part, p) => {
    const runs = Math.floor((replicates - p + parts - 1) / parts);
    return scanSpread(
      risks.slice(0, SCAN_POINTS),
      part.map((count) => count / runs),
      target,
    );
  });
  const error = (p: number): number => Math.sqrt((p * (1 - p)) / replicates);
  const step = exact.base * 1e-4;
  const slope = (householdAttack(courses, exact.base + step) - householdAttack(courses, exact.base - step)) / (2 * step);
  const found = attacks[(SCAN_POINTS - 1) / 2] as number;
  const reference = attacks[SCAN_POINTS] as number;
  return {
    figures: {
      base: exact.base + (target - found) / slope,
      sd: scanSpread(risks.slice(0, SCAN_POINTS), attacks, target),
      attackAtReference: reference,
    },
    errors: { base: error(found) / slope, sd: deviation(spreads) / Math.sqrt(parts), attackAtReference: error(reference) },
  };
}
