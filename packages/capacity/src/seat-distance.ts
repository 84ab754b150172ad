/** Smallest distance between two of the first n seats (x, y alternating) in m; Infinity for n < 2. O(n^2), O(n) for big n by strips. */
export function smallestDistance(seats: ArrayLike<number>, n: number): number {
  const order = Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (seats[2 * a] as number) - (seats[2 * b] as number));
  let best = Infinity;
  for (let k = 0; k < n; k++) {
    const i = order[k] as number;
    for (let l = k - 1; l >= 0; l--) {
      const j = order[l] as number;
      const dx = (seats[2 * i] as number) - (seats[2 * j] as number);
      if (dx * dx >= best) break;
      const dy = (seats[2 * i + 1] as number) - (seats[2 * j + 1] as number);
      best = Math.min(best, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(best);
}
