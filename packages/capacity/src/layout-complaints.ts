import type { Point, RoomInput } from './room-input.ts';

/**
 * What is wrong with a layout? A slow and obvious second reading of the rules, written without the engine's geometry
 * (angles summed around each corner, projections on each side); empty when the layout is valid within 1e-6 m. O(seats^2).
 */
export function complaints(input: RoomInput, seats: readonly Point[]): string[] {
  const out: string[] = [];
  const tau = 1e-6;
  const toRing = (ring: readonly Point[], p: Point): number =>
    Math.min(
      ...ring.map((a, i) => {
        const b = ring[(i + 1) % ring.length] as Point;
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
        const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
        const along = Math.min(length, Math.max(0, (p[0] - a[0]) * ux + (p[1] - a[1]) * uy));
        return Math.hypot(p[0] - a[0] - along * ux, p[1] - a[1] - along * uy);
      }),
    );
  const inside = (ring: readonly Point[], p: Point): boolean => {
    let turn = 0;
    ring.forEach((a, i) => {
      const b = ring[(i + 1) % ring.length] as Point;
      const [ax, ay, bx, by] = [a[0] - p[0], a[1] - p[1], b[0] - p[0], b[1] - p[1]];
      turn += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    });
    return Math.abs(turn) > 3;
  };
  const spacingOf = (p: Point): number => {
    const own = (input.zones ?? []).filter((zone) => inside(zone.polygon, p) || toRing(zone.polygon, p) <= tau);
    return own.length === 0 ? input.spacingM : Math.max(...own.map((zone) => zone.spacingM));
  };
  seats.forEach((p, i) => {
    seats.slice(0, i).forEach((q, j) => {
      const r = Math.hypot(p[0] - q[0], p[1] - q[1]);
      if (r < Math.max(spacingOf(p), spacingOf(q)) - tau) out.push(`seats ${i} and ${j} are ${r} apart`);
    });
    const ring = input.polygon ?? [];
    const wall = toRing(ring, p) * (inside(ring, p) ? 1 : -1);
    if (wall < (input.wallMarginM ?? 0) - tau) out.push(`seat ${i} is ${wall} from a wall`);
    for (const obstacle of input.obstacles ?? []) {
      const ring = 'polygon' in obstacle ? obstacle.polygon : obstacle;
      const clearance = 'polygon' in obstacle ? obstacle.clearanceM : (input.obstacleClearanceM ?? 0);
      const away = toRing(ring, p) * (inside(ring, p) ? -1 : 1);
      if (away < clearance - tau) out.push(`seat ${i} is ${away} from an obstacle`);
    }
    for (const pillar of input.pillars ?? []) {
      const away = Math.hypot(p[0] - pillar.x, p[1] - pillar.y) - pillar.r;
      if (away < (pillar.clearanceM ?? input.obstacleClearanceM ?? 0) - tau) out.push(`seat ${i} is ${away} from a pillar`);
    }
  });
  return out;
}
