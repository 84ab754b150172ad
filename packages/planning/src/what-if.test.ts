import { describe, expect, test } from 'vitest';
import { DEFAULT_ASSUMPTIONS, modelledSchool, type RecapCounts } from './modelled-school.ts';
import { parseWhatIf, whatIf, type WhatIfSpec } from './what-if.ts';

const spec = (a: string[], b: string[]): WhatIfSpec => ({
  sides: [
    { label: 'A', regulationIds: a },
    { label: 'B', regulationIds: b },
  ],
  phase: 'TRANSITION',
  date: '2021-09-13',
  assumptions: DEFAULT_ASSUMPTIONS,
});
const sd: RecapCounts = { id: '1', form: 'SD', pupils: 172, rombel: 6, rooms: 6, teachers: 7 };
const SIDES = [['bengkayang-51-2021'], ['bengkayang-51-2021', 'inmendagri-ppkm-l3-2021'], ['who-2020'], ['cdc-2021-02-12']];

test('a school is modelled with its recap counts: pupils spread evenly, nobody lost', () => {
  const school = modelledSchool(sd, DEFAULT_ASSUMPTIONS);
  expect(school.rombel.map((r) => r.pupilCount)).toEqual([29, 29, 29, 29, 28, 28]);
  expect(school.rooms.length).toBe(6);
  expect(school.teachers.length).toBe(7);
});

test('one school under the Perbup: two groups a rombel, minutes per week are sessions times 180', () => {
  const [a] = whatIf(sd, spec(['bengkayang-51-2021'], ['who-2020'])).sides;
  expect(a).toMatchObject({ verdict: 'feasible', groups: 12, seatsPerRoom: 18 });
  expect(a.minutesPerWeek).toBe(a.guaranteedSessions * 180);
});

test('adding a regulation never gives more minutes on the same school (strictest wins)', () => {
  for (const rooms of [2, 4, 6]) {
    const [loose, strict] = whatIf({ ...sd, rooms }, spec(['bengkayang-51-2021'], ['bengkayang-51-2021', 'inmendagri-ppkm-l3-2021'])).sides;
    expect(strict.minutesPerWeek).toBeLessThanOrEqual(loose.minutesPerWeek);
  }
});

describe.each(SIDES)('edges under %s', (...side) => {
  const ids = side.flat().filter((id) => id.length > 0);
  test('no pupils, no rooms, no teachers', () => {
    expect(whatIf({ ...sd, pupils: 0 }, spec(ids, ids)).sides[0].verdict).toBe('no-pupils');
    expect(whatIf({ ...sd, rooms: 0 }, spec(ids, ids)).sides[0]).toMatchObject({ verdict: 'infeasible', unplacedPupils: 172 });
    expect(whatIf({ ...sd, teachers: 0 }, spec(ids, ids)).sides[0]).toMatchObject({ verdict: 'infeasible', unplacedPupils: 172 });
  });
});

test('a regulation that allows distance learning only is said to be the cause', () => {
  const [a] = whatIf(sd, spec(['inmendagri-ppkm-l4-2021'], ['who-2020'])).sides;
  expect(a).toMatchObject({ verdict: 'forbidden', minutesPerWeek: 0, unplacedPupils: 172 });
});

test('a comparison without any distance counts a bench place each', () => {
  const [a] = whatIf(sd, spec(['pre-pandemic'], ['who-2020'])).sides;
  expect(a).toMatchObject({ verdict: 'feasible' });
  expect(a.seatsPerRoom).toBeGreaterThan(40);
});

test('wrong input is named with its path', () => {
  const bad = (change: (s: WhatIfSpec) => void) => {
    const s = JSON.parse(JSON.stringify(spec(['bengkayang-51-2021'], ['who-2020']))) as WhatIfSpec;
    change(s);
    return () => parseWhatIf(s);
  };
  expect(bad((s) => (s.sides[1].regulationIds = ['entah']))).toThrow(expect.objectContaining({ path: '/sides/1/regulationIds/0' }));
  expect(bad((s) => (s.assumptions.SD.roomWidthM = 70))).toThrow(expect.objectContaining({ path: '/assumptions/SD/roomWidthM' }));
  expect(bad((s) => (s.assumptions.SD.consentShare = 2))).toThrow(expect.objectContaining({ path: '/assumptions/SD/consentShare' }));
});
