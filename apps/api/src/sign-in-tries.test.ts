import { expect, test } from 'vitest';
import { MOST_TRIES, signInTries, WAIT_MS } from './sign-in-tries.ts';

test('after ten tries an account waits a minute for each further one; another account does not', () => {
  const tries = signInTries();
  for (let i = 0; i < MOST_TRIES; i++) expect(tries.take('a@example.test', 0)).toBe(true);
  expect(tries.take('a@example.test', WAIT_MS - 1)).toBe(false);
  expect(tries.take('b@example.test', WAIT_MS - 1)).toBe(true);
  expect(tries.take('a@example.test', WAIT_MS)).toBe(true);
  expect(tries.take('a@example.test', WAIT_MS + 1)).toBe(false);
  tries.forget('a@example.test');
  expect(tries.take('a@example.test', WAIT_MS + 1)).toBe(true);
});

test('a flood of addresses does not fill the memory, nor does a wait end early for one that is tried again', () => {
  const tries = signInTries();
  for (let i = 0; i < MOST_TRIES; i++) tries.take('a@example.test', 0);
  for (let i = 0; i < 19_998; i++) tries.take(`${i}@example.test`, 1);
  expect(tries.take('a@example.test', 2)).toBe(false);
  for (let i = 0; i < 3; i++) tries.take(`more-${i}@example.test`, 2);
  // The oldest of all was pushed out.
  expect(tries.take('a@example.test', 3)).toBe(true);
});
