import { expect, test } from 'vitest';
import { compilePart } from './compile-rotation.ts';
import { METRIC_COUNT, METRICS } from './measure.ts';
import { parseRotation } from './parse-rotation.ts';
import type { RotationInput, RotationPlan, RotationSchool } from './rotation-input.ts';
import { createRotationRun } from './rotation-run.ts';
import { simulateRotation } from './simulate-rotation.ts';

/** A small school of one rombel; `home` prefixes its households. */
const school = (id: string, home: string, more: Partial<RotationSchool> = {}): RotationSchool => ({
  id,
  level: 'SD',
  pupils: Array.from({ length: 12 }, (_, i) => ({ id: `${id}${i}`, rombel: '1', age: 9, household: `${home}${i}` })),
  teachers: [{ id: `G-${id}`, age: 40, household: `${home}0` }],
  rooms: [{ id: 'R', areaM2: 40 }],
  households: Array.from({ length: 12 }, (_, i) => ({ id: `${home}${i}`, adults: [{ id: `${home}a${i}`, age: 40 }] })),
  ...more,
});
const plans: RotationPlan[] = [
  { id: 'full', builtin: 'full', days: 28 },
  { id: 'ab', builtin: 'abDays', days: 28 },
];
const scenario: RotationInput['scenario'] = { zone: 'RED', reportedPer100kWeek: 1500, overrides: { closeRange: 0.4 } };
const rows = (input: RotationInput): Int32Array => createRotationRun({ ...input, run: { replicates: 64 } }).block(0);
const sum = (list: Int32Array, metric: (typeof METRICS)[number]): number =>
  list.reduce((total, value, i) => (i % METRIC_COUNT === METRICS.indexOf(metric) ? total + value : total), 0);

test('schools that share nothing are simulated apart: their infections add up, whatever else is in the input', () => {
  const [a, b] = [school('A', 'a'), school('B', 'b')];
  const [one, two] = [rows({ schools: [a], plans, scenario }), rows({ schools: [b], plans, scenario })];
  const both = rows({ schools: [a, b], plans, scenario });
  expect(rows({ school: a, plans, scenario })).toEqual(one);
  for (const metric of ['room', 'closeRange', 'household', 'imported', 'pupilsInfected', 'personDaysLost'] as const) {
    expect(sum(both, metric), metric).toBe(sum(one, metric) + sum(two, metric));
    expect(sum(both, metric), metric).toBeGreaterThan(0);
  }
  expect(rows({ schools: [b, a], plans, scenario })).toEqual(both);
  const result = simulateRotation({ schools: [a, b], plans, scenario, run: { replicates: 10 } });
  expect(result.persons).toBe(2 * (12 + 1 + 12));
});

test('a shared household, teacher or area joins schools; persons of a household are counted once', () => {
  const parts = (schools: RotationSchool[], responses = {}): number[] =>
    parseRotation({ schools, plans, scenario: { responses } }).components.map(({ school: joined }) => joined.persons.length);
  const siblings = school('B', 'b', {
    pupils: [...school('B', 'b').pupils, { id: 'kid', rombel: '1', household: 'a3' }],
  });
  expect(parts([school('A', 'a'), school('B', 'b')])).toEqual([25, 25]);
  expect(parts([school('A', 'a'), siblings])).toEqual([51]);
  const teacher = school('B', 'b', { teachers: [{ id: 'G-A', household: 'b0' }] });
  expect(parts([school('A', 'a'), teacher])).toEqual([49]);
  const areas = [school('A', 'a', { desa: 'D', kecamatan: 'K' }), school('B', 'b', { desa: 'D', kecamatan: 'L' })];
  expect(parts(areas)).toEqual([25, 25]);
  expect(parts(areas, { stagedClosure: { desa: {} } })).toEqual([50]);
  expect(parts(areas, { stagedClosure: { kecamatan: {} } })).toEqual([25, 25]);
  // The same household described by both schools, one of whose adults is named twice.
  const twice = school('B', 'a', { pupils: school('B', 'a').pupils.map((pupil, i) => ({ ...pupil, id: `Q${i}` })) });
  expect(parts([school('A', 'a'), twice])).toEqual([12 + 12 + 2 + 12]);
  // Schools that number their pupils alike number everything on their own: equal ids of households and teachers mean nothing.
  const alike = school('B', 'a', { pupils: school('A', 'a').pupils, teachers: school('A', 'a').teachers ?? [] });
  expect(parts([school('A', 'a'), alike])).toEqual([25, 25]);
  const near = [school('A', 'a', { desa: 'D' }), { ...alike, desa: 'D' }];
  expect(parts(near, { stagedClosure: { desa: {} } })).toEqual([50]);
  expect(parseRotation({ schools: near, plans }).warnings.join()).toContain('pupil ids');
});

