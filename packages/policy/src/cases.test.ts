import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CHECKS } from './checks/check-table.ts';
import { STOP_CHECKS } from './checks/stopped-days.ts';
import { GUARDS } from './lifecycle/guards.ts';
import { guardFailuresOf, type GuardCase } from './testing/run-guard-case.ts';
import { failuresOf, type PlanCase } from './testing/run-plan-case.ts';

function read<T>(directory: URL): readonly { readonly file: string; readonly cases: readonly T[] }[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.yaml'))
    .map((file) => ({ file, cases: parse(readFileSync(new URL(file, directory), 'utf8')) as T[] }));
}

const plans = read<PlanCase>(new URL('../cases/', import.meta.url));
const guards = read<GuardCase>(new URL('../cases/lifecycle/', import.meta.url));

for (const { file, cases } of plans) {
  describe(file, () => {
    test.each(cases.map((one) => [`${one.story}: ${one.name}`, one] as const))('%s', (_, one) => {
      expect(failuresOf(one)).toEqual([]);
    });
  });
}

for (const { file, cases } of guards) {
  describe(`lifecycle/${file}`, () => {
    test.each(cases.map((one) => [`${one.guard}: ${one.name}`, one] as const))('%s', (_, one) => {
      expect(guardFailuresOf(one)).toEqual([]);
    });
  });
}

test('no two examples have the same name', () => {
  const names = [
    ...plans.flatMap(({ cases }) => cases.map(({ story, name }) => `${story}: ${name}`)),
    ...guards.flatMap(({ cases }) => cases.map(({ guard, name }) => `${guard}: ${name}`)),
  ];
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('each of the 33 computed checks and each rule of days without lessons has an example that passes and one that fails', () => {
  const has = (rule: string, status: string): boolean =>
    plans.some(({ cases }) => cases.some(({ then }) => then.some((expected) => expected.rule === rule && expected.status === status)));
  const missing = [...CHECKS, ...STOP_CHECKS].flatMap(({ provisionId }) =>
    ['PASS', 'FAIL'].flatMap((status) => (has(provisionId, status) ? [] : [`${provisionId} ${status}`])),
  );
  expect(missing).toEqual([]);
});

test('each guard of the lifecycle has an example that passes and one that fails', () => {
  const has = (guard: string, status: string): boolean =>
    guards.some(({ cases }) => cases.some((one) => one.guard === guard && one.then.guard === status));
  const missing = Object.keys(GUARDS).flatMap((guard) =>
    ['PASS', 'FAIL'].flatMap((status) => (has(guard, status) ? [] : [`${guard} ${status}`])),
  );
  expect(missing).toEqual([]);
});
