import type { Day } from '@giliran/kernel';
import type { LifecycleEventRow, VisitRow } from '@giliran/db/queries/lifecycle';
import { endOfTransition, zoneOn } from '@giliran/planning/lifecycle';
import { assumptionById, type Zone } from '@giliran/policy';
import {
  LIFECYCLE_ACTORS,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  STATE_NAMES,
  type GuardResult,
  type LifecycleActor,
  type LifecycleEventKind,
  type LifecycleState,
} from '@giliran/policy/lifecycle';
import { zoneHistory } from '../area-of.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { lifecycleOf, newestVisit, nextStepsOf, type NextStep, type SchoolLifecycle } from '../lifecycle-of.ts';
import { provisionsOf } from '../provisions-of.ts';
import { recordEvent, type StepOutcome } from '../record-event.ts';
import { schoolOf } from '../school-of.ts';
import { AssumptionRef, ProvisionRef, ZoneRef } from './regulation.ts';
import { SchoolRef } from './school.ts';

const EVENT_TEXT: Record<LifecycleEventKind, string> = {
  START_PREPARING: 'The head begins to prepare (P4.6).',
  SUBMIT: 'The head submits the readiness and declares the school ready (P4.7).',
  BEGIN_VERIFICATION: 'The supervisor begins the verification of a planned visit.',
  COMPLETE_VERIFICATION: 'The supervisor ends it: ready, or not ready when an item is NO.',
  RESUME_PREPARING: 'The head prepares again after "not ready".',
  ACCEPT_DRY_RUN: 'The dinas accepts a passed dry run (P7.2.e).',
  GRANT_PERMIT: 'Dinas or regent permit face-to-face lessons; `reference` = number of the permit.',
  START_TRANSITION: 'The head begins lessons; `startDay` = first day.',
  ENTER_NEW_NORMAL: 'By time: the two months are over (P5.1.a).',
  SUSPEND_FOR_ZONE: 'By force: the zone turned orange or red (P4.2).',
  SUSPEND_FOR_CASE: 'By a closure order after a joint evaluation (P6.1, P6.2).',
  SUSPEND_AS_UNSAFE: 'Head, satgas or dinas stop unsafe lessons; `reason` says why.',
  REOPEN: 'The dinas reopens; the clock decides the phase.',
  REVOKE: 'The regent revokes the permit; `reference` = number of the decree.',
  RECORD_DRY_RUN: 'A dry run was held; the state stays.',
  RECORD_CASE: 'A case was reported; the state stays.',
  RECORD_STOP_RECOMMENDATION: 'The health office recommends to stop; the state stays.',
  RECORD_EVALUATION: 'The joint evaluation was decided; the state stays.',
  RECORD_CLOSURE_END: 'A closure order ended; the state stays.',
  RECORD_RECONFIRMATION: 'The checklist was confirmed again; the state stays.',
};

function enumOf<const Value extends string>(values: readonly Value[], text: (value: Value) => string) {
  return Object.fromEntries(values.map((value) => [value, { description: text(value) }])) as Record<Value, { description: string }>;
}

export const LifecycleStateRef = builder.enumType('LifecycleState', {
  description: 'Where a school stands on its way from learning at home (BDR) to face-to-face lessons and back.',
  values: enumOf(LIFECYCLE_STATES, (state) => `${STATE_NAMES[state]}.`),
});

const EventRef = builder.enumType('LifecycleEvent', {
  description: 'What can happen to a school. RECORD_… only enter a fact into the history.',
  values: enumOf(LIFECYCLE_EVENTS, (event) => EVENT_TEXT[event]),
});

const ACTOR_TEXT: Record<LifecycleActor, string> = {
  HEAD: 'Head of the school.',
  SUPERVISOR: 'Pengawas or penilik.',
  REGENCY_TEAM: 'Tim Terpadu; no account of its own yet.',
  DINAS: 'Education office.',
  REGENT: 'Bupati.',
  SATGAS: 'Task force of the kabupaten.',
  SYSTEM: 'Nobody decided: it follows from the text, the zone and the day.',
};

const ActorRef = builder.enumType('LifecycleActor', {
  description: 'Who takes a step.',
  values: enumOf(LIFECYCLE_ACTORS, (actor) => ACTOR_TEXT[actor]),
});

