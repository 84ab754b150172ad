import { createRotationRun, standardSchool, type RotationInput } from '@giliran/epidemic';
import { describe, expect, test } from 'vitest';
import { fitting } from './kept-choices.ts';
import { measuredInput } from './measured-input.ts';
import { STANDARD_MEASURES, type Measures } from './measures.ts';

const few = standardSchool();
const input: RotationInput = {
  school: { ...few, pupils: few.pupils.slice(0, 60) },
  plans: [
    { id: 'full', builtin: 'full', startDate: '2021-09-13', days: 40 },
    { id: 'double', builtin: 'double', startDate: '2021-09-13', days: 40 },
  ],
  scenario: { zone: 'YELLOW', responses: { detection: 0.7, schoolClosure: { rule: 'K_CASES', cases: 3, days: 14 } } },
  run: { seed: 1, replicates: 40 },
};
const notes = [
  { key: 'zoneNeverCloses', value: true, source: 'assumption' },
  { key: 'closureDays', value: 14, source: 'choice' },
];
const ask = (change: Partial<Measures>) => measuredInput({ input, notes }, { ...STANDARD_MEASURES, ...change }, ['ORANGE', 'RED']);

describe('measuredInput', () => {
  test('without a measure the question is the same, letter by letter', () => {
    const same = ask({});
    expect(JSON.stringify(same.input)).toBe(JSON.stringify(input));
    expect(same.notes).toEqual(notes);
  });

  test.each([
    ['isolation', { isolationDays: 7, delayDays: 1 }, { isolationDays: 7, delayDays: 1 }],
    ['group rule', { groupCases: 2, groupDays: 5 }, { groupSuspension: { cases: 2, days: 5 } }],
    ['confirming test', { hasTest: true, testTurnaroundDays: 2 }, { test: { sensitivity: 0.75, turnaroundDays: 2 } }],
    [
      'quarantine',
      { quarantine: 'GROUP', quarantineDays: 12 },
      { quarantine: { group: true, household: false, transport: false, days: 12, delayDays: 0 } },
    ],
    ['screening', { teacherTests: 3 }, { screening: [{ role: 'teacher', perWeek: 3, sensitivity: 0.75 }] }],
    [
      'staged closing',
      { isStaged: true },
      {
        schoolClosure: null,
        stagedClosure: { school: { cases: 1, days: 3 }, desa: { cases: 3, days: 5 }, kecamatan: { cases: 6, days: 14 } },
      },
    ],
  ] as const)('%s reaches the engine, which takes it', (_, change, responses) => {
    const { input: measured } = ask(change as Partial<Measures>);
    expect(measured.scenario?.responses).toMatchObject(responses);
    expect(() => createRotationRun(measured)).not.toThrow();
  });

  test('zones: another one from a day on, by chance, and those that close schools; what they contradict is not said', () => {
    const dated = ask({ zoneCourse: 'DATE', zoneDay: 10, zoneThen: 'RED', zoneCloses: true });
    expect(dated.input.scenario).toMatchObject({ zoneSeries: [{ from: '2021-09-23', zone: 'RED' }], closingZones: ['ORANGE', 'RED'] });
    expect(dated.notes.some(({ key }) => key === 'zoneNeverCloses')).toBe(false);
    expect(dated.notes).toContainEqual({ key: 'zoneCloses.RED', value: true, source: 'choice' });
    const run = createRotationRun(dated.input);
    run.step(5);
    // School is held from Monday 13 to Wednesday 22 September only: eight days of three hours.
    expect(run.summary().schedules[1]?.learningHours.mean.mean).toBeLessThanOrEqual(24);

    const chance = ask({ zoneCourse: 'CHANCE', zoneWorse: 0.5, zoneBetter: 0 });
    expect(chance.input.scenario?.zoneTransition).toEqual({
      GREEN: { YELLOW: 0.094276 },
      YELLOW: { GREEN: 0, ORANGE: 0.094276 },
      ORANGE: { YELLOW: 0, RED: 0.094276 },
      RED: { ORANGE: 0 },
    });
    expect(1 - (1 - 0.094276) ** 7).toBeCloseTo(0.5, 5);
    expect(() => createRotationRun(chance.input)).not.toThrow();
  });

  test('vaccination: the asked share has two doses, spread over the list, and protects', () => {
    const { input: measured, notes: said } = ask({
      vaccinatedPupils: 0.25,
      vaccinatedTeachers: 1,
      vaccinatedAdults: 0.5,
      vaccineSusceptibility: 0.9,
    });
    const doses = measured.school?.pupils.map((pupil) => pupil.doses) ?? [];
    expect(doses.filter((n) => n === 2)).toHaveLength(15);
    expect(doses.slice(0, 4).filter((n) => n === 2)).toHaveLength(1);
    expect(measured.school?.teachers?.every((teacher) => teacher.doses === 2)).toBe(true);
    expect(measured.scenario?.overrides).toEqual({ vaccineSusceptibility: 0.9 });
    expect(said.map(({ key }) => key)).toEqual(expect.arrayContaining(['vaccinatedPupils', 'vaccinatedTeachers', 'vaccineSusceptibility']));
    const infected = (question: RotationInput): number => {
      const run = createRotationRun({ ...question, scenario: { ...question.scenario, zone: 'RED' }, run: { seed: 1, replicates: 300 } });
      while (!run.finished) run.step(100);
      return run.summary().schedules[0]?.attack.teacher.mean ?? 0;
    };
    expect(infected(measured)).toBeLessThan(0.6 * infected(input));
  });
});

test('kept choices: only what still fits comes back', () => {
  const standard = { zone: 'YELLOW', rate: 10, none: null as number | null, rooms: {}, closure: { rule: 'K', days: 14 }, on: false };
  expect(
    fitting({ zone: 5, rate: 12, none: 3, rooms: { k1: 'CLOSED' }, closure: { days: 'x', rule: 'NEVER' }, on: true, more: 1 }, standard),
  ).toEqual({ rate: 12, none: 3, rooms: { k1: 'CLOSED' }, closure: { rule: 'NEVER', days: 14 }, on: true });
  expect(fitting({}, standard)).toEqual({});
});
