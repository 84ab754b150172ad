import type { Finding } from '@giliran/policy';
import { expect, test } from 'vitest';
import { countFindings, filterFindings, NO_FILTER } from './filter-findings.ts';

const finding = (part: Partial<Finding>): Finding => ({
  provisionId: 'P5.1.c',
  policyId: 'bengkayang-51-2021',
  article: 'Pasal 5 ayat (1) huruf c',
  status: 'PASS',
  severity: 'info',
  subject: null,
  date: null,
  measured: null,
  limit: null,
  unit: 'minute',
  quote: '',
  gist: '',
  message: '180 menit',
  basis: 'law',
  assumptionIds: [],
  ...part,
});
const all = [
  finding({}),
  finding({ status: 'FAIL', severity: 'warn', message: 'Jeda 10 menit', basis: 'assumption' }),
  finding({ status: 'FAIL', severity: 'block', message: '19 siswa di 4A' }),
];

test('blocking findings come first', () => {
  expect(filterFindings(all, NO_FILTER).map((f) => f.severity)).toEqual(['block', 'warn', 'info']);
});

test('status, basis and words narrow the list together', () => {
  expect(filterFindings(all, { ...NO_FILTER, status: 'FAIL', basis: 'assumption' })).toHaveLength(1);
  expect(filterFindings(all, { ...NO_FILTER, words: ' 4a  SISWA ' }).map((f) => f.message)).toEqual(['19 siswa di 4A']);
  expect(filterFindings(all, { ...NO_FILTER, status: 'PASS', words: '4a' })).toEqual([]);
});

test('every status is counted, also those without a finding', () => {
  expect(countFindings(all)).toEqual({ PASS: 1, FAIL: 2, NOT_DETERMINED: 0, NOT_APPLICABLE: 0 });
});
