import type { Graph } from './graph.ts';
import { independentSet } from './independent-set.ts';
import { lengthOf } from './length-of.ts';
import { slackAt, type Region } from './region.ts';
import { TAU_M, type Point } from './room-input.ts';
import type { BoundMethod } from './convex-bound.ts';
import { spacingAt, spacingRule, type SpacingRule } from './spacing-rule.ts';

/** Which fixed desks can be used at a spacing. */
export interface DeskCapacity {
  /** Zero-based indices of the desks used, ascending. */
  readonly selected: readonly number[];
  readonly count: number;
  readonly upperBound: number;
  readonly upperBoundBy: readonly BoundMethod[];
  readonly proven: boolean;
  /** Search nodes used, to reproduce the limit. */
  readonly nodes: number;
}

/** Limits of the fixed-desk search, counted in nodes. */
export interface DeskOptions {
  readonly maxNodes?: number | undefined;
}

const DEFAULT_NODES = 400_000;
// Above this size the tie-break would cost more than the answer.
const TIE_BREAK_DESKS = 80;
// Up to here looking at all pairs is quicker than cells.
const ALL_PAIRS_DESKS = 100;

/** The desks (indices) that stand in the usable region; all of them without a room. O(desks * sides). */
export function usableDesks(desks: readonly Point[], region: Region | null): number[] {
  return desks.flatMap((desk, i) => (region === null || slackAt(region, desk[0], desk[1]) >= -TAU_M ? [i] : []));
}

/**
 * How many of the given desks can be used when all pairs must be `spacing` apart (metres, or by zones), and which? A maximum independent set
 * of the conflict graph; among maxima of up to 80 desks the one with the larger smallest distance, then the smallest
 * indices. Desks outside `region` are no candidates. Proven unless the node budget ran out.
 * O(desks^2) plus the search, exponential in the worst case.
 */
export function deskCapacity(
  desks: readonly Point[],
  spacing: number | SpacingRule,
  region: Region | null,
  options: DeskOptions = {},
): DeskCapacity {
  const rule = typeof spacing === 'number' ? spacingRule(spacing) : spacing;
  const maxNodes = options.maxNodes ?? DEFAULT_NODES;
  const usable = usableDesks(desks, region);
  const points = usable.map((i) => desks[i] as Point);
  if (points.length === 0) return { selected: [], count: 0, upperBound: 0, upperBoundBy: ['empty'], proven: true, nodes: 0 };
  const found = independentSet(conflicts(points, rule), maxNodes, Infinity, sweeps(points));
  let members = found.members;
  let nodes = found.nodes;
  if (found.exact && points.length <= TIE_BREAK_DESKS && members.length > 1 && rule.zones.length === 0) {
    const wider = widestDesks(points, members.length, rule.baseM, members, Math.min(maxNodes, 20_000));
    nodes += wider.nodes;
    members = firstIndices(points, wider.distanceM, wider.members, 2_000);
  }
  const count = members.length;
  return {
    selected: members.map((k) => usable[k] as number),
    count,
    upperBound: found.upperBound,
    upperBoundBy: [found.exact ? 'search' : 'clique-cover'],
    proven: count === found.upperBound,
    nodes,
  };
}

/** The widest spacing at which `pupils` of the desks can be used. */
export interface DeskDistance {
  readonly distanceM: number | null;
  readonly upperBoundM: number | null;
  readonly selected: readonly number[];
}

/**
 * How far apart can `pupils` pupils sit on the given desks? Max-min dispersion: binary search over the distinct pair
 * distances with the fixed-desk search. Null distances for one pupil or for more pupils than usable desks.
 * O(log desks) searches.
 */
export function deskDistance(desks: readonly Point[], pupils: number, region: Region | null, options: DeskOptions = {}): DeskDistance {
  const usable = usableDesks(desks, region);
  if (pupils > usable.length) return { distanceM: null, upperBoundM: null, selected: [] };
  if (pupils === 1) return { distanceM: null, upperBoundM: null, selected: usable.slice(0, 1) };
  const points = usable.map((i) => desks[i] as Point);
  const start = points.map((_, i) => i).slice(0, pupils);
  const { members, distanceM, upperBoundM } = widestDesks(points, pupils, 0, start, options.maxNodes ?? 100_000);
  return { distanceM, upperBoundM, selected: members.map((k) => usable[k] as number) };
}

