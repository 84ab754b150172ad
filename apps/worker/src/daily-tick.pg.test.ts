import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pino } from 'pino';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { settleDueSteps } from '@giliran/db/queries/due-steps';
import { insertLifecycleEvents, lifecycleEventsOf } from '@giliran/db/queries/lifecycle';
import { insertDemoSchool } from '@giliran/db/queries/schools';
import { recordZone } from '@giliran/db/queries/zones';
import { openQueue, type Queue } from '@giliran/db/queue';
import { bothDatabases } from '@giliran/db/testing';
import { dueRows } from '@giliran/planning/lifecycle';
import { startDailyTick, type DailyTick } from './daily-tick.ts';

type Day = ReturnType<Parameters<typeof startDailyTick>[0]['today']>;

const KABUPATEN = '61.07';

describe.each(bothDatabases)('the daily tick on $kind', ({ open }) => {
  let opened: Opened;
  let queue: Queue;
  let statements = 0;
  const ticks: DailyTick[] = [];
  const schools: string[] = [];
  const as = <T>(work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', dinasCodes: [KABUPATEN] }, work);
  const start = async (today: () => Day, everyMs?: number) => {
    const tick = await startDailyTick({
      opened,
      queue,
      log: pino({ level: 'silent' }),
      today,
      ...(everyMs === undefined ? {} : { everyMs }),
    });
    ticks.push(tick);
    return tick;
  };
  const history = async (id: string) =>
    (await as((tx) => lifecycleEventsOf(tx, [id]))).filter((row) => row.actorRole === 'SYSTEM').map((row) => [row.event, row.day]);
  const until = async (holds: () => Promise<boolean>) => {
    for (let i = 0; i < 200; i++) {
      if (await holds()) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('it did not come');
  };

  beforeAll(async () => {
    opened = await open(() => statements++);
    queue = await openQueue(opened, (error) => console.error(error));
    await as(async (tx) => {
      await recordZone(tx, { kabupatenCode: KABUPATEN, zone: 'YELLOW', fromDay: '2021-08-30' });
      for (let i = 0; i < 12; i++) {
        const id = await insertDemoSchool(tx, {
          kabupatenCode: KABUPATEN,
          kecamatanCode: i < 4 ? '61.07.03' : '61.07.04',
          desaCode: null,
          npsn: `Z${String(i).padStart(7, '0')}`,
          name: `SD ${i}`,
          form: 'SD',
          ownership: 'PUBLIC',
          pupils: 50,
          rombel: 2,
          teachers: 2,
          rooms: [],
        });
        schools.push(id);
        const base = {
          schoolId: id,
          kabupatenCode: KABUPATEN,
          actorRole: 'DINAS',
          actorId: 'u',
          guards: [],
          provisionIds: [],
          assumptionIds: [],
        };
        await insertLifecycleEvents(tx, [
          { ...base, number: 1, event: 'GRANT_PERMIT', fromState: 'SIMULATED', toState: 'PERMITTED', day: '2021-09-10', reference: '1' },
          {
            ...base,
            number: 2,
            event: 'START_TRANSITION',
            fromState: 'PERMITTED',
            toState: 'TRANSITION',
            day: '2021-09-13',
            startDay: '2021-09-13',
          },
        ]);
      }
    });
  });
  afterAll(async () => {
    for (const tick of ticks) tick.stop();
    await queue.stop();
    await opened.close();
  });

  test('it runs at the start, dates each step by the day it fell due, and a second worker with the same day adds nothing', async () => {
    await as((tx) => recordZone(tx, { kabupatenCode: KABUPATEN, kecamatanCode: '61.07.03', zone: 'ORANGE', fromDay: '2021-09-20' }));
    await start(() => '2021-09-19');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect(await history(schools[0] as string)).toEqual([]);
    let day: Day = '2021-09-19';
    await start(() => day, 200);
    day = '2021-09-22';
    await until(async () => (await history(schools[3] as string)).length > 0);
    await start(() => '2021-09-22');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    for (const id of schools.slice(0, 4)) expect(await history(id)).toEqual([['SUSPEND_FOR_ZONE', '2021-09-20']]);
    for (const id of schools.slice(4)) expect(await history(id)).toEqual([]);
  });

  test('a server that slept for two weeks makes up for it: promotion dated 13 November, in the same few statements for any number of schools', async () => {
    statements = 0;
    const settle = () => as((tx) => settleDueSteps(tx, KABUPATEN, (facts) => dueRows(facts, '2021-11-27')));
    expect((await settle()).length).toBe(8);
    // Claims, waiting schools, history, zones, changed assumptions, local rules, one insert.
    expect(statements).toBeLessThanOrEqual(7);
    expect(await settle()).toEqual([]);
    for (const id of schools.slice(4)) expect(await history(id)).toEqual([['ENTER_NEW_NORMAL', '2021-11-13']]);
    expect(await history(schools[0] as string)).toEqual([['SUSPEND_FOR_ZONE', '2021-09-20']]);
    const tick = await start(() => '2021-11-28');
    await tick.ask();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(await history(schools[11] as string)).toEqual([['ENTER_NEW_NORMAL', '2021-11-13']]);
  });
});
