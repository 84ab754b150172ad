export { compareStrictness } from './combine.ts';
export type { Finding, FindingStatus, FindingSubject, Severity } from './finding.ts';
export { judgePlanByDate, type DatedJudgement, type DatedPlan, type DatedRules, type RuleSegment } from './judge-plan-by-date.ts';
export { judgePlan, type JudgeOptions } from './judge-plan.ts';
export type { LocalParameter, LocalRegulation } from './authoring/local-regulation.ts';
export { assumptionById, assumptions, listRegulations, parametersOf, provisionById, regulationById, sourceAddress } from './lookup.ts';
export type {
  Answer,
  PlanFacilities,
  PlanFacts,
  PlanGroup,
  PlanPupil,
  PlanRoom,
  PlanSession,
  RoomKind,
  SessionKind,
  UnplacedPupil,
} from './plan-facts.ts';
export { resolvePolicy } from './resolve-policy.ts';
export type {
  Amendment,
  AmendmentChange,
  InactiveRegulation,
  Limits,
  Reason,
  ResolvedPolicy,
  ResolvedValue,
  ResolveRequest,
  RoomMargins,
  Situation,
  Undetermined,
} from './resolved-policy.ts';
export type { Scope } from './scope.ts';
export { stayWarnings, type StayWarning } from './stay-warnings.ts';
export {
  EDUCATION_FORMS,
  PHASES,
  ZONES,
  type Assumption,
  type Basis,
  type EducationForm,
  type LevelGroup,
  type ParameterRecord,
  type ParameterValue,
  type Phase,
  type Provision,
  type ProvisionParameter,
  type ProvisionSummary,
  type Regulation,
  type ValueStatus,
  type Zone,
} from './types.ts';
