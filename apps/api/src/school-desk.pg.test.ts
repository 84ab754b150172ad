import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CLAIMS, withClaims, type Opened, type Transaction } from '@giliran/db';
import { savePlanVersion } from '@giliran/db/queries/plans';
import { bothDatabases } from '@giliran/db/testing';
import { readinessTemplate } from '@giliran/policy/lifecycle';
import { DRY_RUN_ITEMS } from './dry-run-items.ts';
import { serveForTests, type TestServer } from './testing/serve-for-tests.ts';

const ITEMS = readinessTemplate().items;
const EVIDENCE: Record<string, object> = {
  '2': { facilityName: 'Puskesmas Ledo', distanceKm: 3.5 },
  '4': { count: 2 },
  '6': { documentDate: '2021-08-20' },
};
const yes = (code: string, evidence: object = {}) => ({ code, answer: 'YES', evidence });
const item = (code: string) => yes(code, code.startsWith('5.') ? { count: 0 } : (EVIDENCE[code] ?? {}));
const TEAM = { memberCount: 4, leader: 'guru kelas 4' };

/** The rows of a plain statement, which the two drivers hand over in different wrappings. */
function rowsOf(result: unknown): unknown[] {
  return Array.isArray(result) ? [...result] : (result as { rows: unknown[] }).rows;
}

