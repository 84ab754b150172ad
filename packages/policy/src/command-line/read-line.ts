import { daysBetween, InputError, type Day } from '@giliran/kernel';
import { assumptionProblem } from '../assumption-value.ts';
import { parseAmendment } from '../authoring/amendments.ts';
import { checkLocalRegulation } from '../authoring/check-local-regulation.ts';
import { parseLocalRegulation } from '../authoring/parse-local-regulation.ts';
import type { DatedPlan, DatedRules } from '../judge-plan-by-date.ts';
import { assumptionById, regulationById } from '../lookup.ts';
import { validatePlanFacts } from '../plan-facts.ts';
import { Reader } from '../reader.ts';
import { resolvePolicy } from '../resolve-policy.ts';
import type { ResolvedPolicy } from '../resolved-policy.ts';
import type { ParameterValue } from '../types.ts';
import { readPlan, type RoomSides } from './read-plan.ts';
import { readRegulations, readSchool, type AreaCheck, type AreaLookup, type LineSchool } from './read-school.ts';

/** What the rules leave to others: the table of areas, and the geometry of a room without obstacles. */
export interface LineHost {
  readonly areaCode: AreaLookup;
  readonly hasArea: AreaCheck;
  readonly seatsOf: (sides: RoomSides, policy: ResolvedPolicy) => { readonly seats: number; readonly distanceM: number | null };
}

/** One line of `giliran policy`, read and checked. */
export interface PolicyLine {
  readonly id: string | number | null;
  readonly on: Day;
  readonly school: LineSchool;
  readonly plan: DatedPlan;
  readonly rules: DatedRules;
  /** Paths of fields that mean nothing here. */
  readonly ignored: readonly string[];
  readonly boarding: boolean | null;
}

/** Reads a line. Throws `InputError` with the path of the first thing that is wrong. O(size). */
export function readLine(value: unknown, host: LineHost): PolicyLine {
  const reader = new Reader(value, '');
  const id = reader.raw('id');
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') {
    throw new InputError('/id', `harus teks atau bilangan; tertulis ${JSON.stringify(id)}`);
  }
  const on = reader.day('on');
  const { values, notes } = assumptionsOf(reader);
  const schoolReader = reader.child('school');
  if (schoolReader === null) throw new InputError('/school', 'wajib diisi: objek dengan paling sedikit "level"');
  const school = readSchool(
    schoolReader,
    Object.hasOwn(values, 'A-04') ? (values['A-04'] ?? null) : 'MOST_SPECIFIC',
    host.areaCode,
    host.hasArea,
  );
  const facts = reader.child('facts');
  const { plan, sidesById } = readPlan(reader.child('plan'), facts, school, on);
  const boarding = facts?.flag('boarding') ?? null;
  const last = [plan.endDate ?? plan.startDate, ...plan.sessions.flatMap(({ date }) => date ?? [])].reduce((a, b) => (a > b ? a : b));
  const asIfInForce = reader.texts('asIfInForce');
  for (const [index, one] of asIfInForce.entries()) regulationById(one, `/asIfInForce/${index}`);
  const enableUnverified = reader.texts('enableUnverified');
  for (const [index, one] of enableUnverified.entries()) regulationById(one, `/enableUnverified/${index}`);
  const rules: DatedRules = {
    regulationIds: readRegulations(reader, school, plan.startDate, last),
    amendments: reader.list('amendments').map((one, index) => parseAmendment(one, `/amendments/${index}`)),
    localRegulations: reader.list('localRegulations').map((one, index) => {
      const path = `/localRegulations/${index}`;
      const local = parseLocalRegulation(one, path);
      const problem = checkLocalRegulation(local).problems[0];
      if (problem) throw new InputError(`${path}${problem.path}`, problem.message);
      return local;
    }),
    asIfInForce,
    enableUnverified,
    assumptionValues: values,
    assumptionNotes: notes,
    place: school.place,
    situation: school.situation,
    startedOn: school.startedOn,
    suspensions: school.suspensions,
    closureOrders: school.closureOrders,
    phase: school.phase,
  };
  if (daysBetween(plan.startDate, last) >= 400) {
    throw new InputError('/plan/dates', `rencana paling panjang 400 hari; tertulis ${plan.startDate} sampai ${last}`);
  }
  validated(plan);
  return { id, on, school, plan: withSeats(plan, sidesById, rules, host), rules, ignored: reader.unread(), boarding };
}

/** Names of the line for what the rules call otherwise. */
const LINE_NAMES: readonly (readonly [facts: RegExp, line: string])[] = [
  [/^\/sessions\/(\d+)\/groupId$/, '/plan/sessions/$1/group'],
  [/^\/sessions\/(\d+)\/roomId$/, '/plan/sessions/$1/room'],
  [/^\/(sessions|groups)\//, '/plan/$1/'],
  [/^\/rooms\//, '/facts/rooms/'],
];

/** Refuses a plan that contradicts itself before the calendar reorders its sessions. */
function validated(plan: DatedPlan): void {
  try {
    validatePlanFacts({ ...plan, phase: 'TRANSITION' });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { path, message } = error;
    throw new InputError(
      LINE_NAMES.reduce((name, [facts, line]) => name.replace(facts, line), path),
      message,
    );
  }
}

/** Seats of the rooms that were given by their sides, at the distance that holds on the first day. */
function withSeats(plan: DatedPlan, sidesById: ReadonlyMap<string, RoomSides>, rules: DatedRules, host: LineHost): DatedPlan {
  if (sidesById.size === 0) return plan;
  const { startedOn: _startedOn, suspensions: _suspensions, closureOrders: _closureOrders, phase, ...request } = rules;
  const policy = resolvePolicy({ ...request, level: plan.level, phase: phase ?? 'TRANSITION', date: plan.startDate });
  const rooms = plan.rooms.map((room) => {
    const sides = sidesById.get(room.id);
    if (sides === undefined) return room;
    const { seats, distanceM } = host.seatsOf(sides, policy);
    return { ...room, seatCapacity: seats, seatMinDistanceM: room.seatMinDistanceM ?? distanceM };
  });
  return { ...plan, rooms };
}

/** `assumptions: {"A-02": "RUN"}` or with a note `{"A-02": {"value": "RUN", "note": "…"}}`. */
function assumptionsOf(reader: Reader): { values: Record<string, ParameterValue>; notes: Record<string, string> } {
  const values: Record<string, ParameterValue> = {};
  const notes: Record<string, string> = {};
  const given = reader.child('assumptions');
  for (const id of given?.keys() ?? []) {
    if (!given) break;
    if (assumptionById(id) === undefined) {
      throw new InputError(given.at(id), `harus tanda asumsi seperti A-06; tertulis "${id}"`);
    }
    const value = given.raw(id);
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'value' in value) {
      const one = new Reader(value, given.at(id));
      values[id] = one.raw('value') as ParameterValue;
      const note = one.optionalText('note');
      if (note !== null) notes[id] = note;
    } else values[id] = value as ParameterValue;
    const problem = assumptionProblem(id, values[id] ?? null);
    if (problem !== null) throw new InputError(given.at(id), problem);
  }
  return { values, notes };
}
