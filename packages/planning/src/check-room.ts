import { InputError } from '@giliran/kernel';

/** Plausible sides of a teaching room, in metres (regulation notes 7.3: side 2-20 m). */
export const ROOM_SIDE_M = { least: 2, most: 20 } as const;

/** Metres to whole centimetres; null stays null ("belum diketahui"). Throws InputError when the side is not plausible: 0 m, 70 m. */
export function roomSideCm(valueM: number | null | undefined, path: string, what: string): number | null {
  if (valueM === null || valueM === undefined) return null;
  if (!Number.isFinite(valueM) || valueM < ROOM_SIDE_M.least || valueM > ROOM_SIDE_M.most) {
    throw new InputError(
      path,
      `${what} ${format(valueM)} m tidak masuk akal: harus ${ROOM_SIDE_M.least}–${ROOM_SIDE_M.most} m. ` +
        'Mungkin salah satuan (cm)? Kosongkan bila belum diukur.',
    );
  }
  return Math.round(valueM * 100);
}

/** A margin or front zone in metres to whole centimetres. Throws InputError outside 0-10 m. */
export function marginCm(valueM: number, path: string, what: string): number {
  if (!Number.isFinite(valueM) || valueM < 0 || valueM > 10) {
    throw new InputError(path, `${what} ${format(valueM)} m tidak masuk akal: harus 0–10 m.`);
  }
  return Math.round(valueM * 100);
}

function format(value: number): string {
  return String(value).replace('.', ',');
}
