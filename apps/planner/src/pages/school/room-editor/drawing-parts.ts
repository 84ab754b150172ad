import {
  layoutProblems,
  roomFrame,
  type DeskBlockLayout,
  type DoorLayout,
  type FurnitureLayout,
  type PointCm,
  type RoomLayout,
} from '@giliran/planning';

type PartKind =
  | 'corner'
  | 'wall'
  | 'teacherZone'
  | 'teacherPoint'
  | 'door'
  | 'aisle'
  | 'aisleFrom'
  | 'aisleTo'
  | 'pillar'
  | 'furniture'
  | 'desks'
  | 'zone';

/** Something of the drawing that can be picked and moved. */
export interface PartId {
  readonly kind: PartKind;
  readonly index: number;
}

/** What the buttons add. */
export const ADDABLE = ['door', 'pillar', 'furniture', 'desks', 'aisle', 'zone'] as const;
export type Addable = (typeof ADDABLE)[number];

/** Steps of the grid and of the arrow keys, cm. */
export const STEP_CM = 5;
export const BIG_STEP_CM = 50;

const LISTS = { door: 'doors', pillar: 'pillars', furniture: 'furniture', desks: 'desks', aisle: 'aisles', zone: 'spacingZones' } as const;

/** Everything that can be picked, in the order of the list on screen. O(parts). */
export function partsOf(layout: RoomLayout): PartId[] {
  const of = (kind: PartKind, count: number) => Array.from({ length: count }, (_, index): PartId => ({ kind, index }));
  return [
    ...of('corner', layout.outline.length),
    ...of('wall', layout.outline.length),
    { kind: 'teacherZone', index: 0 },
    ...(layout.teacherPoint ? [{ kind: 'teacherPoint', index: 0 } as const] : []),
    ...ADDABLE.flatMap((kind) => of(kind, layout[LISTS[kind]].length)),
  ];
}

/** Where a part is taken hold of, cm. O(corners). */
export function handleOf(layout: RoomLayout, { kind, index }: PartId): PointCm {
  const { outline } = layout;
  switch (kind) {
    case 'corner':
      return outline[index] ?? [0, 0];
    case 'wall':
      return middle([cornerAt(outline, index), cornerAt(outline, index + 1)]);
    case 'teacherZone': {
      const { teacherZone: zone, teacherWall } = layout;
      if ('corners' in zone) return middle(zone.corners);
      const { point, inward } = alongWall(outline, teacherWall, 0.5);
      return [point[0] + inward[0] * zone.depthCm, point[1] + inward[1] * zone.depthCm];
    }
    case 'teacherPoint':
      return layout.teacherPoint ?? [0, 0];
    case 'door': {
      const door = layout.doors[index] as DoorLayout;
      const wall = wallOf(outline, door.wall);
      const s = door.offsetCm + door.widthCm / 2;
      return [wall.a[0] + wall.u[0] * s, wall.a[1] + wall.u[1] * s];
    }
    case 'aisle': {
      const aisle = layout.aisles[index];
      return aisle ? middle([aisle.from, aisle.to]) : [0, 0];
    }
    case 'aisleFrom':
      return layout.aisles[index]?.from ?? [0, 0];
    case 'aisleTo':
      return layout.aisles[index]?.to ?? [0, 0];
    case 'zone':
      return middle(layout.spacingZones[index]?.corners ?? []);
    default: {
      const part = layout[LISTS[kind]][index];
      return part ? [part.xCm, part.yCm] : [0, 0];
    }
  }
}

/**
 * The drawing with a part moved by so many cm. Doors slide along their wall, the strip of the teacher grows, a wall moves
 * with both its corners. O(corners).
 */
