import { compilePart } from '../compile-rotation.ts';
import { Kernel } from '../kernel.ts';
import { parseRotation } from '../parse-rotation.ts';
import { randomSchool } from './random-school.ts';
import { simulateSlowly } from './reference-engine.ts';

/** What was at work in a comparison. */
export interface Comparison {
  /** The first disagreement of each school, plan and replicate; none = equal. */
  disagreements: string[];
  bySetting: number[];
  groupClosures: number;
  schoolClosures: number;
  /** Runs in schools with the feature. */
  features: Record<string, number>;
}

/** Runs both engines on random schools and compares them person by person. */
export function compareEngines(from: number, to: number, replicates: number): Comparison {
  const result: Comparison = {
    disagreements: [],
    bySetting: Array.from({ length: 7 }, () => 0),
    groupClosures: 0,
    schoolClosures: 0,
    features: {},
  };
  for (let number = from; number < to; number++) {
    const input = randomSchool(number);
    const model = parseRotation(input);
    const { responses, zoneTransition } = input.scenario ?? {};
    const used = {
      joined: model.components.some(({ school }) => school.sites.length > 1),
      staged: Boolean(responses?.stagedClosure),
      quarantine: Boolean(responses?.quarantine),
      neighbour: Boolean(responses?.neighbourCase),
      test: Boolean(responses?.test),
      screening: (responses?.screening?.length ?? 0) > 0,
      zones: Boolean(zoneTransition),
      prevalence: (input.scenario?.initialPrevalence ?? 0) > 0,
      seats: model.components.some(({ plans }) => plans.some((plan) => plan.groups.some((group) => group.seats))),
    };
    for (const [feature, isUsed] of Object.entries(used)) result.features[feature] = (result.features[feature] ?? 0) + (isUsed ? 1 : 0);
    for (const component of model.components) {
      const { world, layouts } = compilePart(component, model.scenario);
      const kernel = new Kernel(world);
      for (let r = 0; r < replicates; r++) {
        layouts.forEach((layout, i) => {
          const { patients, responses: made } = kernel;
          kernel.simulate(layout, model.run.seed, r);
          const slow = simulateSlowly(world, layout, model.run.seed, r);
          const where = `school ${number}, plan ${i}, replicate ${r}`;
          for (let person = 0; person < world.persons; person++) {
            const isInfected = patients.isInfected(person);
            const found = isInfected ? [patients.day[person], patients.setting[person]] : [-1, -1];
            if (isInfected) result.bySetting[found[1] as number] = (result.bySetting[found[1] as number] as number) + 1;
            const group = layout.groupOf[person] as number;
            const lost = group >= 0 ? (kernel.losses.groupMinutes[group] as number) + kernel.losses.minutesOf(person) : 0;
            const expected = [slow.day[person], slow.setting[person], slow.minutesLost[person]];
            if ([...found, lost].join() !== expected.join()) {
              result.disagreements.push(`${where}, person ${person}: ${[...found, lost].join()}, expected ${expected.join()}`);
              return;
            }
          }
          const figures = [
            made.groupClosed,
            made.schoolClosed,
            made.firstClosingDay,
            kernel.losses.personDays,
            Math.round(kernel.losses.teacherMinutes * 64),
          ];
          const slowly = [
            slow.groupClosed,
            slow.schoolClosed,
            slow.firstClosingDay,
            slow.personDaysLost,
            Math.round(slow.teacherMinutesLost * 64),
          ];
          if (figures.join() !== slowly.join()) result.disagreements.push(`${where}: ${figures.join()}, expected ${slowly.join()}`);
          if (slow.groupClosed) result.groupClosures++;
          if (slow.schoolClosed) result.schoolClosures++;
        });
      }
    }
  }
  return result;
}
