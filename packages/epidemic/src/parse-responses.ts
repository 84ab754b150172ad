import { at, fail, isMissing, readChoice, readFlag, readInteger, readList, readNumber, readObject, type Json } from './input-reader.ts';
import type { Assumption } from './assumption.ts';
import type { ScreeningRule } from './world.ts';

/** A closing rule over the schools of an area. */
interface ClosingRule {
  area: 'school' | 'desa' | 'kecamatan';
  cases: number;
  windowDays: number;
  days: number;
}

/** Detection, isolation and closing rules; all depend on detected cases only. Days are whole. */
export interface ResponseModel {
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

/** Reads the rules of tests, isolation, quarantine, suspension and closing, filling and noting every default. O(1). */
export function parseResponses(value: unknown, path: string, note: Note): ResponseModel {
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
  for (const key of ['test', 'quarantine', 'neighbourCase', 'screening', 'stagedClosure']) note(`responses.${key}`, given, key, 'none');
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

export type Note = (key: string, of: Json, name: string, used: Assumption['value'], source?: string) => void;
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
  // A staged rule for the school takes the place of the default one; one given beside it holds as well.
  const closurePath = at(path, 'schoolClosure');
  const isReplaced = given['schoolClosure'] === undefined && rules[0]?.area === 'school';
  if (isReplaced || given['schoolClosure'] === null) return rules;
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
    days: whole(closure, closurePath, 'days', 'schoolClosure.', 0, 14) + whole(closure, closurePath, 'recheckDays', 'schoolClosure.', 0, 0),
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
