import { asSystem } from '@giliran/db';
import { settleDueSteps } from '@giliran/db/queries/due-steps';
import { insertLifecycleEvents, type NewLifecycleEvent } from '@giliran/db/queries/lifecycle';
import type { SchoolRow } from '@giliran/db/queries/schools';
import type { Day } from '@giliran/kernel';
import { dueRows, type Standing } from '@giliran/planning/lifecycle';
import {
  ACTOR_NAMES,
  decideTransition,
  TRANSITIONS,
  type GuardResult,
  type LifecycleActor,
  type LifecycleEvent,
  type LifecycleEventKind,
  type LifecycleFacts,
  type TransitionDecision,
} from '@giliran/policy/lifecycle';
import type { Context } from './context.ts';
import { forbidden } from './errors.ts';
import { actorsOf, factsFor, guardFactsOf, lifecycleOf, type SchoolLifecycle } from './lifecycle-of.ts';

export interface NewStep {
  event: LifecycleEventKind;
  /** Number of the last step the caller saw; absent: whatever it is. */
  version?: number | null;
  /** Default: today. */
  day?: Day | null;
  reason?: string | null;
  reference?: string | null;
  startDay?: Day | null;
}

export type StepOutcome =
  | { kind: 'done'; message: string; lifecycle: SchoolLifecycle }
  | { kind: 'refused'; message: string; guards: readonly GuardResult[]; lifecycle: SchoolLifecycle }
  | { kind: 'conflict'; message: string; lifecycle: SchoolLifecycle };

/**
 * Takes one step for a school when the rules allow it: first whatever is due by zone and time, then the step, then what it makes
 * due. A refusal lists every failed condition; somebody else's step in between is a conflict. Nothing is written in both cases.
 */
export async function recordEvent(context: Context, school: SchoolRow, step: NewStep): Promise<StepOutcome> {
  const today = context.today;
  const on = step.day ?? today;
  const version = step.version ?? (await lifecycleOf(context, school)).standing.version;
  await settle(context, school.kabupatenCode, on < today ? on : today);
  const before = await lifecycleOf(context, school);
  if (before.standing.version !== version) {
    return {
      kind: 'conflict',
      message: 'Keadaan sekolah ini baru saja berubah. Periksa keadaan terbaru, lalu ulangi bila masih perlu.',
      lifecycle: before,
    };
  }
  const wrongDay = dayProblem(before.standing, on, today);
  const actor = actorFor(context, school, step.event);
  const event: LifecycleEvent = {
    kind: step.event,
    actor,
    on,
    reference: step.reference?.trim() || null,
    reason: step.reason?.trim() || null,
    startDay: step.startDay ?? null,
  };
  const decision = decideTransition(before.standing.state, event, await factsFor(context, before, step.event, on), before.rules(on));
  if (decision.status === 'REFUSED' || wrongDay) {
    const guards = [...(wrongDay ? [wrongDay] : []), ...decision.guards];
    return { kind: 'refused', message: wrongDay?.message ?? decision.message, guards, lifecycle: before };
  }
  const taken = await insertLifecycleEvents(context.tx, [rowOf(context, before, event, decision)]);
  forget(context);
  if (taken.length > 0) {
    return {
      kind: 'conflict',
      message: 'Petugas lain baru saja mencatat langkah untuk sekolah ini. Periksa keadaan terbaru, lalu ulangi bila masih perlu.',
      lifecycle: await lifecycleOf(context, school),
    };
  }
  await settle(context, school.kabupatenCode, today);
  return { kind: 'done', message: decision.message, lifecycle: await lifecycleOf(context, school) };
}

/** Enters a fact that nobody decides into the history, where the state takes it; otherwise nothing is written. */
export async function recordAsSystem(
  context: Context,
  school: SchoolRow,
  { event: kind, day: on, reason }: { event: LifecycleEventKind; day: Day; reason: string },
): Promise<void> {
  const before = await lifecycleOf(context, school);
  const event: LifecycleEvent = { kind, actor: 'SYSTEM', on, reason };
  const decision = decideTransition(before.standing.state, event, await guardFactsOf(context, before, on), before.rules(on));
  if (decision.status === 'REFUSED') return;
  await asSystem(context.tx, context.claims, school.kabupatenCode, () =>
    insertLifecycleEvents(context.tx, [rowOf(context, before, event, decision)]),
  );
  forget(context);
}

