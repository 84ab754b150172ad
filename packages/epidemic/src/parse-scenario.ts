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

/** A closing rule over the schools of an area. */
interface ClosingRule {
  area: 'school' | 'desa' | 'kecamatan';
  cases: number;
  windowDays: number;
  days: number;
}

/** Detection, isolation and closing rules; all depend on detected cases only. Days are whole. */
interface ResponseModel {
  detection: number;
  delayDays: number;
  isolationDays: number;
  /** 1 and 0 = a noticed case is a confirmed case. */
  testSensitivity: number;
  testTurnaroundDays: number;
  /** 0 = never. */
  groupCases: number;
  groupWindowDays: number;
  groupDays: number;
  closing: ClosingRule[];
  /** 0 days = none. */
  quarantine: { group: boolean; household: boolean; transport: boolean; days: number; delayDays: number };
  /** 0 days = none. */
  neighbour: { persons: number; days: number };
  screening: ScreeningRule[];
}

export interface ScenarioModel {
  variant: Variant;
  parameters: Parameters;
  /** Daily probability of being infected outside, and whether the zone closes the school, from `from` on; the first entry has from = null. */
  zones: { from: Day | null; daily: number; closed: boolean }[];
  /** Presets of all zones, and the daily transition matrix (rows and columns in the order of ZONES), null = the series above. */
  zoneDaily: { daily: number; closed: boolean }[];
  transition: { start: number; matrix: number[][] } | null;
  initialPrevalence: number;
  ascertainment: number;
  index: { role: 'pupil' | 'teacher'; person: string | null; day: number } | null;
  maskOut: number;
  maskIn: number;
  /** Share who wear the mask properly, by level, and TEACHER. */
  compliance: ReadonlyMap<string, number>;
  responses: ResponseModel;
  transport: boolean;
  gate: boolean;
  teachersRoom: boolean;
}

/** Order of the zones in matrices. */
const ZONES = Object.keys(ZONE_REPORTED_PER_100K_WEEK) as Zone[];

