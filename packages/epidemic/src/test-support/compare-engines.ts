import { compileRotation } from '../compile-rotation.ts';
import { Kernel } from '../kernel.ts';
import { parseRotation } from '../parse-rotation.ts';
import { randomSchool } from './random-school.ts';
import { simulateSlowly } from './reference-engine.ts';

/** Runs both engines on random schools; returns the first disagreement of each school (none = equal) and how often each setting occurred. */
export function compareEngines(
  from: number,
  to: number,
  replicates: number,
): { disagreements: string[]; bySetting: number[]; closures: number } {
  const disagreements: string[] = [];
  const bySetting = Array.from({ length: 7 }, () => 0);
  let closures = 0;
  for (let number = from; number < to; number++) {
    const model = parseRotation(randomSchool(number));
    const { world, layouts } = compileRotation(model);
    const kernel = new Kernel(world);
    for (let r = 0; r < replicates; r++) {
      layouts.forEach((layout, i) => {
        kernel.simulate(layout, model.run.seed, r);
        const slow = simulateSlowly(world, layout, model.run.seed, r);
        for (let person = 0; person < world.persons; person++) {
          const day = kernel.wasInfected(person) ? (kernel.infectedDay[person] as number) : -1;
          const setting = kernel.wasInfected(person) ? (kernel.infectedSetting[person] as number) : -1;
          if (setting >= 0) bySetting[setting] = (bySetting[setting] as number) + 1;
          if (day !== slow.day[person] || setting !== slow.setting[person]) {
            disagreements.push(
              `school ${number}, plan ${i}, replicate ${r}, person ${person}: day ${day} setting ${setting}, expected ${slow.day[person]} ${slow.setting[person]}`,
            );
            return;
          }
        }
        if (kernel.groupClosed !== slow.groupClosed || kernel.schoolClosed !== slow.schoolClosed)
          disagreements.push(`school ${number}, plan ${i}, replicate ${r}: closures`);
        if (slow.schoolClosed) closures++;
      });
    }
  }
  return { disagreements, bySetting, closures };
}
