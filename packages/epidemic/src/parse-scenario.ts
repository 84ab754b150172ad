import { InputError, isDay, type Day } from '@giliran/kernel';
import type { ScreeningRule } from './world.ts';
import {
  at,
  fail,
  isMissing,
  readChoice,
  readFlag,
  readId,
  readInteger,
  readList,
  readNumber,
  readObject,
  type Json,
} from './input-reader.ts';
import {
  MASK_COMPLIANCE,
  PARAMETERS,
  parametersOf,
  VARIANTS,
  ZONE_REPORTED_PER_100K_WEEK,
  type ParameterName,
  type Parameters,
  type Variant,
  type Zone,
} from './parameters.ts';
import type { Assumption, SchoolModel } from './parse-school.ts';

/** Detection, isolation and closing rules; all depend on detected cases only. Days are whole. */
interface ResponseModel {
  detection: number;
  delayDays: number;
  isolationDays: number;
  /** 0 = never. */
  groupCases: number;
  groupWindowDays: number;
  groupDays: number;
  /** 0 = never. */
  schoolCases: number;
  schoolWindowDays: number;
  schoolDays: number;
  screening: ScreeningRule[];
}

export interface ScenarioModel {
  variant: Variant;
  parameters: Parameters;
  /** Daily probability of being infected outside, and whether the zone closes the school, from `from` on; the first entry has from = null. */
  zones: { from: Day | null; daily: number; closed: boolean }[];
  index: { role: 'pupil' | 'teacher'; person: number | null; day: number } | null;
  maskOut: number;
  maskIn: number;
  compliancePupil: number;
  complianceTeacher: number;
  responses: ResponseModel;
  transport: boolean;
  gate: boolean;
  teachersRoom: boolean;
}

const ZONES = Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[];

