import { addDays, daysBetween, InputError, isDay, WEEKDAYS, weekdayOf, type Day, type Weekday } from '@giliran/kernel';
import type { DatedPlan } from '../judge-plan-by-date.ts';
import type { PlanFacilities, PlanGroup, PlanRoom, PlanSession, RoomKind, SessionKind, UnplacedPupil } from '../plan-facts.ts';
import type { Reader } from '../reader.ts';
import { readinessOf } from '../readiness/readiness-of.ts';
import { answerOf, groupOf, pupilsOf, type KnownPupil } from './read-pupils.ts';
import type { LineSchool } from './read-school.ts';

const KINDS: readonly SessionKind[] = ['LESSON', 'BREAK', 'BREAK_OUTSIDE', 'SPORT', 'EXTRACURRICULAR', 'PARENT_MEETING', 'ORIENTATION'];
const ROOM_KINDS: readonly RoomKind[] = ['CLASSROOM', 'LIBRARY_LAB', 'CANTEEN', 'FIELD', 'HALL_GYM', 'DORMITORY'];
/** Sides of a room whose seats were not given. */
export interface RoomSides {
  readonly widthM: number;
  readonly lengthM: number;
}

/** A plan as read; the rooms in `sidesById` still need their seats at the distance of the rules. */
export interface ReadPlan {
  readonly plan: DatedPlan;
  readonly sidesById: ReadonlyMap<string, RoomSides>;
}

/**
 * Reads `plan` and `facts` into the plan that the rules judge. The plan is the one that `giliran schedule` prints, with `shifts`
 * (or `start` and `end` in each session) and, for a plan with dates, `dates: {from, to}`. Throws `InputError` with a path.
 * O(sessions + pupils).
 */
export function readPlan(plan: Reader | null, facts: Reader | null, school: LineSchool, on: Day): ReadPlan {
  const sizes = new Map<string, number>();
  const pupils = pupilsOf(facts, sizes);
  // Before the groups add their own members: those lists say nothing of who stays at home.
  const listed = pupils.size > 0;
  const gates = gatesOf(facts);
  const groups = plan === null ? [] : plan.children('groups').map((one) => groupOf(one, pupils, gates));
  const dates = datesOf(plan);
  const startDate = dates.from ?? on;
  const shifts = shiftsOf(plan);
  const roomIds = new Set<string>();
  const sessions = plan === null ? [] : plan.children('sessions').map((one) => sessionOf(one, shifts, roomIds));
  const sidesById = new Map<string, RoomSides>();
  const rooms = roomsOf(facts, sidesById);
  for (const id of roomIds) {
    // The plan names a room that the facts do not describe: its size is not known, which is an answer and not an error.
    if (!rooms.some((room) => room.id === id)) rooms.push({ id, label: id, site: 'ON_CAMPUS', seatCapacity: null, seatMinDistanceM: null });
  }
  const placed = new Set(groups.flatMap((group) => group.pupils.map(({ id }) => id)));
  const read: DatedPlan = {
    level: school.level,
    startDate,
    endDate: dates.to,
    holidays: dates.holidays,
    zone: school.zone,
    zoneHistory: school.zoneHistory,
    readinessShare: readinessShareOf(facts),
    rooms,
    groups,
    unplaced: unplacedOf(pupils, placed, groups),
    sessions,
    rombelSizes: !listed && sizes.size === 0 ? null : Object.fromEntries(sizes),
    facilities: facilitiesOf(facts),
    roomGapMin: facts?.number('roomGapMin', 0, 1440) ?? null,
    gateGapMin: facts?.number('gateGapMin', 0, 1440) ?? null,
  };
  return { plan: read, sidesById };
}

interface PlanDates {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly holidays: readonly Day[];
}

