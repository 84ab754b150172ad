import type { PlanJudgement, SchoolSetting } from '@giliran/planning';

/**
 * What keeps every plan at the bound: a name in `bound.*` of the texts. The count of subject teachers never allows more than the
 * sessions that the lessons ask for, in each of the weeks planned: met exactly, those are the limit. O(1).
 */
export function boundCause(
  { bound, boundBy }: Pick<PlanJudgement, 'bound' | 'boundBy'>,
  { lessons }: Pick<SchoolSetting, 'lessons'>,
  weeks: 1 | 2,
): PlanJudgement['boundBy'] | 'curriculum' {
  return boundBy === 'subject-teacher' && lessons && lessons.sessionsPerGroup * weeks === bound ? 'curriculum' : boundBy;
}
