import { kabupatenName, kecamatanOf } from '@giliran/dapodik/areas';
import { resolveKecamatan } from '@giliran/dapodik';
import { recordImport } from '@giliran/db/queries/plans';
import { countByArea, upsertRecapSchools, type AreaCount } from '@giliran/db/queries/schools';
import { scenariosOf } from '@giliran/db/queries/scenarios';
import type { ImportCount } from '@giliran/db/queries/rooms';
import { builder } from '../builder.ts';
import { badInput } from '../errors.ts';
import { aggregatesOf } from '../aggregates-of.ts';
import { AggregateRef } from './aggregate.ts';
import { EducationFormRef } from './regulation.ts';
import { ImportCountRef } from './import-count.ts';
import { ScenarioRef } from './scenario.ts';

const AreaCountRef = builder.objectRef<AreaCount>('AreaCount').implement({
  description: 'Schools and recap counts of one kecamatan and form.',
  fields: (t) => ({
    kecamatanCode: t.exposeString('kecamatanCode', { nullable: true, description: 'Kemendagri code; null = name not resolved.' }),
    form: t.exposeString('form', { description: 'Form of education.' }),
    schools: t.exposeInt('schools', { description: 'Schools.' }),
    pupils: t.exposeInt('pupils', { description: 'Pupils in the recap; unreadable cells count 0.' }),
    rombel: t.exposeInt('rombel', { description: 'Rombel in the recap.' }),
    teachers: t.exposeInt('teachers', { description: 'Teachers in the recap.' }),
    rooms: t.exposeInt('rooms', { description: 'Classrooms in the recap.' }),
  }),
});

export const KecamatanRef = builder.objectRef<{ code: string; name: string }>('Kecamatan').implement({
  description: 'A kecamatan (sub-district) of the official list.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Kemendagri code, e.g. 61.07.03.' }),
    name: t.exposeString('name', { description: 'Official name.' }),
  }),
});

export const KabupatenRef = builder.objectRef<{ code: string }>('Kabupaten');

KabupatenRef.implement({
  description: 'A kabupaten (regency) as its dinas or a researcher sees it.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Kemendagri code, e.g. 61.07.' }),
    name: t.string({ description: 'Official name.', resolve: (k) => kabupatenName(k.code) ?? k.code }),
    kecamatan: t.field({ type: [KecamatanRef], description: 'Its kecamatan, by code.', resolve: (k) => kecamatanOf(k.code) }),
    counts: t.field({
      type: [AreaCountRef],
      description: 'Schools by kecamatan and form, for the officers of the kabupaten; researchers read `aggregates`.',
      authScopes: (k) => ({ officer: k.code }),
      resolve: (k, _a, context) => countByArea(context.tx, k.code),
    }),
    scenarios: t.field({
      type: [ScenarioRef],
      description: 'What-ifs of the kabupaten, newest first.',
      args: { first: t.arg.int({ required: false, description: 'At most 50; default 10.' }) },
      resolve: (k, { first }, context) => scenariosOf(context.tx, k.code, Math.min(50, Math.max(1, first ?? 10))),
    }),
    aggregates: t.field({
      type: [AggregateRef],
      description:
        'Aggregates of schools, rooms, capacity, plans and findings by kecamatan and level; cells below 5 schools are hidden (A-15).',
      resolve: (k, _a, context) => aggregatesOf(context, k.code),
    }),
  }),
});

builder.queryField('kabupaten', (t) =>
  t.field({
    type: KabupatenRef,
    description: 'The kabupaten of the signed-in dinas officer or researcher.',
    authScopes: (_root, { code }) => ({ kabupaten: code }),
    args: { code: t.arg.id({ required: true, description: 'Kemendagri code.' }) },
    resolve: (_root, { code }) => ({ code }),
  }),
);

const OwnershipRef = builder.enumType('Ownership', {
  description: 'Negeri or swasta.',
  values: { PUBLIC: { description: 'Negeri.' }, PRIVATE: { description: 'Swasta.' } } as const,
});

