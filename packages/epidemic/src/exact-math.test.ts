import { expect, test } from 'vitest';
import { exp, expm1, log, log1p, power, quantise } from './exact-math.ts';
import { randomUnit } from '@giliran/kernel';

test('exp, log, expm1 and log1p agree with the platform to 1e-15', () => {
  let worst = 0;
  for (let n = 0; n < 20000; n++) {
    const x = (randomUnit(1, n) - 0.5) * 200;
    const y = exp(x);
    const small = (randomUnit(2, n) - 0.5) * 2 * 10 ** (-10 * randomUnit(3, n));
    worst = Math.max(
      worst,
      Math.abs(y / Math.exp(x) - 1),
      Math.abs(log(y) - Math.log(y)) / Math.abs(Math.log(y)),
      Math.abs(expm1(small) / Math.expm1(small) - 1),
      Math.abs(log1p(small) / Math.log1p(small) - 1),
    );
  }
  expect(worst).toBeLessThan(1e-15);
});

test('edges', () => {
  expect([exp(0), exp(-1000), exp(1000), log(1), log(0), expm1(0), log1p(0)]).toEqual([1, 0, Infinity, 0, -Infinity, 0, 0]);
  expect(log(-1)).toBeNaN();
  expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 9);
  expect(exp(log(1e308))).toBeGreaterThan(9.9e307);
  expect([power(2, 0), power(0, 2), power(0, 0)]).toEqual([1, 0, 1]);
  expect(power(2.02, -0.5)).toBeCloseTo(2.02 ** -0.5, 14);
});

test('quantised doses add up to the same sum in any order', () => {
  const doses = Array.from({ length: 1000 }, (_, n) => quantise(exp(-20 * randomUnit(9, n))));
  const forward = doses.reduce((sum, dose) => sum + dose, 0);
  expect(doses.toReversed().reduce((sum, dose) => sum + dose, 0)).toBe(forward);
  expect(doses.toSorted((a, b) => a - b).reduce((sum, dose) => sum + dose, 0)).toBe(forward);
  expect(quantise(1e9)).toBe(64);
});

test('known bits: a change of the arithmetic must not go unnoticed', () => {
  expect([exp(1.5), log(10), expm1(1e-5), log1p(0.3), exp(-37.25)]).toEqual([
    4.4816890703380645, 2.302585092994046, 0.000010000050000166668, 0.26236426446749106, 6.64554417291507e-17,
  ]);
});
