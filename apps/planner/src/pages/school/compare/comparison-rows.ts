import type { ProbabilityEstimate, RotationResult, ScheduleResult } from '@giliran/epidemic';

/** A share with its 95 % interval; `below` when nothing was counted: the share is then below that value with 95 % confidence. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly below: number | null;
}

/** One plan of a comparison, ready to be shown. */
export interface ComparisonRow {
  readonly id: string;
  /** Counts from 1; marks the plan in the charts. */
  readonly number: number;
  /** Hours at school per pupil who comes, over the whole time: mean and the pupil with fewest. */
  readonly hours: number;
  readonly hoursLeast: number;
  /** At least 2, at least 5 infections at school. */
  readonly outbreak2: Estimate;
  readonly outbreak5: Estimate;
  readonly groupClosed: Estimate;
  readonly schoolClosed: Estimate;
  readonly attackPupil: Estimate;
  readonly attackTeacher: Estimate;
  readonly attackHousehold: Estimate;
  /** Infections at school, mean. */
  readonly inSchool: number;
  /** More (or fewer) infections at school than the reference, under the same chance events; null for the reference. */
  readonly difference: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

/** The plans of a result in their order. O(plans). */
export function comparisonRows(result: RotationResult): ComparisonRow[] {
  return result.schedules.map((schedule, i) => ({
    id: schedule.plan,
    number: i + 1,
    hours: schedule.learningHours.mean.mean,
    hoursLeast: schedule.learningHours.min.mean,
    outbreak2: chance(schedule.pOutbreak2),
    outbreak5: chance(schedule.pOutbreak5),
    groupClosed: chance(schedule.pGroupClosed),
    schoolClosed: chance(schedule.pSchoolClosed),
    attackPupil: attack(schedule.attack.pupil),
    attackTeacher: attack(schedule.attack.teacher),
    attackHousehold: attack(schedule.attack.householdMember),
    inSchool: schedule.inSchoolInfections.mean,
    difference: differenceOf(schedule),
  }));
}

function chance({ p, ci95, upper95 }: ProbabilityEstimate): Estimate {
  return { value: p, low: ci95[0], high: ci95[1], below: upper95 ?? null };
}

function attack({ mean, ci95 }: ScheduleResult['attack']['pupil']): Estimate {
  return { value: mean, low: ci95[0], high: ci95[1], below: null };
}

function differenceOf({ pairedToReference }: ScheduleResult): ComparisonRow['difference'] {
  if (!pairedToReference) return null;
  const { mean, ci95 } = pairedToReference.inSchoolInfections;
  return { mean, low: ci95[0], high: ci95[1] };
}

/** Plans that no other plan beats in both hours (more) and outbreaks of two (fewer). O(plans²). */
export function undominated(rows: readonly ComparisonRow[]): ComparisonRow[] {
  return rows.filter(
    (row) =>
      !rows.some(
        (other) =>
          other.hours >= row.hours &&
          other.outbreak2.value <= row.outbreak2.value &&
          (other.hours > row.hours || other.outbreak2.value < row.outbreak2.value),
      ),
  );
}
