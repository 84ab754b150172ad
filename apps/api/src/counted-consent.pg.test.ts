import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { addDryRun, addReadinessEntry } from '@giliran/db/queries/readiness';
import { planVisit } from '@giliran/db/queries/lifecycle';
import { rombelBySchool, upsertRombel } from '@giliran/db/queries/people';
import { savePlanVersion } from '@giliran/db/queries/plans';
import { recordZone } from '@giliran/db/queries/zones';
import { bothDatabases } from '@giliran/db/testing';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { serveForTests, type TestServer } from './testing/serve-for-tests.ts';

const KABUPATEN = '61.07';
const COUNT = `mutation($id: ID!, $tallies: [ConsentTallyInput!]!, $on: Day!, $kept: String!, $signed: Boolean!) {
  countConsents(schoolId: $id, tallies: $tallies, countedOn: $on, keptAt: $kept, papersSigned: $signed) {
    rombel { name consents { yes no unknown permission stamped homeNumbers } consentTallies { number yes keptAt recordedByRole recordedByName } }
    readiness { consents { pupils choiceYes choiceNo choiceUnknown permissionYes stampedYes } } } }`;
const STEP = `mutation($id: ID!, $event: LifecycleEvent!, $version: Int!, $reference: String) {
  recordSchoolEvent(schoolId: $id, event: $event, version: $version, reference: $reference) { __typename
    ... on LifecycleChanged { message } ... on LifecycleRefused { message guards { guard ok message } } ... on LifecycleConflict { message } } }`;

interface Outcome {
  __typename: string;
  message: string;
}