export const GuardRef = builder.objectRef<GuardResult>('Guard').implement({
  description: 'One condition of a step, judged. A failed warning is shown and refuses nothing.',
  fields: (t) => ({
    guard: t.exposeString('id', { description: 'Name of the condition, such as ZONE_OPEN.' }),
    ok: t.boolean({ description: 'Is it met?', resolve: (g) => g.status === 'PASS' }),
    warning: t.boolean({ description: 'It only warns.', resolve: (g) => g.severity === 'warn' }),
    message: t.exposeString('message', { description: 'What was found and what to do, Indonesian.' }),
    article: t.exposeString('article', { description: 'The article it rests on.' }),
    measured: t.string({
      nullable: true,
      description: 'What was found.',
      resolve: (g) => (g.measured === null ? null : String(g.measured)),
    }),
    limit: t.string({ nullable: true, description: 'What was asked for.', resolve: (g) => (g.limit === null ? null : String(g.limit)) }),
    provisions: t.field({
      type: [ProvisionRef],
      description: 'The provisions, with quotes.',
      resolve: (g) => provisionsOf(g.provisionIds),
    }),
    assumptionIds: t.stringList({ description: 'Assumptions it relies on.', resolve: (g) => [...g.assumptionIds] }),
  }),
});

const StepRef = builder.objectRef<LifecycleEventRow>('LifecycleStep').implement({
  description: 'One step of a school’s history. Steps are added and never changed.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the step.' }),
    number: t.exposeInt('number', { description: 'Counts up per school.' }),
    event: t.field({ type: EventRef, description: 'What happened.', resolve: (e) => e.event as LifecycleEventKind }),
    from: t.field({ type: LifecycleStateRef, description: 'State before.', resolve: (e) => e.fromState as LifecycleState }),
    to: t.field({
      type: LifecycleStateRef,
      description: 'State after; the same when only a fact was recorded.',
      resolve: (e) => e.toState as LifecycleState,
    }),
    day: t.field({ type: 'Day', description: 'The day from which it holds.', resolve: (e) => e.day }),
    recordedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was written down.' }),
    actor: t.field({ type: ActorRef, description: 'In which role it was taken.', resolve: (e) => e.actorRole as LifecycleActor }),
    actorName: t.exposeString('actorName', { nullable: true, description: 'Name of the account; null for the system.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in the words of who took it.' }),
    reference: t.exposeString('reference', { nullable: true, description: 'Number of the permit or decree.' }),
    startDay: t.field({ type: 'Day', nullable: true, description: 'First day of lessons, of a start.', resolve: (e) => e.startDay }),
    guards: t.field({ type: [GuardRef], description: 'Every condition as it was judged then.', resolve: (e) => e.guards as GuardResult[] }),
    provisions: t.field({ type: [ProvisionRef], description: 'The articles of the step.', resolve: (e) => provisionsOf(e.provisionIds) }),
    assumptions: t.field({
      type: [AssumptionRef],
      description: 'Assumptions it relied on.',
      resolve: (e) => e.assumptionIds.flatMap((id) => assumptionById(id) ?? []),
    }),
  }),
});

const NextStepRef = builder.objectRef<NextStep>('NextStep').implement({
  description: 'A step that leads on from the state of the school.',
  fields: (t) => ({
    event: t.field({ type: EventRef, description: 'The step.', resolve: (s) => s.event }),
    actors: t.field({ type: [ActorRef], description: 'Who may take it.', resolve: (s) => [...s.actors] }),
    mine: t.field({
      type: ActorRef,
      nullable: true,
      description: 'The role in which this account may take it; null = somebody else’s.',
      resolve: (s) => s.mine,
    }),
    allowed: t.boolean({
      description: 'One’s own step, and every condition but those typed with the step itself is met.',
      resolve: (s) => s.mine !== null && s.guards.every((guard) => guard.status === 'PASS' || guard.severity === 'warn'),
    }),
    guards: t.field({
      type: [GuardRef],
      description: 'Its conditions as they stand today; for one’s own steps alone.',
      resolve: (s) => [...s.guards],
    }),
    provisions: t.field({ type: [ProvisionRef], description: 'The articles of the step.', resolve: (s) => provisionsOf(s.provisionIds) }),
  }),
});

