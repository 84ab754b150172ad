import { logGamma } from '../distributions.ts';
import { exp, log, log1p } from '../exact-math.ts';

/** Largest root z of z = s0 (1 - exp(-R0 z)); 0 when R0 s0 <= 1 (Kermack & McKendrick 1927; Ma & Earn 2006). Newton from the right, monotone. O(iterations). */
export function meanFieldFinalSize(r0: number, s0: number): number {
  if (r0 * s0 <= 1) return 0;
  let z = s0;
  for (let n = 0; n < 200; n++) {
    const left = s0 * exp(-r0 * z);
    const next = z - (z - s0 + left) / (1 - r0 * left);
    if (!(next < z)) break;
    z = next;
  }
  return z;
}

/** Distribution of the number of further cases and its mean. */
export interface FinalSize {
  probabilities: number[];
  mean: number;
}

function withMean(probabilities: number[]): FinalSize {
  return { probabilities, mean: probabilities.reduce((sum, p, k) => sum + p * k, 0) };
}

function logFactorials(n: number): Float64Array {
  const list = new Float64Array(n + 1);
  for (let k = 2; k <= n; k++) list[k] = k < 20 ? (list[k - 1] as number) + log(k) : logGamma(k + 1);
  return list;
}

/** P(j of s are infected) when each escapes with probability q, j = 0..s. */
function binomial(s: number, q: number, factorials: Float64Array): Float64Array {
  const row = new Float64Array(s + 1);
  if (q >= 1) row[0] = 1;
  else if (q <= 0) row[s] = 1;
  else {
    const [infected, escaped] = [log1p(-q), log(q)];
    for (let j = 0; j <= s; j++) {
      row[j] = exp(
        (factorials[s] as number) - (factorials[j] as number) - (factorials[s - j] as number) + j * infected + (s - j) * escaped,
      );
    }
  }
  return row;
}

/**
 * Exact final size of a chain-binomial epidemic among n susceptibles with m index cases, by recursion over (susceptible, infectious).
 * Reed-Frost: a susceptible escapes I infectors with q^I; Greenwood: with q whenever I > 0 (Abbey 1952; Bailey 1975, ch. 14). O(n^3).
 */
export function chainBinomial(model: 'Reed-Frost' | 'Greenwood', n: number, m: number, p: number): FinalSize {
  const factorials = logFactorials(n);
  const final = Array.from({ length: n + 1 }, () => 0);
  // state[s][i] = probability of being in a generation with s susceptible and i infectious.
  const width = Math.max(n, m) + 1;
  const state = Array.from({ length: n + 1 }, () => new Float64Array(width));
  (state[n] as Float64Array)[m] = 1;
  for (let s = n; s >= 0; s--) {
    const row = state[s] as Float64Array;
    for (let i = width - 1; i >= 1; i--) {
      const mass = row[i] as number;
      if (mass === 0) continue;
      const q = model === 'Greenwood' ? 1 - p : p >= 1 ? 0 : exp(i * log1p(-p));
      binomial(s, q, factorials).forEach((share, j) => {
        const to = state[s - j] as Float64Array;
        to[j] = (to[j] as number) + mass * share;
      });
    }
    final[n - s] = row[0] as number;
  }
  return withMean(final);
}

/** Knots and positive weights for E[f(v)], v ~ Gamma(shape, mean 1): composite 8-point Gauss-Legendre after a substitution that removes the singularity of shapes below 1. */
function gammaNodes(shape: number): [number, number][] {
  const abscissas = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
  const weights = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];
  const spread = Math.sqrt(shape);
  const most = (shape + 12 * spread + 60) / shape;
  const least = Math.max(0, (shape - 12 * spread) / shape);
  const root = shape < 1;
  // x = v^shape for shapes below 1, else x = v.
  const [from, to] = root ? [0, exp(shape * log(most))] : [least, most];
  const constant = root ? (shape - 1) * log(shape) - logGamma(shape) : shape * log(shape) - logGamma(shape);
  const panels = 96;
  const nodes: [number, number][] = [];
  for (let panel = 0; panel < panels; panel++) {
    // Panels grow quadratically, fine near 0.
    const a = from + ((to - from) * panel * panel) / (panels * panels);
    const b = from + ((to - from) * (panel + 1) * (panel + 1)) / (panels * panels);
    for (let n = 0; n < 8; n++) {
      const side = n % 2 === 0 ? 1 : -1;
      const x = (a + b) / 2 + (side * (b - a) * (abscissas[n >> 1] as number)) / 2;
      const v = root ? exp(log(x) / shape) : x;
      const density = exp(constant - shape * v + (root ? 0 : (shape - 1) * log(v)));
      const weight = ((b - a) / 2) * (weights[n >> 1] as number) * density;
      if (weight > 1e-18) nodes.push([v, weight]);
    }
  }
  const total = nodes.reduce((sum, [, w]) => sum + w, 0);
  return nodes.map(([v, w]) => [v, w / total]);
}

/**
 * Exact final size of the general stochastic epidemic: every infector has infectivity v (constant 1, or Gamma of the given shape, mean 1)
 * towards each susceptible at rate lam v. The size does not depend on the order in which infectors act (Ball 1986), so they act one by
 * one and only positive terms are added: stable for any n, unlike the triangular equations. O(n^2 nodes + n^3).
 */
export function generalEpidemic(n: number, m: number, lam: number, shape: number | null): FinalSize {
  const factorials = logFactorials(n);
  const nodes: [number, number][] = shape === null ? [[1, 1]] : gammaNodes(shape);
  const oneInfector = Array.from({ length: n + 1 }, (_, s) => {
    const row = new Float64Array(s + 1);
    for (const [v, weight] of nodes) {
      binomial(s, exp(-lam * v), factorials).forEach((share, j) => {
        row[j] = (row[j] as number) + weight * share;
      });
    }
    return row;
  });
  const final = Array.from({ length: n + 1 }, () => 0);
  const state = Array.from({ length: n + 1 }, () => new Float64Array(n + m + 1));
  (state[n] as Float64Array)[m] = 1;
  for (let s = n; s >= 0; s--) {
    const row = state[s] as Float64Array;
    for (let waiting = n + m; waiting >= 1; waiting--) {
      const mass = row[waiting] as number;
      if (mass === 0) continue;
      (oneInfector[s] as Float64Array).forEach((share, j) => {
        const to = state[s - j] as Float64Array;
        to[waiting - 1 + j] = (to[waiting - 1 + j] as number) + mass * share;
      });
    }
    final[n - s] = row[0] as number;
  }
  return withMean(final);
}

/** Probability that a branching process with mean R and dispersion k (null = Poisson) dies out from one case, and that a case has no offspring (Lloyd-Smith et al. 2005). Newton from 0, monotone. */
export function branchingExtinction(r: number, k: number | null): { extinct: number; none: number } {
  const offspring = (q: number): number => (k === null ? exp(-r * (1 - q)) : exp(-k * log1p((r * (1 - q)) / k)));
  const none = offspring(0);
  if (r <= 1) return { extinct: 1, none };
  let q = 0;
  for (let n = 0; n < 500; n++) {
    const g = offspring(q);
    const slope = k === null ? r * g : (r * g) / (1 + (r * (1 - q)) / k);
    const next = q + (g - q) / (1 - slope);
    if (!(next > q) || next >= 1) break;
    q = next;
  }
  return { extinct: q, none };
}
