import { numberOf, readNumber, type NumberRange } from '../../../components/read-number.ts';

export type RoomSite = 'ON_CAMPUS' | 'OFF_SITE';

/** One room as typed. */
export interface RoomEntry {
  readonly name: string;
  readonly width: string;
  readonly length: string;
  readonly site: RoomSite;
  readonly side: string;
  readonly front: string;
  readonly back: string;
}

/** A room as the server takes it; null = not known. */
export interface RoomValues {
  readonly name: string;
  readonly site: RoomSite;
  readonly widthM: number | null;
  readonly lengthM: number | null;
  readonly sideMarginM: number;
  readonly frontZoneM: number;
  readonly backMarginM: number;
}

/** Plausible sides and strips, metres. */
export const ROOM_RANGES = {
  side: { min: 2, max: 20, unit: 'm' },
  margin: { min: 0, max: 10, unit: 'm' },
} as const satisfies Record<string, NumberRange>;

/** Assumption A-16, metres. */
export const FIRST_MARGINS = { sideMarginM: 0.5, frontZoneM: 2, backMarginM: 0.5 } as const;

/** An empty line for a new room. */
export const NEW_ROOM: RoomEntry = { name: '', width: '', length: '', site: 'ON_CAMPUS', side: '0,5', front: '2', back: '0,5' };

/** The stored room as text, with a decimal comma. */
export function entryOf(room: RoomValues): RoomEntry {
  const text = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));
  return {
    name: room.name,
    width: text(room.widthM),
    length: text(room.lengthM),
    site: room.site,
    side: text(room.sideMarginM),
    front: text(room.frontZoneM),
    back: text(room.backMarginM),
  };
}

export type EntryReading =
  | { readonly kind: 'room'; readonly room: RoomValues }
  | { readonly kind: 'wrong'; readonly reason: 'noName' | 'nameTaken' | 'number' };

/**
 * The room behind the fields, or what has to be mended first. An empty side means "not known"; an empty strip takes the
 * starting value A-16. `otherNames` are the names of the school's other rooms: a name is used once. O(names).
 */
export function readRoomEntry(entry: RoomEntry, otherNames: readonly string[]): EntryReading {
  const name = entry.name.trim().replace(/\s+/g, ' ');
  if (name === '') return { kind: 'wrong', reason: 'noName' };
  if (otherNames.some((other) => sameName(other, name))) return { kind: 'wrong', reason: 'nameTaken' };
  const [width, length] = [entry.width, entry.length].map((text) => readNumber(text, ROOM_RANGES.side));
  const [side, front, back] = [entry.side, entry.front, entry.back].map((text) => readNumber(text, ROOM_RANGES.margin));
  if (!width || !length || !side || !front || !back) return { kind: 'wrong', reason: 'number' };
  if ([width, length, side, front, back].some((reading) => reading.kind === 'wrong')) return { kind: 'wrong', reason: 'number' };
  return {
    kind: 'room',
    room: {
      name,
      site: entry.site,
      widthM: numberOf(width),
      lengthM: numberOf(length),
      sideMarginM: numberOf(side) ?? FIRST_MARGINS.sideMarginM,
      frontZoneM: numberOf(front) ?? FIRST_MARGINS.frontZoneM,
      backMarginM: numberOf(back) ?? FIRST_MARGINS.backMarginM,
    },
  };
}

/** Names that differ only in case are one name to people. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