function widestDesks(
  points: readonly Point[],
  pupils: number,
  fromM: number,
  start: readonly number[],
  maxNodes: number,
): { members: readonly number[]; distanceM: number; upperBoundM: number; nodes: number } {
  const distances = new Set<number>();
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < i; j++) {
      const d = apart(points[i] as Point, points[j] as Point);
      if (d > fromM) distances.add(d);
    }
  }
  const ladder = Float64Array.from(distances).sort();
  const orders = sweeps(points);
  let members = start;
  let distanceM = smallest(points, start);
  let nodes = 0;
  // ladder[low] reachable (or the start), ladder[high] not found; `proved` = lowest rung proved out of reach.
  let low = ladder.findLastIndex((d) => d <= distanceM);
  let high = ladder.length;
  let proved = ladder.length;
  // The best rung is mostly near: strides double until one is out of reach, then halve.
  for (let stride = 1; high - low > 1;) {
    const rung = high < ladder.length ? (low + high) >> 1 : Math.min(low + stride, high - 1);
    const d = ladder[rung] as number;
    const found = independentSet(conflicts(points, spacingRule(d), 0), maxNodes, pupils, orders);
    nodes += found.nodes;
    if (found.members.length >= pupils) {
      members = found.members.slice(0, pupils);
      distanceM = smallest(points, members);
      low = ladder.findLastIndex((x) => x <= distanceM);
      stride *= 2;
    } else {
      high = rung;
      if (found.upperBound < pupils) proved = rung;
    }
  }
  const upperBoundM = proved === low + 1 ? distanceM : (ladder[proved - 1] as number);
  return { members, distanceM, upperBoundM: Math.max(upperBoundM, distanceM), nodes };
}

/** Among equally good selections the one with the smallest indices, as far as the node budget goes. */
function firstIndices(points: readonly Point[], distanceM: number, members: readonly number[], maxNodes: number): readonly number[] {
  const graph = conflicts(points, spacingRule(distanceM), 0);
  const taken: number[] = [];
  let open = points.map((_, i) => i);
  let known = members;
  for (const v of points.keys()) {
    if (taken.length === members.length) break;
    if (!open.includes(v)) continue;
    const blocked = new Set(graph[v]);
    const rest = open.filter((w) => w > v && !blocked.has(w));
    const need = members.length - taken.length - 1;
    let fits = known.includes(v);
    if (!fits && rest.length >= need) {
      const position = new Map(rest.map((w, i) => [w, i]));
      const sub = rest.map((w) => (graph[w] as readonly number[]).flatMap((x) => position.get(x) ?? []));
      const found = independentSet(sub, maxNodes, need);
      if (found.members.length >= need) {
        fits = true;
        known = [...taken, v, ...found.members.slice(0, need).map((i) => rest[i] as number)];
      }
    }
    if (fits) {
      taken.push(v);
      open = rest;
    } else open = open.filter((w) => w !== v);
  }
  return taken.length === members.length ? taken : members;
}

/** The conflict graph: desks closer than the rule allows, found by a grid of cells of its largest spacing. O(desks * neighbours). */
function conflicts(points: readonly Point[], rule: SpacingRule, toleranceM = TAU_M): Graph {
  const spacingM = rule.largestM;
  const graph: number[][] = points.map(() => []);
  if (spacingM - toleranceM <= 0) return graph;
  const own = points.map(([x, y]) => spacingAt(rule, x, y));
  const joins = (i: number, j: number): boolean =>
    apart(points[i] as Point, points[j] as Point) < Math.max(own[i] as number, own[j] as number) - toleranceM;
  if (points.length <= ALL_PAIRS_DESKS) {
    for (let i = 0; i < points.length; i++) {
      for (let j = 0; j < i; j++) {
        if (!joins(i, j)) continue;
        (graph[i] as number[]).push(j);
        (graph[j] as number[]).push(i);
      }
    }
    return graph;
  }
  const cells = new Map<string, number[]>();
  points.forEach(([x, y], i) => {
    const [cx, cy] = [Math.floor(x / spacingM), Math.floor(y / spacingM)];
    for (let a = -1; a <= 1; a++) {
      for (let b = -1; b <= 1; b++) {
        for (const j of cells.get(`${cx + a},${cy + b}`) ?? []) {
          if (!joins(i, j)) continue;
          (graph[i] as number[]).push(j);
          (graph[j] as number[]).push(i);
        }
      }
    }
    const key = `${cx},${cy}`;
    const cell = cells.get(key);
    if (cell) cell.push(i);
    else cells.set(key, [i]);
  });
  for (const list of graph) list.sort((a, b) => a - b);
  return graph;
}

/** Orders along both axes, for the sweep. */
function sweeps(points: readonly Point[]): number[][] {
  const order = points.map((_, i) => i);
  return [0, 1].map((axis) => order.toSorted((a, b) => (points[a]?.[axis] ?? 0) - (points[b]?.[axis] ?? 0) || a - b));
}

function apart(p: Point, q: Point): number {
  return lengthOf(p[0] - q[0], p[1] - q[1]);
}

function smallest(points: readonly Point[], members: readonly number[]): number {
  let best = Infinity;
  for (let i = 0; i < members.length; i++) {
    for (let j = 0; j < i; j++) best = Math.min(best, apart(points[members[i] as number] as Point, points[members[j] as number] as Point));
  }
  return best;
}
