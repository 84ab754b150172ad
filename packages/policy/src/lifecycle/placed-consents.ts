import type { Day } from '@giliran/kernel';
import type { PlacedConsents } from './lifecycle-types.ts';

/** Papers of pupils known one by one: whoever has a place and whose papers are there. */
export interface ListedPapers {
  readonly placed: number;
  readonly consented: number;
  readonly stamped: number;
}

/** Papers of one rombel known by number alone, beside the places its pupils have in the plan. */
export interface CountedPapers {
  readonly placed: number;
  /** Of `placed`: attendance numbers whose parents signed for learning at home. */
  readonly placedAtHome: number;
  /** Signed choices for face-to-face lessons (P5.1.d). */
  readonly yes: number;
  /** Letters of permission (P7.7.a). */
  readonly permission: number;
  /** Stamped statements (P7.7.b). */
  readonly stamped: number;
  /** The day on which somebody counted the papers. */
  readonly countedOn: Day;
}

/**
 * How many of the placed pupils have their papers (P5.1.d, P7.7.a, P7.7.b)? A rombel known by count has as many as the scarcer of
 * its two papers, and never more than its own places: papers left over in one rombel do not stand for missing ones in another, and
 * a number that chose home is never covered. O(rombel).
 */
export function placedConsents(listed: ListedPapers, counted: readonly CountedPapers[]): PlacedConsents {
  let { placed, consented, stamped } = listed;
  let pupils = 0;
  let oldest: Day | null = null;
  for (const rombel of counted) {
    const coming = Math.max(0, rombel.placed - rombel.placedAtHome);
    placed += rombel.placed;
    pupils += rombel.placed;
    consented += Math.min(coming, rombel.yes, rombel.permission);
    stamped += Math.min(coming, rombel.stamped);
    if (oldest === null || rombel.countedOn < oldest) oldest = rombel.countedOn;
  }
  return { placed, consented, stamped, counted: oldest === null ? null : { pupils, on: oldest } };
}
