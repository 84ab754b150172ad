import { LpText } from './lp-text.ts';
import type { MipSolver } from './prove-no-more.ts';
import type { School } from './school.ts';
import { SharedWeek } from './shared-week.ts';

/**
 * What proves it: there are no more families; some can never meet; units have too few groups to meet all their partners; or a
 * linear or an integer program over the sets of groups that can share their slots.
 */
export type FamiliesBoundBy = 'all' | 'apart' | 'partners' | 'lp' | 'mip';

/** No plan with as many sessions and no more groups brings more families together than `most`. */
export interface FamiliesBound {
  most: number;
  by: FamiliesBoundBy;
}

/** Families whose pupils sit in the same units. */
interface FamilyKind {
  units: number[];
  families: number;
}

const MOST_BLOCKS = 1500;
/** Beyond these an integer program takes too long; its linear relaxation is asked alone. */
const MOST_WHOLE_BLOCKS = 400;

/**
 * How many families at most can have all their pupils in the same slots, when every group has `F` sessions a week and there are no
 * more than `groups` groups? A block is a set of units with one group each in the same F slots: it must find rooms, teachers, gate
 * and campus in some slot of F days, and leave the rest of the week enough for all other groups. Families count where all their
 * units are in one block, and a unit is in no more blocks than it has groups. Every step is a relaxation (sessions beyond F could be
 * left out of the slots of a block alike), so the number is never below what a plan reaches.
 * Cost O(blocks * slots * (rooms + teachers)), at most MOST_BLOCKS blocks; two questions to the solver.
 */
export function familiesBound(school: School, F: number, groups: number, solver?: MipSolver): FamiliesBound {
  const kinds = familyKinds(school);
  let best: FamiliesBound = { most: count(kinds), by: 'all' };
  const keep = (most: number, by: FamiliesBoundBy): void => {
    if (most < best.most) best = { most, by };
  };
  if (best.most === 0) return best;
  const week = new SharedWeek(school, F, groups);
  const possible = kinds.filter((k) => week.canMeet(k.units));
  keep(count(possible), 'apart');
  const apart = possible.filter((k) => k.units.length > 1);
  const alone = count(possible) - count(apart);
  const blocks = apart.length > 0 ? blocksOf(week, apart) : null;
  if (!blocks) return best;
  keep(alone + partnersBound(week, apart, blocks), 'partners');
  if (!solver) return best;
  for (const whole of [false, true]) {
    if (whole && blocks.length > MOST_WHOLE_BLOCKS) break;
    const { status, objective } = solver.solve(blockProgram(week, apart, blocks, whole));
    if (status !== 'Optimal') break;
    keep(alone + Math.floor(0.01 - objective), whole ? 'mip' : 'lp');
  }
  return best;
}

function count(kinds: FamilyKind[]): number {
  return kinds.reduce((n, k) => n + k.families, 0);
}

/** Families with two or more consenting pupils by the units these are in. O(pupils). */
function familyKinds(school: School): FamilyKind[] {
  const unitOf = new Int32Array(school.pupils.length);
  school.units.forEach((u, i) => u.pupils.forEach((p) => (unitOf[p] = i)));
  const members: number[][] = Array.from({ length: school.families }, () => []);
  school.pupils.forEach((p, i) => {
    if (p.family >= 0) members[p.family]!.push(unitOf[i]!);
  });
  const kinds = new Map<string, FamilyKind>();
  for (const list of members) {
    if (list.length < 2) continue;
    const units = [...new Set(list)].sort((a, b) => a - b);
    const kind = kinds.get(units.join()) ?? { units, families: 0 };
    kinds.set(units.join(), kind);
    kind.families++;
  }
  return [...kinds.values()];
}

/** Every set of units that can meet and that families tie together, or null when there are too many. */
function blocksOf(week: SharedWeek, kinds: FamilyKind[]): number[][] | null {
  const blocks = new Map<string, number[]>();
  for (const { units } of kinds) blocks.set(units.join(), units);
  for (const block of blocks.values()) {
    for (const { units } of kinds) {
      if (!units.some((u) => block.includes(u)) || units.every((u) => block.includes(u))) continue;
      const larger = [...new Set([...block, ...units])].sort((a, b) => a - b);
      const key = larger.join();
      if (blocks.has(key) || !week.canMeet(larger)) continue;
      blocks.set(key, larger);
      if (blocks.size > MOST_BLOCKS) return null;
    }
  }
  return [...blocks.values()];
}

/** Each unit meets its best partners only, as many as its groups have room beside them; every family is shared by its units. */
function partnersBound(week: SharedWeek, kinds: FamilyKind[], blocks: number[][]): number {
  const sum = week.school.units.reduce((total, _, u) => {
    const size = Math.max(0, ...blocks.filter((b) => b.includes(u)).map((b) => b.length - 1));
    const worth = new Map<number, number>();
    for (const k of kinds) {
      if (!k.units.includes(u)) continue;
      const partner = k.units.find((x) => x !== u)!;
      worth.set(partner, (worth.get(partner) ?? 0) + k.families / k.units.length);
    }
    const best = [...worth.values()].sort((a, b) => b - a).slice(0, week.mostGroups[u]! * size);
    return total + best.reduce((a, b) => a + b, 0);
  }, 0);
  return Math.floor(sum + 1e-6);
}

/** The most families whose units meet in a choice of blocks, whole ones or shares of them. */
function blockProgram(week: SharedWeek, kinds: FamilyKind[], blocks: number[][], whole: boolean): string {
  const lp = new LpText(!whole);
  const block = (j: number): string => lp.integer(`y_${j}`);
  const { units } = week.school;
  kinds.forEach((k, i) => {
    const meet = blocks.flatMap((b, j): [number, string][] => (k.units.every((u) => b.includes(u)) ? [[-1, block(j)]] : []));
    lp.row([[1, `v_${i}`], ...meet], '<=', 0);
    lp.row([[1, `v_${i}`]], '<=', 1);
  });
  units.forEach((unit, u) => {
    const mine = blocks.flatMap((b, j): [number, string][] => (b.includes(u) ? [[1, block(j)]] : []));
    lp.row([...mine, [-1, lp.integer(`k_${u}`)]], '<=', 0);
    lp.row([[1, `k_${u}`]], '>=', unit.leastGroups);
  });
  lp.row(
    units.map((_, u) => [1, `k_${u}`]),
    '<=',
    week.most,
  );
  lp.minimise(kinds.map((k, i) => [-k.families, `v_${i}`]));
  return lp.toString();
}