/** Takes the same step for many schools at once; those that the rules refuse are left out. Constant number of statements. */
export async function recordForMany(
  context: Context,
  lifecycles: readonly SchoolLifecycle[],
  eventOf: (lifecycle: SchoolLifecycle) => { event: LifecycleEvent; more: Partial<LifecycleFacts>; orderId?: string },
): Promise<{ done: SchoolLifecycle[]; refused: { lifecycle: SchoolLifecycle; guards: readonly GuardResult[] }[] }> {
  const rows: NewLifecycleEvent[] = [];
  const done: SchoolLifecycle[] = [];
  const refused: { lifecycle: SchoolLifecycle; guards: readonly GuardResult[] }[] = [];
  const all = await Promise.all(
    lifecycles.map(async (lifecycle) => {
      const { event, more, orderId } = eventOf(lifecycle);
      const facts = { ...(await guardFactsOf(context, lifecycle, event.on)), ...more };
      return { lifecycle, event, orderId, decision: decideTransition(lifecycle.standing.state, event, facts, lifecycle.rules(event.on)) };
    }),
  );
  for (const { lifecycle, event, orderId, decision } of all) {
    if (decision.status === 'REFUSED') refused.push({ lifecycle, guards: decision.failedGuards });
    else {
      done.push(lifecycle);
      rows.push({ ...rowOf(context, lifecycle, event, decision), orderId: orderId ?? null });
    }
  }
  const taken = new Set(await insertLifecycleEvents(context.tx, rows));
  forget(context);
  return { done: done.filter(({ school }) => !taken.has(school.id)), refused };
}

/** Writes what has become due in a kabupaten up to a day, in whoever's request it is noticed. */
export async function settle(context: Context, kabupatenCode: string, on: Day): Promise<readonly NewLifecycleEvent[]> {
  const written = await asSystem(context.tx, context.claims, kabupatenCode, () =>
    settleDueSteps(context.tx, kabupatenCode, (facts) => dueRows(facts, on)),
  );
  if (written.length > 0) forget(context);
  return written;
}

/** What was read before a step was written is stale after it. */
export function forget(context: Context): void {
  for (const name of ['lifecycleEvents', 'visits', 'closureOrders', 'readinessFacts', 'planVerdicts']) context.loaders.delete(name);
}

/** The role in which the caller takes a step: one that the machine names, else the caller's own, which it then refuses by name. */
function actorFor(context: Context, school: SchoolRow, event: LifecycleEventKind): LifecycleActor {
  const holds = actorsOf(context, school);
  const named = TRANSITIONS.find((row) => row.event === event)?.by ?? [];
  const actor = named.find((one) => holds.includes(one)) ?? holds[0];
  if (!actor) throw forbidden(`langkah ini dilakukan oleh ${named.map((one) => ACTOR_NAMES[one]).join(' atau ')}`);
  return actor;
}

function dayProblem({ lastDay }: Standing, on: Day, today: Day): GuardResult | null {
  const message =
    on > today
      ? `Tanggal ${on} belum tiba; langkah dicatat paling lambat untuk hari ini, ${today}.`
      : lastDay !== null && on < lastDay
        ? `Tanggal ${on} mendahului langkah terakhir sekolah ini, ${lastDay}. Riwayat tidak ditulis ulang; pakai ${lastDay} atau sesudahnya.`
        : null;
  if (message === null) return null;
  const limit = on > today ? today : lastDay;
  return { id: 'DAY', status: 'FAIL', severity: 'block', provisionIds: [], article: '', measured: on, limit, assumptionIds: [], message };
}

function rowOf(
  context: Context,
  { school, standing }: SchoolLifecycle,
  event: LifecycleEvent,
  decision: Extract<TransitionDecision, { status: 'DONE' }>,
): NewLifecycleEvent {
  const system = event.actor === 'SYSTEM';
  return {
    schoolId: school.id,
    kabupatenCode: school.kabupatenCode,
    number: standing.version + 1,
    event: event.kind,
    fromState: decision.from,
    toState: decision.to,
    day: event.on,
    actorRole: event.actor,
    actorId: system ? null : (context.user?.id ?? null),
    actorName: system ? null : (context.user?.name ?? null),
    reason: event.reason ?? null,
    reference: event.reference ?? null,
    startDay: event.kind === 'START_TRANSITION' ? (event.startDay ?? event.on) : null,
    scope: event.scope ?? null,
    guards: decision.guards,
    provisionIds: decision.provisionIds,
    assumptionIds: decision.assumptionIds,
  };
}
