import type { SavedPlan } from '@giliran/planning';
import type { Place } from '../../../engine/tasks/find-places.ts';
import type { Translate } from '../../../i18n/use-translation.ts';
import { ruleSourceText } from './broken-rules.tsx';
import { dayText } from './day-text.ts';
import type { PlanNames } from './plan-names.ts';
import { violationText } from './violation-text.ts';

/** Day, shift, room and teacher of a place in words. */
export function placeText(place: Pick<Place, 'week' | 'day' | 'shift' | 'room' | 'teacher'>, names: PlanNames, t: Translate): string {
  const words = { day: dayText(place, t), shift: names.shift(place.shift), room: names.room(place.room) };
  // Lessons have teachers of their own.
  return place.teacher === null ? t('session.placeOnly', words) : t('session.place', { ...words, teacher: names.teacher(place.teacher) });
}

/** Other sessions whose lessons change their order or their session when this one goes there. */
export function shiftedLessons({ edits, swapWith }: Pick<Place, 'edits' | 'swapWith'>): number {
  return edits.slice(1).filter(({ index, patch }) => patch.lessons !== undefined && index !== swapWith).length;
}

/** May the session go there, and if not, why? One sentence, for the eyes and for the ears. */
export function verdictText(place: Place | null, plan: SavedPlan, names: PlanNames, t: Translate): string {
  if (!place) return t('drag.checking');
  if (place.kind === 'here') return t('drag.here');
  const [first, ...more] = place.breaks;
  if (!first) {
    const other = place.swapWith === null ? undefined : plan.sessions[place.swapWith];
    const verdict = other ? t('drag.swap', { group: names.group(other.group) }) : t('drag.allowed');
    const shifted = shiftedLessons(place);
    return shifted === 0 ? verdict : t('drag.withLessons', { verdict, count: shifted });
  }
  return t(more.length > 0 ? 'drag.forbiddenMore' : 'drag.forbidden', {
    why: violationText(first.violation, plan, names, t),
    source: ruleSourceText(first.source, t),
    count: more.length,
  });
}
