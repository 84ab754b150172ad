export { simulateRotation, type SimulationHooks } from './simulate-rotation.ts';
export { createRotationRun, BLOCK_SIZE, ENGINE_VERSION, LABEL, type DistributionKey, type RotationRun } from './rotation-run.ts';
export {
  createSensitivityRun,
  sensitivity,
  SENSITIVITY_DEFAULT_KEYS,
  SENSITIVITY_METRICS,
  type SensitivityBar,
  type SensitivityEnd,
  type SensitivityMetric,
  type SensitivityOptions,
  type SensitivityResult,
  type SensitivityRun,
} from './sensitivity.ts';
export { PARAMETER_LIST, type ParameterInfo, type ParameterKey } from './parameter-list.ts';
export {
  BUILTINS,
  type AreaRule,
  type Builtin,
  type BuiltinPlan,
  type RotationHousehold,
  type RotationInput,
  type RotationMember,
  type RotationPlan,
  type RotationPupil,
  type RotationResponses,
  type RotationRoom,
  type RotationScenario,
  type RotationSchool,
  type RotationSeat,
  type RotationTeacher,
  type TimetablePlan,
  type TimetableSession,
  type Transport,
} from './rotation-input.ts';
export type { AttackEstimate, MeanEstimate, PairedDifference, RotationResult, ScheduleResult } from './rotation-result.ts';
export type { ProbabilityEstimate } from './histogram.ts';
export type { Setting } from './layout.ts';
export type { Assumption } from './assumption.ts';
export {
  PARAMETERS,
  VARIANTS,
  VENTILATION_ACH,
  ZONE_REPORTED_PER_100K_WEEK,
  type ParameterName,
  type Parameters,
  type Variant,
  type Ventilation,
  type Zone,
} from './parameters.ts';
export { answerEpidemicLine, type EpidemicAnswer } from './answer-epidemic-line.ts';
export { answerSimulateLine, type SimulateAnswer } from './answer-simulate-line.ts';
export { benchRotation, BENCH_REGIMES, type BenchClock, type BenchLine, type BenchOptions, type BenchRegime } from './bench-rotation.ts';
export { benchTasks, type BenchTask } from './bench-tasks.ts';
export { standardSchool } from './standard-school.ts';
export { nextShiftRisk, wellsRiley, type AirCase } from './validation/air.ts';
