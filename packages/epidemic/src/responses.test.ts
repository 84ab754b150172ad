import { expect, test } from 'vitest';
import { compileRotation } from './compile-rotation.ts';
import { Kernel } from './kernel.ts';
import type { Layout } from './layout.ts';
import { parseRotation } from './parse-rotation.ts';
import type { RotationInput, RotationResponses, RotationScenario, TimetablePlan } from './rotation-input.ts';
import { simulateRotation } from './simulate-rotation.ts';

/** One rombel of twelve with a teacher; a household each, P0 and P1 on one ojek; every symptomatic case is noticed on the day of onset, nobody transmits. */
function inputOf(responses: RotationResponses, scenario: RotationScenario = {}): RotationInput {
  return {
    school: {
      id: 'S',
      level: 'SD',
      rooms: [{ id: 'R', areaM2: 56 }],
      teachers: [{ id: 'G', rombel: '1', household: 'h-G' }],
      pupils: Array.from({ length: 12 }, (_, i) => ({
        id: `P${i}`,
        rombel: i < 6 ? '1' : '2',
        household: i === 2 ? 'h-P0' : `h-P${i}`,
        transport: i < 2 ? ('OJEK' as const) : ('WALK' as const),
        transportGroup: i < 2 ? 't' : null,
      })),
    },
    plans: [{ id: 'full', builtin: 'full', startDate: '2021-09-13', days: 42 }],
    scenario: {
      reportedPer100kWeek: 0,
      index: { person: 'P0', day: 0 },
      ...scenario,
      overrides: {
        transmissibility: 0,
        symptomaticAdult: 1,
        symptomaticPerYear: 0,
        latentDays: 2,
        latentSdDays: 0,
        incubationDays: 4,
        incubationSdDays: 0,
        ...scenario.overrides,
      },
      responses: { detection: 1, isolationDays: 0, groupSuspension: null, schoolClosure: null, ...responses },
    },
    run: { replicates: 1 },
  };
}

/** Days of school lost by each pupil (180 minutes a day). */
function daysLost(input: RotationInput): number[] {
  const model = parseRotation(input);
  const { world, layouts } = compileRotation(model);
  const layout = layouts[0] as Layout;
  const kernel = new Kernel(world);
  kernel.simulate(layout, 1, 0);
  const { losses } = kernel;
  return Array.from({ length: 12 }, (_, i) => {
    // Persons stand in the order of their keys; an index case of each name tells where.
    const named = parseRotation({ ...input, scenario: { ...input.scenario, index: { person: `P${i}` } } });
    const person = compileRotation(named).world.indexCases[0]?.person ?? -1;
    const group = layout.groupOf[person] as number;
    return ((losses.groupMinutes[group] as number) + losses.minutesOf(person)) / 180;
  });
}

test('isolation, quarantine of household, vehicle and group: who stays at home, and for how long', () => {
  // Infected on Monday 13 September, onset and isolation on Friday 17.
  expect(daysLost(inputOf({ isolationDays: 14 }))).toEqual([10, ...Array.from({ length: 11 }, () => 0)]);
  const alone = { household: false, transport: false, group: false, days: 10 };
  // Ten days from Friday 17: Friday, Monday to Friday, Friday's weekend and Sunday 26 excluded: six days of school.
  expect(daysLost(inputOf({ quarantine: { ...alone, household: true } }))).toEqual([0, 0, 6, ...Array.from({ length: 9 }, () => 0)]);
  expect(daysLost(inputOf({ quarantine: { ...alone, transport: true } }))).toEqual([0, 6, ...Array.from({ length: 10 }, () => 0)]);
  expect(daysLost(inputOf({ quarantine: { ...alone, group: true } }))).toEqual([0, 6, 6, 6, 6, 6, 0, 0, 0, 0, 0, 0]);
  // Four days later, from Tuesday 21 to Thursday 30.
  expect(daysLost(inputOf({ quarantine: { ...alone, household: true, delayDays: 4 } }))[2]).toBe(8);
});

test('a test that never confirms closes nothing; its turnaround delays what follows', () => {
  const closure: RotationResponses = { schoolClosure: { rule: 'ANY_CASE', days: 7 } };
  expect(daysLost(inputOf(closure))).toEqual(Array.from({ length: 12 }, () => 5));
  expect(daysLost(inputOf({ ...closure, test: { sensitivity: 0 } }))).toEqual(Array.from({ length: 12 }, () => 0));
  const late = simulateRotation(inputOf({ ...closure, test: { sensitivity: 1, turnaroundDays: 3 } })).schedules[0];
  expect(late?.firstClosingDay?.mean).toBe(7);
  expect(daysLost(inputOf({ schoolClosure: { rule: 'ANY_CASE', days: 7, recheckDays: 7 } }))[5]).toBe(10);
});

