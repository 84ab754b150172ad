import { InputError, pointer } from '@giliran/kernel';
import { layoutProblems } from './layout-problems.ts';
import { standardLayout } from './standard-layout.ts';
import {
  FURNITURE_KINDS,
  LAYOUT_LIMITS,
  type AisleLayout,
  type DeskBlockLayout,
  type DoorLayout,
  type FurnitureLayout,
  type PillarLayout,
  type PointCm,
  type RoomLayout,
  type SpacingZoneLayout,
  type TeacherZoneLayout,
} from './room-layout.ts';

const FARTHEST_CM = 10_000;

/**
 * Checks a drawing that came from outside (a file, the network) and returns it typed, corners in standard order, keys in one order. Throws InputError
 * with a JSON Pointer and an Indonesian message for wrong numbers and for everything of `layoutProblems`. O(corners^2).
 */
export function parseRoomLayout(value: unknown): RoomLayout {
  const layout = standardLayout(readRoomLayout(value));
  const [problem] = layoutProblems(layout);
  if (problem) throw new InputError(problem.path, problem.message);
  return layout;
}

/** The same for a drawing that may still be wrong to look at (an unfinished edit): only numbers and shapes of values are checked. */
export function readRoomLayout(value: unknown): RoomLayout {
  const o = record(value, '');
  if (o['version'] !== 1) throw new InputError('/version', `versi gambar tidak dikenal: ${show(o['version'])}; yang didukung versi 1`);
  const outline = ring(o['outline'], '/outline');
  if (outline.length < 3) throw new InputError('/outline', `dinding punya ${outline.length} sudut; paling sedikit 3`);
  const wall = (v: unknown, path: string) => whole(v, 0, outline.length - 1, path, 'nomor dinding');
  return {
    version: 1,
    outline,
    teacherWall: wall(o['teacherWall'], '/teacherWall'),
    teacherZone: teacherZone(o['teacherZone']),
    wallMarginCm: whole(o['wallMarginCm'], 0, 1000, '/wallMarginCm', 'jarak dari dinding (cm)'),
    doors: list(o['doors'], '/doors').map((v, i): DoorLayout => {
      const [path, door] = [pointer('doors', i), record(v, pointer('doors', i))];
      return {
        wall: wall(door['wall'], `${path}/wall`),
        offsetCm: whole(door['offsetCm'], 0, FARTHEST_CM, `${path}/offsetCm`, 'jarak pintu dari sudut (cm)'),
        widthCm: whole(door['widthCm'], 10, 1000, `${path}/widthCm`, 'lebar pintu (cm)'),
        depthCm: whole(door['depthCm'], 0, 1000, `${path}/depthCm`, 'bagian bebas di depan pintu (cm)'),
      };
    }),
    aisles: list(o['aisles'], '/aisles').map((v, i): AisleLayout => {
      const [path, aisle] = [pointer('aisles', i), record(v, pointer('aisles', i))];
      const [from, to] = [point(aisle['from'], `${path}/from`), point(aisle['to'], `${path}/to`)];
      if (from[0] === to[0] && from[1] === to[1])
        throw new InputError(`${path}/to`, `lorong ${i + 1} mulai dan berakhir di titik yang sama`);
      return { from, to, widthCm: whole(aisle['widthCm'], 10, 1000, `${path}/widthCm`, 'lebar lorong (cm)') };
    }),
    pillars: list(o['pillars'], '/pillars').map((v, i): PillarLayout => {
      const [path, pillar] = [pointer('pillars', i), record(v, pointer('pillars', i))];
      return {
        ...place(pillar, path),
        radiusCm: whole(pillar['radiusCm'], 1, 500, `${path}/radiusCm`, 'jari-jari tiang (cm)'),
        clearanceCm: whole(pillar['clearanceCm'], 0, 500, `${path}/clearanceCm`, 'jarak kursi dari tiang (cm)'),
      };
    }),
    furniture: list(o['furniture'], '/furniture').map((v, i): FurnitureLayout => {
      const [path, part] = [pointer('furniture', i), record(v, pointer('furniture', i))];
      const kind = FURNITURE_KINDS.find((known) => known === part['kind']);
      if (!kind)
        throw new InputError(`${path}/kind`, `jenis perabot tidak dikenal: ${show(part['kind'])}; pakai ${FURNITURE_KINDS.join(', ')}`);
      return {
        kind,
        ...place(part, path),
        widthCm: whole(part['widthCm'], 5, 2000, `${path}/widthCm`, 'lebar perabot (cm)'),
        depthCm: whole(part['depthCm'], 5, 2000, `${path}/depthCm`, 'dalam perabot (cm)'),
        turnDeg: whole(part['turnDeg'], 0, 359, `${path}/turnDeg`, 'putaran (derajat)'),
        clearanceCm: whole(part['clearanceCm'], 0, 500, `${path}/clearanceCm`, 'jarak kursi dari perabot (cm)'),
      };
    }),
    desks: list(o['desks'], '/desks').map((v, i): DeskBlockLayout => {
      const [path, block] = [pointer('desks', i), record(v, pointer('desks', i))];
      return {
        ...place(block, path),
        rows: whole(block['rows'], 1, 40, `${path}/rows`, 'banyak baris meja'),
        columns: whole(block['columns'], 1, 40, `${path}/columns`, 'banyak lajur meja'),
        columnPitchCm: whole(block['columnPitchCm'], 10, 1000, `${path}/columnPitchCm`, 'jarak antarlajur (cm)'),
        rowPitchCm: whole(block['rowPitchCm'], 10, 1000, `${path}/rowPitchCm`, 'jarak antarbaris (cm)'),
        seatsPerDesk: whole(block['seatsPerDesk'], 1, 2, `${path}/seatsPerDesk`, 'kursi per meja') === 2 ? 2 : 1,
        seatGapCm: whole(block['seatGapCm'], 10, 300, `${path}/seatGapCm`, 'jarak dua kursi semeja (cm)'),
        turnDeg: whole(block['turnDeg'], 0, 359, `${path}/turnDeg`, 'putaran (derajat)'),
      };
    }),
    deskUse: o['deskUse'] === 'LEAVE' ? 'LEAVE' : 'MOVE',
    spacingZones: list(o['spacingZones'], '/spacingZones').map((v, i): SpacingZoneLayout => {
      const [path, zone] = [pointer('spacingZones', i), record(v, pointer('spacingZones', i))];
      return {
        corners: ring(zone['corners'], `${path}/corners`),
        spacingCm: whole(zone['spacingCm'], 50, 500, `${path}/spacingCm`, 'jarak di bidang ini (cm)'),
      };
    }),
    areaPerPupilCm2: optional(o['areaPerPupilCm2'], 1_000, 1_000_000, '/areaPerPupilCm2', 'luas per siswa (cm²)'),
    ventilationPupils: optional(o['ventilationPupils'], 0, 1000, '/ventilationPupils', 'batas siswa menurut ventilasi'),
    ...(o['teacherPoint'] === undefined || o['teacherPoint'] === null ? {} : { teacherPoint: point(o['teacherPoint'], '/teacherPoint') }),
  };
}

