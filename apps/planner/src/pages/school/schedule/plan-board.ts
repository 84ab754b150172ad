import type { SavedPlan } from '@giliran/planning';

/** What "Susun jadwal" said last, kept with the board so that a reload does not lose it. */
export interface PlanOutcome {
  readonly verdict: 'feasible' | 'infeasible';
  /** Sessions a week of the worst-off pupil in the plan that was found; 0 when none was. */
  readonly sessions: number;
  /** Indonesian, with names in place of ids; null when the plan was feasible. */
  readonly cause: { readonly message: string; readonly repair: string; readonly needed: number; readonly available: number } | null;
  /** Locked sessions that could not be kept. */
  readonly brokenLocks: readonly string[];
  /** Ended early by the operator. */
  readonly stopped: boolean;
  /** The best plan below what was asked: offered, not put on the board by itself. */
  readonly alternative: SavedPlan | null;
}

/** The plan on screen with its history. Ids only, no names of people; kept on this device until it is saved. */
export interface PlanBoard {
  /** Number of the saved version that was opened; 0 = none. */
  readonly baseNumber: number;
  /** That version; the board is unsaved while `present` is another plan. */
  readonly saved: SavedPlan | null;
  readonly past: readonly (SavedPlan | null)[];
  readonly present: SavedPlan | null;
  readonly future: readonly (SavedPlan | null)[];
  readonly seed: number;
  readonly outcome: PlanOutcome | null;
}

/** More steps than anybody goes back; older ones are forgotten. */
const UNDO_STEPS = 250;

export const EMPTY_BOARD: PlanBoard = { baseNumber: 0, saved: null, past: [], present: null, future: [], seed: 1, outcome: null };

/** A saved version opened afresh: nothing to undo. */
export function openVersion(number: number, plan: SavedPlan, seed: number): PlanBoard {
  return { ...EMPTY_BOARD, baseNumber: number, saved: plan, present: plan, seed };
}

/** One edit, or a whole new plan; what was undone before is forgotten. */
export function editPlan(board: PlanBoard, plan: SavedPlan): PlanBoard {
  return { ...board, past: [...board.past, board.present].slice(-UNDO_STEPS), present: plan, future: [] };
}

export function undoEdit(board: PlanBoard): PlanBoard {
  const before = board.past.at(-1);
  if (board.past.length === 0 || before === undefined) return board;
  return { ...board, past: board.past.slice(0, -1), present: before, future: [board.present, ...board.future] };
}

export function redoEdit(board: PlanBoard): PlanBoard {
  const [after, ...future] = board.future;
  if (after === undefined) return board;
  return { ...board, past: [...board.past, board.present], present: after, future };
}

/** The present plan was stored as version `number`; what was done before can still be undone. */
export function markSaved(board: PlanBoard, number: number, plan: SavedPlan): PlanBoard {
  return { ...board, baseNumber: number, saved: plan };
}

export function isUnsaved(board: PlanBoard): boolean {
  return board.present !== null && board.present !== board.saved;
}

/** The plan with one session changed; the same plan when nothing would change. */
export function withSession(plan: SavedPlan, index: number, patch: Partial<SavedPlan['sessions'][number]>): SavedPlan {
  const session = plan.sessions[index];
  if (!session) return plan;
  const changed = { ...session, ...patch };
  if ((Object.keys(changed) as (keyof typeof changed)[]).every((key) => changed[key] === session[key])) return plan;
  return { ...plan, sessions: plan.sessions.map((s, i) => (i === index ? changed : s)) };
}
