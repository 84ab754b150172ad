import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Opened } from '@giliran/db';
import { userIdByEmail } from '@giliran/db/queries/memberships';
import { bothDatabases } from '@giliran/db/testing';
import { serveForTests, type TestServer } from './testing/serve-for-tests.ts';

const HERE = '61.07';
const CREATE = `mutation($code: ID!, $account: NewAccountInput!) { createAccount(kabupatenCode: $code, account: $account) { email password until } }`;
const LIST = `query($code: ID!) { kabupaten(code: $code) { accountRoles accounts { id email active password manageable roles { id role schoolId } } } }`;

interface Account {
  id: string;
  email: string;
  active: boolean;
  password: string;
  manageable: boolean;
  roles: { id: string; role: string; schoolId: string | null }[];
}
interface HandedOver {
  email: string;
  password: string | null;
}

describe.each(bothDatabases)('accounts on $kind', ({ open }) => {
  let opened: Opened;
  let server: TestServer;
  let school: string;
  const create = (who: string, account: object, code = HERE) =>
    server.ask<{ createAccount: HandedOver }>(who, CREATE, {
      code,
      account: { name: 'Operator uji', role: 'OPERATOR', schoolId: school, ...account },
    });
  const made = async (email: string, more: object = {}): Promise<HandedOver> => {
    const { data, errors } = await create('dinas', { email, ...more });
    if (!data) throw new Error(JSON.stringify(errors));
    return data.createAccount;
  };
  const list = async (): Promise<Account[]> =>
    (await server.must<{ kabupaten: { accounts: Account[] } }>('dinas', LIST, { code: HERE })).kabupaten.accounts;
  const accountOf = async (email: string) => (await list()).find((account) => account.email === email) as Account;
  const renewed = async (email: string): Promise<string | null> => {
    const { id } = await accountOf(email);
    const { renewAccountPassword: handed } = await server.must<{ renewAccountPassword: HandedOver }>(
      'dinas',
      `mutation($id: ID!) { renewAccountPassword(kabupatenCode: "61.07", accountId: $id) { email password } }`,
      { id },
    );
    expect(handed.email).toBe(email);
    return handed.password;
  };
  const viewer = (who: string) =>
    server.must<{ viewer: { mustChangePassword: boolean; memberships: { role: string }[] } | null }>(
      who,
      '{ viewer { mustChangePassword memberships { role } } }',
    );
  const mayReadSchool = async (who: string) =>
    (await server.ask(who, 'query($id: ID!) { school(id: $id) { id } }', { id: school })).errors === undefined;

  beforeAll(async () => {
    opened = await open();
    server = await serveForTests(opened, '2021-09-13');
    school = await server.newSchool();
    await server.account('dinas', 'DINAS', null);
    await server.account('stranger', 'DINAS', null, '63.03');
    await server.account('satgas', 'SATGAS', null);
    await server.account('operator', 'OPERATOR', school);
  });
  afterAll(async () => {
    await server.stop();
    await opened.close();
  });

  test('the dinas makes an account; its owner gets nowhere before choosing an own password, and then to the own school', async () => {
    const { password } = await made('Baru@Example.test');
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(await accountOf('baru@example.test')).toMatchObject({
      active: true,
      password: 'ONE_TIME',
      manageable: true,
      roles: [{ role: 'OPERATOR' }],
    });
    expect(await server.signIn('new', 'baru@example.test', password ?? '')).toEqual({ status: 200, code: null });
    expect(await viewer('new')).toEqual({ viewer: { mustChangePassword: true, memberships: [] } });
    expect(await mayReadSchool('new')).toBe(false);
    expect(await server.changePassword('new', password ?? '', password ?? '')).toMatchObject({ status: 400, code: 'PASSWORD_UNCHANGED' });
    expect((await server.changePassword('new', password ?? '', 'pendek')).code).toBe('PASSWORD_TOO_SHORT');
    expect((await server.changePassword('new', 'salah-salah-salah', 'kata sandi sendiri')).code).toBe('INVALID_PASSWORD');
    expect(await viewer('new')).toMatchObject({ viewer: { mustChangePassword: true } });
    expect((await server.changePassword('new', password ?? '', 'kata sandi sendiri')).status).toBe(200);
    expect(await viewer('new')).toEqual({ viewer: { mustChangePassword: false, memberships: [{ role: 'OPERATOR' }] } });
    expect(await mayReadSchool('new')).toBe(true);
    expect((await server.signIn('other', 'baru@example.test', password ?? '')).status).toBe(401);
    expect(await accountOf('baru@example.test')).toMatchObject({ password: 'OWN' });
  });

  test('who handed the one-time password over and signed in with it is out as soon as the owner has an own one', async () => {
    const { password } = await made('titipan@example.test');
    await server.signIn('officer', 'titipan@example.test', password ?? '');
    await server.signIn('owner', 'titipan@example.test', password ?? '');
    // A client that does not ask for it changes nothing.
    expect((await server.changePassword('owner', password ?? '', 'kata sandi sendiri', false)).status).toBe(200);
    expect(await viewer('owner')).toMatchObject({ viewer: { mustChangePassword: false } });
    expect(await viewer('officer')).toEqual({ viewer: null });
  });

  test('a session begun with a one-time password that has lapsed since can no longer choose a password', async () => {
    const { password } = await made('terlambat@example.test');
    await server.signIn('late', 'terlambat@example.test', password ?? '');
    await opened.executeSql(`update "user" set one_time_until = now() - interval '1 minute' where email = 'terlambat@example.test'`);
    expect(await server.changePassword('late', password ?? '', 'kata sandi sendiri')).toEqual({
      status: 403,
      code: 'ONE_TIME_PASSWORD_EXPIRED',
    });
    expect(await accountOf('terlambat@example.test')).toMatchObject({ password: 'LAPSED' });
  });

  test('an account cannot be tried with one password after another; the right one clears the count', async () => {
    await made('sasaran@example.test');
    const right = (await renewed('sasaran@example.test')) ?? '';
    const tryOnce = (password: string) => server.signIn('guesser', 'Sasaran@example.test', password);
    for (let i = 0; i < 5; i++) expect((await tryOnce(`tebakan-${i}-salah`)).status).toBe(401);
    expect((await tryOnce(right)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => tryOnce(`tebakan-${i}-lagi`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status, code }) => status === 429 && code === 'TOO_MANY_TRIES')).toHaveLength(2);
    expect((await tryOnce(right)).status).toBe(429);
    expect((await server.signIn('bystander', 'operator@example.test', 'kata-sandi-uji')).status).toBe(200);
  });

  test('nobody but the dinas of the kabupaten makes, lists, renews or shuts accounts, and it gives no role of another authority', async () => {
    for (const who of ['stranger', 'satgas', 'operator', 'nobody']) {
      expect((await create(who, { email: 'x@example.test' })).errors, who).toHaveLength(1);
      expect((await server.ask(who, LIST, { code: HERE })).errors, who).toBeDefined();
    }
    // The refusal says in words whose act it is and what to do, without a name of the programming interface.
    const { message } = (await create('satgas', { email: 'x@example.test' })).errors?.[0] ?? {};
    expect(message).toMatch(/Dinas Pendidikan kabupaten ini; minta mereka/);
    expect(message).not.toContain('createAccount');
    for (const role of ['DINAS', 'SATGAS', 'REGENT', 'RESEARCHER']) {
      const { errors } = await create('dinas', { email: 'x@example.test', role, schoolId: null });
      expect(errors?.[0]?.extensions.path, role).toBe('/account/role');
    }
    expect((await create('stranger', { email: 'x@example.test' }, '63.03')).errors?.[0]?.extensions.path).toBe('/account/schoolId');
    expect((await create('dinas', { email: 'bukan surel' })).errors?.[0]?.extensions.path).toBe('/account/email');
    expect((await create('dinas', { email: 'x@example.test', schoolId: null })).errors?.[0]?.extensions.path).toBe('/account/schoolId');
    // An address of somebody beyond its reach is refused, and nothing of that account changes.
    expect((await create('dinas', { email: 'satgas@example.test' })).errors?.[0]?.message).toContain('sudah dipakai');
    expect(await userIdByEmail(opened.db, 'x@example.test')).toBeNull();
    const satgas = await accountOf('satgas@example.test');
    expect(satgas).toMatchObject({ manageable: false });
    for (const field of [
      'renewAccountPassword(kabupatenCode: $code, accountId: $id) { email }',
      'setAccountActive(kabupatenCode: $code, accountId: $id, active: false) { code }',
    ]) {
      const ask = (who: string, id: string) => server.ask(who, `mutation($code: ID!, $id: ID!) { ${field} }`, { code: HERE, id });
      expect((await ask('dinas', satgas.id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await ask('dinas', (await accountOf('dinas@example.test')).id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect((await ask('stranger', (await accountOf('operator@example.test')).id)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  test('a shut account is out at once and cannot come in; opened again it can; a forgotten password is renewed', async () => {
    const { password } = await made('pergi@example.test');
    await server.signIn('gone', 'pergi@example.test', password ?? '');
    await server.changePassword('gone', password ?? '', 'kata sandi sendiri');
    expect(await mayReadSchool('gone')).toBe(true);
    const { id } = await accountOf('pergi@example.test');
    const active = (value: boolean) =>
      server.must(
        'dinas',
        `mutation($id: ID!, $v: Boolean!) { setAccountActive(kabupatenCode: "61.07", accountId: $id, active: $v) { code } }`,
        { id, v: value },
      );
    await active(false);
    expect(await viewer('gone')).toEqual({ viewer: null });
    expect(await server.signIn('gone', 'pergi@example.test', 'kata sandi sendiri')).toEqual({ status: 403, code: 'ACCOUNT_DEACTIVATED' });
    await active(true);
    expect((await server.signIn('gone', 'pergi@example.test', 'kata sandi sendiri')).status).toBe(200);
    const renewedPassword = await renewed('pergi@example.test');
    expect(await viewer('gone')).toEqual({ viewer: null });
    expect((await server.signIn('gone', 'pergi@example.test', 'kata sandi sendiri')).status).toBe(401);
    // The school reads in its log that somebody else replaced the password.
    await server.account('head', 'HEAD', school);
    const log = await server.must<{ school: { auditLog: { action: string }[] } }>(
      'head',
      'query($id: ID!) { school(id: $id) { auditLog { action } } }',
      { id: school },
    );
    expect(log.school.auditLog.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['ACCOUNT_SHUT', 'ACCOUNT_OPENED', 'ACCOUNT_PASSWORD_RENEWED']),
    );
    // A one-time password that nobody used in time opens nothing.
    await opened.executeSql(`update "user" set one_time_until = now() - interval '1 minute' where email = 'pergi@example.test'`);
    expect(await server.signIn('gone', 'pergi@example.test', renewedPassword ?? '')).toEqual({
      status: 403,
      code: 'ONE_TIME_PASSWORD_EXPIRED',
    });
    expect(await accountOf('pergi@example.test')).toMatchObject({ password: 'LAPSED' });
  });

  test('a known account gets a further role and keeps its password; one of several roles can be taken, the last one not', async () => {
    const second = await server.newSchool();
    await made('dua@example.test');
    expect(await made('dua@example.test', { schoolId: second, role: 'HEAD' })).toMatchObject({ password: null });
    const { roles } = await accountOf('dua@example.test');
    expect(new Set(roles.map(({ schoolId }) => schoolId))).toEqual(new Set([school, second]));
    const end = (id: string) =>
      server.ask('dinas', `mutation($id: ID!) { endAccountRole(kabupatenCode: "61.07", roleId: $id) { code } }`, { id });
    expect((await end(roles[0]?.id ?? '')).errors).toBeUndefined();
    expect((await end(roles[1]?.id ?? '')).errors?.[0]?.message).toContain('satu-satunya');
  });

  test('nobody gives itself a role or a fresh password through the identity library', async () => {
    const cookie = await fetch(`${server.origin}/api/auth/sign-up/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin },
      body: JSON.stringify({ email: 'z@example.test', name: 'z', password: 'kata-sandi-uji', oneTimeUntil: null, deactivatedAt: null }),
    });
    // The test server leaves sign-up open; whatever came in, it holds no role.
    expect(cookie.status).toBeLessThan(500);
    await server.signIn('z', 'z@example.test', 'kata-sandi-uji');
    expect((await viewer('z')).viewer?.memberships ?? []).toEqual([]);
  });
});