/** Reads the scenario, filling and noting every default. Unknown keys are refused by name. O(1). */
export function parseScenario(value: unknown, schools: readonly SchoolModel[], assumptions: Assumption[]): ScenarioModel {
  const path = '/scenario';
  const scenario = isMissing(value)
    ? {}
    : readObject(value, path, [
        'zone',
        'reportedPer100kWeek',
        'ascertainment',
        'index',
        'zoneSeries',
        'zoneTransition',
        'initialPrevalence',
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

  const zoneDaily = ZONES.map((name) => {
    const { daily, closed } = zoneEntry(null, name, name === zone ? scenario['reportedPer100kWeek'] : undefined, at(path, 'zone'));
    return { daily, closed };
  });
  const transition = isMissing(scenario['zoneTransition'])
    ? null
    : parseTransition(scenario['zoneTransition'], at(path, 'zoneTransition'), zone);
  if (transition && zones.length > 1)
    throw new InputError(at(path, 'zoneTransition'), 'Expected zoneSeries or zoneTransition, got both. Maybe leave one out?');
  const initialPrevalence = readNumber(scenario['initialPrevalence'] ?? undefined, at(path, 'initialPrevalence'), 0, 1, 0);
  note('initialPrevalence', scenario, 'initialPrevalence', 0);

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

  const levels = [...new Set(schools.flatMap((school) => school.sites.map((site) => site.level)))];
  const complianceBy = new Map([...levels, 'TEACHER'].map((key) => [key, complianceOf(key)]));

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
    zoneDaily,
    transition,
    initialPrevalence,
    ascertainment,
    maskOut,
    maskIn,
    index: parseIndex(scenario['index'], at(path, 'index'), schools),
    compliance: complianceBy,
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

/** A daily matrix of zones; what a row leaves over to 1 stays in its zone. */
function parseTransition(value: unknown, path: string, zone: Zone): ScenarioModel['transition'] {
  const given = readObject(value, path, ZONES);
  const matrix = ZONES.map((from, i) => {
    const row = isMissing(given[from]) ? {} : readObject(given[from], at(path, from), ZONES);
    const moves = ZONES.map((to, j) => (i === j ? 0 : readNumber(row[to] ?? undefined, at(path, from, to), 0, 1, 0)));
    const leaving = moves.reduce((sum, p) => sum + p, 0);
    const staying = readNumber(row[from] ?? undefined, at(path, from, from), 0, 1, Math.max(0, 1 - leaving));
    if (leaving + staying > 1 + 1e-9 || leaving + staying < 1 - 1e-9)
      fail(at(path, from), 'probabilities that add up to 1', leaving + staying);
    moves[i] = staying;
    return moves;
  });
  return { start: ZONES.indexOf(zone), matrix };
}

function parseIndex(value: unknown, path: string, schools: readonly SchoolModel[]): ScenarioModel['index'] {
  if (isMissing(value)) return null;
  const index = readObject(value, path, ['role', 'person', 'day']);
  const day = readInteger(index['day'] ?? undefined, at(path, 'day'), 0, 365, 0);
  if (!isMissing(index['person'])) {
    const id = readId(index['person'], at(path, 'person'));
    if (!schools.some((school) => school.persons.some((candidate) => candidate.id === id)))
      fail(at(path, 'person'), 'the id of a person given in the input', id);
    return { role: 'pupil', person: id, day };
  }
  const role = readChoice(index['role'] ?? undefined, at(path, 'role'), ['pupil', 'teacher'] as const, 'pupil');
  if (schools.every((school) => (role === 'pupil' ? school.pupils : school.teachers).length === 0))
    fail(at(path, 'role'), 'a role somebody in the school has', role);
  return { role, person: null, day };
}

function parseResponses(value: unknown, path: string, note: Note): ResponseModel {
  const given = isMissing(value)
    ? {}
    : readObject(value, path, [
        'detection',
        'delayDays',
        'isolationDays',
        'test',
        'groupSuspension',
        'schoolClosure',
        'stagedClosure',
        'quarantine',
        'neighbourCase',
        'screening',
      ]);
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
  const closing = parseClosing(given, path, note, whole);
  const testPath = at(path, 'test');
  const test = isMissing(given['test']) ? null : readObject(given['test'], testPath, ['sensitivity', 'turnaroundDays']);
  const quarantinePath = at(path, 'quarantine');
  const contacts = isMissing(given['quarantine'])
    ? null
    : readObject(given['quarantine'], quarantinePath, ['group', 'household', 'transport', 'days', 'delayDays']);
  const quarantineOf = (key: string): boolean => {
    if (!contacts) return false;
    note(`responses.quarantine.${key}`, contacts, key, true);
    return readFlag(contacts[key], at(quarantinePath, key), true);
  };
  const neighbourPath = at(path, 'neighbourCase');
  const neighbour = isMissing(given['neighbourCase']) ? null : readObject(given['neighbourCase'], neighbourPath, ['persons', 'days']);
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
    closing,
    testSensitivity: test ? number(test, testPath, 'sensitivity', 'test.', 0, 1, 0.75) : 1,
    testTurnaroundDays: test ? whole(test, testPath, 'turnaroundDays', 'test.', 0, 0) : 0,
    quarantine: {
      group: quarantineOf('group'),
      household: quarantineOf('household'),
      transport: quarantineOf('transport'),
      days: contacts ? whole(contacts, quarantinePath, 'days', 'quarantine.', 0, 10) : 0,
      delayDays: contacts ? whole(contacts, quarantinePath, 'delayDays', 'quarantine.', 0, 0) : 0,
    },
    neighbour: {
      persons: neighbour ? number(neighbour, neighbourPath, 'persons', 'neighbourCase.', 0, 100000, 150) : 0,
      days: neighbour ? whole(neighbour, neighbourPath, 'days', 'neighbourCase.', 0, 14) : 0,
    },
  };
}

type Note = (key: string, of: Json, name: string, used: Assumption['value'], source?: string) => void;
type ReadWhole = (of: Json, where: string, key: string, prefix: string, min: number, fallback: number) => number;

/** The closing rules of schools and areas, from schoolClosure and stagedClosure. */
function parseClosing(given: Json, path: string, note: Note, whole: ReadWhole): ClosingRule[] {
  const rules: ClosingRule[] = [];
  const staged = isMissing(given['stagedClosure'])
    ? {}
    : readObject(given['stagedClosure'], at(path, 'stagedClosure'), ['school', 'desa', 'kecamatan']);
  for (const area of ['school', 'desa', 'kecamatan'] as const) {
    if (isMissing(staged[area])) continue;
    const where = at(path, 'stagedClosure', area);
    const entry = readObject(staged[area], where, ['cases', 'windowDays', 'days']);
    const prefix = `stagedClosure.${area}.`;
    rules.push({
      area,
      cases: whole(entry, where, 'cases', prefix, 1, area === 'school' ? 1 : area === 'desa' ? 3 : 6),
      windowDays: whole(entry, where, 'windowDays', prefix, 1, 14),
      days: whole(entry, where, 'days', prefix, 0, 14),
    });
  }
  const isStaged = rules[0]?.area === 'school';
  const closurePath = at(path, 'schoolClosure');
  if (isStaged && !isMissing(given['schoolClosure']))
    throw new InputError(closurePath, 'Expected schoolClosure or stagedClosure.school, got both. Maybe leave one out?');
  if (isStaged || given['schoolClosure'] === null) return rules;
  const closure = isMissing(given['schoolClosure'])
    ? {}
    : readObject(given['schoolClosure'], closurePath, ['rule', 'cases', 'windowDays', 'days', 'recheckDays']);
  const rule = readChoice(closure['rule'] ?? undefined, at(closurePath, 'rule'), ['NEVER', 'ANY_CASE', 'K_CASES'] as const, 'K_CASES');
  note('responses.schoolClosure.rule', closure, 'rule', 'K_CASES');
  if (rule === 'NEVER') return rules;
  rules.unshift({
    area: 'school',
    cases: rule === 'K_CASES' ? whole(closure, closurePath, 'cases', 'schoolClosure.', 1, 3) : 1,
    windowDays: whole(closure, closurePath, 'windowDays', 'schoolClosure.', 1, 14),
    days:
      whole(closure, closurePath, 'days', 'schoolClosure.', 0, 14) +
      readInteger(closure['recheckDays'] ?? undefined, at(closurePath, 'recheckDays'), 0, 366, 0),
  });
  return rules;
}

/** Tests `perWeek` times a week, spread evenly over Monday to Friday. */
function parseScreening(value: unknown, path: string, position: number, note: Note): ScreeningRule {
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
