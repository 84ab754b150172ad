import { randomUUID } from 'node:crypto';
import {
  accountsOf,
  addAccount,
  DINAS_GIVES,
  endRole,
  renewPassword,
  setAccountActive,
  type AccountRoleRow,
} from '@giliran/db/queries/accounts';
import { noteNamedRead } from '@giliran/db/queries/plans';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { badInput, forbidden, wellFormed } from '../errors.ts';
import { oneTimePassword, type OneTimePassword } from '../one-time-password.ts';
import { KabupatenRef } from './dinas.ts';
import { RoleRef } from './viewer.ts';

const AccountRoleRef = builder.objectRef<AccountRoleRow>('AccountRole').implement({
  description: 'One role of an account in the kabupaten.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the role.', resolve: (r) => r.membershipId }),
    role: t.field({ type: RoleRef, description: 'The role.', resolve: (r) => r.role }),
    schoolId: t.exposeID('schoolId', { nullable: true, description: 'Its school, for OPERATOR and HEAD.' }),
    schoolName: t.exposeString('schoolName', { nullable: true, description: 'Name of that school.' }),
  }),
});

type PasswordState = 'OWN' | 'ONE_TIME' | 'LAPSED';

const PasswordStateRef = builder.enumType('PasswordState', {
  description: 'What the account signs in with.',
  values: {
    OWN: { description: 'A password its owner chose.' },
    ONE_TIME: { description: 'A one-time password that was not used yet.' },
    LAPSED: { description: 'A one-time password that is too old; give a new one.' },
  } as const,
});

const AccountRef = builder.objectRef<readonly [AccountRoleRow, ...AccountRoleRow[]]>('Account').implement({
  description: 'An account that holds a role in the kabupaten, for its dinas. Passwords are never shown.',
  fields: (t) => ({
    id: t.id({ description: 'Id of the account.', resolve: ([first]) => first.userId }),
    name: t.string({ description: 'Name shown on screen.', resolve: ([first]) => first.name }),
    email: t.string({ description: 'E-mail used to sign in.', resolve: ([first]) => first.email }),
    active: t.boolean({ description: 'May it sign in?', resolve: ([first]) => first.deactivatedAt === null }),
    password: t.field({ type: PasswordStateRef, description: 'What it signs in with.', resolve: ([first]) => passwordStateOf(first) }),
    manageable: t.boolean({
      description: 'May the dinas change it? Not its own account, and none with a role that administration gives.',
      resolve: ([first]) => first.manageable,
    }),
    roles: t.field({ type: [AccountRoleRef], description: 'Its roles in the kabupaten.', resolve: (rows) => [...rows] }),
  }),
});

function passwordStateOf({ oneTimeUntil }: AccountRoleRow): PasswordState {
  if (oneTimeUntil === null) return 'OWN';
  return oneTimeUntil > new Date() ? 'ONE_TIME' : 'LAPSED';
}

async function accountsIn(context: Context, kabupatenCode: string) {
  const byUser = new Map<string, [AccountRoleRow, ...AccountRoleRow[]]>();
  for (const row of await accountsOf(context.tx, kabupatenCode)) {
    const known = byUser.get(row.userId);
    if (known) known.push(row);
    else byUser.set(row.userId, [row]);
  }
  return [...byUser.values()];
}

builder.objectFields(KabupatenRef, (t) => ({
  accounts: t.field({
    type: [AccountRef],
    description: 'Accounts with a role in the kabupaten, for its dinas; officers first, then by school.',
    authScopes: (k) => ({ dinas: k.code }),
    resolve: (k, _args, context) => accountsIn(context, k.code),
  }),
  accountRoles: t.field({
    type: [RoleRef],
    description: 'Roles that the dinas gives. Dinas, Satgas, Bupati and researchers are given by administration (`giliran account`).',
    resolve: () => [...DINAS_GIVES],
  }),
}));

const HandedOverRef = builder.objectRef<{ email: string; secret: OneTimePassword | null }>('HandedOverPassword').implement({
  description: 'A one-time password. It is told this once and stored nowhere.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Account it opens.' }),
    password: t.string({
      nullable: true,
      description: 'The password; null = the account existed and keeps its own.',
      resolve: ({ secret }) => secret?.password,
    }),
    until: t.field({ type: 'DateTime', nullable: true, description: 'When it lapses.', resolve: ({ secret }) => secret?.until }),
  }),
});

const NewAccountInput = builder.inputType('NewAccountInput', {
  description: 'An account to make.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name shown on screen, e.g. the office: "Operator SDN 01".' }),
    email: t.string({ required: true, description: 'E-mail to sign in with.' }),
    role: t.field({ type: RoleRef, required: true, description: 'One of `Kabupaten.accountRoles`.' }),
    schoolId: t.id({ required: false, description: 'The school, for OPERATOR and HEAD.' }),
  }),
});

/** Who changed whose access, for the log that the dinas and the school read. */
function log(context: Context, kabupatenCode: string, schoolId: string | null, action: string): Promise<void> {
  return noteNamedRead(context.tx, { schoolId, kabupatenCode, userId: context.user?.id ?? '', action });
}

