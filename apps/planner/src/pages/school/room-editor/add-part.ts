import { layoutProblems, roomFrame, type FurnitureLayout, type PointCm, type RoomLayout } from '@giliran/planning';
import { BIG_STEP_CM, STEP_CM } from './drawing-parts.ts';
import { LISTS, type Addable, type PartId } from './part-id.ts';
import { clamp } from './wall-geometry.ts';

/** A new part as near to the middle of the room as it fits (a door in the wall to the right), and which one it is. O(places tried * parts). */
export function addPart(layout: RoomLayout, kind: Addable): { layout: RoomLayout; part: PartId } {
  const part = { kind, index: layout[LISTS[kind]].length };
  const [cx, cy] = middleOfRoom(layout);
  const sizes = kind === 'desks' ? deskSizes(layout) : [[1, 1] as const];
  for (const size of sizes) {
    for (const [x, y] of placesAround(layout, cx, kind === 'desks' ? cy + 50 : cy)) {
      const added = withPart(layout, kind, x, y, size);
      const path = `/${LISTS[kind]}/${part.index}`;
      if (!layoutProblems(added).some((problem) => problem.path.startsWith(path))) return { layout: added, part };
    }
  }
  return { layout: withPart(layout, kind, cx, cy, [1, 1]), part };
}

/** The middle first, then a grid over the room, nearest first. */
function placesAround(layout: RoomLayout, cx: number, cy: number): PointCm[] {
  const xs = layout.outline.map(([x]) => x);
  const ys = layout.outline.map(([, y]) => y);
  const places: PointCm[] = [];
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += BIG_STEP_CM) {
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += BIG_STEP_CM) places.push([x, y]);
  }
  const away = ([x, y]: PointCm) => Math.hypot(x - cx, y - cy);
  return [[cx, cy], ...places.toSorted((a, b) => away(a) - away(b))];
}

function withPart(layout: RoomLayout, kind: Addable, x: number, y: number, [rows, columns]: readonly [number, number]): RoomLayout {
  const box = (w: number, h: number): PointCm[] => [
    [x - w / 2, y - h / 2],
    [x + w / 2, y - h / 2],
    [x + w / 2, y + h / 2],
    [x - w / 2, y + h / 2],
  ];
  switch (kind) {
    case 'door': {
      const wall = (layout.teacherWall + 1) % layout.outline.length;
      return { ...layout, doors: [...layout.doors, { wall, offsetCm: 0, widthCm: 90, depthCm: 100 }] };
    }
    case 'pillar':
      return { ...layout, pillars: [...layout.pillars, { xCm: x, yCm: y, radiusCm: 20, clearanceCm: 0 }] };
    case 'furniture': {
      const piece: FurnitureLayout = { kind: 'CUPBOARD', xCm: x, yCm: y, widthCm: 120, depthCm: 50, turnDeg: 0, clearanceCm: 0 };
      return { ...layout, furniture: [...layout.furniture, piece] };
    }
    case 'desks': {
      const pitch = { columnPitchCm: 140, rowPitchCm: 100, seatsPerDesk: 2, seatGapCm: 60, turnDeg: 0 } as const;
      return { ...layout, desks: [...layout.desks, { xCm: x, yCm: y, rows, columns, ...pitch }] };
    }
    case 'aisle':
      return { ...layout, aisles: [...layout.aisles, { from: [x, y - 100], to: [x, y + 100], widthCm: 80 }] };
    case 'zone':
      return { ...layout, spacingZones: [...layout.spacingZones, { corners: box(200, 200), spacingCm: 200 }] };
  }
}

/** Rows and columns of two-seat desks: as many as an Indonesian room of this size usually has, then fewer, down to one desk. */
function deskSizes(layout: RoomLayout): (readonly [number, number])[] {
  const { widthCm, lengthCm } = roomFrame(layout);
  const columns = clamp(Math.floor((widthCm - 100) / 140), 1, 4);
  const rows = clamp(Math.floor((lengthCm - 250) / 100), 1, 5);
  const sizes: (readonly [number, number])[] = [];
  for (let r = rows; r >= 1; r--) for (let c = columns; c >= 1; c--) sizes.push([r, c]);
  return sizes.toSorted((a, b) => b[0] * b[1] - a[0] * a[1]);
}

function middleOfRoom(layout: RoomLayout): readonly [number, number] {
  const xs = layout.outline.map(([x]) => x);
  const ys = layout.outline.map(([, y]) => y);
  const mid = (values: number[]) => Math.round((Math.min(...values) + Math.max(...values)) / 2 / STEP_CM) * STEP_CM;
  return [mid(xs), mid(ys)];
}
