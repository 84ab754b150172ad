import { InputError } from '@giliran/kernel';
import type { EngineReply, EngineRequest, TaskFunction, TaskName } from './engine-tasks.ts';
import type { TaskContext } from './task-context.ts';
import { calculateRoom } from './tasks/calculate-room.ts';

// The first page needs `calculateRoom` at once; longer tasks come in their own file: () => import('./tasks/plan-school.ts').then((m) => m.planSchool).
const tasks: { readonly [Name in TaskName]: () => Promise<TaskFunction<Name>> } = {
  calculateRoom: () => Promise.resolve(calculateRoom),
  sketchDrawing: () => import('./tasks/answer-drawing.ts').then((m) => m.sketchDrawing),
  answerDrawing: () => import('./tasks/answer-drawing.ts').then((m) => m.answerDrawing),
  spreadDrawing: () => import('./tasks/answer-drawing.ts').then((m) => m.spreadDrawing),
  markDrawing: () => import('./tasks/mark-seats.ts').then((m) => m.markDrawing),
  planSchool: () => import('./tasks/plan-school.ts').then((m) => m.planSchool),
  judgePlan: () => import('./tasks/judge-plan.ts').then((m) => m.judgePlan),
  replanSchool: () => import('./tasks/replan-school.ts').then((m) => m.replanSchool),
  knownMethods: () => import('./tasks/known-methods.ts').then((m) => m.knownMethods),
  findPlaces: () => import('./tasks/find-places.ts').then((m) => m.findPlaces),
  tryMoves: () => import('./tasks/try-moves.ts').then((m) => m.tryMoves),
  markSeats: () => import('./tasks/mark-seats.ts').then((m) => m.markSeats),
  explainLimits: () => import('./tasks/explain-limits.ts').then((m) => m.explainLimits),
  lessonLimits: () => import('./tasks/lesson-limits.ts').then((m) => m.lessonLimits),
  readSheet: () => import('./tasks/read-sheet.ts').then((m) => m.readSheet),
  writeSheet: () => import('./tasks/write-sheet.ts').then((m) => m.writeSheet),
  writePaper: () => import('./tasks/write-paper.ts').then((m) => m.writePaper),
  compareRotations: () => import('./tasks/compare-rotations.ts').then((m) => m.compareRotations),
  warmRotations: () => import('./tasks/compare-rotations.ts').then((m) => m.warmRotations),
  weighAssumptions: () => import('./tasks/weigh-assumptions.ts').then((m) => m.weighAssumptions),
  readRecap: () => import('./tasks/read-recap.ts').then((m) => m.readRecap),
};

addEventListener('message', (event: MessageEvent<EngineRequest>) => void answer(event.data));

async function answer({ id, task, input }: EngineRequest): Promise<void> {
  const reply = (message: EngineReply): void => postMessage(message);
  const context: TaskContext = {
    progress: (share) => reply({ id, kind: 'progress', share }),
    partial: (output) => reply({ id, kind: 'partial', output }),
  };
  try {
    const run = (await tasks[task]()) as (input: unknown, context: TaskContext) => unknown;
    reply({ id, kind: 'done', output: await run(input, context) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ id, kind: 'failed', message, path: error instanceof InputError ? error.path : null });
  }
}
