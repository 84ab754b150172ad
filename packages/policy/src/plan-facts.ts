import { InputError, isDay, pointer, WEEKDAYS, weekdayOf, type Day, type Weekday } from '@giliran/kernel';
import { CLOSURE_SCOPES, type ClosureOrder, type Suspension } from './lifecycle/lifecycle-types.ts';
import { EDUCATION_FORMS, PHASES, ZONES, type EducationForm, type Phase, type Zone } from './types.ts';

export type Answer = 'YES' | 'NO' | 'UNKNOWN';

export interface PlanPupil {
  readonly id: string;
  /** The signed choice for face-to-face lessons (P5.1.d). Only a recorded YES allows a place. */
  readonly consent: Answer;
  /** The letter of permission (P7.7.a); the choice stands for it when absent. */
  readonly permission?: Answer;
  /** Passed the health and RT/RW list as a whole; null or absent: not recorded. */
  readonly eligible?: boolean | null;
  readonly rtRwClear?: boolean | null;
  readonly comorbidityControlled?: boolean | null;
  /** Today's screening, household included. */
  readonly symptomFree?: boolean | null;
}

export interface PlanGroup {
  readonly id: string;
  readonly label: string;
  readonly rombelId: string;
  readonly pupils: readonly PlanPupil[];
  readonly gateId?: string | null;
}

export interface UnplacedPupil {
  readonly pupilId: string;
  readonly rombelId: string;
  readonly consent: Answer;
  readonly eligible?: boolean | null;
}

export type RoomKind = 'CLASSROOM' | 'LIBRARY_LAB' | 'CANTEEN' | 'FIELD' | 'HALL_GYM' | 'DORMITORY';

export interface PlanRoom {
  readonly id: string;
  readonly label: string;
  readonly site: 'ON_CAMPUS' | 'OFF_SITE';
  /** CLASSROOM when absent. */
  readonly kind?: RoomKind;
  /** Seats at the resolved distance; null when the size of the room is not known. */
  readonly seatCapacity: number | null;
  /** Smallest distance between two seats of the checked layout; null when there is no layout. */
  readonly seatMinDistanceM: number | null;
}

export type SessionKind = 'LESSON' | 'BREAK' | 'BREAK_OUTSIDE' | 'SPORT' | 'EXTRACURRICULAR' | 'PARENT_MEETING' | 'ORIENTATION';

export interface PlanSession {
  readonly groupId: string;
  /** Every week on this day, unless `date` names one day. */
  readonly day: Weekday;
  /** Only in weeks A or only in weeks B; absent: every week. */
  readonly week?: 'A' | 'B';
  readonly date?: Day;
  /** 'HH:MM', local time. */
  readonly start: string;
  readonly end: string;
  readonly roomId: string | null;
  /** LESSON when absent. */
  readonly kind?: SessionKind;
  /** For SPORT and EXTRACURRICULAR: the name of the activity, and what makes it unsafe (L3.6.n). */
  readonly activity?: string;
  readonly sharedEquipment?: boolean | null;
  readonly distanceFeasible?: boolean | null;
}

export interface PlanFacilities {
  readonly canteen: 'OPEN' | 'CLOSED' | null;
  readonly handWashing?: { readonly points: number; readonly secondsPerPerson: number; readonly slotMin: number } | null;
  /** People who can wait at the legal distance where pupils are fetched. */
  readonly pickUpCapacity?: number | null;
  readonly exitOrderPrinted?: boolean | null;
  readonly oneWayRoute?: boolean | null;
  /** The school's health protocol was adopted (P4.6.c); what Lampiran III allows "under the protocol" rests on it. */
  readonly protocolAdopted?: boolean | null;
}

