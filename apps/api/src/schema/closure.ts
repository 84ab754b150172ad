import { closureOrdersOf, evaluationsOf, type ClosureOrderRow, type EvaluationRow } from '@giliran/db/queries/closures';
import { CLOSURE_SCOPES, type CaseProposal, type ClosureStage, type GuardResult } from '@giliran/policy/lifecycle';
import { areaName } from '../area-names.ts';
import { builder } from '../builder.ts';
import {
  decideToContinue,
  endClosure,
  openOnRecommendation,
  orderClosure,
  stagesOf,
  type OrderOutcome,
  type StageTable,
} from '../closures-of.ts';
import type { Context } from '../context.ts';
import { badInput, forbidden, wellFormed } from '../errors.ts';
import { lifecyclesOf } from '../kabupaten-lifecycles.ts';
import { lifecycleOf, type SchoolLifecycle } from '../lifecycle-of.ts';
import { provisionsOf } from '../provisions-of.ts';
import { schoolOf } from '../school-of.ts';
import { KabupatenRef } from './dinas.ts';
import { GuardRef, LifecycleRef } from './lifecycle.ts';
import { ProvisionRef } from './regulation.ts';
import { SchoolRef } from './school.ts';

export const ClosureScopeRef = builder.enumType('ClosureScope', {
  description: 'How far a closure after a case reaches (P6.2), in stages.',
  values: {
    SCHOOL: { description: 'The school of the case.' },
    DESA: { description: 'Every open school of its desa or kelurahan.' },
    KECAMATAN: { description: 'Every open school of its kecamatan.' },
  } as const satisfies Record<(typeof CLOSURE_SCOPES)[number], object>,
});

const ProposalRef = builder.objectRef<CaseProposal>('CaseProposal').implement({
  description: 'What one stored text proposes for a confirmed case. It closes nothing by itself.',
  fields: (t) => ({
    policyId: t.exposeString('policyId', { description: 'Id of the regulation.' }),
    policyName: t.exposeString('policyName', { description: 'Its name.' }),
    status: t.string({ description: 'How far the value is verified.', resolve: (p) => p.status }),
    action: t.exposeString('action', { description: 'What it proposes to stop.' }),
    minHours: t.exposeInt('minHours', { nullable: true, description: 'Hours at least; null = the text names no length (A-21).' }),
    message: t.exposeString('message', { description: 'The proposal in a sentence, Indonesian.' }),
    provisions: t.field({ type: [ProvisionRef], description: 'Its provisions.', resolve: (p) => provisionsOf(p.provisionIds) }),
  }),
});

const StageRef = builder.objectRef<ClosureStage & { table: StageTable }>('ClosureStage').implement({
  description: 'What one stage would close today.',
  fields: (t) => ({
    scope: t.field({ type: ClosureScopeRef, description: 'The stage.', resolve: (s) => s.scope }),
    schools: t.exposeInt('schools', { description: 'Open schools an order would suspend.' }),
    pupils: t.exposeInt('pupils', { description: 'Their pupils.' }),
    closing: t.field({ type: [LifecycleRef], description: 'Exactly these.', resolve: (s) => named(s.table, s.schoolIds) }),
    notOpen: t.int({
      description: 'Schools of the area that have no lessons now; the order changes nothing for them.',
      resolve: (s) => s.notOpenIds.length,
    }),
    unknown: t.int({ description: 'Open schools whose area is not recorded: perhaps inside.', resolve: (s) => s.unknownIds.length }),
  }),
});

function named(table: StageTable, ids: readonly string[]): SchoolLifecycle[] {
  return ids.flatMap((id) => table.lifecycles.get(id) ?? []);
}

