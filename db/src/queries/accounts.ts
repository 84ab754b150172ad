import { eq, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { account, membership, user, type MembershipRole } from '../tables/identity.ts';
import type { Transaction } from '../tenant.ts';

/** One role of one account, as the dinas of the kabupaten sees it. */
export interface AccountRoleRow {
  userId: string;
  name: string;
  email: string;
  oneTimeUntil: Date | null;
  deactivatedAt: Date | null;
  createdAt: Date;
  /** May the caller change this account? Not its own, and none that also holds a role outside the dinas’s reach. */
  manageable: boolean;
  membershipId: string;
  role: MembershipRole;
  schoolId: string | null;
  schoolName: string | null;
}

/** The roles a dinas gives. Those of authorities that decide beside it, and of researchers, are given by administration. */
export const DINAS_GIVES: readonly MembershipRole[] = ['HEAD', 'OPERATOR', 'SUPERVISOR', 'REGENCY_TEAM'];

interface StoredRole {
  [column: string]: unknown;
  user_id: string;
  name: string;
  email: string;
  one_time_until: Date | string | null;
  deactivated_at: Date | string | null;
  created_at: Date | string;
  manageable: boolean;
  membership_id: string;
  role: MembershipRole;
  school_id: string | null;
  school_name: string | null;
}

/** The accounts of a kabupaten, a row a role, for its dinas; nothing for anybody else. One statement. */
export async function accountsOf(tx: Transaction, kabupatenCode: string): Promise<AccountRoleRow[]> {
  const rows = await rowsOf<StoredRole>(tx, sql`select * from giliran_accounts(${kabupatenCode})`);
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    oneTimeUntil: momentOf(row.one_time_until),
    deactivatedAt: momentOf(row.deactivated_at),
    createdAt: momentOf(row.created_at) as Date,
    manageable: row.manageable,
    membershipId: row.membership_id,
    role: row.role,
    schoolId: row.school_id,
    schoolName: row.school_name,
  }));
}

export interface NewAccount {
  id: string;
  name: string;
  email: string;
  role: MembershipRole;
  schoolId: string | null;
  kabupatenCode: string;
  passwordHash: string;
  oneTimeUntil: Date;
}

/**
 * Makes an account, or gives a known one of the same kabupaten a further role. TAKEN: the address belongs to an account beyond the
 * caller's reach. DENIED: not a role, school or kabupaten of the caller. One statement.
 */
export async function addAccount(tx: Transaction, row: NewAccount): Promise<'CREATED' | 'ROLE_ADDED' | 'TAKEN' | 'DENIED'> {
  const { id, name, email, role, schoolId, kabupatenCode, passwordHash, oneTimeUntil } = row;
  const rows = await rowsOf<{ outcome: 'CREATED' | 'ROLE_ADDED' | 'TAKEN' | 'DENIED' }>(
    tx,
    sql`select giliran_add_account(${id}, ${name}, ${email}, ${role}, ${schoolId}::uuid, ${kabupatenCode}, ${passwordHash},
      ${oneTimeUntil.toISOString()}::timestamptz) as outcome`,
  );
  return rows[0]?.outcome ?? 'DENIED';
}

/** Gives an account a new one-time password and ends its sessions; false when the caller may not. One statement. */
export function renewPassword(tx: Transaction, userId: string, passwordHash: string, oneTimeUntil: Date): Promise<boolean> {
  return done(tx, sql`select giliran_renew_password(${userId}, ${passwordHash}, ${oneTimeUntil.toISOString()}::timestamptz) as done`);
}

/** Shuts an account, ending its sessions, or opens it again; false when the caller may not. One statement. */
export function setAccountActive(tx: Transaction, userId: string, active: boolean): Promise<boolean> {
  return done(tx, sql`select giliran_set_active(${userId}, ${active}) as done`);
}

/** Takes one of several roles from an account; false when the caller may not, or it is the last one. One statement. */
export function endRole(tx: Transaction, membershipId: string): Promise<boolean> {
  return done(tx, sql`select giliran_end_role(${membershipId}::uuid) as done`);
}

async function done(tx: Transaction, statement: ReturnType<typeof sql>): Promise<boolean> {
  return (await rowsOf<{ done: boolean }>(tx, statement))[0]?.done === true;
}

/** The two drivers hand rows over in different wrappings. */
async function rowsOf<Row>(tx: Transaction, statement: ReturnType<typeof sql>): Promise<Row[]> {
  const result: unknown = await tx.execute(statement);
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as Row[];
}

function momentOf(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

/** May this account begin a session now? Runs as the owner, at sign-in. One statement. */
export async function signInStateOf(
  db: Database,
  userId: string,
  now: Date,
): Promise<'OPEN' | 'ACCOUNT_DEACTIVATED' | 'ONE_TIME_PASSWORD_EXPIRED'> {
  const [row] = await db
    .select({ oneTimeUntil: user.oneTimeUntil, deactivatedAt: user.deactivatedAt })
    .from(user)
    .where(eq(user.id, userId))
    .limit(1);
  if (row?.deactivatedAt) return 'ACCOUNT_DEACTIVATED';
  return row?.oneTimeUntil && row.oneTimeUntil <= now ? 'ONE_TIME_PASSWORD_EXPIRED' : 'OPEN';
}

/** The owner has chosen an own password. Runs as the owner of the schema. One statement. */
export async function forgetOneTimePassword(db: Database, userId: string): Promise<void> {
  await db.update(user).set({ oneTimeUntil: null }).where(eq(user.id, userId));
}

/** Makes an account of any role, for administration; false when the address is taken. Runs as the owner of the schema. */
export async function insertAccount(db: Database, row: NewAccount): Promise<boolean> {
  return db.transaction(async (tx) => {
    const made = await tx
      .insert(user)
      .values({ id: row.id, name: row.name, email: row.email.toLowerCase(), oneTimeUntil: row.oneTimeUntil })
      .onConflictDoNothing()
      .returning({ id: user.id });
    if (made.length === 0) return false;
    await tx
      .insert(account)
      .values({ id: row.id, accountId: row.id, providerId: 'credential', userId: row.id, password: row.passwordHash });
    await tx.insert(membership).values({ userId: row.id, role: row.role, schoolId: row.schoolId, kabupatenCode: row.kabupatenCode });
    return true;
  });
}
