import type { Violation } from '@giliran/schedule';

/** What an edit does to the rules: those newly or more heavily broken, and how many are broken no more. */
interface EditEffect {
  readonly fresh: readonly Violation[];
  readonly mends: number;
}

/**
 * Compares the broken rules before and after an edit that keeps the order of sessions. The same rule about the same thing counts
 * as new only when it is broken by more than before. O(violations).
 */
export function editEffect(before: readonly Violation[], after: readonly Violation[]): EditEffect {
  const old = new Map(before.map((violation) => [keyOf(violation), excess(violation)]));
  const now = new Set(after.map(keyOf));
  return {
    fresh: after.filter((violation) => excess(violation) > (old.get(keyOf(violation)) ?? -1)),
    mends: before.filter((violation) => !now.has(keyOf(violation))).length,
  };
}

function keyOf({ code, subject, message }: Violation): string {
  const { kind, id, day, shift, sessions } = subject;
  // Without its numbers the sentence still tells arrivals from departures.
  return JSON.stringify([code, kind, id, day, shift, sessions, message.replace(/\d+/g, '#')]);
}

function excess({ measured, limit }: Violation): number {
  return measured === null || limit === null ? 0 : Math.abs(measured - limit);
}
