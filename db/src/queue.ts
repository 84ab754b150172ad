import { fromDrizzle, PgBoss, type Job } from 'pg-boss';
import { sql, type SQL } from 'drizzle-orm';
import type { Opened } from './open.ts';
import type { Transaction } from './tenant.ts';

/** One chunk of a what-if: which scenario, which chunk of its schools. The worker finds everything else in the database. */
export interface SweepJob {
  scenarioId: string;
  kabupatenCode: string;
  chunk: number;
  /** The schools of the chunk, so that a retry asks the very same ones. */
  schoolIds: string[];
}

export interface Queue {
  /** Puts the chunks of a scenario in the queue, inside the caller's transaction: both are stored or neither. */
  sendSweep(tx: Transaction, jobs: SweepJob[]): Promise<void>;
  /** Takes chunks one after another until `stop`; a handler that throws hands the chunk back for a retry. */
  workSweep(handler: (job: SweepJob, signal: AbortSignal) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const SWEEP = 'sweep-chunk';

/** Opens the job queue on the same database (own schema `pgboss`). `onError` hears what goes wrong in its own upkeep. */
export async function openQueue(opened: Opened, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => opened.executeSql(text, values) as Promise<{ rows: never[] }> },
    backend: opened.kind === 'EMBEDDED' ? 'pglite' : 'postgres',
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(SWEEP, { retryLimit: 5, retryDelay: 1, expireInSeconds: 120 });
  return {
    async sendSweep(tx, jobs) {
      // The queue's tables are not tenant tables: the request's role steps aside for its insert and returns after it.
      const queueDb = fromDrizzle({ execute: (query) => tx.execute(query as SQL) as Promise<never[]> }, sql);
      await tx.execute(sql`select set_config('role', 'none', true)`);
      await boss.insert(SWEEP, jobs.map((data) => ({ data: { ...data } })), { db: queueDb });
      await tx.execute(sql`select set_config('role', 'giliran_app', true)`);
    },
    async workSweep(handler) {
      await boss.work<SweepJob>(SWEEP, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]: Job<SweepJob>[]) => {
        if (job) await handler(job.data, job.signal);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
