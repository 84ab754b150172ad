import { addDays, type Day } from '@giliran/kernel';
import {
  addCaseReport,
  caseCountsOf,
  caseReportById,
  caseReportsOf,
  holdsOf,
  type CaseCountRow,
  type CaseReportRow,
} from '@giliran/db/queries/daily';
import { pupilsBySchool, rombelBySchool } from '@giliran/db/queries/people';
import { noteNamedRead } from '@giliran/db/queries/plans';
import type { SchoolRow } from '@giliran/db/queries/schools';
import type { SavedPlan } from '@giliran/planning';
import { rulesOf } from '../area-of.ts';
import { batched, groupBy } from '../batched.ts';
import { builder } from '../builder.ts';
import { afterCaseReported } from '../closures-of.ts';
import { contactsOf, type Contacts, type ContactSource } from '../contacts-of.ts';
import type { Context } from '../context.ts';
import { badInput, notFound, wellFormed } from '../errors.ts';
import { planOfDay } from '../plan-of-day.ts';
import { storedSetting } from '../setting-of.ts';
import { ineligibilityOf } from '../roster-of.ts';
import { schoolOf } from '../school-of.ts';
import { planVersionsOf } from '../plan-versions-of.ts';
import { PupilRef } from './people.ts';
import { SchoolRef } from './school.ts';

const CaseRoleRef = builder.enumType('CaseRole', {
  description: 'Part of the person in the school. Who it is, is not recorded.',
  values: {
    PUPIL: { description: 'Peserta didik.' },
    TEACHER: { description: 'Pendidik.' },
    STAFF: { description: 'Tenaga kependidikan.' },
  } as const,
});

const CaseReportRef = builder.objectRef<CaseReportRow>('CaseReport').implement({
  description: 'A confirmed case as the head reports it (P7.5.d): role and groups, never a name or a diagnosis. Purged after A-14 days.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the report.' }),
    number: t.exposeInt('number', { description: 'Number in the school.' }),
    knownOn: t.field({ type: 'Day', description: 'The day on which the school knew.', resolve: (c) => c.knownOn }),
    lastPresentOn: t.field({ type: 'Day', nullable: true, description: 'Last day at school, if known.', resolve: (c) => c.lastPresentOn }),
    role: t.field({ type: CaseRoleRef, description: 'Part of the person in the school.', resolve: (c) => c.role }),
    rombel: t.string({
      nullable: true,
      description: 'Name of the rombel, for a pupil.',
      resolve: async (c, _a, context) => {
        if (c.rombelId === null) return null;
        const names = batched(context, 'caseRombel', async (ids) => groupBy(await rombelBySchool(context.tx, ids), (row) => row.schoolId));
        return (await names.load(c.schoolId))?.find((row) => row.id === c.rombelId)?.name ?? null;
      },
    }),
    groups: t.stringList({ description: 'Names of the groups met.', resolve: (c) => c.groups.map((group) => group.label) }),
    contactCount: t.exposeInt('contactCount', {
      nullable: true,
      description: 'Pupils met in those groups in the look-back days (A-05); null without a saved plan.',
    }),
    late: t.boolean({ description: 'Reported after the day on which it was known (A-08).', resolve: (c) => c.reportedOn > c.knownOn }),
    reportedAt: t.field({
      type: 'DateTime',
      description: 'When it was reported; the Dinas sees it from then on.',
      resolve: (c) => c.reportedAt,
    }),
  }),
});

const CaseCountRef = builder.objectRef<CaseCountRow>('CaseCount').implement({
  description: 'What stays of purged case reports.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'YYYY-MM.' }),
    role: t.field({ type: CaseRoleRef, description: 'Part in the school.', resolve: (c) => c.role }),
    cases: t.exposeInt('cases', { description: 'Cases.' }),
  }),
});

builder.objectFields(SchoolRef, (t) => ({
  caseReports: t.field({
    type: [CaseReportRef],
    description: 'Case reports that are not purged yet, newest first; for the school and the officers of its kabupaten.',
    resolve: async (school, _args, context) =>
      (await batched(context, 'caseReports', async (ids) => groupBy(await caseReportsOf(context.tx, ids), (row) => row.schoolId)).load(
        school.id,
      )) ?? [],
  }),
  caseCounts: t.field({
    type: [CaseCountRef],
    description: 'Purged cases by month and role.',
    resolve: async (school, _args, context) =>
      (await batched(context, 'caseCounts', async (ids) => groupBy(await caseCountsOf(context.tx, ids), (row) => row.schoolId)).load(
        school.id,
      )) ?? [],
  }),
}));

/** Look-back days for contacts in the school's kabupaten. */
async function lookBackDays(context: Context, school: SchoolRow, day: Day): Promise<number> {
  const value = (await rulesOf(context, school))(day).assumptions.find(({ id }) => id === 'A-05')?.value;
  return typeof value === 'number' && value > 0 ? value : 0;
}

