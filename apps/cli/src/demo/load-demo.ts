import { makeAuth, DEMO_ACCOUNTS, DEMO_PASSWORD, factsOf, planRecord } from '@giliran/api';
import { defaultSetting, planSchool } from '@giliran/planning';
import { savePlanVersion } from '@giliran/db/queries/plans';
import { actForSchools, NO_CLAIMS, withClaims, type Cipher, type Opened, type Transaction } from '@giliran/db';
import { addMembership, hasSchools, membershipsOf, userIdByEmail } from '@giliran/db/queries/memberships';
import { replaceLessons } from '@giliran/db/queries/lessons';
import { teachersBySchool, upsertPupils, upsertRombel, upsertTeachers } from '@giliran/db/queries/people';
import { insertDemoSchool, saveSetting, schoolsByIds, schoolsOfKabupaten } from '@giliran/db/queries/schools';
import { upsertRooms } from '@giliran/db/queries/rooms';
import { recordZone } from '@giliran/db/queries/zones';
import { kecamatanOf } from '@giliran/dapodik/areas';
import { randomBits, type Day } from '@giliran/kernel';
import { writeDailyReports } from './demo-days.ts';
import { needsPlan, writeLifecycles } from './demo-lifecycle.ts';
import { DEMO_LESSON_FRAME, DEMO_MAX_PERIODS, demoLessons } from './demo-lessons.ts';
import { DEMO_KABUPATEN, demoSchools, type DemoSchool } from './demo-schools.ts';
import { BOYS, GIRLS, SECOND } from './names.ts';

const SEED = 51_2021;

/** Is every demo account there with its role? The accounts are the last thing written, so then the rest is there too. */
export async function demoIsComplete(opened: Opened): Promise<boolean> {
  for (const { email } of DEMO_ACCOUNTS) {
    const userId = await userIdByEmail(opened.db, email);
    if (!userId || (await membershipsOf(opened.db, userId)).length === 0) return false;
  }
  return true;
}

/**
 * Writes the synthetic demo up to the day `until`: schools, rooms, rombel, teachers, pupils of the detailed schools, zones, some plans, and accounts.
 * The data are one transaction; a start that was cut short afterwards goes on with the accounts.
 */
export async function loadDemo(options: { opened: Opened; cipher: Cipher; secret: string; until: Day }): Promise<void> {
  const { opened, cipher } = options;
  const idByNpsn = (await hasSchools(opened.db)) ? await knownSchools(opened) : await writeSchools(opened, cipher);
  await writeLifecycles(opened);
  await writeDailyReports(opened, options.until);
  // Accounts are made through the identity library, with sign-up open only for this instance.
  const auth = makeAuth({ db: opened.db, secret: options.secret, baseUrl: 'http://localhost', trustedOrigins: [], allowSignUp: true });
  for (const account of DEMO_ACCOUNTS) {
    if (!(await userIdByEmail(opened.db, account.email))) {
      await auth.api.signUpEmail({ body: { email: account.email, name: account.name, password: DEMO_PASSWORD } });
    }
    const userId = await userIdByEmail(opened.db, account.email);
    if (!userId) throw new Error(`demo account ${account.email} could not be made`);
    await addMembership(opened.db, {
      userId,
      role: account.role,
      kabupatenCode: account.kabupatenCode,
      schoolId: account.npsn === null ? null : (idByNpsn.get(account.npsn) ?? null),
    });
  }
}

const DINAS = { ...NO_CLAIMS, dinasCodes: [DEMO_KABUPATEN] };

async function knownSchools(opened: Opened): Promise<Map<string, string>> {
  const rows = await withClaims(opened.db, DINAS, (tx) => schoolsOfKabupaten(tx, DEMO_KABUPATEN));
  return new Map(rows.map((row) => [row.npsn, row.id]));
}

async function writeSchools(opened: Opened, cipher: Cipher): Promise<Map<string, string>> {
  const schools = demoSchools();
  return withClaims(opened.db, DINAS, async (tx) => {
    const ids = new Map<string, string>();
    for (const school of schools) ids.set(school.npsn, await insertDemoSchool(tx, { ...school, kabupatenCode: DEMO_KABUPATEN }));
    await recordZone(tx, { kabupatenCode: DEMO_KABUPATEN, kecamatanCode: null, zone: 'YELLOW', fromDay: '2021-08-30', setBy: 'demo' });
    for (const [name, zone] of ZONES) {
      const code = kecamatanOf(DEMO_KABUPATEN).find((k) => k.name === name)?.code;
      if (code) await recordZone(tx, { kabupatenCode: DEMO_KABUPATEN, kecamatanCode: code, zone, fromDay: '2021-09-06', setBy: 'demo' });
    }
    // The same transaction goes on as each school's own staff: rooms, people and plans belong to the school.
    await actForSchools(tx, [...ids.values()]);
    for (const school of schools) await fillSchool(tx, school, ids.get(school.npsn) as string, cipher);
    for (const [i, school] of schools.entries()) {
      await measureAndPlan(tx, ids.get(school.npsn) as string, needsPlan(school) || (!school.detailed && school.rombel > 0 && i % 3 === 0));
    }
    return ids;
  });
}

const ZONES = [
  ['Siding', 'GREEN'],
  ['Tujuh Belas', 'GREEN'],
  ['Jagoi Babang', 'ORANGE'],
] as const;

