import { sql } from 'drizzle-orm';
import type { Database } from './open.ts';

/** What a request may see: filled from the signed-in user's memberships, enforced by row-level security. */
export interface Claims {
  userId: string | null;
  schoolIds: string[];
  /** Schools of which the account is the head: a part of `schoolIds`. */
  headIds: string[];
  dinasCodes: string[];
  researchCodes: string[];
  supervisorCodes: string[];
  teamCodes: string[];
  satgasCodes: string[];
  regentCodes: string[];
}

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export const NO_CLAIMS: Claims = {
  userId: null,
  schoolIds: [],
  headIds: [],
  dinasCodes: [],
  researchCodes: [],
  supervisorCodes: [],
  teamCodes: [],
  satgasCodes: [],
  regentCodes: [],
};

/** Is the account an officer of this kabupaten (dinas, supervisor, Tim Terpadu, satgas or regent), who reads its schools by name? */
export function isOfficerOf(claims: Claims, kabupatenCode: string): boolean {
  const { dinasCodes, supervisorCodes, teamCodes, satgasCodes, regentCodes } = claims;
  return [dinasCodes, supervisorCodes, teamCodes, satgasCodes, regentCodes].some((codes) => codes.includes(kabupatenCode));
}

/** Does the account verify readiness in this kabupaten: as supervisor or in the Tim Terpadu (P2.b, BU.RTL.5)? */
export function verifiesIn({ supervisorCodes, teamCodes }: Claims, kabupatenCode: string): boolean {
  return supervisorCodes.includes(kabupatenCode) || teamCodes.includes(kabupatenCode);
}

/**
 * Runs `work` in one transaction as the application role with these claims; every statement inside passes row-level
 * security. The claims end with the transaction. One extra statement.
 */
export async function withClaims<T>(db: Database, claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select
      set_config('role', 'giliran_app', true),
      set_config('giliran.user_id', ${claims.userId ?? ''}, true),
      set_config('giliran.school_ids', ${claims.schoolIds.join(',')}, true),
      set_config('giliran.head_ids', ${claims.headIds.join(',')}, true),
      set_config('giliran.dinas_codes', ${claims.dinasCodes.join(',')}, true),
      set_config('giliran.research_codes', ${claims.researchCodes.join(',')}, true),
      set_config('giliran.supervisor_codes', ${claims.supervisorCodes.join(',')}, true),
      set_config('giliran.team_codes', ${claims.teamCodes.join(',')}, true),
      set_config('giliran.satgas_codes', ${claims.satgasCodes.join(',')}, true),
      set_config('giliran.regent_codes', ${claims.regentCodes.join(',')}, true)`);
    return work(tx);
  });
}

/** Widens the claims of the running transaction to these schools: for administration that fills schools it has just made. */
export async function actForSchools(tx: Transaction, schoolIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select set_config('giliran.school_ids', ${schoolIds.join(',')}, true)`);
}

/**
 * Does what happens by force of the text for a kabupaten whoever asks: within `work` the transaction holds the claim of its Dinas,
 * and afterwards the caller's own claims again. For steps of the system alone, never for an answer to the caller.
 */
export async function asSystem<T>(tx: Transaction, claims: Claims, kabupatenCode: string, work: () => Promise<T>): Promise<T> {
  const set = (codes: readonly string[]) => tx.execute(sql`select set_config('giliran.dinas_codes', ${codes.join(',')}, true)`);
  if (claims.dinasCodes.includes(kabupatenCode)) return work();
  await set([...claims.dinasCodes, kabupatenCode]);
  const result = await work();
  await set(claims.dinasCodes);
  return result;
}

/**
 * Reads what only the school itself may read, to judge one condition for an officer: within `work` the transaction holds the claim
 * of the school, and afterwards the caller's own claims again. Only the judgement may leave `work`, never the rows.
 */
export async function asSchool<T>(tx: Transaction, claims: Claims, schoolId: string, work: () => Promise<T>): Promise<T> {
  if (claims.schoolIds.includes(schoolId)) return work();
  await actForSchools(tx, [...claims.schoolIds, schoolId]);
  const result = await work();
  await actForSchools(tx, claims.schoolIds);
  return result;
}
