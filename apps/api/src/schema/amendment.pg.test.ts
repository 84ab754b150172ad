import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { completeChunk, scenarioById } from '@giliran/db/queries/scenarios';
import { schoolsOfKabupaten, upsertRecapSchools } from '@giliran/db/queries/schools';
import { bothDatabases } from '@giliran/db/testing';
import { inputHash, whatIf, type RecapCounts, type WhatIfSpec } from '@giliran/planning';
import { serveForTests, type TestServer } from '../testing/serve-for-tests.ts';

const SIDE = { label: 'Perbup', regulationIds: ['bengkayang-51-2021'] };
const CHANGE = { key: 'max_pupils_per_room', value: '15', unit: 'pupil', levelGroup: 'DASMEN', from: '2021-09-13' };
const START = `mutation($sides: [WhatIfSideInput!]!) {
  startScenario(kabupatenCode: "61.07", name: "Uji", phase: TRANSITION, date: "2021-09-13", sides: $sides) {
    id inputHash sides { label regulationIds amendment { name baseline lines { key was wasArticle becomes direction from forms article reference bites } } }
  }
}`;
const CHECK = `query($side: WhatIfSideInput!) { checkAmendment(side: $side, phase: TRANSITION, date: "2021-09-13") {
  accepted problems lines { was becomes direction bites } } }`;
const amended = (change: object = {}) => ({
  ...SIDE,
  label: 'Isi 15',
  amendment: { name: 'Isi ruang 15', baseline: 'bengkayang-51-2021', changes: [{ ...CHANGE, ...change }] },
});

