export { startWorker, type WorkerHandle } from './start-worker.ts';
