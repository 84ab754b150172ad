import { and, asc, eq, gt, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';
import { school, schoolSetting, type SchoolSource } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';

export type SchoolRow = typeof school.$inferSelect;

export interface SchoolFilter {
  kabupatenCode?: string | null;
  kecamatanCode?: string | null;
  forms?: string[] | null;
  search?: string | null;
  source?: SchoolSource | null;
}

function conditions(filter: SchoolFilter): SQL | undefined {
  const escaped = filter.search?.replace(/[\\%_]/g, (c) => `\\${c}`);
  return and(
    filter.kabupatenCode ? eq(school.kabupatenCode, filter.kabupatenCode) : undefined,
    filter.kecamatanCode ? eq(school.kecamatanCode, filter.kecamatanCode) : undefined,
    filter.forms && filter.forms.length > 0 ? inArray(school.form, filter.forms) : undefined,
    filter.source ? eq(school.source, filter.source) : undefined,
    escaped ? or(ilike(school.name, `%${escaped}%`), eq(school.npsn, filter.search ?? '')) : undefined,
  );
}

/** A page of the schools the caller may see, in the total order (name, id), after the cursor (name, id). One statement. */
export async function pageSchools(
  tx: Transaction,
  filter: SchoolFilter,
  page: { first: number; after?: { name: string; id: string } | null },
): Promise<SchoolRow[]> {
  const after = page.after;
  return tx
    .select()
    .from(school)
    .where(
      and(
        conditions(filter),
        after ? or(gt(school.name, after.name), and(eq(school.name, after.name), gt(school.id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(school.name), asc(school.id))
    .limit(page.first);
}

export async function countSchools(tx: Transaction, filter: SchoolFilter): Promise<number> {
  const rows = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(school)
    .where(conditions(filter));
  return rows[0]?.n ?? 0;
}

export async function schoolsByIds(tx: Transaction, ids: readonly string[]): Promise<SchoolRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(school)
    .where(inArray(school.id, [...ids]));
}

/** All schools of a kabupaten, for a what-if, in the total order (npsn, id). */
export async function schoolsOfKabupaten(tx: Transaction, kabupatenCode: string): Promise<SchoolRow[]> {
  return tx.select().from(school).where(eq(school.kabupatenCode, kabupatenCode)).orderBy(asc(school.npsn), asc(school.id));
}

export interface AreaCount {
  kecamatanCode: string | null;
  form: string;
  schools: number;
  pupils: number;
  rombel: number;
  teachers: number;
  rooms: number;
}

/** Schools and recap counts by kecamatan and form. One statement. */
export async function countByArea(tx: Transaction, kabupatenCode: string): Promise<AreaCount[]> {
  return tx
    .select({
      kecamatanCode: school.kecamatanCode,
      form: school.form,
      schools: sql<number>`count(*)::int`,
      pupils: sql<number>`coalesce(sum(${school.recapPupils}), 0)::int`,
      rombel: sql<number>`coalesce(sum(${school.recapRombel}), 0)::int`,
      teachers: sql<number>`coalesce(sum(${school.recapTeachers}), 0)::int`,
      rooms: sql<number>`coalesce(sum(${school.recapRooms}), 0)::int`,
    })
    .from(school)
    .where(eq(school.kabupatenCode, kabupatenCode))
    .groupBy(school.kecamatanCode, school.form)
    .orderBy(school.kecamatanCode, school.form);
}

export interface RecapSchool {
  kecamatanCode: string | null;
  npsn: string;
  name: string;
  form: string;
  ownership: 'PUBLIC' | 'PRIVATE';
  pupils: number | null;
  rombel: number;
  teachers: number;
  rooms: number;
  year: string;
}

/**
 * Writes the rows of a recap: new schools are added, changed counts replaced, equal rows left alone, so that a repeated
 * import changes nothing. Batched; returns what happened per row kind.
 */
export async function upsertRecapSchools(
  tx: Transaction,
  kabupatenCode: string,
  rows: RecapSchool[],
): Promise<{ created: number; changed: number; unchanged: number }> {
  let created = 0;
  let changed = 0;
  for (let start = 0; start < rows.length; start += 500) {
    const batch = rows.slice(start, start + 500);
    const written = await tx
      .insert(school)
      .values(
        batch.map((row) => ({
          kabupatenCode,
          kecamatanCode: row.kecamatanCode,
          npsn: row.npsn,
          name: row.name,
          form: row.form,
          ownership: row.ownership,
          source: 'RECAP' as const,
          recapPupils: row.pupils,
          recapRombel: row.rombel,
          recapTeachers: row.teachers,
          recapRooms: row.rooms,
          recapYear: row.year,
        })),
      )
      .onConflictDoUpdate({
        target: [school.kabupatenCode, school.npsn],
        set: {
          kecamatanCode: sql`excluded.kecamatan_code`,
          name: sql`excluded.name`,
          form: sql`excluded.form`,
          ownership: sql`excluded.ownership`,
          recapPupils: sql`excluded.recap_pupils`,
          recapRombel: sql`excluded.recap_rombel`,
          recapTeachers: sql`excluded.recap_teachers`,
          recapRooms: sql`excluded.recap_rooms`,
          recapYear: sql`excluded.recap_year`,
        },
        setWhere: sql`(${school.kecamatanCode}, ${school.name}, ${school.form}, ${school.ownership}, ${school.recapPupils},
          ${school.recapRombel}, ${school.recapTeachers}, ${school.recapRooms}, ${school.recapYear}) is distinct from
          (excluded.kecamatan_code, excluded.name, excluded.form, excluded.ownership, excluded.recap_pupils,
          excluded.recap_rombel, excluded.recap_teachers, excluded.recap_rooms, excluded.recap_year)`,
      })
      .returning({ inserted: sql<boolean>`xmax = 0` });
    for (const row of written) {
      if (row.inserted) created++;
      else changed++;
    }
  }
  return { created, changed, unchanged: rows.length - created - changed };
}

/** The stored setting of each school; schools without one are missing from the map. One statement. */
export async function settingsBySchool(
  tx: Transaction,
  schoolIds: readonly string[],
): Promise<Map<string, { version: number; body: unknown }>> {
  if (schoolIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(schoolSetting)
    .where(inArray(schoolSetting.schoolId, [...schoolIds]));
  return new Map(rows.map((row) => [row.schoolId, { version: row.version, body: row.body }]));
}

/** Replaces the setting when `version` is still the stored one (0 = none stored yet); returns the new version, or null on a conflict. */
export async function saveSetting(tx: Transaction, schoolId: string, version: number, body: unknown): Promise<number | null> {
  if (version === 0) {
    const rows = await tx.insert(schoolSetting).values({ schoolId, body, version: 1 }).onConflictDoNothing().returning();
    return rows[0]?.version ?? null;
  }
  const rows = await tx
    .update(schoolSetting)
    .set({ body, version: version + 1, updatedAt: sql`now()` })
    .where(and(eq(schoolSetting.schoolId, schoolId), eq(schoolSetting.version, version)))
    .returning({ version: schoolSetting.version });
  return rows[0]?.version ?? null;
}

/** Adds one synthetic school with its counts and returns its id; a known NPSN keeps its row. */
export async function insertDemoSchool(
  tx: Transaction,
  row: {
    kabupatenCode: string;
    kecamatanCode: string;
    desaCode: string | null;
    npsn: string;
    name: string;
    form: string;
    ownership: 'PUBLIC' | 'PRIVATE';
    pupils: number;
    rombel: number;
    teachers: number;
    rooms: readonly unknown[];
  },
): Promise<string> {
  const { pupils, rombel, teachers, rooms, ...values } = row;
  const rows = await tx
    .insert(school)
    .values({
      ...values,
      source: 'SYNTHETIC',
      recapPupils: pupils,
      recapRombel: rombel,
      recapTeachers: teachers,
      recapRooms: rooms.length,
      recapYear: 'sintetis',
    })
    .onConflictDoUpdate({ target: [school.kabupatenCode, school.npsn], set: { name: values.name } })
    .returning({ id: school.id });
  return (rows[0] as { id: string }).id;
}