/** The same for a whole account, noted at each of its schools: a head sees that a password was replaced. One statement a school. */
async function logOf(context: Context, kabupatenCode: string, roles: readonly AccountRoleRow[], action: string): Promise<void> {
  for (const schoolId of new Set(roles.map((role) => role.schoolId))) await log(context, kabupatenCode, schoolId, action);
}

async function rolesOf(context: Context, kabupatenCode: string, accountId: string): Promise<AccountRoleRow[]> {
  return (await accountsOf(context.tx, kabupatenCode)).filter(({ userId }) => userId === accountId);
}

const OUT_OF_REACH = 'akun ini bukan milik sekolah atau pengawas kabupaten ini, atau akun sendiri; hubungi administrator Giliran';

builder.mutationFields((t) => ({
  createAccount: t.field({
    type: HandedOverRef,
    description:
      'The dinas makes an account for a school, a supervisor or the Tim Terpadu, with a one-time password; a known account of the kabupaten gets the role in addition.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      account: t.arg({ type: NewAccountInput, required: true, description: 'The account.' }),
    },
    resolve: async (_root, { kabupatenCode, account }, context) => {
      const name = account.name.trim().replace(/\s+/g, ' ');
      const email = account.email.trim().toLowerCase();
      if (name === '' || name.length > 80)
        throw badInput('/account/name', 'Tulis nama akun, paling banyak 80 huruf, misalnya "Operator SDN 01 Ledo".');
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 120)
        throw badInput('/account/email', `"${email.slice(0, 60)}" bukan alamat surel. Tulis seperti operator@sekolah.sch.id.`);
      if (!DINAS_GIVES.includes(account.role))
        throw badInput(
          '/account/role',
          'Peran ini diberikan administrator, bukan Dinas. Pilih kepala sekolah, operator, pengawas, atau Tim Terpadu.',
        );
      const ofSchool = account.role === 'HEAD' || account.role === 'OPERATOR';
      if (ofSchool && !account.schoolId) throw badInput('/account/schoolId', 'Pilih sekolah untuk kepala sekolah atau operator.');
      const schoolId = ofSchool && account.schoolId ? wellFormed(account.schoolId, '/account/schoolId') : null;
      const secret = await oneTimePassword(new Date());
      const outcome = await addAccount(context.tx, {
        id: randomUUID(),
        name,
        email,
        role: account.role,
        schoolId,
        kabupatenCode,
        passwordHash: secret.hash,
        oneTimeUntil: secret.until,
      });
      if (outcome === 'TAKEN')
        throw badInput('/account/email', `Surel ${email} sudah dipakai akun lain. Pakai surel lain, atau hubungi administrator Giliran.`);
      if (outcome === 'DENIED') throw badInput('/account/schoolId', 'Sekolah ini bukan sekolah kabupaten ini. Pilih sekolah dari daftar.');
      await log(context, kabupatenCode, schoolId, outcome === 'CREATED' ? 'ACCOUNT_CREATED' : 'ACCOUNT_ROLE_ADDED');
      return { email, secret: outcome === 'CREATED' ? secret : null };
    },
  }),
  renewAccountPassword: t.field({
    type: HandedOverRef,
    description: 'Gives an account a new one-time password and ends its sessions, for somebody who forgot the own one.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      accountId: t.arg.id({ required: true, description: 'The account.' }),
    },
    resolve: async (_root, { kabupatenCode, accountId }, context) => {
      const secret = await oneTimePassword(new Date());
      const roles = await rolesOf(context, kabupatenCode, accountId);
      if (roles.length === 0 || !(await renewPassword(context.tx, accountId, secret.hash, secret.until))) throw forbidden(OUT_OF_REACH);
      await logOf(context, kabupatenCode, roles, 'ACCOUNT_PASSWORD_RENEWED');
      return { email: roles[0]?.email ?? '', secret };
    },
  }),
  setAccountActive: t.field({
    type: KabupatenRef,
    description: 'Shuts an account, ending its sessions at once, or opens it again. What it recorded stays.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      accountId: t.arg.id({ required: true, description: 'The account.' }),
      active: t.arg.boolean({ required: true, description: 'May it sign in?' }),
    },
    resolve: async (_root, { kabupatenCode, accountId, active }, context) => {
      const roles = await rolesOf(context, kabupatenCode, accountId);
      if (roles.length === 0 || !(await setAccountActive(context.tx, accountId, active))) throw forbidden(OUT_OF_REACH);
      await logOf(context, kabupatenCode, roles, active ? 'ACCOUNT_OPENED' : 'ACCOUNT_SHUT');
      return { code: kabupatenCode };
    },
  }),
  endAccountRole: t.field({
    type: KabupatenRef,
    description: 'Takes one of several roles from an account. The last one is not taken: shut the account instead.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      roleId: t.arg.id({ required: true, description: 'The role.' }),
    },
    resolve: async (_root, { kabupatenCode, roleId }, context) => {
      if (!(await endRole(context.tx, wellFormed(roleId, '/roleId'))))
        throw badInput(
          '/roleId',
          'Peran ini tidak dapat dilepas: satu-satunya peran akun itu, atau bukan akun yang diatur Dinas. Nonaktifkan akunnya saja.',
        );
      await log(context, kabupatenCode, null, 'ACCOUNT_ROLE_ENDED');
      return { code: kabupatenCode };
    },
  }),
}));
