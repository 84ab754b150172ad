import { exp, expm1, log, log1p, power } from './exact-math.ts';
import { remembered } from './remembered.ts';

/** log of the gamma function for a > 0: Stirling's series after shifting the argument above 12. O(1). */
export function logGamma(a: number): number {
  let shift = 1;
  let x = a;
  while (x < 12) {
    shift *= x;
    x += 1;
  }
  const r = 1 / (x * x);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188))))) / x;
  return (x - 0.5) * log(x) - x + 0.9189385332046728 + series - log(shift);
}

/** Regularised lower incomplete gamma function P(a, x): the gamma(shape a, scale 1) distribution function. Series below a + 1, Lentz continued fraction above. O(iterations). */
export function gammaCdf(a: number, x: number): number {
  return lowerGamma(a, x, logGamma(a));
}

/** gammaCdf where the log of the gamma function of a is known already. */
function lowerGamma(a: number, x: number, logNorm: number): number {
  if (!(x > 0)) return 0;
  const front = exp(a * log(x) - x - logNorm);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < 10000 && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return sum * front;
  }
  return 1 - front * upperFraction(a, x);
}

/** 1 - P(a, x) without cancellation in the upper tail. */
function gammaTail(a: number, x: number, logNorm = logGamma(a)): number {
  if (!(x > 0)) return 1;
  if (x < a + 1) return 1 - lowerGamma(a, x, logNorm);
  return exp(a * log(x) - x - logNorm) * upperFraction(a, x);
}

function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 2000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = an * d + b;
    if (d === 0) d = 1e-300;
    c = b + an / c;
    if (c === 0) c = 1e-300;
    d = 1 / d;
    const step = d * c;
    h *= step;
    if (step > 1 - 1e-15 && step < 1 + 1e-15) break;
  }
  return h;
}

