import { eq, sql } from 'drizzle-orm';
import { planVersion } from '../tables/plan.ts';
import { rombel, room, school } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

/** Figures of one school, for aggregation; no names, no ids of people. */
export interface AggregateRow {
  kecamatanCode: string | null;
  form: string;
  rooms: number;
  roomsWithoutSize: number;
  seats: number;
  limitedByCap: number;
  limitedByGeometry: number;
  rombel: number;
  pupils: number;
  hasPlan: boolean;
  isFinal: boolean;
  /** F of the newest plan, of a fortnight the half of it. */
  sessionsAWeek: number | null;
  findingsFailed: number;
  findingsUndetermined: number;
}

/** The figures of every school of a kabupaten, joined per school on the server. One statement. */
export async function aggregateRows(tx: Transaction, kabupatenCode: string): Promise<AggregateRow[]> {
  const count = (value: ReturnType<typeof sql>) => sql<number>`(${value})::int`;
  const rooms = tx
    .select({
      schoolId: room.schoolId,
      n: count(sql`count(*)`).as('n'),
      unknown: count(sql`count(*) filter (where ${room.widthCm} is null or ${room.lengthCm} is null)`).as('unknown'),
      seats: count(sql`coalesce(sum((${room.capacity}->'capacity'->>'count')::int), 0)`).as('seats'),
      cap: count(sql`count(*) filter (where ${room.capacity}->'capacity'->>'limitedBy' = 'cap')`).as('cap'),
      geometry: count(sql`count(*) filter (where ${room.capacity}->'capacity'->>'limitedBy' = 'geometry')`).as('geometry'),
    })
    .from(room)
    .groupBy(room.schoolId)
    .as('rooms');
  const groups = tx
    .select({
      schoolId: rombel.schoolId,
      n: count(sql`count(*)`).as('rombel_n'),
      pupils: count(sql`coalesce(sum(${rombel.pupilCount}), 0)`).as('rombel_pupils'),
    })
    .from(rombel)
    .groupBy(rombel.schoolId)
    .as('groups');
  const plans = tx
    .selectDistinctOn([planVersion.schoolId])
    .from(planVersion)
    .orderBy(planVersion.schoolId, sql`${planVersion.number} desc`)
    .as('plans');
  return tx
    .select({
      kecamatanCode: school.kecamatanCode,
      form: school.form,
      rooms: sql<number>`coalesce(${rooms.n}, 0)`,
      roomsWithoutSize: sql<number>`coalesce(${rooms.unknown}, 0)`,
      seats: sql<number>`coalesce(${rooms.seats}, 0)`,
      limitedByCap: sql<number>`coalesce(${rooms.cap}, 0)`,
      limitedByGeometry: sql<number>`coalesce(${rooms.geometry}, 0)`,
      rombel: sql<number>`coalesce(${groups.n}, 0)`,
      pupils: sql<number>`coalesce(nullif(${groups.pupils}, 0), ${school.recapPupils}, 0)`,
      hasPlan: sql<boolean>`${plans.id} is not null`,
      isFinal: sql<boolean>`coalesce(${plans.status} = 'FINAL', false)`,
      sessionsAWeek: sql<
        number | null
      >`(${plans.guaranteedSessions} / case when ${plans.body} -> 'sessions' -> 0 ->> 'week' is null then 1.0 else 2.0 end)::float8`,
      findingsFailed: sql<number>`coalesce(${plans.failCount}, 0)`,
      findingsUndetermined: sql<number>`coalesce(${plans.undeterminedCount}, 0)`,
    })
    .from(school)
    .leftJoin(rooms, eq(rooms.schoolId, school.id))
    .leftJoin(groups, eq(groups.schoolId, school.id))
    .leftJoin(plans, eq(plans.schoolId, school.id))
    .where(eq(school.kabupatenCode, kabupatenCode))
    .orderBy(school.id);
}
