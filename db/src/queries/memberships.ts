import { eq, sql } from 'drizzle-orm';
import type { Database } from '../open.ts';
import { membership, user, type MembershipRole } from '../tables/identity.ts';
import { school } from '../tables/school.ts';
import type { Claims, Transaction } from '../tenant.ts';

export interface Membership {
  id: string;
  role: MembershipRole;
  schoolId: string | null;
  schoolName: string | null;
  kabupatenCode: string;
}

/** The memberships of one user, schools named. Runs as the owner, before any claim exists. One statement. */
export async function membershipsOf(db: Database, userId: string): Promise<Membership[]> {
  return db
    .select({
      id: membership.id,
      role: membership.role,
      schoolId: membership.schoolId,
      schoolName: school.name,
      kabupatenCode: membership.kabupatenCode,
    })
    .from(membership)
    .leftJoin(school, eq(school.id, membership.schoolId))
    .where(eq(membership.userId, userId))
    .orderBy(membership.kabupatenCode, membership.role, membership.id);
}

/** What these memberships allow row-level security to show. */
export function claimsOf(userId: string, memberships: Membership[]): Claims {
  const unique = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  const codes = (...roles: MembershipRole[]) => unique(memberships.filter((m) => roles.includes(m.role)).map((m) => m.kabupatenCode));
  const schools = (...roles: MembershipRole[]) => unique(memberships.filter((m) => roles.includes(m.role)).map((m) => m.schoolId));
  return {
    userId,
    schoolIds: schools('OPERATOR', 'HEAD'),
    headIds: schools('HEAD'),
    dinasCodes: codes('DINAS'),
    researchCodes: codes('RESEARCHER'),
    supervisorCodes: codes('SUPERVISOR'),
    teamCodes: codes('REGENCY_TEAM'),
    satgasCodes: codes('SATGAS'),
    regentCodes: codes('REGENT'),
  };
}

/** Adds a membership; the same one twice changes nothing. Runs as the owner (administration and demo). */
export async function addMembership(
  db: Database,
  row: { userId: string; role: MembershipRole; schoolId: string | null; kabupatenCode: string },
): Promise<void> {
  const known = await membershipsOf(db, row.userId);
  if (known.some((m) => m.role === row.role && m.schoolId === row.schoolId && m.kabupatenCode === row.kabupatenCode)) return;
  await db.insert(membership).values(row);
}

export async function userIdByEmail(db: Database, email: string): Promise<string | null> {
  const rows = await db.select({ id: user.id }).from(user).where(eq(user.email, email)).limit(1);
  return rows[0]?.id ?? null;
}

/** Is anything stored yet? Decides whether a first start loads the demo. */
export async function hasSchools(db: Database | Transaction): Promise<boolean> {
  const rows = await db
    .select({ one: sql<number>`1` })
    .from(school)
    .limit(1);
  return rows.length > 0;
}
