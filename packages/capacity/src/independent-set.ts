import { randomUnit } from '@giliran/kernel';
import type { Graph } from './graph.ts';
import { sweepSet } from './sweep-set.ts';

/** A largest set of pairwise unconnected vertices, as far as the node budget went. */
interface IndependentSet {
  readonly members: readonly number[];
  /** Proved: no larger set exists than this. */
  readonly upperBound: number;
  readonly exact: boolean;
  readonly nodes: number;
}

// A state of the sweep costs less than a node of the search.
const STATES_PER_NODE = 5;

/**
 * Which vertices form a maximum independent set? Connected components, then reductions (isolated, hanging and other
 * simplicial vertices are taken, dominated ones dropped), then a sweep (dynamic programming, good for rows) and, where
 * its front is too wide, branch and bound on bitsets with a greedy clique-cover bound (after Tomita & Seki, LNCS 2731,
 * 2003, on the complement). `enough` ends the search at a set of that size. `orders` are vertex orders that may suit the
 * sweep. When `maxNodes` runs out the incumbent and the best proved bound are given. Exponential in the worst case.
 */
export function independentSet(
  graph: Graph,
  maxNodes: number,
  enough = Infinity,
  orders: readonly (readonly number[])[] = [],
): IndependentSet {
  const members: number[] = [];
  let upperBound = 0;
  let nodes = 0;
  let exact = true;
  const { taken, rest } = reduce(graph);
  members.push(...taken);
  upperBound += taken.length;
  const parts = components(graph, rest);
  if (enough < Infinity) {
    // Cliques alone may show that a set of that size does not exist.
    const most = taken.length + parts.reduce((sum, part) => sum + greedyCliques(graph, part), 0);
    if (most < enough) return { members: taken.toSorted((a, b) => a - b), upperBound: most, exact: false, nodes: 0 };
  }
  for (const part of parts) {
    const found = solveComponent(graph, part, maxNodes - nodes, enough - members.length, orders);
    members.push(...found.members);
    upperBound += found.upperBound;
    nodes += found.nodes;
    exact &&= found.exact;
  }
  return { members: members.toSorted((a, b) => a - b), upperBound, exact, nodes };
}

function reduce(graph: Graph): { taken: number[]; rest: number[] } {
  const alive = graph.map(() => true);
  const adjacent = graph.map((list) => new Set(list));
  const taken: number[] = [];
  const drop = (v: number): number[] => {
    alive[v] = false;
    const touched = [...(adjacent[v] as Set<number>)];
    for (const w of touched) (adjacent[w] as Set<number>).delete(v);
    return touched;
  };
  let queue = graph.map((_, i) => i);
  while (queue.length > 0) {
    const next = new Set<number>();
    for (const v of queue) {
      if (!alive[v]) continue;
      const around = adjacent[v] as Set<number>;
      // A neighbour that sees all of v's other neighbours is dominated by v; when every one does, v is simplicial.
      let simplicial = true;
      for (const w of around) {
        const seen = adjacent[w] as Set<number>;
        let covers = true;
        for (const x of around) if (x !== w && !seen.has(x)) covers = false;
        if (!covers) {
          simplicial = false;
          continue;
        }
        for (const x of drop(w)) next.add(x);
      }
      // All neighbours are gone now: v is alone.
      if (!simplicial) continue;
      taken.push(v);
      alive[v] = false;
    }
    queue = [...next].filter((v) => alive[v]).toSorted((a, b) => a - b);
  }
  return { taken, rest: graph.map((_, i) => i).filter((v) => alive[v]) };
}

function components(graph: Graph, vertices: readonly number[]): number[][] {
  const open = new Set(vertices);
  const out: number[][] = [];
  for (const start of vertices) {
    if (!open.delete(start)) continue;
    const part = [start];
    for (let k = 0; k < part.length; k++) {
      for (const w of graph[part[k] as number] as readonly number[]) if (open.delete(w)) part.push(w);
    }
    out.push(part.toSorted((a, b) => a - b));
  }
  return out;
}

/** A partition into cliques, as many as no independent set is larger than. O(vertices * cliques). */
function greedyCliques(graph: Graph, part: readonly number[]): number {
  const open: Set<number>[] = [];
  for (const v of part) {
    const home = open.findIndex((common) => common.has(v));
    const around = graph[v] as readonly number[];
    if (home < 0) open.push(new Set(around));
    else open[home] = new Set(around.filter((w) => (open[home] as Set<number>).has(w)));
  }
  return open.length;
}

