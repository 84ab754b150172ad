/**
 * Length of a vector in m. Not Math.hypot: only the square root is exact to the last bit on every machine and in every
 * browser, and equal input must give equal bytes everywhere. O(1).
 */
export function lengthOf(dx: number, dy: number): number {
  return Math.sqrt(dx * dx + dy * dy);
}