describe.each(bothDatabases)('papers counted per rombel on $kind', ({ open }) => {
  let opened: Opened;
  let server: TestServer;
  let school: string;
  let one: string;
  let two: string;
  const own = <T>(work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', schoolIds: [school], headIds: [school] }, work);
  const count = (tallies: object[], more: object = {}) =>
    server.ask('operator', COUNT, { id: school, tallies, on: '2021-09-11', kept: 'Map Kelas 1, ruang TU', signed: true, ...more });
  const step = async (who: string, event: string, reference: string | null = null): Promise<Outcome> => {
    const { school: found } = await server.must<{ school: { lifecycle: { version: number } } }>(
      who,
      'query($id: ID!) { school(id: $id) { lifecycle { version } } }',
      { id: school },
    );
    return (
      await server.must<{ recordSchoolEvent: Outcome }>(who, STEP, { id: school, event, version: found.lifecycle.version, reference })
    ).recordSchoolEvent;
  };
  const plan = (numbers: Record<string, number[]>, baseNumber: number) =>
    own((tx) =>
      savePlanVersion(tx, {
        schoolId: school,
        baseNumber,
        name: 'uji',
        status: 'FINAL',
        body: {
          groups: Object.entries(numbers).map(([rombelId, of]) => ({
            id: rombelId,
            label: 'A',
            rombelId,
            pupils: of.map((number) => `${rombelId}#${number}`),
          })),
          sessions: [],
        },
        judgement: { findings: [], check: { violations: [] } },
        guaranteedSessions: null,
        failCount: 0,
        undeterminedCount: 0,
        seed: 1,
        engineVersion: 't',
        inputHash: 'h',
        createdBy: null,
      }),
    );

  beforeAll(async () => {
    opened = await open();
    server = await serveForTests(opened, '2021-09-13');
    school = await server.newSchool();
    for (const [who, role, id] of [
      ['operator', 'OPERATOR', school],
      ['head', 'HEAD', school],
      ['dinas', 'DINAS', null],
      ['team', 'REGENCY_TEAM', null],
      ['neighbour', 'OPERATOR', await server.newSchool()],
    ] as const)
      await server.account(who, role, id);
    await own(async (tx) => {
      await upsertRombel(tx, school, [
        { name: 'Kelas 1', grade: 1, pupilCount: 4 },
        { name: 'Kelas 2', grade: 2, pupilCount: 3 },
      ]);
      const rows = await rombelBySchool(tx, [school]);
      one = rows.find(({ name }) => name === 'Kelas 1')?.id as string;
      two = rows.find(({ name }) => name === 'Kelas 2')?.id as string;
    });
  });
  afterAll(async () => {
    await server.stop();
    await opened.close();
  });

  test('a count that cannot be is refused with its place and what to do', async () => {
    const row = { rombelId: one, yes: 3, homeNumbers: [4], permission: 3, stamped: 0 };
    const wrong: [object[], object, string, string][] = [
      [[row], { signed: false }, '/papersSigned', 'ditandatangani'],
      [[row], { on: '2021-09-14' }, '/countedOn', 'belum tiba'],
      [[row], { kept: '  ' }, '/keptAt', 'disimpan'],
      [[{ ...row, yes: 4 }], {}, '/tallies/0/yes', 'padahal siswanya 4'],
      [[{ ...row, homeNumbers: [5] }], {}, '/tallies/0/homeNumbers', '1 sampai 4'],
      [[{ ...row, homeNumbers: [2, 2] }], {}, '/tallies/0/homeNumbers', 'dua kali'],
      [[{ ...row, permission: 4 }], {}, '/tallies/0/permission', '0 sampai 3'],
      [[row, row], {}, '/tallies/1/rombelId', 'dua kali'],
    ];
    for (const [tallies, more, path, words] of wrong) {
      const { errors } = await count(tallies, more);
      expect(errors?.[0]?.extensions.path, JSON.stringify(more)).toBe(path);
      expect(errors?.[0]?.message).toContain(words);
    }
    expect(
      (await server.ask('neighbour', COUNT, { id: school, tallies: [row], on: '2021-09-11', kept: 'x', signed: true })).errors,
    ).toHaveLength(1);
  });

  test('a school without lists begins its lessons on counted papers, and not on too few', async () => {
    await withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', dinasCodes: [KABUPATEN] }, (tx) =>
      recordZone(tx, { kabupatenCode: KABUPATEN, kecamatanCode: null, zone: 'YELLOW', fromDay: '2021-08-30' }),
    );
    await own(async (tx) => {
      const entry = (code: string, detail: object = {}) =>
        addReadinessEntry(tx, { schoolId: school, code, answer: 'YES', detail, recordedBy: 'u', recordedOn: '2021-09-01' });
      for (const { id } of readinessTemplate().items) await entry(id);
      for (const team of ['T1', 'T2', 'T3']) await entry(team, { memberCount: 3 });
      await entry('B.1', { documentNumber: 'SK 1/2021' });
      for (const code of ['B.2', 'B.3', 'B.4']) await entry(code);
      await addDryRun(tx, { schoolId: school, heldOn: '2021-09-10', items: [], result: 'PASS', note: null, pupils: 5, recordedBy: 'u' });
    });
    expect(await step('head', 'START_PREPARING')).toMatchObject({ __typename: 'LifecycleChanged' });
    expect(await step('head', 'SUBMIT')).toMatchObject({ __typename: 'LifecycleChanged' });
    // The Tim Terpadu verifies as a supervisor does (BU.RTL.5), through the same steps.
    await withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', teamCodes: [KABUPATEN] }, async (tx) => {
      const visit = await planVisit(tx, { schoolId: school, kabupatenCode: KABUPATEN, plannedDay: '2021-09-12', plannedBy: 'u' });
      expect(visit.id).toBeTruthy();
    });
    const visited = await server.must<{ recordVisit: Outcome }>(
      'team',
      `mutation($id: ID!, $answers: [VisitAnswerInput!]!, $version: Int!) { recordVisit(schoolId: $id, version: $version, answers: $answers) {
        __typename ... on LifecycleChanged { message } ... on LifecycleRefused { message } } }`,
      { id: school, version: 2, answers: readinessTemplate().items.map(({ id }) => ({ item: id, holds: true })) },
    );
    expect(visited.recordVisit, visited.recordVisit.message).toMatchObject({ __typename: 'LifecycleChanged' });
    expect(await step('dinas', 'ACCEPT_DRY_RUN')).toMatchObject({ __typename: 'LifecycleChanged' });
    await plan({}, 0);
    const permit = await step('dinas', 'GRANT_PERMIT', '421/7/2021');
    expect(permit, permit.message).toMatchObject({ __typename: 'LifecycleChanged' });

    await plan({ [one]: [1, 2, 3, 4], [two]: [1, 2, 3] }, 1);
    const without = await step('head', 'START_TRANSITION');
    expect(without.__typename).toBe('LifecycleRefused');
    expect(without.message).toContain('0 dari 7');
    // One rombel has a paper too many for its places once number 4 stays at home; the other lacks one permission.
    expect((await count([{ rombelId: one, yes: 3, homeNumbers: [4], permission: 3, stamped: 3 }])).errors).toBeUndefined();
    expect((await count([{ rombelId: two, yes: 3, homeNumbers: [], permission: 2, stamped: 0 }])).errors).toBeUndefined();
    const few = await step('head', 'START_TRANSITION');
    expect(few.__typename).toBe('LifecycleRefused');
    expect(few.message).toContain('5 dari 7');
    expect(few.message).toContain('menurut hitungan surat per rombel, 2021-09-11');
    // Number 4 leaves the plan, and the missing letter arrives.
    await plan({ [one]: [1, 2, 3], [two]: [1, 2, 3] }, 2);
    const { data } = await count([{ rombelId: two, yes: 3, homeNumbers: [], permission: 3, stamped: 1 }], { on: '2021-09-12' });
    expect(data).toMatchObject({
      countConsents: {
        rombel: [
          { consents: { yes: 3, no: 1, unknown: 0, homeNumbers: [4] } },
          {
            consents: { yes: 3, permission: 3 },
            consentTallies: [{ number: 2 }, { number: 1, recordedByRole: 'OPERATOR', keptAt: 'Map Kelas 1, ruang TU' }],
          },
        ],
        readiness: { consents: { pupils: 7, choiceYes: 6, choiceNo: 1, choiceUnknown: 0, permissionYes: 6, stampedYes: 4 } },
      },
    });
    const begun = await step('head', 'START_TRANSITION');
    expect(begun, begun.message).toMatchObject({ __typename: 'LifecycleChanged' });
  });

  test('the counts are the school’s alone', async () => {
    const query =
      'query($id: ID!) { school(id: $id) { rombel { consents { yes } consentTallies { yes } } readiness { consents { pupils } } } }';
    expect(await server.must('dinas', query, { id: school })).toMatchObject({
      school: {
        rombel: [
          { consents: null, consentTallies: [] },
          { consents: null, consentTallies: [] },
        ],
        readiness: { consents: null },
      },
    });
  });
});
