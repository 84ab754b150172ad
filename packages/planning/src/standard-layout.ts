import { signedArea2 } from './layout-geometry.ts';
import type { PointCm, RoomLayout } from './room-layout.ts';

/**
 * The same room with its corners named as everybody reads them: corner A is front-left and B front-right when facing the
 * teacher wall, the others follow clockwise as seen from above. Doors keep their place. O(corners + doors).
 */
export function standardLayout(layout: RoomLayout): RoomLayout {
  const { outline, teacherWall, doors } = layout;
  const n = outline.length;
  const turned = signedArea2(outline) < 0;
  if (!turned && teacherWall === 0) return layout;
  // New side k is old side `oldSide(k)`, run backwards when the ring was turned.
  const oldCorner = (k: number) => (turned ? (teacherWall + 1 - k + 2 * n) % n : (teacherWall + k) % n);
  const newSide = (old: number) => (turned ? (teacherWall - old + n) % n : (old - teacherWall + n) % n);
  return {
    ...layout,
    outline: Array.from({ length: n }, (_, k) => outline[oldCorner(k)] as PointCm),
    teacherWall: 0,
    doors: doors.map((door) => {
      const [a, b] = [outline[door.wall] as PointCm, outline[(door.wall + 1) % n] as PointCm];
      const lengthCm = Math.round(Math.hypot(b[0] - a[0], b[1] - a[1]));
      return {
        ...door,
        wall: newSide(door.wall),
        offsetCm: turned ? Math.max(0, lengthCm - door.offsetCm - door.widthCm) : door.offsetCm,
      };
    }),
  };
}
