/** More than the pupils of any input. */
const COUNTS = 1048576;

/** Whole minutes and how many people have them, kept as minutes x 2^20 + people: one sort of few numbers gives least, mean and Gini. */
export class MinuteTally {
  private list = new Float64Array(64);
  private entries = 0;

  clear(): void {
    this.entries = 0;
  }

  push(minutes: number, people: number): void {
    if (this.entries === this.list.length) {
      const longer = new Float64Array(2 * this.entries);
      longer.set(this.list);
      this.list = longer;
    }
    this.list[this.entries++] = Math.round(minutes) * COUNTS + people;
  }

  /** Least and mean minutes and Gini = sum of |a - b| over all pairs / (2 n sum), 0 when all are equal or all zero. O(entries x log entries). */
  figures(): { least: number; mean: number; gini: number } {
    if (this.entries === 0) return { least: 0, mean: 0, gini: 0 };
    const values = this.list.subarray(0, this.entries).sort();
    let people = 0;
    let total = 0;
    let spread = 0;
    for (let i = 0; i < values.length; i++) {
      const value = Math.floor((values[i] as number) / COUNTS);
      const count = (values[i] as number) - value * COUNTS;
      spread += count * (value * people - total);
      total += value * count;
      people += count;
    }
    return { least: Math.floor((values[0] as number) / COUNTS), mean: total / people, gini: total === 0 ? 0 : spread / (people * total) };
  }
}
