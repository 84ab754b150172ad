import {
  countPupils,
  deleteRombel,
  deleteTeacher,
  familySizes,
  joinFamily,
  leaveFamily,
  pupilsBySchool,
  updateTeacher,
  upsertPupils,
  upsertRombel,
  upsertTeachers,
  type PupilRow,
  type RombelRow,
  type TeacherRow,
  type TeacherValues,
} from '@giliran/db/queries/people';
import { lessonNamesOfTeacher } from '@giliran/db/queries/lessons';
import { noteNamedRead, recordImport } from '@giliran/db/queries/plans';
import type { SchoolRow } from '@giliran/db/queries/schools';
import { batched } from '../batched.ts';
import { builder } from '../builder.ts';
import { talliesOf } from '../consent-tallies-of.ts';
import type { Context } from '../context.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { newestPermissions } from '../newest-permissions.ts';
import { schoolOf } from '../school-of.ts';
import { ConsentCountRef, ConsentRecordRef, ConsentRef, consentHistoryFor, consentStateOf, countsOfRombel } from './consent.ts';
import { ConsentTallyRef } from './consent-tally.ts';
import { ImportCountRef } from './import-count.ts';

const SexRef = builder.enumType('Sex', {
  description: 'Sex as Dapodik writes it (JK).',
  values: { L: { description: 'Laki-laki.' }, P: { description: 'Perempuan.' } } as const,
});

export const RombelRef = builder.objectRef<RombelRow>('Rombel').implement({
  description: 'A rombel (rombongan belajar): a registered class group such as "Kelas 4A".',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the rombel.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    grade: t.exposeInt('grade', { nullable: true, description: 'Grade (tingkat).' }),
    pupilCount: t.int({
      description: 'Pupils on the list, or the typed count when there is no list.',
      resolve: async (r, _a, context) => (await counts(context).load(r.id))?.pupils ?? r.pupilCount,
    }),
    listed: t.boolean({
      nullable: true,
      description: 'Is there a list of pupils? Null for accounts that may not see pupils.',
      resolve: async (r, _a, context) =>
        context.claims.schoolIds.includes(r.schoolId) ? ((await counts(context).load(r.id))?.pupils ?? 0) > 0 : null,
    }),
    consents: t.field({
      type: ConsentCountRef,
      nullable: true,
      description: 'Consents of this rombel; null for accounts that may not see pupils.',
      resolve: async (r, _a, context) => (context.claims.schoolIds.includes(r.schoolId) ? countsOfRombel(context, r) : null),
    }),
    consentTallies: t.field({
      type: [ConsentTallyRef],
      description: 'Without a list: the signed papers as they were counted, newest first; nothing for other accounts than the school’s.',
      resolve: async (r, _a, context) => (context.claims.schoolIds.includes(r.schoolId) ? talliesOf(context, r.id) : []),
    }),
  }),
});

function counts(context: Context) {
  return batched(context, 'countByRombel', async () => {
    // Counted per school the account may see: row-level security limits the rows, not the keys.
    const schoolIds = context.claims.schoolIds;
    return new Map((await countPupils(context.tx, schoolIds)).map((count) => [count.rombelId, count]));
  });
}

export const TeacherRef = builder.objectRef<TeacherRow>('Teacher').implement({
  description: 'A teacher as the schedule needs one.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the teacher.' }),
    name: t.exposeString('name', { description: 'Name on the schedule.' }),
    rombelId: t.exposeID('rombelId', { nullable: true, description: 'The rombel led (wali kelas); null = may teach every rombel.' }),
    maxDay: t.exposeInt('maxDay', { nullable: true, description: 'Most sessions a day; null = no limit.' }),
    maxWeek: t.exposeInt('maxWeek', { nullable: true, description: 'Most sessions a week; null = no limit.' }),
    maxPeriods: t.exposeInt('maxPeriods', {
      nullable: true,
      description: 'Most lesson periods a week, for a subject teacher; null = no limit.',
    }),
  }),
});