function teacherZone(value: unknown): TeacherZoneLayout {
  const zone = record(value, '/teacherZone');
  if (zone['corners'] !== undefined) return { corners: ring(zone['corners'], '/teacherZone/corners') };
  return { depthCm: whole(zone['depthCm'], 0, 1000, '/teacherZone/depthCm', 'zona guru (cm)') };
}

function place(o: Record<string, unknown>, path: string): { xCm: number; yCm: number } {
  return { xCm: coordinate(o['xCm'], `${path}/xCm`), yCm: coordinate(o['yCm'], `${path}/yCm`) };
}

function ring(value: unknown, path: string): PointCm[] {
  const corners = list(value, path).map((corner, i) => point(corner, `${path}/${i}`));
  // A ring may be closed by repeating its first corner.
  const [first, last] = [corners[0], corners.at(-1)];
  if (corners.length > 3 && first && last && first[0] === last[0] && first[1] === last[1]) corners.pop();
  if (corners.length > LAYOUT_LIMITS.corners)
    throw new InputError(path, `ada ${corners.length} sudut; paling banyak ${LAYOUT_LIMITS.corners}`);
  return corners;
}

function point(value: unknown, path: string): PointCm {
  if (!Array.isArray(value) || value.length !== 2) throw new InputError(path, `titik harus dua angka [x, y]; tertulis ${show(value)}`);
  return [coordinate(value[0], `${path}/0`), coordinate(value[1], `${path}/1`)];
}

function coordinate(value: unknown, path: string): number {
  return whole(value, -FARTHEST_CM, FARTHEST_CM, path, 'letak (cm)');
}

function whole(value: unknown, least: number, most: number, path: string, what: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new InputError(path, `${what} harus bilangan bulat ${least}–${most}; tertulis ${show(value)}`);
  }
  return value;
}

function optional(value: unknown, least: number, most: number, path: string, what: string): number | null {
  return value === null || value === undefined ? null : whole(value, least, most, path, what);
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new InputError(path, `harus berupa daftar; tertulis ${show(value)}`);
  if (value.length > LAYOUT_LIMITS.parts) throw new InputError(path, `ada ${value.length}; paling banyak ${LAYOUT_LIMITS.parts}`);
  return value;
}

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InputError(path, `isi tidak dikenal: ${show(value)}`);
  return value as Record<string, unknown>;
}

function show(value: unknown): string {
  return value === undefined ? 'kosong' : (JSON.stringify(value) ?? 'nilai lain').slice(0, 60);
}
