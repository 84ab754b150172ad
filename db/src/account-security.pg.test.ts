import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from './open.ts';
import { accountsOf, addAccount, endRole, insertAccount, renewPassword, setAccountActive, signInStateOf } from './queries/accounts.ts';
import { insertDemoSchool } from './queries/schools.ts';
import { NO_CLAIMS, withClaims, type Claims, type Transaction } from './tenant.ts';
import { bothDatabases } from './testing/index.ts';

const HERE = '61.07';
const LATER = new Date(Date.now() + 86_400_000);

describe.each(bothDatabases)('accounts behind their functions on $kind', ({ open }) => {
  let opened: Opened;
  let school: string;
  const as = <T>(claims: Partial<Claims>, work: (tx: Transaction) => Promise<T>) =>
    withClaims(opened.db, { ...NO_CLAIMS, userId: 'u', ...claims }, work);
  const account = (id: string, more: object = {}) => ({
    id,
    name: id,
    email: `${id}@example.test`,
    role: 'OPERATOR' as const,
    schoolId: school,
    kabupatenCode: HERE,
    passwordHash: 'h',
    oneTimeUntil: LATER,
    ...more,
  });
  const DINAS: Partial<Claims> = { dinasCodes: [HERE] };

  beforeAll(async () => {
    opened = await open();
    school = await as(DINAS, (tx) =>
      insertDemoSchool(tx, {
        kabupatenCode: HERE,
        kecamatanCode: '61.07.03',
        desaCode: null,
        npsn: 'Z0000001',
        name: 'A',
        form: 'SD',
        ownership: 'PUBLIC',
        pupils: 10,
        rombel: 1,
        teachers: 1,
        rooms: [],
      }),
    );
    expect(await insertAccount(opened.db, account('operator'))).toBe(true);
    expect(await insertAccount(opened.db, account('satgas', { role: 'SATGAS', schoolId: null }))).toBe(true);
    expect(await insertAccount(opened.db, account('again', { email: 'operator@example.test' }))).toBe(false);
  });
  afterAll(() => opened.close());

  test('with other claims than the dinas’s the functions do nothing', async () => {
    const strangers: Partial<Claims>[] = [
      {},
      { dinasCodes: ['63.03'] },
      { satgasCodes: [HERE] },
      { supervisorCodes: [HERE] },
      { schoolIds: [school], headIds: [school] },
    ];
    for (const claims of strangers) {
      expect(await as(claims, (tx) => accountsOf(tx, HERE))).toEqual([]);
      expect(await as(claims, (tx) => addAccount(tx, account('n')))).toBe('DENIED');
      expect(await as(claims, (tx) => renewPassword(tx, 'operator', 'h2', LATER))).toBe(false);
      expect(await as(claims, (tx) => setAccountActive(tx, 'operator', false))).toBe(false);
    }
    expect(await signInStateOf(opened.db, 'operator', new Date())).toBe('OPEN');
  });

  test('the dinas reaches its schools’ accounts and no authority’s; never its own', async () => {
    for (const role of ['DINAS', 'SATGAS', 'REGENT', 'RESEARCHER'] as const)
      expect(await as(DINAS, (tx) => addAccount(tx, account('n', { role, schoolId: null })))).toBe('DENIED');
    expect(await as(DINAS, (tx) => addAccount(tx, account('n', { role: 'SUPERVISOR' })))).toBe('DENIED');
    expect(await as(DINAS, (tx) => addAccount(tx, account('n', { email: 'Satgas@example.test' })))).toBe('TAKEN');
    expect(await as(DINAS, (tx) => setAccountActive(tx, 'satgas', false))).toBe(false);
    expect(await as({ ...DINAS, userId: 'operator' }, (tx) => setAccountActive(tx, 'operator', false))).toBe(false);
    expect(await as(DINAS, (tx) => setAccountActive(tx, 'operator', false))).toBe(true);
    expect(await signInStateOf(opened.db, 'operator', new Date())).toBe('ACCOUNT_DEACTIVATED');
    expect(await as(DINAS, (tx) => setAccountActive(tx, 'operator', true))).toBe(true);
    expect(await signInStateOf(opened.db, 'operator', new Date(LATER.getTime() + 1))).toBe('ONE_TIME_PASSWORD_EXPIRED');
    // Whoever also holds a role elsewhere is out of reach.
    expect(await as(DINAS, (tx) => addAccount(tx, account('both')))).toBe('CREATED');
    await opened.executeSql(`insert into membership (user_id, role, kabupaten_code) values ('both', 'SUPERVISOR', '63.03')`);
    expect(await as(DINAS, (tx) => renewPassword(tx, 'both', 'h2', LATER))).toBe(false);
    const [role] = (await as(DINAS, (tx) => accountsOf(tx, HERE))).filter(({ userId }) => userId === 'both');
    expect(role).toMatchObject({ manageable: false, schoolId: school });
    expect(await as(DINAS, (tx) => endRole(tx, role?.membershipId ?? ''))).toBe(false);
  });

  test('the tables behind them stay shut', async () => {
    for (const statement of [
      sql`select * from "user"`,
      sql`select password from account`,
      sql`update "user" set name = 'x'`,
      sql`delete from session`,
      sql`insert into membership (user_id, role, kabupaten_code) values ('u', 'DINAS', '61.07')`,
    ])
      await expect(as(DINAS, (tx) => tx.execute(statement))).rejects.toThrow();
  });
});