test('a case closes all schools of its desa, but not those of another', () => {
  const at = (desa: string): RotationSchool[] => [
    school('A', 'a', { desa: 'D1', kecamatan: 'K' }),
    school('B', 'b', { desa, kecamatan: 'K' }),
  ];
  const lostIn = (schools: RotationSchool[], stagedClosure: object): number => {
    const calm = {
      reportedPer100kWeek: 0,
      index: { role: 'pupil' as const, person: 'A0' },
      overrides: { transmissibility: 0, symptomaticAdult: 1, symptomaticPerYear: 0 },
      responses: { detection: 1, isolationDays: 0, groupSuspension: null, schoolClosure: null, stagedClosure },
    };
    return (
      simulateRotation({ schools, plans: plans.slice(0, 1), scenario: calm, run: { replicates: 20 } }).schedules[0]?.personDaysLost.mean ??
      NaN
    );
  };
  const rule = { cases: 1, days: 14 };
  const own = lostIn(at('D1'), { school: rule });
  expect(own).toBeGreaterThan(0);
  // Two schools of the same size.
  expect(lostIn(at('D1'), { desa: rule })).toBe(2 * own);
  expect(lostIn(at('D2'), { desa: rule })).toBe(own);
  expect(lostIn(at('D2'), { kecamatan: rule })).toBe(2 * own);
});

test('a school may bring its own timetable for a plan all schools have', () => {
  const own: RotationPlan = {
    id: 'ab',
    days: 28,
    groups: [{ id: 'all', pupils: ['B0', 'B1'] }],
    shifts: [{ id: 's', start: '07:00', end: '09:00' }],
    sessions: [{ group: 'all', day: 'Sen', shift: 's', room: 'R', teacher: 'G-B' }],
  };
  const input: RotationInput = {
    schools: [school('A', 'a'), school('B', 'b', { plans: [own] })],
    plans,
    scenario: { reportedPer100kWeek: 0 },
    run: { replicates: 1 },
  };
  const hours = simulateRotation(input).schedules.map((one) => one.learningHours.mean.mean);
  // full: 20 days of 3 h for all; ab: A 10 days of 3 h, B two pupils 4 x 2 h.
  expect(hours[0]).toBeCloseTo(60, 2);
  expect(hours[1]).toBeCloseTo((12 * 30 + 2 * 8) / 24, 2);
});

test('a teacher of two schools is with the first in built-in schedules, and never in two timetables at once', () => {
  const shared = [school('A', 'a'), school('B', 'b', { teachers: [{ id: 'G-A', household: 'b0' }] })];
  const model = parseRotation({ schools: shared, plans: plans.slice(0, 1) });
  expect(model.warnings.some((text) => text.includes('G-A'))).toBe(true);
  const part = model.components[0];
  expect(part && compilePart(part, model.scenario).world.persons).toBe(49);
  const timetable = (id: string): RotationPlan => ({
    id: 'full',
    days: 28,
    groups: [{ id: 'all', pupils: [`${id}0`, `${id}1`] }],
    shifts: [{ id: 's', start: '07:00', end: '09:00' }],
    sessions: [{ group: 'all', day: 'Sen', shift: 's', room: 'R', teacher: 'G-A' }],
  });
  const clash = { schools: shared.map((one) => ({ ...one, plans: [timetable(one.id)] })) };
  expect(() => parseRotation(clash)).toThrow(expect.objectContaining({ path: '/schools' }));
});