/** `dates` is {from, to}, a list of days, or days by weekday; weekly sessions happen on those days alone. */
function datesOf(plan: Reader | null): PlanDates {
  if (plan === null) return { from: null, to: null, holidays: [] };
  const dates = plan.raw('dates');
  const holidays = daysOf(plan.list('holidays'), plan.at('holidays'));
  if (Array.isArray(dates)) return onlyOn(daysOf(dates, plan.at('dates')), holidays);
  const range = plan.child('dates');
  const weekdays = range?.keys().filter((key) => WEEKDAYS.some((day) => day === key)) ?? [];
  if (range !== null && weekdays.length > 0) {
    const days = weekdays.flatMap((key) => daysOf([range.raw(key)].flat(), range.at(key)));
    return onlyOn(days, holidays);
  }
  const from = range?.optionalDay('from') ?? plan.optionalDay('startDate');
  const to = range?.optionalDay('to') ?? plan.optionalDay('endDate');
  const days = plan.number('days', 1, 400);
  if (to !== null && from !== null && to < from) {
    throw new InputError(range?.at('to') ?? plan.at('endDate'), `harus tidak sebelum ${from}; tertulis ${to}`);
  }
  return { from, to: to ?? (from !== null && days !== null ? addDays(from, days - 1) : null), holidays };
}

function daysOf(list: readonly unknown[], path: string): readonly Day[] {
  return list.map((day, index) => {
    if (!isDay(day)) throw new InputError(`${path}/${index}`, `harus tanggal seperti 2021-09-13; tertulis ${JSON.stringify(day)}`);
    return day;
  });
}

/** The range of some days, with every other day in it free. */
function onlyOn(days: readonly Day[], holidays: readonly Day[]): PlanDates {
  const sorted = days.toSorted();
  const from = sorted[0] ?? null;
  const to = sorted.at(-1) ?? null;
  if (from === null || to === null) return { from: null, to: null, holidays };
  const free: Day[] = [...holidays];
  if (daysBetween(from, to) < 400) for (let day = from; day < to; day = addDays(day, 1)) if (!days.includes(day)) free.push(day);
  return { from, to, holidays: free };
}

interface ShiftTimes {
  readonly start: string;
  readonly end: string;
}

function shiftsOf(plan: Reader | null): ReadonlyMap<string, ShiftTimes> {
  const shifts = new Map<string, ShiftTimes>();
  const raw = plan?.raw('shifts') ?? null;
  if (raw !== null && !Array.isArray(raw)) {
    const byId = plan?.child('shifts') ?? null;
    for (const id of byId?.keys() ?? []) {
      const one = byId?.child(id);
      if (one) shifts.set(id, { start: one.text('start'), end: one.text('end') });
    }
    return shifts;
  }
  for (const one of plan?.children('shifts') ?? []) {
    const id = one.text('id');
    one.raw('days');
    one.raw('name');
    if (shifts.has(id)) throw new InputError(one.at('id'), `giliran "${id}" tertulis dua kali`);
    shifts.set(id, { start: one.text('start'), end: one.text('end') });
  }
  return shifts;
}

function sessionOf(one: Reader, shifts: ReadonlyMap<string, ShiftTimes>, roomIds: Set<string>): PlanSession {
  const groupId = one.text('group');
  const date = one.optionalDay('date');
  const day: Weekday | null = one.word('day', WEEKDAYS) ?? (date === null ? null : weekdayOf(date));
  if (day === null) throw new InputError(one.at('day'), `wajib diisi dengan hari (${WEEKDAYS.join(', ')}) atau "date"`);
  if (date !== null && weekdayOf(date) !== day) throw new InputError(one.at('day'), `${date} adalah ${weekdayOf(date)}; tertulis ${day}`);
  const shiftId = one.optionalText('shift');
  const shift = shiftId === null ? null : (shifts.get(shiftId) ?? null);
  const start = one.optionalText('start') ?? shift?.start ?? null;
  const end = one.optionalText('end') ?? shift?.end ?? null;
  if (start === null || end === null) {
    throw new InputError(
      one.at(shiftId === null ? 'start' : 'shift'),
      shiftId === null
        ? 'isi "start" dan "end", atau "shift" yang ada dalam plan.shifts'
        : `giliran "${shiftId}" tidak ada dalam plan.shifts`,
    );
  }
  const roomId = one.optionalText('room');
  if (roomId !== null) roomIds.add(roomId);
  const kind = one.word('kind', KINDS);
  const activity = one.optionalText('activity');
  const week = one.word('week', ['A', 'B'] as const);
  // Who teaches and in which lessons is no question of these rules.
  one.raw('teacher');
  one.raw('teachers');
  one.raw('lessons');
  return {
    groupId,
    day,
    ...(date === null ? {} : { date }),
    ...(week === null ? {} : { week }),
    start,
    end,
    roomId,
    ...(kind === null ? {} : { kind }),
    ...(activity === null ? {} : { activity }),
    sharedEquipment: one.flag('sharedEquipment'),
    distanceFeasible: one.flag('distanceFeasible'),
  };
}

