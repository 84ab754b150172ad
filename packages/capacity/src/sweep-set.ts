import type { Graph } from './graph.ts';

const SLOTS = 52;
const HIGH = 4294967296;

/**
 * A maximum independent set by dynamic programming over a sweep: vertices are decided one after another, and only the
 * chosen ones that still have undecided neighbours are remembered. Desks in rows have few of these, so halls of hundreds
 * of seats are exact in a moment, where odd cycles defeat clique bounds. Takes the order with the narrowest front among
 * `orders` and a breadth-first one; null when the front is too wide or more than `maxStates` states arise.
 * `atLeast` is the size of a known set; branches that cannot reach it are dropped. O(states).
 */
export function sweepSet(
  graph: Graph,
  orders: readonly (readonly number[])[],
  atLeast: number,
  maxStates: number,
): { members: number[]; states: number } | null {
  const n = graph.length;
  let order: readonly number[] = [];
  let width = Infinity;
  for (const candidate of [...orders, breadthFirst(graph)]) {
    const w = frontWidth(graph, candidate);
    if (w < width) [order, width] = [candidate, w];
  }
  if (width > SLOTS) return null;
  const position = new Int32Array(n);
  order.forEach((v, i) => (position[v] = i));
  const rest = restBounds(graph, order);

  const slotOf = new Int32Array(n).fill(-1);
  const free = Array.from({ length: SLOTS }, (_, i) => SLOTS - 1 - i);
  const leaving: number[][] = Array.from({ length: n }, () => []);
  for (let v = 0; v < n; v++) {
    let last = position[v] as number;
    for (const w of graph[v] as readonly number[]) last = Math.max(last, position[w] as number);
    (leaving[last] as number[]).push(v);
  }

  let low = Int32Array.of(0);
  let high = Int32Array.of(0);
  let value = Int32Array.of(0);
  // For each step and state: twice the state before it, plus 1 when the vertex was taken.
  const origins: Int32Array[] = [];
  let states = 0;
  for (let step = 0; step < n; step++) {
    const v = order[step] as number;
    const slot = free.pop();
    if (slot === undefined) return null;
    slotOf[v] = slot;
    let [blockLow, blockHigh] = [0, 0];
    for (const w of graph[v] as readonly number[]) {
      if ((position[w] as number) >= step) continue;
      const s = slotOf[w] as number;
      if (s < 32) blockLow |= 1 << s;
      else blockHigh |= 1 << (s - 32);
    }
    let [keepLow, keepHigh] = [-1, -1];
    for (const w of leaving[step] as number[]) {
      const s = slotOf[w] as number;
      if (s < 32) keepLow &= ~(1 << s);
      else keepHigh &= ~(1 << (s - 32));
      free.push(s);
    }
    const bitLow = slot < 32 ? 1 << slot : 0;
    const bitHigh = slot < 32 ? 0 : 1 << (slot - 32);
    const index = new Map<number, number>();
    const nextLow: number[] = [];
    const nextHigh: number[] = [];
    const nextValue: number[] = [];
    const origin: number[] = [];
    const offer = (a: number, b: number, size: number, from: number): void => {
      if (size + (rest[step + 1] as number) < atLeast) return;
      const key = b * HIGH + (a >>> 0);
      const known = index.get(key);
      if (known === undefined) {
        index.set(key, nextLow.length);
        nextLow.push(a);
        nextHigh.push(b);
        nextValue.push(size);
        origin.push(from);
      } else if (size > (nextValue[known] as number)) {
        nextValue[known] = size;
        origin[known] = from;
      }
    };
    for (let k = 0; k < low.length; k++) {
      const a = low[k] as number;
      const b = high[k] as number;
      const size = value[k] as number;
      offer(a & keepLow, b & keepHigh, size, 2 * k);
      if ((a & blockLow) === 0 && (b & blockHigh) === 0) offer((a | bitLow) & keepLow, (b | bitHigh) & keepHigh, size + 1, 2 * k + 1);
    }
    states += nextLow.length;
    if (states > maxStates) return null;
    low = Int32Array.from(nextLow);
    high = Int32Array.from(nextHigh);
    value = Int32Array.from(nextValue);
    origins.push(Int32Array.from(origin));
  }
  if (low.length === 0) return null;
  const members: number[] = [];
  for (let step = n - 1, k = 0; step >= 0; step--) {
    const from = (origins[step] as Int32Array)[k] as number;
    if (from & 1) members.push(order[step] as number);
    k = from >> 1;
  }
  return { members, states };
}

/** rest[i]: no independent set has more vertices among order[i], order[i + 1], ... (greedy cliques). */
function restBounds(graph: Graph, order: readonly number[]): Int32Array {
  const n = order.length;
  const rest = new Int32Array(n + 1);
  const adjacent = graph.map((list) => new Set(list));
  const cliques: number[][] = [];
  for (let i = n - 1; i >= 0; i--) {
    const v = order[i] as number;
    const around = adjacent[v] as Set<number>;
    const home = cliques.findLast((clique) => clique.every((w) => around.has(w)));
    if (home) home.push(v);
    else cliques.push([v]);
    rest[i] = cliques.length;
  }
  return rest;
}

function frontWidth(graph: Graph, order: readonly number[]): number {
  const n = graph.length;
  const position = new Int32Array(n);
  order.forEach((v, i) => (position[v] = i));
  const change = new Int32Array(n + 1);
  for (let v = 0; v < n; v++) {
    let last = position[v] as number;
    for (const w of graph[v] as readonly number[]) last = Math.max(last, position[w] as number);
    change[position[v] as number] = (change[position[v] as number] as number) + 1;
    change[last + 1] = (change[last + 1] as number) - 1;
  }
  let [open, widest] = [0, 0];
  for (const c of change) {
    open += c;
    widest = Math.max(widest, open);
  }
  return widest;
}

/** Breadth-first from a vertex at the rim, neighbours by degree (after Cuthill & McKee, 1969). */
function breadthFirst(graph: Graph): number[] {
  let order: number[] = [];
  let start = 0;
  for (let round = 0; round < 3; round++) {
    const seen = new Uint8Array(graph.length);
    seen[start] = 1;
    order = [start];
    for (let k = 0; k < order.length; k++) {
      const around = (graph[order[k] as number] as readonly number[]).toSorted(
        (a, b) => (graph[a]?.length ?? 0) - (graph[b]?.length ?? 0) || a - b,
      );
      for (const w of around) {
        if (seen[w] === 1) continue;
        seen[w] = 1;
        order.push(w);
      }
    }
    start = order[order.length - 1] as number;
  }
  return order;
}
