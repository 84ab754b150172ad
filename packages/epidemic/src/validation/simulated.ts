import { fixedDays, gammaQuantiles } from '../distributions.ts';
import { log1p } from '../exact-math.ts';
import { Histogram } from '../histogram.ts';
import { Kernel } from '../kernel.ts';
import { emptyLayout } from '../layout.ts';
import { plainWorld, type World } from '../world.ts';

/** Number of cases beyond the index cases in each of `replicates` runs of the production kernel on a layout without school. */
function secondaryCases(world: World, index: number, seed: number, replicates: number): Histogram {
  for (let i = 0; i < index; i++) world.indexCases.push({ person: i, day: 0 });
  const kernel = new Kernel(world);
  const layout = emptyLayout(world.persons, world.days);
  const histogram = new Histogram();
  for (let r = 0; r < replicates; r++) {
    kernel.simulate(layout, seed, r);
    histogram.add(kernel.patients.count - index);
  }
  return histogram;
}

/** Chain-binomial epidemic: a latent day, one infectious day, dose -log q a generation (Greenwood: whatever the number of infectors). */
export function simulateChain(
  model: 'Reed-Frost' | 'Greenwood',
  n: number,
  m: number,
  p: number,
  seed: number,
  replicates: number,
): Histogram {
  const world = plainWorld(n + m, n + 3, p >= 1 ? 64 : -log1p(-p));
  world.homeOnce = model === 'Greenwood';
  return secondaryCases(world, m, seed, replicates);
}

/** General stochastic epidemic: as a Reed-Frost chain whose infectors have infectivity v (shape null = 1). */
export function simulateGeneral(n: number, m: number, lam: number, shape: number | null, seed: number, replicates: number): Histogram {
  const world = plainWorld(n + m, n + 3, lam);
  world.history = { ...world.history, infectivity: shape === null ? null : gammaQuantiles(shape) };
  return secondaryCases(world, m, seed, replicates);
}

/** One well-mixed place: pair dose R0/N, a share of the population immune. Runs until nobody is infectious, at most 1000 generations. */
export function simulateMeanField(
  r0: number,
  s0: number,
  population: number,
  initial: number,
  seed: number,
  replicates: number,
): Histogram {
  const susceptible = Math.min(population - initial, Math.round(s0 * population));
  const world = plainWorld(population, 1000, r0 / population);
  world.homeIn.fill(0, initial + susceptible);
  return secondaryCases(world, initial, seed, replicates);
}

const [LEAST_MAJOR, MOST_MAJOR] = [1000, 400_000];
/** Bias of P_major that is let pass near R = 1. */
const MAJOR_BIAS = 0.004;

/**
 * From how many infections on is an outbreak major? 1000, but more near R = 1, where many outbreaks die out beyond: at R = 1 a share of
 * m sqrt(2/(pi s M)) reaches M (s = variance of the offspring), and off it the share falls like exp(-M (R - 1)^2/(2 s)). Above MOST_MAJOR
 * (several index cases at R = 1) a bias of m sqrt(2/(pi s M)) is left.
 */
export function majorCutOff(r: number, k: number | null, m: number): number {
  const variance = Math.max(1e-6, r + (k === null ? 0 : (r * r) / k));
  const critical = (2 * m * m) / (Math.PI * variance * MAJOR_BIAS * MAJOR_BIAS);
  const off = (24 * variance) / ((r - 1) * (r - 1));
  return Math.max(LEAST_MAJOR, Math.min(MOST_MAJOR, Math.ceil(Math.min(critical, off))));
}

/** A pool 50 times the cut-off with offspring mean R and dispersion k, stopped at `major` infections: their number in each run. */
export function simulateBranching(r: number, k: number | null, m: number, major: number, seed: number, replicates: number): Histogram {
  const world = plainWorld(major + 2 * m, 20_000, 0);
  world.pool = 50 * major + 2 * m;
  world.homeCoefficient[0] = r / world.pool;
  world.stopAt = major + m;
  world.history = { ...world.history, infectivity: k === null ? null : gammaQuantiles(k) };
  return secondaryCases(world, m, seed, replicates);
}

/** Persons infected from outside, in a world without any contact. */
export function simulateImports(daily: number, persons: number, days: number, seed: number, replicates: number): Histogram {
  const world = plainWorld(persons, days, 0);
  world.importDaily.fill(daily);
  // Everybody lives alone, and nobody is ever infectious.
  world.household = Int32Array.from({ length: persons }, (_, i) => i);
  world.memberStart = Int32Array.from({ length: persons + 1 }, (_, i) => i);
  world.homeCoefficient = new Float64Array(persons);
  world.history = { ...world.history, tail: fixedDays(0) };
  return secondaryCases(world, 0, seed, replicates);
}
