export { marginCm, ROOM_SIDE_M, roomSideCm } from './check-room.ts';
export { ENGINE_VERSION } from './engine-version.ts';
export { inputHash } from './input-hash.ts';
export { judgeSchoolPlan, type PlanJudgement } from './judge-school-plan.ts';
export { factsUnder } from './facts-under.ts';
export { planChanges, type GroupChange, type PlanChanges } from './plan-changes.ts';
export { planSchool, type PlannedSchool, type PlanOptions } from './plan-school.ts';
export { policyOf, type PolicyChoice } from './policy-of.ts';
export { replanSchool, type ReplannedSchool, type ReplanSchoolOptions } from './replan-school.ts';
export { groupSizes, roomLimits, roomLimitsKey, type RoomLimits } from './room-limits.ts';
export { parseSavedPlan, savedPlanOf, shiftPlanOf } from './saved-plan.ts';
export type {
  PlanChange,
  PupilFacts,
  RombelFacts,
  RoomFacts,
  SavedPlan,
  SchoolFacts,
  SchoolSetting,
  ShiftSetting,
  TeacherFacts,
} from './school-facts.ts';
export { defaultSetting, minutesOf, parseSetting } from './school-setting.ts';
export { pupilsOf, shiftProblemOf, type LeftOut, type SchoolProblem } from './shift-problem-of.ts';
export {
  DEFAULT_ASSUMPTIONS,
  MODEL_LEVELS,
  modelLevelOf,
  modelledSchool,
  type LevelAssumption,
  type LevelAssumptions,
  type ModelLevel,
  type RecapCounts,
} from './modelled-school.ts';
export {
  parseWhatIf,
  whatIf,
  type SeatCache,
  type WhatIfOutcome,
  type WhatIfSide,
  type WhatIfSideSpec,
  type WhatIfSpec,
} from './what-if.ts';
export {
  COMPARED_BUILTINS,
  defaultRotationChoices,
  OWN_PLAN_ID,
  rotationInputOf,
  type RotationAssumption,
  type RotationChoices,
  type RotationQuestion,
} from './rotation-input.ts';