test('a suspended group stays home, the other comes', () => {
  expect(daysLost(inputOf({ groupSuspension: { cases: 1, days: 7 } }))).toEqual([5, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0, 0]);
});

test('a case in the neighbourhood: as often as the reported incidence says', () => {
  const rate = 40;
  const input = inputOf(
    { neighbourCase: { persons: 200, days: 1 } },
    { reportedPer100kWeek: rate, index: null, overrides: { importWeightPupil: 0, importWeightTeacher: 0, importWeightHousehold: 0 } },
  );
  const lost = simulateRotation({ ...input, run: { replicates: 3000 } }).schedules[0]?.personDaysLost;
  // 12 pupils on 30 days of school, each with probability 1 - (1 - p)^200, p reported a day.
  const expected = 12 * 30 * (1 - (1 - rate / 700000) ** 200);
  expect(Math.abs((lost?.mean ?? NaN) - expected)).toBeLessThan(4 * (lost?.se ?? 0));
});

test('zones that change by chance: as many closed days as the matrix gives', () => {
  const input = inputOf(
    {},
    { zone: 'YELLOW', index: null, closingZones: ['RED'], zoneTransition: { YELLOW: { RED: 0.1 }, RED: { YELLOW: 0.25 } } },
  );
  const lost = simulateRotation({ ...input, run: { replicates: 3000 } }).schedules[0]?.personDaysLost;
  let red = 0;
  let expected = 0;
  for (let day = 0; day < 42; day++) {
    if (day % 7 < 5) expected += 13 * red;
    red = red * 0.75 + (1 - red) * 0.1;
  }
  expect(Math.abs((lost?.mean ?? NaN) - expected)).toBeLessThan(4 * (lost?.se ?? 0));
});

test('prevalence at the start: binomial', () => {
  const input = inputOf({}, { index: null, initialPrevalence: 0.05 });
  const imported = simulateRotation({ ...input, run: { replicates: 4000 } }).schedules[0]?.infections.imported;
  const persons = simulateRotation(input).persons;
  expect(Math.abs((imported?.mean ?? NaN) - 0.05 * persons)).toBeLessThan(4 * (imported?.se ?? 0));
});

test('seats: who sits near is in danger, who sits far is not', () => {
  const seatsAt = (gap: number): TimetablePlan => ({
    id: 'p',
    startDate: '2021-09-13',
    days: 28,
    spacingM: 1.5,
    groups: [{ id: 'g', pupils: ['P0', 'P1', 'P2'], seats: [0, 1, 2].map((i) => ({ pupil: `P${i}`, xM: i * gap, yM: 0 })) }],
    shifts: [{ id: 's', start: '07:00', end: '10:00' }],
    sessions: (['Sen', 'Sel', 'Rab', 'Kam', 'Jum'] as const).map((day) => ({ group: 'g', day, shift: 's', room: 'R' })),
  });
  const closeRange = (gap: number, person: string): number => {
    const scenario = {
      index: { person, day: 0 },
      overrides: {
        transmissibility: 1,
        quantaPerHour: 0,
        closeRange: 1e6,
        householdSecondaryAttack: 0,
        dispersion: 1000,
        susceptibilityUnder12: 1,
      },
      masks: { out: 0, in: 0 },
      settings: { gate: false, transport: false, teachersRoom: false },
    };
    const input = { ...inputOf({ detection: 0 }, scenario), plans: [seatsAt(gap)] };
    return simulateRotation({ ...input, run: { replicates: 20 } }).schedules[0]?.infections.closeRange.mean ?? NaN;
  };
  // 1.5 m apart: neighbours are those beside; the chain reaches the far end through the one between.
  expect(closeRange(1.5, 'P1')).toBe(2);
  expect(closeRange(1.5, 'P0')).toBe(2);
  // Beyond 1.5 x 1.5 m nobody is near.
  expect(closeRange(2.3, 'P1')).toBe(0);
  // 1.1 m apart: 2.2 m is near as well.
  expect(closeRange(1.1, 'P0')).toBe(2);
});
