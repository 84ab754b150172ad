export { assumptionProblem } from './assumption-value.ts';
export {
  checkAmendment,
  composeAmendments,
  diffPolicies,
  parseAmendment,
  reverseAmendment,
  type PolicyDifference,
} from './authoring/amendments.ts';
export {
  checkLocalRegulation,
  directionOf,
  missingReference,
  type Direction,
  type LocalCheck,
  type LocalComparison,
  type LocalProblem,
} from './authoring/check-local-regulation.ts';
export type { LocalParameter, LocalRegulation } from './authoring/local-regulation.ts';
export { authorableParameters, parseLocalRegulation } from './authoring/parse-local-regulation.ts';
