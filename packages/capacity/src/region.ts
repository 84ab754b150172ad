import { InputError } from '@giliran/kernel';
import { lengthOf } from './length-of.ts';
import { kindOf, readPolygon, type Polygon } from './polygon.ts';
import type { RoomInput } from './room-input.ts';

/** The usable region of a room as constraints: where a seat may stand. */
export interface Region {
  readonly outline: Polygon;
  readonly wallMarginM: number;
  readonly obstacles: readonly KeepOut[];
  readonly pillars: readonly Disc[];
}

/** A polygon that seats keep `clearanceM` away from. */
interface KeepOut {
  readonly polygon: Polygon;
  readonly clearanceM: number;
}

/** A round pillar with its clearance: seats stay `reachM` away from its centre. */
export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly reachM: number;
}

/**
 * Checks a room and gives its usable region, or null when the size is unknown.
 * Throws InputError for wrong numbers and shapes; `names` gives the JSON keys of the caller for the paths. O(corners^2).
 */
export function readRegion(
  input: RoomInput,
  names: { polygon: string; wallMarginM: string; obstacleClearanceM: string } = {
    polygon: 'polygon',
    wallMarginM: 'wallMarginM',
    obstacleClearanceM: 'obstacleClearanceM',
  },
): Region | null {
  // A default stands for what is missing, not for null: that is how other programs write "not a number".
  const { wallMarginM: margin = 0, obstacleClearanceM: clearance = 0 } = input;
  const wallMarginM = readLength(margin, `/${names.wallMarginM}`);
  const clearanceM = readLength(clearance, `/${names.obstacleClearanceM}`);
  const obstacles = readList(input.obstacles ?? [], '/obstacles').map((o, i) => readObstacle(o, `/obstacles/${i}`, clearanceM));
  const pillars = readList(input.pillars ?? [], '/pillars').map((p, i) => readPillar(p, `/pillars/${i}`, clearanceM));
  if (input.polygon === null) return null;
  const outline = readPolygon(input.polygon, `/${names.polygon}`);
  return { outline, wallMarginM, obstacles, pillars };
}

/** Reads a length in metres >= 0; throws InputError at `path`. O(1). */
export function readLength(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > 1e7) {
    throw new InputError(path, `expected a length in metres >= 0, got ${kindOf(value)}`);
  }
  return value;
}

/** Reads a list; throws InputError at `path`. O(1). */
export function readList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new InputError(path, `expected a list, got ${kindOf(value)}`);
  return value;
}

function readObstacle(value: unknown, path: string, clearanceM: number): KeepOut {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { polygon: readPolygon(value, path), clearanceM };
  const own = value as Record<string, unknown>;
  return { polygon: readPolygon(own['polygon'], `${path}/polygon`), clearanceM: readLength(own['clearanceM'], `${path}/clearanceM`) };
}

function readPillar(value: unknown, path: string, clearanceM: number): Disc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(path, `expected {x, y, r}, got ${kindOf(value)}`);
  }
  const { x, y, r, clearanceM: own = clearanceM } = value as Record<string, unknown>;
  for (const [key, v] of [
    ['x', x],
    ['y', y],
  ] as const) {
    if (typeof v !== 'number' || !Number.isFinite(v) || Math.abs(v) > 1e7) {
      throw new InputError(`${path}/${key}`, `expected a finite number of metres, got ${kindOf(v)}`);
    }
  }
  return { x: x as number, y: y as number, reachM: readLength(r, `${path}/r`) + readLength(own, `${path}/clearanceM`) };
}

/** The region of a room whose walls, obstacles and pillars keep seats `byM` farther away. O(obstacles). */
export function tighterRegion(region: Region, byM: number): Region {
  return {
    outline: region.outline,
    wallMarginM: region.wallMarginM + byM,
    obstacles: region.obstacles.map(({ polygon, clearanceM }) => ({ polygon, clearanceM: clearanceM + byM })),
    pillars: region.pillars.map(({ x, y, reachM }) => ({ x, y, reachM: reachM + byM })),
  };
}

/** Signed distance in metres from (x, y) to the boundary of a polygon, positive inside. O(corners). */
export function signedDistance(polygon: Polygon, x: number, y: number): number {
  let best = Infinity;
  let inside = false;
  const n = polygon.length;
  let ax = polygon[n - 2] as number;
  let ay = polygon[n - 1] as number;
  for (let i = 0; i < n; i += 2) {
    const bx = polygon[i] as number;
    const by = polygon[i + 1] as number;
    const ex = bx - ax;
    const ey = by - ay;
    let t = ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey);
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    const dx = x - ax - t * ex;
    const dy = y - ay - t * ey;
    const q = dx * dx + dy * dy;
    if (q < best) best = q;
    if (ay > y !== by > y && x < ax + ((y - ay) / ey) * ex) inside = !inside;
    ax = bx;
    ay = by;
  }
  return inside ? Math.sqrt(best) : -Math.sqrt(best);
}

/** Slack of (x, y) to the wall margin in metres: >= 0 when the seat is far enough inside. O(corners). */
export function wallSlackAt(region: Region, x: number, y: number): number {
  return signedDistance(region.outline, x, y) - region.wallMarginM;
}

/** Slack of (x, y) to obstacles and pillars in metres, Infinity when there are none. O(corners of obstacles). */
export function obstacleSlackAt(region: Region, x: number, y: number): number {
  let slack = Infinity;
  for (const { polygon, clearanceM } of region.obstacles) {
    const s = -signedDistance(polygon, x, y) - clearanceM;
    if (s < slack) slack = s;
  }
  for (const pillar of region.pillars) {
    const s = lengthOf(x - pillar.x, y - pillar.y) - pillar.reachM;
    if (s < slack) slack = s;
  }
  return slack;
}

/** The exact predicate: slack of a seat to everything; the seat is allowed when this is >= -1e-6 m. O(corners). */
export function slackAt(region: Region, x: number, y: number): number {
  return Math.min(wallSlackAt(region, x, y), obstacleSlackAt(region, x, y));
}
