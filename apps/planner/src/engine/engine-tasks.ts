import type { SchoolPreset } from '@giliran/planning';
import type { TaskContext } from './task-context.ts';
import type { DrawingAnswer, DrawingQuestion, DrawingSpread } from './tasks/answer-drawing.ts';
import type { RoomAnswer, RoomQuestion } from './tasks/calculate-room.ts';
import type { CompareAnswer, CompareQuestion, WarmOrder } from './tasks/compare-rotations.ts';
import type { ExplainedLimits, LimitsQuestion } from './tasks/explain-limits.ts';
import type { JudgedPlan, JudgeQuestion } from './tasks/judge-plan.ts';
import type { MethodsQuestion } from './tasks/known-methods.ts';
import type { Place, PlacesQuestion } from './tasks/find-places.ts';
import type { MarkDrawingQuestion, MarkedRoom, MarkSeatsQuestion } from './tasks/mark-seats.ts';
import type { PlanAnswer, PlanQuestion } from './tasks/plan-school.ts';
import type { RecapFile, RecapReading } from './tasks/read-recap.ts';
import type { ReplanAnswer, ReplanQuestion } from './tasks/replan-school.ts';
import type { ReadSheet, SheetQuestion } from './tasks/read-sheet.ts';
import type { LessonLimits, LessonLimitsQuestion } from './tasks/lesson-limits.ts';
import type { MoveAnswer, MovesQuestion } from './tasks/try-moves.ts';
import type { PaperFile, PaperOrder } from './tasks/write-paper.ts';
import type { WeighAnswer, WeighQuestion } from './tasks/weigh-assumptions.ts';
import type { SheetFile, SheetOrder } from './tasks/write-sheet.ts';

/**
 * What the engine worker can be asked: input and output of each task, plain data only. A new task: its types here, its
 * function in `tasks/`, one line in `engine-worker.ts`.
 */
export interface EngineTasks {
  /** Seats, cap, groups and articles of one room; some tens of milliseconds. */
  calculateRoom: { input: RoomQuestion; output: RoomAnswer };
  /** A drawn room while something is dragged: rows and bound; ten milliseconds. */
  sketchDrawing: { input: DrawingQuestion; output: DrawingAnswer };
  /** A drawn room in full, as the server answers it; some hundred milliseconds at most. */
  answerDrawing: { input: DrawingQuestion; output: DrawingAnswer };
  /** How far apart a group of so many can sit in a drawn room. */
  spreadDrawing: { input: DrawingQuestion; output: DrawingSpread };
  /** Floor marks of the room that is being drawn. */
  markDrawing: { input: MarkDrawingQuestion; output: MarkedRoom };
  /** Groups and timetable of a whole school; seconds at most. */
  planSchool: { input: PlanQuestion; output: PlanAnswer };
  /** Rules and findings of the plan on screen; milliseconds. */
  judgePlan: { input: JudgeQuestion; output: JudgedPlan };
  /** The plan under one change of circumstances, moving the fewest pupils; a second. */
  replanSchool: { input: ReplanQuestion; output: ReplanAnswer };
  /** What methods known by name give a school; up to some seconds. */
  knownMethods: { input: MethodsQuestion; output: SchoolPreset[] };
  /** Where one session may go, cell by cell; tens of milliseconds. */
  findPlaces: { input: PlacesQuestion; output: Place[] };
  /** What each move of one session would break; milliseconds a move. */
  tryMoves: { input: MovesQuestion; output: MoveAnswer[] };
  /** Floor marks of rooms for the seat map sheets. */
  markSeats: { input: MarkSeatsQuestion; output: MarkedRoom[] };
  /** What the chosen regulations say of sessions, rooms and consent, with articles; a millisecond. */
  explainLimits: { input: LimitsQuestion; output: ExplainedLimits };
  /** Groups of each rombel and periods of each teacher that lessons have to fit into; milliseconds. */
  lessonLimits: { input: LessonLimitsQuestion; output: LessonLimits };
  /** Rows and problems of a sheet that people choose; tens of milliseconds for a school. */
  readSheet: { input: SheetQuestion; output: ReadSheet };
  /** A template or example to download. */
  writeSheet: { input: SheetOrder; output: SheetFile };
  /** A printed paper as PDF or workbook; half a second. */
  writePaper: { input: PaperOrder; output: PaperFile };
  /** Infections and learning hours of several plans under the same chance events: a slice of a run, as long as it is told. */
  compareRotations: { input: CompareQuestion; output: CompareAnswer };
  /** Makes ready for `compareRotations`; some tens of milliseconds. */
  warmRotations: { input: WarmOrder; output: null };
  /** What one more assumption changes in a comparison; some tens of milliseconds. */
  weighAssumptions: { input: WeighQuestion; output: WeighAnswer };
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
  | { readonly id: number; readonly kind: 'partial'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'done'; readonly output: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly message: string; readonly path: string | null };
