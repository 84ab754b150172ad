import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '@giliran/db/testing';
import { done, failed, lifecycleStage, type LifecycleStage } from './testing/lifecycle-stage.ts';

describe.each(bothDatabases)('a school inside a closed area on $kind', ({ open }) => {
  let stage: LifecycleStage;
  beforeAll(async () => {
    stage = await lifecycleStage(open);
  });
  afterAll(() => stage.stop());

  test('a permitted school does not begin while an order closes its desa; plans are judged by the order and by the end of the transition', async () => {
    const { server, bring, step } = stage;
    const place = { kecamatanCode: '61.07.09', desaCode: '61.07.09.2001' };
    const origin = await bring('TRANSITION', place);
    const waiting = await bring('PERMITTED', place);
    const elsewhere = await bring('PERMITTED', { ...place, desaCode: '61.07.09.2002' });
    server.day = '2021-09-20';
    const { openEvaluation } = await server.must<{ openEvaluation: { id: string } }>(
      'satgas',
      'mutation($id: ID!) { openEvaluation(schoolId: $id, reason: "Rekomendasi Dinkes") { id } }',
      { id: origin.id },
    );
    const { orderClosure } = await server.must<{ orderClosure: { order: { id: string }; suspended: object[] } }>(
      'satgas',
      'mutation($id: ID!) { orderClosure(evaluationId: $id, scope: DESA, reason: "Penularan di desa", reference: "S-9") { order { id } suspended { state } } }',
      { id: openEvaluation.id },
    );
    // Only open schools are suspended; the permitted one keeps its permit and its state.
    expect(orderClosure.suspended).toHaveLength(1);
    const refused = await step('kepala', waiting.id, 'START_TRANSITION');
    expect(failed(refused)).toEqual(['START_OUTSIDE_CLOSURE']);
    expect(refused.message).toMatch(/S-9.*Pasal 6 ayat \(2\)/);
    done(await step('kepala', elsewhere.id, 'START_TRANSITION'));

    const calendar = async (id: string) =>
      (
        await server.must<{ school: { calendar: object } }>(
          'kepala',
          'query($id: ID!) { school(id: $id) { calendar { startedOn suspensions { from to } closures { name scope from } } } }',
          { id },
        )
      ).school.calendar;
    const closures = [{ name: 'S-9', scope: 'DESA', from: '2021-09-20' }];
    expect(await calendar(waiting.id)).toEqual({ startedOn: null, suspensions: [], closures });
    expect(await calendar(origin.id)).toEqual({ startedOn: '2021-09-13', suspensions: [{ from: '2021-09-20', to: null }], closures });
    expect(await calendar(elsewhere.id)).toEqual({ startedOn: '2021-09-20', suspensions: [], closures: [] });

    const judged = async (id: string) =>
      (
        await server.must<{ savePlan: { judgement: { days: object; findings: { provisionId: string; status: string }[] } } }>(
          'kepala',
          `mutation($id: ID!) { savePlan(schoolId: $id, baseNumber: 1, name: "x", groups: [], sessions: []) {
            ... on PlanVersion { judgement { days { newNormalFrom changes { from why } } findings { provisionId status } assumptions { id value statedValue } } } } }`,
          { id },
        )
      ).savePlan.judgement;
    // By the school's own start, not by the first day of its plan.
    expect((await judged(elsewhere.id)).days).toEqual({
      newNormalFrom: '2021-11-20',
      changes: [{ from: '2021-11-20', why: ['NEW_NORMAL'] }],
    });
    const stopped = await judged(origin.id);
    expect(stopped.days).toEqual({ newNormalFrom: null, changes: [] });
    expect(stopped.findings.map(({ provisionId }) => provisionId)).toEqual(expect.arrayContaining(['P5.1.e', 'P6.2']));

    server.day = '2021-09-27';
    await server.must('satgas', 'mutation($id: ID!) { endClosure(orderId: $id) { endedDay } }', { id: orderClosure.order.id });
    expect(await calendar(waiting.id)).toMatchObject({ closures: [] });
    expect(done(await step('kepala', waiting.id, 'START_TRANSITION'))).toMatchObject({
      state: 'TRANSITION',
      transitionEndDay: '2021-11-27',
    });
  });
});
