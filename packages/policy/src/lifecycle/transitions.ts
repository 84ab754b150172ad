import type { GuardId } from './guards.ts';
import type { LifecycleActor, LifecycleEventKind, LifecycleState } from './lifecycle-types.ts';

/** One row of the machine. `to` null: the state stays and the fact is recorded. `BY_CLOCK`: the phase that the clock rule restores. */
export interface TransitionRow {
  readonly event: LifecycleEventKind;
  readonly from: readonly LifecycleState[];
  readonly to: LifecycleState | 'BY_CLOCK' | null;
  readonly by: readonly LifecycleActor[];
  readonly guards: readonly GuardId[];
  readonly provisionIds: readonly string[];
  readonly assumptionIds: readonly string[];
}

const SUSPENDED: readonly LifecycleState[] = ['SUSPENDED_ZONE', 'SUSPENDED_CASE', 'SUSPENDED_UNSAFE'];
const OPEN: readonly LifecycleState[] = ['TRANSITION', 'NEW_NORMAL'];
const NOT_REVOKED: readonly LifecycleState[] = [
  'BDR',
  'PREPARING',
  'SUBMITTED',
  'VERIFICATION',
  'READY',
  'NOT_READY',
  'SIMULATED',
  'PERMITTED',
  ...OPEN,
  ...SUSPENDED,
];

/** The machine as data: who may do what, in which state, under which conditions, by which article. Rows of one event are tried in order. */
export const TRANSITIONS: readonly TransitionRow[] = [
  row('START_PREPARING', ['BDR'], 'PREPARING', ['HEAD'], [], ['P4.6.a', 'P4.6.c']),
  row(
    'SUBMIT',
    ['PREPARING'],
    'SUBMITTED',
    ['HEAD'],
    ['SATGAS_DECREE', 'SATGAS_THREE_TEAMS', 'CHECKLIST_CLAIMED_FULL', 'PROTOCOL_ADOPTED', 'HEAD_DECLARES_READY', 'RKAS_LINE'],
    ['P4.6.a', 'P4.6.b', 'P4.6.c', 'P4.7.a', 'P4.7.b', 'P7.5.a'],
  ),
  row(
    'BEGIN_VERIFICATION',
    ['SUBMITTED'],
    'VERIFICATION',
    ['SUPERVISOR', 'REGENCY_TEAM'],
    ['VISIT_SCHEDULED'],
    ['P2.b', 'BU.RTL.5'],
    ['A-07'],
  ),
  row(
    'COMPLETE_VERIFICATION',
    ['VERIFICATION'],
    'READY',
    ['SUPERVISOR', 'REGENCY_TEAM'],
    ['ALL_ITEMS_VERIFIED_YES'],
    ['P4.7.a', 'BU.RTL.5'],
  ),
  row('COMPLETE_VERIFICATION', ['VERIFICATION'], 'NOT_READY', ['SUPERVISOR', 'REGENCY_TEAM'], ['SOME_ITEM_VERIFIED_NO'], ['P4.7.a']),
  row('RESUME_PREPARING', ['NOT_READY'], 'PREPARING', ['HEAD'], [], ['P4.6.b']),
  row('ACCEPT_DRY_RUN', ['READY'], 'SIMULATED', ['DINAS'], ['DRY_RUN_PASSED'], ['P7.2.e'], ['A-07']),
  row(
    'GRANT_PERMIT',
    ['SIMULATED'],
    'PERMITTED',
    ['DINAS', 'REGENT'],
    ['ZONE_OPEN', 'PLAN_WITHOUT_BLOCKING', 'PERMIT_REFERENCE'],
    ['P4.1', 'P4.2', 'P5.2', 'L3.1.1', 'L3.1.2', 'P5.1.c'],
    ['A-07'],
  ),
  row(
    'START_TRANSITION',
    ['PERMITTED'],
    'TRANSITION',
    ['HEAD'],
    ['START_NOT_BEFORE_PERMIT', 'START_OUTSIDE_CLOSURE', 'PLACED_PUPILS_CONSENTED', 'STAMPED_STATEMENTS'],
    ['P4.5', 'P5.1.a', 'P5.1.d', 'P6.2', 'P7.7.a', 'BU.RTL.6'],
  ),
  row(
    'ENTER_NEW_NORMAL',
    ['TRANSITION'],
    'NEW_NORMAL',
    ['SYSTEM'],
    ['TRANSITION_ELAPSED', 'PERMIT_ACTIVE', 'NO_OPEN_SUSPENSION'],
    ['P5.1.a', 'P5.2'],
    ['A-02'],
  ),
  row('SUSPEND_FOR_ZONE', ['PERMITTED', ...OPEN], 'SUSPENDED_ZONE', ['SYSTEM'], ['ZONE_CLOSED'], ['P4.2', 'P4.3', 'P5.1.e'], ['A-04']),
  row(
    'SUSPEND_FOR_CASE',
    OPEN,
    'SUSPENDED_CASE',
    ['SATGAS', 'DINAS'],
    ['EVALUATION_DECIDES_STOP', 'CLOSURE_SCOPE_NAMED'],
    ['P6.1', 'P6.2', 'P7.3.f'],
    ['A-21'],
  ),
  row('SUSPEND_AS_UNSAFE', OPEN, 'SUSPENDED_UNSAFE', ['HEAD', 'SATGAS', 'DINAS'], ['REASON_GIVEN'], ['P5.1.e']),
  row(
    'REOPEN',
    SUSPENDED,
    'BY_CLOCK',
    ['DINAS'],
    ['ZONE_OPEN', 'CLOSURE_ENDED', 'CHECKLIST_RECONFIRMED', 'PHASE_BY_CLOCK'],
    ['P4.1', 'P4.7.a', 'P6.2'],
    ['A-02'],
  ),
  row('REVOKE', NOT_REVOKED, 'REVOKED', ['REGENT'], ['DECREE_REFERENCE'], ['P5.2']),
  row('RECORD_DRY_RUN', ['READY'], null, ['HEAD', 'DINAS'], [], ['P7.2.e']),
  // SYSTEM: the report itself, whoever of the school's staff typed it, enters the history; it decides nothing.
  row(
    'RECORD_CASE',
    ['PERMITTED', ...OPEN, ...SUSPENDED],
    null,
    ['HEAD', 'SATGAS', 'DINAS', 'SYSTEM'],
    [],
    ['P7.5.d', 'P7.3.c', 'P6.1'],
    ['A-08'],
  ),
  row('RECORD_STOP_RECOMMENDATION', OPEN, null, ['SATGAS', 'DINAS'], [], ['P7.3.f']),
  row('RECORD_EVALUATION', ['PERMITTED', ...OPEN, ...SUSPENDED], null, ['SATGAS', 'DINAS'], [], ['P6.1', 'P6.2']),
  row('RECORD_CLOSURE_END', SUSPENDED, null, ['SATGAS', 'DINAS'], [], ['P6.2']),
  row('RECORD_RECONFIRMATION', SUSPENDED, null, ['HEAD', 'SUPERVISOR', 'REGENCY_TEAM', 'DINAS'], [], ['P4.7.a']),
];

function row(
  event: LifecycleEventKind,
  from: readonly LifecycleState[],
  to: TransitionRow['to'],
  by: readonly LifecycleActor[],
  guards: readonly GuardId[],
  provisionIds: readonly string[],
  assumptionIds: readonly string[] = [],
): TransitionRow {
  return { event, from, to, by, guards, provisionIds, assumptionIds };
}
