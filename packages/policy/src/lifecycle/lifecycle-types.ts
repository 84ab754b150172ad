import type { Day } from '@giliran/kernel';
import type { Zone } from '../types.ts';

/** Where a school stands on its way from learning at home (BDR) to face-to-face lessons and back. */
export const LIFECYCLE_STATES = [
  'BDR',
  'PREPARING',
  'SUBMITTED',
  'VERIFICATION',
  'READY',
  'NOT_READY',
  'SIMULATED',
  'PERMITTED',
  'TRANSITION',
  'NEW_NORMAL',
  'SUSPENDED_ZONE',
  'SUSPENDED_CASE',
  'SUSPENDED_UNSAFE',
  'REVOKED',
] as const;
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/** SUPERVISOR: pengawas or penilik. REGENCY_TEAM: Tim Terpadu. SYSTEM: what happens by force of the text, without a decision. */
export const LIFECYCLE_ACTORS = ['HEAD', 'SUPERVISOR', 'REGENCY_TEAM', 'DINAS', 'REGENT', 'SATGAS', 'SYSTEM'] as const;
export type LifecycleActor = (typeof LIFECYCLE_ACTORS)[number];

/** What can happen. The first fourteen may change the state; the `RECORD_` ones only enter a fact into the history. */
export const LIFECYCLE_EVENTS = [
  'START_PREPARING',
  'SUBMIT',
  'BEGIN_VERIFICATION',
  'COMPLETE_VERIFICATION',
  'RESUME_PREPARING',
  'ACCEPT_DRY_RUN',
  'GRANT_PERMIT',
  'START_TRANSITION',
  'ENTER_NEW_NORMAL',
  'SUSPEND_FOR_ZONE',
  'SUSPEND_FOR_CASE',
  'SUSPEND_AS_UNSAFE',
  'REOPEN',
  'REVOKE',
  'RECORD_DRY_RUN',
  'RECORD_CASE',
  'RECORD_STOP_RECOMMENDATION',
  'RECORD_EVALUATION',
  'RECORD_CLOSURE_END',
  'RECORD_RECONFIRMATION',
] as const;
export type LifecycleEventKind = (typeof LIFECYCLE_EVENTS)[number];

/** How far a closure after a case reaches (P6.2). */
export const CLOSURE_SCOPES = ['SCHOOL', 'DESA', 'KECAMATAN'] as const;
export type ClosureScope = (typeof CLOSURE_SCOPES)[number];

export type ClockRule = 'PAUSE' | 'RUN' | 'RESTART';

export interface LifecycleEvent {
  readonly kind: LifecycleEventKind;
  readonly actor: LifecycleActor;
  readonly on: Day;
  /** GRANT_PERMIT: number of the permit. REVOKE: number of the decree. */
  readonly reference?: string | null;
  /** SUSPEND_AS_UNSAFE: why. */
  readonly reason?: string | null;
  /** SUSPEND_FOR_CASE: how far the order reaches; the evaluation's scope when absent. */
  readonly scope?: ClosureScope | null;
  /** START_TRANSITION: first day of lessons; `on` when absent. */
  readonly startDay?: Day | null;
}

export type ItemAnswer = 'YES' | 'NO' | null;

/** One checklist item: what the school says and what the visit found. */
export interface ChecklistAnswer {
  readonly itemId: string;
  readonly claimed: ItemAnswer;
  readonly verified: ItemAnswer;
}

/** Lessons stopped from `from` on; `to` is the day they resume, null while the suspension is open. */
export interface Suspension {
  readonly from: Day;
  readonly to: Day | null;
}

/** The blocking rules that a judged plan does not keep; `judgedPlan` makes it from findings. */
export interface PlanJudgementSummary {
  readonly blockingProvisionIds: readonly string[];
}

/** Counts of letters for the pupils who have a place in the plan. No names. */
export interface PlacedConsents {
  readonly placed: number;
  /** With a signed choice for face-to-face and the letter of permission (P5.1.d, P7.7.a). */
  readonly consented: number;
  /** With the stamped statement (P7.7.b); null: not collected. */
  readonly stamped: number | null;
  /** How many of `placed` are known only by counts of signed papers per rombel, and the oldest of those counts; null: none. */
  readonly counted?: { readonly pupils: number; readonly on: Day } | null;
}

export interface CaseEvaluation {
  readonly decision: 'STOP' | 'CONTINUE' | null;
  readonly scope: ClosureScope | null;
}

export interface ClosureOrder {
  readonly id: string;
  readonly scope: ClosureScope;
  readonly from: Day;
  /** First day after the order; null: no end set. */
  readonly endsOn: Day | null;
  /** Somebody ended it (RECORD_CLOSURE_END). */
  readonly endedOn: Day | null;
}

/** Everything the guards look at. Null always means "not recorded", never "no". */
export interface LifecycleFacts {
  readonly answers: readonly ChecklistAnswer[];
  /** Codes of the teams that are filled: T1, T2, T3. */
  readonly satgasTeams: readonly string[];
  /** Number of the decree (SK) of the school's task force. */
  readonly satgasDecree: string | null;
  readonly protocolAdopted: boolean | null;
  readonly rkasLine: boolean | null;
  readonly headDeclaration: 'READY' | 'NOT_READY' | null;
  readonly visitScheduledOn: Day | null;
  readonly dryRun: { readonly on: Day; readonly result: 'PASS' | 'FAIL' } | null;
  readonly permit: { readonly reference: string; readonly grantedOn: Day; readonly revokedOn: Day | null } | null;
  readonly plan: PlanJudgementSummary | null;
  readonly consents: PlacedConsents | null;
  /** Of the school's place on the day of the event; see `effectiveZone`. */
  readonly zone: Zone | null;
  readonly evaluation: CaseEvaluation | null;
  readonly closureOrders: readonly ClosureOrder[];
  /** The school's own first day of lessons. */
  readonly startDay: Day | null;
  /** All suspensions so far, the open one included. */
  readonly suspensions: readonly Suspension[];
  /** The day the checklist was confirmed again after the suspension began. */
  readonly checklistReconfirmedOn: Day | null;
}

/** One condition of a transition, judged. */
export interface GuardResult {
  readonly id: string;
  readonly status: 'PASS' | 'FAIL';
  /** A failed `warn` is shown and does not refuse. */
  readonly severity: 'block' | 'warn';
  readonly provisionIds: readonly string[];
  readonly article: string;
  readonly measured: number | string | null;
  readonly limit: number | string | null;
  readonly assumptionIds: readonly string[];
  /** Indonesian: what was found and what to do. */
  readonly message: string;
}

export type TransitionDecision =
  | {
      readonly status: 'DONE';
      readonly from: LifecycleState;
      readonly to: LifecycleState;
      readonly guards: readonly GuardResult[];
      readonly provisionIds: readonly string[];
      readonly assumptionIds: readonly string[];
      /** Indonesian, for the history. */
      readonly message: string;
    }
  | {
      readonly status: 'REFUSED';
      readonly from: LifecycleState;
      readonly to: null;
      readonly guards: readonly GuardResult[];
      readonly failedGuards: readonly GuardResult[];
      readonly provisionIds: readonly string[];
      readonly assumptionIds: readonly string[];
      /** Indonesian, every failed guard with its article. */
      readonly message: string;
    };
