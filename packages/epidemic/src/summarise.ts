import { Histogram, probability } from './histogram.ts';
import { SETTINGS, type Setting } from './layout.ts';
import { GINI_SCALE, METRICS, TEACHING_SCALE, type Metric } from './measure.ts';
import { ROLE } from './parse-school.ts';
import type { PlanModel } from './plan-model.ts';
import type { RotationModel } from './parse-rotation.ts';
import type { AttackEstimate, MeanEstimate, PairedDifference, ScheduleResult } from './rotation-result.ts';
import { EXACT_BASIS, exactFirstGeneration } from './schedule-exact.ts';

/** Integer statistics of all replicates so far: one histogram per plan and metric, and of the differences to the reference. */
export interface Statistics {
  replicates: number;
  metrics: Histogram[][];
  pairs: { inSchool: Histogram; learningMean: Histogram }[];
}

export function emptyStatistics(plans: number): Statistics {
  return {
    replicates: 0,
    metrics: Array.from({ length: plans }, () => METRICS.map(() => new Histogram())),
    pairs: Array.from({ length: plans }, () => ({ inSchool: new Histogram(), learningMean: new Histogram() })),
  };
}

const SHARES = [0.05, 0.25, 0.5, 0.75, 0.95];
const Z95 = 1.959963984540054;

/** Derived figures of every plan, computed once from the merged integers; `minuteScale`: units of a minute of mean learning time. O(distinct values). */
export function summarise(statistics: Statistics, model: RotationModel, minuteScale: number): ScheduleResult[] {
  const people = (test: (role: number) => boolean): number =>
    Math.max(
      1,
      model.components.reduce((sum, { school }) => sum + school.persons.filter((person) => test(person.role)).length, 0),
    );
  const count = {
    pupil: people((r) => r === ROLE.pupil),
    teacher: people((r) => r === ROLE.teacher),
    member: people((r) => r === ROLE.adult || r === ROLE.sibling),
  };
  return model.planIds.map((plan, i): ScheduleResult => {
    const of = (metric: Metric): Histogram => (statistics.metrics[i] as Histogram[])[METRICS.indexOf(metric)] as Histogram;
    const share = (metric: Metric, of_: number): AttackEstimate => {
      const estimate = meanOf(of(metric), of_);
      return { ...estimate, ci95: [Math.max(0, estimate.mean - Z95 * estimate.se), Math.min(1, estimate.mean + Z95 * estimate.se)] };
    };
    const chance = (metric: Metric, least: number): ReturnType<typeof probability> =>
      probability(
        of(metric).count((value) => value >= least),
        statistics.replicates,
      );
    const closing = new Histogram();
    for (const [value, times] of of('firstClosingDay').counts) if (value >= 0) closing.add(value, times);
    const pair = statistics.pairs[i] as Statistics['pairs'][number];
    const reference = statistics.metrics[model.reference] as Histogram[];
    const paired = (metric: Metric, differences: Histogram, scale: number): PairedDifference =>
      pairedDifference(of(metric), reference[METRICS.indexOf(metric)] as Histogram, differences, scale);
    return {
      plan,
      infections: Object.fromEntries(SETTINGS.map((setting) => [setting, meanOf(of(setting), 1)])) as Record<Setting, MeanEstimate>,
      inSchoolInfections: meanOf(of('inSchool'), 1),
      attack: {
        pupil: share('pupilsInfected', count.pupil),
        teacher: share('teachersInfected', count.teacher),
        householdMember: share('householdMembersInfected', count.member),
      },
      pOutbreak2: chance('inSchool', 2),
      pOutbreak5: chance('inSchool', 5),
      pGroupClosed: chance('groupClosed', 1),
      pSchoolClosed: chance('schoolClosed', 1),
      firstClosingDay: closing.total === 0 ? null : { ...meanOf(closing, 1), runs: closing.total },
      personDaysLost: meanOf(of('personDaysLost'), 1),
      learningHours: {
        min: meanOf(of('learningMin'), 60),
        mean: meanOf(of('learningMean'), 60 * minuteScale),
        gini: meanOf(of('learningGini'), GINI_SCALE),
      },
      teacherHours: meanOf(of('teacherMinutes'), 60 * TEACHING_SCALE),
      pairedToReference:
        i === model.reference
          ? null
          : {
              reference: model.planIds[model.reference] as string,
              inSchoolInfections: paired('inSchool', pair.inSchool, 1),
              learningHoursMean: paired('learningMean', pair.learningMean, 60 * minuteScale),
            },
      exact: { ...exactFirstGeneration(model.plansOf.map((plans) => plans[i] as PlanModel)), ...EXACT_BASIS },
    };
  });
}

function meanOf(histogram: Histogram, scale: number): MeanEstimate {
  const { mean, se } = histogram.moments(scale);
  return { mean, se, q: histogram.quantiles(SHARES).map((value) => value / scale) as MeanEstimate['q'] };
}

function pairedDifference(own: Histogram, reference: Histogram, differences: Histogram, scale: number): PairedDifference {
  const { mean, se, variance } = differences.moments(scale);
  const separate = own.moments(scale).variance + reference.moments(scale).variance;
  return { mean, se, ci95: [mean - Z95 * se, mean + Z95 * se], varianceReduction: variance === 0 ? null : separate / variance };
}
