import { and, asc, eq, inArray } from 'drizzle-orm';
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

/** Writes rooms by name: known names are updated, others added; equal ones stay. Returns all rooms of the school. */
export async function upsertRooms(tx: Transaction, schoolId: string, rooms: RoomValues[]): Promise<ImportCount> {
  const known = new Map((await roomsBySchool(tx, [schoolId])).map((row) => [row.name, row]));
  const count = { created: 0, changed: 0, unchanged: 0 };
  for (const values of rooms) {
    const before = known.get(values.name);
    if (!before) {
      await tx.insert(room).values({ ...values, schoolId });
      count.created++;
    } else if ((Object.keys(values) as (keyof RoomValues)[]).every((key) => before[key] === values[key])) {
      count.unchanged++;
    } else {
      await tx
        .update(room)
        .set({ ...values, capacityKey: null, capacity: null })
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

export async function updateRoom(tx: Transaction, id: string, values: RoomValues): Promise<RoomRow | null> {
  const rows = await tx
    .update(room)
    .set({ ...values, capacityKey: null, capacity: null })
    .where(eq(room.id, id))
    .returning();
  return rows[0] ?? null;
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
