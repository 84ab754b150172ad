import { lengthOf } from './length-of.ts';
import type { WallEnergy } from './pack-energy.ts';
import { spacingAt, type SpacingRule } from './spacing-rule.ts';

/** A minimiser of the packing energy for up to a fixed number of seats; `work` counts pair distances looked at. */
interface Relaxer {
  /** Moves the first n seats of `seats` to a local minimum; returns the energy left in m2. */
  readonly relax: (seats: Float64Array, n: number, maxIterations: number) => number;
  /** Energy of each seat alone at the last `relax` result, to find the most crowded one. */
  readonly stress: (seats: Float64Array, n: number, out: Float64Array) => void;
  work: number;
}

const MEMORY = 6;
const DONE = 1e-17;

/**
 * Makes the local search of the packing: E = sum max(0, d - r_ij)^2 + wall violations^2, minimised by L-BFGS
 * (Nocedal, Math. Comp. 35, 1980) with a neighbour list that is rebuilt when a seat has moved half its skin.
 * O(n) per iteration for scattered seats.
 */
export function relaxer(walls: WallEnergy, rule: SpacingRule, maxSeats: number): Relaxer {
  const spacingM = rule.largestM;
  const size = 2 * maxSeats;
  const gradient = new Float64Array(size);
  const nextGradient = new Float64Array(size);
  const nextSeats = new Float64Array(size);
  const direction = new Float64Array(size);
  const steps = Array.from({ length: MEMORY }, () => new Float64Array(size));
  const changes = Array.from({ length: MEMORY }, () => new Float64Array(size));
  const rho = new Float64Array(MEMORY);
  const alpha = new Float64Array(MEMORY);
  const reference = new Float64Array(size);
  let pairs = new Int32Array(16 * maxSeats);
  let pairCount = 0;
  const skin = 0.4 * spacingM;
  const d2 = spacingM * spacingM;
  // Only where zones have another spacing: the spacing of each seat where it stands.
  const own = rule.zones.length > 0 ? new Float64Array(maxSeats) : null;
  const apart = (i: number, j: number): number => (own ? Math.max(own[i / 2] as number, own[j / 2] as number) : spacingM);

  const rebuild = (seats: Float64Array, n: number): void => {
    const reach = (spacingM + skin) * (spacingM + skin);
    pairCount = 0;
    for (let i = 0; i < 2 * n; i += 2) {
      const x = seats[i] as number;
      const y = seats[i + 1] as number;
      for (let j = 0; j < i; j += 2) {
        const dx = x - (seats[j] as number);
        const dy = y - (seats[j + 1] as number);
        if (dx * dx + dy * dy >= reach) continue;
        if (pairCount + 2 > pairs.length) {
          const more = new Int32Array(2 * pairs.length);
          more.set(pairs);
          pairs = more;
        }
        pairs[pairCount] = i;
        pairs[pairCount + 1] = j;
        pairCount += 2;
      }
    }
    reference.set(seats.subarray(0, 2 * n));
    walls.look(seats, n, skin / 2);
    self.work += (n * n) / 2;
  };

  const energyAt = (seats: Float64Array, n: number, out: Float64Array): number => {
    const limit = (skin * skin) / 4;
    for (let i = 0; i < 2 * n; i += 2) {
      const dx = (seats[i] as number) - (reference[i] as number);
      const dy = (seats[i + 1] as number) - (reference[i + 1] as number);
      if (dx * dx + dy * dy > limit) {
        rebuild(seats, n);
        break;
      }
    }
    out.fill(0, 0, 2 * n);
    if (own) for (let i = 0; i < n; i++) own[i] = spacingAt(rule, seats[2 * i] as number, seats[2 * i + 1] as number);
    let energy = walls.add(seats, n, out);
    for (let k = 0; k < pairCount; k += 2) {
      const i = pairs[k] as number;
      const j = pairs[k + 1] as number;
      const dx = (seats[i] as number) - (seats[j] as number);
      const dy = (seats[i + 1] as number) - (seats[j + 1] as number);
      const q = dx * dx + dy * dy;
      if (q >= d2) continue;
      const r = Math.sqrt(q);
      const depth = apart(i, j) - r;
      if (depth <= 0) continue;
      energy += depth * depth;
      const f = r > 1e-12 ? (-2 * depth) / r : 0;
      out[i] = (out[i] as number) + f * dx;
      out[i + 1] = (out[i + 1] as number) + f * dy;
      out[j] = (out[j] as number) - f * dx;
      out[j + 1] = (out[j + 1] as number) - f * dy;
    }
    self.work += pairCount / 2 + (6 + walls.cost) * n;
    return energy;
  };

  const relax = (seats: Float64Array, n: number, maxIterations: number): number => {
    const m = 2 * n;
    rebuild(seats, n);
    let energy = energyAt(seats, n, gradient);
    let stored = 0;
    let checkpoint = energy;
    for (let iteration = 0; iteration < maxIterations && energy > DONE; iteration++) {
      const g2 = dot(gradient, gradient, m);
      if (g2 < 1e-6 * energy) break;
      if (iteration % 15 === 14) {
        if (energy > 0.93 * checkpoint && energy > 1e-9 * d2) break;
        checkpoint = energy;
      }
      // Two-loop recursion.
      for (let i = 0; i < m; i++) direction[i] = -(gradient[i] as number);
      const first = Math.max(0, stored - MEMORY);
      for (let k = stored - 1; k >= first; k--) {
        const slot = k % MEMORY;
        const s = steps[slot] as Float64Array;
        const y = changes[slot] as Float64Array;
        const a = (rho[slot] as number) * dot(s, direction, m);
        alpha[slot] = a;
        for (let i = 0; i < m; i++) direction[i] = (direction[i] as number) - a * (y[i] as number);
      }
      let scale = 0.25;
      if (stored > 0) {
        const y = changes[(stored - 1) % MEMORY] as Float64Array;
        scale = 1 / ((rho[(stored - 1) % MEMORY] as number) * dot(y, y, m));
      }
      for (let i = 0; i < m; i++) direction[i] = (direction[i] as number) * scale;
      for (let k = first; k < stored; k++) {
        const slot = k % MEMORY;
        const s = steps[slot] as Float64Array;
        const y = changes[slot] as Float64Array;
        const b = (alpha[slot] as number) - (rho[slot] as number) * dot(y, direction, m);
        for (let i = 0; i < m; i++) direction[i] = (direction[i] as number) + b * (s[i] as number);
      }
      let slope = dot(gradient, direction, m);
      if (!(slope < 0)) {
        for (let i = 0; i < m; i++) direction[i] = -0.25 * (gradient[i] as number);
        slope = -0.25 * g2;
        stored = 0;
      }
      let longest = 0;
      for (let i = 0; i < m; i++) longest = Math.max(longest, Math.abs(direction[i] as number));
      let t = longest > 0.3 * spacingM ? (0.3 * spacingM) / longest : 1;
      let found = false;
      let nextEnergy = energy;
      for (let attempt = 0; attempt < 12; attempt++) {
        for (let i = 0; i < m; i++) nextSeats[i] = (seats[i] as number) + t * (direction[i] as number);
        nextEnergy = energyAt(nextSeats, n, nextGradient);
        if (nextEnergy <= energy + 1e-4 * t * slope) {
          found = true;
          break;
        }
        const curve = nextEnergy - energy - t * slope;
        t *= Math.min(0.5, Math.max(0.1, (-slope * t) / (2 * curve)));
      }
      if (!found) break;
      const slot = stored % MEMORY;
      const s = steps[slot] as Float64Array;
      const y = changes[slot] as Float64Array;
      let sy = 0;
      for (let i = 0; i < m; i++) {
        const si = (nextSeats[i] as number) - (seats[i] as number);
        const yi = (nextGradient[i] as number) - (gradient[i] as number);
        s[i] = si;
        y[i] = yi;
        sy += si * yi;
        seats[i] = nextSeats[i] as number;
        gradient[i] = nextGradient[i] as number;
      }
      energy = nextEnergy;
      if (sy > 1e-30) {
        rho[slot] = 1 / sy;
        stored++;
      }
    }
    return energy;
  };

  const stress = (seats: Float64Array, n: number, out: Float64Array): void => {
    energyAt(seats, n, gradient);
    out.fill(0, 0, n);
    for (let k = 0; k < pairCount; k += 2) {
      const i = pairs[k] as number;
      const j = pairs[k + 1] as number;
      const r = lengthOf((seats[i] as number) - (seats[j] as number), (seats[i + 1] as number) - (seats[j + 1] as number));
      const d = apart(i, j);
      if (r >= d) continue;
      const e = (d - r) * (d - r);
      out[i / 2] = (out[i / 2] as number) + e;
      out[j / 2] = (out[j / 2] as number) + e;
    }
  };

  const self: Relaxer = { relax, stress, work: 0 };
  return self;
}

function dot(a: Float64Array, b: Float64Array, m: number): number {
  let sum = 0;
  for (let i = 0; i < m; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
