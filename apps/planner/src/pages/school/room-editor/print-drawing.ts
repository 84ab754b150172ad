import type { SeatMapDrawing } from '@giliran/documents';
import {
  aisleCornersCm,
  doorCornersCm,
  furnitureCornersCm,
  roomFrame,
  seatPointsCm,
  standardLayout,
  teacherZoneCornersCm,
  type RoomLayout,
} from '@giliran/planning';

/** Indonesian, for paper. */
const NAMES = {
  teacher: 'zona guru',
  door: 'pintu',
  aisle: '',
  CUPBOARD: 'lemari',
  SHELF: 'rak',
  BASIN: 'wastafel',
  STOVE: 'kompor',
  PLAY: 'area main',
  SQUARE_PILLAR: 'tiang',
  OTHER: '',
} as const;

/** The drawing turned so that its teacher wall lies on top and corner A is the origin, as it is marked on the floor. O(parts). */
export function printDrawing(drawn: RoomLayout): SeatMapDrawing {
  const layout = standardLayout(drawn);
  const { left, right } = roomFrame(layout);
  const length = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1;
  const [ux, uy] = [(right[0] - left[0]) / length, (right[1] - left[1]) / length];
  const at = ([x, y]: readonly [number, number]): [number, number] => {
    const [dx, dy] = [x - left[0], y - left[1]];
    return [dx * ux + dy * uy, -dx * uy + dy * ux];
  };
  const part = (corners: readonly (readonly [number, number])[], label: string) => ({ corners: corners.map(at), label });
  const zone = teacherZoneCornersCm(layout);
  return {
    outline: layout.outline.map(at),
    wallMarginCm: layout.wallMarginCm,
    keepFree: [
      ...(zone.length === 0 ? [] : [part(zone, NAMES.teacher)]),
      ...layout.doors.map((door) => part(doorCornersCm(layout, { ...door, depthCm: Math.max(door.depthCm, 5) }), NAMES.door)),
      ...layout.aisles.map((aisle) => part(aisleCornersCm(aisle), NAMES.aisle)),
      ...layout.furniture.map((piece) => part(furnitureCornersCm(piece), NAMES[piece.kind])),
    ],
    pillars: layout.pillars.map(({ xCm, yCm, radiusCm }) => {
      const [x, y] = at([xCm, yCm]);
      return { xCm: x, yCm: y, radiusCm };
    }),
    desks: layout.deskUse === 'LEAVE' ? layout.desks.flatMap((block) => seatPointsCm(block).map(at)) : [],
  };
}

/** What binds besides the law, in words; undefined = the law. */
export function capReasonText(capBy: readonly string[] | undefined): string | undefined {
  if (capBy === undefined || capBy.length === 0 || capBy.includes('legal')) return undefined;
  return capBy.map((reason) => (reason === 'ventilation' ? 'ventilasi, pilihan sekolah' : 'luas per siswa, pilihan sekolah')).join('; ');
}
