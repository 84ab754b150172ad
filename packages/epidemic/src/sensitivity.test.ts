import { expect, test } from 'vitest';
import { PARAMETER_LIST } from './parameter-list.ts';
import { PARAMETERS } from './parameters.ts';
import { parseRotation } from './parse-rotation.ts';
import type { RotationInput } from './rotation-input.ts';
import { createSensitivityRun, sensitivity, SENSITIVITY_DEFAULT_KEYS } from './sensitivity.ts';
import { simulateRotation } from './simulate-rotation.ts';
import { invariantSchool } from './validation/invariants.ts';

const input: RotationInput = {
  school: invariantSchool(''),
  plans: [
    { id: 'full', builtin: 'full', days: 28 },
    { id: 'ab', builtin: 'abDays', days: 28 },
  ],
  scenario: { zone: 'RED' },
};

test('every parameter has a default within its limits, a plausible range, a source and words in both languages', () => {
  expect(PARAMETER_LIST.length).toBeGreaterThanOrEqual(66);
  expect(new Set(PARAMETER_LIST.map((one) => one.key)).size).toBe(PARAMETER_LIST.length);
  for (const { key, label, value, min, max, range, source, path } of PARAMETER_LIST) {
    for (const number of [...Object.values(value), ...range]) {
      expect(number, key).toBeGreaterThanOrEqual(min);
      expect(number, key).toBeLessThanOrEqual(max);
    }
    expect(range[0], key).toBeLessThan(range[1]);
    expect(label.id.length, key).toBeGreaterThan(3);
    expect(label.en.length, key).toBeGreaterThan(3);
    expect(label.id, key).not.toBe(label.en);
    expect(source.length, key).toBeGreaterThan(5);
    expect(path, key).toMatch(/^\/scenario\//);
  }
  expect(Object.keys(PARAMETERS).every((key) => PARAMETER_LIST.some((one) => one.key === key))).toBe(true);
});

test('the list says what the engine takes when nothing is given', () => {
  const responses = { test: {}, quarantine: {}, neighbourCase: {} };
  const noted = new Map(parseRotation({ ...input, scenario: { responses } }).assumptions.map((one) => [one.key, one.value]));
  for (const { key, value } of PARAMETER_LIST) {
    const used = noted.get(key);
    if (typeof used === 'number') expect(used, key).toBe(value.DELTA);
  }
  expect(PARAMETER_LIST.filter(({ key }) => typeof noted.get(key) === 'number').length).toBeGreaterThan(60);
});

test('a tornado: paired ends, the base as simulated alone, larger spreads first, nothing between runs but the parameter', () => {
  const keys = ['transmissibility', 'ascertainment', 'responses.detection', 'importWeightTeacher', 'responses.quarantine.days'] as const;
  const run = createSensitivityRun(input, keys, { replicates: 60 });
  expect([run.done, run.planned, run.finished]).toEqual([0, 11, false]);
  run.step();
  run.step();
  expect(run.summary().bars.filter((bar) => bar.low || bar.high)).toHaveLength(1);
  while (!run.finished) run.step();
  const result = run.summary();
  expect(result).toEqual(sensitivity(input, keys, { replicates: 60 }));
  expect(result.plan).toBe('ab');
  const alone = simulateRotation({ ...input, run: { replicates: 60 } }).schedules[1];
  expect(result.base.mean).toBeCloseTo(alone?.inSchoolInfections.mean ?? NaN, 12);
  expect(result.base.se).toBeCloseTo(alone?.inSchoolInfections.se ?? NaN, 12);
  const spreads = result.bars.map((bar) => bar.spread);
  expect(spreads).toEqual(spreads.toSorted((a, b) => b - a));
  const of = (key: string): (typeof result.bars)[number] | undefined => result.bars.find((bar) => bar.key === key);
  expect(of('transmissibility')?.base).toBe(2.25);
  expect(of('transmissibility')?.low?.difference.mean).toBeLessThan(0);
  expect(of('transmissibility')?.low?.mean).toBeCloseTo(result.base.mean + (of('transmissibility')?.low?.difference.mean ?? NaN), 9);
  // More found reports of the same cases means fewer infections behind them.
  expect(of('ascertainment')?.low?.difference.mean).toBeGreaterThan(0);
  // A rule that is not in force has no length.
  expect(of('responses.quarantine.days')).toMatchObject({ low: null, high: null, spread: 0 });
});

test('other figures, the default keys, and wrong questions', () => {
  const busy = { ...input, scenario: { reportedPer100kWeek: 4000 } };
  const hours = sensitivity(busy, ['responses.schoolClosure.days'], { replicates: 30, metric: 'learningHoursMean', plan: 'full' });
  expect(hours.bars[0]?.low?.difference.mean).toBeGreaterThan(0);
  const chance = sensitivity(input, ['transmissibility'], { replicates: 30, metric: 'pOutbreak2' });
  expect(chance.base.mean).toBeGreaterThan(0);
  expect(chance.base.mean).toBeLessThan(1);
  expect(SENSITIVITY_DEFAULT_KEYS.every((key) => PARAMETER_LIST.some((one) => one.key === key))).toBe(true);
  const path = (keys: unknown, options: object = {}): unknown => {
    try {
      return createSensitivityRun(input, keys as never, options).planned;
    } catch (error) {
      return (error as { path?: string }).path;
    }
  };
  expect(path(['luck'])).toBe('/keys/0');
  expect(path([], { metric: 'luck' })).toBe('/metric');
  expect(path([], { plan: 'luck' })).toBe('/plan');
  expect(path([], { replicates: 1 })).toBe('/replicates');
  expect(path([])).toBe(1);
});
