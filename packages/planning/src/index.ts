export { marginCm, ROOM_SIDE_M, roomSideCm } from './check-room.ts';
export { ENGINE_VERSION } from './engine-version.ts';
export { inputHash } from './input-hash.ts';
export { weekOf } from '@giliran/kernel';
export { parseLessonDemand } from './lesson-demand.ts';
export { lessonTimes } from './lesson-times.ts';
export { sessionsOnDay } from './sessions-on-day.ts';
export type { PlanDays, RuleDay } from './judge-along-dates.ts';
export { judgeSchoolPlan, type PlanJudgement } from './judge-school-plan.ts';
export type { SchoolCalendar } from './school-calendar.ts';
export { factsUnder } from './facts-under.ts';
export { planChanges, type GroupChange, type PlanChanges } from './plan-changes.ts';
export { offerPlans, planSchool, type PlannedSchool, type PlanOptions, type SchoolOffers } from './plan-school.ts';
export { planInWeeks } from './plan-in-weeks.ts';
export { policyOf, type PolicyChoice } from './policy-of.ts';
export { schoolPresets, type PresetChoices, type PresetSetting, type SchoolPreset } from './school-presets.ts';
export { replanSchool, type ReplannedSchool, type ReplanSchoolOptions } from './replan-school.ts';
export {
  aisleCornersCm,
  doorCornersCm,
  furnitureCornersCm,
  roomFrame,
  seatPointsCm,
  teacherZoneCornersCm,
  type RoomFrame,
} from './layout-geometry.ts';
export { cornerName, layoutProblems, type LayoutProblem } from './layout-problems.ts';
export { parseRoomLayout, readRoomLayout } from './parse-room-layout.ts';
export {
  FURNITURE_KINDS,
  LAYOUT_LIMITS,
  plainRectangle,
  rectangleLayout,
  type AisleLayout,
  type DeskBlockLayout,
  type DoorLayout,
  type FurnitureKind,
  type FurnitureLayout,
  type PillarLayout,
  type PointCm,
  type RoomLayout,
  type SpacingZoneLayout,
  type TeacherZoneLayout,
} from './room-layout.ts';
export { groupSizes } from './group-sizes.ts';
export { alongOf, roomInputOf } from './room-input-of.ts';
export { limitsOfPolicy, roomLimits } from './room-limits.ts';
export { roomLimitsKey } from './room-limits-key.ts';
export { typedRoomLimits, type RoomLimits } from './typed-room-limits.ts';
export { standardLayout } from './standard-layout.ts';
export { roomShapeOf, type RoomSize } from './room-shape.ts';
export type { RoomShape } from './typed-room-shape.ts';
export { parseSavedPlan, savedPlanOf, shiftPlanOf } from './saved-plan.ts';
export type {
  LessonDemandFacts,
  LessonFrame,
  PlanChange,
  PupilFacts,
  RombelFacts,
  RoomFacts,
  SavedLesson,
  SavedPlan,
  SavedSession,
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
export { parseWhatIfAmendment, type TypedChange } from './parse-what-if-amendment.ts';
export {
  amendmentLines,
  amendmentProblems,
  sideAssumptions,
  type AmendmentLine,
  type WhatIfAmendment,
  type WhatIfChange,
} from './what-if-amendment.ts';
export {
  parseWhatIf,
  whatIf,
  type SeatCache,
  type TypedWhatIf,
  type WhatIfOutcome,
  type WhatIfSide,
  type WhatIfSideSpec,
  type WhatIfSpec,
} from './what-if.ts';
export {
  COMPARED_BUILTINS,
  defaultRotationChoices,
  rotationInputOf,
  type ComparedPlan,
  type RotationAssumption,
  type RotationChoices,
  type RotationQuestion,
} from './rotation-input.ts';
export { localRegulationOf, localRules, LOCAL_BASELINE, type LocalRules, type StoredLocalValue } from './local-rules.ts';