/** Standard normal distribution function. */
export function normalCdf(z: number): number {
  const tail = gammaTail(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** A whole number of days with given probabilities; value = from + number of cuts <= the random word. */
export interface DayTable {
  from: number;
  cuts: Float64Array;
  /** Cuts at or below the least word of each first byte: where a search may begin. */
  passed: Uint8Array;
  /** Probability of from, from + 1, ... */
  probabilities: Float64Array;
}

function tableOf(from: number, cdf: (upTo: number) => number): DayTable {
  const cuts: number[] = [];
  const probabilities: number[] = [];
  let below = 0;
  for (let day = from; day < from + 120; day++) {
    const upTo = cdf(day + 0.5);
    const word = upTo > 1 - 1e-10 ? 4294967296 : Math.round(upTo * 4294967296);
    probabilities.push((word - below) / 4294967296);
    if (word >= 4294967296) break;
    cuts.push(word);
    below = word;
  }
  if (below < 4294967296 && cuts.length === probabilities.length) probabilities.push((4294967296 - below) / 4294967296);
  const passed = Uint8Array.from({ length: 256 }, (_, byte) => cuts.filter((cut) => cut <= byte * 16777216).length);
  return { from, cuts: Float64Array.from(cuts), passed, probabilities: Float64Array.from(probabilities) };
}

/** Always `days`. */
export function fixedDays(days: number): DayTable {
  return { from: days, cuts: new Float64Array(0), passed: new Uint8Array(256), probabilities: Float64Array.of(1) };
}

/** A gamma time of given mean and sd (days), rounded to days, at least `from`. sd 0 gives the rounded mean. O(days). */
export function gammaDays(mean: number, sd: number, from: number): DayTable {
  if (sd === 0) return fixedDays(Math.max(from, Math.round(mean)));
  const scale = (sd * sd) / mean;
  return tableOf(from, (upTo) => gammaCdf(mean / scale, upTo / scale));
}

/** A log-normal time of given mean and sd, then slope * time + offset rounded to days, at least `from`. O(days). */
export function logNormalDays(mean: number, sd: number, slope: number, offset: number, from: number): DayTable {
  if (sd === 0) return fixedDays(Math.max(from, Math.round(slope * mean + offset)));
  const variance = log1p((sd * sd) / (mean * mean));
  const mu = log(mean) - variance / 2;
  return tableOf(from, (upTo) => {
    const time = (upTo - offset) / slope;
    return time <= 0 ? 0 : normalCdf((log(time) - mu) / Math.sqrt(variance));
  });
}

/** A Weibull time of given mean and sd, rounded to days, at least `from`. Its shape k solves G(1 + 2/k)/G(1 + 1/k)^2 = 1 + (sd/mean)^2, G the gamma function. O(days). */
export function weibullDays(mean: number, sd: number, from: number): DayTable {
  const spread = log1p((sd * sd) / (mean * mean));
  // Beyond a shape of 1000 the time is as good as fixed.
  let [low, high] = [0.05, 1000];
  const excess = (k: number): number => logGamma(1 + 2 / k) - 2 * logGamma(1 + 1 / k) - spread;
  if (excess(high) > 0) return fixedDays(Math.max(from, Math.round(mean)));
  for (let n = 0; n < 100; n++) {
    const middle = (low + high) / 2;
    if (excess(middle) > 0) low = middle;
    else high = middle;
  }
  const shape = (low + high) / 2;
  const scale = mean / exp(logGamma(1 + 1 / shape));
  return tableOf(from, (upTo) => (upTo <= 0 ? 0 : 0 - expm1(-power(upTo / scale, shape))));
}

/** The day count a random word selects. O(1) but in the tails. */
export function pickDays(table: DayTable, word: number): number {
  const cuts = table.cuts;
  let n = table.passed[word >>> 24] as number;
  while (n < cuts.length && word >= (cuts[n] as number)) n++;
  return table.from + n;
}

/** Powers of two by doubling: ECMAScript leaves the precision of ** to the engine. */
const POWER_OF_TWO = (() => {
  const list = new Float64Array(35);
  for (let n = 0, power = 1; n < list.length; n++, power *= 2) list[n] = power;
  return list;
})();

const STEPS = 256;
const OCTAVES = 33;

const quantilesOf = remembered((shape: number) => {
  const table = new Float64Array(OCTAVES * STEPS + 1);
  const logNorm = logGamma(shape);
  let x = 0;
  for (let n = 0; n < table.length; n++) {
    const octave = Math.floor(n / STEPS);
    const tail = (1 - (n - octave * STEPS) / (2 * STEPS)) / (POWER_OF_TWO[octave] as number);
    x = n === 0 ? 0 : gammaRoot(shape, logNorm, 1 - tail, tail, x);
    table[n] = x / shape;
  }
  return table;
});

/**
 * Quantile table of Gamma(shape k, mean 1): knots at the upper-tail probabilities 2^-j (1 - i/512), linear between knots.
 * The dense upper tail keeps super-spreaders; the mean is 1 within 1e-5 (tested). O(8 500 roots), tens of milliseconds the first time, then remembered.
 */
export function gammaQuantiles(shape: number): Float64Array {
  return quantilesOf(shape);
}

/** x with P(shape, x) = p, starting from a smaller quantile: bracket, then safeguarded Newton steps. */
function gammaRoot(shape: number, logNorm: number, p: number, tail: number, start: number): number {
  const error = (x: number): number => (p < 0.5 ? lowerGamma(shape, x, logNorm) - p : tail - gammaTail(shape, x, logNorm));
  let low = start;
  let high = Math.max(start * 1.02, start + 1e-3 * shape, 1e-300);
  while (error(high) < 0) {
    low = high;
    high = high * 2 + 0.05 * shape;
  }
  // For p near 0 the quantile behaves like p^(1/shape); the leading term is a good first guess.
  let x = start === 0 ? exp((log(p) + logNorm + log(shape)) / shape) : (low + high) / 2;
  if (!(x > low && x < high)) x = (low + high) / 2;
  for (let n = 0; n < 100; n++) {
    const e = error(x);
    if (e > 0) high = x;
    else low = x;
    const density = x > 0 ? exp((shape - 1) * log(x) - x - logNorm) : 0;
    let next = density > 0 ? x - e / density : x;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - x) <= 1e-12 * x) return next;
    x = next;
  }
  return x;
}

/** The quantile of a 32-bit word in a table of gammaQuantiles. O(1). */
export function pickQuantile(table: Float64Array, word: number): number {
  const tail = (4294967296 - word - 0.5) / 4294967296;
  const octave = Math.clz32(Math.max(1, Math.ceil(4294967295 - word)) >>> 0);
  let index = octave * STEPS + (1 - tail * (POWER_OF_TWO[octave] as number)) * 2 * STEPS;
  if (index < 0) index = 0;
  const n = Math.min(Math.floor(index), table.length - 2);
  const low = table[n] as number;
  return low + ((table[n + 1] as number) - low) * (index - n);
}
