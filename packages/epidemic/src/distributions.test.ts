import { expect, test } from 'vitest';
import {
  fixedDays,
  gammaCdf,
  gammaDays,
  gammaQuantiles,
  logGamma,
  logNormalDays,
  normalCdf,
  pickDays,
  pickQuantile,
  weibullDays,
} from './distributions.ts';

test('gamma, normal and log-gamma functions at known points', () => {
  expect(logGamma(0.5)).toBeCloseTo(0.5723649429247001, 13);
  expect(logGamma(10)).toBeCloseTo(Math.log(362880), 12);
  expect(gammaCdf(1, 2)).toBeCloseTo(1 - Math.exp(-2), 14);
  expect(gammaCdf(3, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2), 14);
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 13);
  expect(normalCdf(-3)).toBeCloseTo(0.0013498980316300933, 14);
});

test('day tables keep the mean of their distribution', () => {
  for (const [mean, sd] of [
    [3.5, 1.5],
    [5.5, 2.29],
    [12, 4],
  ] as const) {
    const table = gammaDays(mean, sd, 0);
    const average = table.probabilities.reduce((sum, p, n) => sum + p * (table.from + n), 0);
    expect(average).toBeCloseTo(mean, 2);
    expect(table.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  }
  expect(pickDays(fixedDays(4), 4294967295)).toBe(4);
  expect(pickDays(gammaDays(3, 0, 1), 0)).toBe(3);
  expect(pickDays(logNormalDays(6, 1.5, 2, -6, 1), 0)).toBe(1);
});

test('Weibull days keep mean and sd, and are exponential at shape 1', () => {
  for (const [mean, sd] of [
    [5, 1.9],
    [6.4, 0.8],
    [10.91, 3.95],
  ] as const) {
    const { probabilities } = weibullDays(mean, sd, 0);
    const moment = (of: (day: number) => number): number => probabilities.reduce((sum, p, day) => sum + p * of(day), 0);
    const average = moment((day) => day);
    expect(Math.abs(average - mean)).toBeLessThan(0.01);
    // Rounding to days adds a variance of 1/12.
    expect(Math.abs(moment((day) => (day - average) ** 2) - sd * sd - 1 / 12)).toBeLessThan(0.03);
  }
  const exponential = weibullDays(4, 4, 0).probabilities;
  expect(exponential[0]).toBeCloseTo(1 - Math.exp(-0.5 / 4), 8);
  expect(exponential[3]).toBeCloseTo(Math.exp(-2.5 / 4) - Math.exp(-3.5 / 4), 8);
  expect(weibullDays(4.2, 0, 0)).toEqual(fixedDays(4));
});

test('infectivity multipliers have mean 1, variance 1/k and the right quantiles', () => {
  for (const k of [0.1, 0.2, 0.5, 1, 3]) {
    const table = gammaQuantiles(k);
    let sum = 0;
    let squares = 0;
    const n = 1 << 17;
    for (let i = 0; i < n; i++) {
      const v = pickQuantile(table, i * 32768 + 16384);
      sum += v;
      squares += v * v;
    }
    expect(Math.abs(sum / n - 1)).toBeLessThan(3e-4);
    expect(Math.abs((squares / n - 1) * k - 1)).toBeLessThan(5e-3);
    const median = pickQuantile(table, 2147483648);
    expect(gammaCdf(k, median * k)).toBeCloseTo(0.5, 6);
    expect(gammaCdf(k, pickQuantile(table, 4080218931) * k)).toBeCloseTo(0.95, 5);
  }
});
