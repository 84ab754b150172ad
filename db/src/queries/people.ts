import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { pupil, rombel, teacher } from '../tables/school.ts';
import type { Transaction } from '../tenant.ts';
import type { ImportCount } from './rooms.ts';

export type RombelRow = typeof rombel.$inferSelect;
export type TeacherRow = typeof teacher.$inferSelect;
export type PupilRow = typeof pupil.$inferSelect;

export async function rombelBySchool(tx: Transaction, schoolIds: readonly string[]): Promise<RombelRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(rombel)
    .where(inArray(rombel.schoolId, [...schoolIds]))
    .orderBy(asc(rombel.schoolId), asc(rombel.grade), asc(rombel.name), asc(rombel.id));
}

export async function teachersBySchool(tx: Transaction, schoolIds: readonly string[]): Promise<TeacherRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(teacher)
    .where(inArray(teacher.schoolId, [...schoolIds]))
    .orderBy(asc(teacher.schoolId), asc(teacher.name), asc(teacher.id));
}

/** Active pupils of several schools in the order of the attendance list. Names stay sealed. One statement. */
export async function pupilsBySchool(tx: Transaction, schoolIds: readonly string[]): Promise<PupilRow[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select()
    .from(pupil)
    .where(and(inArray(pupil.schoolId, [...schoolIds]), eq(pupil.active, true)))
    .orderBy(asc(pupil.rombelId), asc(pupil.rosterNumber), asc(pupil.id));
}

export interface RombelValues {
  name: string;
  grade: number | null;
  pupilCount?: number;
}

/** Makes sure each named rombel exists; returns the id by name and how many were new or changed. */
export async function upsertRombel(
  tx: Transaction,
  schoolId: string,
  values: RombelValues[],
): Promise<ImportCount & { idByName: Map<string, string> }> {
  const idByName = new Map<string, string>();
  const known = new Map((await rombelBySchool(tx, [schoolId])).map((row) => [row.name, row]));
  for (const [name, row] of known) idByName.set(name, row.id);
  const count = { created: 0, changed: 0, unchanged: 0 };
  for (const value of values) {
    const before = known.get(value.name);
    if (!before) {
      const rows = await tx
        .insert(rombel)
        .values({ schoolId, name: value.name, grade: value.grade, pupilCount: value.pupilCount ?? 0 })
        .returning({ id: rombel.id });
      idByName.set(value.name, (rows[0] as { id: string }).id);
      count.created++;
      continue;
    }
    const grade = value.grade ?? before.grade;
    const pupilCount = value.pupilCount ?? before.pupilCount;
    if (before.grade === grade && before.pupilCount === pupilCount) count.unchanged++;
    else {
      await tx.update(rombel).set({ grade, pupilCount }).where(eq(rombel.id, before.id));
      count.changed++;
    }
  }
  return { ...count, idByName };
}

export async function deleteRombel(tx: Transaction, id: string): Promise<string | null> {
  const rows = await tx.delete(rombel).where(eq(rombel.id, id)).returning({ schoolId: rombel.schoolId });
  return rows[0]?.schoolId ?? null;
}

export interface TeacherValues {
  name: string;
  rombelId: string | null;
  maxDay: number | null;
  maxWeek: number | null;
  /** Left out: what is stored stays. */
  maxPeriods?: number | null;
}

export async function upsertTeachers(tx: Transaction, schoolId: string, teachers: TeacherValues[]): Promise<ImportCount> {
  const known = new Map((await teachersBySchool(tx, [schoolId])).map((row) => [row.name, row]));
  const count = { created: 0, changed: 0, unchanged: 0 };
  for (const values of teachers) {
    const before = known.get(values.name);
    if (!before) {
      await tx.insert(teacher).values({ ...values, schoolId });
      count.created++;
    } else if ((Object.keys(values) as (keyof TeacherValues)[]).every((key) => before[key] === values[key])) {
      count.unchanged++;
    } else {
      await tx.update(teacher).set(values).where(eq(teacher.id, before.id));
      count.changed++;
    }
  }
  return count;
}

export async function updateTeacher(tx: Transaction, id: string, values: TeacherValues): Promise<TeacherRow | null> {
  const rows = await tx.update(teacher).set(values).where(eq(teacher.id, id)).returning();
  return rows[0] ?? null;
}

export async function deleteTeacher(tx: Transaction, id: string): Promise<string | null> {
  const rows = await tx.delete(teacher).where(eq(teacher.id, id)).returning({ schoolId: teacher.schoolId });
  return rows[0]?.schoolId ?? null;
}

export interface PupilValues {
  keyHash: string;
  /** Open text; sealed by `seal` only when it is new or differs, since a sealed text never compares equal. */
  name: string | null;
  nisn: string | null;
  rombelId: string;
  rosterNumber: number;
  sex: 'L' | 'P' | null;
  transport: string | null;
  desaName: string | null;
  kecamatanName: string | null;
  /** Left out: whatever link there is stays. */
  familyId?: string;
}

/**
 * Writes an import of pupils, keyed by (school, key hash): new ones added, changed ones replaced, equal ones left alone,
 * pupils no longer in the file left untouched (a school may import rombel by rombel). Consent is never changed here.
 */
