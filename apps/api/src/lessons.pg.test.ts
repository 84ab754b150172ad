import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CLAIMS, withClaims, type Opened } from '@giliran/db';
import { bothDatabases } from '@giliran/db/testing';
import { aggregateRows } from '@giliran/db/queries/aggregates';
import { lessonsBySchool, replaceLessons } from '@giliran/db/queries/lessons';
import { defaultSetting, planSchool, type SchoolFacts } from '@giliran/planning';
import { serveForTests, type TestServer } from './testing/serve-for-tests.ts';

interface Row {
  rombelId: string;
  subject: string;
  teacherId: string;
  periods: number;
}

const SAVE = `mutation($id: ID!, $d: [LessonDemandInput!]!) { saveLessonDemand(schoolId: $id, demand: $d) { rombelId subject teacherId periods } }`;
const SAVE_PLAN = `mutation($id: ID!, $base: Int!, $groups: [PlanGroupInput!]!, $sessions: [PlanSessionInput!]!) {
  savePlan(schoolId: $id, baseNumber: $base, name: "Uji", groups: $groups, sessions: $sessions) {
    ... on PlanVersion { id weeks judgement { guaranteedSessions bound proven violations { code message } }
      sessions { groupId week day shiftId roomId teacherId lessons { period subject teacherId } } } } }`;
const ROOM = { site: 'ON_CAMPUS', widthM: 7, lengthM: 8 };

