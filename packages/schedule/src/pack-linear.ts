/**
 * The largest value of sum(x) under `rows[i] . x <= cap` for 0/1 rows, x >= 0: a dense primal simplex with Bland's rule, so it
 * always ends; every column must occur in a row, else the answer is Infinity. Used for gate places, where rows are the waves
 * and columns the slots of one day. Exact up to rounding (callers add 1e-6 before flooring, which keeps an upper bound).
 * Cost O(pivots * rows * columns), a handful of each.
 */
export function packLinear(columns: number, rows: number[][], cap: number): number {
  const used = new Set(rows.flat());
  if (used.size < columns) return Infinity;
  const m = rows.length;
  const width = columns + m + 1;
  const table = rows.map((row, i) => {
    const line = new Float64Array(width);
    for (const j of row) line[j] = 1;
    line[columns + i] = 1;
    line[width - 1] = cap;
    return line;
  });
  const goal = new Float64Array(width);
  for (let j = 0; j < columns; j++) goal[j] = -1;
  const basis = rows.map((_, i) => columns + i);
  for (;;) {
    let enter = 0;
    while (enter < width - 1 && goal[enter]! >= -1e-9) enter++;
    if (enter === width - 1) return goal[width - 1]!;
    let leave = -1;
    let least = Infinity;
    for (let i = 0; i < m; i++) {
      const a = table[i]![enter]!;
      if (a <= 1e-9) continue;
      const ratio = table[i]![width - 1]! / a;
      if (ratio < least - 1e-9 || (ratio < least + 1e-9 && leave >= 0 && basis[i]! < basis[leave]!)) {
        least = Math.min(least, ratio);
        leave = i;
      }
    }
    if (leave < 0) return Infinity;
    const pivot = table[leave]!;
    const by = pivot[enter]!;
    for (let j = 0; j < width; j++) pivot[j] = pivot[j]! / by;
    for (const line of [...table, goal]) {
      if (line === pivot) continue;
      const factor = line[enter]!;
      if (factor === 0) continue;
      for (let j = 0; j < width; j++) line[j] = line[j]! - factor * pivot[j]!;
    }
    basis[leave] = enter;
  }
}
