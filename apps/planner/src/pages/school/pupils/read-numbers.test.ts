import { expect, test } from 'vitest';
import { readNumbers } from './read-numbers.ts';

test.each([
  ['', []],
  ['3', [3]],
  ['3, 17 dan 20-22', [3, 17, 20, 21, 22]],
  ['20 – 22; 5 and 1', [1, 5, 20, 21, 22]],
  ['4 4 2\n9', [2, 4, 9]],
  ['tiga', null],
  ['3, Budi', null],
  ['9-3', null],
  ['-3', null],
] as const)('%j', (text, numbers) => {
  expect(readNumbers(text)).toEqual(numbers);
});