const PermitRef = builder.objectRef<NonNullable<SchoolLifecycle['standing']['permit']>>('Permit').implement({
  description: 'Permit for face-to-face lessons (P5.2).',
  fields: (t) => ({
    reference: t.exposeString('reference', { description: 'Number of the permit.' }),
    grantedOn: t.field({ type: 'Day', description: 'Its day.', resolve: (p) => p.grantedOn }),
    revokedOn: t.field({
      type: 'Day',
      nullable: true,
      description: 'Day of the regent’s decree that revoked it.',
      resolve: (p) => p.revokedOn,
    }),
  }),
});

const VisitRef = builder.objectRef<VisitRow>('VerificationVisit').implement({
  description: 'A visit of the supervisor (pengawas, penilik).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Id of the visit.' }),
    plannedDay: t.field({ type: 'Day', description: 'Planned for.', resolve: (v) => v.plannedDay }),
    visitedDay: t.field({ type: 'Day', nullable: true, description: 'Done on; null = not yet.', resolve: (v) => v.visitedDay }),
    noItems: t.stringList({
      description: 'Items the visitor found not to hold.',
      resolve: (v) => Object.keys(v.verified ?? {}).filter((item) => v.verified?.[item] === 'NO'),
    }),
    differingItems: t.stringList({
      description: 'Items where the visitor saw something else than the school had said.',
      resolve: (v) =>
        Object.keys(v.verified ?? {}).filter((item) => v.claimed?.[item] !== undefined && v.claimed[item] !== v.verified?.[item]),
    }),
    note: t.exposeString('note', { nullable: true, description: 'Remark, without personal data.' }),
  }),
});

/** A zone that is closed by the rules of its day. */
function closes({ rules }: SchoolLifecycle, zone: Zone | null, on: Day): boolean {
  return zone !== null && (rules(on).limits.zonesClosed.value ?? []).includes(zone);
}

/** From which day are the sessions of the plan cancelled? Of a suspension now, or of a closed zone that is already recorded. */
async function cancelledFrom(lifecycle: SchoolLifecycle, context: Context): Promise<Day | null> {
  const { state, since, suspensions } = lifecycle.standing;
  if (state === 'REVOKED') return since;
  const open = suspensions.find(({ to }) => to === null);
  if (open) return open.from;
  if (!['PERMITTED', 'TRANSITION', 'NEW_NORMAL'].includes(state)) return null;
  const coming = (await zoneHistory(context, lifecycle.school)).find(
    ({ from, zone }) => from > context.today && closes(lifecycle, zone, from),
  );
  return coming?.from ?? null;
}

export const LifecycleRef = builder.objectRef<SchoolLifecycle>('Lifecycle').implement({
  description: 'Where a school stands, how it came there and what comes next.',
  fields: (t) => ({
    school: t.field({ type: SchoolRef, description: 'The school.', resolve: (l) => l.school }),
    state: t.field({ type: LifecycleStateRef, description: 'The state.', resolve: (l) => l.standing.state }),
    stateName: t.string({ description: 'Its name, Indonesian.', resolve: (l) => STATE_NAMES[l.standing.state] }),
    since: t.field({
      type: 'Day',
      nullable: true,
      description: 'Since when; null = from the beginning.',
      resolve: (l) => l.standing.since,
    }),
    version: t.int({ description: 'Number of the last step; send it back with the next one.', resolve: (l) => l.standing.version }),
    permit: t.field({ type: PermitRef, nullable: true, description: 'The permit.', resolve: (l) => l.standing.permit }),
    startDay: t.field({
      type: 'Day',
      nullable: true,
      description: 'The school’s own first day of lessons.',
      resolve: (l) => l.standing.startDay,
    }),
    transitionEndDay: t.field({
      type: 'Day',
      nullable: true,
      description: 'First day of the new normal (P5.1.a, A-02); null before a start and while a suspension leaves it open.',
      resolve: (l, _a, context) => endOfTransition(l.standing, l.rules(context.today)),
    }),
    zone: t.field({
      type: ZoneRef,
      nullable: true,
      description: 'Zone of the school’s place today (A-04); null = not recorded.',
      resolve: (l, _a, context) => zoneOn(l.zones, l.school, context.today, l.rules(context.today)),
    }),
    cancelledFrom: t.field({
      type: 'Day',
      nullable: true,
      description:
        'Sessions of the plan are cancelled from this day on: suspended, revoked, or a closed zone is recorded for a day to come.',
      resolve: (l, _a, context) => cancelledFrom(l, context),
    }),
    visit: t.field({
      type: VisitRef,
      nullable: true,
      description: 'The newest verification visit.',
      resolve: (l, _a, context) => newestVisit(context, l.school.id),
    }),
    history: t.field({ type: [StepRef], description: 'Every step, oldest first.', resolve: (l) => [...l.events] }),
    nextSteps: t.field({
      type: [NextStepRef],
      description: 'What may come next, by whom, under which conditions.',
      resolve: (l, _a, context) => nextStepsOf(context, l),
    }),
  }),
});

