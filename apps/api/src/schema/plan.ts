import {
  judgeSchoolPlan,
  parseSavedPlan,
  type PlanJudgement,
  type SavedLesson,
  type SavedPlan,
  type SavedSession,
} from '@giliran/planning';
import { assumptionById, type Finding } from '@giliran/policy';
import { latestPlans, planHistory, planVersionsByIds, savePlanVersion, type PlanVersionRow } from '@giliran/db/queries/plans';
import { batched } from '../batched.ts';
import { builder } from '../builder.ts';
import { notFound, wellFormed } from '../errors.ts';
import { factsOf } from '../facts-of.ts';
import { planRecord } from '../plan-record.ts';
import { schoolOf } from '../school-of.ts';
import { PlanChangeInput, PlanChangeRef, planChangesOf } from './plan-change.ts';
import { AssumptionRef, BasisRef } from './regulation.ts';
import { SchoolRef, WeekdayRef } from './school.ts';

const FindingStatusRef = builder.enumType('FindingStatus', {
  description: 'What a rule says of a plan.',
  values: {
    PASS: { description: 'Terpenuhi.' },
    FAIL: { description: 'Melanggar.' },
    NOT_DETERMINED: { description: 'Belum diketahui: a fact is missing.' },
    NOT_APPLICABLE: { description: 'Tidak berlaku.' },
  } as const,
});

const FindingRef = builder.objectRef<Finding>('Finding').implement({
  description: 'One rule of the law judged on a plan (temuan).',
  fields: (t) => ({
    provisionId: t.exposeString('provisionId', { description: 'Id of the provision.' }),
    policyId: t.exposeString('policyId', { description: 'Id of the regulation whose value decided.' }),
    article: t.exposeString('article', { description: 'Where it stands.' }),
    status: t.field({ type: FindingStatusRef, description: 'The verdict.', resolve: (f) => f.status }),
    severity: t.string({ description: 'block, warn or info.', resolve: (f) => f.severity }),
    subject: t.string({ nullable: true, description: 'What it is about.', resolve: (f) => f.subject?.label ?? null }),
    subjectKind: t.string({
      nullable: true,
      description: 'school, room, group, gate, rombel, pupil, zone or session.',
      resolve: (f) => f.subject?.kind ?? null,
    }),
    subjectId: t.string({ nullable: true, description: 'Id of what it is about.', resolve: (f) => f.subject?.id ?? null }),
    date: t.string({ nullable: true, description: 'Day it is about.', resolve: (f) => f.date }),
    measured: t.string({
      nullable: true,
      description: 'What was measured.',
      resolve: (f) => (f.measured === null ? null : String(f.measured)),
    }),
    limit: t.string({
      nullable: true,
      description: 'The limit it was held against.',
      resolve: (f) => (f.limit === null ? null : String(f.limit)),
    }),
    unit: t.exposeString('unit', { description: 'Unit of measured and limit.' }),
    quote: t.exposeString('quote', { description: 'Verbatim quote of the provision.' }),
    gist: t.exposeString('gist', { description: 'The rule in short, Indonesian.' }),
    message: t.exposeString('message', { description: 'What was found and what to do, Indonesian, numbers first.' }),
    basis: t.field({ type: BasisRef, description: 'Does the limit come from the law or from an assumption?', resolve: (f) => f.basis }),
    assumptions: t.field({
      type: [AssumptionRef],
      description: 'Assumptions it relies on.',
      resolve: (f) => f.assumptionIds.flatMap((id) => assumptionById(id) ?? []),
    }),
  }),
});

const ViolationRef = builder.objectRef<PlanJudgement['check']['violations'][number]>('Violation').implement({
  description: 'A hard rule of the timetable that the plan breaks.',
  fields: (t) => ({
    code: t.string({ description: 'H0 … H13.', resolve: (v) => v.code }),
    message: t.exposeString('message', { description: 'What is broken, Indonesian.' }),
    measured: t.float({ nullable: true, description: 'What was measured.', resolve: (v) => v.measured }),
    limit: t.float({ nullable: true, description: 'The limit.', resolve: (v) => v.limit }),
    sessions: t.intList({ description: 'Indices into the plan’s sessions.', resolve: (v) => v.subject.sessions ?? [] }),
  }),
});

