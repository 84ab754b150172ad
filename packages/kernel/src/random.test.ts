import { expect, test } from 'vitest';
import { InputError, pointer } from './input-error.ts';
import { randomBits, randomUnit } from './random.ts';

test('the same counters give the same bits, and each counter matters', () => {
  const base = randomBits(1, 2, 3, 4);
  expect(randomBits(1, 2, 3, 4)).toBe(base);
  expect(new Set([base, randomBits(2, 2, 3, 4), randomBits(1, 3, 3, 4), randomBits(1, 2, 4, 4), randomBits(1, 2, 3, 5)]).size).toBe(5);
  // Pinned: stored plans and runs are reproduced only while these stay.
  expect([randomBits(0, 0), randomBits(1, 2, 3, 4), randomBits(-1, 4294967295, 7, 0)]).toMatchInlineSnapshot(`
    [
      1994780754,
      3599067290,
      2982413395,
    ]
  `);
});

test('units lie strictly between 0 and 1 and fill the interval evenly', () => {
  const cells = Array.from({ length: 20 }, () => 0);
  const n = 200_000;
  for (let i = 0; i < n; i++) {
    const u = randomUnit(7, i);
    expect(u > 0 && u < 1).toBe(true);
    cells[Math.floor(u * 20)]!++;
  }
  const chi2 = cells.reduce((sum, count) => sum + (count - n / 20) ** 2 / (n / 20), 0);
  // 19 degrees of freedom: 43.8 is passed by chance once in a thousand seeds; this seed is fixed.
  expect(chi2).toBeLessThan(43.8);
});

test('neighbouring counters are not correlated', () => {
  const n = 100_000;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (randomUnit(3, i, 1) - 0.5) * (randomUnit(3, i + 1, 1) - 0.5);
  // Standard error of the mean product is 1/(12 sqrt(n)).
  expect(Math.abs(sum / n) * 12 * Math.sqrt(n)).toBeLessThan(4);
});

test('paths are JSON Pointers', () => {
  expect(pointer('room', 2, 'a/b~c')).toBe('/room/2/a~1b~0c');
  expect(new InputError('/x', 'pesan')).toMatchObject({ path: '/x', message: 'pesan', name: 'InputError' });
});