describe.each(bothDatabases)('subject teachers and weeks A/B on $kind', ({ open }) => {
  let opened: Opened;
  let server: TestServer;
  let statements = 0;
  let schoolId: string;
  let otherId: string;
  let rombel: { id: string; name: string }[];
  let teachers: { id: string; name: string; maxPeriods: number | null }[];
  let others: { rombelId: string; teacherId: string };

  const read = async <T>(who: string, fields: string, id = schoolId) =>
    (await server.must<{ school: T }>(who, `query($id: ID!) { school(id: $id) { ${fields} } }`, { id })).school;
  const save = (rows: readonly Row[], who = 'operator', id = schoolId) =>
    server.ask<{ saveLessonDemand: Row[] }>(who, SAVE, { id, d: rows });
  const setSetting = async (change: object) => {
    const { setting } = await read<{ setting: { version: number } }>('operator', 'setting { version }');
    return server.ask(
      'operator',
      'mutation($id: ID!, $v: Int!, $s: SchoolSettingInput!) { saveSetting(schoolId: $id, version: $v, setting: $s) { ... on SchoolSetting { weeks lessons { periodsPerSession sessionsPerGroup } } } }',
      { id: schoolId, v: setting.version, s: { ...defaultSetting('SMP'), ...change } },
    );
  };
  /** Two subjects of six periods: each teacher gives one of them to both rombel. */
  const demand = (): Row[] =>
    rombel.flatMap(({ id }) =>
      ['MTK', 'IPA'].map((subject, i) => ({ rombelId: id, subject, teacherId: teachers[i]?.id ?? '', periods: 6 })),
    );
  const people = async (id: string, who: string) => {
    await server.must(who, 'mutation($id: ID!, $r: [RombelInput!]!) { importRombel(schoolId: $id, rombel: $r) { created } }', {
      id,
      r: ['7A', '7B'].map((name) => ({ name, grade: 7, pupilCount: 30 })),
    });
    await server.must(who, 'mutation($id: ID!, $t: [TeacherInput!]!) { importTeachers(schoolId: $id, teachers: $t) { created } }', {
      id,
      t: [{ name: 'Guru 1', maxPeriods: 24 }, { name: 'Guru 2' }, { name: 'Guru 3', rombel: '7A' }],
    });
    return read<{ rombel: typeof rombel; teachers: typeof teachers }>(who, 'rombel { id name } teachers { id name maxPeriods }', id);
  };

  beforeAll(async () => {
    opened = await open(() => statements++);
    server = await serveForTests(opened, '2021-09-13');
    schoolId = await server.newSchool({ form: 'SMP' });
    otherId = await server.newSchool({ form: 'SMP' });
    await server.account('operator', 'OPERATOR', schoolId);
    await server.account('kepala', 'HEAD', schoolId);
    await server.account('tetangga', 'OPERATOR', otherId);
    await server.account('dinas', 'DINAS', null);
    await server.account('peneliti', 'RESEARCHER', null);
    ({ rombel, teachers } = await people(schoolId, 'operator'));
    const neighbour = await people(otherId, 'tetangga');
    others = { rombelId: neighbour.rombel[0]?.id ?? '', teacherId: neighbour.teachers[0]?.id ?? '' };
    await server.must('operator', 'mutation($id: ID!, $r: [RoomInput!]!) { importRooms(schoolId: $id, rooms: $r) { created } }', {
      id: schoolId,
      r: [
        { name: 'Ruang 1', ...ROOM },
        { name: 'Ruang 2', ...ROOM },
      ],
    });
  });
  afterAll(async () => {
    await server.stop();
    await opened.close();
  });

  test('the setting keeps the frame of lessons and the weeks; wrong ones are refused with their place', async () => {
    expect(await read('operator', 'setting { weeks lessons { periodsPerSession } }')).toEqual({ setting: { weeks: 1, lessons: null } });
    const frame = { periodsPerSession: 6, sessionsPerGroup: 2 };
    expect((await setSetting({ lessons: frame })).data).toEqual({ saveSetting: { weeks: 1, lessons: frame } });
    expect((await setSetting({ weeks: 3 })).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: '/weeks' });
    const refused = await setSetting({ lessons: { ...frame, periodsPerSession: 0 } });
    expect(refused.errors?.[0]?.extensions.path).toBe('/lessons/periodsPerSession');
    expect(await read('operator', 'setting { lessons { periodsPerSession sessionsPerGroup } }')).toEqual({ setting: { lessons: frame } });
    expect(teachers.map(({ maxPeriods }) => maxPeriods)).toEqual([24, null, null]);
  });

  test('the lessons of a school are replaced as a whole and read in the order they were written', async () => {
    const rows = demand().toReversed();
    expect((await save(rows)).data?.saveLessonDemand).toEqual(rows);
    expect((await read<{ lessonDemand: Row[] }>('operator', 'lessonDemand { rombelId subject teacherId periods }')).lessonDemand).toEqual(
      rows,
    );
    expect((await save(demand())).data?.saveLessonDemand).toHaveLength(4);
    expect((await read<{ lessonDemand: Row[] }>('dinas', 'lessonDemand { rombelId subject teacherId periods }')).lessonDemand).toEqual(
      demand(),
    );
    statements = 0;
    await read('operator', 'id');
    const base = statements;
    statements = 0;
    await read('operator', 'lessonDemand { rombelId subject teacherId periods }');
    expect(statements - base).toBe(1);
    statements = 0;
    await server.must('dinas', '{ schools(first: 10) { edges { node { lessonDemand { subject } } } } }');
    expect(statements - base).toBeLessThanOrEqual(2);
  });

  test('two editors: the second one is told, and the rows of the first stay', async () => {
    const version = async () => (await read<{ lessonDemandVersion: string }>('operator', 'lessonDemandVersion')).lessonDemandVersion;
    const saveFrom = (from: string, rows: Row[]) =>
      server.ask<{ saveLessonDemand: Row[] }>(
        'operator',
        'mutation($id: ID!, $v: String, $d: [LessonDemandInput!]!) { saveLessonDemand(schoolId: $id, version: $v, demand: $d) { periods } }',
        { id: schoolId, v: from, d: rows },
      );
    const seen = await version();
    expect((await saveFrom(seen, demand().slice(0, 2))).data?.saveLessonDemand).toHaveLength(2);
    expect((await saveFrom(seen, demand())).errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: '/version' });
    expect((await read<{ lessonDemand: Row[] }>('operator', 'lessonDemand { periods }')).lessonDemand).toHaveLength(2);
    // Both at once from the same version: one of them wins whole.
    const base = await version();
    const both = await Promise.all([saveFrom(base, demand()), saveFrom(base, demand().slice(0, 1))]);
    expect(both.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect((await saveFrom(await version(), demand())).errors).toBeUndefined();
    expect(await version()).toBe(seen);
  });

  test('a bad list is refused with its row and changes nothing', async () => {
    const rows = demand();
    const [first] = rows as [Row];
    const cases: [change: Partial<Row>, path: string, message: RegExp][] = [
      [{ rombelId: others.rombelId }, '/demand/0/rombelId', /rombel tidak dikenal/],
      [{ rombelId: 'x' }, '/demand/0/rombelId', /rombel tidak dikenal/],
      [{ teacherId: others.teacherId }, '/demand/0/teacherId', /guru MTK 7A tidak dikenal/],
      [{ subject: '  ' }, '/demand/0/subject', /kosong/],
      [{ subject: 'M'.repeat(61) }, '/demand/0/subject', /61 huruf/],
      [{ periods: 0 }, '/demand/0/periods', /1–84/],
      [{ periods: 7 }, '/demand/1/periods', /7A meminta 13 jam pelajaran seminggu, tersedia 12 \(2 pertemuan × 6 jam\)/],
      [{ subject: 'IPA ' }, '/demand/1/subject', /IPA untuk 7A tertulis dua kali/],
    ];
    for (const [change, path, message] of cases) {
      const { errors } = await save([{ ...first, ...change }, ...rows.slice(1)]);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
      expect(errors?.[0]?.message).toMatch(message);
    }
    expect((await read<{ lessonDemand: Row[] }>('operator', 'lessonDemand { rombelId subject teacherId periods }')).lessonDemand).toEqual(
      rows,
    );
  });

  test('only the school writes its lessons; a neighbour sees none of them and a researcher neither', async () => {
    expect((await save(demand(), 'tetangga')).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await save(demand(), 'dinas')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await server.ask('tetangga', `{ school(id: "${schoolId}") { lessonDemand { subject } } }`)).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await server.ask('anonim', SAVE, { id: schoolId, d: [] })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const as = <T>(claims: object, work: Parameters<typeof withClaims<T>>[2]) => withClaims(opened.db, { ...NO_CLAIMS, ...claims }, work);
    expect(await as({ schoolIds: [otherId] }, (tx) => lessonsBySchool(tx, [schoolId]))).toEqual([]);
    expect(await as({ researchCodes: ['61.07'] }, (tx) => lessonsBySchool(tx, [schoolId]))).toEqual([]);
    expect(await as({ dinasCodes: ['61.07'] }, (tx) => lessonsBySchool(tx, [schoolId]))).toHaveLength(4);
    // Past the API: neither a row in the neighbour's name nor one that hangs on the neighbour's people.
    const [row] = demand() as [Row];
    await expect(as({ schoolIds: [otherId] }, (tx) => replaceLessons(tx, schoolId, [row]))).rejects.toThrow();
    for (const foreign of [{ rombelId: others.rombelId }, { teacherId: others.teacherId }])
      await expect(
        as({ schoolIds: [schoolId, otherId] }, (tx) =>
          tx.transaction((inner) => replaceLessons(inner, schoolId, [{ ...row, ...foreign }])),
        ),
      ).rejects.toThrow();
    expect(await as({ schoolIds: [schoolId] }, (tx) => lessonsBySchool(tx, [schoolId]))).toHaveLength(4);
  });

  test('a teacher with lessons is not removed; a teacher keeps the most periods when a list does not say them', async () => {
    const remove = (id: string) => server.ask('operator', 'mutation($id: ID!) { deleteTeacher(id: $id) }', { id });
    const refused = await remove(teachers[0]?.id ?? '');
    expect(refused.errors?.[0]?.message).toContain('MTK 7A, MTK 7B');
    await server.must('operator', 'mutation($id: ID!) { importTeachers(schoolId: $id, teachers: [{name: "Guru 1"}]) { unchanged } }', {
      id: schoolId,
    });
    const kept = await read<{ teachers: typeof teachers }>('operator', 'teachers { name maxPeriods }');
    expect(kept.teachers[0]).toEqual({ name: 'Guru 1', maxPeriods: 24 });
    expect(
      (
        await server.ask(
          'operator',
          'mutation($id: ID!) { importTeachers(schoolId: $id, teachers: [{name: "Guru 1", maxPeriods: 900}]) { changed } }',
          { id: schoolId },
        )
      ).errors?.[0]?.extensions.path,
    ).toBe('/teachers/0/maxPeriods');
    expect((await remove(teachers[2]?.id ?? '')).data).toEqual({ deleteTeacher: true });
  });

  /** The plan that the planner would make of what the API answers, as it sends it. */
  const planned = async (change: Partial<SchoolFacts['setting']>) => {
    const school = await read<{ rooms: { id: string; name: string }[] }>('operator', 'rooms { id name }');
    const facts: SchoolFacts = {
      id: schoolId,
      form: 'SMP',
      setting: { ...defaultSetting('SMP'), ...change },
      rooms: school.rooms.map(({ id, name }) => ({
        id,
        name,
        site: 'ON_CAMPUS',
        widthCm: 700,
        lengthCm: 800,
        sideMarginCm: 50,
        frontZoneCm: 200,
        backMarginCm: 50,
      })),
      teachers: teachers
        .slice(0, 2)
        .map(({ id, name, maxPeriods }) => ({ id, name, rombelId: null, maxDay: null, maxWeek: null, maxPeriods })),
      rombel: rombel.map(({ id, name }) => ({ id, name, grade: 7, pupilCount: 30, pupils: [] })),
      lessonDemand: demand(),
      zoneHistory: [],
    };
    const { plan } = planSchool(facts);
    if (!plan) throw new Error('no plan');
    return {
      groups: plan.groups.map(({ id, label, rombelId, pupils }) => ({ id, label, rombelId, pupilIds: pupils })),
      sessions: plan.sessions.map(({ group, week, day, shift, room, teacher, lessons }) => ({
        groupId: group,
        week,
        day,
        shiftId: shift,
        roomId: room,
        teacherId: teacher,
        lessons: lessons?.map((lesson) => ({ period: lesson.period, subject: lesson.subject, teacherId: lesson.teacher })),
      })),
    };
  };
  const savePlan = (base: number, plan: Awaited<ReturnType<typeof planned>>) =>
    server.ask<{
      savePlan: {
        id: string;
        weeks: number;
        judgement: { guaranteedSessions: number; violations: { code: string }[] };
        sessions: object[];
      };
    }>('operator', SAVE_PLAN, {
      id: schoolId,
      base,
      ...plan,
    });

  test('a plan with lessons is judged by the server, stored and read back; the day names its lessons', async () => {
    const lessons = { periodsPerSession: 6, sessionsPerGroup: 2 };
    // Two teachers for four groups of twelve periods, one of them with at most 24: exactly enough.
    const plan = await planned({ lessons });
    const { data } = await savePlan(0, plan);
    expect(data?.savePlan.weeks).toBe(1);
    expect(data?.savePlan.judgement).toEqual({ guaranteedSessions: 2, bound: 2, proven: true, violations: [] });
    expect(data?.savePlan.sessions).toEqual(plan.sessions.map((session) => ({ ...session, week: null, teacherId: null })));

    const [first, ...rest] = plan.sessions;
    if (!first?.lessons) throw new Error('no lessons');
    const short = await savePlan(1, { ...plan, sessions: [{ ...first, lessons: first.lessons.slice(1) }, ...rest] });
    expect(short.data?.savePlan.judgement.violations.map(({ code }) => code)).toEqual(['H13']);
    const strange = await savePlan(2, {
      ...plan,
      sessions: [{ ...first, lessons: first.lessons.map((l) => ({ ...l, period: 6 })) }, ...rest],
    });
    expect(strange.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: '/sessions/0/lessons/0/period' });
    expect((await savePlan(2, { ...plan, sessions: [{ ...first, week: 'A' }, ...rest] })).errors?.[0]?.extensions.path).toBe(
      '/sessions/0/week',
    );

    await savePlan(2, plan);
    const versions = await read<{ planVersions: { id: string }[] }>('operator', 'planVersions(first: 2) { id }');
    const [now, before] = versions.planVersions;
    const { planDifference } = await server.must<{ planDifference: { groups: object[] } }>(
      'operator',
      'query($from: ID!, $to: ID!) { planDifference(fromId: $from, toId: $to) { groups { groupId times lessons before { lessons { period } } } } }',
      { from: before?.id, to: now?.id },
    );
    expect(planDifference.groups).toEqual([
      {
        groupId: first.groupId,
        times: false,
        lessons: true,
        before: [{ lessons: first.lessons.slice(1).map(({ period }) => ({ period })) }],
      },
    ]);

    const on = {
      Sen: '2021-09-13',
      Sel: '2021-09-14',
      Rab: '2021-09-15',
      Kam: '2021-09-16',
      Jum: '2021-09-17',
      Sab: '2021-09-18',
      Min: '2021-09-19',
    }[first.day];
    const { day } = await read<{ day: { sessions: { lessons: { period: number; subject: string; teacher: string }[] }[] } }>(
      'operator',
      `day(on: "${on}") { sessions { lessons { period subject teacher } } }`,
    );
    expect(day.sessions.flatMap((session) => session.lessons).map(({ teacher }) => teacher)).toEqual(expect.arrayContaining(['Guru 1']));
  });

  test('a subject teacher with a confirmed case has met every group of the lessons, and no other', async () => {
    const report = async (teacherId: string | undefined) => {
      const query =
        'mutation($id: ID!, $t: ID) { reportCase(schoolId: $id, report: { role: TEACHER, knownOn: "2021-09-13", teacherId: $t }) { groups } }';
      return (await server.must<{ reportCase: { groups: string[] } }>('kepala', query, { id: schoolId, t: teacherId })).reportCase.groups;
    };
    expect((await report(teachers[0]?.id)).toSorted()).toEqual(['7A · A', '7A · B', '7B · A', '7B · B']);
    expect(await report(others.teacherId)).toEqual([]);
  });

  test('weeks A and B: the plan names them, and the day has the sessions of its own week', async () => {
    await setSetting({ weeks: 2, startDate: '2021-09-15' });
    await save([]);
    const weekly = await planned({ weeks: 2, startDate: '2021-09-15', lessons: null });
    const { data, errors } = await savePlan(3, {
      ...weekly,
      sessions: weekly.sessions.filter(({ week, day }) => week === 'A' || day !== 'Kam'),
    });
    expect(errors).toBeUndefined();
    expect(data?.savePlan.weeks).toBe(2);
    expect(new Set(data?.savePlan.sessions.map((session) => (session as { week: string }).week))).toEqual(new Set(['A', 'B']));
    const sessionsOn = async (day: string) =>
      (await read<{ day: { sessions: object[] } }>('operator', `day(on: "${day}") { sessions { label } }`)).day.sessions.length;
    // Thursdays of the week of the start, of the week after, and of the one after that.
    expect(await sessionsOn('2021-09-16')).toBeGreaterThan(0);
    expect(await sessionsOn('2021-09-23')).toBe(0);
    expect(await sessionsOn('2021-09-30')).toBe(await sessionsOn('2021-09-16'));
    // What the Dinas reads is per week: half of what the fortnight gives.
    const [row] = (await withClaims(opened.db, { ...NO_CLAIMS, dinasCodes: ['61.07'] }, (tx) => aggregateRows(tx, '61.07'))).filter(
      ({ hasPlan }) => hasPlan,
    );
    expect(row?.sessionsAWeek).toBe((data?.savePlan.judgement.guaranteedSessions ?? 0) / 2);
    const { week: _week, ...nameless } = weekly.sessions[0] ?? { week: 'A' };
    const refused = await savePlan(4, { ...weekly, sessions: [nameless as (typeof weekly.sessions)[number]] });
    expect(refused.errors?.[0]?.extensions.path).toBe('/sessions/0/week');
  });

  test('a rombel takes its lessons along; the export has them and an erasure removes them', async () => {
    await setSetting({ lessons: { periodsPerSession: 6, sessionsPerGroup: 2 } });
    await save(demand());
    await server.must('operator', 'mutation($id: ID!) { deleteRombel(id: $id) }', { id: rombel[1]?.id });
    expect((await read<{ lessonDemand: Row[] }>('operator', 'lessonDemand { rombelId }')).lessonDemand).toHaveLength(2);
    const { exportSchoolData } = await server.must<{ exportSchoolData: string }>(
      'kepala',
      'mutation($id: ID!) { exportSchoolData(schoolId: $id) }',
      { id: schoolId },
    );
    expect((JSON.parse(exportSchoolData) as Record<string, object[]>)['lesson_demand']).toHaveLength(2);
    const { eraseSchoolData } = await server.must<{ eraseSchoolData: { table: string; rows: number }[] }>(
      'kepala',
      'mutation($id: ID!) { eraseSchoolData(schoolId: $id, npsn: "Z0000001") { table rows } }',
      { id: schoolId },
    );
    expect(eraseSchoolData).toContainEqual({ table: 'lesson_demand', rows: 2 });
  });
});
