import { expect, test } from 'vitest';
import { compileRotation } from './compile-rotation.ts';
import { Kernel } from './kernel.ts';
import type { Layout } from './layout.ts';
import { parseRotation } from './parse-rotation.ts';
import type { RotationInput } from './rotation-input.ts';
import { directInfections } from './validation/calibration-school.ts';

test('calibration: R of a pupil and of a teacher; out of sample: the ratio under halved classes, masks and ventilation', () => {
  const run = (role: 0 | 1, isHalved: boolean, more = {}): { mean: number; se: number } =>
    directInfections(role, isHalved, {}, 7, 8000, more);
  const [pupil, teacher] = [run(0, false), run(1, false)];
  // Six comparisons at 3.5 standard errors: a family-wise error below 0.3 %; the constants themselves are rounded.
  expect(Math.abs(pupil.mean - 2.6)).toBeLessThan(3.5 * pupil.se + 0.02);
  expect(Math.abs(teacher.mean - 4.4)).toBeLessThan(3.5 * teacher.se + 0.03);
  // Published ratios .538 and .614, tolerance .15; halves come on alternate days.
  expect(Math.abs(run(0, true).mean / pupil.mean - 0.538)).toBeLessThan(0.15);
  expect(Math.abs(run(1, true).mean / teacher.mean - 0.614)).toBeLessThan(0.15);
  for (const role of [0, 1] as const) {
    const none = role === 0 ? pupil : teacher;
    expect(run(role, false, { masks: { out: 0.5, in: 0.3 } }).mean).toBeLessThan(none.mean - 3.5 * none.se);
    expect(run(role, false, { ach: 18 }).mean).toBeLessThan(none.mean - 3.5 * none.se);
  }
});

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
