/**
 * Counter-based random numbers: 32 well-mixed bits as a pure function of (seed, a, b, c), with no state to carry.
 * The mixer is the "lowbias32" integer finaliser (constants published by C. Wellons, Hash Prospector, 2018), chained once per word.
 * Same arguments, same bits, on every machine, thread and browser. O(1).
 */
export function randomBits(seed: number, a: number, b = 0, c = 0): number {
  let h = mix(seed ^ 0x9e3779b9);
  h = mix((h ^ a) + 0x85ebca6b);
  h = mix((h ^ b) + 0xc2b2ae35);
  h = mix((h ^ c) + 0x27d4eb2f);
  return h >>> 0;
}

/** A uniform number in the open interval (0, 1): (bits + 0.5) / 2^32. O(1). */
export function randomUnit(seed: number, a: number, b = 0, c = 0): number {
  return (randomBits(seed, a, b, c) + 0.5) / 4294967296;
}

function mix(x: number): number {
  let h = x | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return h;
}
