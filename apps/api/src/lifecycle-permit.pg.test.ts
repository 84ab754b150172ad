import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '@giliran/db/testing';
import { ITEMS, RESULT, done, failed, lifecycleStage, type LifecycleStage, type Outcome } from './testing/lifecycle-stage.ts';

describe.each(bothDatabases)('the way of a school to its lessons on $kind', ({ open }) => {
  let stage: LifecycleStage;

  beforeAll(async () => {
    stage = await lifecycleStage(open);
  });
  afterAll(() => stage.stop());

  test('D2: the visit finds item 4 missing though the school said yes: not ready, and the recap shows the difference; all items found: ready', async () => {
    const { id } = await stage.bring('SUBMITTED');
    expect((await stage.visit(id, ['4'])).lifecycle.state).toBe('NOT_READY');
    const query = `{ kabupaten(code: "61.07") { readinessRecap { rows { kecamatanName claimedFull verifiedFull differing } differences { item claimed verified school { id } } } } }`;
    type Recap = { kabupaten: { readinessRecap: { rows: object[]; differences: object[] } } };
    const shown = async () => {
      const { readinessRecap } = (await stage.server.must<Recap>('dinas', query)).kabupaten;
      expect(readinessRecap.differences).toContainEqual({ item: '4', claimed: true, verified: false, school: { id } });
      expect(readinessRecap.rows).toContainEqual({ kecamatanName: 'Ledo', claimedFull: 1, verifiedFull: 0, differing: 1 });
    };
    await shown();
    // A further visit that is only planned has seen nothing yet: what the last one saw stands.
    await stage.server.must('dinas', 'mutation($id: ID!) { planVisit(schoolId: $id, day: "2021-09-20") { state } }', { id });
    await shown();
    const { id: good } = await stage.bring('READY');
    expect(await stage.standing(good)).toMatchObject({ state: 'READY' });
  });

  test('D2: only the supervisor records a visit, every item must be answered, and a visit needs a plan', async () => {
    const { id } = await stage.bring('SUBMITTED');
    const mutation = 'mutation($id: ID!, $a: [VisitAnswerInput!]!) { recordVisit(schoolId: $id, version: 2, answers: $a) { __typename } }';
    const all = ITEMS.map((item) => ({ item, holds: true }));
    expect((await stage.server.ask('pengawas', mutation, { id, a: all })).errors?.[0]?.message).toContain('Belum ada kunjungan');
    await stage.server.must('dinas', 'mutation($id: ID!) { planVisit(schoolId: $id, day: "2021-09-02") { state } }', { id });
    expect((await stage.server.ask('dinas', mutation, { id, a: all })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await stage.server.ask('pengawas', mutation, { id, a: all.slice(1) })).errors?.[0]?.message).toContain('1.a');
    expect((await stage.standing(id)).state).toBe('SUBMITTED');
  });

  test('D3: no permit without a passed dry run, and none in an orange zone; every failed condition is named', async () => {
    const { id: early } = await stage.bring('READY');
    expect(failed(await stage.step('dinas', early, 'GRANT_PERMIT', { reference: '1' }))).toContain('STATE');
    stage.server.day = '2021-09-01';
    const id = await stage.newSchool();
    await stage.member('kepala', 'HEAD', id);
    await stage.prepare(id, { dryRun: 'FAIL' });
    done(await stage.step('kepala', id, 'START_PREPARING'));
    done(await stage.step('kepala', id, 'SUBMIT'));
    done(await stage.visit(id));
    const refused = await stage.step('dinas', id, 'ACCEPT_DRY_RUN');
    expect(failed(refused)).toEqual(['DRY_RUN_PASSED']);
    expect(refused.message).toContain('Pasal 7 ayat (2) huruf e');

    const { id: ready } = await stage.bring('SIMULATED', { kecamatanCode: '61.07.07' });
    await stage.server.must(
      'satgas',
      'mutation { recordZone(kabupatenCode: "61.07", kecamatanCode: "61.07.07", zone: ORANGE, from: "2021-09-06") { id } }',
    );
    const orange = await stage.step('dinas', ready, 'GRANT_PERMIT', {});
    expect(failed(orange)).toEqual(['ZONE_OPEN', 'PERMIT_REFERENCE']);
    expect(orange.guards?.find(({ guard }) => guard === 'ZONE_OPEN')?.article).toBe('Pasal 4 ayat (1)');
    expect((await stage.standing(ready)).state).toBe('SIMULATED');
  });

  test('D3: permit 10 September, start 13 September: new normal on 13 November; revoked on 1 November: no promotion', async () => {
    const { id } = await stage.bring('TRANSITION');
    expect(await stage.standing(id)).toMatchObject({ state: 'TRANSITION', since: '2021-09-13', transitionEndDay: '2021-11-13' });
    const { id: revoked } = await stage.bring('TRANSITION');
    stage.server.day = '2021-11-01';
    expect(failed(await stage.step('dinas', revoked, 'REVOKE', { reference: 'SK 9' }))).toContain('ACTOR');
    expect(failed(await stage.step('bupati', revoked, 'REVOKE'))).toEqual(['DECREE_REFERENCE']);
    expect(done(await stage.step('bupati', revoked, 'REVOKE', { reference: 'SK 9' }))).toMatchObject({
      state: 'REVOKED',
      cancelledFrom: '2021-11-01',
    });
    stage.server.day = '2021-11-20';
    await stage.server.must(
      'dinas',
      'mutation { recordZone(kabupatenCode: "61.07", kecamatanCode: "61.07.01", zone: GREEN, from: "2021-11-20") { id } }',
    );
    expect((await stage.standing(id)).history.at(-1)).toMatchObject({
      event: 'ENTER_NEW_NORMAL',
      to: 'NEW_NORMAL',
      day: '2021-11-13',
      actor: 'SYSTEM',
    });
    expect((await stage.standing(revoked)).state).toBe('REVOKED');
  });

  test('D3: suspended ten days, the clock pauses: 23 November. Reopening names what is missing first', async () => {
    const { id } = await stage.bring('TRANSITION');
    stage.server.day = '2021-09-20';
    expect(failed(await stage.step('kepala', id, 'SUSPEND_AS_UNSAFE'))).toEqual(['REASON_GIVEN']);
    expect(done(await stage.step('kepala', id, 'SUSPEND_AS_UNSAFE', { reason: 'Atap ruang kelas bocor' }))).toMatchObject({
      state: 'SUSPENDED_UNSAFE',
      transitionEndDay: null,
      cancelledFrom: '2021-09-20',
    });
    stage.server.day = '2021-09-30';
    expect(failed(await stage.step('dinas', id, 'REOPEN'))).toEqual(['CHECKLIST_RECONFIRMED']);
    done(await stage.step('kepala', id, 'RECORD_RECONFIRMATION'));
    expect(done(await stage.step('dinas', id, 'REOPEN'))).toMatchObject({
      state: 'TRANSITION',
      transitionEndDay: '2021-11-23',
      cancelledFrom: null,
    });
  });

  test('an operator neither declares nor submits; a second officer with an old version gets the conflict as data; the past is not rewritten', async () => {
    stage.server.day = '2021-09-01';
    const id = await stage.newSchool();
    await stage.server.account('operator', 'OPERATOR', id);
    await stage.member('kepala', 'HEAD', id);
    const mutation = `mutation($id: ID!, $v: Int!, $day: Day) { recordSchoolEvent(schoolId: $id, event: START_PREPARING, version: $v, day: $day) { ${RESULT} } }`;
    expect((await stage.server.ask('operator', mutation, { id, v: 0 })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await stage.server.ask('peneliti', mutation, { id, v: 0 })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(failed((await stage.server.must<{ recordSchoolEvent: Outcome }>('dinas', mutation, { id, v: 0 })).recordSchoolEvent)).toContain(
      'ACTOR',
    );
    expect(
      failed(
        (await stage.server.must<{ recordSchoolEvent: Outcome }>('kepala', mutation, { id, v: 0, day: '2021-09-02' })).recordSchoolEvent,
      ),
    ).toEqual(['DAY']);
    done((await stage.server.must<{ recordSchoolEvent: Outcome }>('kepala', mutation, { id, v: 0 })).recordSchoolEvent);
    expect((await stage.server.must<{ recordSchoolEvent: Outcome }>('kepala', mutation, { id, v: 0 })).recordSchoolEvent.__typename).toBe(
      'LifecycleConflict',
    );
    stage.server.day = '2021-09-05';
    await stage.prepare(id);
    expect(failed(await stage.step('kepala', id, 'SUBMIT', { day: '2021-08-31' }))).toEqual(['DAY']);
    for (const text of ["update lifecycle_event set reason = 'x'", 'delete from lifecycle_event', 'truncate lifecycle_event']) {
      await stage.opened.executeSql(text).catch(() => null);
    }
    expect((await stage.standing(id)).history).toMatchObject([{ event: 'START_PREPARING', day: '2021-09-01', actor: 'HEAD' }]);
  });
});