/** Reads the scenario, filling and noting every default. What is not simulated (staged closure, unknown keys) is refused by name. O(1). */
export function parseScenario(value: unknown, school: SchoolModel, assumptions: Assumption[]): ScenarioModel {
  const path = '/scenario';
  const scenario = isMissing(value)
    ? {}
    : readObject(value, path, [
        'zone',
        'reportedPer100kWeek',
        'ascertainment',
        'index',
        'zoneSeries',
        'closingZones',
        'variant',
        'overrides',
        'masks',
        'responses',
        'settings',
      ]);
  const note = (key: string, of: Json, name: string, used: Assumption['value'], source = 'assumption'): void => {
    if (isMissing(of[name])) assumptions.push({ key, value: used, source });
  };

  const variant = readChoice<Variant>(scenario['variant'] ?? undefined, at(path, 'variant'), VARIANTS, 'DELTA');
  note('variant', scenario, 'variant', variant);
  const overrides = parseOverrides(scenario['overrides'], at(path, 'overrides'));
  const parameters = parametersOf(variant, overrides);
  for (const name of Object.keys(PARAMETERS) as ParameterName[]) {
    if (overrides[name] === undefined) assumptions.push({ key: name, value: parameters[name], source: PARAMETERS[name].source });
  }

  const zone = readChoice<Zone>(scenario['zone'] ?? undefined, at(path, 'zone'), ZONES, 'YELLOW');
  note('zone', scenario, 'zone', zone);
  const ascertainment = readNumber(scenario['ascertainment'] ?? undefined, at(path, 'ascertainment'), 1e-9, 1, 0.2);
  note('ascertainment', scenario, 'ascertainment', ascertainment);
  const closing = (isMissing(scenario['closingZones']) ? [] : readList(scenario['closingZones'], at(path, 'closingZones'))).map((z, i) =>
    readChoice(z, at(path, 'closingZones', i), ZONES),
  );
  note('closingZones', scenario, 'closingZones', 'none');
  const zoneEntry = (from: Day | null, name: Zone | null, reported: unknown, where: string): ScenarioModel['zones'][number] => {
    const weekly = readNumber(reported ?? undefined, where, 0, 7e5, name ? ZONE_REPORTED_PER_100K_WEEK[name] : 0);
    const daily = weekly / 7 / 100000 / ascertainment;
    if (daily > 1) fail(where, 'an incidence whose daily probability (reported / 700 000 / ascertainment) is at most 1', weekly);
    return { from, daily, closed: name !== null && closing.includes(name) };
  };
  note(
    'reportedPer100kWeek',
    scenario,
    'reportedPer100kWeek',
    ZONE_REPORTED_PER_100K_WEEK[zone],
    `assumption: preset of zone ${zone}, not official`,
  );
  const zones = [zoneEntry(null, zone, scenario['reportedPer100kWeek'], at(path, 'reportedPer100kWeek'))];
  if (!isMissing(scenario['zoneSeries'])) {
    readList(scenario['zoneSeries'], at(path, 'zoneSeries')).forEach((value, i) => {
      const where = at(path, 'zoneSeries', i);
      const entry = readObject(value, where, ['from', 'zone', 'reportedPer100kWeek']);
      if (!isDay(entry['from'])) fail(at(where, 'from'), 'a date such as 2021-09-13', entry['from']);
      const from = entry['from'] as Day;
      const before = zones.at(-1)?.from;
      if (before && before >= from) fail(at(where, 'from'), `a date after ${before}`, from);
      if (isMissing(entry['zone']) && isMissing(entry['reportedPer100kWeek'])) fail(where, 'a zone or reportedPer100kWeek', value);
      zones.push(
        zoneEntry(
          from,
          isMissing(entry['zone']) ? null : readChoice(entry['zone'], at(where, 'zone'), ZONES),
          entry['reportedPer100kWeek'],
          at(where, 'reportedPer100kWeek'),
        ),
      );
    });
  }

  const masks = isMissing(scenario['masks']) ? {} : readObject(scenario['masks'], at(path, 'masks'), ['out', 'in', 'compliance']);
  const maskOut = readNumber(masks['out'] ?? undefined, at(path, 'masks', 'out'), 0, 1, 0.5);
  const maskIn = readNumber(masks['in'] ?? undefined, at(path, 'masks', 'in'), 0, 1, 0.3);
  note('masks.out', masks, 'out', maskOut, 'Lasser et al. 2022 (remaining factor 0.5)');
  note('masks.in', masks, 'in', maskIn, 'Lasser et al. 2022 (remaining factor 0.7)');
  const compliance = isMissing(masks['compliance'])
    ? {}
    : readObject(masks['compliance'], at(path, 'masks', 'compliance'), Object.keys(MASK_COMPLIANCE));
  const complianceOf = (key: string): number => {
    note(`masks.compliance.${key}`, compliance, key, MASK_COMPLIANCE[key] as number);
    return readNumber(compliance[key] ?? undefined, at(path, 'masks', 'compliance', key), 0, 1, MASK_COMPLIANCE[key]);
  };

  const settings = isMissing(scenario['settings'])
    ? {}
    : readObject(scenario['settings'], at(path, 'settings'), ['transport', 'gate', 'teachersRoom']);
  const setting = (key: string): boolean => {
    note(`settings.${key}`, settings, key, true);
    return readFlag(settings[key], at(path, 'settings', key), true);
  };
  return {
    variant,
    parameters,
    zones,
    maskOut,
    maskIn,
    index: parseIndex(scenario['index'], at(path, 'index'), school),
    compliancePupil: complianceOf(school.level),
    complianceTeacher: complianceOf('TEACHER'),
    responses: parseResponses(scenario['responses'], at(path, 'responses'), note),
    transport: setting('transport'),
    gate: setting('gate'),
    teachersRoom: setting('teachersRoom'),
  };
}

function parseOverrides(value: unknown, path: string): Partial<Parameters> {
  if (isMissing(value)) return {};
  const given = readObject(value, path, Object.keys(PARAMETERS));
  const overrides: Partial<Parameters> = {};
  for (const name of Object.keys(given) as ParameterName[]) {
    overrides[name] = readNumber(given[name], at(path, name), PARAMETERS[name].min, PARAMETERS[name].max);
  }
  return overrides;
}

function parseIndex(value: unknown, path: string, school: SchoolModel): ScenarioModel['index'] {
  if (isMissing(value)) return null;
  const index = readObject(value, path, ['role', 'person', 'day']);
  const day = readInteger(index['day'] ?? undefined, at(path, 'day'), 0, 365, 0);
  if (!isMissing(index['person'])) {
    const id = readId(index['person'], at(path, 'person'));
    const person = school.persons.findIndex((candidate) => candidate.id === id);
    if (person < 0) fail(at(path, 'person'), 'the id of a person given in the input', id);
    return { role: 'pupil', person, day };
  }
  const role = readChoice(index['role'] ?? undefined, at(path, 'role'), ['pupil', 'teacher'] as const, 'pupil');
  if ((role === 'pupil' ? school.pupils : school.teachers).length === 0) fail(at(path, 'role'), 'a role somebody in the school has', role);
  return { role, person: null, day };
}

