import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '@giliran/db/testing';
import { done, failed, lifecycleStage, type LifecycleStage } from './testing/lifecycle-stage.ts';

describe.each(bothDatabases)('zones, cases and closures on $kind', ({ open }) => {
  let stage: LifecycleStage;

  beforeAll(async () => {
    stage = await lifecycleStage(open);
  });
  afterAll(() => stage.stop());

  test('D1: Ledo orange from 20 September suspends its permitted and open schools on that day and no other; yellow again reopens none', async () => {
    const area = '61.07.12';
    const openOne = await stage.bring('TRANSITION', { kecamatanCode: area });
    const permitted = await stage.bring('PERMITTED', { kecamatanCode: area });
    const preparing = await stage.bring('SUBMITTED', { kecamatanCode: area });
    const outside = await stage.bring('TRANSITION', { kecamatanCode: '61.07.13' });
    stage.server.day = '2021-09-18';
    const record = `mutation($zone: Zone, $from: Day!) { recordZone(kabupatenCode: "61.07", kecamatanCode: "${area}", zone: $zone, from: $from) { closes { school { id } } } }`;
    const closes = await stage.server.must<{ recordZone: { closes: { school: { id: string } }[] } }>('satgas', record, {
      zone: 'ORANGE',
      from: '2021-09-20',
    });
    expect(closes.recordZone.closes.map(({ school }) => school.id).toSorted()).toEqual([openOne.id, permitted.id].toSorted());
    expect(await stage.standing(openOne.id)).toMatchObject({ state: 'TRANSITION', cancelledFrom: '2021-09-20' });
    stage.server.day = '2021-09-22';
    await stage.server.must(
      'satgas',
      'mutation { recordZone(kabupatenCode: "61.07", kecamatanCode: "61.07.14", zone: GREEN, from: "2021-09-22") { id } }',
    );
    for (const { id } of [openOne, permitted]) {
      expect(await stage.standing(id)).toMatchObject({ state: 'SUSPENDED_ZONE', since: '2021-09-20', cancelledFrom: '2021-09-20' });
    }
    expect((await stage.standing(preparing.id)).state).toBe('SUBMITTED');
    expect(await stage.standing(outside.id)).toMatchObject({ state: 'TRANSITION', cancelledFrom: null });
    stage.server.day = '2021-10-04';
    await stage.server.must('satgas', record, { zone: 'YELLOW', from: '2021-10-04' });
    expect((await stage.standing(openOne.id)).state).toBe('SUSPENDED_ZONE');
    expect(failed(await stage.step('dinas', openOne.id, 'REOPEN'))).toEqual(['CHECKLIST_RECONFIRMED']);
    done(await stage.step('kepala', openOne.id, 'RECORD_RECONFIRMATION'));
    expect(done(await stage.step('dinas', openOne.id, 'REOPEN'))).toMatchObject({ state: 'TRANSITION', transitionEndDay: '2021-11-27' });
    done(await stage.step('kepala', permitted.id, 'RECORD_RECONFIRMATION'));
    expect(done(await stage.step('dinas', permitted.id, 'REOPEN')).state).toBe('PERMITTED');
  });

  test('D5: the table before the order, an order for the desa suspends exactly its open schools, its end reopens none', async () => {
    const area = '61.07.09';
    const desa = `${area}.2001`;
    const originOne = await stage.bring('TRANSITION', { kecamatanCode: area, desaCode: desa, pupils: 180 });
    const sameDesa = await stage.bring('TRANSITION', { kecamatanCode: area, desaCode: desa, pupils: 60 });
    const otherDesa = await stage.bring('TRANSITION', { kecamatanCode: area, desaCode: `${area}.2002`, pupils: 40 });
    const notOpen = await stage.bring('READY', { kecamatanCode: area, desaCode: desa, pupils: 30 });
    stage.server.day = '2021-09-21';
    const openedOne = await stage.server.must<{
      openEvaluation: { id: string; proposals: { policyId: string; minHours: number | null }[]; stages: object[] };
    }>(
      'satgas',
      `mutation($id: ID!) { openEvaluation(schoolId: $id, reason: "Rekomendasi Dinkes") { id proposals { policyId minHours } stages { scope schools pupils notOpen } } }`,
      { id: originOne.id },
    );
    const { id: evaluationId, proposals, stages } = openedOne.openEvaluation;
    expect(stages).toEqual([
      { scope: 'SCHOOL', schools: 1, pupils: 180, notOpen: 0 },
      { scope: 'DESA', schools: 2, pupils: 240, notOpen: 1 },
      { scope: 'KECAMATAN', schools: 3, pupils: 280, notOpen: 1 },
    ]);
    // S12: the Perbup leaves the decision to people; the national decrees propose lengths.
    const hours = (id: string) => proposals.filter(({ policyId }) => policyId === id).map(({ minHours }) => minHours);
    expect(hours('bengkayang-51-2021')).toEqual([null]);
    expect(hours('skb-03kb2021')).toEqual([72]);
    expect(hours('skb-05kb2021').toSorted()).toEqual([120, 336]);
    expect(hours('skb-01kb2022').toSorted()).toEqual([120, 240]);
    expect((await stage.standing(originOne.id)).state).toBe('TRANSITION');
    const order = `mutation($id: ID!) { orderClosure(evaluationId: $id, scope: DESA, reason: "Penularan di desa", reference: "S-1", minHours: 72) {
      order { id scope areaName } suspended { school { id } state since } notSuspended { lifecycle { state } } } }`;
    expect((await stage.server.ask('pengawas', order, { id: evaluationId })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    type Ordered = {
      orderClosure: {
        order: { id: string };
        suspended: { school: { id: string }; state: string; since: string }[];
        notSuspended: object[];
      };
    };
    const { orderClosure } = await stage.server.must<Ordered>('satgas', order, { id: evaluationId });
    expect(orderClosure.suspended.map(({ school }) => school.id).toSorted()).toEqual([originOne.id, sameDesa.id].toSorted());
    expect(orderClosure.suspended.every(({ state, since }) => state === 'SUSPENDED_CASE' && since === '2021-09-21')).toBe(true);
    expect(orderClosure.notSuspended).toEqual([]);
    expect((await stage.standing(otherDesa.id)).state).toBe('TRANSITION');
    expect((await stage.standing(notOpen.id)).state).toBe('READY');
    expect((await stage.server.ask('satgas', order, { id: evaluationId })).errors?.[0]?.message).toContain('sudah diputuskan');

    stage.server.day = '2021-09-24';
    done(await stage.step('kepala', sameDesa.id, 'RECORD_RECONFIRMATION'));
    expect(failed(await stage.step('dinas', sameDesa.id, 'REOPEN'))).toEqual(['CLOSURE_ENDED']);
    await stage.server.must('satgas', 'mutation($id: ID!) { endClosure(orderId: $id, note: "Tidak ada kasus baru") { endedDay } }', {
      id: orderClosure.order.id,
    });
    expect(await stage.standing(originOne.id)).toMatchObject({ state: 'SUSPENDED_CASE' });
    expect((await stage.standing(originOne.id)).history.at(-1)).toMatchObject({ event: 'RECORD_CLOSURE_END', day: '2021-09-24' });
    expect(failed(await stage.step('dinas', originOne.id, 'REOPEN'))).toEqual(['CHECKLIST_RECONFIRMED']);
    expect(done(await stage.step('dinas', sameDesa.id, 'REOPEN'))).toMatchObject({ state: 'TRANSITION', transitionEndDay: '2021-11-16' });
  });

  test('an evaluation may decide that lessons go on; an order for an unknown desa is refused before anything is written', async () => {
    const { id } = await stage.bring('TRANSITION', { kecamatanCode: '61.07.11', desaCode: null });
    stage.server.day = '2021-09-21';
    const evaluation = async () =>
      (
        await stage.server.must<{ openEvaluation: { id: string } }>(
          'dinas',
          'mutation($id: ID!) { openEvaluation(schoolId: $id, reason: "x") { id } }',
          { id },
        )
      ).openEvaluation.id;
    const first = await evaluation();
    const refused = await stage.server.ask(
      'dinas',
      'mutation($id: ID!) { orderClosure(evaluationId: $id, scope: DESA, reason: "x") { order { id } } }',
      { id: first },
    );
    expect(refused.errors?.[0]?.extensions.path).toBe('/scope');
    await stage.server.must(
      'dinas',
      'mutation($id: ID!) { continueLessons(evaluationId: $id, reason: "Kontak erat sudah isolasi") { decision } }',
      {
        id: first,
      },
    );
    expect(await stage.standing(id)).toMatchObject({ state: 'TRANSITION' });
    expect((await stage.standing(id)).history.at(-1)).toMatchObject({ event: 'RECORD_EVALUATION' });
  });
});
