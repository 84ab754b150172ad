/** A seat [x, y] in metres: x along the teacher wall, y away from it. */
export type Seat = readonly [number, number];

/** Seats nearer than this to each other in depth count as one row. */
const ROW_M = 0.6;

/** Seats in the order a teacher counts them: row by row from the front, left to right. O(n log n). */
export function orderSeats(seats: readonly Seat[]): Seat[] {
  const rows: Seat[][] = [];
  for (const seat of [...seats].sort((a, b) => a[1] - b[1])) {
    const row = rows.at(-1);
    const front = row?.[0];
    if (row && front && seat[1] - front[1] < ROW_M) row.push(seat);
    else rows.push([seat]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a[0] - b[0]));
}

/** The seat nearest to the given one and how far it is, or null when it is alone. O(n). */
export function nearestSeat(seats: readonly Seat[], index: number): { index: number; distanceM: number } | null {
  const from = seats[index];
  let best: { index: number; distanceM: number } | null = null;
  if (!from) return null;
  for (const [i, to] of seats.entries()) {
    const distanceM = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (i !== index && (best === null || distanceM < best.distanceM)) best = { index: i, distanceM };
  }
  return best;
}