function parseResponses(
  value: unknown,
  path: string,
  note: (key: string, of: Json, name: string, used: Assumption['value'], source?: string) => void,
): ResponseModel {
  const given = isMissing(value)
    ? {}
    : readObject(value, path, [
        'detection',
        'delayDays',
        'isolationDays',
        'groupSuspension',
        'schoolClosure',
        'stagedClosure',
        'screening',
      ]);
  if (!isMissing(given['stagedClosure']))
    throw new InputError(at(path, 'stagedClosure'), 'Staged closure (school, desa, kecamatan) is not simulated. Maybe use schoolClosure?');
  const number = (of: Json, where: string, key: string, prefix: string, min: number, max: number, fallback: number): number => {
    note(`responses.${prefix}${key}`, of, key, fallback);
    return readNumber(of[key] ?? undefined, at(where, key), min, max, fallback);
  };
  const whole = (of: Json, where: string, key: string, prefix: string, min: number, fallback: number): number => {
    note(`responses.${prefix}${key}`, of, key, fallback);
    return readInteger(of[key] ?? undefined, at(where, key), min, 366, fallback);
  };
  const groupOff = given['groupSuspension'] === null;
  const groupPath = at(path, 'groupSuspension');
  const group = isMissing(given['groupSuspension']) ? {} : readObject(given['groupSuspension'], groupPath, ['cases', 'windowDays', 'days']);
  const closurePath = at(path, 'schoolClosure');
  const closure = isMissing(given['schoolClosure'])
    ? {}
    : readObject(given['schoolClosure'], closurePath, ['rule', 'cases', 'windowDays', 'days']);
  const absent = given['schoolClosure'] === null;
  const rule = absent
    ? 'NEVER'
    : readChoice(closure['rule'] ?? undefined, at(closurePath, 'rule'), ['NEVER', 'ANY_CASE', 'K_CASES'] as const, 'K_CASES');
  if (!absent) note('responses.schoolClosure.rule', closure, 'rule', 'K_CASES');
  const schoolCases = rule === 'K_CASES' ? whole(closure, closurePath, 'cases', 'schoolClosure.', 1, 3) : rule === 'ANY_CASE' ? 1 : 0;
  const screening = (isMissing(given['screening']) ? [] : readList(given['screening'], at(path, 'screening'))).map((entry, i) =>
    parseScreening(entry, at(path, 'screening', i), i, note),
  );
  if (screening.length > 16) fail(at(path, 'screening'), 'at most 16 kinds of tests', screening.length);
  return {
    screening,
    detection: number(given, path, 'detection', '', 0, 1, 0.7),
    delayDays: whole(given, path, 'delayDays', '', 0, 0),
    isolationDays: whole(given, path, 'isolationDays', '', 0, 14),
    groupCases: groupOff ? 0 : whole(group, groupPath, 'cases', 'groupSuspension.', 1, 1),
    groupWindowDays: groupOff ? 7 : whole(group, groupPath, 'windowDays', 'groupSuspension.', 1, 7),
    groupDays: groupOff ? 0 : whole(group, groupPath, 'days', 'groupSuspension.', 0, 10),
    schoolCases,
    schoolWindowDays: schoolCases === 0 ? 14 : whole(closure, closurePath, 'windowDays', 'schoolClosure.', 1, 14),
    schoolDays: schoolCases === 0 ? 0 : whole(closure, closurePath, 'days', 'schoolClosure.', 0, 14),
  };
}

/** Tests `perWeek` times a week, spread evenly over Monday to Friday. */
function parseScreening(
  value: unknown,
  path: string,
  position: number,
  note: (key: string, of: Json, name: string, used: Assumption['value'], source?: string) => void,
): ScreeningRule {
  const entry = readObject(value, path, ['role', 'perWeek', 'sensitivity', 'turnaroundDays']);
  const role = readChoice(entry['role'], at(path, 'role'), ['pupil', 'teacher'] as const);
  const perWeek = readInteger(entry['perWeek'], at(path, 'perWeek'), 0, 5);
  note(`responses.screening.${position}.sensitivity`, entry, 'sensitivity', 0.75, 'antigen .7-.8, PCR .9; assumption');
  note(`responses.screening.${position}.turnaroundDays`, entry, 'turnaroundDays', 0);
  const onWeekday = new Uint8Array(7);
  for (let i = 0; i < perWeek; i++) onWeekday[Math.floor((i * 5) / perWeek)] = 1;
  return {
    role: role === 'pupil' ? 0 : 1,
    onWeekday,
    sensitivity: readNumber(entry['sensitivity'] ?? undefined, at(path, 'sensitivity'), 0, 1, 0.75),
    turnaroundDays: readInteger(entry['turnaroundDays'] ?? undefined, at(path, 'turnaroundDays'), 0, 60, 0),
  };
}