export const PupilRef = builder.objectRef<PupilRow>('Pupil').implement({
  description: 'A pupil, for the school’s own staff only. No NIK and no No KK are stored.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the pupil.' }),
    rombelId: t.exposeID('rombelId', { description: 'Rombel of the pupil.' }),
    rosterNumber: t.exposeInt('rosterNumber', { description: 'Number on the attendance list.' }),
    name: t.string({
      nullable: true,
      description: 'Name; stored encrypted, optional. Reading it is logged.',
      resolve: (p, _a, context) => opened(context, p, p.nameCipher),
    }),
    nisn: t.string({
      nullable: true,
      description: 'NISN; stored encrypted, optional. Reading it is logged.',
      resolve: (p, _a, context) => opened(context, p, p.nisnCipher),
    }),
    sex: t.field({ type: SexRef, nullable: true, description: 'Sex.', resolve: (p) => p.sex }),
    consent: t.field({
      type: ConsentRef,
      description: 'The parents’ newest choice (P5.1.d), also when it holds only from a later day: the next plan follows it.',
      resolve: (p) => p.consent,
    }),
    consentAt: t.field({ type: 'DateTime', nullable: true, description: 'When it was recorded.', resolve: (p) => p.consentAt }),
    consentToday: t.field({
      type: ConsentRef,
      description: 'The choice as it holds today.',
      resolve: async (p, _a, context) => (await consentStateOf(context, p)).choice,
    }),
    permission: t.field({
      type: ConsentRef,
      description: 'The letter of permission (P7.7.a) as it holds today.',
      resolve: async (p, _a, context) => (await consentStateOf(context, p)).permission,
    }),
    newestPermission: t.field({
      type: ConsentRef,
      description: 'The newest letter of permission (P7.7.a), also when it holds only from a later day: plans are judged by it.',
      resolve: async (p, _a, context) => (await newestPermissions(context, p.schoolId)).get(p.id) ?? 'UNKNOWN',
    }),
    stamped: t.field({
      type: ConsentRef,
      description: 'The stamped statement (P7.7.b) as it holds today; a missing one warns by assumption A-03.',
      resolve: async (p, _a, context) => (await consentStateOf(context, p)).stamped,
    }),
    consentHistory: t.field({
      type: [ConsentRecordRef],
      description: 'Every paper ever recorded, newest first.',
      resolve: (p, _a, context) => consentHistoryFor(context, p),
    }),
    familyId: t.exposeString('familyId', { nullable: true, description: 'Pseudonymous family id shared by siblings.' }),
  }),
});

/** The pupils of a school, for its own staff only. Names stay sealed until a field asks for them. */
export async function pupilsOfSchool(context: Context, school: SchoolRow): Promise<PupilRow[]> {
  await schoolOf(context, school.id, 'write');
  return pupilsBySchool(context.tx, [school.id]);
}

/** Opens a sealed text and notes, once a request and school, that names were read. */
async function opened(context: Context, pupil: PupilRow, sealed: string | null): Promise<string | null> {
  if (sealed === null) return null;
  const notes = batched(context, 'namedRead', async (schoolIds) => {
    for (const schoolId of schoolIds) {
      const { kabupatenCode } = await schoolOf(context, schoolId, 'write');
      await noteNamedRead(context.tx, { schoolId, kabupatenCode, userId: context.user?.id ?? '', action: 'READ_PUPIL_NAMES' });
    }
    return new Map(schoolIds.map((id) => [id, true]));
  });
  await notes.load(pupil.schoolId);
  return context.cipher.open(sealed);
}

const PupilInput = builder.inputType('PupilInput', {
  description: 'One pupil of a Dapodik export, already reduced to the kept columns.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'NIPD, else NISN: makes a repeated import change nothing. Stored only as a keyed hash.' }),
    name: t.string({ required: false, description: 'Name; stored encrypted.' }),
    nisn: t.string({ required: false, description: 'NISN, 10 digits as text; stored encrypted.' }),
    rombel: t.string({ required: true, description: 'Name of the rombel.' }),
    sex: t.field({ type: SexRef, required: false, description: 'Sex.' }),
    transport: t.string({ required: false, description: 'Means of transport (readiness item 5.b).' }),
    desa: t.string({ required: false, description: 'Desa or kelurahan.' }),
    kecamatan: t.string({ required: false, description: 'Kecamatan.' }),
    familyNumber: t.string({
      required: false,
      description:
        'No KK, 16 digits, only with the operator’s tick: read once in memory to make a family id by a keyed hash (a key of its own for each kabupaten), then forgotten. Never stored or logged; kept only where two pupils of the school share it.',
    }),
  }),
});

