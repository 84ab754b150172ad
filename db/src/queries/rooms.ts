import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { room, type RoomSite } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type RoomRow = typeof room.$inferSelect;

export interface RoomValues {
  name: string;
  site: RoomSite;
  widthCm: number | null;
  lengthCm: number | null;
  sideMarginCm: number;
  frontZoneCm: number;
  backMarginCm: number;
  /** The drawing, or null for a plain rectangle; absent = as it is stored. */
  layout?: unknown;
}

/** Rooms of several schools, in the total order (school, name, id). One statement for all. */
export async function roomsBySchool(tx: Transaction, schoolIds: readonly string[]): Promise<RoomRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(room)
    .where(inArray(room.schoolId, [...schoolIds]))
    .orderBy(asc(room.schoolId), asc(room.name), asc(room.id));
}

/**
 * Writes rooms by name: known names are updated, others added; equal ones stay. A room that was drawn keeps the sides and
 * strips of its drawing, whatever the list says of them.
 */
export async function upsertRooms(tx: Transaction, schoolId: string, rooms: RoomValues[]): Promise<ImportCount> {
  const known = new Map((await roomsBySchool(tx, [schoolId])).map((row) => [row.name, row]));
  const count = { created: 0, changed: 0, unchanged: 0 };
  for (const listed of rooms) {
    const before = known.get(listed.name);
    const values = before?.layout ? { name: listed.name, site: listed.site } : listed;
    if (!before) {
      await tx.insert(room).values({ ...listed, schoolId });
      count.created++;
    } else if ((Object.keys(values) as (keyof typeof values)[]).every((key) => before[key] === values[key])) {
      count.unchanged++;
    } else {
      await tx
        .update(room)
        .set({ ...values, ...CHANGED })
        .where(eq(room.id, before.id));
      count.changed++;
    }
  }
  return count;
}

export interface ImportCount {
  created: number;
  changed: number;
  unchanged: number;
}

/** What every change of a room does besides. */
const CHANGED = { version: sql`${room.version} + 1`, capacityKey: null, capacity: null };

/**
 * Replaces a room when `version` is still the stored one; otherwise nothing is written and the room as it stands comes
 * back, an expected outcome. Null = no such room. Without a word on the drawing a drawn room keeps it, and with it its
 * sides and strips. Two statements.
 */
export async function updateRoom(
  tx: Transaction,
  id: string,
  version: number,
  values: RoomValues,
): Promise<{ saved: RoomRow } | { current: RoomRow } | null> {
  const before = await roomById(tx, id);
  if (before === null) return null;
  const keepsDrawing = values.layout === undefined && before.layout !== null;
  const rows = await tx
    .update(room)
    .set({ ...(keepsDrawing ? { name: values.name, site: values.site } : values), ...CHANGED })
    .where(and(eq(room.id, id), eq(room.version, version)))
    .returning();
  if (rows[0]) return { saved: rows[0] };
  const current = await roomById(tx, id);
  return current && { current };
}

async function roomById(tx: Transaction, id: string): Promise<RoomRow | null> {
  return (await tx.select().from(room).where(eq(room.id, id)))[0] ?? null;
}

export async function insertRoom(tx: Transaction, schoolId: string, values: RoomValues): Promise<RoomRow> {
  const rows = await tx
    .insert(room)
    .values({ ...values, schoolId })
    .returning();
  return rows[0] as RoomRow;
}

export async function deleteRoom(tx: Transaction, id: string): Promise<string | null> {
  const rows = await tx.delete(room).where(eq(room.id, id)).returning({ schoolId: room.schoolId });
  return rows[0]?.schoolId ?? null;
}

/** Keeps what the capacity engine answered, under the key of its inputs. */
export async function keepCapacity(tx: Transaction, id: string, key: string, capacity: unknown): Promise<void> {
  await tx
    .update(room)
    .set({ capacityKey: key, capacity })
    .where(and(eq(room.id, id)));
}
