import { infectiousness } from './course.ts';
import type { DayTable } from './distributions.ts';
import { power, exp } from './exact-math.ts';

/**
 * The daily household dose per unit of emission for which one infected adult infects another adult with probability `target`
 * (no isolation, no third person). Integrates exactly over the period tables and over Gamma infectivity (E[e^-bXv] = (1 + bX/k)^-k).
 * O(latent x incubation x tail lengths), a few milliseconds.
 */
export function calibrateHousehold(
  target: number,
  tables: { latent: DayTable; incubation: DayTable; tail: DayTable },
  emission: { transmissibility: number; dispersion: number; symptomatic: number; asymptomaticFactor: number },
): number {
  const weights = new Map<number, number>();
  const { latent, incubation, tail } = tables;
  latent.probabilities.forEach((pl, l) => {
    incubation.probabilities.forEach((pi, i) => {
      const begin = Math.max(1, latent.from + l);
      const onset = Math.max(begin, incubation.from + i);
      const p = pl * pi;
      if (p < 1e-9) return;
      let early = 0;
      for (let day = begin; day <= onset + 1; day++) early += infectiousness(day, begin, onset, onset + 2, 'risen');
      weights.set(early, (weights.get(early) ?? 0) + p);
    });
  });
  // Many courses add up to the same: totals are few.
  const masses = new Map<number, number>();
  for (const [early, p] of weights) {
    tail.probabilities.forEach((pt, t) => {
      const length = tail.from + t;
      // Days onset + 2 .. end - 1 fall linearly: sum of (length - x)/length for x = 1 .. length - 1.
      const total = early + (length - 1) / 2;
      if (p * pt > 1e-9) masses.set(total, (masses.get(total) ?? 0) + p * pt);
    });
  }
  const totals = [...masses];
  const attack = (beta: number): number => {
    let escape = 0;
    let mass = 0;
    for (const [total, p] of totals) {
      for (const [factor, share] of [
        [1, emission.symptomatic],
        [emission.asymptomaticFactor, 1 - emission.symptomatic],
      ] as const) {
        const x = beta * emission.transmissibility * factor * total;
        escape += p * share * (emission.dispersion >= 1000 ? exp(-x) : power(1 + x / emission.dispersion, -emission.dispersion));
      }
      mass += p;
    }
    return 1 - escape / mass;
  };
  if (target <= 0 || emission.transmissibility === 0) return 0;
  let low = 0;
  let high = 1e-3;
  while (attack(high) < target && high < 1e6) high *= 2;
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (attack(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
