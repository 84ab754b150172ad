import type { Assumption } from './assumption.ts';
import { at, fail, isMissing, readChoice, readId, readNumber, readObject } from './input-reader.ts';
import { VENTILATION_ACH, type Ventilation } from './parameters.ts';

export interface RoomModel {
  id: string;
  volumeM3: number;
  ach: number;
  gapAch: number;
}

/** Source of the floor and height of a room that is not described. */
export const STANDARD_ROOM = 'Permendiknas 24/2007 (recalled, verify)';

/** Reads one room, noting every default: m3 of air, air changes per hour in use and in a gap. @throws InputError with a pointer. O(1). */
export function parseRoom(value: unknown, path: string, assumptions: Assumption[]): RoomModel {
  const room = readObject(value, path);
  const isVolumeGiven = !isMissing(room['volumeM3']);
  const number = (key: string, max: number, fallback: number, source: string, isUsed = true): number => {
    if (isUsed && isMissing(room[key])) assumptions.push({ key: `rooms.${key}`, value: fallback, source: `${source}; where missing` });
    return readNumber(room[key] ?? undefined, at(path, key), 0, max, fallback);
  };
  const ventilation = readChoice(
    room['ventilation'] ?? undefined,
    at(path, 'ventilation'),
    Object.keys(VENTILATION_ACH) as Ventilation[],
    'CROSS_OPEN',
  );
  const ach = number('ach', 1000, VENTILATION_ACH[ventilation], `assumption: preset ${ventilation}`);
  const heightM = number('heightM', 100, 3, STANDARD_ROOM, !isVolumeGiven);
  const areaM2 = number('areaM2', 100000, 56, STANDARD_ROOM, !isVolumeGiven);
  const volumeM3 = isVolumeGiven ? readNumber(room['volumeM3'], at(path, 'volumeM3'), 0, 1e7) : areaM2 * heightM;
  if (!(volumeM3 > 0)) {
    const key = isVolumeGiven ? 'volumeM3' : areaM2 > 0 ? 'heightM' : 'areaM2';
    fail(at(path, key), 'a room with air in it (volume above 0)', room[key]);
  }
  if (isMissing(room['gapAch'])) assumptions.push({ key: 'rooms.gapAch', value: 'as ach', source: 'assumption, where missing' });
  return {
    id: readId(room['id'], at(path, 'id')),
    volumeM3,
    ach,
    gapAch: readNumber(room['gapAch'] ?? undefined, at(path, 'gapAch'), 0, 1000, ach),
  };
}
