import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CLAIMS, withClaims, type Claims, type Transaction } from './tenant.ts';
import type { Opened } from './open.ts';
import { addMembership, claimsOf, membershipsOf } from './queries/memberships.ts';
import { countPupils, pupilsBySchool, upsertPupils, upsertRombel, upsertTeachers, teachersBySchool } from './queries/people.ts';
import { savePlanVersion, latestPlan, noteNamedRead } from './queries/plans.ts';
import { insertRoom, roomsBySchool, upsertRooms } from './queries/rooms.ts';
import { insertDemoSchool, pageSchools, saveSetting, settingsBySchool, upsertRecapSchools } from './queries/schools.ts';
import { completeChunk, endScenario, insertScenario, progressOf, scenarioById } from './queries/scenarios.ts';
import { recordZone, zoneRecordsOf } from './queries/zones.ts';
import { makeCipher } from './cipher.ts';
import { user } from './tables/identity.ts';
import { bothDatabases } from './testing/index.ts';

const cipher = makeCipher(Buffer.alloc(32, 7).toString('base64'));
const ROOM = {
  name: 'Kelas 1',
  site: 'ON_CAMPUS' as const,
  widthCm: 700,
  lengthCm: 800,
  sideMarginCm: 50,
  frontZoneCm: 200,
  backMarginCm: 50,
};
const PLAN = {
  name: 'x',
  status: 'DRAFT' as const,
  body: {},
  judgement: {},
  guaranteedSessions: 1,
  failCount: 0,
  undeterminedCount: 0,
  seed: 1,
  engineVersion: 't',
  inputHash: 'h',
  createdBy: null,
};

