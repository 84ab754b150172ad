import { fromDrizzle, PgBoss, type JobWithMetadata } from 'pg-boss';
import { sql, type SQL } from 'drizzle-orm';
import type { Opened } from './open.ts';
import type { Transaction } from './tenant.ts';

/** One chunk of a what-if: which scenario, which chunk of its schools. The worker finds everything else in the database. */
interface SweepJob {
  scenarioId: string;
  kabupatenCode: string;
  chunk: number;
  /** The schools of the chunk, so that a retry asks the very same ones. */
  schoolIds: string[];
}

/** One kabupaten on one day: what has become due there. Doing it twice changes nothing. */
interface TickJob {
  kabupatenCode: string;
  day: string;
}

export interface Queue {
  /** Puts the chunks of a scenario in the queue, inside the caller's transaction: both are stored or neither. */
  sendSweep(tx: Transaction, jobs: SweepJob[]): Promise<void>;
  /** Takes chunks, `atOnce` at a time, until `stop`; a handler that throws hands the chunk back for a retry, `givenUp` hears of the last one. */
  workSweep(
    handler: (job: SweepJob) => Promise<void>,
    givenUp: (job: SweepJob, error: unknown) => Promise<void>,
    atOnce: number,
  ): Promise<void>;
  /** Asks for the tick of a kabupaten on a day; asked again for the same day within the hour it is one job. */
  sendTick(job: TickJob): Promise<void>;
  /** Takes ticks until `stop`; a handler that throws gets the tick again. */
  workTick(handler: (job: TickJob) => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

const SWEEP = 'sweep-chunk';
const TICK = 'daily-tick';

/** Opens the job queue on the same database (own schema `pgboss`). `onError` hears what goes wrong in its own upkeep. */
export async function openQueue(opened: Opened, onError: (error: Error) => void): Promise<Queue> {
  const boss = new PgBoss({
    // On a server the queue brings its own small pool: it sends whole transactions as text, which a shared pool must not run.
    ...(opened.url
      ? { connectionString: opened.url, max: 3 }
      : {
          db: { executeSql: (text: string, values?: unknown[]) => opened.executeSql(text, values) as Promise<{ rows: never[] }> },
          backend: 'pglite' as const,
        }),
    schedule: false,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', onError);
  await boss.start();
  await boss.createQueue(SWEEP, { retryLimit: 3, retryDelay: 1, expireInSeconds: 60 });
  await boss.createQueue(TICK, { retryLimit: 5, retryDelay: 2, retryBackoff: true, expireInSeconds: 120 });
  // Known before the first send: looking it up inside a request's transaction would wait for itself on a single connection.
  await boss.insert(SWEEP, []);
  return {
    async sendSweep(tx, jobs) {
      // The queue's tables are not tenant tables: the request's role steps aside for its insert and returns after it.
      const bridge = fromDrizzle({ execute: (query) => tx.execute(query as SQL) as Promise<never[]> }, sql);
      await tx.execute(sql`select set_config('role', 'none', true)`);
      await boss.insert(
        SWEEP,
        jobs.map((data) => ({ data: { ...data } })),
        {
          // The jobs come as JSON text; without the cast one of the drivers would encode that text as JSON a second time.
          db: { executeSql: (text, values) => bridge.executeSql(text.replaceAll(/\$1(?!\d)/g, '$1::text'), values) },
        },
      );
      await tx.execute(sql`select set_config('role', 'giliran_app', true)`);
    },
    async workSweep(handler, givenUp, atOnce) {
      const take = async ([job]: JobWithMetadata<SweepJob>[]) => {
        if (!job) return;
        try {
          await handler(job.data);
        } catch (error) {
          if (job.retryCount >= job.retryLimit) await givenUp(job.data, error);
          throw error;
        }
      };
      for (let i = 0; i < atOnce; i++) await boss.work(SWEEP, { pollingIntervalSeconds: 0.5, batchSize: 1, includeMetadata: true }, take);
    },
    async sendTick(job) {
      await boss.send(TICK, { ...job }, { singletonKey: `${job.kabupatenCode}|${job.day}`, singletonSeconds: 3600 });
    },
    async workTick(handler) {
      await boss.work(TICK, { pollingIntervalSeconds: 2, batchSize: 1 }, async ([job]: { data: TickJob }[]) => {
        if (job) await handler(job.data);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}
