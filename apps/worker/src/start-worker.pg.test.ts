import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { endScenario, insertScenario, progressOf, scenarioById, scenarioOutcomes } from '@giliran/db/queries/scenarios';
import { schoolsOfKabupaten, upsertRecapSchools } from '@giliran/db/queries/schools';
import { openQueue, type Queue } from '@giliran/db/queue';
import { bothDatabases } from '@giliran/db/testing';
import { DEFAULT_ASSUMPTIONS, whatIf, type RecapCounts, type WhatIfSpec } from '@giliran/planning';
import { startWorker, type WorkerHandle } from './start-worker.ts';

const KABUPATEN = '61.07';
const SPEC: WhatIfSpec = {
  sides: [
    { label: 'Perbup', regulationIds: ['bengkayang-51-2021'] },
    {
      label: 'Perbup, isi 15',
      regulationIds: ['bengkayang-51-2021'],
      amendment: {
        name: 'Isi 15',
        baseline: 'bengkayang-51-2021',
        changes: [{ key: 'max_pupils_per_room', value: 15, unit: 'pupil', levelGroup: 'DASMEN', from: '2021-09-13' }],
      },
    },
  ],
  phase: 'TRANSITION',
  date: '2021-09-13',
  assumptions: DEFAULT_ASSUMPTIONS,
};

describe.each(bothDatabases)('what-if in the background on $kind', ({ open }) => {
  let opened: Opened;
  let queue: Queue;
  let worker: WorkerHandle;
  let schoolIds: string[];
  const as = <T>(work: (tx: Transaction) => Promise<T>) => withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: [KABUPATEN] }, work);
  const start = () =>
    as(async (tx) => {
      const row = await insertScenario(tx, {
        kabupatenCode: KABUPATEN,
        name: 'x',
        spec: SPEC,
        schoolCount: 8,
        chunkCount: 4,
        seed: 1,
        engineVersion: 't',
        inputHash: 'h',
        createdBy: null,
      });
      await queue.sendSweep(
        tx,
        [0, 1, 2, 3].map((chunk) => ({
          scenarioId: row.id,
          kabupatenCode: KABUPATEN,
          chunk,
          schoolIds: schoolIds.slice(chunk * 2, chunk * 2 + 2),
        })),
      );
      return row.id;
    });
  const finished = async (id: string) => {
    for (let i = 0; i < 300; i++) {
      const row = await as((tx) => scenarioById(tx, id));
      if (row && row.status !== 'QUEUED' && row.status !== 'RUNNING') return row;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the what-if did not end');
  };

  beforeAll(async () => {
    opened = await open();
    const rows = Array.from({ length: 8 }, (_, i) => ({
      kecamatanCode: null,
      npsn: `3010000${i}`,
      name: `SD ${i}`,
      form: i % 2 ? 'SD' : 'KB',
      ownership: 'PUBLIC' as const,
      pupils: 40 + i * 20,
      rombel: 3 + i,
      teachers: i === 3 ? 0 : 4 + i,
      rooms: 3 + i,
      year: '2023',
    }));
    await as((tx) => upsertRecapSchools(tx, KABUPATEN, rows));
    schoolIds = (await as((tx) => schoolsOfKabupaten(tx, KABUPATEN))).map((s) => s.id);
    queue = await openQueue(opened, (error) => console.error(error));
    worker = await startWorker({ opened, queue, log: pino({ level: 'silent' }), threads: 2 });
  });
  afterAll(async () => {
    await worker.stop();
    await queue.stop();
    await opened.close();
  });

  test('every school is answered once, with what the engine answers when asked directly', async () => {
    const id = await start();
    expect((await finished(id)).status).toBe('DONE');
    expect((await as((tx) => progressOf(tx, [id]))).get(id)).toBe(8);
    const outcomes = await as((tx) => scenarioOutcomes(tx, id));
    expect(outcomes.length).toBe(8);
    const schools = new Map((await as((tx) => schoolsOfKabupaten(tx, KABUPATEN))).map((s) => [s.id, s]));
    for (const { schoolId, outcome } of outcomes) {
      const s = schools.get(schoolId);
      if (!s) throw new Error('unknown school');
      const row: RecapCounts = {
        id: s.id,
        form: s.form as RecapCounts['form'],
        pupils: s.recapPupils ?? 0,
        rombel: s.recapRombel ?? 0,
        rooms: s.recapRooms ?? 0,
        teachers: s.recapTeachers ?? 0,
      };
      expect(outcome).toEqual(JSON.parse(JSON.stringify(whatIf(row, SPEC))));
    }
    const seats = (name: string) => {
      const found = outcomes.find((o) => o.name === name)?.outcome as { sides: { seatsPerRoom: number | null }[] } | undefined;
      return found?.sides.map(({ seatsPerRoom }) => seatsPerRoom);
    };
    expect(seats('SD 1')).toEqual([18, 15]);
    expect(seats('SD 0')).toEqual([5, 5]);
    expect(outcomes.filter((o) => (o.outcome as { sides: { verdict: string }[] }).sides[0]?.verdict === 'infeasible').length).toBe(1);
  });

  test('the same chunk sent again writes nothing new', async () => {
    const id = await start();
    await finished(id);
    await as((tx) => queue.sendSweep(tx, [{ scenarioId: id, kabupatenCode: KABUPATEN, chunk: 1, schoolIds: schoolIds.slice(2, 4) }]));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await as((tx) => scenarioOutcomes(tx, id))).length).toBe(8);
  });

  test('a cancelled what-if stays cancelled', async () => {
    const id = await as(async (tx) => {
      const row = await insertScenario(tx, {
        kabupatenCode: KABUPATEN,
        name: 'x',
        spec: SPEC,
        schoolCount: 2,
        chunkCount: 1,
        seed: 1,
        engineVersion: 't',
        inputHash: 'h',
        createdBy: null,
      });
      await endScenario(tx, row.id, 'CANCELLED');
      await queue.sendSweep(tx, [{ scenarioId: row.id, kabupatenCode: KABUPATEN, chunk: 0, schoolIds: schoolIds.slice(0, 2) }]);
      return row.id;
    });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await as((tx) => scenarioById(tx, id)))?.status).toBe('CANCELLED');
    expect(await as((tx) => scenarioOutcomes(tx, id))).toEqual([]);
  });

  test('a chunk whose school cannot be computed ends the what-if as failed, said in words', async () => {
    const id = await as(async (tx) => {
      const broken = { ...SPEC, sides: [{ label: 'x', regulationIds: ['tidak-ada'] }, SPEC.sides[1]] };
      const row = await insertScenario(tx, {
        kabupatenCode: KABUPATEN,
        name: 'x',
        spec: broken,
        schoolCount: 2,
        chunkCount: 1,
        seed: 1,
        engineVersion: 't',
        inputHash: 'h',
        createdBy: null,
      });
      await queue.sendSweep(tx, [{ scenarioId: row.id, kabupatenCode: KABUPATEN, chunk: 0, schoolIds: schoolIds.slice(0, 2) }]);
      return row.id;
    });
    expect(await finished(id)).toMatchObject({ status: 'FAILED', failure: expect.stringContaining('gagal dihitung') });
  });
});