/** `gates: {"1A-A": "Utara"}`: the gate of a group by its id. */
function gatesOf(facts: Reader | null): ReadonlyMap<string, string> {
  const gates = facts?.child('gates') ?? null;
  return new Map((gates?.keys() ?? []).flatMap((id) => [[id, gates?.text(id) ?? ''] as const]));
}

/** Pupils who are on a list and in no group: they count as members of their rombel. */
function unplacedOf(
  pupils: ReadonlyMap<string, KnownPupil>,
  placed: ReadonlySet<string>,
  groups: readonly PlanGroup[],
): readonly UnplacedPupil[] {
  if (groups.length === 0) return [];
  return [...pupils]
    .filter(([id]) => !placed.has(id))
    .map(([id, { rombelId, consent, eligible }]) => ({ pupilId: id, rombelId: rombelId ?? '', consent, eligible }));
}

function roomsOf(facts: Reader | null, sidesById: Map<string, RoomSides>): PlanRoom[] {
  return (facts?.children('rooms') ?? []).map((one) => {
    const id = one.text('id');
    one.raw('unavailable');
    const widthM = one.number('widthM', 2, 20);
    const lengthM = one.number('lengthM', 2, 20);
    const given = one.number('seats', 0, 1000) ?? one.number('cap', 0, 1000);
    const distance = one.number('seatDistanceM', 0, 20);
    if (given === null && widthM !== null && lengthM !== null) sidesById.set(id, { widthM, lengthM });
    return {
      id,
      label: one.optionalText('label') ?? one.optionalText('name') ?? `Ruang ${id}`,
      site: one.word('site', ['ON_CAMPUS', 'OFF_SITE'] as const) ?? 'ON_CAMPUS',
      kind: one.word('kind', ROOM_KINDS) ?? 'CLASSROOM',
      seatCapacity: given,
      seatMinDistanceM: distance,
    };
  });
}

/** `readiness` as a share, or `checklist` as answers by item: {"1.a": "YES", ...}; a missing item is not YES. */
function readinessShareOf(facts: Reader | null): number | null {
  const share = facts?.number('readiness', 0, 1) ?? null;
  const list = facts?.child('checklist') ?? null;
  if (list === null) return share;
  if (share !== null) throw new InputError(facts?.at('readiness') ?? '', 'isi "readiness" atau "checklist", tidak keduanya');
  const answers = list.keys().map((itemId) => {
    const answer = answerOf(list, itemId);
    return { itemId, claimed: answer === 'UNKNOWN' ? null : answer, verified: null };
  });
  const { items, claimedShare } = readinessOf(answers);
  const wrong = list.keys().find((key) => !items.some(({ itemId }) => itemId === key));
  if (wrong !== undefined) {
    throw new InputError(list.at(wrong), `"${wrong}" bukan butir daftar periksa; butirnya ${items.map(({ itemId }) => itemId).join(', ')}`);
  }
  return claimedShare;
}

function facilitiesOf(facts: Reader | null): PlanFacilities {
  const taps = facts?.child('handWashing') ?? null;
  return {
    canteen: facts?.word('canteen', ['OPEN', 'CLOSED'] as const) ?? null,
    handWashing:
      taps === null
        ? null
        : {
            points: required(taps, 'points', 0, 1000),
            secondsPerPerson: required(taps, 'secondsPerPerson', 1, 600),
            slotMin: required(taps, 'slotMin', 1, 600),
          },
    pickUpCapacity: facts?.number('pickUpCapacity', 0, 100_000) ?? null,
    exitOrderPrinted: facts?.flag('exitOrderPrinted') ?? null,
    oneWayRoute: facts?.flag('oneWayRoute') ?? null,
  };
}

function required(reader: Reader, key: string, least: number, most: number): number {
  const value = reader.number(key, least, most);
  if (value === null) throw new InputError(reader.at(key), 'wajib diisi dengan bilangan');
  return value;
}
