import type { SavedPlan } from '@giliran/planning';
import type { LessonCause } from './lesson-cause.tsx';
import type { OfferedPlan } from '../../../engine/tasks/plan-school.ts';

/** What "Susun jadwal" said last, kept with the board so that a reload does not lose it. */
export interface PlanOutcome {
  readonly verdict: 'feasible' | 'infeasible';
  /** Sessions a week of the worst-off pupil in the plan that was found; 0 when none was. */
  readonly sessions: number;
  /** Indonesian, with names in place of ids; null when the plan was feasible. */
  readonly cause: {
    readonly message: string;
    readonly repair: string;
    readonly needed: number;
    readonly available: number;
    /** Set when it lies in the lessons; boards of an older release have none. */
    readonly lessons?: LessonCause | null;
  } | null;
  /** Locked sessions that could not be kept. */
  readonly brokenLocks: readonly string[];
  /** Ended early by the operator. */
  readonly stopped: boolean;
  /** The best plan below what was asked: offered, not put on the board by itself. */
  readonly alternative: SavedPlan | null;
  /** The plans to choose between; boards of an older release have none. */
  readonly offers?: readonly OfferedPlan[];
  /** What the solver proved beyond counting, for the school as it was then. */
  readonly proof?: { readonly bound: number; readonly facts: string } | null;
  /** Most families that come together in any plan with as many sessions and no more groups, for the school as it was then. */
  readonly families?: { readonly most: number; readonly sessions: number; readonly groups: number; readonly facts: string } | null;
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

/** A newer saved version takes the place of an unedited board; what was on screen stays one undo away. */
export function followVersion(board: PlanBoard, number: number, plan: SavedPlan, seed: number): PlanBoard {
  return { ...markSaved(editPlan(board, plan), number, plan), seed, outcome: null };
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

/** The plan was stored as version `number`; what was done before can still be undone, but no longer to an empty board. */
export function markSaved(board: PlanBoard, number: number, plan: SavedPlan): PlanBoard {
  return { ...board, baseNumber: number, saved: plan, past: board.past.filter((step) => step !== null) };
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

/** The plan with these sessions locked or unlocked; the same plan when they already are. */
export function withLocks(plan: SavedPlan, indices: readonly number[], locked: boolean): SavedPlan {
  return indices.reduce((now, index) => withSession(now, index, { locked }), plan);
}

/**
 * The plan with a pupil in another group, or in none (`to` null); the same plan when the pupil is there already. The session lists
 * stay. O(pupils).
 */
export function withPupil(plan: SavedPlan, pupil: string, to: string | null): SavedPlan {
  const from = plan.groups.find((group) => group.pupils.includes(pupil))?.id ?? null;
  if (from === to) return plan;
  const groups = plan.groups.map((group) => {
    if (group.id === from) return { ...group, pupils: group.pupils.filter((id) => id !== pupil) };
    return group.id === to ? { ...group, pupils: [...group.pupils, pupil] } : group;
  });
  return { ...plan, groups };
}

/** The plan without a group and its sessions. O(sessions). */
export function withoutGroup(plan: SavedPlan, group: string): SavedPlan {
  return { ...plan, groups: plan.groups.filter((g) => g.id !== group), sessions: plan.sessions.filter((s) => s.group !== group) };
}
