import { attendsBuiltin, isTogether } from '../builtin-schedule.ts';
import { compileRotation } from '../compile-rotation.ts';
import { fixedDays } from '../distributions.ts';
import { Histogram } from '../histogram.ts';
import { Kernel } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { parseRotation } from '../parse-rotation.ts';
import type { Builtin } from '../rotation-input.ts';
import type { World } from '../world.ts';

const CYCLE = 28;

/**
 * Mean number infected by one index case of a rombel of n, by the production kernel on the built-in schedule itself: every replicate runs
 * each attended day of infection of a 28-day cycle (both halves) in a chance history of its own. Only the index case transmits, with dose
 * `hazard` for everybody in the session. Returns the mean and its standard error.
 * O(replicates x attended days x infectious days x n).
 */
export function simulateFirstGeneration(
  schedule: Builtin,
  hazard: number,
  n: number,
  latentDays: number,
  infectiousDays: number,
  seed: number,
  replicates: number,
): { mean: number; se: number } {
  const days = 2 * CYCLE + infectiousDays + 1;
  const { world, layout } = oneRombel(schedule, hazard, n, days, infectiousDays);
  // A rombel that sits together has one group, and every week is alike unless the halves take turns.
  const weekly = isTogether(schedule) || schedule === 'double';
  const runs: { person: number; day: number }[] = [];
  for (const half of isTogether(schedule) ? ([0] as const) : ([0, 1] as const)) {
    const index = layout.groupOf.indexOf(half);
    for (let day = 0; day < (weekly ? 7 : CYCLE); day++) {
      if (!attendsBuiltin(schedule, half, day)) continue;
      // The kernel's latent period is at least a day: the index is infected on the day before he becomes infectious, a cycle later if need be.
      runs.push({ person: index, day: (day + latentDays + CYCLE - 1) % CYCLE });
    }
  }
  const kernel = new Kernel(world);
  const sums = new Histogram();
  for (let r = 0; r < replicates; r++) {
    let sum = 0;
    for (let i = 0; i < runs.length; i++) {
      const index = runs[i] as { person: number; day: number };
      // A rombel of one has no second half.
      if (index.person < 0) continue;
      world.airOut.fill(0);
      world.airOut[index.person] = 1;
      world.indexCases[0] = index;
      kernel.simulate(layout, seed, r * runs.length + i);
      sum += kernel.patients.count - 1;
    }
    sums.add(sum);
  }
  return sums.moments(Math.max(1, runs.length));
}

/** A school of one rombel on a built-in schedule, repeated for `days`, whose only contact is the dose `hazard` a session. */
function oneRombel(schedule: Builtin, hazard: number, n: number, days: number, infectiousDays: number): { world: World; layout: Layout } {
  const compiled = compileRotation(
    parseRotation({
      school: {
        id: 'school',
        level: 'SD',
        pupils: Array.from({ length: n }, (_, i) => ({ id: `P${i}`, rombel: '1', household: `H${i}` })),
        households: Array.from({ length: n }, (_, i) => ({ id: `H${i}`, adults: [] })),
        teachers: [],
      },
      plan: { id: 'plan', builtin: schedule, startDate: '2021-09-13', days: CYCLE },
      scenario: {
        reportedPer100kWeek: 0,
        closingZones: [],
        responses: { detection: 0, groupSuspension: null, schoolClosure: null },
        settings: { transport: false, gate: false, teachersRoom: false },
      },
    }),
  );
  const world: World = {
    ...compiled.world,
    days,
    importDaily: new Float64Array(days),
    zoneClosed: new Uint8Array(days),
    history: { ...compiled.world.history, latent: fixedDays(1), tail: fixedDays(infectiousDays), infectivity: null, profile: 'flat' },
    indexCases: [],
  };
  world.airIn.fill(1);
  world.contactOut.fill(0);
  world.homeOut.fill(0);
  world.symptomatic.fill(1);
  const layout = compiled.layouts[0] as Layout;
  for (const template of layout.templates) {
    template.emissionExposure.fill(hazard);
    // Halves never mix: the air of one shift does not reach the next.
    template.emissionLeft.fill(0);
    template.startLeft.fill(0);
  }
  return {
    world,
    layout: {
      ...layout,
      days,
      templateOfDay: Int32Array.from({ length: days }, (_, day) => layout.templateOfDay[day % CYCLE] as number),
    },
  };
}
