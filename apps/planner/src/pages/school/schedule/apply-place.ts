import type { SavedPlan } from '@giliran/planning';
import type { Place } from '../../../engine/tasks/find-places.ts';
import { withSession } from './plan-board.ts';

/** The plan after a session has gone to a place, with the session it changes places with and the lessons that follow. O(sessions). */
export function applyPlace(plan: SavedPlan, place: Pick<Place, 'edits'>): SavedPlan {
  return place.edits.reduce((now, edit) => withSession(now, edit.index, edit.patch), plan);
}
