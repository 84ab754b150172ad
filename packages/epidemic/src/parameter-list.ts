import { PARAMETER_WORDS } from './parameter-words.ts';
import { MASK_COMPLIANCE, PARAMETERS, ZONE_REPORTED_PER_100K_WEEK, type ParameterName } from './parameters.ts';

interface ScenarioParameter {
  value: number;
  min: number;
  max: number;
  range: readonly [number, number];
  source: string;
}

const assumed = (value: number, min: number, max: number, range: readonly [number, number], source = 'assumption'): ScenarioParameter => ({
  value,
  min,
  max,
  range,
  source,
});
const compliance = (level: string): ScenarioParameter => {
  const value = MASK_COMPLIANCE[level] as number;
  return assumed(value, 0, 1, [Math.max(0, value - 0.3), Math.min(1, value + 0.1)]);
};

/** Numbers of a scenario beside `overrides`, by their place under `/scenario`. Rules that are off by default take effect once they are set. */
const SCENARIO_PARAMETERS = {
  reportedPer100kWeek: assumed(ZONE_REPORTED_PER_100K_WEEK.YELLOW, 0, 7e5, [1, 50], 'assumption: preset of zone YELLOW, not official'),
  ascertainment: assumed(0.2, 1e-9, 1, [0.1, 0.25]),
  initialPrevalence: assumed(0, 0, 1, [0, 0.01]),
  'masks.out': assumed(0.5, 0, 1, [0.3, 0.7], 'Lasser et al. 2022 (remaining factor 0.5); range: assumption'),
  'masks.in': assumed(0.3, 0, 1, [0.05, 0.8], 'Lasser et al. 2022 (remaining factor 0.7); range: CAiMIRA, cloth to type I'),
  'masks.compliance.PAUD': compliance('PAUD'),
  'masks.compliance.SD': compliance('SD'),
  'masks.compliance.SMP': compliance('SMP'),
  'masks.compliance.SMA': compliance('SMA'),
  'masks.compliance.TEACHER': compliance('TEACHER'),
  'responses.detection': assumed(0.7, 0, 1, [0.5, 0.9]),
  'responses.delayDays': assumed(0, 0, 366, [0, 1]),
  'responses.isolationDays': assumed(14, 0, 366, [7, 14]),
  'responses.test.sensitivity': assumed(0.75, 0, 1, [0.7, 0.9], 'antigen .7-.8, PCR .9; assumption'),
  'responses.test.turnaroundDays': assumed(0, 0, 366, [0, 2]),
  'responses.groupSuspension.cases': assumed(1, 1, 366, [1, 3]),
  'responses.groupSuspension.windowDays': assumed(7, 1, 366, [3, 14]),
  'responses.groupSuspension.days': assumed(10, 0, 366, [5, 14]),
  'responses.schoolClosure.cases': assumed(3, 1, 366, [1, 6]),
  'responses.schoolClosure.windowDays': assumed(14, 1, 366, [7, 14]),
  'responses.schoolClosure.days': assumed(14, 0, 366, [3, 14]),
  'responses.schoolClosure.recheckDays': assumed(0, 0, 366, [0, 7]),
  'responses.quarantine.days': assumed(10, 0, 366, [10, 14]),
  'responses.quarantine.delayDays': assumed(0, 0, 366, [0, 2]),
  'responses.neighbourCase.persons': assumed(150, 0, 100000, [80, 300]),
  'responses.neighbourCase.days': assumed(14, 0, 366, [7, 14]),
} as const satisfies Record<string, ScenarioParameter>;

export type ParameterKey = ParameterName | keyof typeof SCENARIO_PARAMETERS;

/** One editable number of the model with its words. */
export interface ParameterInfo {
  key: ParameterKey;
  /** JSON Pointer in the input. */
  path: string;
  label: { id: string; en: string };
  /** '' for pure numbers. */
  unit: string;
  /** Default by variant. */
  value: { WILD: number; ALPHA: number; DELTA: number };
  /** Hard limits of the input check. */
  min: number;
  max: number;
  /** Plausible range, walked by the sensitivity run. */
  range: readonly [number, number];
  /** Publication, or the word assumption or calibration. */
  source: string;
}

function infoOf(key: ParameterKey, path: string, row: ScenarioParameter, value: ParameterInfo['value']): ParameterInfo {
  const { id, en, unit } = PARAMETER_WORDS[key];
  return { key, path, label: { id, en }, unit, value, min: row.min, max: row.max, range: row.range, source: row.source };
}

/** Every number a scenario may change. */
export const PARAMETER_LIST: readonly ParameterInfo[] = [
  ...(Object.keys(PARAMETERS) as ParameterName[]).map((key) => {
    const [wild, alpha, delta] = PARAMETERS[key].value;
    return infoOf(key, `/scenario/overrides/${key}`, { ...PARAMETERS[key], value: wild }, { WILD: wild, ALPHA: alpha, DELTA: delta });
  }),
  ...(Object.keys(SCENARIO_PARAMETERS) as (keyof typeof SCENARIO_PARAMETERS)[]).map((key) => {
    const row = SCENARIO_PARAMETERS[key];
    return infoOf(key, `/scenario/${key.replaceAll('.', '/')}`, row, { WILD: row.value, ALPHA: row.value, DELTA: row.value });
  }),
];
