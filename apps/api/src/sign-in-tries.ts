/** Wrong passwords in a row that one account may be tried with before it has to wait. */
export const MOST_TRIES = 10;
/** How long it then has to wait. */
export const WAIT_MS = 60_000;
/** Addresses kept at once; the oldest go first. */
const MOST_ADDRESSES = 20_000;

/**
 * May this account be tried with one more password now? Counted by e-mail address, for this process: ten tries, then one a minute
 * until a right password clears the count. A try counts before its password is looked at, so that many at once gain nothing.
 * `nowMs` is the time in milliseconds. O(1) a try.
 */
export function signInTries() {
  const triesBy = new Map<string, { count: number; lastMs: number }>();
  return {
    take(address: string, nowMs: number): boolean {
      const known = triesBy.get(address);
      if (known && known.count >= MOST_TRIES && nowMs - known.lastMs < WAIT_MS) return false;
      triesBy.delete(address);
      triesBy.set(address, { count: (known?.count ?? 0) + 1, lastMs: nowMs });
      const [oldest] = triesBy.keys();
      if (triesBy.size > MOST_ADDRESSES && oldest !== undefined) triesBy.delete(oldest);
      return true;
    },
    forget(address: string): void {
      triesBy.delete(address);
    },
  };
}
