export type * from './shift-problem.ts';
export { parseShiftProblem } from './parse-shift-problem.ts';
export { countingBounds, tightestBound, type BoundId, type CountingBound } from './counting-bounds.ts';
export { checkPlan, type HardRule, type PlanCheck, type Violation, type ViolationSubject } from './check-plan.ts';
export type { PlanMetrics } from './plan-metrics.ts';
export { planShifts, type Lang, type Offer, type PlanOptions, type PlanResult } from './plan-shifts.ts';
export type { Cause } from './explain-cause.ts';
export { answerScheduleLine, type ScheduleAnswer } from './answer-schedule-line.ts';
export type { LockedSession, Locks } from './keep-groups.ts';
