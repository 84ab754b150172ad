import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { sha256 } from './sha256.ts';

test('SHA-256 equals the platform for texts around the block borders and outside ASCII', () => {
  for (const text of ['', 'abc', ...[55, 56, 63, 64, 65, 200].map((n) => 'x'.repeat(n)), 'rombel é 班 😀', 'ÿ'.repeat(1000)]) {
    expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  }
});

test('canonical JSON: sorted keys, shortest numbers, no spaces', () => {
  expect(canonicalJson({ b: [1, 1e21, 0.1, -0], a: { é: 'x"\n', z: null }, c: undefined, A: true })).toBe(
    '{"A":true,"a":{"z":null,"é":"x\\"\\n"},"b":[1,1e+21,0.1,0]}',
  );
  expect(() => canonicalJson({ a: NaN })).toThrow();
});

test('canonical JSON keeps keys in UTF-16 order where objects would not', () => {
  expect(canonicalJson({ a: [{ b: 1, 9: 'x', 10: 'y', '': null, '-': undefined }] })).toBe('{"a":[{"":null,"10":"y","9":"x","b":1}]}');
  expect(canonicalJson(JSON.parse('{"b":{"__proto__":{"z":1,"a":[null]}},"a":0}'))).toBe('{"a":0,"b":{"__proto__":{"a":[null],"z":1}}}');
});
