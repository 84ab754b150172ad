import { expect, test } from 'vitest';
import { answerEpidemicLine } from '../answer-epidemic-line.ts';
import { normalCdf } from '../distributions.ts';

const REPLICATES = 20_000;
/** Chance of a false alarm over all cells, if chance were drawn anew; the seed is fixed. */
const FAMILY_ERROR = 0.001;

const CASES: { kind: string; inputs: object }[] = [
  { kind: 'chain_binomial_final_size', inputs: { model: 'Reed-Frost', susceptibles: 25, index_cases: 2, p: 0.05 } },
  { kind: 'chain_binomial_final_size', inputs: { model: 'Greenwood', susceptibles: 15, index_cases: 1, p: 0.3 } },
  { kind: 'general_epidemic_final_size', inputs: general(20, 2, 0.08, 'gamma0.3 mean 1') },
  { kind: 'general_epidemic_final_size', inputs: general(40, 1, 0.05, 'exponential mean 1') },
  { kind: 'general_epidemic_final_size', inputs: general(12, 1, 0.2, 'gamma4 mean 1') },
  { kind: 'general_epidemic_final_size', inputs: general(18, 3, 0.06, 'constant mean 1') },
];

function general(susceptibles: number, index: number, lam: number, distribution: string): object {
  return { susceptibles, index_cases: index, pairwise_rate_times_mean_period: lam, infectivity_distribution: distribution };
}

test('final sizes: z-scores of all cells of six exact tables', () => {
  const scores = CASES.flatMap(({ kind, inputs }) => {
    const { exact, simulated } = answerEpidemicLine({ kind, inputs, replicates: REPLICATES, seed: 17 }, { now: () => 0 });
    const shares = simulated?.['P_k_secondary'] as number[];
    const exactShares = (exact?.['P_k_secondary'] ?? []) as number[];
    return exactShares.flatMap((p, k) =>
      p * REPLICATES < 20 ? [] : [((shares[k] as number) - p) / Math.sqrt((p * (1 - p)) / REPLICATES)],
    );
  });
  expect(scores.length).toBeGreaterThan(80);
  let [low, high] = [0, 10];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (2 * (1 - normalCdf(middle)) * scores.length > FAMILY_ERROR) low = middle;
    else high = middle;
  }
  expect(Math.max(...scores.map(Math.abs))).toBeLessThan(high);
  // Too good is wrong as well: the scores must scatter as they should (their mean square is 1, with a standard error below 0.2).
  const square = scores.reduce((sum, z) => sum + z * z, 0) / scores.length;
  expect(Math.abs(square - 1)).toBeLessThan(0.7);
});
