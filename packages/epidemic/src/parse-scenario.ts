import { InputError, isDay, type Day } from '@giliran/kernel';
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
import { parseResponses, type ResponseModel } from './parse-responses.ts';
import type { Assumption } from './assumption.ts';
import type { SchoolModel } from './parse-school.ts';

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
  note('index', scenario, 'index', 'none');
  if (!transition) note('zoneSeries', scenario, 'zoneSeries', 'none');

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

  assumptions.push({
    key: 'responses.countedCases',
    value: 'where the group or school was open that morning, anew after each closure',
    source: 'assumption',
  });
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
