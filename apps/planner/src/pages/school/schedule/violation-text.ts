import type { SavedPlan } from '@giliran/planning';
import type { Violation } from '@giliran/schedule';
import type { Translate } from '../../../i18n/use-translation.ts';
import { dayText } from './day-text.ts';
import { perText } from './fortnight-words.ts';
import type { PlanNames } from './plan-names.ts';
import { weeksOfPlan } from './plan-weeks.ts';

/** What a broken timetable rule says to the operator, with names in place of ids. */
export function violationText(violation: Violation, plan: SavedPlan, names: PlanNames, t: Translate): string {
  const [first, second] = (violation.subject.sessions ?? []).map((index) => plan.sessions[index]);
  // The engine counts a pause below zero for two groups at once; people do not.
  if (violation.code === 'H6' && first && second && violation.measured !== null && violation.measured < 0) {
    return t('violation.sameRoom', {
      room: names.room(violation.subject.id),
      // Of a move that is only tried, the plan on screen still shows the old day.
      day: violation.subject.day === undefined ? dayText(first, t) : dayText(markedDay(violation.subject.day), t),
      a: names.group(first.group),
      b: names.group(second.group),
    });
  }
  if (violation.code === 'H12' && violation.measured !== null && violation.limit !== null) {
    return t('violation.fewSessions', {
      group: names.group(violation.subject.id),
      count: violation.measured,
      per: perText(weeksOfPlan(plan) ?? 1, t),
      limit: violation.limit,
    });
  }
  return names.sentence(violation.message);
}

/** The engine writes a day of a fortnight as "Sen (A)". */
function markedDay(text: string): { week?: string; day: string } {
  const [day = '', week] = text.replace(')', '').split(' (');
  return week === undefined ? { day } : { week, day };
}
