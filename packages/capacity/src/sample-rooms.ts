import { randomUnit } from '@giliran/kernel';
import type { Point, RoomInput } from './room-input.ts';

/** A made-up room of a kind that schools have. */
export interface SampleRoom {
  readonly id: string;
  readonly kind: (typeof ROOM_KINDS)[number];
  readonly input: Omit<RoomInput, 'polygon' | 'obstacles'> & {
    readonly polygon: readonly Point[];
    readonly obstacles: readonly (readonly Point[])[];
  };
}

/** Shapes and fittings of the made-up rooms; each index of `sampleRoom` takes the next kind. */
export const ROOM_KINDS = [
  'plain',
  'turned',
  'front-zone',
  'pillars',
  'cupboards',
  'door-aisle',
  'L',
  'U',
  'T',
  'slanted',
  'small',
  'mixed',
] as const;

/**
 * Room number `index` of an endless reproducible list, for benchmarks and tests: sides of 3 to 10 m to the centimetre,
 * spacings of 1 to 2 m, margins of 0 to 0.6 m, about 4 to 50 seats. All numbers are drawn, none is taken from a known case. O(1).
 */
export function sampleRoom(index: number, seed = 51): SampleRoom {
  const kind = ROOM_KINDS[index % ROOM_KINDS.length] as SampleRoom['kind'];
  let draws = 0;
  const draw = (from: number, to: number): number => from + (to - from) * randomUnit(seed, index, draws++);
  const cm = (from: number, to: number): number => Math.round(draw(from, to) * 100) / 100;
  const flip = (): boolean => draw(0, 1) < 0.5;
  const [w, l] = kind === 'small' ? [cm(2.5, 5.5), cm(2.5, 5.5)] : [cm(5, 9), cm(5, 9.5)];
  const box = (x: number, y: number, a: number, b: number): Point[] => [
    [x, y],
    [x + a, y],
    [x + a, y + b],
    [x, y + b],
  ];
  let polygon: Point[] = box(0, 0, w, l);
  const obstacles: Point[][] = [];
  const pillars: { x: number; y: number; r: number }[] = [];
  const frontZone = (): void => void obstacles.push(box(-1, -1, w + 2, 1 + cm(1, 2.3)));
  const pillar = (): void => void pillars.push({ x: cm(0.8, w - 0.8), y: cm(0.8, l - 0.8), r: cm(0.1, 0.35) });
  const cupboard = (): void => {
    const [a, b] = flip() ? [cm(0.4, 0.7), cm(0.8, 2.2)] : [cm(0.8, 2.2), cm(0.4, 0.7)];
    const [x, y] = flip() ? [flip() ? 0 : w - a, cm(0, l - b)] : [cm(0, w - a), flip() ? 0 : l - b];
    obstacles.push(box(x, y, a, b));
  };
  const door = (): void => {
    const y = cm(0.2, l - 1.3);
    obstacles.push(box(flip() ? -0.05 : w - 1, y, 1.05, cm(0.9, 1.2)));
  };
  const notch = (): void => {
    const [a, b] = [cm(1.5, w - 1.5), cm(1.5, l - 1.5)];
    polygon = [
      [0, 0],
      [w, 0],
      [w, b],
      [a, b],
      [a, l],
      [0, l],
    ];
  };
  if (kind === 'front-zone' || (kind === 'mixed' && flip())) frontZone();
  if (kind === 'pillars') for (let k = 0; k < 1 + Math.floor(draw(0, 3)); k++) pillar();
  if (kind === 'cupboards') for (let k = 0; k < 1 + Math.floor(draw(0, 3)); k++) cupboard();
  if (kind === 'door-aisle') {
    door();
    const x = cm(1, w - 2);
    if (flip()) obstacles.push(box(x, -0.5, cm(0.6, 1), l + 1));
  }
  if (kind === 'L') notch();
  if (kind === 'U') {
    const [a, b, c] = [cm(1.2, w / 2 - 0.6), cm(w / 2 + 0.6, w - 1.2), cm(1.5, l - 1)];
    polygon = [
      [0, 0],
      [w, 0],
      [w, l],
      [b, l],
      [b, c],
      [a, c],
      [a, l],
      [0, l],
    ];
  }
  if (kind === 'T') {
    const [a, b, c] = [cm(1, w / 2 - 0.8), cm(w / 2 + 0.8, w - 1), cm(1.5, l - 1.5)];
    polygon = [
      [0, 0],
      [w, 0],
      [w, c],
      [b, c],
      [b, l],
      [a, l],
      [a, c],
      [0, c],
    ];
  }
  if (kind === 'slanted')
    polygon = [
      [0, 0],
      [w, cm(-0.8, 0.8)],
      [w - cm(0, 2), l],
      [cm(0, 1.5), l + cm(-1, 0.5)],
    ];
  if (kind === 'mixed') {
    if (flip()) notch();
    pillar();
    cupboard();
    door();
  }
  const plain: SampleRoom['input'] = {
    polygon,
    spacingM: flip() ? 1.5 : cm(1.2, 2),
    wallMarginM: flip() ? cm(0, 0.6) : 0.3,
    obstacles,
    pillars,
    obstacleClearanceM: flip() ? 0 : cm(0.1, 0.4),
  };
  const turn = kind === 'turned' || flip() ? draw(0, 2 * Math.PI) : 0;
  return { id: `${kind}-${index}`, kind, input: turnRoom(plain, turn, turn === 0 ? 0 : 3, turn === 0 ? 0 : -2) };
}

/** The room turned by `angle` (radians) about the origin and moved. O(corners). */
function turnRoom(input: SampleRoom['input'], angle: number, dx: number, dy: number): SampleRoom['input'] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const move = ([x, y]: Point): Point => [c * x - s * y + dx, s * x + c * y + dy];
  return {
    ...input,
    polygon: input.polygon.map(move),
    obstacles: input.obstacles.map((ring) => ring.map(move)),
    pillars: (input.pillars ?? []).map(({ x, y, r }) => {
      const [px, py] = move([x, y]);
      return { x: px, y: py, r };
    }),
  };
}