const RecapInput = builder.inputType('RecapSchoolInput', {
  description: 'One row of a public recap.',
  fields: (t) => ({
    npsn: t.string({ required: true, description: '8 characters, the first may be a letter.' }),
    name: t.string({ required: true, description: 'Name.' }),
    form: t.field({ type: EducationFormRef, required: true, description: 'Bentuk pendidikan.' }),
    ownership: t.field({ type: OwnershipRef, required: true, description: 'Negeri or swasta.' }),
    kecamatanName: t.string({ required: true, description: 'Name of the kecamatan; resolved inside the kabupaten.' }),
    pupils: t.int({ required: false, description: 'Pupils; absent = unreadable.' }),
    rombel: t.int({ required: true, description: 'Rombel.' }),
    teachers: t.int({ required: true, description: 'Teachers.' }),
    rooms: t.int({ required: true, description: 'Classrooms.' }),
    year: t.string({ required: true, description: 'School year as published.' }),
  }),
});

const RecapResult = builder.objectRef<{ count: ImportCount; unresolved: string[] }>('ImportRecapResult').implement({
  description: 'What an import of a recap did.',
  fields: (t) => ({
    count: t.field({ type: ImportCountRef, description: 'Rows written.', resolve: (r) => r.count }),
    unresolved: t.stringList({
      description: 'Names of kecamatan that were not found in the official list; their schools are stored without a code.',
      resolve: (r) => r.unresolved,
    }),
  }),
});

builder.mutationFields((t) => ({
  importRecap: t.field({
    type: RecapResult,
    description: 'Writes the schools of a public recap; a repeated import changes nothing.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      fileName: t.arg.string({ required: true, description: 'Name of the file, for the import log.' }),
      schools: t.arg({ type: [RecapInput], required: true, description: 'The rows, at most 5,000.' }),
      problems: t.arg.stringList({ required: false, description: 'Rows reported before sending, for the import log.' }),
    },
    resolve: async (_root, { kabupatenCode, fileName, schools, problems }, context) => {
      if (schools.length > 5000) throw badInput('/schools', `Ada ${schools.length} baris; paling banyak 5.000 sekali impor.`);
      const known = kecamatanOf(kabupatenCode);
      const unresolved = new Set<string>();
      const seen = new Set<string>();
      const rows = schools.map((row, i) => {
        const path = `/schools/${i}`;
        if (!/^[0-9A-Z][0-9]{7}$/.test(row.npsn))
          throw badInput(`${path}/npsn`, `NPSN "${row.npsn}" harus 8 karakter: angka, boleh satu huruf besar di depan.`);
        if (seen.has(row.npsn)) throw badInput(`${path}/npsn`, `NPSN ${row.npsn} tertulis dua kali.`);
        seen.add(row.npsn);
        for (const [key, value] of [
          ['pupils', row.pupils ?? 0],
          ['rombel', row.rombel],
          ['teachers', row.teachers],
          ['rooms', row.rooms],
        ] as const) {
          if (value < 0 || value > 100000) throw badInput(`${path}/${key}`, `${row.name}: ${key} ${value} tidak masuk akal.`);
        }
        const kecamatanCode = resolveKecamatan(row.kecamatanName, known);
        if (kecamatanCode === null) unresolved.add(row.kecamatanName);
        const { npsn, name, form, ownership, rombel, teachers, rooms, year } = row;
        return { npsn, name: name.trim(), form, ownership, rombel, teachers, rooms, year, kecamatanCode, pupils: row.pupils ?? null };
      });
      const count = await context.tx.transaction(async (tx) => {
        const written = await upsertRecapSchools(tx, kabupatenCode, rows);
        await recordImport(tx, {
          schoolId: null,
          kabupatenCode,
          kind: 'RECAP',
          fileName,
          ...written,
          problems: problems ?? [],
          droppedColumns: [],
          createdBy: context.user?.id ?? null,
        });
        return written;
      });
      return { count, unresolved: [...unresolved].sort() };
    },
  }),
}));
