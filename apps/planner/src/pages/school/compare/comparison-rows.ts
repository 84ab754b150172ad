import type { MeanEstimate, PairedDifference, ProbabilityEstimate, RotationResult, ScheduleResult, Setting } from '@giliran/epidemic';
import type { CompareFigures, Distribution } from '../../../engine/tasks/compare-rotations.ts';

/** A figure with its 95 % interval of chance; `zeroOf` = nothing was counted in so many histories: below 3 / zeroOf with 95 % confidence. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly zeroOf: number | null;
}

/** One plan of a comparison, ready to be shown. */
export interface ComparisonRow {
  readonly id: string;
  /** Counts from 1; marks the plan in the charts. */
  readonly number: number;
  readonly isReference: boolean;
  /** Hours at school per pupil who comes, over the whole time and a week: mean, and the pupil with fewest over the whole time. */
  readonly hours: number;
  readonly hoursWeek: number;
  readonly hoursLeast: number;
  /** 0 = all pupils get the same hours, 1 = one gets all. */
  readonly gini: number;
  readonly teacherHours: number;
  /** At least 2, at least 5 infections at school. */
  readonly outbreak2: Estimate;
  readonly outbreak5: Estimate;
  readonly groupClosed: Estimate;
  readonly schoolClosed: Estimate;
  readonly attackPupil: Estimate;
  readonly attackTeacher: Estimate;
  readonly attackHousehold: Estimate;
  /** Infections at school: mean, quantiles 5, 25, 50, 75, 95 %. */
  readonly inSchool: Estimate;
  readonly inSchoolQuantiles: MeanEstimate['q'];
  readonly settings: Readonly<Record<Setting, Estimate>>;
  /** Pupil and teacher days lost to isolation and closing. */
  readonly personDaysLost: Estimate;
  /** Plan minus reference under the same chance events; null for the reference. */
  readonly difference: Estimate | null;
  readonly hoursDifference: Estimate | null;
  /** Shares of histories by number of infections at school, for INFECTION_BINS. */
  readonly bins: readonly Estimate[];
  /** First closing day over the histories that had one. */
  readonly firstClosing: { readonly mean: number; readonly q: MeanEstimate['q']; readonly runs: number } | null;
  /** Histories in which a group or the school was closed at some time. */
  readonly closedAtAll: Estimate;
  /** Share of histories with a closing by each day, from day 0 on. */
  readonly closedBy: readonly number[];
  readonly firstGeneration: number;
}

/** Infections at school in one history: none, one, and more; `to` null = and more. */
export const INFECTION_BINS = [
  { from: 0, to: 0 },
  { from: 1, to: 1 },
  { from: 2, to: 4 },
  { from: 5, to: 9 },
  { from: 10, to: 19 },
  { from: 20, to: null },
] as const;

export const SETTINGS_SHOWN = [
  'room',
  'closeRange',
  'gate',
  'teachersRoom',
  'transport',
  'household',
  'imported',
] as const satisfies readonly Setting[];
/** Those that belong to the school day. */
export const SCHOOL_SETTINGS = ['room', 'closeRange', 'gate', 'teachersRoom', 'transport'] as const satisfies readonly Setting[];

const Z95 = 1.959963984540054;

