import { power } from '../exact-math.ts';
import { Histogram } from '../histogram.ts';
import { fail, readChoice } from '../input-reader.ts';
import { branchingExtinction, chainBinomial, generalEpidemic, meanFieldFinalSize, type FinalSize } from './final-size.ts';
import { simulatedShares, type Figures, type Kind, type SimulatedFigures } from './kind-answer.ts';
import type { Inputs } from './kind-inputs.ts';
import { majorCutOff, simulateBranching, simulateChain, simulateGeneral, simulateMeanField } from './simulated.ts';

const sizeFigures = (size: FinalSize, n: number, withAttack: boolean): Figures => ({
  P_k_secondary: size.probabilities,
  mean_secondary: size.mean,
  ...(withAttack ? { attack_rate: n === 0 ? 0 : size.mean / n } : {}),
});

function simulatedSizes(histogram: Histogram, n: number, withAttack: boolean): SimulatedFigures {
  const total = histogram.total;
  const shares = Array.from({ length: n + 1 }, (_, k) => (histogram.counts.get(k) ?? 0) / total);
  const { mean, se } = histogram.moments();
  const scale = n === 0 ? 1 : n;
  const errors = { P_k_secondary: shares.map((p) => Math.sqrt((p * (1 - p)) / total)), mean_secondary: se };
  return withAttack
    ? {
        P_k_secondary: shares,
        mean_secondary: mean,
        attack_rate: mean / scale,
        replicates: total,
        standardErrors: { ...errors, attack_rate: se / scale },
      }
    : { P_k_secondary: shares, mean_secondary: mean, replicates: total, standardErrors: errors };
}

function readShape(inputs: Inputs): number | null {
  const text = inputs.text('infectivity_distribution').toLowerCase();
  if (text.startsWith('constant')) return null;
  if (text.startsWith('exponential')) return 1;
  const shape = Number(/^gamma[\s(<]*([0-9.eE+-]+)/.exec(text)?.[1] ?? NaN);
  if (!(shape >= 0.01 && shape <= 1e4))
    fail(
      inputs.path('infectivity_distribution'),
      "'constant mean 1', 'exponential mean 1' or 'gamma<shape> mean 1' with a shape from 0.01 to 10000",
      inputs.values['infectivity_distribution'],
    );
  return shape;
}

/** Final sizes and extinction, by formula and by the kernel. */
export const THEORY_KINDS = {
  final_size_mean_field(inputs, seed, replicates) {
    const r0 = inputs.number('R0', 0, 1000);
    const s0 = inputs.number('susceptible_fraction', 0, 1, 1);
    const z = meanFieldFinalSize(r0, s0);
    const population = inputs.whole('population', 1, 500_000, 20_000);
    const initial = inputs.whole('initial_infected', 0, population, Math.min(20, population));
    const sizes = simulateMeanField(r0, s0, population, initial, seed, replicates);
    const kept = new Histogram();
    for (const [value, times] of sizes.counts) if (z === 0 || value / population > z / 2) kept.add(value, times);
    const { mean, se } = kept.moments(population);
    return {
      exact: { attack_of_total: z },
      simulated: { attack_of_total: mean, replicates, runsKept: kept.total, standardErrors: { attack_of_total: se } },
    };
  },
  chain_binomial_final_size(inputs, seed, replicates) {
    const model = readChoice(inputs.values['model'], inputs.path('model'), ['Reed-Frost', 'Greenwood'] as const, 'Reed-Frost');
    const n = inputs.whole('susceptibles', 0, 400);
    const m = inputs.whole('index_cases', 0, 400, 1);
    const p = inputs.number('p', 0, 1);
    return {
      exact: sizeFigures(chainBinomial(model, n, m, p), n, true),
      simulated: simulatedSizes(simulateChain(model, n, m, p, seed, replicates), n, true),
    };
  },
  general_epidemic_final_size(inputs, seed, replicates) {
    const n = inputs.whole('susceptibles', 0, 200);
    const m = inputs.whole('index_cases', 0, 200, 1);
    const lam = inputs.number('pairwise_rate_times_mean_period', 0, 64);
    const shape = readShape(inputs);
    return {
      exact: sizeFigures(generalEpidemic(n, m, lam, shape), n, false),
      simulated: simulatedSizes(simulateGeneral(n, m, lam, shape, seed, replicates), n, false),
    };
  },
  branching_extinction(inputs, seed, replicates) {
    const r = inputs.number('R', 0, 100);
    const k = inputs.values['dispersion_k'] === 'poisson' ? null : inputs.above('dispersion_k');
    const m = inputs.whole('index_cases', 0, 500, 1);
    const { extinct, none } = branchingExtinction(r, k);
    const all = (p: number): number => power(p, m);
    // Beyond k = 1000 the offspring are Poisson within the precision of a run; below 0.01 the quantile table is not built.
    const shape = k === null || k > 1000 ? null : Math.max(k, 0.01);
    const cutOff = majorCutOff(r, shape, m);
    const sizes = simulateBranching(r, shape, m, cutOff, seed, replicates);
    const major = sizes.count((value) => value >= cutOff) / replicates;
    return {
      exact: { P_extinct: all(extinct), P_major: 1 - all(extinct), P_no_secondary: all(none) },
      simulated: simulatedShares(
        { P_extinct: 1 - major, P_major: major, P_no_secondary: sizes.count((value) => value === 0) / replicates },
        replicates,
      ),
    };
  },
} satisfies Record<string, Kind>;
