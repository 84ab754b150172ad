import type { Histogram } from '../histogram.ts';
import { simulateSchoolOutbreak, type SchoolMeasure, type SchoolStudy } from './school-outbreak.ts';

interface Estimate {
  mean: number;
  se: number;
}

interface RoleFigures {
  sizes: Histogram;
  infected: Estimate;
  direct: Estimate;
  ratio: Estimate;
}

/** Offspring vary so much that direct infections take ten short runs for each whole outbreak. */
const DIRECT_RUNS = 10;

/**
 * Outbreaks and R from a pupil and from a class teacher under a measure, and R as a share of R without any: the figures printed by
 * Lasser et al. 2022, with Monte-Carlo standard errors by the same keys. O(replicates x infections).
 */
export function schoolStudy(
  study: SchoolStudy,
  measure: SchoolMeasure,
  seed: number,
  replicates: number,
): { figures: Record<string, number>; standardErrors: Record<string, number> } {
  const [pupil, teacher] = [roleFigures(study, measure, 0, seed, replicates), roleFigures(study, measure, 1, seed, replicates)];
  const [p75, p90] = pupil.sizes.quantiles([0.75, 0.9]) as [number, number];
  const estimates = {
    mean_infected_student_index: pupil.infected,
    p75: { mean: p75, se: quantileError(pupil.sizes, 0.75) },
    p90: { mean: p90, se: quantileError(pupil.sizes, 0.9) },
    mean_infected_teacher_index: teacher.infected,
    R_student_index: pupil.direct,
    R_teacher_index: teacher.direct,
    R_student_ratio_to_no_NPI: pupil.ratio,
    R_teacher_ratio_to_no_NPI: teacher.ratio,
  };
  const by = (key: 'mean' | 'se'): Record<string, number> =>
    Object.fromEntries(Object.entries(estimates).map(([name, estimate]) => [name, estimate[key]]));
  return { figures: by('mean'), standardErrors: by('se') };
}

function roleFigures(study: SchoolStudy, measure: SchoolMeasure, role: 0 | 1, seed: number, replicates: number): RoleFigures {
  const directRuns = DIRECT_RUNS * replicates;
  const { sizes, direct } = simulateSchoolOutbreak(study, measure, role, seed, replicates, directRuns);
  const own = direct.moments();
  const figures = { sizes, infected: sizes.moments(), direct: own };
  if (measure.measure === 'No NPIs') return { ...figures, ratio: { mean: own.mean === 0 ? 0 : 1, se: 0 } };
  const none: SchoolMeasure = { measure: 'No NPIs', who: 'pupil', testsPerWeek: 0 };
  const base = simulateSchoolOutbreak(study, none, role, seed, 0, directRuns).direct.moments();
  const ratio = base.mean === 0 ? 0 : own.mean / base.mean;
  // The two share their chance events, so this error, as of independent runs, is on the safe side.
  return { ...figures, ratio: { mean: ratio, se: ratio * Math.sqrt(relative(own) ** 2 + relative(base) ** 2) } };
}

function relative({ mean, se }: Estimate): number {
  return mean === 0 ? 0 : se / mean;
}

/** Half the width of the order-statistic interval of one standard error around a quantile. */
function quantileError(sizes: Histogram, share: number): number {
  const step = Math.sqrt((share * (1 - share)) / sizes.total);
  const [low, high] = sizes.quantiles([share - step, Math.min(1, share + step)]) as [number, number];
  return (high - low) / 2;
}
