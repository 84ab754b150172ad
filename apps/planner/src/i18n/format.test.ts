import { expect, test } from 'vitest';
import { formatDay, formatFixed, formatNumber, formatShare } from './format.ts';

test('numbers and days are Indonesian by default', () => {
  expect(formatNumber(7.5)).toBe('7,5');
  expect(formatNumber(1695)).toBe('1.695');
  expect(formatFixed(1.5)).toBe('1,50');
  expect(formatShare(0.5).replace(/\s/g, '')).toBe('50%');
  expect(formatDay('2021-09-13')).toBe('13 Sep 2021');
  expect(formatDay('2021-09-13', 'long')).toBe('Senin, 13 September 2021');
});
