export { compareStrictness } from './combine.ts';
export type { Finding, FindingStatus, FindingSubject, Severity } from './finding.ts';
export { judgePlan, type JudgeOptions } from './judge-plan.ts';
export { assumptionById, assumptions, listRegulations, provisionById, regulationById, sourceAddress } from './lookup.ts';
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
  Limits,
  Reason,
  ResolvedPolicy,
  ResolvedValue,
  ResolveRequest,
  RoomMargins,
} from './resolved-policy.ts';
export type { Scope } from './scope.ts';
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
