import { type DeskBlockLayout, type DoorLayout, type PointCm, type RoomLayout } from '@giliran/planning';
import { ADDABLE, LISTS, ownerOf, samePart, type Addable, type PartId, type PartKind } from './part-id.ts';
import { shapeCorners, shapeOf, withShape } from './shape-corners.ts';
import { alongWall, clamp, cornerAt, wallOf } from './wall-geometry.ts';

/** Steps of the grid and of the arrow keys, cm. */
export const STEP_CM = 5;
export const BIG_STEP_CM = 50;

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

/** What can be picked only while the part it belongs to is: the ends of an aisle, the corners of a shape. O(corners). */
export function innerPartsOf(layout: RoomLayout, picked: PartId): PartId[] {
  const { kind, index } = ownerOf(picked);
  if (kind !== 'aisle') return shapeCorners(layout, picked);
  return [
    { kind: 'aisleFrom', index },
    { kind: 'aisleTo', index },
  ];
}

/** Is this part (still) in the drawing? O(parts). */
export function hasPart(layout: RoomLayout, part: PartId): boolean {
  return [...partsOf(layout), ...innerPartsOf(layout, part)].some((other) => samePart(other, part));
}

/** Where a part is taken hold of, cm. O(corners). */
export function handleOf(layout: RoomLayout, part: PartId): PointCm {
  const { kind, index } = part;
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
    case 'zoneCorner':
    case 'teacherCorner':
      return shapeOf(layout, part)?.[part.corner ?? 0] ?? [0, 0];
    default: {
      const thing = layout[LISTS[kind]][index];
      return thing ? [thing.xCm, thing.yCm] : [0, 0];
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
      return withShape(layout, part, (shapeOf(layout, part) ?? []).map(moved));
    case 'zoneCorner':
    case 'teacherCorner':
      return withShape(
        layout,
        part,
        (shapeOf(layout, part) ?? []).map((corner, i) => (i === part.corner ? moved(corner) : corner)),
      );
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
  return kind === 'zone' || kind === 'teacherZone' ? shapeOf(layout, { kind, index })?.[0] : undefined;
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

/** May this part go? Three corners stay, walls go with their corners. */
export function canRemove(layout: RoomLayout, part: PartId): boolean {
  const { kind } = part;
  if (kind === 'corner') return layout.outline.length > 3;
  if (kind === 'zoneCorner' || kind === 'teacherCorner') return (shapeOf(layout, part)?.length ?? 0) > 3;
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
  if (part.corner !== undefined) return withShape(layout, part, (shapeOf(layout, part) ?? []).toSpliced(part.corner, 1));
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

function middle(points: readonly PointCm[]): PointCm {
  const n = Math.max(1, points.length);
  return [points.reduce((sum, [x]) => sum + x, 0) / n, points.reduce((sum, [, y]) => sum + y, 0) / n];
}