const RombelInput = builder.inputType('RombelInput', {
  description: 'One rombel, for schools without a list of pupils.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name.' }),
    grade: t.int({ required: false, description: 'Grade.' }),
    pupilCount: t.int({ required: false, description: 'Pupils, when there is no list.' }),
  }),
});

const TeacherInput = builder.inputType('TeacherInput', {
  description: 'One teacher.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name.' }),
    rombel: t.string({ required: false, description: 'Name of the rombel led; empty = may teach every rombel.' }),
    maxDay: t.int({ required: false, description: 'Most sessions a day.' }),
    maxWeek: t.int({ required: false, description: 'Most sessions a week.' }),
    maxPeriods: t.int({ required: false, description: 'Most lesson periods a week; absent = as stored, null = no limit.' }),
  }),
});

/** The first number in a rombel's name is its grade when it is 1-13: "Kelas 4A" -> 4, "VII B" -> 7. Else null. */
function gradeOf(name: string): number | null {
  const digits = /\d{1,2}/.exec(name)?.[0];
  if (digits && Number(digits) >= 1 && Number(digits) <= 13) return Number(digits);
  const roman = /(?:^|\s)(XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I)(?=$|[\s.\-A-Z])/.exec(name.toUpperCase())?.[1];
  const order = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
  return roman ? order.indexOf(roman) + 1 : null;
}

