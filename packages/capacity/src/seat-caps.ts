import { InputError } from '@giliran/kernel';
import { kindOf } from './polygon.ts';
import { readLength, readList } from './region.ts';
import type { RoomInput, SeatCap } from './room-input.ts';

/** What ceilings on the pupils of a room may come from; absent = no such rule, null = the rule exists but its figure is not known. */
export interface CapFacts {
  /** Ceiling of the regulation, pupils per room. */
  readonly legal?: number | undefined;
  /** Capacity the room is registered with, pupils. */
  readonly registered?: number | null | undefined;
  /** Floor area per pupil, and the floor area of the room, m2. */
  readonly areaPerPupilM2?: number | undefined;
  readonly floorAreaM2?: number | null | undefined;
  /** Fresh air the room gets and what each pupil needs, m3 per hour. */
  readonly ventilation?: { readonly airM3PerHour: number | null; readonly perPupilM3PerHour: number } | undefined;
}

/**
 * Which ceilings on pupils does a room have besides its geometry? One entry a rule; `pupils: null` where a figure is
 * missing: such a rule does not bind but is listed, never guessed. The figures are the caller's (law or stated assumption).
 * Throws InputError for numbers that are not such quantities. O(1).
 */
export function seatCaps(facts: CapFacts): SeatCap[] {
  const out: SeatCap[] = [];
  if (facts.legal !== undefined) out.push({ reason: 'legal', pupils: readCap(facts.legal, '/legal') });
  if (facts.registered !== undefined) {
    out.push({ reason: 'registered', pupils: facts.registered === null ? null : readCap(facts.registered, '/registered') });
  }
  if (facts.areaPerPupilM2 !== undefined) {
    out.push({ reason: 'area-per-pupil', pupils: share(facts.floorAreaM2, '/floorAreaM2', facts.areaPerPupilM2, '/areaPerPupilM2') });
  }
  if (facts.ventilation !== undefined) {
    const { airM3PerHour, perPupilM3PerHour } = facts.ventilation;
    const pupils = share(airM3PerHour, '/ventilation/airM3PerHour', perPupilM3PerHour, '/ventilation/perPupilM3PerHour');
    out.push({ reason: 'ventilation', pupils });
  }
  return out;
}

/** All ceilings of a room, smallest first, unknown ones last (`cap` of the input counts as 'legal'). Throws InputError at /cap or /caps/i. O(n log n). */
export function readCaps(input: Pick<RoomInput, 'cap' | 'caps'>): SeatCap[] {
  const listed = readList(input.caps ?? [], '/caps').map((value, i): SeatCap => {
    const cap = typeof value === 'object' && value !== null ? (value as Partial<SeatCap>) : {};
    const { reason, pupils } = cap;
    if (reason === undefined || !REASONS.includes(reason)) {
      throw new InputError(`/caps/${i}/reason`, `expected one of ${REASONS.join(', ')}, got ${kindOf(reason)}`);
    }
    return { reason, pupils: pupils === null ? null : readCap(pupils, `/caps/${i}/pupils`) };
  });
  const all: SeatCap[] = input.cap === undefined ? listed : [{ reason: 'legal', pupils: readCap(input.cap, '/cap') }, ...listed];
  return all.toSorted((a, b) => (a.pupils === b.pupils ? 0 : (a.pupils ?? Infinity) - (b.pupils ?? Infinity)));
}

/** Reads a cap, an integer >= 0; throws InputError at `path`. O(1). */
export function readCap(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new InputError(path, `expected an integer >= 0, got ${kindOf(value)}`);
  }
  return value;
}

/** In how many groups must a rombel come when so many sit at once? Null when the seats are unknown or none. O(1). */
export function groupsNeeded(pupils: number, seats: number | null): number | null {
  return seats === null || seats === 0 ? null : Math.ceil(readCap(pupils, '/pupils') / seats);
}

const REASONS: readonly SeatCap['reason'][] = ['legal', 'registered', 'area-per-pupil', 'ventilation', 'other'];

function share(whole: number | null | undefined, wholePath: string, each: number, eachPath: string): number | null {
  if (readLength(each, eachPath) === 0) throw new InputError(eachPath, 'expected a quantity > 0, got 0');
  // 56 m2 at 2 m2 are 28 pupils, whatever the rounding of the quotient.
  return whole === null || whole === undefined ? null : Math.floor(readLength(whole, wholePath) / each + 1e-9);
}
