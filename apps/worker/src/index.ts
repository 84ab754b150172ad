export { startDailyTick, type DailyTick } from './daily-tick.ts';
export { startWorker, type WorkerHandle } from './start-worker.ts';
