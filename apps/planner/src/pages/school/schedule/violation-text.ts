import type { SavedPlan } from '@giliran/planning';
import type { Violation } from '@giliran/schedule';
import type { PlanNames } from './plan-names.ts';

/** What a broken timetable rule says to the operator, with names in place of ids. */
export function violationText(
  violation: Violation,
  plan: SavedPlan,
  names: PlanNames,
  t: (key: string, values?: Record<string, string>) => string,
): string {
  const [first, second] = (violation.subject.sessions ?? []).map((index) => plan.sessions[index]);
  // The engine counts a pause below zero for two groups at once; people do not.
  if (violation.code === 'H6' && first && second && violation.measured !== null && violation.measured < 0) {
    return t('violation.sameRoom', {
      room: names.room(violation.subject.id),
      // Of a move that is only tried, the plan on screen still shows the old day.
      day: t(`days.${violation.subject.day ?? first.day}`),
      a: names.group(first.group),
      b: names.group(second.group),
    });
  }
  return names.sentence(violation.message);
}
