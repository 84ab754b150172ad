import { roomFrame, seatPointsCm, signedArea2 } from './layout-geometry.ts';
import { LAYOUT_LIMITS, type PointCm, type RoomLayout } from './room-layout.ts';

/** Something in a drawing that has to be mended before it is stored. */
export interface LayoutProblem {
  readonly code:
    | 'TOO_FEW_CORNERS'
    | 'CORNERS_MEET'
    | 'SIDES_CROSS'
    | 'NO_AREA'
    | 'TOO_SMALL'
    | 'TOO_LARGE'
    | 'SHAPE_CROSSES'
    | 'DOOR_OFF_WALL'
    | 'DESK_OUTSIDE'
    | 'PART_OUTSIDE'
    | 'TOO_MANY_SEATS';
  /** JSON Pointer of the value in the drawing. */
  readonly path: string;
  /** Where on the drawing, cm; null = the whole of it. */
  readonly at: PointCm | null;
  /** Sides that cross, or the numbers of the desk. */
  readonly numbers: readonly number[];
  /** Indonesian: what is wrong, where, what to do. */
  readonly message: string;
}

/** What is wrong with a ring of corners by itself; null = a simple polygon with area. Exact on whole numbers. O(corners^2). */
function ringProblem(ring: readonly PointCm[]): Pick<LayoutProblem, 'code' | 'at' | 'numbers'> | null {
  const n = ring.length;
  if (n < 3) return { code: 'TOO_FEW_CORNERS', at: ring[0] ?? null, numbers: [n] };
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (ring[i]?.[0] === ring[j]?.[0] && ring[i]?.[1] === ring[j]?.[1]) {
        return { code: 'CORNERS_MEET', at: ring[i] as PointCm, numbers: [i, j] };
      }
    }
  }
  for (let i = 0; i < n; i++) {
    const [a, b, next] = [ring[i] as PointCm, ring[(i + 1) % n] as PointCm, ring[(i + 2) % n] as PointCm];
    const back = (b[0] - a[0]) * (next[0] - b[0]) + (b[1] - a[1]) * (next[1] - b[1]);
    if (cross(a, b, next) === 0 && back < 0)
      return n === 3 ? { code: 'NO_AREA', at: b, numbers: [] } : { code: 'SIDES_CROSS', at: b, numbers: [i, (i + 1) % n] };
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      if (meet(a, b, ring[j] as PointCm, ring[(j + 1) % n] as PointCm))
        return { code: 'SIDES_CROSS', at: ring[j] as PointCm, numbers: [i, j] };
    }
  }
  return signedArea2(ring) === 0 ? { code: 'NO_AREA', at: ring[0] as PointCm, numbers: [] } : null;
}

