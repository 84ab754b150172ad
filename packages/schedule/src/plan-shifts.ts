import { askForBetter, askForPlan } from './ask-solver.ts';
import { buildPlan } from './build-plan.ts';
import { checkPlan, type Violation } from './check-plan.ts';
import type { BoundId } from './counting-bound.ts';
import { boundsOf, tightestBound } from './counting-bounds.ts';
import { explainCause, type Cause } from './explain-cause.ts';
import { familiesBound, type FamiliesBound, type FamiliesBoundBy } from './families-bound.ts';
import { expandPlan, expandSession, foldPlan } from './fortnight.ts';
import { findPlan, type FindOptions } from './find-plan.ts';
import type { FoundPlan } from './finish-plan.ts';
import { keepGroups, type Locks } from './keep-groups.ts';
import type { Lang } from './lang.ts';
import type { PlanMetrics } from './plan-metrics.ts';
import { proveNoMore, sharesForbid, type MipSolver } from './prove-no-more.ts';
import { repeatWeek } from './repeat-week.ts';
import { indexSchool, type School } from './school.ts';
import type { ShiftPlan, ShiftProblem } from './shift-problem.ts';

export type Offer = 'rata' | 'maksimal';

export interface PlanOptions {
  /** `rata`: every group has exactly F sessions; `maksimal`: spare room-hours go to some groups. Default `rata`. */
  offer?: Offer;
  lang?: Lang;
  /** Asked now and then; true ends the search with the best plan so far. */
  stop?: () => boolean;
  /** Told the share of the work done, 0 to 1. */
  progress?: (share: number) => void;
  seed?: number;
  /** Limit of search steps for each F tried; default 60000. */
  maxWork?: number;
  /** Steps spent on bringing siblings together and on regular days; default 40000, 0 leaves them. */
  familySteps?: number;
  /** Asked for a proof when the plan stays below the counting bounds; without it such a plan is not `proven`. */
  solver?: MipSolver;
  /** Only weeks of one shift and even gaps for every group; F may then be lower, and nothing is proved. */
  regularOnly?: boolean;
  /** The plan at hand: its groups are kept where they still can be. */
  previous?: ShiftPlan;
  /** What must stay of `previous`. */
  locks?: Locks;
}

export interface PlanResult {
  verdict: 'feasible' | 'infeasible';
  /** Sessions a week of the worst-off pupil in the plan; when infeasible the best found. */
  F: number;
  /** Smallest proved upper bound on F, and what proves it. */
  bound: number;
  boundBy: BoundId | 'lp' | 'mip';
  /** Feasible: F equals the bound. Infeasible: the bound is below what is asked. */
  proven: boolean;
  plan: ShiftPlan | null;
  cause: Cause | null;
  metrics: PlanMetrics | null;
  /** No plan with this F and no more groups brings more families together than this, and what proves it; null without a plan. */
  familiesBound: number | null;
  familiesBoundBy: FamiliesBoundBy | null;
  /** `metrics.familiesTogether` equals `familiesBound`: no such plan brings more families together. */
  familiesProven: boolean;
  /** Infeasible: the plan with the best F found, below what is asked. */
  alternative?: { F: number; plan: ShiftPlan; metrics: PlanMetrics };
  stopped?: 'TIME';
  /** Locks that break a hard rule by themselves and so could not be honoured. */
  brokenLocks?: Violation[];
}

/** Search steps that pay for one try of a repair. */
const PLAN_WORK = 2000;

/**
 * Which groups, days, shifts, rooms and teachers give every consenting pupil the most sessions a week, and is that proved?
 * Never throws for a school that cannot be planned: that is a verdict with a cause. Same problem, options and seed, same result,
 * unless `stop` cut it short. Cost bounded by `maxWork` steps for each F between the bound and the result.
 */
export function planShifts(problem: ShiftProblem, options: PlanOptions = {}): PlanResult {
  return folded(planWeek(problem, options).result, problem);
}

/** A result whose sessions name their week where the problem is a fortnight. O(sessions). */
export function folded(result: PlanResult, { weeks }: ShiftProblem): PlanResult {
  const { plan, alternative } = result;
  if (weeks !== 2) return result;
  return {
    ...result,
    plan: plan && foldPlan(plan),
    ...(alternative ? { alternative: { ...alternative, plan: foldPlan(alternative.plan) } } : {}),
  };
}

