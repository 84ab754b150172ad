import { expect, test } from 'vitest';
import { compileRotation } from './compile-rotation.ts';
import { SETTINGS, type Layout } from './layout.ts';
import { parseRotation } from './parse-rotation.ts';
import { createRotationRun } from './rotation-run.ts';
import type { RotationInput, RotationPlan, TimetablePlan } from './rotation-input.ts';
import { simulateRotation } from './simulate-rotation.ts';
import { invariantSchool } from './validation/invariants.ts';
import { answerSimulateLine } from './answer-simulate-line.ts';
import { randomSchool } from './test-support/random-school.ts';
import { simulateSlowly } from './test-support/reference-engine.ts';
import { METRIC_COUNT, METRICS } from './measure.ts';

const school = invariantSchool('');
const weekly: TimetablePlan = {
  id: 'ours',
  startDate: '2021-09-13',
  days: 28,
  groups: [
    { id: 'a', pupils: ['P0', 'P3', 'P6'] },
    { id: 'b', pupils: ['P1', 'P4'] },
  ],
  shifts: [
    { id: 'P', start: '07:00', end: '10:00' },
    { id: 'S', start: '10:30', end: '12:30' },
  ],
  sessions: [
    { group: 'a', day: 'Sen', week: null, date: null, shift: 'P', room: 'R0', teachers: ['G0'] },
    { group: 'a', day: 'Rab', week: 'A', shift: 'S', room: 'R0', teacher: 'G0' },
    {
      group: 'b',
      day: 'Sab',
      shift: 'P',
      room: 'R1',
      lessons: [
        { period: 0, teacher: 'G1', subject: 'IPA' },
        { period: 2, teacher: 'G2', subject: 'IPS' },
      ],
    },
  ],
};
const calm = { reportedPer100kWeek: 0 };
const builtin = (key: 'full' | 'double' | 'abDays' | 'abWeeks' | 'c4x10' | 's221' | 'full360', more: object = {}): RotationPlan => ({
  id: key,
  builtin: key,
  startDate: '2021-09-13',
  days: 56,
  ...more,
});
const lively = { reportedPer100kWeek: 2000, overrides: { closeRange: 0.5, quantaPerHour: 100 } };

test('learning hours without disturbance are the planned ones', () => {
  const result = simulateRotation({
    school,
    plans: (['full', 'full360', 'double', 'abDays', 'abWeeks', 'c4x10', 's221'] as const).map((key) => builtin(key)),
    scenario: calm,
    run: { replicates: 2 },
  });
  const mean = Object.fromEntries(result.schedules.map((s) => [s.plan, s.learningHours.mean.mean]));
  expect(mean).toEqual({ full: 120, full360: 240, double: 120, abDays: 60, abWeeks: 60, c4x10: 48, s221: 48 });
  expect(result.schedules.every((s) => s.learningHours.gini.mean === 0 && s.learningHours.min.mean === s.learningHours.mean.mean)).toBe(
    true,
  );
  // One teacher a rombel: the double shift doubles his hours.
  expect(result.schedules.map((s) => s.teacherHours.mean)).toEqual([120, 240, 240, 120, 120, 96, 96]);
});

test('mean learning hours are exact for any number of pupils', () => {
  const pupils = Array.from({ length: 7 }, (_, i) => ({ id: `p${i}`, rombel: '1' }));
  const schedule = simulateRotation({
    school: { id: 's', pupils },
    plan: builtin('abDays', { days: 5, sessionMinutes: 175 }),
    scenario: calm,
    run: { replicates: 2 },
  }).schedules[0];
  // Half A, four pupils, comes on three days, half B on two.
  expect(schedule?.learningHours.mean.mean).toBeCloseTo((175 * (4 * 3 + 3 * 2)) / 7 / 60, 13);
  expect(schedule?.learningHours.mean.q[2]).toBeCloseTo((175 * (4 * 3 + 3 * 2)) / 7 / 60, 13);
});

