import { kabupatenName } from '@giliran/dapodik/areas';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from '../demo-accounts.ts';
import { builder } from '../builder.ts';
import type { Membership } from '@giliran/db/queries/memberships';

export const RoleRef = builder.enumType('Role', {
  description: 'What an account may do.',
  values: {
    OPERATOR: { description: 'School data operator: imports, plans, records consent.' },
    HEAD: { description: 'Head of the school: everything the operator may.' },
    DINAS: { description: 'Officer of the education office (dinas) of one kabupaten.' },
    RESEARCHER: { description: 'Reads aggregates of one kabupaten; no names, small cells hidden.' },
    SUPERVISOR: { description: 'Pengawas or penilik: visits schools of the kabupaten and verifies their readiness.' },
    REGENCY_TEAM: { description: 'Tim Terpadu of the kabupaten: verifies readiness beside the supervisors (BU.RTL.5).' },
    SATGAS: { description: 'COVID-19 task force of the kabupaten: zones, cases, closures.' },
    REGENT: { description: 'Bupati: grants permits and revokes them.' },
  } as const,
});

const MembershipRef = builder.objectRef<Membership>('Membership').implement({
  description: 'One role of the signed-in account, for one school or one kabupaten (regency).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the membership.' }),
    role: t.field({ type: RoleRef, description: 'The role.', resolve: (m) => m.role }),
    schoolId: t.exposeID('schoolId', { nullable: true, description: 'The school, for OPERATOR and HEAD.' }),
    schoolName: t.exposeString('schoolName', { nullable: true, description: 'Name of that school.' }),
    kabupatenCode: t.exposeString('kabupatenCode', { description: 'Kemendagri code of the kabupaten (regency), e.g. 61.07.' }),
    kabupatenName: t.string({
      description: 'Official name of that kabupaten.',
      resolve: (m) => kabupatenName(m.kabupatenCode) ?? m.kabupatenCode,
    }),
  }),
});

interface Viewer {
  id: string;
  name: string;
  email: string;
  mustChangePassword: boolean;
  memberships: Membership[];
}

const ViewerRef = builder.objectRef<Viewer>('Viewer').implement({
  description: 'The signed-in account.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the account.' }),
    name: t.exposeString('name', { description: 'Name shown on screen.' }),
    email: t.exposeString('email', { description: 'E-mail used to sign in.' }),
    mustChangePassword: t.exposeBoolean('mustChangePassword', {
      description: 'Signed in with a one-time password: choose an own one first; until then there are no roles.',
    }),
    memberships: t.field({ type: [MembershipRef], description: 'Roles of this account.', resolve: (v) => v.memberships }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description: 'The signed-in account, or null.',
    resolve: (_root, _args, context) => (context.user ? { ...context.user, memberships: context.memberships } : null),
  }),
);

builder.queryField('demoMode', (t) =>
  t.boolean({
    description: 'True when the server runs with demo accounts and synthetic data, on loopback only.',
    resolve: (_root, _args, context) => context.demo,
  }),
);

const DemoAccountRef = builder.objectRef<DemoAccount>('DemoAccount').implement({
  description: 'An account of demo mode with its public password.',
  fields: (t) => ({
    email: t.exposeString('email', { description: 'E-mail.' }),
    label: t.exposeString('label', { description: 'What one can try with it, Indonesian.' }),
    role: t.field({ type: RoleRef, description: 'Its role.', resolve: (a) => a.role }),
    password: t.string({ description: 'Its password.', resolve: () => DEMO_PASSWORD }),
  }),
});

builder.queryField('demoAccounts', (t) =>
  t.field({
    type: [DemoAccountRef],
    description: 'Accounts to try the product with; empty outside demo mode.',
    resolve: (_root, _args, context) => (context.demo ? [...DEMO_ACCOUNTS] : []),
  }),
);