builder.mutationFields((t) => ({
  importPupils: t.field({
    type: ImportCountRef,
    description:
      'Writes the pupils of a Dapodik export; rombel are made as named. A repeated import changes nothing; consent is never touched.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      fileName: t.arg.string({ required: true, description: 'Name of the file, for the import log.' }),
      pupils: t.arg({ type: [PupilInput], required: true, description: 'At most 5,000 pupils.' }),
      problems: t.arg.stringList({ required: false, description: 'Rows refused before sending, for the import log; no personal values.' }),
      droppedColumns: t.arg.stringList({ required: false, description: 'Columns that were dropped unread, by name.' }),
    },
    resolve: async (_root, args, context) => {
      const school = await schoolOf(context, args.schoolId, 'write');
      if (args.pupils.length > 5000) throw badInput('/pupils', `Ada ${args.pupils.length} siswa; paling banyak 5.000 sekali impor.`);
      const seen = new Map<string, number>();
      for (const [i, pupil] of args.pupils.entries()) {
        if (!pupil.key.trim())
          throw badInput(`/pupils/${i}/key`, `Siswa baris ${i + 1} tanpa NIPD dan NISN; lengkapi salah satunya di Dapodik.`);
        if (!pupil.rombel.trim()) throw badInput(`/pupils/${i}/rombel`, `Siswa baris ${i + 1} tanpa rombel.`);
        const before = seen.get(pupil.key);
        if (before !== undefined)
          throw badInput(`/pupils/${i}/key`, `Siswa baris ${i + 1} sama dengan baris ${before + 1} (nomor induk yang sama).`);
        seen.set(pupil.key, i);
        if (pupil.nisn && !/^\d{10}$/.test(pupil.nisn)) throw badInput(`/pupils/${i}/nisn`, `NISN siswa baris ${i + 1} harus 10 angka.`);
        if (pupil.familyNumber && !/^\d{16}$/.test(pupil.familyNumber))
          throw badInput(`/pupils/${i}/familyNumber`, `No KK siswa baris ${i + 1} harus 16 angka.`);
      }
      return context.tx.transaction(async (tx) => {
        const families = args.pupils.map(({ familyNumber }) =>
          familyNumber ? context.cipher.familyId(school.kabupatenCode, familyNumber) : null,
        );
        const sharing = await sharedFamilies(tx, args.schoolId, families);
        const names = [...new Set(args.pupils.map((pupil) => pupil.rombel.trim()))];
        const { idByName } = await upsertRombel(
          tx,
          args.schoolId,
          names.map((name) => ({ name, grade: gradeOf(name) })),
        );
        const next = new Map<string, number>();
        const values = args.pupils
          .map((pupil, i) => ({ ...pupil, familyId: families[i] ?? null }))
          .sort((a, b) => collate(a.rombel, b.rombel) || collate(a.name ?? '', b.name ?? '') || collate(a.key, b.key))
          .map((pupil) => {
            const rombel = pupil.rombel.trim();
            const rosterNumber = (next.get(rombel) ?? 0) + 1;
            next.set(rombel, rosterNumber);
            return {
              keyHash: context.cipher.hash(`${args.schoolId}|${pupil.key.trim()}`),
              name: pupil.name?.trim() || null,
              nisn: pupil.nisn || null,
              rombelId: idByName.get(rombel) as string,
              rosterNumber,
              sex: pupil.sex ?? null,
              transport: pupil.transport?.trim() || null,
              desaName: pupil.desa?.trim() || null,
              kecamatanName: pupil.kecamatan?.trim() || null,
              ...(pupil.familyId !== null && sharing.has(pupil.familyId) ? { familyId: pupil.familyId } : {}),
            };
          });
        const count = await upsertPupils(tx, args.schoolId, values, context.cipher);
        await recordImport(tx, {
          schoolId: args.schoolId,
          kabupatenCode: school.kabupatenCode,
          kind: 'PUPILS',
          fileName: args.fileName,
          ...count,
          problems: args.problems ?? [],
          droppedColumns: args.droppedColumns ?? [],
          createdBy: context.user?.id ?? null,
        });
        return count;
      });
    },
  }),
  linkSiblings: t.field({
    type: ['ID'],
    description: 'Makes pupils one family by hand, with the families they belong to already; returns all pupils of that family.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      pupilIds: t.arg.idList({ required: true, description: 'Two to twelve pupils.' }),
    },
    resolve: async (_root, { schoolId, pupilIds }, context) => {
      await schoolOf(context, schoolId, 'write');
      const ids = [...new Set(pupilIds)].map((id) => wellFormed(id, '/pupilIds'));
      if (ids.length < 2 || ids.length > 12)
        throw badInput('/pupilIds', `Kakak-adik: pilih 2 sampai 12 siswa yang berbeda; terpilih ${ids.length}.`);
      const members = await context.tx.transaction((tx) => joinFamily(tx, schoolId, ids, `tangan-${crypto.randomUUID()}`));
      if (members.length === 0) throw badInput('/pupilIds', 'Ada siswa yang tidak dikenal di sekolah ini; muat ulang halaman.');
      return members;
    },
  }),
  unlinkSiblings: t.int({
    description:
      'Takes pupils out of their families; without ids all family links of the school are removed. Returns how many were linked.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      pupilIds: t.arg.idList({ required: false, description: 'The pupils; absent = every pupil of the school.' }),
    },
    resolve: async (_root, { schoolId, pupilIds }, context) => {
      await schoolOf(context, schoolId, 'write');
      return context.tx.transaction((tx) => leaveFamily(tx, schoolId, pupilIds ? pupilIds.map((id) => wellFormed(id, '/pupilIds')) : null));
    },
  }),
  importRombel: t.field({
    type: ImportCountRef,
    description: 'Adds or updates rombel by name, for counts-only planning.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      rombel: t.arg({ type: [RombelInput], required: true, description: 'The rombel.' }),
    },
    resolve: async (_root, { schoolId, rombel }, context) => {
      await schoolOf(context, schoolId, 'write');
      const values = rombel.map((r, i) => {
        const name = r.name.trim();
        if (!name) throw badInput(`/rombel/${i}/name`, 'Nama rombel kosong.');
        if (r.pupilCount !== null && r.pupilCount !== undefined && (r.pupilCount < 0 || r.pupilCount > 200)) {
          throw badInput(`/rombel/${i}/pupilCount`, `${name}: jumlah siswa ${r.pupilCount} tidak masuk akal, harus 0–200.`);
        }
        return {
          name,
          grade: r.grade ?? gradeOf(name),
          ...(r.pupilCount === null || r.pupilCount === undefined ? {} : { pupilCount: r.pupilCount }),
        };
      });
      const { created, changed, unchanged } = await context.tx.transaction((tx) => upsertRombel(tx, schoolId, values));
      return { created, changed, unchanged };
    },
  }),
  deleteRombel: t.boolean({
    description: 'Removes a rombel and its pupils.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'The rombel.' }) },
    resolve: async (_root, { id }, context) => {
      if (!(await context.tx.transaction((tx) => deleteRombel(tx, wellFormed(id))))) throw notFound('Rombel', id);
      return true;
    },
  }),
  importTeachers: t.field({
    type: ImportCountRef,
    description: 'Adds or updates teachers by name.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      teachers: t.arg({ type: [TeacherInput], required: true, description: 'The teachers, at most 500.' }),
    },
    resolve: async (_root, { schoolId, teachers }, context) => {
      await schoolOf(context, schoolId, 'write');
      if (teachers.length > 500) throw badInput('/teachers', `Ada ${teachers.length} guru; paling banyak 500 sekali impor.`);
      return context.tx.transaction(async (tx) => {
        const { idByName } = await upsertRombel(tx, schoolId, []);
        return upsertTeachers(
          tx,
          schoolId,
          teachers.map((teacher, i) => teacherValues(teacher, idByName, `/teachers/${i}`)),
        );
      });
    },
  }),
  saveTeacher: t.field({
    type: TeacherRef,
    description: 'Replaces one teacher.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      id: t.arg.id({ required: true, description: 'The teacher.' }),
      teacher: t.arg({ type: TeacherInput, required: true, description: 'The teacher.' }),
    },
    resolve: async (_root, { schoolId, id, teacher }, context) => {
      await schoolOf(context, schoolId, 'write');
      const saved = await context.tx.transaction(async (tx) => {
        const { idByName } = await upsertRombel(tx, schoolId, []);
        return updateTeacher(tx, wellFormed(id), teacherValues(teacher, idByName, '/teacher'));
      });
      if (!saved) throw notFound('Guru', id);
      return saved;
    },
  }),
  deleteTeacher: t.boolean({
    description: 'Removes a teacher; refused while the teacher still has lessons.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'The teacher.' }) },
    resolve: async (_root, { id }, context) => {
      const lessons = await lessonNamesOfTeacher(context.tx, wellFormed(id));
      if (lessons.length > 0) {
        throw badInput(
          '/id',
          `Guru ini masih mengajar ${lessons.slice(0, 4).join(', ')}${lessons.length > 4 ? ` dan ${lessons.length - 4} lainnya` : ''}; berikan pelajarannya kepada guru lain dulu.`,
        );
      }
      if (!(await context.tx.transaction((tx) => deleteTeacher(tx, id)))) throw notFound('Guru', id);
      return true;
    },
  }),
}));

