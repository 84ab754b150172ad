import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { addCaseReport, addHolds, caseCountsOf, caseReportsOf, holdsOf } from '@giliran/db/queries/daily';
import { insertAssumptionOverride } from '@giliran/db/queries/local-regulations';
import { upsertPupils, upsertRombel } from '@giliran/db/queries/people';
import { insertDemoSchool } from '@giliran/db/queries/schools';
import { openQueue } from '@giliran/db/queue';
import { bothDatabases } from '@giliran/db/testing';
import { pino } from 'pino';
import { startDailyTick } from './daily-tick.ts';
import { purgeOldHealth } from './purge-old-health.ts';

const KABUPATEN = '61.07';

describe.each(bothDatabases)('the purge of health records on $kind', ({ open }) => {
  let opened: Opened;
  let schoolId: string;
  const dinas = <T>(work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'd', dinasCodes: [KABUPATEN] }, work);
  const own = <T>(work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', schoolIds: [schoolId] }, work);
  const left = () =>
    own(async (tx) => ({
      cases: (await caseReportsOf(tx, [schoolId])).map((row) => row.knownOn),
      holds: (await holdsOf(tx, [schoolId], '2021-01-01', '2022-12-31')).map((row) => `${row.fromDay} ${row.toDay}`),
      counts: (await caseCountsOf(tx, [schoolId])).map(({ month, role, cases }) => `${month} ${role} ${cases}`),
    }));

  beforeAll(async () => {
    opened = await open();
    schoolId = await dinas((tx) =>
      insertDemoSchool(tx, {
        kabupatenCode: KABUPATEN,
        kecamatanCode: '61.07.03',
        desaCode: null,
        npsn: 'Z0000001',
        name: 'SD A',
        form: 'SD',
        ownership: 'PUBLIC',
        pupils: 1,
        rombel: 1,
        teachers: 1,
        rooms: [],
      }),
    );
    await own(async (tx) => {
      const { idByName } = await upsertRombel(tx, schoolId, [{ name: 'Kelas 1', grade: 1 }]);
      const rombelId = idByName.get('Kelas 1') as string;
      const pupil = {
        keyHash: 'k',
        name: null,
        nisn: null,
        rombelId,
        rosterNumber: 1,
        sex: null,
        transport: null,
        desaName: null,
        kecamatanName: null,
      };
      await upsertPupils(tx, schoolId, [pupil], { seal: (text) => text, open: (text) => text });
      const rows = (await tx.execute('select id from pupil')) as unknown as { id: string }[] | { rows: { id: string }[] };
      const pupilId = (Array.isArray(rows) ? rows : rows.rows)[0]?.id as string;
      const hold = { schoolId, pupilId, reason: 'RT_RW' as const };
      await addHolds(tx, [
        { ...hold, fromDay: '2021-09-14', toDay: '2021-09-20' },
        { ...hold, fromDay: '2021-09-25', toDay: '2021-10-10' },
        { ...hold, fromDay: '2021-09-01', toDay: null },
      ]);
      const report = { schoolId, role: 'PUPIL' as const, groups: [], reportedOn: '2021-09-20' };
      await addCaseReport(tx, { ...report, knownOn: '2021-09-19' });
      await addCaseReport(tx, { ...report, knownOn: '2021-09-20' });
      await addCaseReport(tx, { ...report, knownOn: '2021-09-20', role: 'TEACHER' });
      await addCaseReport(tx, { ...report, knownOn: '2021-09-21' });
    });
  });
  afterAll(() => opened.close());

  test('a record of 20 September stays for 90 days, through 19 December, and is gone on 20 December; the counts stay, and add up', async () => {
    expect(await purgeOldHealth(opened, KABUPATEN, '2021-12-18')).toEqual({ cases: 0, holds: 0 });
    expect(await purgeOldHealth(opened, KABUPATEN, '2021-12-19')).toEqual({ cases: 1, holds: 0 });
    expect(await left()).toMatchObject({ cases: ['2021-09-21', '2021-09-20', '2021-09-20'], counts: ['2021-09 PUPIL 1'] });
    expect(await purgeOldHealth(opened, KABUPATEN, '2021-12-20')).toEqual({ cases: 2, holds: 1 });
    expect(await left()).toEqual({
      cases: ['2021-09-21'],
      holds: ['2021-09-01 null', '2021-09-25 2021-10-10'],
      counts: ['2021-09 PUPIL 2', '2021-09 TEACHER 1'],
    });
    expect(await purgeOldHealth(opened, KABUPATEN, '2021-12-20')).toEqual({ cases: 0, holds: 0 });
  });

  test('another kabupaten’s purge touches nothing; the Dinas may keep records for fewer days', async () => {
    expect(await purgeOldHealth(opened, '63.03', '2030-01-01')).toEqual({ cases: 0, holds: 0 });
    await dinas((tx) =>
      insertAssumptionOverride(tx, { kabupatenCode: KABUPATEN, assumptionId: 'A-14', value: 30, note: 'uji', setBy: 'd' }),
    );
    expect(await purgeOldHealth(opened, KABUPATEN, '2021-11-12')).toEqual({ cases: 1, holds: 1 });
    expect((await left()).holds).toEqual(['2021-09-01 null']);
  });

  test('outside the purge nobody deletes a report or a hold, not even the school', async () => {
    await own(async (tx) => {
      await addCaseReport(tx, { schoolId, role: 'STAFF', groups: [], knownOn: '2021-01-01', reportedOn: '2021-01-01' });
      await tx.execute('delete from case_report');
      await tx.execute('delete from eligibility_hold');
    });
    expect(await left()).toMatchObject({ cases: ['2021-01-01'], holds: ['2021-09-01 null'] });
  });

  test('the server purges at its start, through the queue, by the day it is given', async () => {
    const queue = await openQueue(opened, (error) => console.error(error));
    const tick = await startDailyTick({ opened, queue, log: pino({ level: 'silent' }), today: () => '2021-06-01' });
    for (let i = 0; i < 150 && (await left()).cases.length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await left()).toMatchObject({ cases: [], counts: ['2021-01 STAFF 1', '2021-09 PUPIL 3', '2021-09 TEACHER 1'] });
    tick.stop();
    await queue.stop();
  });
});