builder.objectField(SchoolRef, 'lifecycle', (t) =>
  t.field({ type: LifecycleRef, description: 'Where the school stands.', resolve: (school, _a, context) => lifecycleOf(context, school) }),
);

builder.queryField('today', (t) =>
  t.field({
    type: 'Day',
    description: 'The day by which the server judges: the day in West Indonesian time, in demo mode the day the demo was started for.',
    resolve: (_root, _a, context) => context.today,
  }),
);

const Changed = builder.objectRef<Extract<StepOutcome, { kind: 'done' }>>('LifecycleChanged').implement({
  description: 'The step was taken.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What changed, with its articles and warnings, Indonesian.' }),
    lifecycle: t.field({ type: LifecycleRef, description: 'The school now.', resolve: (o) => o.lifecycle }),
  }),
});

const Refused = builder.objectRef<Extract<StepOutcome, { kind: 'refused' }>>('LifecycleRefused').implement({
  description: 'The rules do not allow the step; nothing was written.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'Every unmet condition with its article, Indonesian.' }),
    guards: t.field({ type: [GuardRef], description: 'All conditions, met and unmet.', resolve: (o) => [...o.guards] }),
    lifecycle: t.field({ type: LifecycleRef, description: 'The school, unchanged.', resolve: (o) => o.lifecycle }),
  }),
});

const Conflict = builder.objectRef<Extract<StepOutcome, { kind: 'conflict' }>>('LifecycleConflict').implement({
  description: 'Somebody else took a step meanwhile; nothing was written.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What to do, Indonesian.' }),
    lifecycle: t.field({ type: LifecycleRef, description: 'The school as it stands now.', resolve: (o) => o.lifecycle }),
  }),
});

export const StepResult = builder.unionType('RecordEventResult', {
  description: 'The step was taken, refused with every unmet condition, or somebody else was faster.',
  types: [Changed, Refused, Conflict],
  resolveType: (value) => {
    const { kind } = value as StepOutcome;
    return kind === 'done' ? Changed : kind === 'refused' ? Refused : Conflict;
  },
});

builder.mutationField('recordSchoolEvent', (t) =>
  t.field({
    type: StepResult,
    description:
      'Takes one step for a school in the role this account holds. The server judges every condition from what is stored; the client claims nothing.',
    authScopes: { signedIn: true },
    args: {
      schoolId: t.arg.id({ required: true, description: 'The school.' }),
      event: t.arg({ type: EventRef, required: true, description: 'The step.' }),
      version: t.arg.int({ required: true, description: '`Lifecycle.version` that was seen.' }),
      day: t.arg({ type: 'Day', required: false, description: 'Day from which it holds, not after today; default today.' }),
      startDay: t.arg({ type: 'Day', required: false, description: 'START_TRANSITION: first day of lessons; default `day`.' }),
      reference: t.arg.string({ required: false, description: 'Number of the permit or decree.' }),
      reason: t.arg.string({ required: false, description: 'Why; without names.' }),
    },
    resolve: async (_root, { schoolId, event, version, day, startDay, reference, reason }, context) => {
      const school = await schoolOf(context, schoolId, 'read');
      return recordEvent(context, school, {
        event,
        version,
        day: day ?? null,
        startDay: startDay ?? null,
        reference: reference ?? null,
        reason: reason ?? null,
      });
    },
  }),
);