test('a timetable: weeks A and B, dates, holidays, lessons, unplaced pupils, Gini', () => {
  const plan = {
    ...weekly,
    holidays: ['2021-09-20' as const],
    sessions: [...weekly.sessions, { group: 'b', date: '2021-09-17' as const, shift: 'S', room: 'R1' }],
  };
  const s = simulateRotation({ school, plan, scenario: calm, run: { replicates: 1 } }).schedules[0];
  // a: 3 Mondays (one holiday) x 3 h + 2 Wednesdays of week A x 2 h; b: 4 Saturdays x 3 h + 2 h; 31 pupils are in no group.
  const hours = [13, 13, 13, 14, 14, ...Array.from({ length: 31 }, () => 0)];
  expect(s?.learningHours.min.mean).toBe(0);
  expect(s?.learningHours.mean.mean).toBeCloseTo(67 / 36, 3);
  let spread = 0;
  for (const a of hours) for (const b of hours) spread += Math.abs(a - b);
  expect(s?.learningHours.gini.mean).toBeCloseTo(spread / (2 * 36 * 67), 6);
  // G0: 3 x 3 + 2 x 2 h; G1 and G2: one hour on each of 4 Saturdays.
  expect(s?.teacherHours.mean).toBeCloseTo((13 + 4 + 4) / 3, 3);
});

test('no transmission and no importation: nobody but the index is infected', () => {
  const result = simulateRotation({
    school,
    plans: [builtin('full')],
    scenario: { reportedPer100kWeek: 0, index: { role: 'teacher', day: 2 }, overrides: { transmissibility: 0 } },
    run: { replicates: 50 },
  });
  const s = result.schedules[0];
  expect(s?.infections.imported.mean).toBe(1);
  expect(s?.inSchoolInfections.mean).toBe(0);
  expect(s?.infections.household.mean).toBe(0);
  expect(s?.attack.teacher.mean).toBeCloseTo(1 / 3, 12);
  expect(s?.pOutbreak2).toMatchObject({ p: 0, upper95: 3 / 50 });
});

test('a zone that keeps the school closed: no infection at school, no hours', () => {
  const s = simulateRotation({
    school,
    plans: [builtin('full')],
    scenario: { ...lively, zone: 'RED', closingZones: ['RED'], responses: { detection: 0 } },
    run: { replicates: 40 },
  }).schedules[0];
  expect(s?.inSchoolInfections.mean).toBe(0);
  expect(s?.infections.imported.mean).toBeGreaterThan(1);
  expect(s?.learningHours.mean.mean).toBe(0);
  expect(s?.pSchoolClosed.p).toBe(0);
});

