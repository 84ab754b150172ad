import type { PointCm, RoomLayout } from '@giliran/planning';
import type { PartId } from './part-id.ts';

/** The corners of a drawn shape, a spacing zone or a teacher zone of its own; null for every other part. O(1). */
export function shapeOf(layout: RoomLayout, { kind, index }: PartId): readonly PointCm[] | null {
  if (kind === 'zone' || kind === 'zoneCorner') return layout.spacingZones[index]?.corners ?? null;
  if (kind === 'teacherZone' || kind === 'teacherCorner') return 'corners' in layout.teacherZone ? layout.teacherZone.corners : null;
  return null;
}

/** The drawing with other corners for that shape. O(zones). */
export function withShape(layout: RoomLayout, { kind, index }: PartId, corners: readonly PointCm[]): RoomLayout {
  if (kind === 'teacherZone' || kind === 'teacherCorner') return { ...layout, teacherZone: { corners } };
  const zone = layout.spacingZones[index];
  return zone ? { ...layout, spacingZones: layout.spacingZones.with(index, { ...zone, corners }) } : layout;
}

/** The corners of a shape as parts of their own, in order. O(corners). */
export function shapeCorners(layout: RoomLayout, part: PartId): PartId[] {
  const kind = part.kind === 'zone' || part.kind === 'zoneCorner' ? 'zoneCorner' : 'teacherCorner';
  return (shapeOf(layout, part) ?? []).map((_, corner) => ({ kind, index: part.index, corner }));
}

/** A new corner in the middle of the side after this corner, or of the longest side; and which one it is. O(corners). */
export function splitShape(layout: RoomLayout, part: PartId): { layout: RoomLayout; part: PartId } {
  const corners = shapeOf(layout, part) ?? [];
  const side = part.corner ?? longestSide(corners);
  const [a, b] = [corners[side], corners[(side + 1) % corners.length]];
  if (!a || !b) return { layout, part };
  const between: PointCm = [Math.round((a[0] + b[0]) / 2), Math.round((a[1] + b[1]) / 2)];
  const split = withShape(layout, part, corners.toSpliced(side + 1, 0, between));
  return { layout: split, part: shapeCorners(split, part)[side + 1] ?? part };
}

/** The shape moved and stretched so that the box around it is this one. O(corners). */
export function fitShape(
  corners: readonly PointCm[],
  to: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): PointCm[] {
  const { x, y, width, height } = boxOf(corners);
  const stretch = (value: number, from: number, size: number, newFrom: number, newSize: number) =>
    Math.round(size === 0 ? newFrom : newFrom + ((value - from) * newSize) / size);
  return corners.map(([cx, cy]) => [stretch(cx, x, width, to.x, to.width), stretch(cy, y, height, to.y, to.height)]);
}

/** The upright box around corners, cm. O(corners). */
export function boxOf(corners: readonly PointCm[]): { x: number; y: number; width: number; height: number } {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function longestSide(corners: readonly PointCm[]): number {
  const lengths = corners.map(([x, y], i) => {
    const [nx, ny] = corners[(i + 1) % corners.length] ?? [x, y];
    return Math.hypot(nx - x, ny - y);
  });
  return lengths.indexOf(Math.max(...lengths));
}
