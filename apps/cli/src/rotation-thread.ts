import { parentPort } from 'node:worker_threads';
import { benchRotation, createRotationRun } from '@giliran/epidemic';
import { now } from './json-lines.ts';
import type { ThreadJob } from './rotation-threads.ts';

/** A thread of its own for blocks of a comparison, or for its share of a benchmark. */
parentPort?.on('message', (job: ThreadJob) => {
  if ('bench' in job) {
    const cpuNow = (): number => {
      const { user, system } = process.threadCpuUsage();
      return (user + system) / 1000;
    };
    parentPort?.postMessage(benchRotation(job.bench, { now, cpuNow }), []);
    return;
  }
  const run = createRotationRun(job.input);
  for (const block of job.blocks) parentPort?.postMessage({ block, rows: run.block(block) }, []);
});