/** The contacts of a case at school: the look-back days end on the last day at school, else on the day it was known. */
async function contactsFor(context: Context, school: SchoolRow, sources: readonly ContactSource[], until: Day): Promise<Contacts> {
  const days = await lookBackDays(context, school, until);
  const versions = await planVersionsOf(context, school.id);
  const { setting } = await storedSetting(context, school);
  const holds = (await holdsOf(context.tx, [school.id], addDays(until, -days), until)).map(ineligibilityOf);
  const all = sources.map((source) => contactsOf(versions, setting, source, holds, until, days));
  return {
    groups: [...new Map(all.flatMap(({ groups }) => groups).map((group) => [group.id, group])).values()],
    pupilIds: [...new Set(all.flatMap(({ pupilIds }) => pupilIds))],
  };
}

const CaseInput = builder.inputType('CaseReportInput', {
  description: 'A confirmed case. No name, no diagnosis beyond "confirmed", no remark.',
  fields: (t) => ({
    knownOn: t.field({ type: 'Day', required: true, description: 'The day on which the school knew.' }),
    lastPresentOn: t.field({ type: 'Day', required: false, description: 'Last day at school, if known.' }),
    role: t.field({ type: CaseRoleRef, required: true, description: 'Part of the person in the school.' }),
    rombelId: t.id({ required: false, description: 'For a pupil: the rombel.' }),
    groupId: t.id({ required: false, description: 'For a pupil: the group of the plan, if known.' }),
    teacherId: t.id({
      required: false,
      description: 'For a teacher: finds the groups met. Used for that and not stored.',
    }),
  }),
});

builder.mutationFields((t) => ({
  reportCase: t.field({
    type: CaseReportRef,
    description: 'Reports a confirmed case to the Dinas (P7.5.d); a joint evaluation opens. Closes nothing by itself (P6.1).',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      report: t.arg({ type: CaseInput, required: true, description: 'The case.' }),
    },
    resolve: async (_root, { schoolId, report }, context) => {
      const school = await schoolOf(context, schoolId, 'write');
      const { knownOn, role } = report;
      if (knownOn > context.today) throw badInput('/report/knownOn', `Hari ${knownOn} belum tiba.`);
      const lastPresentOn = report.lastPresentOn ?? null;
      if (lastPresentOn !== null && lastPresentOn > context.today)
        throw badInput('/report/lastPresentOn', `Hari ${lastPresentOn} belum tiba.`);
      const rombelId = role === 'PUPIL' && report.rombelId ? wellFormed(report.rombelId, '/report/rombelId') : null;
      if (rombelId !== null && !(await rombelBySchool(context.tx, [schoolId])).some((row) => row.id === rombelId))
        throw notFound('Rombel', rombelId);
      const until = lastPresentOn ?? knownOn;
      const plan = planOfDay(await planVersionsOf(context, schoolId), until);
      const groups = (plan?.body as SavedPlan | undefined)?.groups ?? [];
      const groupId = role === 'PUPIL' ? (report.groupId ?? null) : null;
      if (groupId !== null && !groups.some((group) => group.id === groupId)) throw notFound('Kelompok', groupId);
      const sources: ContactSource[] =
        groupId !== null
          ? [{ groupId }]
          : rombelId !== null
            ? groups.filter((group) => group.rombelId === rombelId).map((group) => ({ groupId: group.id }))
            : role === 'TEACHER' && report.teacherId
              ? [{ teacherId: report.teacherId }]
              : [];
      const contacts = plan && sources.length > 0 ? await contactsFor(context, school, sources, until) : null;
      return context.tx.transaction(async (tx) => {
        const row = await addCaseReport(tx, {
          schoolId,
          knownOn,
          lastPresentOn,
          role,
          rombelId,
          groups: contacts?.groups ?? [],
          planNumber: plan?.number ?? null,
          contactCount: contacts?.pupilIds.length ?? null,
          reportedBy: context.user?.id ?? null,
          reportedOn: context.today,
        });
        await afterCaseReported({ ...context, tx }, school, { id: row.id, knownOn: row.knownOn as Day });
        return row;
      });
    },
  }),
}));

builder.queryField('caseContacts', (t) =>
  t.field({
    type: [PupilRef],
    description:
      'The pupils met by a reported case: members of its groups who came in the look-back days (A-05). Computed each time, stored nowhere; for the school’s own staff, and every reading is logged.',
    authScopes: { signedIn: true },
    args: { caseId: t.arg.id({ required: true, description: 'The case report.' }) },
    resolve: async (_root, { caseId }, context) => {
      const row = await caseReportById(context.tx, wellFormed(caseId));
      if (!row) throw notFound('Laporan kasus', caseId);
      const school = await schoolOf(context, row.schoolId, 'write');
      const sources = row.groups.map((group) => ({ groupId: group.id }));
      const { pupilIds } = await contactsFor(context, school, sources, (row.lastPresentOn ?? row.knownOn) as Day);
      await noteNamedRead(context.tx, {
        schoolId: school.id,
        kabupatenCode: school.kabupatenCode,
        userId: context.user?.id ?? '',
        action: 'READ_CONTACT_LIST',
      });
      const met = new Set(pupilIds);
      return (await pupilsBySchool(context.tx, [school.id])).filter((pupil) => met.has(pupil.id));
    },
  }),
);