/** `planShifts` with the timetable behind the plan, for what is built upon it. Cost as there. */
export function planWeek(source: ShiftProblem, given: PlanOptions): { result: PlanResult; found: FoundPlan | null } {
  const school = indexSchool(source);
  const { problem } = school;
  const options: PlanOptions = {
    ...given,
    ...(given.previous ? { previous: expandPlan(given.previous) } : {}),
    ...(given.locks?.sessions ? { locks: { ...given.locks, sessions: given.locks.sessions.map(expandSession) } } : {}),
  };
  const tight = tightestBound(boundsOf(school));
  // A plan in which nobody comes is no plan, even where nothing is asked.
  const need = Math.max(1, problem.rules.minSessions);
  let stopped = false;
  const stop = (): boolean => {
    stopped ||= options.stop?.() ?? false;
    return stopped;
  };
  const brokenLocks: Violation[] = [];
  const limits = new Map<string, FamiliesBound>();
  const limitOf = (f: number, groups: number): FamiliesBound => {
    const known = limits.get(`${f}/${groups}`) ?? familiesBound(school, f, groups, options.solver);
    limits.set(`${f}/${groups}`, known);
    return known;
  };
  const search: FindOptions = {
    seed: options.seed ?? 1,
    work: options.maxWork ?? 60000,
    extraWork: Math.ceil((options.maxWork ?? 60000) / 3),
    familySteps: options.familySteps ?? 40000,
    fillSpare: options.offer === 'maksimal',
    ...(options.regularOnly ? { regularOnly: true } : {}),
    mostFamilies: (f, groups) => limitOf(f, groups).most,
    stop,
  };
  const solver = options.regularOnly || options.previous ? undefined : options.solver;
  let found: FoundPlan | null = null;
  let F = 0;
  let proof: Proof | null = null;
  for (let f = tight.F; f >= 1 && !found && !stop(); f--) {
    options.progress?.((tight.F - f) / (tight.F + 1));
    if (proof?.by === 'lp' && solver && sharesForbid(school, f, solver)) {
      proof = { bound: f - 1, by: 'lp' };
      continue;
    }
    if (options.previous) found = findAgain(school, f, search, options.previous, options.locks ?? {}, brokenLocks);
    else {
      const first = solver ? { ...search, work: search.work / 6, extraWork: 0 } : search;
      found = findPlan(school, f, first) ?? repeatWeek(school, f, first);
    }
    if (!found && solver) {
      const asked = sharesForbid(school, f, solver) ? 'lp' : askForPlan(school, f, solver, search);
      if (asked === 'lp') proof = { bound: f - 1, by: 'lp' };
      else if (asked === 'none') proof = { bound: f - 1, by: 'mip' };
      else found = asked ?? findPlan(school, f, search);
    }
    if (found) F = f;
  }
  if (found && solver && !stopped) found = askForBetter(school, found, F, solver, search);
  if (options.previous && options.solver && !stopped) proof = provedBound(school, F, tight.F, options.solver);
  options.progress?.(1);
  const best = found && judged(problem, found);
  F = best?.F ?? 0;
  const bound = proof?.bound ?? tight.F;
  const common = {
    F,
    bound,
    boundBy: proof?.by ?? tight.id,
    ...(stopped ? { stopped: 'TIME' as const } : {}),
    ...(brokenLocks.length > 0 ? { brokenLocks } : {}),
  };
  if (best && F >= need) {
    const { groups, familiesTogether } = best.metrics;
    const families = limitOf(F, groups);
    const result: PlanResult = {
      verdict: 'feasible',
      ...common,
      proven: F === bound,
      plan: best.plan,
      cause: null,
      metrics: best.metrics,
      familiesBound: families.most,
      familiesBoundBy: families.by,
      familiesProven: families.most === familiesTogether,
    };
    return { result, found };
  }
  const result: PlanResult = {
    verdict: 'infeasible',
    ...common,
    proven: bound < need,
    plan: null,
    cause: explainCause(school, need, { F, bound }, options.lang ?? 'id', solver, stop, Math.ceil(search.work / PLAN_WORK)),
    metrics: null,
    familiesBound: null,
    familiesBoundBy: null,
    familiesProven: false,
    ...(best ? { alternative: best } : {}),
  };
  return { result, found };
}

/** A bound on F that the solver proved. */
interface Proof {
  bound: number;
  by: 'lp' | 'mip';
}

/** The smallest bound from F up to `most` - 1 that the solver proves, or null. The proof needed for a plan of F is tried first. */
function provedBound(school: School, F: number, most: number, solver: MipSolver): Proof | null {
  for (let bound = F; bound < most; bound++) {
    const by = proveNoMore(school, bound + 1, solver);
    if (by) return { bound, by };
  }
  return null;
}

/** A plan that starts from the groups of a previous one: all of them first, then only those with a lock. Cost as `findPlan`. */
export function findAgain(
  school: School,
  f: number,
  search: FindOptions,
  previous: ShiftPlan,
  locks: Locks,
  broken: Violation[],
): FoundPlan | null {
  for (const resplit of [false, true]) {
    const found = findPlan(school, f, {
      ...search,
      groups: (random) => {
        const kept = keepGroups(school, previous, locks, resplit, f, random);
        if (kept) broken.splice(0, broken.length, ...kept.broken);
        return kept;
      },
    });
    if (found) return found;
  }
  return null;
}

/** A found plan with its metrics, or null should the independent checker refuse it. Cost as `checkPlan`. */
export function judged(problem: ShiftProblem, found: FoundPlan): { F: number; plan: ShiftPlan; metrics: PlanMetrics } | null {
  const plan = buildPlan(found.table, found.rooms, found.lessons);
  const check = checkPlan(problem, plan);
  if (check.violations.some((v) => v.code !== 'H12')) return null;
  return { F: check.metrics.F, plan, metrics: check.metrics };
}
