import { log } from './exact-math.ts';

/** What a random number is for; part of its address, never of the scenario, so that scenarios share their chance events. */
export const PURPOSE = {
  threshold: 1,
  infectivity: 2,
  latent: 3,
  incubation: 4,
  period: 5,
  symptom: 6,
  detection: 7,
  test: 8,
  importation: 9,
  neighbour: 10,
  other: 11,
} as const;

function mix(x: number): number {
  let h = x | 0;
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  h ^= h >>> 16;
  return h;
}

/**
 * The part of the address (seed, replicate) that all draws of a replicate share. For one seed it is a bijection of the
 * replicate, so no two replicates can coincide. O(1).
 */
export function replicateState(seed: number, replicate: number): number {
  return mix((mix(seed ^ 0x9e3779b9) ^ replicate) + 0x85ebca6b);
}

/** 32 bits for (replicate, person key, purpose, counter): the same bits as the kernel's randomBits(seed, replicate, key, purpose << 20 | counter). O(1). */
export function drawBits(state: number, key: number, purpose: number, counter: number): number {
  return mix((mix((state ^ key) + 0xc2b2ae35) ^ ((purpose << 20) | counter)) + 0x27d4eb2f) >>> 0;
}

/** Uniform in (0,1) with 32 bits. O(1). */
export function drawUnit(state: number, key: number, purpose: number, counter: number): number {
  return (drawBits(state, key, purpose, counter) + 0.5) / 4294967296;
}

/** A person's infection threshold, Exp(1) from 53 bits (two words): doses below 1e-9 stay unbiased (Sellke 1983). O(1). */
export function drawThreshold(state: number, key: number): number {
  const high = drawBits(state, key, PURPOSE.threshold, 0);
  const low = drawBits(state, key, PURPOSE.threshold, 1) >>> 11;
  return -log((high * 2097152 + low + 0.5) / 9007199254740992);
}

/** A 32-bit hash of a text (FNV-1a over UTF-16 units, then mixed). O(length). */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return mix(h);
}

/** Keys for ids, unique within the list whatever its order: equal hashes are re-mixed in order of the ids. O(n), O(n log n) where hashes are equal. */
export function uniqueKeys(ids: readonly string[]): Int32Array {
  const hashes = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) hashes[i] = hashText(ids[i] as string);
  if (new Set(hashes).size === ids.length) return hashes;
  const order = ids.map((_, i) => i).sort((a, b) => ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  const taken = new Set<number>();
  const keys = new Int32Array(ids.length);
  for (const i of order) {
    let key = hashes[i] as number;
    while (taken.has(key)) key = mix(key + 1);
    taken.add(key);
    keys[i] = key;
  }
  return keys;
}
