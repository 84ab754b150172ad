/** Exact counts of whole numbers: adding and merging are exact and do not depend on the order. */
export class Histogram {
  readonly counts = new Map<number, number>();
  total = 0;

  add(value: number, times = 1): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + times);
    this.total += times;
  }

  merge(other: Histogram): void {
    for (const [value, times] of other.counts) this.add(value, times);
  }

  /** Mean and sample variance of value / scale, from exact integer sums. O(distinct values). */
  moments(scale = 1): { mean: number; variance: number; se: number } {
    const n = BigInt(this.total);
    if (this.total === 0) return { mean: 0, variance: 0, se: 0 };
    let sum = 0n;
    let squares = 0n;
    for (const [value, times] of this.counts) {
      const v = BigInt(value) * BigInt(times);
      sum += v;
      squares += v * BigInt(value);
    }
    const spread = Number(n * squares - sum * sum);
    const variance = this.total < 2 ? 0 : spread / (this.total * (this.total - 1)) / (scale * scale);
    return { mean: Number(sum) / this.total / scale, variance, se: Math.sqrt(variance / this.total) };
  }

  /** How many values satisfy the test. O(distinct values). */
  count(test: (value: number) => boolean): number {
    let count = 0;
    for (const [value, times] of this.counts) if (test(value)) count += times;
    return count;
  }

  /** The smallest value with at least a share q of the counts at or below it, for each q. O(distinct values x log). */
  quantiles(shares: readonly number[]): number[] {
    const sorted = [...this.counts].sort((a, b) => a[0] - b[0]);
    return shares.map((share) => {
      let below = 0;
      for (const [value, times] of sorted) {
        below += times;
        if (below >= share * this.total) return value;
      }
      return sorted.at(-1)?.[0] ?? 0;
    });
  }
}

/** A probability with its Monte-Carlo standard error and Wilson 95 % interval. `upper95` is given when the count is 0 (rule of three). */
export interface ProbabilityEstimate {
  p: number;
  se: number;
  ci95: [number, number];
  upper95?: number;
}

export function probability(count: number, total: number): ProbabilityEstimate {
  if (total === 0) return { p: 0, se: 0, ci95: [0, 1] };
  const p = count / total;
  const z = 1.959963984540054;
  const centre = (p + (z * z) / (2 * total)) / (1 + (z * z) / total);
  const half = (z / (1 + (z * z) / total)) * Math.sqrt((p * (1 - p)) / total + (z * z) / (4 * total * total));
  const estimate: ProbabilityEstimate = {
    p,
    se: Math.sqrt((p * (1 - p)) / total),
    ci95: [count === 0 ? 0 : Math.max(0, centre - half), count === total ? 1 : Math.min(1, centre + half)],
  };
  return count === 0 ? { ...estimate, upper95: Math.min(1, 3 / total) } : estimate;
}