const METRICS: Record<keyof PlanJudgement['check']['metrics'], [name: string, description: string]> = {
  F: ['guaranteedSessions', 'Fewest sessions of any pupil a week, or a fortnight with weeks A and B.'],
  T: ['pupilSessions', 'Pupil-sessions a week, or a fortnight.'],
  spread: ['spread', 'Most minus fewest sessions of a group.'],
  groups: ['groups', 'Groups.'],
  sessions: ['sessions', 'Sessions a week, or a fortnight.'],
  families: ['families', 'Families with two or more pupils at school.'],
  familiesTogether: ['familiesTogether', 'Families whose members all come at the same times.'],
  roomSwitches: ['roomSwitches', 'Changes of room, summed over groups.'],
  groupsWithMixedShift: ['groupsWithMixedShift', 'Groups that come in more than one shift.'],
  groupsOffTrack: ['groupsOffTrack', 'Groups whose days are not evenly spread.'],
  teacherGroups: ['teacherGroups', 'Groups met, summed over teachers.'],
  peakGate: ['peakGate', 'Most pupils at the gate in one wave.'],
  peakCampus: ['peakCampus', 'Most pupils on site at once.'],
};

const MetricsRef = builder.objectRef<PlanJudgement['check']['metrics']>('PlanMetrics').implement({
  description: 'The quality of a plan, per week.',
  fields: (t) =>
    Object.fromEntries(
      (Object.keys(METRICS) as (keyof typeof METRICS)[]).map((key) => [
        METRICS[key][0],
        t.int({ description: METRICS[key][1], resolve: (m) => m[key] }),
      ]),
    ),
});

export const JudgementRef = builder.objectRef<PlanJudgement>('PlanJudgement').implement({
  description: 'The server’s own judgement of a plan.',
  fields: (t) => ({
    guaranteedSessions: t.exposeInt('guaranteedSessions', {
      description: 'F: fewest sessions of any placed pupil a week, or a fortnight with weeks A and B.',
    }),
    bound: t.exposeInt('bound', { description: 'Proved: no plan of this school has a larger F.' }),
    boundBy: t.exposeString('boundBy', { description: 'The resource that proves the bound.' }),
    proven: t.exposeBoolean('proven', { description: 'F meets the bound.' }),
    metrics: t.field({ type: MetricsRef, description: 'Quality of the plan.', resolve: (j) => j.check.metrics }),
    violations: t.field({
      type: [ViolationRef],
      description: 'Hard rules of the timetable that are broken.',
      resolve: (j) => j.check.violations,
    }),
    findings: t.field({ type: [FindingRef], description: 'Rules of the law, one by one.', resolve: (j) => [...j.findings] }),
    finalBlockers: t.stringList({ description: 'Why the plan cannot be final yet; empty = it can.', resolve: (j) => j.finalBlockers }),
  }),
});

const GroupRef = builder.objectRef<SavedPlan['groups'][number]>('PlanGroup').implement({
  description: 'A shift group: pupils who attend together.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id in the plan.' }),
    label: t.exposeString('label', { description: 'Name such as "4A · B".' }),
    rombelId: t.exposeID('rombelId', { description: 'Its rombel (the first one of a merged group).' }),
    pupilIds: t.idList({ description: 'Ids of its pupils.', resolve: (g) => g.pupils }),
  }),
});

const PlanWeekRef = builder.enumType('PlanWeek', {
  description: 'Week of a fortnight; A is the week of the school’s `startDate`.',
  values: { A: { description: 'Minggu A.' }, B: { description: 'Minggu B.' } } as const,
});

const LessonRef = builder.objectRef<SavedLesson>('PlanLesson').implement({
  description: 'One lesson period of a session.',
  fields: (t) => ({
    period: t.exposeInt('period', { description: 'Counts from 0 in the session.' }),
    subject: t.exposeString('subject', { description: 'Subject (mata pelajaran).' }),
    teacherId: t.exposeID('teacher', { description: 'Its teacher.' }),
  }),
});

export const SessionRef = builder.objectRef<SavedSession>('PlanSession').implement({
  description: 'One group in one slot of the week.',
  fields: (t) => ({
    groupId: t.exposeID('group', { description: 'The group.' }),
    week: t.field({
      type: PlanWeekRef,
      nullable: true,
      description: 'The week; null where every week is the same.',
      resolve: (s) => s.week ?? null,
    }),
    day: t.field({ type: WeekdayRef, description: 'The day.', resolve: (s) => s.day }),
    shiftId: t.exposeID('shift', { description: 'The shift.' }),
    roomId: t.exposeID('room', { description: 'The room.' }),
    teacherId: t.exposeID('teacher', { nullable: true, description: 'The class teacher; null with lessons.' }),
    lessons: t.field({
      type: [LessonRef],
      description: 'What subject teachers teach in it, by period; empty with a class teacher.',
      resolve: (s) => s.lessons ?? [],
    }),
    locked: t.exposeBoolean('locked', { description: 'Locked by the operator: planning again leaves it.' }),
  }),
});

