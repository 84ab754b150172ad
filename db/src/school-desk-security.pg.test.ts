import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from './open.ts';
import { consentsOf, recordConsent } from './queries/consents.ts';
import {
  addCaseReport,
  addDailyCheck,
  addDailyReport,
  addHolds,
  caseReportsOf,
  dailyChecksOf,
  dailyReportsOf,
  holdsOf,
} from './queries/daily.ts';
import { upsertPupils, upsertRombel } from './queries/people.ts';
import { addDryRun, addReadinessEntry, dryRunsOf, readinessOf } from './queries/readiness.ts';
import { ERASED_TABLES, eraseSchoolData } from './queries/school-data.ts';
import { insertDemoSchool } from './queries/schools.ts';
import { NO_CLAIMS, withClaims, type Claims, type Transaction } from './tenant.ts';
import { bothDatabases } from './testing/index.ts';

const DAY = '2021-09-13';
const REPORT = {
  day: DAY,
  expectedPupils: 1,
  presentPupils: 1,
  expectedStaff: 1,
  presentStaff: 1,
  screened: 2,
  sentHome: 0,
  referred: 0,
  confirmedNew: 0,
  symptoms: {},
  sentOn: DAY,
};

describe.each(bothDatabases)('security of the school’s desk on $kind', ({ open }) => {
  let opened: Opened;
  let a: string;
  let b: string;
  let pupilOfA: string;
  let pupilOfB: string;
  const as = <T>(claims: Partial<Claims>, work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, ...claims }, work);
  const own = (id: string) => ({ userId: 'u', schoolIds: [id] });
  const readAll = async (tx: Transaction, ids: string[]) => ({
    readiness: (await readinessOf(tx, ids)).length,
    dryRuns: (await dryRunsOf(tx, ids)).length,
    consents: (await consentsOf(tx, ids, DAY)).length,
    holds: (await holdsOf(tx, ids, DAY, DAY)).length,
    checks: (await dailyChecksOf(tx, ids[0] as string, DAY)).length,
    reports: (await dailyReportsOf(tx, ids, DAY, DAY)).length,
    cases: (await caseReportsOf(tx, ids)).length,
  });
  const writes: Record<string, (tx: Transaction, schoolId: string, pupilId: string) => Promise<unknown>> = {
    readiness_entry: (tx, schoolId) =>
      addReadinessEntry(tx, { schoolId, code: '1.a', answer: 'YES', detail: {}, recordedBy: 'u', recordedOn: DAY }),
    dry_run: (tx, schoolId) => addDryRun(tx, { schoolId, heldOn: DAY, items: [], result: 'PASS' }),
    eligibility_hold: (tx, schoolId, pupilId) => addHolds(tx, [{ schoolId, pupilId, reason: 'SYMPTOM', fromDay: DAY, toDay: DAY }]),
    consent_record: (tx, schoolId, pupilId) =>
      tx.execute(
        `insert into consent_record (school_id, pupil_id, kind, number, answer, from_day) values ('${schoolId}', '${pupilId}', 'STAMPED', 9, 'YES', '${DAY}')`,
      ),
    daily_check: (tx, schoolId) => addDailyCheck(tx, { schoolId, day: DAY, part: 'OPENING', done: [] }),
    daily_report: (tx, schoolId) => addDailyReport(tx, { schoolId, ...REPORT }),
    case_report: (tx, schoolId) => addCaseReport(tx, { schoolId, knownOn: DAY, role: 'PUPIL', groups: [], reportedOn: DAY }),
    case_count: (tx, schoolId) =>
      tx.execute(`insert into case_count (school_id, month, role, cases) values ('${schoolId}', '2021-09', 'PUPIL', 1)`),
  };

  beforeAll(async () => {
    opened = await open();
    const make = (npsn: string) =>
      as({ userId: 'd', dinasCodes: ['61.07'] }, (tx) =>
        insertDemoSchool(tx, {
          kabupatenCode: '61.07',
          kecamatanCode: '61.07.03',
          desaCode: null,
          npsn,
          name: npsn,
          form: 'SD',
          ownership: 'PUBLIC',
          pupils: 1,
          rombel: 1,
          teachers: 1,
          rooms: [],
        }),
      );
    [a, b] = [await make('Z0000001'), await make('Z0000002')];
    const fill = (id: string) =>
      as(own(id), async (tx) => {
        const { idByName } = await upsertRombel(tx, id, [{ name: 'Kelas 1', grade: 1 }]);
        const rombelId = idByName.get('Kelas 1') as string;
        await upsertPupils(
          tx,
          id,
          [
            {
              keyHash: 'k',
              name: null,
              nisn: null,
              rombelId,
              rosterNumber: 1,
              sex: null,
              transport: null,
              desaName: null,
              kecamatanName: null,
            },
          ],
          { seal: (text) => text, open: (text) => text },
        );
        const [state] = await consentsOf(tx, [id], DAY);
        const pupilId = state?.pupilId as string;
        await recordConsent(tx, id, { rombelId }, { kind: 'CHOICE', answer: 'YES', signedOn: null, fromDay: DAY, recordedBy: 'u' });
        for (const write of Object.values(writes)) await write(tx, id, pupilId);
        return pupilId;
      });
    pupilOfA = await fill(a);
    pupilOfB = await fill(b);
  });
  afterAll(() => opened.close());

  const ONE = { readiness: 1, dryRuns: 1, consents: 1, holds: 1, checks: 1, reports: 1, cases: 1 };
  const NONE = { readiness: 0, dryRuns: 0, consents: 0, holds: 0, checks: 0, reports: 0, cases: 0 };

  test('a school reads its own rows and not its neighbour’s; without claims and for a researcher there is nothing', async () => {
    expect(await as(own(a), (tx) => readAll(tx, [a, b]))).toEqual(ONE);
    expect(await as(own(a), (tx) => readAll(tx, [b]))).toEqual(NONE);
    expect(await as({}, (tx) => readAll(tx, [a, b]))).toEqual(NONE);
    expect(await as({ userId: 'r', researchCodes: ['61.07'] }, (tx) => readAll(tx, [a, b]))).toEqual(NONE);
  });

  test('every officer of the kabupaten reads answers, counts and cases, and no paper and no hold of a pupil; another kabupaten reads nothing', async () => {
    const officers: Partial<Claims>[] = [
      { dinasCodes: ['61.07'] },
      { supervisorCodes: ['61.07'] },
      { satgasCodes: ['61.07'] },
      { regentCodes: ['61.07'] },
    ];
    for (const claims of officers) {
      expect(await as({ userId: 'o', ...claims }, (tx) => readAll(tx, [a]))).toEqual({ ...ONE, consents: 0, holds: 0 });
    }
    expect(await as({ userId: 'o', dinasCodes: ['63.03'] }, (tx) => readAll(tx, [a]))).toEqual(NONE);
  });

  test('nobody writes for a neighbour, and officers write nothing', async () => {
    for (const [table, write] of Object.entries(writes)) {
      await expect(
        as(own(a), (tx) => write(tx, b, pupilOfB)),
        table,
      ).rejects.toThrow();
      await expect(
        as({ userId: 'd', dinasCodes: ['61.07'] }, (tx) => write(tx, a, pupilOfA)),
        table,
      ).rejects.toThrow();
    }
  });

  test('no paper and no hold hangs on a pupil of another school', async () => {
    await expect(as(own(a), (tx) => writes['consent_record']?.(tx, a, pupilOfB) as Promise<unknown>)).rejects.toThrow();
    await expect(as(own(a), (tx) => writes['eligibility_hold']?.(tx, a, pupilOfB) as Promise<unknown>)).rejects.toThrow();
  });

  test('histories are neither changed nor moved nor deleted, whatever the claims', async () => {
    for (const table of Object.keys(writes)) {
      if (table !== 'case_count')
        await expect(
          as(own(a), (tx) => tx.execute(`update ${table} set school_id = '${b}'`)),
          table,
        ).rejects.toThrow();
      await as({ userId: 'u', schoolIds: [a, b] }, (tx) => tx.execute(`delete from ${table}`));
    }
    await expect(as(own(a), (tx) => tx.execute(`update case_count set school_id = '${b}'`))).rejects.toThrow();
    await expect(as(own(a), (tx) => tx.execute('delete from plan_version'))).resolves.toBeDefined();
    expect(await as(own(a), (tx) => readAll(tx, [a]))).toEqual(ONE);
  });

  test('the declaration and the renewed confirmation are written by the head alone', async () => {
    const entry = (code: string) => ({ schoolId: a, code, answer: 'YES' as const, detail: {}, recordedBy: 'u', recordedOn: DAY });
    for (const code of ['B.4', 'RECONFIRMED']) {
      await expect(as(own(a), (tx) => addReadinessEntry(tx, entry(code)))).rejects.toThrow();
      await as({ ...own(a), headIds: [a] }, (tx) => addReadinessEntry(tx, entry(code)));
    }
  });

  test('every table with rows of a school is either erased with it or kept for a reason', async () => {
    const { rows } = await opened.executeSql(
      `select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'school_id' order by 1`,
    );
    // Accounts, the log of readings, decisions of authorities and what-ifs of the Dinas over public counts.
    const kept = [
      'audit_log',
      'case_evaluation',
      'closure_order',
      'lifecycle_event',
      'membership',
      'scenario_school',
      'verification_visit',
    ];
    expect(rows.map((row) => (row as { name: string }).name)).toEqual([...ERASED_TABLES, ...kept].toSorted());
  });

  test('an erasure takes one school’s rows, all of them, and no other’s', async () => {
    const removed = await as(own(a), (tx) => eraseSchoolData(tx, a));
    expect(removed).toMatchObject({
      consent_record: 2,
      eligibility_hold: 1,
      daily_report: 1,
      case_report: 1,
      case_count: 1,
      readiness_entry: 3,
      pupil: 1,
      rombel: 1,
    });
    expect(await as(own(a), (tx) => eraseSchoolData(tx, b))).toMatchObject({ consent_record: 0, pupil: 0 });
    expect(await as(own(a), (tx) => readAll(tx, [a]))).toEqual(NONE);
    expect(await as(own(b), (tx) => readAll(tx, [b]))).toEqual(ONE);
  });
});
