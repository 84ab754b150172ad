import {
  decideEvaluation,
  endClosureOrder,
  evaluationById,
  insertClosureOrder,
  openEvaluation,
  type ClosureOrderRow,
  type EvaluationRow,
} from '@giliran/db/queries/closures';
import type { SchoolRow } from '@giliran/db/queries/schools';
import type { Day } from '@giliran/kernel';
import { listRegulations } from '@giliran/policy';
import {
  caseProposals,
  closureStages,
  type ClosureScope,
  type ClosureStage,
  type GuardResult,
  type LifecycleEventKind,
} from '@giliran/policy/lifecycle';
import type { Context } from './context.ts';
import { badInput, forbidden, notFound } from './errors.ts';
import { lifecyclesOf, pupilsOf } from './kabupaten-lifecycles.ts';
import { lifecycleOf, type SchoolLifecycle } from './lifecycle-of.ts';
import { forget, recordAsSystem, recordEvent, recordForMany } from './record-event.ts';

/**
 * A reported case opens the joint evaluation of Satgas and Dinas (P6.1, P7.5.d), with what each stored text proposes. It closes
 * nothing. Called in the transaction of the report; no person is named.
 */
export async function afterCaseReported(
  context: Context,
  school: SchoolRow,
  report: { id: string; knownOn: string },
): Promise<EvaluationRow> {
  const { standing } = await lifecycleOf(context, school);
  const opened = await openCase(context, school, report.id);
  const on = standing.lastDay !== null && report.knownOn < standing.lastDay ? standing.lastDay : (report.knownOn as Day);
  const day = on <= context.today ? on : context.today;
  // The head's own report is the head's step (P7.5.d); one that the operator typed enters the history as a report of the school.
  if (context.claims.headIds.includes(school.id)) await note(context, school, 'RECORD_CASE', day, null);
  else await recordAsSystem(context, school, { event: 'RECORD_CASE', day, reason: 'Dilaporkan operator sekolah.' });
  return opened;
}

/** Satgas or Dinas open an evaluation on the word of the health office (P7.3.f). */
export async function openOnRecommendation(context: Context, school: SchoolRow, reason: string): Promise<EvaluationRow> {
  const opened = await openCase(context, school, null);
  await note(context, school, 'RECORD_STOP_RECOMMENDATION', context.today, reason);
  return opened;
}

function openCase(context: Context, school: SchoolRow, caseReportId: string | null): Promise<EvaluationRow> {
  return openEvaluation(context.tx, {
    schoolId: school.id,
    kabupatenCode: school.kabupatenCode,
    caseReportId,
    openedDay: context.today,
    openedBy: context.user?.id ?? null,
    proposals: caseProposals(listRegulations().map(({ id }) => id)),
  });
}

/** A fact for the history; where the state does not take it the evaluation alone keeps it. */
async function note(context: Context, school: SchoolRow, event: LifecycleEventKind, day: Day, reason: string | null): Promise<void> {
  await recordEvent(context, school, { event, day, reason });
}

export interface StageTable {
  stages: readonly ClosureStage[];
  lifecycles: ReadonlyMap<string, SchoolLifecycle>;
}

/** Which schools and pupils each stage would close today, before anybody orders it (P6.2). */
export async function stagesOf(context: Context, kabupatenCode: string, caseSchoolId: string): Promise<StageTable> {
  const all = await lifecyclesOf(context, kabupatenCode);
  const stages = closureStages(
    caseSchoolId,
    all.map((lifecycle) => ({
      id: lifecycle.school.id,
      desaCode: lifecycle.school.desaCode,
      kecamatanCode: lifecycle.school.kecamatanCode,
      state: lifecycle.standing.state,
      pupils: pupilsOf(lifecycle),
    })),
  );
  return { stages, lifecycles: new Map(all.map((lifecycle) => [lifecycle.school.id, lifecycle])) };
}

/** Stop nothing: the evaluation decides that lessons go on. */
export async function decideToContinue(context: Context, id: string, reason: string): Promise<EvaluationRow> {
  const { evaluation, lifecycle } = await openOne(context, id);
  const decided = await decideEvaluation(context.tx, id, {
    decision: 'CONTINUE',
    decidedDay: context.today,
    decidedBy: context.user?.id ?? null,
    note: reason,
  });
  if (!decided) throw alreadyDecided();
  await note(context, lifecycle.school, 'RECORD_EVALUATION', context.today, reason);
  return decided ?? evaluation;
}

export interface OrderOutcome {
  order: ClosureOrderRow;
  suspended: SchoolLifecycle[];
  refused: { lifecycle: SchoolLifecycle; guards: readonly GuardResult[] }[];
}