const PlanStatusRef = builder.enumType('PlanStatus', {
  description: 'Draft (rancangan) or final.',
  values: {
    DRAFT: { description: 'Rancangan.' },
    FINAL: { description: 'Final: every consent is recorded and no blocking rule fails.' },
  } as const,
});

const PlanVersionRef = builder.objectRef<PlanVersionRow>('PlanVersion').implement({
  description: 'An immutable version of a school’s plan.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the version.' }),
    number: t.exposeInt('number', { description: 'Counts up per school.' }),
    name: t.exposeString('name', { description: 'Name given by the operator.' }),
    status: t.field({ type: PlanStatusRef, description: 'Draft or final.', resolve: (p) => p.status }),
    groups: t.field({ type: [GroupRef], description: 'Groups.', resolve: (p) => (p.body as SavedPlan).groups }),
    sessions: t.field({ type: [SessionRef], description: 'Sessions.', resolve: (p) => (p.body as SavedPlan).sessions }),
    weeks: t.int({
      description: '2 = its sessions name weeks A and B and its figures count per fortnight; 1 = every week is the same.',
      resolve: (p) => ((p.body as SavedPlan).sessions.some(({ week }) => week !== undefined) ? 2 : 1),
    }),
    changes: t.field({
      type: [PlanChangeRef],
      description: 'Passing circumstances it was made for.',
      resolve: (p) => (p.body as SavedPlan).changes ?? [],
    }),
    judgement: t.field({ type: JudgementRef, description: 'As judged when it was saved.', resolve: (p) => p.judgement as PlanJudgement }),
    seed: t.exposeInt('seed', { description: 'Seed of the run.' }),
    engineVersion: t.exposeString('engineVersion', { description: 'Version of the engines.' }),
    inputHash: t.exposeString('inputHash', { description: 'SHA-256 of school facts and plan.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved.' }),
  }),
});

builder.objectFields(SchoolRef, (t) => ({
  latestPlan: t.field({
    type: PlanVersionRef,
    nullable: true,
    description: 'The newest plan version.',
    resolve: async (school, _args, context) =>
      (await batched(context, 'latestPlan', (ids) => latestPlans(context.tx, ids)).load(school.id)) ?? null,
  }),
  planVersions: t.field({
    type: [PlanVersionRef],
    description: 'Plan versions, newest first.',
    args: { first: t.arg.int({ required: false, description: 'At most 50; default 10.' }) },
    resolve: (school, { first }, context) => planHistory(context.tx, school.id, Math.min(50, Math.max(1, first ?? 10))),
  }),
}));

builder.queryField('planVersion', (t) =>
  t.field({
    type: PlanVersionRef,
    description: 'One plan version by id.',
    authScopes: { signedIn: true },
    args: { id: t.arg.id({ required: true, description: 'Id of the version.' }) },
    resolve: async (_root, { id }, context) => {
      const row = (await planVersionsByIds(context.tx, [wellFormed(id)])).get(id);
      if (!row) throw notFound('Versi jadwal', id);
      await schoolOf(context, row.schoolId, 'read');
      return row;
    },
  }),
);

const GroupInput = builder.inputType('PlanGroupInput', {
  description: 'A shift group.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id in the plan.' }),
    label: t.string({ required: true, description: 'Name.' }),
    rombelId: t.id({ required: true, description: 'Its rombel.' }),
    pupilIds: t.idList({ required: true, description: 'Its pupils.' }),
  }),
});

const LessonInput = builder.inputType('PlanLessonInput', {
  description: 'One lesson period.',
  fields: (t) => ({
    period: t.int({ required: true, description: 'Counts from 0 in the session.' }),
    subject: t.string({ required: true, description: 'Subject, as in the school’s lesson demand.' }),
    teacherId: t.id({ required: true, description: 'Its teacher.' }),
  }),
});

const SessionInput = builder.inputType('PlanSessionInput', {
  description: 'One group in one slot.',
  fields: (t) => ({
    groupId: t.id({ required: true, description: 'The group.' }),
    week: t.field({ type: PlanWeekRef, required: false, description: 'The week, in a school with weeks A and B.' }),
    day: t.field({ type: WeekdayRef, required: true, description: 'The day.' }),
    shiftId: t.id({ required: true, description: 'The shift.' }),
    roomId: t.id({ required: true, description: 'The room.' }),
    teacherId: t.id({ required: false, description: 'The class teacher; none with lessons.' }),
    lessons: t.field({ type: [LessonInput], required: false, description: 'Lessons of subject teachers.' }),
    locked: t.boolean({ required: false, description: 'Locked.' }),
  }),
});

