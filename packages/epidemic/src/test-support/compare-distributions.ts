import { randomUnit } from '@giliran/kernel';
import { compilePart } from '../compile-rotation.ts';
import { expm1 } from '../exact-math.ts';
import type { JoinedSchools } from '../join-schools.ts';
import { Kernel } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { parseRotation } from '../parse-rotation.ts';
import { kolmogorovSmirnov } from '../validation/kolmogorov-smirnov.ts';
import { randomSchool } from './random-school.ts';
import { simulateSlowly } from './reference-engine.ts';

/**
 * p-values of the two-sample Kolmogorov-Smirnov test, school by school: infections of the production kernel (thresholds) against those of the
 * slow engine that tosses a coin for every dose and shares no chance events with it. `schools` are numbers of random schools.
 */
export function compareDistributions(schools: readonly number[], replicates: number): { number: number; p: number; spread: number }[] {
  return schools.map((number) => {
    const model = parseRotation(randomSchool(number));
    const { world, layouts } = compilePart(model.components[0] as JoinedSchools, model.scenario);
    const layout = layouts[number % layouts.length] as Layout;
    const kernel = new Kernel(world);
    const [fast, slow] = [new Float64Array(replicates), new Float64Array(replicates)];
    for (let r = 0; r < replicates; r++) {
      kernel.simulate(layout, 1, r);
      fast[r] = kernel.patients.count;
      let toss = 0;
      const outcome = simulateSlowly(world, layout, 2, r, (_, dose) => randomUnit(3, number, r, toss++) < -expm1(-dose));
      slow[r] = outcome.day.filter((day) => day >= 0).length;
    }
    fast.sort();
    return { number, p: kolmogorovSmirnov(fast, slow.sort()), spread: (fast.at(-1) as number) - (fast[0] as number) };
  });
}
