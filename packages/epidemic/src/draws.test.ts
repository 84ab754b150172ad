import { randomBits } from '@giliran/kernel';
import { expect, test } from 'vitest';
import { drawBits, drawThreshold, drawUnit, PURPOSE, replicateState, uniqueKeys } from './draws.ts';

test('a draw is the bits of the kernel for (seed, replicate, key, purpose and counter)', () => {
  for (const [seed, replicate, key, purpose, counter] of [
    [1, 0, 7, 1, 0],
    [99, 65535, -12345, 9, 77],
    [4294967295, 3, 0, 2, 1],
  ] as const) {
    expect(drawBits(replicateState(seed, replicate), key, purpose, counter)).toBe(
      randomBits(seed, replicate, key, (purpose << 20) | counter),
    );
  }
});

test('uniform: 64 bins over persons, replicates and counters', () => {
  const bins = new Float64Array(64);
  const n = 64 * 2000;
  for (let i = 0; i < n; i++) {
    const bin = Math.floor(drawUnit(replicateState(5, i % 40), Math.floor(i / 40), PURPOSE.latent, i % 3) * 64);
    bins[bin] = (bins[bin] as number) + 1;
  }
  const chi2 = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  expect(chi2).toBeGreaterThan(30);
  expect(chi2).toBeLessThan(110);
});

test('thresholds are exponential: mean, variance, and the lower tail', () => {
  let sum = 0;
  let squares = 0;
  let low = 0;
  const n = 200_000;
  for (let i = 0; i < n; i++) {
    const q = drawThreshold(replicateState(3, i % 500), Math.floor(i / 500) * 7919);
    sum += q;
    squares += q * q;
    if (q < 0.001) low++;
  }
  expect(Math.abs(sum / n - 1)).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(squares / n - 2)).toBeLessThan((4 * Math.sqrt(20)) / Math.sqrt(n));
  expect(Math.abs(low - n * 0.0009995)).toBeLessThan(4 * Math.sqrt(n * 0.001));
});

test('keys are unique and do not depend on the order of the ids', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => `person-${i}`);
  const keys = uniqueKeys(ids);
  expect(new Set(keys).size).toBe(ids.length);
  expect(uniqueKeys(ids.toReversed()).toReversed()).toEqual(keys);
});
