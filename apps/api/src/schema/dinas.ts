import { kabupatenName, kecamatanOf } from '@giliran/dapodik/areas';
import { resolveKecamatan } from '@giliran/dapodik';
import { recordImport } from '@giliran/db/queries/plans';
import { countByArea, upsertRecapSchools, type AreaCount } from '@giliran/db/queries/schools';
import { recordZone, zonesOf, type ZoneRow } from '@giliran/db/queries/zones';
import { scenariosOf } from '@giliran/db/queries/scenarios';
import type { ImportCount } from '@giliran/db/queries/rooms';
import { builder } from '../builder.ts';
import { badInput } from '../errors.ts';
import { aggregatesOf } from '../aggregates-of.ts';
import { AggregateRef } from './aggregate.ts';
import { EducationFormRef, ZoneRef } from './regulation.ts';
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

const KecamatanRef = builder.objectRef<{ code: string; name: string }>('Kecamatan').implement({
  description: 'A kecamatan (sub-district) of the official list.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Kemendagri code, e.g. 61.07.03.' }),
    name: t.exposeString('name', { description: 'Official name.' }),
  }),
});

const ZoneStatusRef = builder.objectRef<ZoneRow>('ZoneStatus').implement({
  description: 'A zone recorded for an area from a day on. History is never rewritten.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the record.' }),
    kecamatanCode: t.exposeString('kecamatanCode', { nullable: true, description: 'The kecamatan; null = the whole kabupaten.' }),
    desaCode: t.exposeString('desaCode', { nullable: true, description: 'The desa; null = the whole kecamatan or kabupaten.' }),
    zone: t.field({
      type: ZoneRef,
      nullable: true,
      description: 'The zone; null = from that day the area follows the larger one (A-04).',
      resolve: (z) => z.zone,
    }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (z) => z.fromDay }),
    reference: t.exposeString('reference', { nullable: true, description: 'Letter or decree it was taken from.' }),
    recordedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was recorded.' }),
  }),
});

const KabupatenRef = builder.objectRef<{ code: string }>('Kabupaten');

KabupatenRef.implement({
  description: 'A kabupaten (regency) as its dinas or a researcher sees it.',
  fields: (t) => ({
    code: t.exposeID('code', { description: 'Kemendagri code, e.g. 61.07.' }),
    name: t.string({ description: 'Official name.', resolve: (k) => kabupatenName(k.code) ?? k.code }),
    kecamatan: t.field({ type: [KecamatanRef], description: 'Its kecamatan, by code.', resolve: (k) => kecamatanOf(k.code) }),
    counts: t.field({
      type: [AreaCountRef],
      description: 'Schools by kecamatan and form, for the dinas; researchers read `aggregates`.',
      authScopes: (k) => ({ dinas: k.code }),
      resolve: (k, _a, context) => countByArea(context.tx, k.code),
    }),
    zones: t.field({
      type: [ZoneStatusRef],
      description: 'Zones recorded up to a day, newest first.',
      args: { until: t.arg({ type: 'Day', required: false, description: 'Default: today.' }) },
      resolve: (k, { until }, context) => zonesOf(context.tx, k.code, until ?? context.today),
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
  recordZone: t.field({
    type: ZoneStatusRef,
    description: 'Records the zone of a kecamatan (or the whole kabupaten) from a day on.',
    authScopes: (_root, { kabupatenCode }) => ({ dinas: kabupatenCode }),
    args: {
      kabupatenCode: t.arg.id({ required: true, description: 'The kabupaten.' }),
      kecamatanCode: t.arg.id({ required: false, description: 'The kecamatan; absent = the whole kabupaten.' }),
      zone: t.arg({ type: ZoneRef, required: true, description: 'The zone.' }),
      from: t.arg({ type: 'Day', required: true, description: 'First day.' }),
    },
    resolve: (_root, { kabupatenCode, kecamatanCode, zone, from }, context) => {
      if (kecamatanCode && !kecamatanOf(kabupatenCode).some((k) => k.code === kecamatanCode)) {
        throw badInput('/kecamatanCode', `Kecamatan ${kecamatanCode} tidak ada di kabupaten ${kabupatenCode}.`);
      }
      return context.tx.transaction((tx) =>
        recordZone(tx, { kabupatenCode, kecamatanCode: kecamatanCode ?? null, zone, fromDay: from, setBy: context.user?.id ?? null }),
      );
    },
  }),
}));