const OrderRef = builder.objectRef<ClosureOrderRow>('ClosureOrder').implement({
  description: 'An order to close after a joint evaluation (P6.1, P6.2).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the order.' }),
    scope: t.field({ type: ClosureScopeRef, description: 'How far it reaches.', resolve: (o) => o.scope }),
    areaName: t.string({
      nullable: true,
      description: 'Name of the desa or kecamatan.',
      resolve: (o) => (o.areaCode ? areaName(o.areaCode) : null),
    }),
    school: t.field({
      type: SchoolRef,
      description: 'The school of the case.',
      resolve: (o, _a, context) => schoolOf(context, o.schoolId, 'read'),
    }),
    from: t.field({ type: 'Day', description: 'First day.', resolve: (o) => o.fromDay }),
    minHours: t.exposeInt('minHours', { nullable: true, description: 'Hours at least; null = no length was set (A-21).' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'Number of the letter.' }),
    orderedBy: t.exposeString('orderedRole', { description: 'SATGAS or DINAS.' }),
    endedDay: t.field({ type: 'Day', nullable: true, description: 'Ended on; null = in force.', resolve: (o) => o.endedDay }),
    endNote: t.exposeString('endNote', { nullable: true, description: 'What was said at its end.' }),
    schools: t.field({
      type: [LifecycleRef],
      description: 'Schools it suspended.',
      resolve: async (o, _a, context) =>
        (await lifecyclesOf(context, o.kabupatenCode)).filter(({ events }) =>
          events.some((row) => row.orderId === o.id && row.event === 'SUSPEND_FOR_CASE'),
        ),
    }),
  }),
});

const EvaluationRef = builder.objectRef<EvaluationRow>('CaseEvaluation').implement({
  description: 'A joint evaluation after a case: no person, only the school, what the texts propose and what was decided.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the evaluation.' }),
    school: t.field({ type: SchoolRef, description: 'The school.', resolve: (e, _a, context) => schoolOf(context, e.schoolId, 'read') }),
    openedDay: t.field({ type: 'Day', description: 'Opened on.', resolve: (e) => e.openedDay }),
    byReport: t.boolean({
      description: 'Opened by a report of the school; else on a recommendation (P7.3.f).',
      resolve: (e) => e.caseReportId !== null,
    }),
    proposals: t.field({ type: [ProposalRef], description: 'What the texts propose.', resolve: (e) => e.proposals as CaseProposal[] }),
    decision: t.string({ nullable: true, description: 'STOP, CONTINUE or null = not decided.', resolve: (e) => e.decision }),
    decidedDay: t.field({ type: 'Day', nullable: true, description: 'Decided on.', resolve: (e) => e.decidedDay }),
    note: t.exposeString('note', { nullable: true, description: 'Why so.' }),
    stages: t.field({
      type: [StageRef],
      description: 'What each stage would close today: school, desa, kecamatan. To be read before anybody orders.',
      resolve: async (e, _a, context) => {
        const table = await stagesOf(context, e.kabupatenCode, e.schoolId);
        return table.stages.map((stage) => ({ ...stage, table }));
      },
    }),
  }),
});

builder.objectFields(KabupatenRef, (t) => ({
  evaluations: t.field({
    type: [EvaluationRef],
    description: 'Joint evaluations, newest first, for the officers of the kabupaten.',
    authScopes: (k) => ({ officer: k.code }),
    resolve: (k, _a, context) => evaluationsOf(context.tx, k.code),
  }),
  closureOrders: t.field({
    type: [OrderRef],
    description: 'Closure orders, newest first, for the officers of the kabupaten.',
    authScopes: (k) => ({ officer: k.code }),
    resolve: (k, _a, context) => closureOrdersOf(context.tx, k.code),
  }),
}));

const RefusedSchool = builder.objectRef<{ lifecycle: SchoolLifecycle; guards: readonly GuardResult[] }>('NotSuspended').implement({
  description: 'A school the rules did not suspend.',
  fields: (t) => ({
    lifecycle: t.field({ type: LifecycleRef, description: 'The school.', resolve: (r) => r.lifecycle }),
    guards: t.field({ type: [GuardRef], description: 'Why not.', resolve: (r) => [...r.guards] }),
  }),
});

const OrderResult = builder.objectRef<OrderOutcome>('OrderClosureResult').implement({
  description: 'The order and what it did.',
  fields: (t) => ({
    order: t.field({ type: OrderRef, description: 'The order.', resolve: (o) => o.order }),
    suspended: t.field({ type: [LifecycleRef], description: 'Schools suspended.', resolve: (o) => o.suspended }),
    notSuspended: t.field({ type: [RefusedSchool], description: 'Schools of the stage that were not.', resolve: (o) => o.refused }),
  }),
});

