import { randomUnit } from '@giliran/kernel';

/** A stream of uniform numbers in (0, 1) and of whole numbers below n, the same for the same seed everywhere. */
export function makeRandom(seed: number): { unit: () => number; below: (n: number) => number } {
  let calls = 0;
  const unit = (): number => randomUnit(seed, calls++);
  return { unit, below: (n) => Math.min(n - 1, Math.floor(unit() * n)) };
}

export type Random = ReturnType<typeof makeRandom>;
