import { expect, test } from 'vitest';
import { homeAddress, safeReturnPath } from './home-address.ts';

test('each role begins at its own page', () => {
  expect(homeAddress({ role: 'OPERATOR', schoolId: 's1', kabupatenCode: '61.07' })).toBe('/sekolah/s1/data');
  expect(homeAddress({ role: 'DINAS', schoolId: null, kabupatenCode: '61.07' })).toBe('/dinas/61.07/sekolah');
  expect(homeAddress({ role: 'RESEARCHER', schoolId: null, kabupatenCode: '61.07' })).toBe('/peneliti/61.07');
});

test.each([
  ['/sekolah/s1/jadwal?minggu=2', '/sekolah/s1/jadwal?minggu=2'],
  ['//lain.example/a', null],
  ['/\\lain.example', null],
  ['https://lain.example', null],
  ['javascript:alert(1)', null],
  ['/a\nb', null],
  [null, null],
])('return path %j is %j', (path, expected) => {
  expect(safeReturnPath(path)).toBe(expected);
});
