import type { Status } from '../../../components/status-badge.tsx';

interface CapacityNumbers {
  readonly count: number | null;
  readonly upperBound: number | null;
  readonly proven: boolean;
  readonly limitedBy: 'CAP' | 'GEOMETRY' | 'UNKNOWN';
  readonly legalCap: { readonly value: number | null };
  /** All ceilings, smallest first. */
  readonly caps: readonly { readonly pupils: number | null }[];
}

export interface CapacityBadge {
  readonly status: Status;
  /** Key in i18n "rooms", under `badge`. */
  readonly key: 'unknown' | 'none' | 'cap' | 'ownCap' | 'proven' | 'open';
  readonly values: Readonly<Record<string, number>>;
}

/** How many pupils a room takes, in one line: by law, by a ceiling of the school, by its size with proof, by its size with a bound, or not known. O(1). */
export function capacityBadge({ count, upperBound, proven, limitedBy, legalCap, caps }: CapacityNumbers): CapacityBadge {
  if (count === null || limitedBy === 'UNKNOWN') return { status: 'NOT_DETERMINED', key: 'unknown', values: {} };
  if (count === 0) return { status: 'FAIL', key: 'none', values: {} };
  const cap = caps[0]?.pupils ?? legalCap.value;
  if (limitedBy === 'CAP' && cap !== null && cap !== legalCap.value) return { status: 'PASS', key: 'ownCap', values: { count, cap } };
  if (limitedBy === 'CAP' && legalCap.value !== null) return { status: 'PASS', key: 'cap', values: { count, cap: legalCap.value } };
  if (proven || upperBound === null || upperBound <= count) return { status: 'PASS', key: 'proven', values: { count } };
  return { status: 'PASS', key: 'open', values: { count, bound: upperBound } };
}
