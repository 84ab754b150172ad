export { caseProposals, type CaseProposal } from './lifecycle/case-proposals.ts';
export { closureStages, type AreaSchool, type ClosureStage } from './lifecycle/closure-stages.ts';
export { ACTOR_NAMES, decideTransition, STATE_NAMES, type DecideOptions } from './lifecycle/decide-transition.ts';
export { dueSystemEvents } from './lifecycle/due-system-events.ts';
export { effectiveZone, type ZoneEntry } from './lifecycle/effective-zone.ts';
export type { LifecycleRules } from './lifecycle/guard-context.ts';
export type { GuardId } from './lifecycle/guards.ts';
export { judgedPlan } from './lifecycle/judged-plan.ts';
export {
  CLOSURE_SCOPES,
  LIFECYCLE_ACTORS,
  LIFECYCLE_EVENTS,
  LIFECYCLE_STATES,
  type CaseEvaluation,
  type ChecklistAnswer,
  type ClockRule,
  type ClosureOrder,
  type ClosureScope,
  type GuardResult,
  type ItemAnswer,
  type LifecycleActor,
  type LifecycleEvent,
  type LifecycleEventKind,
  type LifecycleFacts,
  type LifecycleState,
  type PlacedConsents,
  type PlanJudgementSummary,
  type Suspension,
  type TransitionDecision,
} from './lifecycle/lifecycle-types.ts';
export { placedConsents, type CountedPapers, type ListedPapers } from './lifecycle/placed-consents.ts';
export { transitionEndDay } from './lifecycle/transition-clock.ts';
export { TRANSITIONS, type TransitionRow } from './lifecycle/transitions.ts';
export {
  dailyLists,
  readinessOf,
  readinessTemplate,
  type DailyLine,
  type Readiness,
  type ReadinessItemState,
} from './readiness/readiness-of.ts';
export { localExtraNeed, type SchoolCounts } from './readiness/local-extra-need.ts';
export type {
  AnswerKind,
  DailyReportField,
  GateItem,
  LocalExtra,
  ReadinessItem,
  ReadinessRecord,
  SatgasTask,
  SatgasTeam,
} from './readiness/readiness-types.ts';
export { rosterOfDay, type GroupRoster, type HomeReason, type Ineligibility, type RosterGroup } from './readiness/roster-of-day.ts';
