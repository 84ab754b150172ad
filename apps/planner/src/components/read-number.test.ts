import { expect, test } from 'vitest';
import { numberOf, readNumber } from './read-number.ts';

test.each([
  ['7,5', 7.5],
  ['7.5', 7.5],
  [' 7,50 m', 7.5],
  [',5', 0.5],
  ['8', 8],
  ['+8', 8],
])('%j is %d', (text, value) => {
  expect(numberOf(readNumber(text))).toBe(value);
});

test('thousands points count in whole numbers only', () => {
  expect(numberOf(readNumber('1.200', { whole: true }))).toBe(1200);
  expect(numberOf(readNumber('1.200'))).toBe(1.2);
  expect(readNumber('1.2', { whole: true })).toEqual({ kind: 'wrong', reason: 'notWhole', value: 1.2 });
});

test('an empty field is not an error', () => {
  expect(readNumber('   ')).toEqual({ kind: 'empty' });
});

test.each([
  ['tujuh', 'notNumber'],
  ['m', 'notNumber'],
  ['7,5,5', 'notNumber'],
  ['1e3', 'notNumber'],
  ['0', 'tooSmall'],
  ['-3', 'tooSmall'],
  ['70', 'tooLarge'],
  ['700', 'maybeCm'],
  ['750', 'maybeCm'],
  ['70000', 'tooLarge'],
])('a side of %j m is wrong: %s', (text, reason) => {
  expect(readNumber(text, { min: 2, max: 20, unit: 'm' })).toMatchObject({ kind: 'wrong', reason });
});