describe.each(bothDatabases)('row-level security on $kind', ({ open }) => {
  let opened: Opened;
  let a: string;
  let b: string;
  const dinas: Claims = { ...NO_CLAIMS, userId: 'd', dinasCodes: ['61.07'] };
  const as = <T>(claims: Claims, work: (tx: Transaction) => Promise<T>) => withClaims(opened.db, claims, work);
  const own = (id: string): Claims => ({ ...NO_CLAIMS, userId: 'u', schoolIds: [id] });

  beforeAll(async () => {
    opened = await open();
    const school = {
      kecamatanCode: '61.07.03',
      desaCode: null,
      form: 'SD',
      ownership: 'PUBLIC' as const,
      pupils: 10,
      rombel: 1,
      teachers: 1,
      rooms: [],
    };
    [a, b] = await as(dinas, async (tx) => [
      await insertDemoSchool(tx, { ...school, kabupatenCode: '61.07', npsn: 'Z0000001', name: 'A' }),
      await insertDemoSchool(tx, { ...school, kabupatenCode: '61.07', npsn: 'Z0000002', name: 'B' }),
    ]);
    for (const id of [a, b]) {
      await as(own(id), async (tx) => {
        await insertRoom(tx, id, ROOM);
        const { idByName } = await upsertRombel(tx, id, [{ name: 'Kelas 1', grade: 1 }]);
        await upsertTeachers(tx, id, [{ name: 'Guru 1', rombelId: idByName.get('Kelas 1') ?? null, maxDay: null, maxWeek: null }]);
        await upsertPupils(
          tx,
          id,
          [
            {
              keyHash: cipher.hash('1'),
              name: 'Nama Sintetis',
              nisn: null,
              rombelId: idByName.get('Kelas 1') as string,
              rosterNumber: 1,
              sex: 'L',
              transport: null,
              desaName: null,
              kecamatanName: null,
            },
          ],
          cipher,
        );
      });
    }
  });
  afterAll(() => opened.close());

  test('without claims nothing is visible', async () => {
    await as(NO_CLAIMS, async (tx) => {
      expect(await pageSchools(tx, {}, { first: 10 })).toEqual([]);
      expect(await roomsBySchool(tx, [a, b])).toEqual([]);
      expect(await pupilsBySchool(tx, [a, b])).toEqual([]);
    });
  });

  test('a school sees itself and not its neighbour', async () => {
    await as(own(a), async (tx) => {
      expect((await pageSchools(tx, {}, { first: 10 })).map((s) => s.name)).toEqual(['A']);
      expect((await roomsBySchool(tx, [a, b])).map((r) => r.schoolId)).toEqual([a]);
      expect((await pupilsBySchool(tx, [a, b])).map((p) => p.schoolId)).toEqual([a]);
    });
  });

  test('a school cannot write into its neighbour, nor move a row there', async () => {
    await expect(as(own(a), (tx) => insertRoom(tx, b, { ...ROOM, name: 'Curian' }))).rejects.toThrow();
    await expect(as(own(a), (tx) => tx.execute(sql`update room set school_id = ${b} where school_id = ${a}`))).rejects.toThrow();
    await expect(as(own(a), (tx) => tx.execute(sql`update pupil set school_id = ${b}`))).rejects.toThrow();
  });

  test('the Dinas sees schools, rooms and teachers of its kabupaten, and no pupil', async () => {
    await as(dinas, async (tx) => {
      expect((await pageSchools(tx, {}, { first: 10 })).length).toBe(2);
      expect((await roomsBySchool(tx, [a, b])).length).toBe(2);
      expect((await teachersBySchool(tx, [a, b])).length).toBe(2);
      expect(await pupilsBySchool(tx, [a, b])).toEqual([]);
      expect(await countPupils(tx, [a, b])).toEqual([]);
    });
    expect(await as({ ...dinas, dinasCodes: ['63.03'] }, (tx) => pageSchools(tx, {}, { first: 10 }))).toEqual([]);
    await expect(as(dinas, (tx) => insertRoom(tx, a, { ...ROOM, name: 'Dari dinas' }))).rejects.toThrow();
  });

  test('the researcher sees rooms, and neither teachers nor pupils, and writes nothing', async () => {
    const researcher: Claims = { ...NO_CLAIMS, userId: 'r', researchCodes: ['61.07'] };
    await as(researcher, async (tx) => {
      expect((await roomsBySchool(tx, [a, b])).length).toBe(2);
      expect(await teachersBySchool(tx, [a, b])).toEqual([]);
      expect(await pupilsBySchool(tx, [a, b])).toEqual([]);
    });
    await expect(as(researcher, (tx) => recordZone(tx, { kabupatenCode: '61.07', zone: 'RED', fromDay: '2021-09-01' }))).rejects.toThrow();
  });

  test('claims end with the transaction', async () => {
    await as(own(a), (tx) => roomsBySchool(tx, [a]));
    expect(await as(NO_CLAIMS, (tx) => roomsBySchool(tx, [a]))).toEqual([]);
  });

  test('no tenant table is left without forced security', async () => {
    const { rows } = await opened.executeSql(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'
         and not (c.relrowsecurity and c.relforcerowsecurity) order by relname`,
    );
    expect(rows.map((row) => (row as { relname: string }).relname)).toEqual(['account', 'session', 'user', 'verification']);
  });

  test('the application role may not read identity tables', async () => {
    await expect(as(own(a), (tx) => tx.execute(sql`select * from session`))).rejects.toThrow();
    await expect(as(own(a), (tx) => tx.execute(sql`select * from account`))).rejects.toThrow();
  });

  test('memberships are read before any claim exists and turn into claims', async () => {
    await opened.db.insert(user).values({ id: 'u1', name: 'U', email: 'u@example.test' });
    await addMembership(opened.db, { userId: 'u1', role: 'OPERATOR', schoolId: a, kabupatenCode: '61.07' });
    await addMembership(opened.db, { userId: 'u1', role: 'OPERATOR', schoolId: a, kabupatenCode: '61.07' });
    const found = await membershipsOf(opened.db, 'u1');
    expect(found).toMatchObject([{ role: 'OPERATOR', schoolId: a, schoolName: 'A' }]);
    expect(claimsOf('u1', found)).toEqual({ ...NO_CLAIMS, userId: 'u1', schoolIds: [a] });
  });

  test('a plan version is written once, never changed; the second editor gets the current one', async () => {
    const first = await as(own(a), (tx) => savePlanVersion(tx, { ...PLAN, schoolId: a, baseNumber: 0 }));
    expect(first).toMatchObject({ saved: { number: 1 } });
    const late = await as(own(a), (tx) => savePlanVersion(tx, { ...PLAN, schoolId: a, baseNumber: 0 }));
    expect(late).toMatchObject({ current: { number: 1 } });
    await expect(as(own(a), (tx) => tx.execute(sql`update plan_version set name = 'y'`))).rejects.toThrow();
    // Not even the owner of the schema changes one: refused by the trigger, or unseen under forced security.
    await opened.executeSql(`update plan_version set name = 'y'`).catch(() => null);
    expect((await as(own(a), (tx) => latestPlan(tx, a)))?.name).toBe('x');
    await expect(as(own(a), (tx) => savePlanVersion(tx, { ...PLAN, schoolId: b, baseNumber: 0 }))).rejects.toThrow();
  });

  test('the setting is replaced only from the version that was read', async () => {
    expect(await as(own(a), (tx) => saveSetting(tx, a, 0, { v: 1 }))).toBe(1);
    expect(await as(own(a), (tx) => saveSetting(tx, a, 0, { v: 2 }))).toBeNull();
    expect(await as(own(a), (tx) => saveSetting(tx, a, 1, { v: 3 }))).toBe(2);
    expect((await as(own(a), (tx) => settingsBySchool(tx, [a]))).get(a)).toEqual({ version: 2, body: { v: 3 } });
  });

  test('a repeated import changes nothing', async () => {
    const row = {
      kecamatanCode: '61.07.03',
      npsn: '30100001',
      name: 'SD X',
      form: 'SD',
      ownership: 'PUBLIC' as const,
      pupils: 100,
      rombel: 6,
      teachers: 8,
      rooms: 6,
      year: '2023',
    };
    expect(await as(dinas, (tx) => upsertRecapSchools(tx, '61.07', [row]))).toEqual({ created: 1, changed: 0, unchanged: 0 });
    expect(await as(dinas, (tx) => upsertRecapSchools(tx, '61.07', [row]))).toEqual({ created: 0, changed: 0, unchanged: 1 });
    expect(await as(dinas, (tx) => upsertRecapSchools(tx, '61.07', [{ ...row, pupils: 101 }]))).toEqual({
      created: 0,
      changed: 1,
      unchanged: 0,
    });
    expect(await as(own(a), (tx) => upsertRooms(tx, a, [ROOM]))).toEqual({ created: 0, changed: 0, unchanged: 1 });
    const pupil = (tx: Transaction, rombelId: string, name: string) =>
      upsertPupils(
        tx,
        a,
        [
          {
            keyHash: cipher.hash('1'),
            name,
            nisn: null,
            rombelId,
            rosterNumber: 1,
            sex: 'L',
            transport: null,
            desaName: null,
            kecamatanName: null,
          },
        ],
        cipher,
      );
    const rombelId = (await as(own(a), (tx) => pupilsBySchool(tx, [a])))[0]?.rombelId as string;
    expect(await as(own(a), (tx) => pupil(tx, rombelId, 'Nama Sintetis'))).toEqual({ created: 0, changed: 0, unchanged: 1 });
    expect(await as(own(a), (tx) => pupil(tx, rombelId, 'Nama Lain'))).toEqual({ created: 0, changed: 1, unchanged: 0 });
  });

  test('names at rest are sealed', async () => {
    const { rows } = await opened.executeSql(`select count(*)::int as n from pupil where name_cipher like '%Nama%'`);
    const stored = await as(own(a), (tx) => pupilsBySchool(tx, [a]));
    expect(stored[0]?.nameCipher).toMatch(/^v1\./);
    expect(cipher.open(stored[0]?.nameCipher as string)).toBe('Nama Lain');
    expect((rows[0] as { n: number }).n).toBe(0);
  });

  test('a late duplicate of a chunk writes nothing, a cancelled what-if takes nothing more', async () => {
    const make = () =>
      as(dinas, (tx) =>
        insertScenario(tx, {
          kabupatenCode: '61.07',
          name: 's',
          spec: {},
          schoolCount: 2,
          chunkCount: 2,
          seed: 1,
          engineVersion: 't',
          inputHash: 'h',
          createdBy: null,
        }),
      );
    const row = await make();
    const chunk = (scenarioId: string, n: number, schoolId: string) =>
      as(dinas, (tx) => completeChunk(tx, { scenarioId, chunk: n, kabupatenCode: '61.07', outcomes: [{ schoolId, outcome: {} }] }));
    expect(await chunk(row.id, 0, a)).toBe('WRITTEN');
    expect(await chunk(row.id, 0, a)).toBe('DUPLICATE');
    expect((await as(dinas, (tx) => progressOf(tx, [row.id]))).get(row.id)).toBe(1);
    expect(await chunk(row.id, 1, b)).toBe('WRITTEN');
    expect((await as(dinas, (tx) => scenarioById(tx, row.id)))?.status).toBe('DONE');
    const other = await make();
    await as(dinas, (tx) => endScenario(tx, other.id, 'CANCELLED'));
    expect(await chunk(other.id, 0, a)).toBe('CANCELLED');
  });

  test('zones are kept by area, read by everyone, in the order in which they replace each other', async () => {
    await as(dinas, async (tx) => {
      await recordZone(tx, { kabupatenCode: '61.07', zone: 'ORANGE', kecamatanCode: '61.07.03', fromDay: '2021-09-20' });
      await recordZone(tx, { kabupatenCode: '61.07', zone: 'YELLOW', fromDay: '2021-09-01' });
      await recordZone(tx, { kabupatenCode: '61.07', zone: null, kecamatanCode: '61.07.03', fromDay: '2021-10-04' });
    });
    const rows = await as(own(a), (tx) => zoneRecordsOf(tx, ['61.07']));
    expect(rows.map((row) => [row.kecamatanCode, row.zone, row.fromDay])).toEqual([
      [null, 'YELLOW', '2021-09-01'],
      ['61.07.03', 'ORANGE', '2021-09-20'],
      ['61.07.03', null, '2021-10-04'],
    ]);
  });

  test('a read of names is logged under the reader’s own id alone', async () => {
    await as(own(a), (tx) => noteNamedRead(tx, { schoolId: a, kabupatenCode: '61.07', userId: 'u', action: 'READ' }));
    await expect(
      as(own(a), (tx) => noteNamedRead(tx, { schoolId: a, kabupatenCode: '61.07', userId: 'other', action: 'READ' })),
    ).rejects.toThrow();
  });
});