describe.each(bothDatabases)('the school’s desk on $kind', ({ open }) => {
  let opened: Opened;
  let server: TestServer;
  let statements = 0;
  let schoolId: string;
  let otherId: string;
  let pupils: { id: string; rosterNumber: number }[];
  let teacherId: string;
  const school = <T>(fields: string, who = 'operator') =>
    server.must<{ school: T }>(who, `query($id: ID!) { school(id: $id) { ${fields} } }`, { id: schoolId }).then((data) => data.school);
  const record = (who: string, entries: object[], id = schoolId) =>
    server.ask(who, 'mutation($id: ID!, $e: [ReadinessEntryInput!]!) { recordReadiness(schoolId: $id, entries: $e) { id } }', {
      id,
      e: entries,
    });
  const recorded = async (who: string, entries: object[]) => expect((await record(who, entries)).errors).toBeUndefined();
  const submit = async () => {
    const { lifecycle } = await school<{ lifecycle: { version: number } }>('lifecycle { version }', 'kepala');
    const { recordSchoolEvent } = await server.must<{
      recordSchoolEvent: {
        __typename: string;
        message?: string;
        guards?: { guard: string; ok: boolean; warning: boolean; article: string }[];
      };
    }>(
      'kepala',
      `mutation($id: ID!, $v: Int!) { recordSchoolEvent(schoolId: $id, event: SUBMIT, version: $v) { __typename
        ... on LifecycleRefused { message guards { guard ok warning article } } } }`,
      { id: schoolId, v: lifecycle.version },
    );
    return recordSchoolEvent;
  };
  const failing = (outcome: Awaited<ReturnType<typeof submit>>) =>
    (outcome.guards ?? []).filter((guard) => !guard.ok && !guard.warning).map((guard) => `${guard.guard} ${guard.article}`);
  const consent = (variables: object) =>
    server.must<{ setConsent: number }>(
      'operator',
      `mutation($id: ID!, $p: [ID!], $c: Consent!, $k: ConsentKind, $s: Day, $f: Day) {
        setConsent(schoolId: $id, pupilIds: $p, consent: $c, kind: $k, signedOn: $s, fromDay: $f) }`,
      { id: schoolId, ...variables },
    );
  const sessions = async (on: string) =>
    (
      await school<{
        day: {
          sessions: {
            expected: number;
            freeSeats: number;
            present: { id: string }[];
            home: { pupil: { id: string }; reasons: string[] }[];
          }[];
        };
      }>(`day(on: "${on}") { sessions { expected freeSeats present { id } home { pupil { id } reasons } } }`)
    ).day.sessions;

  beforeAll(async () => {
    opened = await open(() => statements++);
    server = await serveForTests(opened, '2021-09-13');
    schoolId = await server.newSchool();
    otherId = await server.newSchool();
    await server.account('operator', 'OPERATOR', schoolId);
    await server.account('kepala', 'HEAD', schoolId);
    await server.account('tetangga', 'OPERATOR', otherId);
    await server.account('dinas', 'DINAS', null);
    await server.must(
      'operator',
      'mutation($id: ID!, $p: [PupilInput!]!) { importPupils(schoolId: $id, fileName: "a.xlsx", pupils: $p) { created } }',
      {
        id: schoolId,
        p: Array.from({ length: 32 }, (_, i) => ({
          key: `N${String(i).padStart(2, '0')}`,
          name: `Siswa ${String(i).padStart(2, '0')}`,
          rombel: 'Kelas 1',
          transport: i < 3 ? 'Angkutan umum/bus/pete-pete' : 'Jalan kaki',
        })),
      },
    );
    await server.must('operator', 'mutation($id: ID!) { importTeachers(schoolId: $id, teachers: [{name: "Guru 1"}]) { created } }', {
      id: schoolId,
    });
    await server.must(
      'operator',
      'mutation($id: ID!) { importRooms(schoolId: $id, rooms: [{name: "Ruang 1", widthM: 7, lengthM: 8}]) { created } }',
      {
        id: schoolId,
      },
    );
    const facts = await school<{ pupils: typeof pupils; teachers: { id: string }[]; rooms: { id: string }[]; rombel: { id: string }[] }>(
      'pupils { id rosterNumber } teachers { id } rooms { id } rombel { id }',
    );
    pupils = facts.pupils.toSorted((a, b) => a.rosterNumber - b.rosterNumber);
    teacherId = facts.teachers[0]?.id ?? '';
    const ids = pupils.map(({ id }) => id);
    const rombelId = facts.rombel[0]?.id ?? '';
    // Group A on Monday and Wednesday, group B on Tuesday and Thursday; teacher 1 with A alone.
    await own((tx) =>
      savePlanVersion(tx, {
        schoolId,
        baseNumber: 0,
        name: 'uji',
        status: 'FINAL',
        body: {
          groups: [
            { id: 'A', label: 'Kelas 1 A', rombelId, pupils: ids.slice(0, 16) },
            { id: 'B', label: 'Kelas 1 B', rombelId, pupils: ids.slice(16) },
          ],
          sessions: [
            ...['Sen', 'Rab'].map((day) => ({ group: 'A', day, shift: 'P', room: facts.rooms[0]?.id, teacher: teacherId, locked: false })),
            ...['Sel', 'Kam'].map((day) => ({ group: 'B', day, shift: 'P', room: facts.rooms[0]?.id, teacher: null, locked: false })),
          ],
        },
        judgement: {},
        guaranteedSessions: 2,
        failCount: 0,
        undeterminedCount: 0,
        seed: 1,
        engineVersion: 't',
        inputHash: 'h',
        createdBy: null,
      }),
    );
  });
  afterAll(async () => {
    await server.stop();
    await opened.close();
  });
  const own = <T>(work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', schoolIds: [schoolId] }, work);

  test('S6: ten of eleven cannot be submitted, nor two teams, nor without protocol, nor against the head’s word; no budget line only warns', async () => {
    const { lifecycle } = await school<{ lifecycle: { version: number } }>('lifecycle { version }', 'kepala');
    await server.must(
      'kepala',
      'mutation($id: ID!, $v: Int!) { recordSchoolEvent(schoolId: $id, event: START_PREPARING, version: $v) { __typename } }',
      {
        id: schoolId,
        v: lifecycle.version,
      },
    );
    await recorded('operator', [
      ...ITEMS.slice(0, 10).map(({ id }) => item(id)),
      { code: '6', answer: 'NO' },
      yes('T1', TEAM),
      yes('T2', TEAM),
      yes('B.1', { documentNumber: '421/07/2021', documentDate: '2021-08-25' }),
    ]);
    await recorded('kepala', [{ code: 'B.4', answer: 'NO' }]);
    const refused = await submit();
    expect(refused.__typename).toBe('LifecycleRefused');
    expect(failing(refused).toSorted()).toEqual([
      expect.stringMatching(/^CHECKLIST_CLAIMED_FULL Pasal 4 ayat \(7\) huruf a/),
      expect.stringMatching(/^HEAD_DECLARES_READY Pasal 4 ayat \(7\) huruf b/),
      expect.stringMatching(/^PROTOCOL_ADOPTED Pasal 4 ayat \(6\) huruf c/),
      expect.stringMatching(/^SATGAS_THREE_TEAMS Pasal 7 ayat \(5\) huruf b/),
    ]);
    expect(refused.guards?.find(({ guard }) => guard === 'RKAS_LINE')).toMatchObject({ ok: false, warning: true });
    expect(await school('readiness { claimedYes total claimedPass openItems }')).toEqual({
      readiness: { claimedYes: 10, total: 11, claimedPass: false, openItems: ['6'] },
    });

    // Eleven of eleven, three teams, the protocol: the head’s "not ready" alone still holds it (P4.7.b).
    await recorded('operator', [item('6'), yes('T3', TEAM), yes('B.2', { documentDate: '2021-08-28' })]);
    const heldBack = await submit();
    expect(failing(heldBack)).toEqual([expect.stringMatching(/^HEAD_DECLARES_READY/)]);
    expect((await school<{ lifecycle: { state: string } }>('lifecycle { state }')).lifecycle.state).toBe('PREPARING');

    await recorded('kepala', [yes('B.4')]);
    expect((await submit()).__typename).toBe('LifecycleChanged');
    expect((await school<{ lifecycle: { state: string } }>('lifecycle { state }')).lifecycle.state).toBe('SUBMITTED');
    const { readiness } = await school<{ readiness: { history: { code: string; answer: string }[] } }>(
      'readiness { history { code answer } }',
    );
    expect(readiness.history.filter(({ code }) => code === 'B.4').map(({ answer }) => answer)).toEqual(['NO', 'YES']);
    expect(readiness.history.filter(({ code }) => code === '6').map(({ answer }) => answer)).toEqual(['NO', 'YES']);
  });

  test('the declaration is the head’s own; evidence that is missing or personal is refused with its place', async () => {
    expect((await record('operator', [yes('B.4')])).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await record('tetangga', [item('1.a')])).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await record('dinas', [item('1.a')])).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    for (const [entry, path] of [
      [yes('5.a'), '/entries/0/evidence/count'],
      [yes('2', { facilityName: 'Puskesmas' }), '/entries/0/evidence/distanceKm'],
      [yes('T1'), '/entries/0/evidence/memberCount'],
      [yes('9.z'), '/entries/0/code'],
      [yes('1.a', { note: 'NIK 6107010101010001' }), '/entries/0/evidence/note'],
      [yes('1.a', { note: 'KK 6107-0101-0101-0001' }), '/entries/0/evidence/note'],
      [yes('6', { documentDate: '2021-09-14' }), '/entries/0/evidence/documentDate'],
    ] as const) {
      expect((await record('operator', [entry])).errors?.[0]?.extensions, JSON.stringify(entry)).toMatchObject({
        code: 'BAD_USER_INPUT',
        path,
      });
    }
  });

  test('item 5.b is proposed from the transport column; a day-care centre and a boarding school are warned of 180 minutes', async () => {
    const { readiness } = await school<{ readiness: { items: { code: string; suggestedCount: number | null }[]; warnings: unknown[] } }>(
      'readiness { items { code suggestedCount } warnings { code } }',
    );
    expect(readiness.items.find(({ code }) => code === '5.b')?.suggestedCount).toBe(3);
    expect(readiness.warnings).toEqual([]);
    await recorded('operator', [yes('BOARDING')]);
    expect(await school('readiness { warnings { code provisions { id } } }')).toEqual({
      readiness: { warnings: [{ code: 'BOARDING', provisions: [{ id: 'P5.1.c' }, { id: 'L4.4.8.b' }] }] },
    });
    await recorded('operator', [{ code: 'BOARDING', answer: 'NO' }]);
    const tpa = await server.newSchool({ form: 'TPA' });
    const seen = await server.must('dinas', 'query($id: ID!) { school(id: $id) { readiness { warnings { code } } } }', { id: tpa });
    expect(seen).toEqual({ school: { readiness: { warnings: [{ code: 'DAY_CARE' }] } } });
  });

  test('a dry run passes only when every line went well, and is never dated ahead', async () => {
    const run = (heldOn: string, bad: string[] = [], codes: readonly string[] = DRY_RUN_ITEMS) =>
      server.ask(
        'operator',
        'mutation($id: ID!, $d: Day!, $i: [DryRunItemInput!]!) { recordDryRun(schoolId: $id, heldOn: $d, items: $i) { readiness { dryRuns { number result } } } }',
        {
          id: schoolId,
          d: heldOn,
          i: codes.map((code) => ({ code, ok: !bad.includes(code) })),
        },
      );
    expect((await run('2021-09-14')).errors?.[0]?.extensions).toMatchObject({ path: '/heldOn' });
    expect((await run('2021-09-10', [], DRY_RUN_ITEMS.slice(1))).errors?.[0]?.extensions).toMatchObject({ path: '/items' });
    await run('2021-09-10', ['L4.2.5.c']);
    expect((await run('2021-09-11')).data).toEqual({
      recordDryRun: {
        readiness: {
          dryRuns: [
            { number: 2, result: 'PASS' },
            { number: 1, result: 'FAIL' },
          ],
        },
      },
    });
  });

  test('S7: without a signed choice nobody is on the roster; a change to home leaves from the next date; every paper stays on record', async () => {
    const ids = pupils.map(({ id }) => id);
    // Nothing signed: the group’s seats stay empty.
    expect(await sessions('2021-09-13')).toMatchObject([{ expected: 0, freeSeats: 16 }]);
    expect(await consent({ p: ids.slice(0, 31), c: 'YES', s: '2021-09-10' })).toEqual({ setConsent: 31 });
    expect(await consent({ p: ids.slice(0, 31), c: 'YES', s: '2021-09-10' })).toEqual({ setConsent: 0 });
    expect((await sessions('2021-09-13'))[0]?.expected).toBe(16);
    expect((await sessions('2021-09-14'))[0]).toMatchObject({ expected: 15, home: [{ pupil: { id: ids[31] }, reasons: ['CHOICE'] }] });

    await consent({ p: [ids[0]], c: 'NO' });
    expect((await sessions('2021-09-13'))[0]?.present.map(({ id }) => id)).toContain(ids[0]);
    expect((await sessions('2021-09-15'))[0]?.present.map(({ id }) => id)).not.toContain(ids[0]);
    const papers = await school<{
      pupils: {
        id: string;
        consent: string;
        consentToday: string;
        consentHistory: { answer: string; fromDay: string; signedOn: string | null }[];
      }[];
    }>('pupils { id consent consentToday consentHistory { answer fromDay signedOn } }');
    expect(papers.pupils.find(({ id }) => id === ids[0])).toEqual({
      id: ids[0],
      consent: 'NO',
      consentToday: 'YES',
      consentHistory: [
        { answer: 'NO', fromDay: '2021-09-14', signedOn: null },
        { answer: 'YES', fromDay: '2021-09-13', signedOn: '2021-09-10' },
      ],
    });
    await expect(own((tx) => tx.execute(`update consent_record set answer = 'YES'`))).rejects.toThrow();
    // The letters are counted apart, and a missing stamped one is only a count.
    await consent({ p: ids.slice(1, 11), c: 'YES', k: 'PERMISSION' });
    await consent({ p: ids.slice(1, 4), c: 'YES', k: 'STAMPED' });
    expect(
      await school(
        'rombel { consents { yes no unknown permission stamped } } readiness { consents { pupils choiceYes permissionYes stampedYes } }',
      ),
    ).toEqual({
      rombel: [{ consents: { yes: 30, no: 1, unknown: 1, permission: 10, stamped: 3 } }],
      // The recap counts what holds today: the change to home holds from tomorrow.
      readiness: { consents: { pupils: 32, choiceYes: 31, permissionYes: 10, stampedYes: 3 } },
    });
    await consent({ p: [ids[0]], c: 'YES' });
  });

  test('S8: a case in the RT/RW from 14 to 20 September empties the seat on these days and no other; the plan is untouched', async () => {
    const absent = pupils[2]?.id as string;
    const before = await own((tx) => tx.execute('select body::text from plan_version'));
    const hold = await server.must<{ holdPupils: { id: string }[] }>(
      'operator',
      'mutation($id: ID!, $p: [ID!]!) { holdPupils(schoolId: $id, pupilIds: $p, reason: RT_RW, from: "2021-09-14", to: "2021-09-20") { id } }',
      { id: schoolId, p: [absent] },
    );
    const seen = async (on: string) => {
      const [session] = await sessions(on);
      return { home: session?.home.map(({ pupil, reasons }) => `${pupil.id} ${reasons.join()}`), free: session?.freeSeats };
    };
    for (const on of ['2021-09-15', '2021-09-20']) expect(await seen(on), on).toEqual({ home: [`${absent} RT_RW`], free: 1 });
    for (const on of ['2021-09-13', '2021-09-22']) expect(await seen(on), on).toEqual({ home: [], free: 0 });
    // A symptom in the household today empties the seat today alone.
    await server.must(
      'operator',
      'mutation($id: ID!, $p: [ID!]!) { holdPupils(schoolId: $id, pupilIds: $p, reason: SYMPTOM, from: "2021-09-13", to: "2021-09-13") { id } }',
      {
        id: schoolId,
        p: [pupils[5]?.id],
      },
    );
    expect(await seen('2021-09-13')).toEqual({ home: [`${pupils[5]?.id} SYMPTOM`], free: 1 });
    expect(await own((tx) => tx.execute('select body::text from plan_version'))).toEqual(before);
    // Cleared early: a new entry takes the place of the old one, which stays.
    const id = hold.holdPupils[0]?.id;
    await server.must('operator', 'mutation($id: ID!) { endHold(id: $id, lastDay: "2021-09-16") { to } }', { id });
    expect(await seen('2021-09-20')).toEqual({ home: [], free: 0 });
    expect((await seen('2021-09-15')).free).toBe(1);
    expect((await server.ask('operator', 'mutation($id: ID!) { endHold(id: $id) { to } }', { id })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await server.ask('dinas', 'query($id: ID!) { school(id: $id) { day { holds { id } } } }', { id: schoolId })).errors?.[0]?.extensions
        .code,
    ).toBe('FORBIDDEN');
  });

  test('S9: opening list, counts, closing list, report by the end of the day; the second report of a day is a revision; counts only', async () => {
    const check = (part: string, done: string[]) =>
      server.ask(
        'operator',
        `mutation($id: ID!, $done: [ID!]!) { saveDailyCheck(schoolId: $id, day: "2021-09-13", part: ${part}, done: $done) { opening { done revision } closing { done revision } } }`,
        {
          id: schoolId,
          done,
        },
      );
    const opening = ['L4.1.pre.a', 'L4.1.pre.b', 'L4.1.pre.c', 'L4.1.pre.d', 'L4.1.pre.e'];
    await check('OPENING', opening.slice(0, 4));
    expect((await check('OPENING', opening)).data).toEqual({
      saveDailyCheck: { opening: { done: opening, revision: 2 }, closing: { done: [], revision: null } },
    });
    expect((await check('CLOSING', ['L4.1.pre.a'])).errors?.[0]?.extensions).toMatchObject({ path: '/done/0' });
    const counts = {
      expectedPupils: 16,
      presentPupils: 15,
      expectedStaff: 1,
      presentStaff: 1,
      screened: 16,
      sentHome: 1,
      referred: 0,
      confirmedNew: 0,
    };
    const send = (report: object, day = '2021-09-13') =>
      server.ask<{
        submitDailyReport: {
          reports: { revision: number; presentPupils: number; late: boolean; symptoms: { symptom: string; count: number }[] }[];
        };
      }>(
        'operator',
        'mutation($id: ID!, $day: Day!, $r: DailyReportInput!) { submitDailyReport(schoolId: $id, day: $day, report: $r) { reports { revision presentPupils late symptoms { symptom count } } } }',
        { id: schoolId, day, r: report },
      );
    await send({ ...counts, symptoms: [{ symptom: 'demam', count: 1 }] });
    const second = (await send({ ...counts, presentPupils: 14, symptoms: [{ symptom: 'demam', count: 2 }] })).data?.submitDailyReport
      .reports;
    expect(second?.map(({ revision, presentPupils, late }) => ({ revision, presentPupils, late }))).toEqual([
      { revision: 1, presentPupils: 15, late: false },
      { revision: 2, presentPupils: 14, late: false },
    ]);
    expect(second?.[1]?.symptoms).toHaveLength(10);
    for (const [wrong, path] of [
      [{ ...counts, presentPupils: 17 }, '/report/presentPupils'],
      [{ ...counts, referred: 2 }, '/report/referred'],
      [{ ...counts, symptoms: [{ symptom: 'patah hati', count: 1 }] }, '/report/symptoms/0/symptom'],
      [{ ...counts, symptoms: [{ symptom: 'demam', count: 17 }] }, '/report/symptoms/0/count'],
      // Without a threshold there is nothing to count against.
      [{ ...counts, overTemperature: 1 }, '/report/overTemperature'],
    ] as const) {
      expect((await send(wrong)).errors?.[0]?.extensions, path).toMatchObject({ code: 'BAD_USER_INPUT', path });
    }
    expect((await send(counts, '2021-09-14')).errors?.[0]?.extensions).toMatchObject({ path: '/day' });
    server.day = '2021-09-14';
    expect((await send(counts, '2021-09-13')).data?.submitDailyReport.reports.at(-1)).toMatchObject({ revision: 3, late: true });
    server.day = '2021-09-13';
    await expect(own((tx) => tx.execute('delete from daily_report'))).resolves.toBeDefined();
    expect(rowsOf(await own((tx) => tx.execute('select count(*)::int as n from daily_report')))).toEqual([{ n: 3 }]);
  });

  test('S12: the head reports a teacher: groups and contacts of the last 14 days, an evaluation at the Dinas, no name anywhere', async () => {
    server.day = '2021-09-22';
    const { reportCase } = await server.must<{ reportCase: { id: string } }>(
      'kepala',
      `mutation($id: ID!, $t: ID!) { reportCase(schoolId: $id, report: { role: TEACHER, knownOn: "2021-09-21", teacherId: $t }) { id } }`,
      { id: schoolId, t: teacherId },
    );
    const query = `query($id: ID!) { school(id: $id) { caseReports { role groups contactCount late knownOn } } }`;
    const expected = { role: 'TEACHER', groups: ['Kelas 1 A'], contactCount: 16, late: true, knownOn: '2021-09-21' };
    expect(await server.must('dinas', query, { id: schoolId })).toEqual({ school: { caseReports: [expected] } });
    const evaluations = await server.must<{ kabupaten: { evaluations: { school: { id: string } }[] } }>(
      'dinas',
      'query { kabupaten(code: "61.07") { evaluations { school { id } } } }',
    );
    expect(evaluations.kabupaten.evaluations.map((one) => one.school.id)).toEqual([schoolId]);
    // The list of contacts is for the school alone; each reading is logged.
    const contacts = await server.must<{ caseContacts: { id: string }[] }>(
      'operator',
      'query($id: ID!) { caseContacts(caseId: $id) { id } }',
      { id: reportCase.id },
    );
    expect(contacts.caseContacts.map(({ id }) => id).toSorted()).toEqual(
      pupils
        .slice(0, 16)
        .map(({ id }) => id)
        .toSorted(),
    );
    expect(
      (await server.ask('dinas', 'query($id: ID!) { caseContacts(caseId: $id) { id } }', { id: reportCase.id })).errors?.[0]?.extensions
        .code,
    ).toBe('FORBIDDEN');
    expect(
      (await server.ask('tetangga', 'query($id: ID!) { caseContacts(caseId: $id) { id } }', { id: reportCase.id })).errors?.[0]?.extensions
        .code,
    ).toBe('NOT_FOUND');
    const log = await school<{ auditLog: { action: string }[] }>('auditLog { action }');
    expect(log.auditLog.map(({ action }) => action)).toContain('READ_CONTACT_LIST');
    const rows = JSON.stringify(await own((tx) => tx.execute('select * from case_report')));
    expect(rows).not.toContain(teacherId);
    expect(
      (
        await server.ask(
          'kepala',
          'mutation($id: ID!) { reportCase(schoolId: $id, report: { role: STAFF, knownOn: "2021-09-23" }) { id } }',
          { id: schoolId },
        )
      ).errors?.[0]?.extensions,
    ).toMatchObject({
      path: '/report/knownOn',
    });
    server.day = '2021-09-13';
  });

  test('one read of a day costs at most three statements a level, however many sessions and pupils it has', async () => {
    const cost = async (fields: string) => {
      statements = 0;
      await school(fields);
      return statements;
    };
    const base = await cost('id');
    expect((await cost('readiness { claimedYes items { code entry { answer } } teams { entry { answer } } }')) - base).toBeLessThanOrEqual(
      1,
    );
    // Answers, dry runs, history; papers of pupils on lists and of rombel that were counted.
    expect((await cost('readiness { dryRuns { result } consents { pupils } history { code } }')) - base).toBeLessThanOrEqual(5);
    const day = await cost('day { id }');
    const planned = await cost('day { sessions { label start end planned } }');
    expect(planned - day).toBeLessThanOrEqual(2);
    const counted = await cost('day { sessions { label start end planned expected freeSeats } }');
    expect(counted - planned).toBeLessThanOrEqual(2);
    const listed = await cost('day { sessions { label start end planned expected freeSeats present { rosterNumber } home { reasons } } }');
    expect(listed - counted).toBeLessThanOrEqual(1);
    expect((await cost('day { opening { done } closing { done } reports { revision } }')) - day).toBeLessThanOrEqual(2);
    expect((await cost('pupils { consentToday permission stamped consentHistory { answer } }')) - base).toBeLessThanOrEqual(3);
  });

  test('the head exports everything, names opened; nobody else may; an erasure needs the NPSN and leaves the neighbour alone', async () => {
    const mutation = 'mutation($id: ID!) { exportSchoolData(schoolId: $id) }';
    expect((await server.ask('operator', mutation, { id: schoolId })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const { exportSchoolData } = await server.must<{ exportSchoolData: string }>('kepala', mutation, { id: schoolId });
    const data = JSON.parse(exportSchoolData) as Record<string, Record<string, unknown>[]>;
    expect(data['pupil']?.map((row) => row['name'])).toContain('Siswa 07');
    expect(data['pupil']?.[0]).not.toHaveProperty('keyHash');
    expect(data['consent_record']?.length).toBeGreaterThan(30);
    expect(data['daily_report']).toHaveLength(3);

    await record('tetangga', [item('1.a')], otherId);
    const erase = (npsn: string) =>
      server.ask<{ eraseSchoolData: { table: string; rows: number }[] }>(
        'kepala',
        'mutation($id: ID!, $n: String!) { eraseSchoolData(schoolId: $id, npsn: $n) { table rows } }',
        {
          id: schoolId,
          n: npsn,
        },
      );
    expect((await erase('Z9999999')).errors?.[0]?.extensions).toMatchObject({ path: '/npsn' });
    const gone = (await erase('Z0000001')).data?.eraseSchoolData;
    expect(gone?.find(({ table }) => table === 'pupil')?.rows).toBe(32);
    const left = await withClaims(opened.db, { ...NO_CLAIMS, schoolIds: [schoolId, otherId] }, (tx) =>
      tx.execute(`select (select count(*) from pupil)::int as pupils, (select count(*) from consent_record)::int as papers,
        (select count(*) from case_report)::int as cases, (select count(*) from plan_version)::int as plans,
        (select count(*) from readiness_entry)::int as entries, (select count(*) from school)::int as schools,
        (select count(*) from audit_log where action = 'ERASE_SCHOOL_DATA')::int as noted`),
    );
    // The neighbour's one answer, both schools and the note of the erasure are what is left.
    expect(rowsOf(left)).toEqual([{ pupils: 0, papers: 0, cases: 0, plans: 0, entries: 1, schools: 2, noted: 1 }]);
  });
});
