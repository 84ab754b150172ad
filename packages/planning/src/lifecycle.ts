export { dueRows, type DueInput, type DueRow } from './lifecycle/due-rows.ts';
export { endOfTransition } from './lifecycle/due-steps.ts';
export { factsFrom, ordersOver, zoneHistoryOf, zoneOn, type AreaOrder, type SchoolPlace } from './lifecycle/guard-facts.ts';
export { lifecycleRules } from './lifecycle/lifecycle-rules.ts';
export {
  readinessRecap,
  RECAP_GROUPS,
  type RecapDifference,
  type RecapGroup,
  type RecapInput,
  type RecapRow,
} from './lifecycle/readiness-recap.ts';
export { standingOf, type HistoryStep, type Standing } from './lifecycle/standing.ts';
export { stepOf, zoneEntries, type StoredStep, type StoredZone } from './lifecycle/stored.ts';
