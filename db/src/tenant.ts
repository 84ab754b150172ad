import { sql } from 'drizzle-orm';
import type { Database } from './open.ts';

/** What a request may see: filled from the signed-in user's memberships, enforced by row-level security. */
export interface Claims {
  userId: string | null;
  schoolIds: string[];
  dinasCodes: string[];
  researchCodes: string[];
}

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

export const NO_CLAIMS: Claims = { userId: null, schoolIds: [], dinasCodes: [], researchCodes: [] };

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
      set_config('giliran.dinas_codes', ${claims.dinasCodes.join(',')}, true),
      set_config('giliran.research_codes', ${claims.researchCodes.join(',')}, true)`);
    return work(tx);
  });
}

/** Widens the claims of the running transaction to these schools: for administration that fills schools it has just made. */
export async function actForSchools(tx: Transaction, schoolIds: readonly string[]): Promise<void> {
  await tx.execute(sql`select set_config('giliran.school_ids', ${schoolIds.join(',')}, true)`);
}
