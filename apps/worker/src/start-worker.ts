import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { NO_CLAIMS, withClaims, type Opened } from '@giliran/db';
import { completeChunk, endScenario, scenarioById } from '@giliran/db/queries/scenarios';
import { schoolsByIds } from '@giliran/db/queries/schools';
import type { Queue } from '@giliran/db/queue';
import type { RecapCounts, WhatIfSpec } from '@giliran/planning';
import { ThreadPool } from './thread-pool.ts';

export interface WorkerHandle {
  stop(): Promise<void>;
}

/**
 * Takes what-if chunks from the queue, computes them in threads and writes each result under its own key. A chunk that comes
 * twice (its first worker died late) finds the key taken and writes nothing.
 */
export async function startWorker(options: { opened: Opened; queue: Queue; log: Logger; threads?: number }): Promise<WorkerHandle> {
  const { opened, queue, log } = options;
  const pool = new ThreadPool(new URL('./what-if-thread.ts', import.meta.url), options.threads ?? Math.max(1, availableParallelism() - 1));
  await queue.workSweep(
    async (job) => {
      const claims = { ...NO_CLAIMS, dinasCodes: [job.kabupatenCode] };
      const { row, schools } = await withClaims(opened.db, claims, async (tx) => {
        const found = await scenarioById(tx, job.scenarioId);
        return { row: found, schools: found ? await schoolsByIds(tx, job.schoolIds) : [] };
      });
      if (!row || row.status === 'CANCELLED' || row.status === 'FAILED') return;
      const rows = schools.map((school): RecapCounts => ({
        id: school.id,
        form: school.form as RecapCounts['form'],
        pupils: school.recapPupils ?? 0,
        rombel: school.recapRombel ?? 0,
        rooms: school.recapRooms ?? 0,
        teachers: school.recapTeachers ?? 0,
      }));
      const outcomes = (await pool.run({ spec: row.spec as WhatIfSpec, rows })) as { schoolId: string; outcome: unknown }[];
      const written = await withClaims(opened.db, claims, (tx) => completeChunk(tx, { ...job, outcomes }));
      log.debug({ job, written }, 'chunk done');
    },
    async (job, error) => {
      log.error({ job, err: error }, 'chunk failed for good');
      await withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [job.kabupatenCode] }, (tx) =>
        endScenario(
          tx,
          job.scenarioId,
          'FAILED',
          'Sebagian sekolah gagal dihitung. Jalankan lagi uji aturan ini; bila terulang, laporkan.',
        ),
      );
    },
    // One chunk is fetched while another is computed.
    pool.size + 1,
  );
  return { stop: () => pool.stop() };
}
