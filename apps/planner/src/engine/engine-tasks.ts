import type { RotationResult } from '@giliran/epidemic';
import type { TaskContext } from './task-context.ts';
import type { RoomAnswer, RoomQuestion } from './tasks/calculate-room.ts';
import type { CompareQuestion } from './tasks/compare-rotations.ts';
import type { ExplainedLimits, LimitsQuestion } from './tasks/explain-limits.ts';
import type { JudgedPlan, JudgeQuestion } from './tasks/judge-plan.ts';
import type { MarkedRoom, MarkSeatsQuestion } from './tasks/mark-seats.ts';
import type { PlanAnswer, PlanQuestion } from './tasks/plan-school.ts';
import type { RecapFile, RecapReading } from './tasks/read-recap.ts';
import type { ReadSheet, SheetQuestion } from './tasks/read-sheet.ts';
import type { MoveAnswer, MovesQuestion } from './tasks/try-moves.ts';
import type { SheetFile, SheetOrder } from './tasks/write-sheet.ts';

/**
 * What the engine worker can be asked: input and output of each task, plain data only. A new task: its types here, its
 * function in `tasks/`, one line in `engine-worker.ts`.
 */
export interface EngineTasks {
  /** Seats, cap, groups and articles of one room; some tens of milliseconds. */
  calculateRoom: { input: RoomQuestion; output: RoomAnswer };
  /** Groups and timetable of a whole school; seconds at most. */
  planSchool: { input: PlanQuestion; output: PlanAnswer };
  /** Rules and findings of the plan on screen; milliseconds. */
  judgePlan: { input: JudgeQuestion; output: JudgedPlan };
  /** What each move of one session would break; milliseconds a move. */
  tryMoves: { input: MovesQuestion; output: MoveAnswer[] };
  /** Floor marks of rooms for the seat map sheets. */
  markSeats: { input: MarkSeatsQuestion; output: MarkedRoom[] };
  /** What the chosen regulations say of sessions, rooms and consent, with articles; a millisecond. */
  explainLimits: { input: LimitsQuestion; output: ExplainedLimits };
  /** Rows and problems of a sheet that people choose; tens of milliseconds for a school. */
  readSheet: { input: SheetQuestion; output: ReadSheet };
  /** A template or example to download. */
  writeSheet: { input: SheetOrder; output: SheetFile };
  /** Infections and learning hours of several plans under the same chance events; milliseconds a replicate. */
  compareRotations: { input: CompareQuestion; output: RotationResult };
  /** The public recap of a kabupaten, as it stands and with likely values; about a second. */
  readRecap: { input: RecapFile; output: RecapReading };
}

export type TaskName = keyof EngineTasks;

export type TaskFunction<Name extends TaskName> = (
  input: EngineTasks[Name]['input'],
  context: TaskContext,
) => EngineTasks[Name]['output'] | Promise<EngineTasks[Name]['output']>;

/** Page to worker. */
export interface EngineRequest {
  readonly id: number;
  readonly task: TaskName;
  readonly input: unknown;
}

/** Worker to page. */
export type EngineReply =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string; readonly path: string | null };
