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
  const { at } = paperFrame(layout);
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

/** Length of the board wall, and the point everybody looks at as `printDrawing` lays the room; null = they look at the board. O(corners). */
export function teacherOnPaper(layout: RoomLayout): { wallCm: number; teacherCm: readonly [number, number] | null } {
  const { at, wallCm } = paperFrame(layout);
  return { wallCm, teacherCm: layout.teacherPoint ? at(layout.teacherPoint) : null };
}

function paperFrame(layout: RoomLayout): { at: (point: readonly [number, number]) => [number, number]; wallCm: number } {
  const { left, right } = roomFrame(layout);
  const wallCm = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1;
  const [ux, uy] = [(right[0] - left[0]) / wallCm, (right[1] - left[1]) / wallCm];
  const at = ([x, y]: readonly [number, number]): [number, number] => {
    const [dx, dy] = [x - left[0], y - left[1]];
    return [dx * ux + dy * uy, -dx * uy + dy * ux];
  };
  return { at, wallCm };
}

/** What binds besides the law, in words; undefined = the law. */
export function capReasonText(capBy: readonly string[] | undefined): string | undefined {
  if (capBy === undefined || capBy.length === 0 || capBy.includes('legal')) return undefined;
  return capBy.map((reason) => (reason === 'ventilation' ? 'ventilasi, pilihan sekolah' : 'luas per siswa, pilihan sekolah')).join('; ');
}
