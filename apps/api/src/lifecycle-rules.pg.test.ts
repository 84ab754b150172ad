import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bothDatabases } from '@giliran/db/testing';
import { done, lifecycleStage, type LifecycleStage } from './testing/lifecycle-stage.ts';

describe.each(bothDatabases)('rules of a kabupaten on $kind', ({ open }) => {
  let stage: LifecycleStage;

  beforeAll(async () => {
    stage = await lifecycleStage(open);
  });
  afterAll(() => stage.stop());

  test('D12: a stricter local value is saved without a reference and holds for the rooms of the schools from its day; a looser one is refused without a reference', async () => {
    stage.server.day = '2021-09-13';
    const id = await stage.newSchool();
    await stage.member('kepala', 'HEAD', id);
    await stage.server.must(
      'kepala',
      'mutation($id: ID!) { importRooms(schoolId: $id, rooms: [{name: "Kelas 1", widthM: 7, lengthM: 8}]) { created } }',
      { id },
    );
    type Room = {
      school: { rooms: { capacity: { count: number; legalCap: { value: number; reasons: { policyId: string; value: string }[] } } }[] };
    };
    const room = async () =>
      (
        await stage.server.must<Room>(
          'kepala',
          '{ school(id: "ID") { rooms { capacity { count legalCap { value reasons { policyId value } } } } } }'.replace('ID', id),
        )
      ).school.rooms[0]?.capacity;
    expect((await room())?.count).toBe(18);
    const save = (value: string, more: object = {}) =>
      stage.server.ask(
        'dinas',
        `mutation($rule: LocalRegulationInput!) { saveLocalRegulation(kabupatenCode: "61.07", rule: $rule) {
          __typename ... on LocalRegulation { id comparisons { direction baselineValue } } ... on LocalRegulationRefused { message } } }`,
        {
          rule: {
            title: 'SE Kepala Dinas 7/2021',
            key: 'max_pupils_per_room',
            levelGroup: 'DASMEN',
            value,
            from: '2021-09-01',
            article: 'angka 2',
            quote: 'paling banyak',
            ...more,
          },
        },
      );
    const looser = (await save('20')).data?.['saveLocalRegulation'] as { __typename: string; message: string };
    expect(looser.__typename).toBe('LocalRegulationRefused');
    expect(looser.message).toMatch(/20.*18.*rujukannya belum ada/);
    const stricter = (await save('15')).data?.['saveLocalRegulation'] as { __typename: string; id: string; comparisons: object[] };
    expect(stricter).toMatchObject({ __typename: 'LocalRegulation', comparisons: [{ direction: 'STRICTER', baselineValue: '18' }] });
    const limited = await room();
    expect(limited?.count).toBe(15);
    expect(limited?.legalCap.value).toBe(15);
    expect(limited?.legalCap.reasons.map((reason) => reason.value).toSorted()).toEqual(['15', '18']);
    expect((await save('"banyak"')).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: '/value' });
    expect((await save('12', { quote: ' ' })).errors?.[0]?.extensions.path).toBe('/quote');
    for (const who of ['satgas', 'kepala', 'peneliti']) {
      const refused = await stage.server.ask(
        who,
        'mutation { changeAssumption(kabupatenCode: "61.07", assumptionId: "A-02", value: "\\"RUN\\"", note: "x") { id } }',
      );
      expect(refused.errors?.[0]?.extensions.code, who).toBe('FORBIDDEN');
    }
    await stage.server.must('dinas', 'mutation($id: ID!) { withdrawLocalRegulation(id: $id, from: "2021-09-10") { withdrawnFrom } }', {
      id: stricter.id,
    });
    expect((await room())?.count).toBe(18);
  });

  test('A-02 read otherwise by the Dinas moves the end of the transition of a suspended school, with a note; the product’s own value returns', async () => {
    const { id } = await stage.bring('TRANSITION', { kecamatanCode: '61.07.16' });
    stage.server.day = '2021-09-20';
    done(await stage.step('kepala', id, 'SUSPEND_AS_UNSAFE', { reason: 'Banjir' }));
    stage.server.day = '2021-09-30';
    done(await stage.step('kepala', id, 'RECORD_RECONFIRMATION'));
    done(await stage.step('dinas', id, 'REOPEN'));
    const change = (value: string | null) =>
      stage.server.must(
        'dinas',
        'mutation($value: String) { changeAssumption(kabupatenCode: "61.07", assumptionId: "A-02", value: $value, note: "Rapat 1 Oktober") { id } }',
        { value },
      );
    await change('"RUN"');
    expect((await stage.standing(id)).transitionEndDay).toBe('2021-11-13');
    await change('"RESTART"');
    expect((await stage.standing(id)).transitionEndDay).toBe('2021-11-30');
    const bad = await stage.server.ask(
      'dinas',
      'mutation { changeAssumption(kabupatenCode: "61.07", assumptionId: "A-02", value: "\\"MAYBE\\"", note: "x") { id } }',
    );
    expect(bad.errors?.[0]?.message).toContain('RESTART');
    await change(null);
    expect((await stage.standing(id)).transitionEndDay).toBe('2021-11-23');
  });

  test('every value of a regulation carries its own status', async () => {
    type Values = { regulation: { values: { key: string; value: string | null; status: string; quotes: string[] }[] } };
    const perbup = (
      await stage.server.must<Values>('dinas', '{ regulation(id: "bengkayang-51-2021") { values { key value status quotes } } }')
    ).regulation.values;
    expect(perbup.find(({ key }) => key === 'min_distance_m')).toMatchObject({ value: '1.5', status: 'AUTHORITATIVE' });
    expect(perbup.find(({ key }) => key === 'capacity_fraction_max')).toMatchObject({ value: null, status: 'GAP' });
    const national = (await stage.server.must<Values>('dinas', '{ regulation(id: "skb-05kb2021") { values { key value status quotes } } }'))
      .regulation.values;
    expect(new Set(national.map(({ status }) => status))).toContain('PRESS_REPORTED');
  });

  test('where all schools of a kabupaten stand, and the recap, cost the same few statements for 3 schools or for 953', async () => {
    /** What the answer itself reads: without session, memberships and claims of the request. */
    const readings = async (query: string): Promise<number> => {
      stage.statements.length = 0;
      await stage.server.must('dinas', query);
      return stage.statements.filter((text) => !/set_config|from "(session|user|membership)"/.test(text)).length;
    };
    const query = `{ kabupaten(code: "61.07") { lifecycles { school { id name } state since version transitionEndDay zone cancelledFrom } } }`;
    const recapQuery = '{ kabupaten(code: "61.07") { readinessRecap { rows { schools } } } }';
    const before = await readings(query);
    const recap = await readings(recapQuery);
    for (let i = 0; i < 40; i++) await stage.newSchool({ npsn: `Y${String(i).padStart(7, '0')}`, name: `SD banyak ${i}` });
    // Schools, their history, the rules of the area.
    expect(before).toBeLessThanOrEqual(3);
    expect(await readings(query)).toBe(before);
    // Besides: what the schools say, what the visits found.
    expect(recap).toBeLessThanOrEqual(6);
    expect(await readings(recapQuery)).toBe(recap);
  });
});
