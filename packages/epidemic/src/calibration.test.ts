import { expect, test } from 'vitest';
import { compileRotation } from './compile-rotation.ts';
import { Kernel } from './kernel.ts';
import type { Layout } from './layout.ts';
import { parseRotation } from './parse-rotation.ts';
import type { Builtin, RotationInput } from './rotation-input.ts';

/**
 * Mean number infected by one index case alone (nobody else transmits) in a primary school of 8 rombel of 19 with a class teacher each,
 * 300 minutes a day, Delta, no measures: the school of Lasser et al. 2022.
 */
function directInfections(role: 0 | 1, builtin: Builtin): number {
  const pupils = Array.from({ length: 152 }, (_, i) => ({
    id: `P${i}`,
    rombel: `k${Math.floor(i / 19)}`,
    age: 6.5 + (Math.floor(i / 19) >> 1),
    household: `H${i}`,
  }));
  const teachers = Array.from({ length: 8 }, (_, t) => ({ id: `G${t}`, age: 40, household: `HG${t}` }));
  const households = [...pupils, ...teachers].map(({ household }) => ({
    id: household,
    adults: [
      { id: `${household}a`, age: 38 },
      { id: `${household}b`, age: 40 },
    ],
  }));
  const input: RotationInput = {
    school: { id: 'primary', level: 'SD', pupils, teachers, households },
    plan: { id: 'p', builtin, days: 61, sessionMinutes: 300 },
    scenario: { reportedPer100kWeek: 0, variant: 'DELTA', masks: { out: 0, in: 0 }, responses: { detection: 0 } },
  };
  const { world, layouts } = compileRotation(parseRotation(input));
  const candidates = Array.from({ length: world.persons }, (_, i) => i).filter((person) => world.role[person] === role);
  const outs = [world.airOut, world.contactOut, world.homeOut];
  const kept = outs.map((list) => list.slice());
  const kernel = new Kernel(world);
  const runs = 6000;
  let sum = 0;
  for (let r = 0; r < runs; r++) {
    const index = candidates[r % candidates.length] as number;
    outs.forEach((list, i) => {
      list.fill(0);
      list[index] = (kept[i] as Float64Array)[index] as number;
    });
    world.indexCases = [{ person: index, day: r % 7 }];
    kernel.simulate(layouts[0] as Layout, 1, r);
    sum += kernel.patients.count - 1;
  }
  return sum / runs;
}

test('calibration: R of a pupil and of a teacher; out of sample: the ratio under halved classes', () => {
  const [pupil, teacher] = [directInfections(0, 'full'), directInfections(1, 'full')];
  expect(Math.abs(pupil - 2.6)).toBeLessThan(0.1);
  expect(Math.abs(teacher - 4.4)).toBeLessThan(0.25);
  // Published ratios .538 and .614, tolerance .15; halves come on alternate days.
  expect(Math.abs(directInfections(0, 'abDays') / pupil - 0.538)).toBeLessThan(0.15);
  expect(Math.abs(directInfections(1, 'abDays') / teacher - 0.614)).toBeLessThan(0.15);
}, 120_000);

test('the household dose gives the secondary attack rate of the variant, adult to adult', () => {
  for (const [variant, target] of [
    ['WILD', 0.21],
    ['ALPHA', 0.28],
    ['DELTA', 0.38],
  ] as const) {
    const input: RotationInput = {
      school: {
        id: 's',
        pupils: [{ id: 'P', rombel: '1', household: 'H0', consent: false }],
        households: [
          { id: 'H0', adults: [] },
          ...Array.from({ length: 200 }, (_, h) => ({ id: `h${h}`, adults: [{ id: `a${h}` }, { id: `b${h}` }] })),
        ],
      },
      plan: { id: 'p', builtin: 'full' },
      scenario: { variant, reportedPer100kWeek: 0 },
    };
    const { world, layouts } = compileRotation(parseRotation(input));
    const firsts = Array.from({ length: world.persons }, (_, i) => i).filter(
      (person) => world.role[person] === 2 && world.member[world.memberStart[world.household[person] as number] as number] === person,
    );
    world.indexCases = firsts.map((person) => ({ person, day: 0 }));
    const kernel = new Kernel(world);
    let second = 0;
    const runs = 60;
    for (let r = 0; r < runs; r++) {
      kernel.simulate(layouts[0] as Layout, 3, r);
      second += kernel.patients.count - firsts.length;
    }
    const n = runs * firsts.length;
    expect(firsts.length).toBe(200);
    expect(Math.abs(second / n - target), variant).toBeLessThan(4 * Math.sqrt((target * (1 - target)) / n));
  }
});