/** Decides to stop and orders the closure of one stage: exactly the open schools of that stage are suspended, all in one transaction. */
export async function orderClosure(
  context: Context,
  id: string,
  values: { scope: ClosureScope; day: Day; minHours: number | null; reason: string; reference: string | null },
): Promise<OrderOutcome> {
  const { evaluation, lifecycle } = await openOne(context, id);
  const { school } = lifecycle;
  if (values.day > context.today)
    throw badInput('/day', `Tanggal ${values.day} belum tiba; penutupan dicatat paling lambat untuk hari ini.`);
  const areaCode = values.scope === 'SCHOOL' ? null : values.scope === 'DESA' ? school.desaCode : school.kecamatanCode;
  if (values.scope !== 'SCHOOL' && areaCode === null) {
    throw badInput(
      '/scope',
      `${values.scope === 'DESA' ? 'Desa' : 'Kecamatan'} sekolah ini belum dicatat. Pilih lingkup satuan pendidikan, atau lengkapi wilayahnya dulu.`,
    );
  }
  const { stages, lifecycles } = await stagesOf(context, evaluation.kabupatenCode, school.id);
  const stage = stages.find(({ scope }) => scope === values.scope);
  const decided = await decideEvaluation(context.tx, id, {
    decision: 'STOP',
    decidedDay: context.today,
    decidedBy: context.user?.id ?? null,
    note: values.reason,
  });
  if (!decided) throw alreadyDecided();
  const role = context.claims.satgasCodes.includes(evaluation.kabupatenCode) ? 'SATGAS' : 'DINAS';
  const order = await insertClosureOrder(context.tx, {
    kabupatenCode: evaluation.kabupatenCode,
    evaluationId: id,
    scope: values.scope,
    schoolId: school.id,
    areaCode,
    fromDay: values.day,
    minHours: values.minHours,
    reason: values.reason,
    reference: values.reference,
    stages: stages.map(({ scope, schools, pupils }) => ({ scope, schools, pupils })),
    orderedBy: context.user?.id ?? null,
    orderedRole: role,
  });
  forget(context);
  const chosen = (stage?.schoolIds ?? []).flatMap((schoolId) => lifecycles.get(schoolId) ?? []);
  const { done, refused } = await recordForMany(context, chosen, ({ standing }) => ({
    event: {
      kind: 'SUSPEND_FOR_CASE',
      actor: role,
      on: standing.lastDay !== null && standing.lastDay > values.day ? standing.lastDay : values.day,
      reason: values.reason,
      reference: values.reference,
      scope: values.scope,
    },
    more: { evaluation: { decision: 'STOP', scope: values.scope } },
    orderId: order.id,
  }));
  const suspended = await Promise.all(done.map((one) => lifecycleOf(context, one.school)));
  return { order, suspended, refused };
}

/** Ends an order. Its schools stay closed and stand on the list for reopening. */
export async function endClosure(context: Context, id: string, day: Day, endNote: string | null): Promise<ClosureOrderRow> {
  if (day > context.today) throw badInput('/day', `Tanggal ${day} belum tiba; akhir perintah dicatat paling lambat untuk hari ini.`);
  const order = await endClosureOrder(context.tx, id, { endedDay: day, endedBy: context.user?.id ?? null, endNote });
  if (!order) throw notFound('Perintah penutupan yang masih berlaku', id);
  if (day < order.fromDay)
    throw badInput('/day', `Perintah ini berlaku sejak ${order.fromDay}; akhirnya tidak dapat mendahului tanggal itu.`);
  forget(context);
  const role = context.claims.satgasCodes.includes(order.kabupatenCode) ? 'SATGAS' : 'DINAS';
  const closed = (await lifecyclesOf(context, order.kabupatenCode, { states: ['SUSPENDED_CASE'] })).filter(
    ({ events }) => events.findLast((row) => row.event === 'SUSPEND_FOR_CASE')?.orderId === id,
  );
  await recordForMany(context, closed, ({ standing }) => ({
    event: {
      kind: 'RECORD_CLOSURE_END',
      actor: role,
      on: standing.lastDay !== null && standing.lastDay > day ? standing.lastDay : day,
      reason: endNote,
    },
    more: {},
    orderId: id,
  }));
  return order;
}

async function openOne(context: Context, id: string): Promise<{ evaluation: EvaluationRow; lifecycle: SchoolLifecycle }> {
  const evaluation = await evaluationById(context.tx, id);
  if (!evaluation) throw notFound('Evaluasi', id);
  const { dinasCodes, satgasCodes } = context.claims;
  if (![...dinasCodes, ...satgasCodes].includes(evaluation.kabupatenCode)) throw forbidden('evaluasi diputuskan Satgas atau Dinas');
  if (evaluation.decision !== null) throw alreadyDecided();
  const lifecycle = (await lifecyclesOf(context, evaluation.kabupatenCode)).find(({ school }) => school.id === evaluation.schoolId);
  if (!lifecycle) throw notFound('Sekolah', evaluation.schoolId);
  return { evaluation, lifecycle };
}

function alreadyDecided() {
  return badInput('/id', 'Evaluasi ini sudah diputuskan. Muat ulang halaman untuk melihat keputusannya.');
}
