import { auditOf, eraseSchoolData, schoolData, type AuditRow } from '@giliran/db/queries/school-data';
import { noteNamedRead } from '@giliran/db/queries/plans';
import { rulesOf } from '../area-of.ts';
import { builder } from '../builder.ts';
import { badInput, forbidden } from '../errors.ts';
import { schoolOf } from '../school-of.ts';
import { SchoolRef } from './school.ts';
import type { Day } from '@giliran/kernel';

const AuditRef = builder.objectRef<AuditRow>('AuditEntry').implement({
  description: 'One reading of a named list, or an export or erasure of the school’s data (UU 27/2022).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the entry.' }),
    action: t.exposeString('action', { description: 'READ_PUPIL_NAMES, READ_CONTACT_LIST, EXPORT_SCHOOL_DATA or ERASE_SCHOOL_DATA.' }),
    userId: t.exposeString('userId', { nullable: true, description: 'Account that did it.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: (a) => a.at }),
  }),
});

const ErasedRef = builder.objectRef<{ table: string; rows: number }>('ErasedRows').implement({
  description: 'What an erasure removed.',
  fields: (t) => ({
    table: t.exposeString('table', { description: 'Kind of record.' }),
    rows: t.exposeInt('rows', { description: 'Records removed.' }),
  }),
});

/** Sealed columns of a pupil and the open names they get in an export. */
const SEALED = { nameCipher: 'name', nisnCipher: 'nisn' } as const;

builder.objectFields(SchoolRef, (t) => ({
  auditLog: t.field({
    type: [AuditRef],
    description: 'Who read names of this school and what the dinas changed at its accounts, newest first; for its own staff.',
    args: { first: t.arg.int({ required: false, description: 'How many; 50 when absent, at most 500.' }) },
    resolve: async (school, { first }, context) => {
      await schoolOf(context, school.id, 'write');
      return auditOf(context.tx, school.id, Math.min(500, Math.max(1, first ?? 50)));
    },
  }),
  retentionDays: t.int({
    nullable: true,
    description: 'Days after which case reports and ended holds are purged; counts stay (A-14).',
    resolve: async (school, _args, context) => {
      const value = (await rulesOf(context, school))(context.today as Day).assumptions.find(({ id }) => id === 'A-14')?.value;
      return typeof value === 'number' ? value : null;
    },
  }),
}));

builder.mutationFields((t) => ({
  exportSchoolData: t.string({
    description: 'Everything stored of the school as one JSON text, names opened. For its head; the export is logged.',
    authScopes: { signedIn: true },
    args: { schoolId: t.arg.id({ required: true, description: 'The school.' }) },
    resolve: async (_root, { schoolId }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (!context.claims.headIds.includes(schoolId)) throw forbidden('unduhan seluruh data hanya untuk kepala satuan pendidikan');
      await noteNamedRead(context.tx, {
        schoolId,
        kabupatenCode: school.kabupatenCode,
        userId: context.user?.id ?? '',
        action: 'EXPORT_SCHOOL_DATA',
      });
      const data = await schoolData(context.tx, schoolId);
      const opened = (data['pupil'] ?? []).map(({ keyHash: _keyHash, ...row }) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) =>
            key in SEALED
              ? [SEALED[key as keyof typeof SEALED], typeof value === 'string' ? context.cipher.open(value) : null]
              : [key, value],
          ),
        ),
      );
      return JSON.stringify({ school, exportedAt: context.today, ...data, pupil: opened }, null, 1);
    },
  }),
  eraseSchoolData: t.field({
    type: [ErasedRef],
    description:
      'Removes everything the school entered: pupils, papers, plans, rooms, lists, reports. Its row, its accounts, decisions of authorities and the log of readings stay. For its head; cannot be taken back.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      npsn: t.arg.string({ required: true, description: 'NPSN of the school, typed as confirmation.' }),
    },
    resolve: async (_root, { schoolId, npsn }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      if (!context.claims.headIds.includes(schoolId)) throw forbidden('penghapusan data hanya untuk kepala satuan pendidikan');
      if (npsn.trim().toUpperCase() !== school.npsn)
        throw badInput('/npsn', 'NPSN yang diketik tidak sama dengan NPSN sekolah ini; tidak ada yang dihapus.');
      const removed = await context.tx.transaction(async (tx) => {
        await noteNamedRead(tx, {
          schoolId,
          kabupatenCode: school.kabupatenCode,
          userId: context.user?.id ?? '',
          action: 'ERASE_SCHOOL_DATA',
        });
        return eraseSchoolData(tx, schoolId);
      });
      context.loaders.clear();
      return Object.entries(removed).map(([table, rows]) => ({ table, rows }));
    },
  }),
}));