/** Everything that has to be mended in a well-formed drawing, outline first. O(corners^2 + seats * corners). */
export function layoutProblems(layout: RoomLayout): LayoutProblem[] {
  const { outline, teacherZone } = layout;
  const ring = ringProblem(outline);
  if (ring) return [{ ...ring, path: '/outline', message: ringMessage(ring, 'Dinding ruang') }];
  const problems: LayoutProblem[] = [];
  const { widthCm, lengthCm } = roomFrame(layout);
  const { leastSideCm: least, mostSideCm: most } = LAYOUT_LIMITS;
  if (Math.min(widthCm, lengthCm) < least || Math.max(widthCm, lengthCm) > most) {
    const small = Math.min(widthCm, lengthCm) < least;
    problems.push({
      code: small ? 'TOO_SMALL' : 'TOO_LARGE',
      path: '/outline',
      at: null,
      numbers: [widthCm, lengthCm],
      message: `Ruang ${metres(widthCm)} × ${metres(lengthCm)} m tidak masuk akal: harus ${least / 100}–${most / 100} m. Periksa ukurannya.`,
    });
  }
  const shapes: [string, string, readonly PointCm[]][] = layout.spacingZones.map((zone, i) => [
    `/spacingZones/${i}/corners`,
    `Bidang jarak ${i + 1}`,
    zone.corners,
  ]);
  if ('corners' in teacherZone) shapes.unshift(['/teacherZone/corners', 'Zona guru', teacherZone.corners]);
  for (const [path, name, corners] of shapes) {
    const wrong = ringProblem(corners);
    if (wrong) problems.push({ ...wrong, code: 'SHAPE_CROSSES', path, message: ringMessage(wrong, name) });
  }
  layout.doors.forEach((door, i) => {
    const [a, b] = [outline[door.wall] as PointCm, outline[(door.wall + 1) % outline.length] as PointCm];
    const lengthOfWall = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (door.offsetCm + door.widthCm <= lengthOfWall + 1) return;
    problems.push({
      code: 'DOOR_OFF_WALL',
      path: `/doors/${i}`,
      at: b,
      numbers: [i + 1, Math.floor(lengthOfWall)],
      message: `Pintu ${i + 1} tidak muat di dindingnya yang ${metres(lengthOfWall)} m. Geser pintunya atau kecilkan lebarnya.`,
    });
  });
  let seats = 0;
  layout.desks.forEach((block, i) => {
    const points = seatPointsCm(block);
    seats += points.length;
    const outside = points.findIndex((point) => !inside(outline, point));
    if (outside < 0) return;
    problems.push({
      code: 'DESK_OUTSIDE',
      path: `/desks/${i}`,
      at: points[outside] as PointCm,
      numbers: [i + 1, outside + 1],
      message: `Kelompok meja ${i + 1}: kursi ke-${outside + 1} ada di luar dinding. Geser mejanya, atau kurangi baris dan lajurnya.`,
    });
  });
  if (seats > LAYOUT_LIMITS.seats) {
    problems.push({
      code: 'TOO_MANY_SEATS',
      path: '/desks',
      at: null,
      numbers: [seats, LAYOUT_LIMITS.seats],
      message: `Ada ${seats} kursi pada meja yang digambar; paling banyak ${LAYOUT_LIMITS.seats}. Kurangi baris atau lajurnya.`,
    });
  }
  const partOutside = (kind: 'pillars' | 'furniture', name: string) =>
    layout[kind].forEach((part, i) => {
      if (inside(outline, [part.xCm, part.yCm])) return;
      problems.push({
        code: 'PART_OUTSIDE',
        path: `/${kind}/${i}`,
        at: [part.xCm, part.yCm],
        numbers: [i + 1],
        message: `${name} ${i + 1} ada di luar dinding. Geser ke dalam ruang, atau hapus.`,
      });
    });
  partOutside('pillars', 'Tiang');
  partOutside('furniture', 'Perabot');
  return problems;
}

function ringMessage({ code, numbers }: Pick<LayoutProblem, 'code' | 'numbers'>, name: string): string {
  const [i = 0, j = 0] = numbers;
  switch (code) {
    case 'TOO_FEW_CORNERS':
      return `${name} punya ${i} sudut; paling sedikit 3. Tambahkan sudut.`;
    case 'CORNERS_MEET':
      return `${name}: sudut ${cornerName(i)} dan ${cornerName(j)} ada di titik yang sama. Geser salah satunya, atau hapus.`;
    case 'SIDES_CROSS':
      return `${name}: sisi ${sideName(i)} dan sisi ${sideName(j)} berpotongan atau bersentuhan. Geser sudutnya sampai tidak bersilangan.`;
    default:
      return `${name} tidak punya luas: semua sudutnya segaris. Geser salah satu sudut.`;
  }
}

/** 0 -> A, 25 -> Z, 26 -> A2: the name of a corner on screen and on paper. */
export function cornerName(index: number): string {
  const round = Math.floor(index / 26);
  return String.fromCharCode(65 + (index % 26)) + (round === 0 ? '' : String(round + 1));
}

function sideName(index: number): string {
  return `dari ${cornerName(index)}`;
}

function metres(cm: number): string {
  return String(Math.round(cm) / 100).replace('.', ',');
}

/** Inside or on the border. */
function inside(ring: readonly PointCm[], [x, y]: PointCm): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[j] as PointCm, ring[i] as PointCm];
    const onLine = Math.abs(cross(a, b, [x, y])) <= 1e-6 * Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (onLine && between(a[0], x, b[0]) && between(a[1], y, b[1])) return true;
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
  }
  return odd;
}

function between(a: number, v: number, b: number): boolean {
  return Math.min(a, b) - 1e-6 <= v && v <= Math.max(a, b) + 1e-6;
}

function meet(a: PointCm, b: PointCm, p: PointCm, q: PointCm): boolean {
  const [t1, t2, t3, t4] = [cross(a, b, p), cross(a, b, q), cross(p, q, a), cross(p, q, b)].map(Math.sign) as [
    number,
    number,
    number,
    number,
  ];
  if (t1 * t2 < 0 && t3 * t4 < 0) return true;
  const on = (u: PointCm, v: PointCm, w: PointCm) => between(u[0], w[0], v[0]) && between(u[1], w[1], v[1]);
  return (t1 === 0 && on(a, b, p)) || (t2 === 0 && on(a, b, q)) || (t3 === 0 && on(p, q, a)) || (t4 === 0 && on(p, q, b));
}

function cross(a: PointCm, b: PointCm, c: PointCm): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
