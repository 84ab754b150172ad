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
 * Is it proved that no plan gives every pupil `f` sessions a week? Asks a solver about `weekProgram`: a relaxation without a
 * solution leaves no plan; false means only that nothing was proved. Cost as the solver's limit.
 */
export function proveNoMore(school: School, f: number, solver: MipSolver): boolean {
  return solver.solve(weekProgram(school, f)).status === 'Infeasible';
}