function words(value: string, path: string, what: string): string {
  const text = value.trim();
  if (text === '') throw badInput(path, `${what} belum ditulis.`);
  return text;
}

function mustClose(context: Context, kabupatenCode: string): void {
  const { dinasCodes, satgasCodes } = context.claims;
  if (![...dinasCodes, ...satgasCodes].includes(kabupatenCode)) throw forbidden('penutupan diputuskan Satgas atau Dinas');
}

builder.mutationFields((t) => ({
  openEvaluation: t.field({
    type: EvaluationRef,
    description:
      'Satgas or Dinas open a joint evaluation on the word of the health office (P7.3.f). A school’s own case report opens one by itself.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      reason: t.arg.string({ required: true, description: 'Who recommends it and why; without names of people.' }),
    },
    resolve: async (_root, { schoolId, reason }, context) => {
      const school = await schoolOf(context, schoolId, 'read');
      mustClose(context, school.kabupatenCode);
      const why = words(reason, '/reason', 'Alasan');
      return context.tx.transaction(() => openOnRecommendation(context, school, why));
    },
  }),
  continueLessons: t.field({
    type: EvaluationRef,
    description: 'Decides an evaluation: lessons go on.',
    authScopes: { signedIn: true },
    args: {
      evaluationId: t.arg.id({ required: true, description: 'The evaluation.' }),
      reason: t.arg.string({ required: true, description: 'Why.' }),
    },
    resolve: (_root, { evaluationId, reason }, context) =>
      context.tx.transaction(() =>
        decideToContinue(context, wellFormed(evaluationId, '/evaluationId'), words(reason, '/reason', 'Alasan')),
      ),
  }),
  orderClosure: t.field({
    type: OrderResult,
    description:
      'Decides an evaluation: stop, and orders one stage closed. Exactly the open schools of the stage are suspended; none reopens by itself.',
    authScopes: { signedIn: true },
    args: {
      evaluationId: t.arg.id({ required: true, description: 'The evaluation.' }),
      scope: t.arg({ type: ClosureScopeRef, required: true, description: 'The stage.' }),
      day: t.arg({ type: 'Day', required: false, description: 'First day, not after today; default today.' }),
      minHours: t.arg.int({ required: false, description: 'Hours at least; absent = none set (A-21).' }),
      reason: t.arg.string({ required: true, description: 'Why; without names of people.' }),
      reference: t.arg.string({ required: false, description: 'Number of the letter.' }),
    },
    resolve: (_root, { evaluationId, scope, day, minHours, reason, reference }, context) => {
      if (minHours !== null && minHours !== undefined && (minHours < 1 || minHours > 8760))
        throw badInput('/minHours', 'Lama penutupan 1–8.760 jam.');
      const order = {
        scope,
        day: day ?? context.today,
        minHours: minHours ?? null,
        reason: words(reason, '/reason', 'Alasan'),
        reference: reference?.trim() || null,
      };
      return context.tx.transaction(() => orderClosure(context, wellFormed(evaluationId, '/evaluationId'), order));
    },
  }),
  endClosure: t.field({
    type: OrderRef,
    description: 'Ends a closure order. Its schools stay closed until the dinas reopens them one by one.',
    authScopes: { signedIn: true },
    args: {
      orderId: t.arg.id({ required: true, description: 'The order.' }),
      day: t.arg({ type: 'Day', required: false, description: 'First day after it; default today.' }),
      note: t.arg.string({ required: false, description: 'What was said.' }),
    },
    resolve: (_root, { orderId, day, note }, context) =>
      context.tx.transaction(() => endClosure(context, wellFormed(orderId, '/orderId'), day ?? context.today, note?.trim() || null)),
  }),
}));

builder.objectField(EvaluationRef, 'lifecycle', (t) =>
  t.field({
    type: LifecycleRef,
    description: 'Where the school stands now.',
    resolve: async (e, _a, context) => lifecycleOf(context, await schoolOf(context, e.schoolId, 'read')),
  }),
);