test('infections by setting sum to all infections, and are those the slow engine records', () => {
  const seen = new Set<string>();
  for (let number = 200; number < 205; number++) {
    const input = randomSchool(number);
    const model = parseRotation(input);
    const { world, layouts } = compileRotation(model);
    const result = simulateRotation(input);
    result.schedules.forEach((schedule, i) => {
      const slow = Array.from({ length: result.replicates }, (_, r) =>
        simulateSlowly(world, layouts[i] as Layout, model.run.seed, r).setting.filter((setting) => setting >= 0),
      );
      SETTINGS.forEach((setting, s) => {
        const counts = slow.map((list) => list.filter((one) => one === s).length);
        const estimate = schedule.infections[setting];
        const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
        expect(estimate.mean, `${number} ${schedule.plan} ${setting}`).toBe(mean);
        const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
        expect(estimate.se).toBeCloseTo(Math.sqrt(variance / counts.length), 10);
        const sorted = counts.toSorted((a, b) => a - b);
        expect(estimate.q).toEqual([0.05, 0.25, 0.5, 0.75, 0.95].map((share) => sorted[Math.ceil(share * sorted.length) - 1]));
        if (mean > 0) seen.add(setting);
      });
      const total = SETTINGS.reduce((sum, setting) => sum + schedule.infections[setting].mean, 0);
      expect(total).toBeCloseTo(slow.reduce((sum, list) => sum + list.length, 0) / slow.length, 9);
      const { household, imported, ...inSchool } = schedule.infections;
      expect(household.mean + imported.mean + schedule.inSchoolInfections.mean).toBeCloseTo(total, 9);
      expect(Object.values(inSchool).reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(schedule.inSchoolInfections.mean, 9);
    });
  }
  expect([...seen].toSorted()).toEqual([...SETTINGS].toSorted());
});

test('infections by setting sum to the infected pupils, teachers and household members in every replicate', () => {
  for (let number = 0; number < 12; number++) {
    const input = randomSchool(number);
    const rows = createRotationRun({ ...input, run: { seed: number, replicates: 32 } }).block(0);
    for (let offset = 0; offset < rows.length; offset += METRIC_COUNT) {
      const of = (metric: (typeof METRICS)[number]): number => rows[offset + METRICS.indexOf(metric)] as number;
      expect(SETTINGS.reduce((sum, setting) => sum + of(setting), 0)).toBe(
        of('pupilsInfected') + of('teachersInfected') + of('householdMembersInfected'),
      );
    }
  }
});

test('equal plans differ by exactly 0 in every replicate; different ones do not', () => {
  const run = createRotationRun({
    school,
    plans: [{ ...builtin('double'), id: 'x', reference: true }, { ...builtin('double'), id: 'y' }, builtin('full')],
    scenario: lively,
    run: { replicates: 256 },
  });
  const rows = run.block(0);
  let different = 0;
  for (let r = 0; r < 256; r++) {
    const at = r * 3 * METRIC_COUNT;
    expect(rows.subarray(at, at + METRIC_COUNT)).toEqual(rows.subarray(at + METRIC_COUNT, at + 2 * METRIC_COUNT));
    const inSchool = METRICS.indexOf('inSchool');
    if (rows[at + inSchool] !== rows[at + 2 * METRIC_COUNT + inSchool]) different++;
  }
  expect(different).toBeGreaterThan(50);
});

test('the same bytes whatever the steps, and whether blocks are run here or elsewhere in any order', () => {
  const input: RotationInput = {
    id: 'b',
    school,
    plans: [builtin('full', { days: 21 }), { ...weekly, days: 21 }],
    scenario: lively,
    run: { seed: 5, replicates: 600 },
  };
  const whole = JSON.stringify(simulateRotation(input));
  const stepped = createRotationRun(input);
  for (let n = 1; !stepped.finished; n += 13) stepped.step(n);
  expect(JSON.stringify(stepped.summary())).toBe(whole);
  const [maker, keeper] = [createRotationRun(input), createRotationRun(input)];
  for (const block of [2, 0, 1]) keeper.absorb(maker.block(block));
  expect(JSON.stringify(keeper.summary())).toBe(whole);
  expect(JSON.stringify(simulateRotation({ ...input, run: { ...input.run, workers: 4 } }))).toBe(whole);
  expect(JSON.stringify(simulateRotation({ ...input, run: { ...input.run, seed: 6 } }))).not.toBe(whole);
});

test('the order in which persons are listed changes nothing', () => {
  const input: RotationInput = { school, plans: [weekly], scenario: { ...lively, index: { role: 'pupil' } }, run: { replicates: 100 } };
  const turned: RotationInput = {
    ...input,
    school: {
      ...school,
      pupils: school.pupils.toReversed(),
      teachers: school.teachers?.toReversed() ?? [],
      households: school.households?.toReversed() ?? [],
      rooms: school.rooms?.toReversed() ?? [],
    },
  };
  expect(simulateRotation(turned).schedules).toEqual(simulateRotation(input).schedules);
});

test('more disease outside never removes an import of the milder zone', () => {
  const imported = (reported: number): number[] => {
    const run = createRotationRun({
      school,
      plans: [builtin('full')],
      scenario: { reportedPer100kWeek: reported, overrides: { transmissibility: 0 } },
      run: { replicates: 256 },
    });
    const rows = run.block(0);
    return Array.from({ length: 256 }, (_, r) => rows[r * METRIC_COUNT + METRICS.indexOf('imported')] as number);
  };
  const [mild, worse] = [imported(150), imported(200)];
  expect(mild.every((count, r) => count <= (worse[r] as number))).toBe(true);
  expect(mild.some((count, r) => count < (worse[r] as number))).toBe(true);
});

test('regular tests find cases and lower the infections at school, the more often the fewer', () => {
  const inSchool = (perWeek: number): number => {
    const scenario = {
      reportedPer100kWeek: 0,
      index: { role: 'pupil' as const, day: 0 },
      overrides: { closeRange: 0.3 },
      responses: {
        detection: 0,
        groupSuspension: null,
        schoolClosure: null,
        screening: [
          { role: 'pupil' as const, perWeek, sensitivity: 0.9 },
          { role: 'teacher' as const, perWeek },
        ],
      },
    };
    return (
      simulateRotation({ school, plans: [builtin('full')], scenario, run: { replicates: 400 } }).schedules[0]?.inSchoolInfections.mean ?? 0
    );
  };
  const [never, once, daily] = [inSchool(0), inSchool(1), inSchool(5)];
  expect(once).toBeLessThan(never);
  expect(daily).toBeLessThan(0.8 * once);
});

test('stop and progress: cut short by the host, said so', () => {
  const heard: number[] = [];
  const result = simulateRotation(
    { school, plans: [builtin('full')], run: { replicates: 500 } },
    { stop: () => heard.length >= 3, progress: (share) => heard.push(share) },
  );
  expect(result.stopped).toBe('TIME');
  expect(result.replicates).toBe(48);
  expect(heard).toEqual([16 / 500, 32 / 500, 48 / 500]);
});

test('adaptive: stops at a round boundary once the paired difference is precise enough', () => {
  const plans = [builtin('full', { reference: true }), builtin('abDays')];
  const loose = simulateRotation({ school, plans, scenario: lively, run: { adaptive: { primary: 'inSchoolInfections', targetSe: 1e9 } } });
  expect([loose.replicates, loose.stopped]).toEqual([512, 'TARGET_SE']);
  const capped = simulateRotation({
    school,
    plans,
    scenario: lively,
    run: { adaptive: { primary: 'inSchoolInfections', targetSe: 1e-6, max: 700 } },
  });
  expect([capped.replicates, capped.stopped]).toEqual([700, 'MAX']);
  const sharing = createRotationRun({
    school,
    plans,
    scenario: lively,
    run: { adaptive: { primary: 'inSchoolInfections', targetSe: 1e9 } },
  });
  for (const block of [1, 0]) sharing.absorb(sharing.block(block));
  expect(JSON.stringify(sharing.summary())).toBe(JSON.stringify(loose));
  const pair = loose.schedules[1]?.pairedToReference;
  expect(pair?.inSchoolInfections.mean).toBeLessThan(0);
  expect(pair?.inSchoolInfections.varianceReduction).toBeGreaterThan(1);
});

test('result: label, hash, assumptions with sources, times', () => {
  const input: RotationInput = { id: 'x', school, plans: [weekly], run: { replicates: 3 } };
  const result = answerSimulateLine(input, {
    now: (() => {
      let t = 0;
      return () => (t += 500);
    })(),
  });
  expect(result).toMatchObject({
    id: 'x',
    label: 'comparative, not a forecast',
    persons: 36 + 3 + 33,
    days: 28,
    replicates: 3,
    stopped: 'REPLICATES',
    cpuSeconds: 0.5,
  });
  expect(result.inputHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(simulateRotation({ ...input, id: 'other' }).inputHash).toBe(result.inputHash);
  expect(simulateRotation({ ...input, scenario: { zone: 'RED' } }).inputHash).not.toBe(result.inputHash);
  const ascertainment = result.assumptions.find((one) => one.key === 'ascertainment');
  expect(ascertainment).toEqual({ key: 'ascertainment', value: 0.2, source: 'assumption' });
  expect(result.assumptions.every((one) => one.source !== '')).toBe(true);
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
});

test('the air of the first shift reaches the second, less so after a longer gap', () => {
  const secondShift = (gap: number): number => {
    const result = simulateRotation({
      school: { ...school, pupils: school.pupils.map(({ transport: _t, transportGroup: _g, ...pupil }) => pupil) },
      plans: [builtin('double', { gapMinutes: gap, days: 14 })],
      scenario: {
        reportedPer100kWeek: 0,
        index: { person: 'P0', day: 0 },
        overrides: { closeRange: 0, quantaPerHour: 60, householdSecondaryAttack: 0, dispersion: 1000, latentDays: 1, latentSdDays: 0 },
        responses: { detection: 0 },
        masks: { out: 0, in: 0 },
        settings: { gate: false, teachersRoom: false },
      },
      run: { replicates: 300 },
    });
    return result.schedules[0]?.inSchoolInfections.mean ?? 0;
  };
  expect(secondShift(0)).toBeGreaterThan(secondShift(240));
});

test('random schools run through the public function', () => {
  for (let n = 0; n < 30; n++) expect(simulateRotation(randomSchool(n)).replicates).toBe(8);
});

const errorPath = (input: unknown): string => {
  try {
    simulateRotation(input as RotationInput);
  } catch (error) {
    return (error as { path?: string }).path ?? String(error);
  }
  return 'no error';
};

test('wrong inputs are refused with the place named', () => {
  const base = { school, plans: [weekly], run: { replicates: 1 } };
  const session = (more: object): unknown => ({
    ...base,
    plans: [{ ...weekly, sessions: [weekly.sessions[0], { ...weekly.sessions[1], ...more }] }],
  });
  expect(errorPath(base)).toBe('no error');
  expect(errorPath(session({ group: 'zz' }))).toBe('/plans/0/sessions/1/group');
  expect(errorPath(session({ room: 'zz' }))).toBe('/plans/0/sessions/1/room');
  expect(errorPath(session({ teacher: 'zz' }))).toBe('/plans/0/sessions/1/teacher');
  expect(errorPath(session({ shift: 'zz' }))).toBe('/plans/0/sessions/1/shift');
  expect(errorPath(session({ day: 'Mon' }))).toBe('/plans/0/sessions/1/day');
  expect(errorPath(session({ day: 'Sen', shift: 'P', room: 'R1', teacher: 'G1' }))).toBe('/plans/0/sessions/1');
  expect(errorPath(session({ group: 'b', day: 'Sen', shift: 'P', room: 'R1', teacher: 'G0' }))).toBe('/plans/0/sessions/1');
  expect(
    errorPath({
      ...base,
      plans: [
        {
          ...weekly,
          groups: [
            { id: 'a', pupils: ['P0'] },
            { id: 'b', pupils: ['P1', 'P0'] },
          ],
        },
      ],
    }),
  ).toBe('/plans/0/groups/1/pupils/1');
  expect(
    errorPath({
      ...base,
      plans: [
        {
          ...weekly,
          groups: [
            { id: 'a', pupils: ['P77'] },
            { id: 'b', pupils: [] },
          ],
        },
      ],
    }),
  ).toBe('/plans/0/groups/0/pupils/0');
  expect(errorPath({ ...base, plans: [{ ...weekly, sessions: [] }] })).toBe('/plans/0/sessions');
  expect(errorPath({ ...base, plans: [{ ...weekly, sessions: [{ group: 'a', date: '2022-01-03', shift: 'P', room: 'R0' }] }] })).toBe(
    '/plans/0/sessions',
  );
  expect(errorPath({ ...base, plans: [{ ...weekly, shifts: [{ id: 'P', start: '10:00', end: '07:00' }] }] })).toBe('/plans/0/shifts/0/end');
  expect(errorPath({ ...base, plans: [{ id: 'x', builtin: 'sometimes' }] })).toBe('/plans/0/builtin');
  expect(errorPath({ ...base, plans: [weekly, weekly] })).toBe('/plans/1/id');
  expect(errorPath({ ...base, plans: [weekly, builtin('full')] })).toBe('/plans/1/days');
  expect(errorPath({ ...base, plans: [{ ...weekly, days: 400 }] })).toBe('/plans/0/days');
  expect(errorPath({ ...base, plans: undefined, plan: { ...weekly, days: -1 } })).toBe('/plan/days');
  expect(errorPath({ ...base, plans: undefined })).toBe('/plans');
  expect(errorPath({ ...base, scenario: { zone: 'PINK' } })).toBe('/scenario/zone');
  expect(errorPath({ ...base, scenario: { variant: 'OMICRON' } })).toBe('/scenario/variant');
  expect(errorPath({ ...base, scenario: { reportedPer100kWeek: -1 } })).toBe('/scenario/reportedPer100kWeek');
  expect(errorPath({ ...base, scenario: { ascertainment: Number.NaN } })).toBe('/scenario/ascertainment');
  expect(errorPath({ ...base, scenario: { overrides: { nonsense: 1 } } })).toBe('/scenario/overrides/nonsense');
  expect(errorPath({ ...base, scenario: { responses: { screening: [{ role: 'parent', perWeek: 2 }] } } })).toBe(
    '/scenario/responses/screening/0/role',
  );
  expect(errorPath({ ...base, scenario: { responses: { stagedClosure: { desa: 3 } } } })).toBe('/scenario/responses/stagedClosure/desa');
  expect(errorPath({ ...base, scenario: { responses: { stagedClosure: { school: {} }, schoolClosure: {} } } })).toBe('no error');
  expect(errorPath({ ...base, scenario: { responses: { quarantine: { days: -1 } } } })).toBe('/scenario/responses/quarantine/days');
  expect(errorPath({ ...base, scenario: { responses: { vaccines: {} } } })).toBe('/scenario/responses/vaccines');
  expect(errorPath({ ...base, scenario: { zoneTransition: { RED: { GREEN: 0.7, YELLOW: 0.6 } } } })).toBe('/scenario/zoneTransition/RED');
  expect(errorPath({ ...base, scenario: { zoneTransition: {}, zoneSeries: [{ from: '2021-09-20', zone: 'RED' }] } })).toBe(
    '/scenario/zoneTransition',
  );
  expect(errorPath({ ...base, scenario: { initialPrevalence: 2 } })).toBe('/scenario/initialPrevalence');
  const seats = (list: unknown): unknown => ({
    ...base,
    plans: [{ ...weekly, groups: [{ ...weekly.groups[0], seats: list }, weekly.groups[1]] }],
  });
  const places = ['P0', 'P3', 'P6'].map((pupil, i) => ({ pupil, xM: i, yM: 0 }));
  expect(errorPath(seats(places))).toBe('no error');
  expect(errorPath(seats(places.slice(1)))).toBe('/plans/0/groups/0/seats');
  expect(errorPath(seats([...places, { pupil: 'P1', xM: 0, yM: 0 }]))).toBe('/plans/0/groups/0/seats/3/pupil');
  expect(errorPath(seats([...places, { pupil: 'P0', xM: 0, yM: 0 }]))).toBe('/plans/0/groups/0/seats/3/pupil');
  expect(errorPath(seats([{ pupil: 'P0', xM: '1', yM: 0 }]))).toBe('/plans/0/groups/0/seats/0/xM');
  expect(errorPath({ ...base, scenario: { index: { person: 'nobody' } } })).toBe('/scenario/index/person');
  expect(errorPath({ ...base, schools: [school] })).toBe('/schools');
  const { school: _one, ...shared } = { ...base, plans: [builtin('full')] };
  expect(errorPath({ ...shared, schools: [] })).toBe('/schools');
  expect(errorPath({ ...shared, schools: [school, { ...invariantSchool('b'), id: undefined }] })).toBe('/schools/1/id');
  expect(errorPath({ ...shared, schools: [school, { ...invariantSchool('b'), id: school.id }] })).toBe('/schools/1/id');
  expect(errorPath({ ...shared, schools: [school, { ...invariantSchool('b'), plans: [builtin('double')] }] })).toBe('/schools/1/plans');
  expect(errorPath({ ...shared, schools: [school, { ...invariantSchool('b'), rooms: [{ id: 'R0', areaM2: 0 }] }] })).toBe(
    '/schools/1/rooms/0/areaM2',
  );
  expect(errorPath({ ...shared, schools: [school, invariantSchool('b')] })).toBe('no error');
  expect(errorPath({ ...base, run: { seed: 1.5 } })).toBe('/run/seed');
  const room = (more: object): unknown => ({
    ...base,
    school: { ...school, rooms: [{ ...school.rooms?.[0], ...more }, ...(school.rooms ?? []).slice(1)] },
  });
  expect(errorPath(room({ areaM2: 0 }))).toBe('/school/rooms/0/areaM2');
  expect(errorPath(room({ volumeM3: 0 }))).toBe('/school/rooms/0/volumeM3');
  expect(errorPath(room({ volumeM3: 150, areaM2: -1 }))).toBe('/school/rooms/0/areaM2');
  expect(errorPath(room({ ach: -2 }))).toBe('/school/rooms/0/ach');
  expect(errorPath(room({ ventilation: 'FAN' }))).toBe('/school/rooms/0/ventilation');
  expect(errorPath(room({ id: 'R1' }))).toBe('/school/rooms/1/id');
  const pupil = (more: object): unknown => ({
    ...base,
    school: { ...school, pupils: [{ ...school.pupils[0], ...more }, ...school.pupils.slice(1)] },
  });
  expect(errorPath(pupil({ household: 'H99' }))).toBe('/school/pupils/0/household');
  expect(errorPath(pupil({ age: Infinity }))).toBe('/school/pupils/0/age');
  expect(errorPath(pupil({ consent: 'yes' }))).toBe('/school/pupils/0/consent');
  expect(errorPath(pupil({ id: 'P1' }))).toBe('/school/pupils/1/id');
  expect(errorPath({ ...base, school: { ...school, pupils: [] } })).toBe('/school/pupils');
  expect(errorPath(pupil({ id: 'G0' }))).toBe('/school/teachers/0/id');
  expect(errorPath(null)).toBe('');
});

test('every default that is used is told', () => {
  const noted = (given: object): string[] =>
    simulateRotation({ plan: builtin('full', { days: 5 }), run: { replicates: 1 }, ...given } as RotationInput).assumptions.map(
      ({ key, value }) => `${key} ${String(value)}`,
    );
  const bare = noted({ school: { pupils: [{ id: 'a' }], rooms: [{ id: 'R', ventilation: 'SINGLE_SIDED' }] } });
  for (const one of [
    'rooms.ach 2',
    'rooms.areaM2 56',
    'rooms.heightM 3',
    'rooms.gapAch as ach',
    'pupils.consent true',
    'pupils.transport WALK',
  ])
    expect(bare).toContain(one);
  for (const one of ['pupils.rombel one of their own', 'plans.full.holidays none', 'index none', 'responses.test none'])
    expect(bare).toContain(one);
  expect(bare).toContain('responses.schoolClosure.recheckDays 0');
  const full = noted({
    school: {
      pupils: [{ id: 'a', rombel: '1', consent: true, transport: 'WALK' }],
      rooms: [{ id: 'R', volumeM3: 100, ach: 4, gapAch: 5 }],
    },
    scenario: { index: { role: 'pupil' } },
  });
  expect(full.filter((one) => /^(rooms|pupils|index)/.test(one))).toEqual([]);
});

test('a clash of the week is found where the horizon leaves its day out', () => {
  const saturday = { group: 'b', day: 'Sab', shift: 'P', room: 'R0' } as const;
  expect(errorPath({ school, plans: [{ ...weekly, days: 2, sessions: [...weekly.sessions, saturday] }] })).toBe('/plans/0/sessions/3');
  expect(errorPath({ school, plans: [{ ...weekly, days: 2 }] })).toBe('no error');
});

test('more than 500 000 persons are refused', () => {
  const adults = Array.from({ length: 500_001 }, (_, i) => ({ id: `a${i}` }));
  expect(errorPath({ school: { ...school, households: [...(school.households ?? []), { id: 'many', adults }] }, plans: [weekly] })).toBe(
    '/school',
  );
});