export function movePart(layout: RoomLayout, part: PartId, dx: number, dy: number): RoomLayout {
  const { kind, index } = part;
  const moved = ([x, y]: PointCm): PointCm => [Math.round(x + dx), Math.round(y + dy)];
  switch (kind) {
    case 'corner':
      return { ...layout, outline: layout.outline.with(index, moved(layout.outline[index] as PointCm)) };
    case 'wall': {
      // A wall moves square to itself, so that a right angle stays one.
      const { u } = wallOf(layout.outline, index);
      const step = Math.round(-dx * u[1] + dy * u[0]);
      const next = (index + 1) % layout.outline.length;
      const away = ([x, y]: PointCm): PointCm => [Math.round(x - u[1] * step), Math.round(y + u[0] * step)];
      return { ...layout, outline: layout.outline.map((corner, i) => (i === index || i === next ? away(corner) : corner)) };
    }
    case 'teacherZone': {
      const zone = layout.teacherZone;
      if ('corners' in zone) return { ...layout, teacherZone: { corners: zone.corners.map(moved) } };
      const { inward } = alongWall(layout.outline, layout.teacherWall, 0.5);
      return { ...layout, teacherZone: { depthCm: clamp(Math.round(zone.depthCm + dx * inward[0] + dy * inward[1]), 0, 1000) } };
    }
    case 'teacherPoint':
      return layout.teacherPoint ? { ...layout, teacherPoint: moved(layout.teacherPoint) } : layout;
    case 'door': {
      const door = layout.doors[index] as DoorLayout;
      const { u, length } = wallOf(layout.outline, door.wall);
      const offsetCm = clamp(Math.round(door.offsetCm + dx * u[0] + dy * u[1]), 0, Math.max(0, Math.floor(length) - door.widthCm));
      return { ...layout, doors: layout.doors.with(index, { ...door, offsetCm }) };
    }
    case 'aisle':
      return { ...layout, aisles: layout.aisles.map((a, i) => (i === index ? { ...a, from: moved(a.from), to: moved(a.to) } : a)) };
    case 'aisleFrom':
      return { ...layout, aisles: layout.aisles.map((a, i) => (i === index ? { ...a, from: moved(a.from) } : a)) };
    case 'aisleTo':
      return { ...layout, aisles: layout.aisles.map((a, i) => (i === index ? { ...a, to: moved(a.to) } : a)) };
    case 'zone':
      return {
        ...layout,
        spacingZones: layout.spacingZones.map((zone, i) => (i === index ? { ...zone, corners: zone.corners.map(moved) } : zone)),
      };
    case 'pillar':
      return {
        ...layout,
        pillars: layout.pillars.map((p, i) => (i === index ? { ...p, xCm: p.xCm + Math.round(dx), yCm: p.yCm + Math.round(dy) } : p)),
      };
    case 'furniture':
      return {
        ...layout,
        furniture: layout.furniture.map((p, i) => (i === index ? { ...p, xCm: p.xCm + Math.round(dx), yCm: p.yCm + Math.round(dy) } : p)),
      };
    case 'desks':
      return {
        ...layout,
        desks: layout.desks.map((p, i) => (i === index ? { ...p, xCm: p.xCm + Math.round(dx), yCm: p.yCm + Math.round(dy) } : p)),
      };
  }
}

/** The drawing with a part dragged to a point: on the 5 cm grid, doors to the nearest wall. O(corners). */
export function dragPart(layout: RoomLayout, part: PartId, to: readonly [number, number]): RoomLayout {
  if (part.kind === 'door') return dragDoor(layout, part.index, to);
  const from = handleOf(layout, part);
  const snap = (v: number) => Math.round(v / STEP_CM) * STEP_CM;
  if (part.kind === 'teacherZone' && 'depthCm' in layout.teacherZone) {
    const moved = movePart(layout, part, to[0] - from[0], to[1] - from[1]).teacherZone;
    return 'depthCm' in moved ? { ...layout, teacherZone: { depthCm: snap(moved.depthCm) } } : layout;
  }
  // What has several points keeps its shape: its first point goes to the grid.
  const anchor = anchorOf(layout, part) ?? from;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  return movePart(layout, part, snap(anchor[0] + dx) - anchor[0], snap(anchor[1] + dy) - anchor[1]);
}

function anchorOf(layout: RoomLayout, { kind, index }: PartId): PointCm | undefined {
  if (kind === 'wall') return layout.outline[index];
  if (kind === 'aisle') return layout.aisles[index]?.from;
  if (kind === 'zone') return layout.spacingZones[index]?.corners[0];
  if (kind === 'teacherZone' && 'corners' in layout.teacherZone) return layout.teacherZone.corners[0];
  return undefined;
}

