import type { RoomLayout } from '@giliran/planning';
import { dragPart } from './drawing-parts.ts';
import type { PartId } from './part-id.ts';

/** The drawing on screen with what was before and after it. */
export interface DrawingHistory {
  readonly past: readonly RoomLayout[];
  readonly present: RoomLayout;
  readonly future: readonly RoomLayout[];
  /** What the present was before a drag began; null = nothing is being dragged. */
  readonly grabbed: RoomLayout | null;
  readonly selected: PartId | null;
}

export type DrawingAction =
  /** One step that can be undone. */
  | { readonly kind: 'edit'; readonly layout: RoomLayout; readonly selected?: PartId | null }
  | { readonly kind: 'grab' }
  /** A step of a drag, to a point in cm: undone together with the others of that drag. */
  | { readonly kind: 'drag'; readonly part: PartId; readonly to: readonly [number, number] }
  | { readonly kind: 'drop' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'select'; readonly part: PartId | null };

/** More steps than anybody goes back; older ones are forgotten. */
const UNDO_STEPS = 200;

export function startHistory(present: RoomLayout): DrawingHistory {
  return { past: [], present, future: [], grabbed: null, selected: null };
}

/** The next state; a step that changes nothing leaves no trace. O(1). */
export function drawingReducer(state: DrawingHistory, action: DrawingAction): DrawingHistory {
  switch (action.kind) {
    case 'edit': {
      const selected = action.selected === undefined ? state.selected : action.selected;
      if (action.layout === state.present) return { ...state, selected };
      return { ...state, past: [...state.past, state.present].slice(-UNDO_STEPS), present: action.layout, future: [], selected };
    }
    case 'grab':
      return { ...state, grabbed: state.present };
    case 'drag':
      return state.grabbed === null ? state : { ...state, present: dragPart(state.present, action.part, action.to) };
    case 'drop': {
      const { grabbed } = state;
      if (grabbed === null || grabbed === state.present) return { ...state, grabbed: null };
      return { ...state, past: [...state.past, grabbed].slice(-UNDO_STEPS), future: [], grabbed: null };
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (before === undefined || state.grabbed !== null) return state;
      return { ...state, past: state.past.slice(0, -1), present: before, future: [state.present, ...state.future], selected: null };
    }
    case 'redo': {
      const [after, ...future] = state.future;
      if (after === undefined || state.grabbed !== null) return state;
      return { ...state, past: [...state.past, state.present], present: after, future, selected: null };
    }
    case 'select':
      return { ...state, selected: action.part };
  }
}
