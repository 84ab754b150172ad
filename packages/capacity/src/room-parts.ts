import { InputError } from '@giliran/kernel';
import { kindOf, readPoint } from './polygon.ts';
import { readLength, readList } from './region.ts';
import { readCap } from './seat-caps.ts';
import type { Point } from './room-input.ts';

// Keep-free parts reach this far behind the wall: a seat exactly on a wall is not inside them otherwise. No wall is thinner.
const BEHIND_M = 0.05;

/** A side of a room as a teacher wall: its ends with the room on the left of origin -> end. */
export interface TeacherWall {
  /** Front-left corner when facing the wall, in a plan drawn with y downwards (as `rectangleRoom` has it: y away from the wall). */
  readonly originM: Point;
  readonly endM: Point;
  /** endM - originM: the `along` of tidy rows and facings. */
  readonly alongM: Point;
}

/**
 * Side `side` of an outline (from corner `side` to the next one), turned so that the room lies on its left (towards y for
 * a wall along x). Throws InputError for a side that does not exist. O(corners).
 */
export function teacherWall(polygon: readonly Point[], side: number): TeacherWall {
  const ring = readList(polygon, '/polygon').map((corner, i) => readPoint(corner, `/polygon/${i}`));
  if (!Number.isSafeInteger(side) || side < 0 || side >= ring.length) {
    throw new InputError('/side', `expected a side from 0 to ${ring.length - 1}, got ${kindOf(side)}`);
  }
  const [a, b] = [ring[side] as Point, ring[(side + 1) % ring.length] as Point];
  if (a[0] === b[0] && a[1] === b[1]) throw new InputError(`/polygon/${side}`, 'expected a side with a length, got two equal corners');
  let twice = 0;
  ring.forEach((p, i) => {
    const q = ring[(i + 1) % ring.length] as Point;
    twice += (p[0] - a[0]) * (q[1] - a[1]) - (q[0] - a[0]) * (p[1] - a[1]);
  });
  const [originM, endM] = twice > 0 ? [a, b] : [b, a];
  return { originM, endM, alongM: [endM[0] - originM[0], endM[1] - originM[1]] };
}

/** The teacher's zone: `depthM` deep along the whole teacher wall, as an obstacle. Throws InputError. O(corners). */
export function teacherZone(polygon: readonly Point[], side: number, depthM: number): Point[] {
  const wall = teacherWall(polygon, side);
  const length = Math.hypot(wall.alongM[0], wall.alongM[1]);
  return wallBox(wall, -BEHIND_M, length + BEHIND_M, readSize(depthM, '/depthM'));
}

/** A door in a side: how far it is from the corner where the side begins, its width and how deep the floor before it stays free, m. */
export interface Door {
  readonly side: number;
  readonly offsetM: number;
  readonly widthM: number;
  readonly depthM: number;
}

/** The floor a door needs (swing and way out), as an obstacle. Throws InputError for a door that does not fit its side. O(corners). */
export function doorZone(polygon: readonly Point[], door: Door): Point[] {
  const wall = teacherWall(polygon, door.side);
  const length = Math.hypot(wall.alongM[0], wall.alongM[1]);
  const offsetM = readLength(door.offsetM, '/offsetM');
  const widthM = readSize(door.widthM, '/widthM');
  if (offsetM + widthM > length + 1e-9) {
    throw new InputError('/offsetM', `expected a door within its side of ${length} m, got ${offsetM} m + ${widthM} m`);
  }
  const begins = polygon[door.side] as Point;
  const turned = wall.originM[0] !== begins[0] || wall.originM[1] !== begins[1];
  const from = turned ? length - offsetM - widthM : offsetM;
  return wallBox(wall, from, from + widthM, readSize(door.depthM, '/depthM'));
}

/** An aisle: the strip of `widthM` about the line from one point to another, as an obstacle. Throws InputError. O(1). */
export function aisleStrip(fromM: Point, toM: Point, widthM: number): Point[] {
  const [a, b] = [readPoint(fromM, '/fromM'), readPoint(toM, '/toM')];
  const half = readSize(widthM, '/widthM') / 2;
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (length === 0) throw new InputError('/toM', 'expected an aisle with a length, got two equal points');
  const [nx, ny] = [(-half * (b[1] - a[1])) / length, (half * (b[0] - a[0])) / length];
  return [
    [a[0] - nx, a[1] - ny],
    [b[0] - nx, b[1] - ny],
    [b[0] + nx, b[1] + ny],
    [a[0] + nx, a[1] + ny],
  ];
}

/** Desks in rows and columns; with `benchM` each place is a two-seat bench whose seats are so far apart. Lengths in m. */
export interface DeskGrid {
  /** The first desk of the first row; the first seat of its bench. */
  readonly originM: Point;
  /** Direction of the rows; the next row lies on its left. */
  readonly alongM: Point;
  readonly rows: number;
  readonly columns: number;
  readonly rowPitchM: number;
  readonly columnPitchM: number;
  readonly benchM?: number | undefined;
}

/** The seat points of a grid of desks, row by row; the two of a bench are neighbours in the list. Throws InputError. O(desks). */
export function deskGrid(grid: DeskGrid): Point[] {
  const [ox, oy] = readPoint(grid.originM, '/originM');
  const [dx, dy] = readPoint(grid.alongM, '/alongM');
  const length = Math.hypot(dx, dy);
  if (length === 0) throw new InputError('/alongM', 'expected a direction, got [0, 0]');
  const [ux, uy] = [dx / length, dy / length];
  const rows = readCap(grid.rows, '/rows');
  const columns = readCap(grid.columns, '/columns');
  const rowPitchM = readSize(grid.rowPitchM, '/rowPitchM');
  const columnPitchM = readSize(grid.columnPitchM, '/columnPitchM');
  const offsets = grid.benchM === undefined ? [0] : [0, readSize(grid.benchM, '/benchM')];
  if (rows * columns > 2_500) throw new InputError('/rows', `expected at most 2500 desks, got ${rows} x ${columns}`);
  const out: Point[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      for (const offset of offsets) {
        const [s, t] = [c * columnPitchM + offset, r * rowPitchM];
        out.push([ox + s * ux - t * uy, oy + s * uy + t * ux]);
      }
    }
  }
  return out;
}

function readSize(value: unknown, path: string): number {
  const size = readLength(value, path);
  if (size === 0) throw new InputError(path, 'expected a length in metres > 0, got 0');
  return size;
}

function wallBox(wall: TeacherWall, fromM: number, toM: number, depthM: number): Point[] {
  const length = Math.hypot(wall.alongM[0], wall.alongM[1]);
  const [ux, uy] = [wall.alongM[0] / length, wall.alongM[1] / length];
  const at = (s: number, t: number): Point => [wall.originM[0] + s * ux - t * uy, wall.originM[1] + s * uy + t * ux];
  return [at(fromM, -BEHIND_M), at(toM, -BEHIND_M), at(toM, depthM), at(fromM, depthM)];
}
