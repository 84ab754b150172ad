import { exp } from '../exact-math.ts';

/** p-value of the two-sample Kolmogorov-Smirnov test of two sorted samples (asymptotic series; conservative with ties). O(n). */
export function kolmogorovSmirnov(a: Float64Array, b: Float64Array): number {
  let i = 0;
  let j = 0;
  let distance = 0;
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i] as number, b[j] as number);
    while (i < a.length && (a[i] as number) <= value) i++;
    while (j < b.length && (b[j] as number) <= value) j++;
    distance = Math.max(distance, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (root + 0.12 + 0.11 / root) * distance;
  if (lambda < 0.2) return 1;
  let p = 0;
  for (let n = 1; n <= 100; n++) p += (n % 2 === 1 ? 2 : -2) * exp(-2 * n * n * lambda * lambda);
  return Math.min(1, Math.max(0, p));
}