describe.each(bothDatabases)('what-if by amendment on $kind', ({ open }) => {
  let opened: Opened;
  let api: TestServer;
  const dinas = <T>(work: (tx: Transaction) => Promise<T>) => withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: ['61.07'] }, work);

  beforeAll(async () => {
    opened = await open();
    api = await serveForTests(opened, '2021-09-13');
    await api.account('dinas', 'DINAS', null);
    const row = { kecamatanCode: null, ownership: 'PUBLIC' as const, rombel: 6, teachers: 8, rooms: 6, year: '2023' };
    await dinas((tx) =>
      upsertRecapSchools(tx, '61.07', [
        { ...row, npsn: '30100001', name: 'SD Satu', form: 'SD', pupils: 192 },
        { ...row, npsn: '30100002', name: 'TK Dua', form: 'TK', pupils: 60 },
      ]),
    );
  });
  afterAll(async () => {
    await api.stop();
    await opened.close();
  });

  interface Started {
    startScenario: { id: string; inputHash: string; sides: { amendment: { lines: object[] } | null }[] };
  }
  const start = async (b: object = amended()): Promise<Started['startScenario']> =>
    (await api.must<Started>('dinas', START, { sides: [SIDE, b] })).startScenario;

  test('the diff stands line by line beside the untouched side, is stored with the what-if and nowhere as a regulation', async () => {
    const { id, inputHash: hash, sides } = await start();
    expect(sides[0]?.amendment).toBeNull();
    expect(sides[1]?.amendment).toMatchObject({
      name: 'Isi ruang 15',
      lines: [{ was: '18', becomes: '15', direction: 'STRICTER', from: '2021-09-13', wasArticle: 'Lampiran III baris 1', bites: true }],
    });
    const rules = await api.must<{ kabupaten: { localRegulations: object[] } }>(
      'dinas',
      '{ kabupaten(code: "61.07") { localRegulations { id } } }',
    );
    expect(rules.kabupaten.localRegulations).toEqual([]);
    // What is stored repeats the figures, and another amendment is another input.
    const [row, schools] = await dinas(async (tx) => [await scenarioById(tx, id), await schoolsOfKabupaten(tx, '61.07')] as const);
    const spec = row?.spec as WhatIfSpec;
    expect(hash).toBe(
      inputHash({
        spec,
        schools: schools.map(({ npsn, form, recapPupils, recapRombel, recapRooms, recapTeachers }) => ({
          npsn,
          form,
          recapPupils,
          recapRombel,
          recapRooms,
          recapTeachers,
        })),
      }),
    );
    expect((await start(amended({ value: '14' }))).inputHash).not.toBe(hash);
    expect((await start(SIDE)).inputHash).not.toBe(hash);
    const counts: RecapCounts = { id: '1', form: 'SD', pupils: 192, rombel: 6, rooms: 6, teachers: 8 };
    expect(whatIf(counts, spec).sides.map(({ groups }) => groups)).toEqual([12, 18]);
  });

  test('a looser value is refused without a reference and named by its path; with one it is asked', async () => {
    const refused = await api.ask('dinas', START, { sides: [SIDE, amended({ value: '20' })] });
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/20.*lebih longgar.*18/),
      extensions: { code: 'BAD_USER_INPUT', path: '/sides/1/amendment/changes/0/reference' },
    });
    expect((await start(amended({ value: '20', reference: 'Perbup 60/2021' }))).sides[1]?.amendment?.lines).toMatchObject([
      { direction: 'LOOSER', reference: 'Perbup 60/2021' },
    ]);
    for (const [change, path] of [
      [{ value: 'lima' }, 'value'],
      [{ unit: 'm' }, 'unit'],
      [{ from: '2021-10-01' }, 'from'],
      [{ key: 'entah' }, 'key'],
    ] as const) {
      const { errors } = await api.ask('dinas', START, { sides: [SIDE, amended(change)] });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: `/sides/1/amendment/changes/0/${path}` });
    }
  });

  test('it is shown before it is asked', async () => {
    expect(await api.must('dinas', CHECK, { side: amended() })).toEqual({
      checkAmendment: { accepted: true, problems: [], lines: [{ was: '18', becomes: '15', direction: 'STRICTER', bites: true }] },
    });
    expect((await api.ask('nobody', CHECK, { side: amended() })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await api.must('dinas', CHECK, { side: amended({ value: '20' }) })).toMatchObject({
      checkAmendment: { accepted: false, problems: [expect.stringContaining('rujukannya belum ada')] },
    });
  });

  test('every side lists the assumptions it rests on, with the value and the note of the dinas at the time of asking', async () => {
    const change = (value: string | null) =>
      api.must(
        'dinas',
        'mutation($v: String) { changeAssumption(kabupatenCode: "61.07", assumptionId: "A-06", value: $v, note: "Rapat Dinas") { id } }',
        { v: value },
      );
    const before = await start();
    await change('45');
    const { id, inputHash: hash } = await start();
    expect(hash).not.toBe(before.inputHash);
    await change(null);
    // Answered for one school, as the worker does it.
    await dinas(async (tx) => {
      const school = (await schoolsOfKabupaten(tx, '61.07')).find(({ form }) => form === 'TK');
      if (!school) throw new Error('no school');
      const counts: RecapCounts = { id: school.id, form: 'TK', pupils: 60, rombel: 6, rooms: 6, teachers: 8 };
      const outcome = whatIf(counts, (await scenarioById(tx, id))?.spec as WhatIfSpec);
      await completeChunk(tx, { scenarioId: id, chunk: 0, kabupatenCode: '61.07', outcomes: [{ schoolId: school.id, outcome }] });
    });
    const query = `{ scenario(id: "${id}") { sides { assumptions { id value statedValue note } } } }`;
    const { scenario } = await api.must<{ scenario: { sides: { assumptions: { id: string }[] }[] } }>('dinas', query);
    const listed = scenario.sides[1]?.assumptions ?? [];
    expect(listed.map((one) => one.id)).toEqual(['A-06', 'A-16', 'A-17', 'A-18']);
    expect(listed[0]).toEqual({ id: 'A-06', value: '45', statedValue: '30', note: 'Rapat Dinas' });
    expect(listed[1]).toMatchObject({ statedValue: null, note: null });
  });
});
