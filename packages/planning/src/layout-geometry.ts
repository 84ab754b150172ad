import type { Point } from '@giliran/capacity';
import type { AisleLayout, DeskBlockLayout, DoorLayout, FurnitureLayout, PointCm, RoomLayout } from './room-layout.ts';

/** How a drawing lies to its teacher wall; cm. */
export interface RoomFrame {
  /** Front-left corner, and the other end of the teacher wall, facing that wall from inside. */
  readonly left: PointCm;
  readonly right: PointCm;
  /** Size along the teacher wall and away from it, of the box around the outline. */
  readonly widthCm: number;
  readonly lengthCm: number;
  readonly areaCm2: number;
}

/** Front-left and front-right corner, and the size in the direction of the teacher wall. O(corners). */
export function roomFrame({ outline, teacherWall }: Pick<RoomLayout, 'outline' | 'teacherWall'>): RoomFrame {
  const [from, to] = [outline[teacherWall] as PointCm, outline[(teacherWall + 1) % outline.length] as PointCm];
  const twice = signedArea2(outline);
  const [left, right] = twice >= 0 ? [from, to] : [to, from];
  const length = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1;
  const [ux, uy] = [(right[0] - left[0]) / length, (right[1] - left[1]) / length];
  const size = (along: readonly [number, number]) => {
    const values = outline.map(([x, y]) => x * along[0] + y * along[1]);
    return Math.round(Math.max(...values) - Math.min(...values));
  };
  return { left, right, widthCm: size([ux, uy]), lengthCm: size([-uy, ux]), areaCm2: Math.abs(twice) / 2 };
}

/** Corners of what a door keeps free, a centimetre into the wall so that no sliver is left. O(corners). */
export function doorCornersCm(layout: Pick<RoomLayout, 'outline'>, { wall, offsetCm, widthCm, depthCm }: DoorLayout): [number, number][] {
  return wallRectangle(layout.outline, wall, offsetCm, offsetCm + widthCm, depthCm);
}

/** Corners of the teacher zone. O(corners). */
export function teacherZoneCornersCm({ outline, teacherWall, teacherZone }: RoomLayout): readonly (readonly [number, number])[] {
  if ('corners' in teacherZone) return teacherZone.corners;
  const [a, b] = [outline[teacherWall] as PointCm, outline[(teacherWall + 1) % outline.length] as PointCm];
  return teacherZone.depthCm === 0
    ? []
    : wallRectangle(outline, teacherWall, -1, Math.hypot(b[0] - a[0], b[1] - a[1]) + 1, teacherZone.depthCm);
}

/** Corners of a walkway. O(1). */
export function aisleCornersCm({ from, to, widthCm }: AisleLayout): [number, number][] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  const [ux, uy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const [nx, ny] = [(-uy * widthCm) / 2, (ux * widthCm) / 2];
  return [
    [from[0] - ux + nx, from[1] - uy + ny],
    [to[0] + ux + nx, to[1] + uy + ny],
    [to[0] + ux - nx, to[1] + uy - ny],
    [from[0] - ux - nx, from[1] - uy - ny],
  ];
}

/** Corners of a piece of furniture. O(1). */
export function furnitureCornersCm({ xCm, yCm, widthCm, depthCm, turnDeg }: FurnitureLayout): [number, number][] {
  const [w, d] = [widthCm / 2, depthCm / 2];
  return [
    [-w, -d],
    [w, -d],
    [w, d],
    [-w, d],
  ].map(([x, y]) => turned(x as number, y as number, turnDeg, xCm, yCm));
}

/** Seats of a block of desks, row by row. O(seats). */
export function seatPointsCm(block: DeskBlockLayout): [number, number][] {
  const { rows, columns, columnPitchCm, rowPitchCm, seatsPerDesk, seatGapCm, turnDeg, xCm, yCm } = block;
  const points: [number, number][] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [x, y] = [(c - (columns - 1) / 2) * columnPitchCm, (r - (rows - 1) / 2) * rowPitchCm];
      const seats = seatsPerDesk === 2 ? [-seatGapCm / 2, seatGapCm / 2] : [0];
      for (const dx of seats) points.push(turned(x + dx, y, turnDeg, xCm, yCm));
    }
  }
  return points;
}

/** cm to the engine's metres. */
export function metresOf([x, y]: readonly [number, number]): Point {
  return [x / 100, y / 100];
}

function turned(x: number, y: number, turnDeg: number, xCm: number, yCm: number): [number, number] {
  // Right angles exactly, so that a turned cupboard keeps whole numbers.
  const quarter = [1, 0, -1, 0];
  const even = turnDeg % 90 === 0;
  const cos = even ? (quarter[(turnDeg / 90) % 4] as number) : Math.cos((turnDeg * Math.PI) / 180);
  const sin = even ? (quarter[(turnDeg / 90 + 3) % 4] as number) : Math.sin((turnDeg * Math.PI) / 180);
  return [xCm + x * cos - y * sin, yCm + x * sin + y * cos];
}

/** From `from` to `to` along a side, `depth` into the room. */
function wallRectangle(outline: readonly PointCm[], wall: number, from: number, to: number, depth: number): [number, number][] {
  const [a, b] = [outline[wall] as PointCm, outline[(wall + 1) % outline.length] as PointCm];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const side = signedArea2(outline) >= 0 ? 1 : -1;
  const [nx, ny] = [-uy * side, ux * side];
  const at = (s: number, t: number): [number, number] => [a[0] + ux * s + nx * t, a[1] + uy * s + ny * t];
  return [at(from, -1), at(to, -1), at(to, depth), at(from, depth)];
}

/** Twice the signed area; positive when the corners run clockwise on screen (y downwards). O(corners). */
export function signedArea2(ring: readonly PointCm[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] as PointCm;
    return sum + x * ny - nx * y;
  }, 0);
}
