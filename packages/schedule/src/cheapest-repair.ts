import { askForPlan } from './ask-solver.ts';
import { boundsOf, tightestBound } from './counting-bounds.ts';
import { findPlan, type FindOptions } from './find-plan.ts';
import type { MipSolver } from './prove-no-more.ts';
import { repairLevers, type Lever } from './repair-levers.ts';
import { indexSchool, type School } from './school.ts';
import type { ShiftProblem } from './shift-problem.ts';

/** What would have to change, with the school as it would then be. */
export interface Repair {
  id: string;
  en: string;
  problem: ShiftProblem;
  /** The school with one unit less of one of the changes: not enough, as far as counts, solver and search tell. */
  less: ShiftProblem[];
}

interface Chosen {
  kind: string;
  step: number;
}

const SEARCH: Omit<FindOptions, 'stop'> = { seed: 1, work: 4000, familySteps: 0, fillSpare: false };
const MOST_PLANS = 30;
const MOST_QUESTIONS = 5;
/** With lessons for more groups than this a question takes seconds, so none is asked. */
const MANY_GROUPS = 40;
const MOST_KINDS = 4;

/**
 * The cheapest change that lets every pupil come `need` times a week, each tried: all bounds of the changed school reach `need` and
 * a plan of it was found. One kind of change where that is enough, in the order of `repairLevers`; else several, each the smallest
 * that lifts the bound which binds then, and afterwards cut back as far as a plan is still found. Null when none was found.
 * Cost: bounds of O(log steps) schools a kind, at most `mostPlans` searches and
 * MOST_QUESTIONS questions to the solver, none after one that it left open.
 */
export function cheapestRepair(
  school: School,
  need: number,
  solver: MipSolver | undefined,
  stop: () => boolean,
  mostPlans = MOST_PLANS,
): Repair | null {
  const problem = school.source;
  let plans = 0;
  let questions = 0;
  const groups = school.units.reduce((sum, u) => sum + u.leastGroups, 0);
  const mostQuestions = problem.lessons && groups > MANY_GROUPS ? 0 : MOST_QUESTIONS;
  // A question left open has used up all its time; the next would as well.
  let undecided = false;
  const asker: MipSolver | undefined = solver && {
    solve: (lp) => {
      const answer = solver.solve(lp);
      undecided ||= answer.status !== 'Optimal' && answer.status !== 'Infeasible';
      return answer;
    },
  };
  const bounded = (p: ShiftProblem): boolean => tightestBound(boundsOf(indexSchool(p))).F >= need;
  const works = (p: ShiftProblem): boolean => {
    const changed = indexSchool(p);
    if (tightestBound(boundsOf(changed)).F < need || plans++ > mostPlans || stop()) return false;
    if (findPlan(changed, need, { ...SEARCH, stop })) return true;
    if (!asker || undecided || questions++ >= mostQuestions) return false;
    const asked = askForPlan(changed, need, asker, { ...SEARCH, stop });
    return asked !== null && asked !== 'none';
  };
  const kinds = repairLevers(problem, need);
  for (const [kind, levers] of kinds) {
    if (!bounded(levers.at(-1)!.problem)) continue;
    const step = firstWorking(levers, bounded, works);
    if (step !== null) return written(problem, [{ kind, step }], need);
  }
  const excluded = new Set<string>();
  let chosen = severalKinds(problem, need, excluded);
  while (chosen && !works(applied(problem, chosen, need).problem)) {
    const first = chosen[0];
    if (!first || plans > mostPlans) return null;
    excluded.add(first.kind);
    chosen = severalKinds(problem, need, excluded);
  }
  if (!chosen) return null;
  const set = chosen;
  for (const one of [...set, ...set]) {
    const at = (step: number): Chosen[] => set.map((c) => (c === one ? { ...c, step } : c));
    one.step = leastStep(one.step, (step) => works(applied(problem, at(step), need).problem));
  }
  const needed = set.filter((one) => one.step > 0 || !works(applied(problem, without(set, one), need).problem));
  return written(problem, needed.length > 0 ? needed : set, need);
}

/** The smallest step that works: the first the bounds allow, then doubling strides and a search between; null when none does. */
function firstWorking(levers: Lever[], bounded: (p: ShiftProblem) => boolean, works: (p: ShiftProblem) => boolean): number | null {
  const first = leastStep(levers.length, (i) => bounded(levers[i]!.problem));
  let failed = first - 1;
  for (let stride = 1, at = first; at < levers.length && stride <= 8; at = Math.min(at + stride, levers.length), stride *= 2) {
    if (!works(levers[at]!.problem)) {
      failed = at;
      continue;
    }
    return failed + 1 + leastStep(at - failed - 1, (i) => works(levers[failed + 1 + i]!.problem));
  }
  return null;
}

/** The least i in 0..n-1 for which `holds` (once true, always true), or n. */
function leastStep(n: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, n];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Changes that together lift every bound: each time the one that binds, by the first kind not excluded that can lift it, or a part. */
function severalKinds(problem: ShiftProblem, need: number, excluded: ReadonlySet<string>): Chosen[] | null {
  const chosen: Chosen[] = [];
  let now = problem;
  while (chosen.length < MOST_KINDS) {
    const tight = tightestBound(boundsOf(indexSchool(now)));
    if (tight.F >= need) return chosen;
    const liftedTo = (p: ShiftProblem): number => boundsOf(indexSchool(p)).find((b) => b.id === tight.id)?.F ?? 0;
    const kindFor = (F: number): [string, Lever[]] | undefined =>
      [...repairLevers(now, need)].find(
        ([name, levers]) => !excluded.has(name) && !chosen.some((c) => c.kind === name) && liftedTo(levers.at(-1)!.problem) >= F,
      );
    // Where no kind is enough for this bound alone, one that does a part.
    const kind = kindFor(need) ?? kindFor(tight.F + 1);
    if (!kind) return null;
    const most = Math.min(need, liftedTo(kind[1].at(-1)!.problem));
    const step = leastStep(kind[1].length, (i) => liftedTo(kind[1][i]!.problem) >= most);
    chosen.push({ kind: kind[0], step });
    now = kind[1][step]!.problem;
  }
  return tightestBound(boundsOf(indexSchool(now))).F >= need ? chosen : null;
}

function without(chosen: Chosen[], one: Chosen): Chosen[] {
  return chosen.filter((c) => c !== one);
}

function applied(problem: ShiftProblem, chosen: Chosen[], need: number): { problem: ShiftProblem; id: string[]; en: string[] } {
  let now = problem;
  const [id, en]: [string[], string[]] = [[], []];
  for (const { kind, step } of chosen) {
    const lever = repairLevers(now, need).get(kind)?.[step];
    if (!lever) continue;
    now = lever.problem;
    id.push(lever.id);
    en.push(lever.en);
  }
  return { problem: now, id, en };
}

function written(problem: ShiftProblem, chosen: Chosen[], need: number): Repair {
  const all = applied(problem, chosen, need);
  const less = chosen.map((one) => (one.step > 0 ? chosen.map((c) => (c === one ? { ...c, step: c.step - 1 } : c)) : without(chosen, one)));
  return {
    id: all.id.join(' dan '),
    en: all.en.join(' and '),
    problem: all.problem,
    less: less.map((c) => applied(problem, c, need).problem),
  };
}