const PlanConflict = builder.objectRef<{ kind: 'conflict'; message: string; current: PlanVersionRow | null }>('PlanConflict').implement({
  description: 'Somebody else saved a newer version meanwhile; nothing was written.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What happened and what to do, Indonesian.' }),
    current: t.field({ type: PlanVersionRef, nullable: true, description: 'The newest version.', resolve: (c) => c.current }),
  }),
});

const PlanNotFinal = builder.objectRef<{ kind: 'notFinal'; message: string; judgement: PlanJudgement }>('PlanNotFinal').implement({
  description: 'The plan cannot be final yet; nothing was written.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What is missing, Indonesian.' }),
    judgement: t.field({ type: JudgementRef, description: 'The judgement with its findings.', resolve: (c) => c.judgement }),
  }),
});

type SavePlanOutcome =
  | PlanVersionRow
  | { kind: 'conflict'; message: string; current: PlanVersionRow | null }
  | { kind: 'notFinal'; message: string; judgement: PlanJudgement };

const SavePlanResult = builder.unionType('SavePlanResult', {
  description: 'The saved version, or why nothing was saved.',
  types: [PlanVersionRef, PlanConflict, PlanNotFinal],
  resolveType: (value) => {
    const outcome = value as SavePlanOutcome;
    return 'kind' in outcome ? (outcome.kind === 'conflict' ? PlanConflict : PlanNotFinal) : PlanVersionRef;
  },
});

builder.mutationField('savePlan', (t) =>
  t.field({
    type: SavePlanResult,
    description: 'Saves the next plan version. The server judges it again; what the client claims does not count.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      baseNumber: t.arg.int({ required: true, description: 'Number of the version that was edited; 0 = none yet.' }),
      name: t.arg.string({ required: true, description: 'Name of the version.' }),
      groups: t.arg({ type: [GroupInput], required: true, description: 'Groups.' }),
      sessions: t.arg({ type: [SessionInput], required: true, description: 'Sessions.' }),
      changes: t.arg({ type: [PlanChangeInput], required: false, description: 'Passing circumstances the plan was made for.' }),
      final: t.arg.boolean({ required: false, description: 'Make it final; refused (as data) while something blocks.' }),
      seed: t.arg.int({ required: false, description: 'Seed the planner used.' }),
    },
    resolve: async (_root, args, context): Promise<SavePlanOutcome> => {
      const school = await schoolOf(context, args.schoolId, 'write');
      const { facts, capacities } = await factsOf(context, school);
      const plan = parseSavedPlan(
        {
          groups: args.groups.map(({ id, label, rombelId, pupilIds }) => ({ id, label, rombelId, pupils: pupilIds })),
          sessions: args.sessions.map((s) => ({
            group: s.groupId,
            ...(s.week ? { week: s.week } : {}),
            day: s.day,
            shift: s.shiftId,
            room: s.roomId,
            teacher: s.teacherId ?? null,
            ...(s.lessons && s.lessons.length > 0
              ? { lessons: s.lessons.map(({ period, subject, teacherId }) => ({ period, subject, teacher: teacherId })) }
              : {}),
            locked: s.locked ?? false,
          })),
          ...(args.changes && args.changes.length > 0 ? { changes: planChangesOf(args.changes) } : {}),
        },
        facts,
      );
      const judgement = judgeSchoolPlan(facts, plan, capacities);
      if (args.final && judgement.finalBlockers.length > 0) {
        return {
          kind: 'notFinal',
          message: `Jadwal belum bisa final: ${judgement.finalBlockers.length} hal belum beres. Simpan sebagai rancangan dulu, lalu bereskan.`,
          judgement,
        };
      }
      const result = await context.tx.transaction((tx) =>
        savePlanVersion(tx, {
          ...planRecord(facts, plan, judgement),
          schoolId: school.id,
          baseNumber: args.baseNumber,
          name: args.name.trim() || 'Jadwal',
          status: args.final ? 'FINAL' : 'DRAFT',
          seed: args.seed ?? 1,
          createdBy: context.user?.id ?? null,
        }),
      );
      if ('saved' in result) return result.saved;
      return {
        kind: 'conflict',
        message: 'Jadwal ini baru saja disimpan dari tempat lain. Perubahan Anda masih di layar; bandingkan, lalu simpan lagi.',
        current: result.current,
      };
    },
  }),
);
