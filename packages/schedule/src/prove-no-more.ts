import type { School } from './school.ts';
import { weekProgram } from './week-program.ts';

/**
 * A solver for mixed-integer programs in CPLEX-LP text, called synchronously. Hosts wrap HiGHS or another solver, limited by nodes;
 * `status` is `Optimal`, `Infeasible` or anything else for "not decided". `columns` are the values of a solution, where there is
 * one (a host that gives none only loses plans that are hard to find).
 */
export interface MipSolver {
  solve(lp: string): { status: string; objective: number; columns: Record<string, number> };
}

/**
 * Is it proved that no plan gives every pupil `f` sessions a week, and by what? Asks a solver about `weekProgram`, the linear
 * relaxation first: a relaxation without a solution leaves no plan; null means only that nothing was proved. Cost as the solver's
 * limit.
 */
export function proveNoMore(school: School, f: number, solver: MipSolver): 'lp' | 'mip' | null {
  if (sharesForbid(school, f, solver)) return 'lp';
  return solver.solve(weekProgram(school, f)).status === 'Infeasible' ? 'mip' : null;
}

/** Does the linear relaxation alone forbid `f` sessions a week? Cost: one linear program. */
export function sharesForbid(school: School, f: number, solver: MipSolver): boolean {
  return solver.solve(weekProgram(school, f, { relaxed: true })).status === 'Infeasible';
}
