import type { PointCm, RoomLayout } from '@giliran/planning';
import { wallLengthCm, withWallLength } from './wall-geometry.ts';
import type { PartId } from './part-id.ts';
import { boxOf, fitShape, shapeOf, withShape } from './shape-corners.ts';

/** A number of a part that can be typed. Label: `field.<key>` in i18n "room-editor". */
export interface PartField {
  readonly key: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly unit: 'cm' | '°' | '';
  readonly set: (value: number) => RoomLayout;
}

const FAR = 10_000;

/** The numbers of one part, the place first. O(parts). */
export function fieldsOf(layout: RoomLayout, part: PartId): PartField[] {
  const { kind, index } = part;
  const field = (key: string, value: number, min: number, max: number, unit: PartField['unit'], set: PartField['set']): PartField => ({
    key,
    value,
    min,
    max,
    unit,
    set,
  });
  const place = (point: PointCm, set: (point: PointCm) => RoomLayout): PartField[] => [
    field('x', point[0], -FAR, FAR, 'cm', (x) => set([x, point[1]])),
    field('y', point[1], -FAR, FAR, 'cm', (y) => set([point[0], y])),
  ];
  switch (kind) {
    case 'corner':
      return place(layout.outline[index] as PointCm, (corner) => ({ ...layout, outline: layout.outline.with(index, corner) }));
    case 'wall':
      return [field('wallLength', wallLengthCm(layout.outline, index), 10, 4000, 'cm', (cm) => withWallLength(layout, index, cm))];
    case 'teacherZone': {
      const zone = layout.teacherZone;
      if ('corners' in zone) return boxFields(zone.corners, field, (corners) => withShape(layout, part, corners));
      return [field('depth', zone.depthCm, 0, 1000, 'cm', (depthCm) => ({ ...layout, teacherZone: { depthCm } }))];
    }
    case 'zoneCorner':
    case 'teacherCorner': {
      const corners = shapeOf(layout, part) ?? [];
      const at = part.corner ?? 0;
      return place(corners[at] ?? [0, 0], (corner) => withShape(layout, part, corners.with(at, corner)));
    }
    case 'teacherPoint':
      return place(layout.teacherPoint ?? [0, 0], (teacherPoint) => ({ ...layout, teacherPoint }));
    case 'door': {
      const door = layout.doors[index];
      if (!door) return [];
      const put = (change: Partial<typeof door>) => ({ ...layout, doors: layout.doors.with(index, { ...door, ...change }) });
      return [
        field('offset', door.offsetCm, 0, 4000, 'cm', (offsetCm) => put({ offsetCm })),
        field('width', door.widthCm, 10, 1000, 'cm', (widthCm) => put({ widthCm })),
        field('doorDepth', door.depthCm, 0, 1000, 'cm', (depthCm) => put({ depthCm })),
      ];
    }
    case 'aisle':
    case 'aisleFrom':
    case 'aisleTo': {
      const aisle = layout.aisles[index];
      if (!aisle) return [];
      const put = (change: Partial<typeof aisle>) => ({ ...layout, aisles: layout.aisles.with(index, { ...aisle, ...change }) });
      return [
        field('width', aisle.widthCm, 10, 1000, 'cm', (widthCm) => put({ widthCm })),
        field('fromX', aisle.from[0], -FAR, FAR, 'cm', (x) => put({ from: [x, aisle.from[1]] })),
        field('fromY', aisle.from[1], -FAR, FAR, 'cm', (y) => put({ from: [aisle.from[0], y] })),
        field('toX', aisle.to[0], -FAR, FAR, 'cm', (x) => put({ to: [x, aisle.to[1]] })),
        field('toY', aisle.to[1], -FAR, FAR, 'cm', (y) => put({ to: [aisle.to[0], y] })),
      ];
    }
    case 'pillar': {
      const pillar = layout.pillars[index];
      if (!pillar) return [];
      const put = (change: Partial<typeof pillar>) => ({ ...layout, pillars: layout.pillars.with(index, { ...pillar, ...change }) });
      return [
        ...place([pillar.xCm, pillar.yCm], ([xCm, yCm]) => put({ xCm, yCm })),
        field('radius', pillar.radiusCm, 1, 500, 'cm', (radiusCm) => put({ radiusCm })),
        field('clearance', pillar.clearanceCm, 0, 500, 'cm', (clearanceCm) => put({ clearanceCm })),
      ];
    }
    case 'furniture': {
      const piece = layout.furniture[index];
      if (!piece) return [];
      const put = (change: Partial<typeof piece>) => ({ ...layout, furniture: layout.furniture.with(index, { ...piece, ...change }) });
      return [
        ...place([piece.xCm, piece.yCm], ([xCm, yCm]) => put({ xCm, yCm })),
        field('width', piece.widthCm, 5, 2000, 'cm', (widthCm) => put({ widthCm })),
        field('thickness', piece.depthCm, 5, 2000, 'cm', (depthCm) => put({ depthCm })),
        field('turn', piece.turnDeg, 0, 359, '°', (turnDeg) => put({ turnDeg })),
        field('clearance', piece.clearanceCm, 0, 500, 'cm', (clearanceCm) => put({ clearanceCm })),
      ];
    }
    case 'desks': {
      const block = layout.desks[index];
      if (!block) return [];
      const put = (change: Partial<typeof block>) => ({ ...layout, desks: layout.desks.with(index, { ...block, ...change }) });
      return [
        field('rows', block.rows, 1, 40, '', (rows) => put({ rows })),
        field('columns', block.columns, 1, 40, '', (columns) => put({ columns })),
        field('columnPitch', block.columnPitchCm, 10, 1000, 'cm', (columnPitchCm) => put({ columnPitchCm })),
        field('rowPitch', block.rowPitchCm, 10, 1000, 'cm', (rowPitchCm) => put({ rowPitchCm })),
        ...(block.seatsPerDesk === 2 ? [field('seatGap', block.seatGapCm, 10, 300, 'cm', (seatGapCm) => put({ seatGapCm }))] : []),
        ...place([block.xCm, block.yCm], ([xCm, yCm]) => put({ xCm, yCm })),
        field('turn', block.turnDeg, 0, 359, '°', (turnDeg) => put({ turnDeg })),
      ];
    }
    case 'zone': {
      const zone = layout.spacingZones[index];
      if (!zone) return [];
      return [
        field('spacing', zone.spacingCm, 50, 500, 'cm', (spacingCm) => ({
          ...layout,
          spacingZones: layout.spacingZones.with(index, { ...zone, spacingCm }),
        })),
        ...boxFields(zone.corners, field, (corners) => withShape(layout, part, corners)),
      ];
    }
  }
}

type MakeField = (key: string, value: number, min: number, max: number, unit: PartField['unit'], set: PartField['set']) => PartField;

/** A shape by the box around it: it moves and stretches with the box. */
function boxFields(corners: readonly PointCm[], field: MakeField, set: (corners: PointCm[]) => RoomLayout): PartField[] {
  const box = boxOf(corners);
  const fit = (change: Partial<typeof box>) => set(fitShape(corners, { ...box, ...change }));
  return [
    field('x', box.x, -FAR, FAR, 'cm', (x) => fit({ x })),
    field('y', box.y, -FAR, FAR, 'cm', (y) => fit({ y })),
    field('width', box.width, 10, 4000, 'cm', (width) => fit({ width })),
    field('thickness', box.height, 10, 4000, 'cm', (height) => fit({ height })),
  ];
}