export async function upsertPupils(
  tx: Transaction,
  schoolId: string,
  pupils: PupilValues[],
  cipher: { seal(text: string): string; open(sealed: string): string },
): Promise<ImportCount> {
  const known = new Map((await tx.select().from(pupil).where(eq(pupil.schoolId, schoolId))).map((row) => [row.keyHash, row]));
  const count = { created: 0, changed: 0, unchanged: 0 };
  const fresh: (typeof pupil.$inferInsert)[] = [];
  const seal = (text: string | null) => (text === null ? null : cipher.seal(text));
  const open = (sealed: string | null) => (sealed === null ? null : cipher.open(sealed));
  for (const values of pupils) {
    const { name, nisn, ...plain } = values;
    const before = known.get(values.keyHash);
    if (!before) {
      fresh.push({ ...plain, schoolId, nameCipher: seal(name), nisnCipher: seal(nisn) });
      count.created++;
      continue;
    }
    const same =
      before.active &&
      (Object.keys(plain) as (keyof typeof plain)[]).every((key) => before[key] === plain[key]) &&
      open(before.nameCipher) === name &&
      open(before.nisnCipher) === nisn;
    if (same) count.unchanged++;
    else {
      await tx
        .update(pupil)
        .set({ ...plain, active: true, nameCipher: seal(name), nisnCipher: seal(nisn) })
        .where(eq(pupil.id, before.id));
      count.changed++;
    }
  }
  for (let start = 0; start < fresh.length; start += 500) await tx.insert(pupil).values(fresh.slice(start, start + 500));
  return count;
}

/** Family ids among active pupils of a school, with how many share each. One statement. */
export async function familySizes(tx: Transaction, schoolId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ familyId: pupil.familyId, pupils: sql<number>`count(*)::int` })
    .from(pupil)
    .where(and(eq(pupil.schoolId, schoolId), eq(pupil.active, true), sql`${pupil.familyId} is not null`))
    .groupBy(pupil.familyId);
  return new Map(rows.map((row) => [row.familyId as string, row.pupils]));
}

/**
 * Makes the pupils one family, together with the families they belong to already. Returns the pupils of the joined family;
 * empty when an id is not of this school. Three statements.
 */
export async function joinFamily(tx: Transaction, schoolId: string, pupilIds: readonly string[], freshId: string): Promise<string[]> {
  const own = and(eq(pupil.schoolId, schoolId), eq(pupil.active, true));
  const rows = await tx
    .select({ id: pupil.id, familyId: pupil.familyId })
    .from(pupil)
    .where(and(own, inArray(pupil.id, [...pupilIds])))
    .orderBy(asc(pupil.id));
  if (rows.length !== new Set(pupilIds).size) return [];
  const families = [...new Set(rows.flatMap((row) => row.familyId ?? []))].sort();
  const familyId = families[0] ?? freshId;
  if (families.length > 1)
    await tx
      .update(pupil)
      .set({ familyId })
      .where(and(own, inArray(pupil.familyId, families)));
  await tx
    .update(pupil)
    .set({ familyId })
    .where(and(own, inArray(pupil.id, [...pupilIds])));
  const members = await tx
    .select({ id: pupil.id })
    .from(pupil)
    .where(and(own, eq(pupil.familyId, familyId)))
    .orderBy(asc(pupil.id));
  return members.map((row) => row.id);
}

/** Takes pupils out of their families; a family of one is no family and goes too. `null` = all families of the school. Two statements. */
export async function leaveFamily(tx: Transaction, schoolId: string, pupilIds: readonly string[] | null): Promise<number> {
  const own = and(eq(pupil.schoolId, schoolId), sql`${pupil.familyId} is not null`);
  const left = await tx
    .update(pupil)
    .set({ familyId: null })
    .where(pupilIds === null ? own : and(own, inArray(pupil.id, [...pupilIds])))
    .returning({ id: pupil.id });
  await tx
    .update(pupil)
    .set({ familyId: null })
    .where(
      and(
        own,
        sql`not exists (select 1 from pupil other where other.school_id = ${schoolId} and other.family_id = ${pupil.familyId} and other.id <> ${pupil.id})`,
      ),
    );
  return left.length;
}

export interface PupilCount {
  schoolId: string;
  rombelId: string;
  pupils: number;
  yes: number;
  no: number;
  unknown: number;
}

/** Pupils and consents counted per rombel. One statement. */
export async function countPupils(tx: Transaction, schoolIds: readonly string[]): Promise<PupilCount[]> {
  if (schoolIds.length === 0) return [];
  return tx
    .select({
      schoolId: pupil.schoolId,
      rombelId: pupil.rombelId,
      pupils: sql<number>`count(*)::int`,
      yes: sql<number>`(count(*) filter (where ${pupil.consent} = 'YES'))::int`,
      no: sql<number>`(count(*) filter (where ${pupil.consent} = 'NO'))::int`,
      unknown: sql<number>`(count(*) filter (where ${pupil.consent} = 'UNKNOWN'))::int`,
    })
    .from(pupil)
    .where(and(inArray(pupil.schoolId, [...schoolIds]), eq(pupil.active, true)))
    .groupBy(pupil.schoolId, pupil.rombelId)
    .orderBy(pupil.schoolId, pupil.rombelId);
}

/** Active pupils counted by means of transport; null where Dapodik says none. One statement. */
export async function transportCounts(tx: Transaction, schoolId: string): Promise<{ transport: string | null; pupils: number }[]> {
  return tx
    .select({ transport: pupil.transport, pupils: sql<number>`count(*)::int` })
    .from(pupil)
    .where(and(eq(pupil.schoolId, schoolId), eq(pupil.active, true)))
    .groupBy(pupil.transport)
    .orderBy(pupil.transport);
}
