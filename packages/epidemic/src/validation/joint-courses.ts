import type { DayTable } from '../distributions.ts';
import type { World } from '../world.ts';

/** Tables of the days from infection to infectiousness, to onset and to the end. */
interface CourseTables {
  exposure: DayTable;
  onset: DayTable;
  infection: DayTable;
}

/**
 * The times of an infection as one joint table: independent draws, of which those are left out that have no exposed day, an onset before the
 * end of the exposed days, or an end not beyond them. Infectious from the day after the exposed days to the last day (both as in the study
 * of Lasser et al. 2022). O(product of the table lengths).
 */
export function jointCourses({ exposure, onset, infection }: CourseTables): NonNullable<World['history']['joint']> {
  const list: { p: number; latent: number; onset: number; end: number }[] = [];
  let total = 0;
  exposure.probabilities.forEach((pe, i) => {
    const latent = exposure.from + i;
    if (latent < 1 || pe === 0) return;
    onset.probabilities.forEach((po, j) => {
      const day = onset.from + j;
      if (day < latent || pe * po < 1e-9) return;
      infection.probabilities.forEach((pd, k) => {
        const duration = infection.from + k;
        if (duration <= latent || pd === 0) return;
        const p = pe * po * pd;
        total += p;
        // The exposed days are full days, and the last day is still infectious.
        list.push({ p, latent: latent + 1, onset: day, end: duration + 1 });
      });
    });
  });
  let sum = 0;
  return {
    cumulated: Float64Array.from(list, ({ p }) => (sum += p) / total),
    latent: Int32Array.from(list, (one) => one.latent),
    onset: Int32Array.from(list, (one) => one.onset),
    end: Int32Array.from(list, (one) => one.end),
  };
}