/** Reads the school once, which computes its rooms; some schools have saved a first draft, so that the aggregates have plans to speak of. */
async function measureAndPlan(tx: Transaction, schoolId: string, withPlan: boolean): Promise<void> {
  const [school] = await schoolsByIds(tx, [schoolId]);
  if (!school) return;
  const reader = {
    tx,
    claims: { ...DINAS, schoolIds: [schoolId] },
    user: { id: 'demo', name: 'demo', email: 'demo', mustChangePassword: false },
    sessionExpired: false,
    loaders: new Map(),
  };
  const { facts, capacities } = await factsOf(reader, school);
  if (!withPlan) return;
  const { plan, judgement } = planSchool(facts, { capacities, effort: 'quick' });
  if (!plan || !judgement) return;
  await savePlanVersion(tx, {
    ...planRecord(facts, plan, judgement),
    schoolId,
    baseNumber: 0,
    name: 'Rancangan demo',
    status: 'DRAFT',
    seed: 1,
    createdBy: null,
  });
}

async function fillSchool(tx: Transaction, school: DemoSchool, id: string, cipher: Cipher): Promise<void> {
  const margins = { site: 'ON_CAMPUS' as const, sideMarginCm: 50, frontZoneCm: 200, backMarginCm: 50 };
  await upsertRooms(
    tx,
    id,
    school.rooms.map((room) => ({ ...room, ...margins })),
  );
  const rombel = rombelOf(school);
  const { idByName } = await upsertRombel(
    tx,
    id,
    rombel.map(({ name, grade, pupils }) => ({ name, grade, pupilCount: pupils })),
  );
  const bits = (a: number, b: number, c: number) => randomBits(SEED, Number(school.npsn.slice(1)), a * 1000 + b, c);
  const nameOf = (girl: boolean, a: number, b: number) => {
    const given = girl ? GIRLS : BOYS;
    return `${given[bits(a, b, 1) % given.length]} ${SECOND[bits(a, b, 2) % SECOND.length]}`;
  };
  // The detailed SMP has teachers of subjects, who meet many rombel; all other schools have class teachers.
  const bySubject = school.detailed && school.form === 'SMP';
  const teachers = Array.from({ length: school.teachers }, (_, i) => ({
    name: `${school.detailed ? nameOf(i % 3 !== 0, 900, i) : 'Guru'} ${i + 1}`,
    rombelId: idByName.get(rombel[i]?.name ?? '') ?? null,
    maxDay: null,
    maxWeek: null,
    ...(bySubject ? { maxPeriods: DEMO_MAX_PERIODS } : {}),
  }));
  await upsertTeachers(tx, id, teachers);
  if (!school.detailed) return;
  if (bySubject) {
    const teacherId = new Map((await teachersBySchool(tx, [id])).map((row) => [row.name, row.id]));
    const lessons = demoLessons(
      rombel.flatMap(({ name }) => idByName.get(name) ?? []),
      teachers.flatMap(({ name }) => teacherId.get(name) ?? []),
    );
    await replaceLessons(tx, id, lessons);
    await saveSetting(tx, id, 0, { ...defaultSetting('SMP'), lessons: DEMO_LESSON_FRAME });
  }
  const pupils = rombel.flatMap(({ name, pupils: count }, r) =>
    Array.from({ length: count }, (_, i) => {
      const girl = bits(r, i, 0) % 2 === 0;
      const number = `${school.npsn.slice(-1)}${String(r + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`;
      return {
        keyHash: cipher.hash(`${id}|${number}`),
        name: nameOf(girl, r, i),
        nisn: `00${number.padStart(8, '9')}`,
        rombelId: idByName.get(name) as string,
        rosterNumber: i + 1,
        sex: girl ? ('P' as const) : ('L' as const),
        transport: bits(r, i, 3) % 4 === 0 ? 'Sepeda motor' : 'Jalan kaki',
        desaName: null,
        kecamatanName: null,
      };
    }),
  );
  await upsertPupils(tx, id, pupils, cipher);
}

/** Rombel of a school with its pupils spread as evenly as whole numbers allow: 6 -> 1..6, 12 -> 1A 1B .., 27 -> 7A..9I. */
function rombelOf(school: DemoSchool): { name: string; grade: number | null; pupils: number }[] {
  const first = school.form === 'SMP' ? 7 : school.form === 'SMA' ? 10 : 1;
  const grades = school.form === 'SD' ? 6 : school.form === 'SMP' || school.form === 'SMA' ? 3 : school.rombel;
  const graded = school.form === 'SD' || school.form === 'SMP' || school.form === 'SMA';
  const perGrade = Math.max(1, Math.ceil(school.rombel / grades));
  return Array.from({ length: school.rombel }, (_, i) => {
    const grade = first + Math.floor(i / perGrade);
    const letter = perGrade > 1 ? String.fromCharCode(65 + (i % perGrade)) : '';
    return {
      name: graded ? `Kelas ${grade}${letter}` : `Kelompok ${String.fromCharCode(65 + i)}`,
      grade: graded ? grade : null,
      pupils: Math.floor(school.pupils / school.rombel) + (i < school.pupils % school.rombel ? 1 : 0),
    };
  });
}