function solveComponent(
  graph: Graph,
  part: readonly number[],
  maxNodes: number,
  enough: number,
  orders: readonly (readonly number[])[],
): IndependentSet {
  const n = part.length;
  const local = new Map(part.map((v, i) => [v, i]));
  const neighbours = part.map((v) => (graph[v] as readonly number[]).flatMap((w) => local.get(w) ?? []));
  const words = (n + 31) >>> 5;
  const near = neighbours.map((list) => {
    const bits = new Int32Array(words);
    for (const w of list) bits[w >>> 5] = (bits[w >>> 5] as number) | (1 << (w & 31));
    return bits;
  });
  const all = new Int32Array(words);
  for (let v = 0; v < n; v++) all[v >>> 5] = (all[v >>> 5] as number) | (1 << (v & 31));
  const depthSets = Array.from({ length: n + 1 }, () => new Int32Array(words));
  const depthOrder = Array.from({ length: n + 1 }, () => new Int32Array(n));
  const depthColour = Array.from({ length: n + 1 }, () => new Int32Array(n));
  const uncovered = new Int32Array(words);
  const clique = new Int32Array(words);

  /** Partitions the set into cliques; vertices come out in order of their clique number. */
  const cover = (set: Int32Array, order: Int32Array, colour: Int32Array): number => {
    uncovered.set(set);
    let count = 0;
    let colours = 0;
    for (;;) {
      let any = false;
      for (let w = 0; w < words; w++) {
        clique[w] = uncovered[w] as number;
        if (clique[w] !== 0) any = true;
      }
      if (!any) return count;
      colours++;
      for (let w = 0; w < words; w++) {
        while (clique[w] !== 0) {
          const bits = clique[w] as number;
          const v = (w << 5) + (31 - Math.clz32(bits & -bits));
          order[count] = v;
          colour[count++] = colours;
          uncovered[w] = (uncovered[w] as number) & ~(bits & -bits);
          const around = near[v] as Int32Array;
          for (let x = w; x < words; x++) clique[x] = (clique[x] as number) & (around[x] as number);
        }
      }
    }
  };

  const rootOrder = new Int32Array(n);
  const rootColour = new Int32Array(n);
  const rootCount = cover(all, rootOrder, rootColour);
  const rootBound = rootCount === 0 ? 0 : (rootColour[rootCount - 1] as number);
  let best = localSearch(neighbours, Math.min(rootBound, enough));
  const chosen: number[] = [];
  let nodes = 0;
  let cut = false;
  const search = (set: Int32Array, depth: number): void => {
    nodes++;
    if (nodes > maxNodes) {
      cut = true;
      return;
    }
    const order = depthOrder[depth] as Int32Array;
    const colour = depthColour[depth] as Int32Array;
    const count = cover(set, order, colour);
    if (count === 0) {
      if (chosen.length > best.length) best = [...chosen];
      return;
    }
    const child = depthSets[depth + 1] as Int32Array;
    for (let k = count - 1; k >= 0; k--) {
      if (chosen.length + (colour[k] as number) <= best.length || cut || best.length >= enough) return;
      const v = order[k] as number;
      const around = near[v] as Int32Array;
      set[v >>> 5] = (set[v >>> 5] as number) & ~(1 << (v & 31));
      for (let w = 0; w < words; w++) child[w] = (set[w] as number) & ~(around[w] as number);
      chosen.push(v);
      search(child, depth + 1);
      chosen.pop();
    }
  };
  const root = depthSets[0] as Int32Array;
  root.set(all);
  if (best.length < rootBound && best.length < enough) {
    const localOrders = orders.map((order) => order.flatMap((v) => local.get(v) ?? []));
    const swept = sweepSet(neighbours, localOrders, best.length, STATES_PER_NODE * maxNodes);
    if (swept) {
      return {
        members: swept.members.map((v) => part[v] as number),
        upperBound: swept.members.length,
        exact: true,
        nodes: Math.ceil(swept.states / STATES_PER_NODE),
      };
    }
    search(root, 0);
  }
  const exact = !cut && (best.length < enough || best.length >= rootBound);
  return {
    members: best.map((v) => part[v] as number),
    upperBound: exact ? best.length : rootBound,
    exact,
    nodes,
  };
}

/**
 * A good independent set: greedy by smallest degree, then forced insertions with plateau moves (after Andrade, Resende &
 * Werneck, J. Heuristics 18, 2012), seeded by the size only, so that it is reproducible; ends at `goal` members.
 * O(rounds * degree).
 */
function localSearch(neighbours: readonly (readonly number[])[], goal: number): number[] {
  const n = neighbours.length;
  const tight = new Int32Array(n);
  const inside = new Uint8Array(n);
  const age = new Int32Array(n);
  let size = 0;
  const add = (v: number): void => {
    inside[v] = 1;
    size++;
    for (const w of neighbours[v] as readonly number[]) tight[w] = (tight[w] as number) + 1;
  };
  const remove = (v: number): void => {
    inside[v] = 0;
    size--;
    for (const w of neighbours[v] as readonly number[]) tight[w] = (tight[w] as number) - 1;
  };
  const order = neighbours.map((_, i) => i).toSorted((a, b) => (neighbours[a]?.length ?? 0) - (neighbours[b]?.length ?? 0) || a - b);
  for (const v of order) if (tight[v] === 0 && inside[v] === 0) add(v);
  let best = Uint8Array.from(inside);
  let bestSize = size;
  // Small components are proved by the search in no time; large ones live from a good incumbent.
  const rounds = n <= 100 ? 10 * n : Math.min(200_000, 60 * n);
  for (let round = 1; round <= rounds && bestSize < goal; round++) {
    // The least recently moved of a few random outsiders with the fewest conflicts is forced in.
    let pick = -1;
    for (let draw = 0; draw < 5; draw++) {
      const v = Math.floor(randomUnit(n, round, draw) * n);
      if (inside[v] === 1) continue;
      if (pick < 0) pick = v;
      else {
        const better = (tight[v] as number) - (tight[pick] as number) || (age[v] as number) - (age[pick] as number);
        if (better < 0) pick = v;
      }
    }
    if (pick < 0) continue;
    const limit = round % 50 === 0 ? n : size >= bestSize - 1 ? 2 : 1;
    if ((tight[pick] as number) > limit) continue;
    const out = (neighbours[pick] as readonly number[]).filter((w) => inside[w] === 1);
    for (const w of out) {
      remove(w);
      age[w] = round;
    }
    add(pick);
    age[pick] = round;
    for (const w of out) {
      for (const x of neighbours[w] as readonly number[]) if (inside[x] === 0 && tight[x] === 0) add(x);
    }
    if (size > bestSize) {
      bestSize = size;
      best = Uint8Array.from(inside);
    }
  }
  return [...best.keys()].filter((v) => best[v] === 1);
}
