import type { Day } from '@giliran/kernel';
import { ZONES, type Zone } from '../types.ts';

/** A zone set for an area from a day on; `zone` null withdraws the area's own zone, so that the larger area speaks again. */
export interface ZoneEntry {
  readonly areaCode: string;
  readonly from: Day;
  readonly zone: Zone | null;
}

/**
 * Which zone holds for a school on a day? `chain` lists its areas from the most specific (desa) to the largest (kabupaten). A-04:
 * MOST_SPECIFIC takes the first area with a valid zone, MOST_SEVERE_IN_CHAIN the worst of all. Of two entries of one area and day
 * the later in the list holds. Null: no area has one. O(chain x entries).
 */
export function effectiveZone(entries: readonly ZoneEntry[], chain: readonly string[], on: Day, rule = 'MOST_SPECIFIC'): Zone | null {
  const zones = chain.map((areaCode) => {
    let latest: ZoneEntry | null = null;
    for (const entry of entries) {
      if (entry.areaCode === areaCode && entry.from <= on && (latest === null || entry.from >= latest.from)) latest = entry;
    }
    return latest?.zone ?? null;
  });
  const known = zones.filter((zone) => zone !== null);
  if (rule !== 'MOST_SEVERE_IN_CHAIN') return known[0] ?? null;
  return known.reduce<Zone | null>((worst, zone) => (worst === null || ZONES.indexOf(zone) > ZONES.indexOf(worst) ? zone : worst), null);
}