function dragDoor(layout: RoomLayout, index: number, to: readonly [number, number]): RoomLayout {
  const door = layout.doors[index] as DoorLayout;
  let best: { wall: number; s: number; away: number } | null = null;
  for (const wall of layout.outline.keys()) {
    const { a, u, length } = wallOf(layout.outline, wall);
    if (length < door.widthCm) continue;
    const s = clamp((to[0] - a[0]) * u[0] + (to[1] - a[1]) * u[1], door.widthCm / 2, length - door.widthCm / 2);
    const away = Math.hypot(to[0] - a[0] - u[0] * s, to[1] - a[1] - u[1] * s);
    if (best === null || away < best.away) best = { wall, s, away };
  }
  if (best === null) return layout;
  const { length } = wallOf(layout.outline, best.wall);
  const snapped = Math.round((best.s - door.widthCm / 2) / STEP_CM) * STEP_CM;
  const offsetCm = clamp(snapped, 0, Math.floor(length) - door.widthCm);
  return { ...layout, doors: layout.doors.with(index, { ...door, wall: best.wall, offsetCm }) };
}

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

/** May this part go? Three corners stay, walls go with their corners. */
export function canRemove(layout: RoomLayout, { kind }: PartId): boolean {
  if (kind === 'corner') return layout.outline.length > 3;
  return kind === 'teacherPoint' || kind in LISTS;
}

/** The drawing without a part; with a corner gone, doors keep their wall as far as it is still there. O(parts). */
export function removePart(layout: RoomLayout, part: PartId): RoomLayout {
  const { kind, index } = part;
  if (!canRemove(layout, part)) return layout;
  if (kind === 'corner') {
    // The two walls at the corner become one: the earlier of them.
    const gone = index;
    const side = (wall: number) => (wall >= gone && wall > 0 ? wall - 1 : wall) % (layout.outline.length - 1);
    return {
      ...layout,
      outline: layout.outline.toSpliced(gone, 1),
      teacherWall: side(layout.teacherWall),
      doors: layout.doors.map((door) =>
        fitted({ ...layout, outline: layout.outline.toSpliced(gone, 1) }, { ...door, wall: side(door.wall) }),
      ),
    };
  }
  if (kind === 'teacherPoint') return withTeacherPoint(layout, false);
  switch (kind as Addable) {
    case 'door':
      return { ...layout, doors: layout.doors.toSpliced(index, 1) };
    case 'pillar':
      return { ...layout, pillars: layout.pillars.toSpliced(index, 1) };
    case 'furniture':
      return { ...layout, furniture: layout.furniture.toSpliced(index, 1) };
    case 'desks':
      return { ...layout, desks: layout.desks.toSpliced(index, 1) };
    case 'aisle':
      return { ...layout, aisles: layout.aisles.toSpliced(index, 1) };
    case 'zone':
      return { ...layout, spacingZones: layout.spacingZones.toSpliced(index, 1) };
  }
}

/** Everybody looks at a point, at first in front of the middle of the board; or, without one, square to the board. O(corners). */
export function withTeacherPoint(layout: RoomLayout, wanted: boolean): RoomLayout {
  const { teacherPoint: _, ...rest } = layout;
  if (!wanted) return rest;
  const { point, inward } = alongWall(layout.outline, layout.teacherWall, 0.5);
  return { ...rest, teacherPoint: [Math.round(point[0] + inward[0] * 100), Math.round(point[1] + inward[1] * 100)] };
}

/** A new corner in the middle of a wall; doors of the second half go with it. O(doors). */
export function splitWall(layout: RoomLayout, wall: number): RoomLayout {
  const { a, u, length } = wallOf(layout.outline, wall);
  const half = length / 2;
  const corner: PointCm = [Math.round(a[0] + u[0] * half), Math.round(a[1] + u[1] * half)];
  const outline = layout.outline.toSpliced(wall + 1, 0, corner);
  const next = { ...layout, outline };
  return {
    ...next,
    teacherWall: layout.teacherWall > wall ? layout.teacherWall + 1 : layout.teacherWall,
    doors: layout.doors.map((door) => {
      if (door.wall > wall) return { ...door, wall: door.wall + 1 };
      if (door.wall < wall) return door;
      const second = door.offsetCm + door.widthCm / 2 > half;
      return fitted(next, second ? { ...door, wall: wall + 1, offsetCm: Math.max(0, Math.round(door.offsetCm - half)) } : door);
    }),
  };
}

/** A door pushed back into its wall where there is room for it. */
function fitted(layout: RoomLayout, door: DoorLayout): DoorLayout {
  const { length } = wallOf(layout.outline, door.wall);
  return { ...door, offsetCm: clamp(door.offsetCm, 0, Math.max(0, Math.floor(length) - door.widthCm)) };
}

