import type { SavedPlan } from '@giliran/planning';
import type { Place } from '../../../engine/tasks/find-places.ts';
import { withSession } from './plan-board.ts';

/** The plan after a session has gone to a place, with the session it changes places with. O(sessions). */
export function applyPlace(plan: SavedPlan, place: Place): SavedPlan {
  return place.edits.reduce((now, edit) => withSession(now, edit.index, edit.patch), plan);
}
