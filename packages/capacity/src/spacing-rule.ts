import { InputError } from '@giliran/kernel';
import { lengthOf } from './length-of.ts';
import { kindOf, readPolygon, type Polygon } from './polygon.ts';
import { readList, signedDistance } from './region.ts';
import { TAU_M, type RoomInput } from './room-input.ts';

/** How far apart two seats must be: each seat has a spacing by the zone it stands in, a pair keeps the larger one. */
export interface SpacingRule {
  readonly baseM: number;
  readonly zones: readonly { readonly polygon: Polygon; readonly spacingM: number }[];
  /** Smallest and largest spacing anywhere; a bound may use the smallest only. */
  readonly smallestM: number;
  readonly largestM: number;
}

/** Reads the spacing of a room and its zones; throws InputError at `path` or /zones/i/... O(corners^2). */
export function readSpacingRule(input: Pick<RoomInput, 'spacingM' | 'zones'>, path = '/spacingM'): SpacingRule {
  const baseM = readSpacing(input.spacingM, path);
  const zones = readList(input.zones ?? [], '/zones').map((zone, i) => {
    if (typeof zone !== 'object' || zone === null) throw new InputError(`/zones/${i}`, `expected {polygon, spacingM}, got ${kindOf(zone)}`);
    const { polygon, spacingM } = zone as Record<string, unknown>;
    return { polygon: readPolygon(polygon, `/zones/${i}/polygon`), spacingM: readSpacing(spacingM, `/zones/${i}/spacingM`) };
  });
  return spacingRule(baseM, zones);
}

/** One spacing for the whole room, or with zones read already. O(zones). */
export function spacingRule(baseM: number, zones: SpacingRule['zones'] = []): SpacingRule {
  const all = [baseM, ...zones.map((zone) => zone.spacingM)];
  return { baseM, zones, smallestM: Math.min(...all), largestM: Math.max(...all) };
}

/** The same rule with every spacing `byM` larger. O(zones). */
export function widerRule(rule: SpacingRule, byM: number): SpacingRule {
  return spacingRule(
    rule.baseM + byM,
    rule.zones.map(({ polygon, spacingM }) => ({ polygon, spacingM: spacingM + byM })),
  );
}

/** The spacing in m of a seat at (x, y): of its zone, the largest of several, else of the room. O(corners of zones). */
export function spacingAt(rule: SpacingRule, x: number, y: number): number {
  let own = 0;
  for (const { polygon, spacingM } of rule.zones) if (spacingM > own && signedDistance(polygon, x, y) >= -TAU_M) own = spacingM;
  return own > 0 ? own : rule.baseM;
}

/** Do all pairs of the first n seats (x, y alternating) keep their spacing, within `toleranceM`? O(n log n) for spread seats. */
export function keepsSpacing(rule: SpacingRule, seats: ArrayLike<number>, n: number, toleranceM: number): boolean {
  const order = Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (seats[2 * a] as number) - (seats[2 * b] as number));
  const own = order.map((i) => spacingAt(rule, seats[2 * i] as number, seats[2 * i + 1] as number));
  for (let k = 0; k < n; k++) {
    const i = order[k] as number;
    for (let l = k - 1; l >= 0; l--) {
      const j = order[l] as number;
      const dx = (seats[2 * i] as number) - (seats[2 * j] as number);
      if (dx >= rule.largestM) break;
      const dy = (seats[2 * i + 1] as number) - (seats[2 * j + 1] as number);
      if (lengthOf(dx, dy) < Math.max(own[k] as number, own[l] as number) - toleranceM) return false;
    }
  }
  return true;
}

/** Reads a spacing in m > 0; throws InputError at `path`. O(1). */
export function readSpacing(value: unknown, path: string): number {
  if (typeof value !== 'number' || !(value > 0) || !(value <= 1e7)) {
    throw new InputError(path, `expected a distance in metres > 0, got ${kindOf(value)}`);
  }
  return value;
}