/** The plans of a result in their order. O(plans x distinct values). */
export function comparisonRows({ result, distributions }: CompareFigures): ComparisonRow[] {
  return result.schedules.map((schedule, i) => {
    const infections = distributions[schedule.plan]?.inSchoolInfections ?? [];
    const closing = distributions[schedule.plan]?.firstClosingDay ?? [];
    const paired = schedule.pairedToReference;
    return {
      id: schedule.plan,
      number: i + 1,
      isReference: paired === null,
      hours: schedule.learningHours.mean.mean,
      hoursWeek: (schedule.learningHours.mean.mean * 7) / result.days,
      hoursLeast: schedule.learningHours.min.mean,
      gini: schedule.learningHours.gini.mean,
      teacherHours: schedule.teacherHours.mean,
      outbreak2: chance(schedule.pOutbreak2, result),
      outbreak5: chance(schedule.pOutbreak5, result),
      groupClosed: chance(schedule.pGroupClosed, result),
      schoolClosed: chance(schedule.pSchoolClosed, result),
      attackPupil: attack(schedule.attack.pupil),
      attackTeacher: attack(schedule.attack.teacher),
      attackHousehold: attack(schedule.attack.householdMember),
      inSchool: mean(schedule.inSchoolInfections),
      inSchoolQuantiles: schedule.inSchoolInfections.q,
      settings: Object.fromEntries(
        SETTINGS_SHOWN.map((setting) => [setting, mean(schedule.infections[setting])]),
      ) as ComparisonRow['settings'],
      personDaysLost: mean(schedule.personDaysLost),
      difference: paired && difference(paired.inSchoolInfections),
      hoursDifference: paired && difference(paired.learningHoursMean),
      bins: INFECTION_BINS.map(({ from, to }) => share(countBetween(infections, from, to ?? Infinity), result.replicates)),
      firstClosing: schedule.firstClosingDay && {
        mean: schedule.firstClosingDay.mean,
        q: schedule.firstClosingDay.q,
        runs: schedule.firstClosingDay.runs,
      },
      closedAtAll: share(countBetween(closing, 0, Infinity), result.replicates),
      closedBy: Array.from({ length: result.days }, (_, day) => countBetween(closing, 0, day) / Math.max(1, result.replicates)),
      firstGeneration: schedule.exact.firstGeneration,
    };
  });
}

function countBetween(distribution: Distribution, from: number, to: number): number {
  return distribution.reduce((sum, { value, count }) => (value >= from && value <= to ? sum + count : sum), 0);
}

/** A share of histories with its Wilson interval. */
function share(count: number, of: number): Estimate {
  if (of === 0) return { value: 0, low: 0, high: 1, zeroOf: null };
  const p = count / of;
  const z2 = (Z95 * Z95) / of;
  const centre = (p + z2 / 2) / (1 + z2);
  const half = (Z95 / (1 + z2)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of));
  return {
    value: p,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === of ? 1 : Math.min(1, centre + half),
    zeroOf: count === 0 ? of : null,
  };
}

function chance({ p, ci95, upper95 }: ProbabilityEstimate, { replicates }: RotationResult): Estimate {
  return { value: p, low: ci95[0], high: ci95[1], zeroOf: upper95 === undefined ? null : replicates };
}

function attack({ mean: value, ci95 }: ScheduleResult['attack']['pupil']): Estimate {
  return { value, low: ci95[0], high: ci95[1], zeroOf: null };
}

function mean({ mean: value, se }: MeanEstimate): Estimate {
  return { value, low: Math.max(0, value - Z95 * se), high: value + Z95 * se, zeroOf: null };
}

function difference({ mean: value, ci95 }: PairedDifference): Estimate {
  return { value, low: ci95[0], high: ci95[1], zeroOf: null };
}

/** Plans that no other plan beats in both hours (more) and infections at school (fewer). O(plans²). */
export function undominated(rows: readonly ComparisonRow[]): ComparisonRow[] {
  return rows.filter(
    (row) =>
      !rows.some(
        (other) =>
          other.hours >= row.hours &&
          other.inSchool.value <= row.inSchool.value &&
          (other.hours > row.hours || other.inSchool.value < row.inSchool.value),
      ),
  );
}

/** The risk of a plan against the reference, from means under the same chance events: `unclear` when the interval reaches 0. */
export function riskAgainstReference(
  row: ComparisonRow,
  reference: ComparisonRow,
): { kind: 'same' | 'unclear' | 'lower' | 'higher'; ratio: number } {
  const ratio = reference.inSchool.value === 0 ? 1 : row.inSchool.value / reference.inSchool.value;
  if (!row.difference) return { kind: 'same', ratio: 1 };
  const { low, high } = row.difference;
  if (low <= 0 && high >= 0) return { kind: 'unclear', ratio };
  return { kind: high < 0 ? 'lower' : 'higher', ratio };
}