/** Families that at least two pupils of the school share, those of this import and those stored: a family of one is not worth keeping. */
async function sharedFamilies(tx: Context['tx'], schoolId: string, families: readonly (string | null)[]): Promise<Set<string>> {
  const named = families.filter((family) => family !== null);
  if (named.length === 0) return new Set();
  const sizes = await familySizes(tx, schoolId);
  for (const family of named) sizes.set(family, (sizes.get(family) ?? 0) + 1);
  return new Set([...sizes].filter(([, pupils]) => pupils > 1).map(([family]) => family));
}

function teacherValues(teacher: typeof TeacherInput.$inferInput, idByName: Map<string, string>, path: string): TeacherValues {
  const name = teacher.name.trim();
  if (!name) throw badInput(`${path}/name`, 'Nama guru kosong.');
  const rombel = teacher.rombel?.trim();
  const rombelId = rombel ? idByName.get(rombel) : null;
  if (rombelId === undefined) {
    throw badInput(
      `${path}/rombel`,
      `Rombel "${rombel}" untuk ${name} belum ada. Mungkin: ${[...idByName.keys()].slice(0, 8).join(', ') || 'impor siswa dulu'}.`,
    );
  }
  for (const [key, value, most] of [
    ['maxDay', teacher.maxDay, 10],
    ['maxWeek', teacher.maxWeek, 60],
    ['maxPeriods', teacher.maxPeriods, 200],
  ] as const) {
    if (value !== null && value !== undefined && (value < 0 || value > most))
      throw badInput(
        `${path}/${key}`,
        `${name}: batas ${key === 'maxPeriods' ? 'jam pelajaran' : 'sesi'} ${value} tidak masuk akal, harus 0–${most}.`,
      );
  }
  return {
    name,
    rombelId,
    maxDay: teacher.maxDay ?? null,
    maxWeek: teacher.maxWeek ?? null,
    ...(teacher.maxPeriods === undefined ? {} : { maxPeriods: teacher.maxPeriods }),
  };
}

/** Order of an attendance list: Indonesian collation with numbers by value, the same on every machine. */
const COLLATOR = new Intl.Collator('id', { numeric: true });
function collate(a: string, b: string): number {
  return COLLATOR.compare(a, b);
}