/** A block of desks as single desks, each to be moved alone. O(desks). */
export function scatterDesks(layout: RoomLayout, index: number): RoomLayout {
  const block = layout.desks[index];
  if (!block) return layout;
  const angle = (block.turnDeg * Math.PI) / 180;
  const single: DeskBlockLayout[] = [];
  for (let r = 0; r < block.rows; r++) {
    for (let c = 0; c < block.columns; c++) {
      const [x, y] = [(c - (block.columns - 1) / 2) * block.columnPitchCm, (r - (block.rows - 1) / 2) * block.rowPitchCm];
      single.push({
        ...block,
        rows: 1,
        columns: 1,
        xCm: Math.round(block.xCm + x * Math.cos(angle) - y * Math.sin(angle)),
        yCm: Math.round(block.yCm + x * Math.sin(angle) + y * Math.cos(angle)),
      });
    }
  }
  return { ...layout, desks: layout.desks.toSpliced(index, 1, ...single) };
}

/** Length of a wall in whole cm, and the drawing with that length: its far corner moves along it. O(1). */
export function wallLengthCm(outline: readonly PointCm[], wall: number): number {
  return Math.round(wallOf(outline, wall).length);
}

export function withWallLength(layout: RoomLayout, wall: number, lengthCm: number): RoomLayout {
  const { a, u } = wallOf(layout.outline, wall);
  const far = (wall + 1) % layout.outline.length;
  return { ...layout, outline: layout.outline.with(far, [Math.round(a[0] + u[0] * lengthCm), Math.round(a[1] + u[1] * lengthCm)]) };
}

/** Width and length of an upright rectangle with the teacher wall on top, or null for every other outline. */
export function rectangleSides({ outline, teacherWall }: RoomLayout): { widthCm: number; lengthCm: number } | null {
  const [a, b, c, d] = outline;
  if (!a || !b || !c || !d || outline.length !== 4 || teacherWall !== 0) return null;
  if (a[1] !== b[1] || b[0] !== c[0] || c[1] !== d[1] || d[0] !== a[0] || b[0] <= a[0] || c[1] <= b[1]) return null;
  return { widthCm: b[0] - a[0], lengthCm: c[1] - b[1] };
}

/** The rectangle with other sides; its front-left corner stays. */
export function withRectangleSides(layout: RoomLayout, widthCm: number, lengthCm: number): RoomLayout {
  const [x, y] = layout.outline[0] as PointCm;
  return {
    ...layout,
    outline: [
      [x, y],
      [x + widthCm, y],
      [x + widthCm, y + lengthCm],
      [x, y + lengthCm],
    ],
  };
}

function middleOfRoom(layout: RoomLayout): readonly [number, number] {
  const xs = layout.outline.map(([x]) => x);
  const ys = layout.outline.map(([, y]) => y);
  const mid = (values: number[]) => Math.round((Math.min(...values) + Math.max(...values)) / 2 / STEP_CM) * STEP_CM;
  return [mid(xs), mid(ys)];
}

function middle(points: readonly PointCm[]): PointCm {
  const n = Math.max(1, points.length);
  return [points.reduce((sum, [x]) => sum + x, 0) / n, points.reduce((sum, [, y]) => sum + y, 0) / n];
}

function cornerAt(outline: readonly PointCm[], index: number): PointCm {
  return outline[index % outline.length] ?? [0, 0];
}

function wallOf(outline: readonly PointCm[], wall: number): { a: PointCm; u: readonly [number, number]; length: number } {
  const [a, b] = [cornerAt(outline, wall), cornerAt(outline, wall + 1)];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return { a, u: length === 0 ? [1, 0] : [(b[0] - a[0]) / length, (b[1] - a[1]) / length], length };
}

function alongWall(
  outline: readonly PointCm[],
  wall: number,
  share: number,
): { point: readonly [number, number]; inward: readonly [number, number] } {
  const { a, u, length } = wallOf(outline, wall);
  const { left } = roomFrame({ outline, teacherWall: wall });
  // Facing the wall the left end comes first when the corners run clockwise.
  const side = left[0] === a[0] && left[1] === a[1] ? 1 : -1;
  return { point: [a[0] + u[0] * length * share, a[1] + u[1] * length * share], inward: [-u[1] * side, u[0] * side] };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
