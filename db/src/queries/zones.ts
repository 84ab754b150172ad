import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import { zoneStatus } from '../tables/area.ts';
import type { Transaction } from '../tenant.ts';

export type ZoneRow = typeof zoneStatus.$inferSelect;

/** All zone records of a kabupaten up to a day, newest first. One statement. */
export async function zonesOf(tx: Transaction, kabupatenCode: string, untilDay: string): Promise<ZoneRow[]> {
  return tx
    .select()
    .from(zoneStatus)
    .where(and(eq(zoneStatus.kabupatenCode, kabupatenCode), lte(zoneStatus.fromDay, untilDay)))
    .orderBy(desc(zoneStatus.fromDay), desc(zoneStatus.createdAt), desc(zoneStatus.id));
}

/** All zone records of these kabupaten, coming ones included, in the order in which a later one replaces an earlier. One statement. */
export async function zoneRecordsOf(tx: Transaction, kabupatenCodes: readonly string[]): Promise<ZoneRow[]> {
  if (kabupatenCodes.length === 0) return [];
  return tx
    .select()
    .from(zoneStatus)
    .where(inArray(zoneStatus.kabupatenCode, [...kabupatenCodes]))
    .orderBy(asc(zoneStatus.fromDay), asc(zoneStatus.createdAt), asc(zoneStatus.id));
}

export async function recordZone(tx: Transaction, values: Omit<typeof zoneStatus.$inferInsert, 'id' | 'createdAt'>): Promise<ZoneRow> {
  const rows = await tx.insert(zoneStatus).values(values).returning();
  return rows[0] as ZoneRow;
}
