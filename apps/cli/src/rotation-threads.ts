import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  BLOCK_SIZE,
  createRotationRun,
  type BenchLine,
  type BenchOptions,
  type RotationInput,
  type RotationResult,
} from '@giliran/epidemic';

/** What a thread is asked for. */
export type ThreadJob = { bench: BenchOptions } | { input: RotationInput; blocks: number[] };

const SCRIPT = new URL('./rotation-thread.ts', import.meta.url);
/** An adaptive run is judged at 512, 1024, 2048, ... histories: blocks beyond such a round must wait for it. */
const FIRST_ROUND = 512;

/** A comparison whose histories are shared among threads; the figures are those of one thread. @throws InputError with a JSON Pointer. */
export async function simulateOnThreads(input: RotationInput, threads: number): Promise<RotationResult> {
  const run = createRotationRun(input);
  const pool = Array.from({ length: threads }, () => new Worker(SCRIPT));
  try {
    const blocks = Math.ceil(run.planned / BLOCK_SIZE);
    const isAdaptive = Boolean(input.run?.adaptive);
    for (let from = 0, round = isAdaptive ? FIRST_ROUND / BLOCK_SIZE : blocks; from < blocks && !run.finished; round *= 2) {
      const to = Math.min(round, blocks);
      const rows = await blocksOf(pool, input, from, to);
      for (let block = from; block < to; block++) run.absorb(rows.get(block) as Int32Array);
      from = to;
    }
    return run.summary();
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}

async function blocksOf(pool: readonly Worker[], input: RotationInput, from: number, to: number): Promise<Map<number, Int32Array>> {
  const rows = new Map<number, Int32Array>();
  await Promise.all(
    pool.map(async (worker, w) => {
      const blocks = Array.from({ length: to - from }, (_, i) => from + i).filter((block) => block % pool.length === w);
      if (blocks.length === 0) return;
      const job: ThreadJob = { input, blocks };
      const received = new Promise<void>((resolve, reject) => {
        let open = blocks.length;
        const listen = (message: { block: number; rows: Int32Array }): void => {
          rows.set(message.block, message.rows);
          if (--open > 0) return;
          worker.off('message', listen);
          resolve();
        };
        worker.on('message', listen);
        worker.once('error', reject);
      });
      worker.postMessage(job, []);
      await received;
    }),
  );
  return rows;
}

/** The benchmark lines with the histories shared among threads; seconds are summed, so figures stay those of one core. */
export async function benchOnThreads(options: BenchOptions, threads: number): Promise<BenchLine[]> {
  const parts = await Promise.all(
    Array.from({ length: threads }, async (_, w) => {
      const worker = new Worker(SCRIPT);
      const job: ThreadJob = { bench: { ...options, seed: (options.seed ?? 1) + w } };
      worker.postMessage(job, []);
      const [lines] = (await once(worker, 'message')) as [BenchLine[]];
      await worker.terminate();
      return lines;
    }),
  );
  const [first = []] = parts;
  return first.map((line, i): BenchLine => {
    const all = parts.map((part) => part[i] as BenchLine);
    const sum = (of: (one: BenchLine) => number): number => all.reduce((total, one) => total + of(one), 0);
    const cpuSeconds = sum((one) => one.cpuSeconds);
    const replicates = sum((one) => one.replicates);
    const mean = (of: (one: BenchLine) => number): number => sum(of) / all.length;
    const personDaysPerSecond = (line.persons * line.days * replicates) / cpuSeconds;
    const runsPerSecond = replicates / cpuSeconds;
    const isMet = personDaysPerSecond >= line.targetPersonDaysPerSecond && runsPerSecond >= line.targetRunsPerSecond;
    return {
      ...line,
      replicates,
      cpuSeconds,
      wallSeconds: Math.max(...all.map((one) => one.wallSeconds)),
      personDaysPerSecond,
      runsPerSecond,
      pupilAttackRate: mean((one) => one.pupilAttackRate),
      householdAttackRate: mean((one) => one.householdAttackRate),
      inSchoolInfectionsPerRun: mean((one) => one.inSchoolInfectionsPerRun),
      pOutbreak2: mean((one) => one.pOutbreak2),
      pGroupClosed: mean((one) => one.pGroupClosed),
      verdict: all.some((one) => one.verdict === 'invalid') ? 'invalid' : isMet ? 'met' : 'not met',
    };
  });
}