/** All that the checks know of a school's plan: small, plain, without names. */
export interface PlanFacts {
  readonly level: EducationForm;
  readonly phase: Phase;
  readonly startDate: Day;
  readonly zone: Zone | null;
  /** Changes of zone, each valid from its day on. Before the first one `zone` holds. */
  readonly zoneHistory?: readonly { readonly from: Day; readonly zone: Zone | null }[];
  /** Share of readiness items answered YES, 0..1. */
  readonly readinessShare: number | null;
  readonly rooms: readonly PlanRoom[];
  readonly groups: readonly PlanGroup[];
  readonly unplaced: readonly UnplacedPupil[];
  readonly sessions: readonly PlanSession[];
  /** Pupils on the list of each rombel. Absent: those named in the plan are all; null: not known, there may be more. */
  readonly rombelSizes?: Readonly<Record<string, number>> | null;
  /** Ids of groups whose sessions lie on days that are judged apart; here they are not without a room. */
  readonly judgedElsewhere?: readonly string[];
  readonly facilities?: PlanFacilities;
  /** Stops of lessons; `to` is the day they resume, null while the stop is open. Absent: not asked. */
  readonly suspensions?: readonly Suspension[];
  /** Closure orders that reach the school (P6.2). Absent: not asked. */
  readonly closureOrders?: readonly ClosureOrder[];
  /** The school's own minutes between two groups in a room or at a gate, when it wants more than the assumption A-06. */
  readonly roomGapMin?: number | null;
  readonly gateGapMin?: number | null;
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes since midnight of 'HH:MM'. Throws `InputError` at `path` for anything else. O(1). */
export function clockMinutes(time: string, path: string): number {
  const m = CLOCK.exec(time);
  if (!m) throw new InputError(path, `harus jam seperti 07:00; tertulis "${String(time)}"`);
  return Number(m[1]) * 60 + Number(m[2]);
}

/** Refuses facts that contradict themselves: unknown or repeated ids, times that do not run forward, dates on another weekday. O(size). */
export function validatePlanFacts(facts: PlanFacts): void {
  oneOf(facts.level, EDUCATION_FORMS, '/level');
  oneOf(facts.phase, PHASES, '/phase');
  day(facts.startDate, '/startDate');
  if (facts.zone !== null) oneOf(facts.zone, ZONES, '/zone');
  for (const [index, change] of (facts.zoneHistory ?? []).entries()) {
    day(change.from, pointer('zoneHistory', index, 'from'));
    if (change.zone !== null) oneOf(change.zone, ZONES, pointer('zoneHistory', index, 'zone'));
  }
  for (const [index, stop] of (facts.suspensions ?? []).entries()) {
    day(stop.from, pointer('suspensions', index, 'from'));
    if (stop.to !== null) day(stop.to, pointer('suspensions', index, 'to'));
  }
  for (const [index, order] of (facts.closureOrders ?? []).entries()) {
    day(order.from, pointer('closureOrders', index, 'from'));
    oneOf(order.scope, CLOSURE_SCOPES, pointer('closureOrders', index, 'scope'));
  }
  range(facts.readinessShare, 0, 1, '/readinessShare');
  for (const [index, room] of facts.rooms.entries()) {
    range(room.seatCapacity, 0, Number.MAX_SAFE_INTEGER, pointer('rooms', index, 'seatCapacity'));
    range(room.seatMinDistanceM, 0, Number.MAX_VALUE, pointer('rooms', index, 'seatMinDistanceM'));
  }
  range(facts.roomGapMin ?? null, 0, 1440, '/roomGapMin');
  range(facts.gateGapMin ?? null, 0, 1440, '/gateGapMin');
  const roomIds = unique(facts.rooms, 'rooms');
  const groupIds = unique(facts.groups, 'groups');
  for (const [g, group] of facts.groups.entries()) {
    for (const [p, pupil] of group.pupils.entries()) {
      oneOf(pupil.consent, ['YES', 'NO', 'UNKNOWN'], pointer('groups', g, 'pupils', p, 'consent'));
    }
  }
  for (const [index, session] of facts.sessions.entries()) {
    const at = (key: string): string => pointer('sessions', index, key);
    if (!groupIds.has(session.groupId)) throw new InputError(at('groupId'), `tidak ada kelompok "${session.groupId}" dalam rencana`);
    if (session.roomId !== null && !roomIds.has(session.roomId)) {
      throw new InputError(at('roomId'), `tidak ada ruang "${session.roomId}"; isi tanda ruang atau null`);
    }
    oneOf(session.day, WEEKDAYS, at('day'));
    if (session.week !== undefined) oneOf(session.week, ['A', 'B'], at('week'));
    if (session.date !== undefined) {
      day(session.date, at('date'));
      const weekday = weekdayOf(session.date);
      if (weekday !== session.day) throw new InputError(at('day'), `${session.date} adalah ${weekday}; tertulis ${session.day}`);
    }
    if (clockMinutes(session.end, at('end')) <= clockMinutes(session.start, at('start'))) {
      throw new InputError(at('end'), `harus sesudah ${session.start}; tertulis ${session.end}`);
    }
  }
}

function unique(items: readonly { readonly id: string }[], key: string): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (seen.has(item.id)) throw new InputError(pointer(key, index, 'id'), `tanda "${item.id}" tertulis dua kali`);
    seen.add(item.id);
  }
  return seen;
}

function oneOf(value: string, words: readonly string[], path: string): void {
  if (!words.includes(value)) throw new InputError(path, `harus salah satu dari ${words.join(', ')}; tertulis "${String(value)}"`);
}

function day(value: unknown, path: string): void {
  if (!isDay(value)) throw new InputError(path, `harus tanggal seperti 2021-09-13; tertulis "${String(value)}"`);
}

function range(value: number | null, low: number, high: number, path: string): void {
  if (value !== null && !(value >= low && value <= high)) {
    throw new InputError(path, `harus null atau bilangan ${low} sampai ${high}; tertulis ${String(value)}`);
  }
}
