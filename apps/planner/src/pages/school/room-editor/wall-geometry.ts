import { roomFrame, type PointCm, type RoomLayout } from '@giliran/planning';

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

/** A corner by its number, which may run past the last one. */
export function cornerAt(outline: readonly PointCm[], index: number): PointCm {
  return outline[index % outline.length] ?? [0, 0];
}

/** A wall in cm: where it begins, its direction, its length. */
export function wallOf(outline: readonly PointCm[], wall: number): { a: PointCm; u: readonly [number, number]; length: number } {
  const [a, b] = [cornerAt(outline, wall), cornerAt(outline, wall + 1)];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return { a, u: length === 0 ? [1, 0] : [(b[0] - a[0]) / length, (b[1] - a[1]) / length], length };
}

/** The point at a share of a wall's length, and the direction into the room. */
export function alongWall(
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

/** The value, or the nearer end of the range. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
