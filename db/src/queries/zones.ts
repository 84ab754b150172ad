import { and, desc, eq, isNull, lte, or } from 'drizzle-orm';
import { zoneStatus, type ZoneColour } from '../tables/area.ts';
import type { Transaction } from '../tenant.ts';

export type ZoneRow = typeof zoneStatus.$inferSelect;

/** All zone records of a kabupaten up to a day, newest first; the most specific area with a valid status decides. */
export async function zonesOf(tx: Transaction, kabupatenCode: string, untilDay: string): Promise<ZoneRow[]> {
  return tx
    .select()
    .from(zoneStatus)
    .where(and(eq(zoneStatus.kabupatenCode, kabupatenCode), lte(zoneStatus.fromDay, untilDay)))
    .orderBy(desc(zoneStatus.fromDay), desc(zoneStatus.createdAt), desc(zoneStatus.id));
}

/** The history of one school's area: its kecamatan's own records, else those of the kabupaten. Oldest first. */
export async function zoneHistory(
  tx: Transaction,
  kabupatenCode: string,
  kecamatanCode: string | null,
): Promise<{ from: string; zone: ZoneColour }[]> {
  const rows = await tx
    .select()
    .from(zoneStatus)
    .where(
      and(
        eq(zoneStatus.kabupatenCode, kabupatenCode),
        kecamatanCode
          ? or(isNull(zoneStatus.kecamatanCode), eq(zoneStatus.kecamatanCode, kecamatanCode))
          : isNull(zoneStatus.kecamatanCode),
      ),
    )
    .orderBy(zoneStatus.fromDay, zoneStatus.createdAt, zoneStatus.id);
  const own = rows.filter((row) => row.kecamatanCode !== null);
  return (own.length > 0 ? own : rows).flatMap((row) => (row.zone ? [{ from: row.fromDay, zone: row.zone }] : []));
}

export async function recordZone(tx: Transaction, values: Omit<typeof zoneStatus.$inferInsert, 'id' | 'createdAt'>): Promise<ZoneRow> {
  const rows = await tx.insert(zoneStatus).values(values).returning();
  return rows[0] as ZoneRow;
}
