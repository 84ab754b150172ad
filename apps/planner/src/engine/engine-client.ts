import { InputError } from '@giliran/kernel';
import type { EngineReply, EngineRequest, EngineTasks, TaskName } from './engine-tasks.ts';

export interface RunOptions<Output = unknown> {
  /** Aborting drops a waiting task, and ends the worker of a running long one; the promise rejects with an AbortError. */
  readonly signal?: AbortSignal;
  /** Share done, 0..1, of tasks that tell. */
  readonly onProgress?: (share: number) => void;
  /** The best answer so far, of tasks that give one: what remains when the task is aborted. */
  readonly onPartial?: (output: Output) => void;
}

interface Job {
  readonly request: EngineRequest;
  readonly onProgress: ((share: number) => void) | undefined;
  readonly onPartial: ((output: unknown) => void) | undefined;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Short tasks have their own worker, so that typing never waits behind a long plan. */
const SHORT: ReadonlySet<TaskName> = new Set([
  'calculateRoom',
  'answerDrawing',
  'markDrawing',
  'spreadDrawing',
  'judgePlan',
  'findPlaces',
  'tryMoves',
  'markSeats',
  'explainLimits',
  'readSheet',
  'writeSheet',
  'weighAssumptions',
]);

interface Lane {
  worker: Worker | null;
  running: Job | null;
  readonly waiting: Job[];
}

// What moves under the hand has a worker to itself, so that it never waits behind a full answer.
const lanes: Readonly<Record<'hand' | 'short' | 'long', Lane>> = {
  hand: { worker: null, running: null, waiting: [] },
  short: { worker: null, running: null, waiting: [] },
  long: { worker: null, running: null, waiting: [] },
};
let lastId = 0;

/**
 * Runs an engine task beside the page. Tasks of one lane run one after another. Rejects with InputError (path, message)
 * for wrong input, AbortError after `signal`, Error when the engine fails.
 */
export function runEngine<Name extends TaskName>(
  task: Name,
  input: EngineTasks[Name]['input'],
  options: RunOptions<EngineTasks[Name]['output']> = {},
): Promise<EngineTasks[Name]['output']> {
  const lane = task === 'sketchDrawing' ? lanes.hand : SHORT.has(task) ? lanes.short : lanes.long;
  const { signal, onProgress, onPartial } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted());
    const job: Job = {
      request: { id: ++lastId, task, input },
      onProgress,
      onPartial: onPartial as ((output: unknown) => void) | undefined,
      resolve: resolve as (output: unknown) => void,
      reject,
    };
    signal?.addEventListener('abort', () => abort(lane, job), { once: true });
    lane.waiting.push(job);
    next(lane);
  });
}

function next(lane: Lane): void {
  if (lane.running) return;
  const job = lane.waiting.shift();
  if (!job) return;
  lane.running = job;
  lane.worker ??= start(lane);
  lane.worker.postMessage(job.request);
}

function start(lane: Lane): Worker {
  const worker = new Worker(new URL('./engine-worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  worker.addEventListener('message', (event: MessageEvent<EngineReply>) => {
    const reply = event.data;
    const job = lane.running;
    if (!job || job.request.id !== reply.id) return;
    if (reply.kind === 'progress') return job.onProgress?.(reply.share);
    if (reply.kind === 'partial') return job.onPartial?.(reply.output);
    lane.running = null;
    if (reply.kind === 'done') job.resolve(reply.output);
    else job.reject(reply.path === null ? new Error(reply.message) : new InputError(reply.path, reply.message));
    next(lane);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const job = lane.running;
    end(lane);
    job?.reject(new Error(event.message || 'the engine could not be loaded'));
    next(lane);
  });
  return worker;
}

function abort(lane: Lane, job: Job): void {
  const place = lane.waiting.indexOf(job);
  if (place >= 0) lane.waiting.splice(place, 1);
  else if (lane.running === job && lane === lanes.long) {
    // An engine does not look up while it computes; only ending its thread stops it.
    end(lane);
    next(lane);
  }
  job.reject(aborted());
}

function end(lane: Lane): void {
  lane.worker?.terminate();
  lane.worker = null;
  lane.running = null;
}

function aborted(): DOMException {
  return new DOMException('The computation was cancelled.', 'AbortError');
}
