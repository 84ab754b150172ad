import type { Reason } from './resolved-policy.ts';
import type { ParameterRecord } from './types.ts';

/** A stored value with what it says for one request. */
export interface Entry {
  readonly record: ParameterRecord;
  readonly reason: Reason;
}

/** Is the place inside the area? ID is the whole country; a code holds for itself and every longer code under it. O(1). */
export function holdsIn(area: string, place: string | null): boolean {
  return place === null || area === 'ID' || place === area || place.startsWith(`${area}.`);
}
