import { hasManyLessons } from './find-plan.ts';
import type { FoundPlan } from './finish-plan.ts';
import { makeRandom } from './make-random.ts';
import { better, polishPlan, type PolishOptions } from './polish-plan.ts';
import type { MipSolver } from './prove-no-more.ts';
import type { School } from './school.ts';
import { constantTracks, irregularity } from './tracks.ts';
import { weekFromProgram, weekFromTracks } from './week-from-program.ts';
import { trackProgram, weekProgram } from './week-program.ts';

type Options = PolishOptions & { seed: number };

/**
 * Is there a plan with `f` sessions a group? The solver's plan, `none` when it proves that there is none, null when neither.
 * Cost: one question to the solver, cut by its own limit, and the polish of a plan.
 */
export function askForPlan(school: School, f: number, solver: MipSolver, options: Options): FoundPlan | 'none' | null {
  const { status, columns } = solver.solve(weekProgram(school, f));
  if (status === 'Infeasible') return 'none';
  if (status !== 'Optimal') return null;
  const random = makeRandom(options.seed);
  const found = weekFromProgram(school, f, columns, random, options.stop);
  return found && polishPlan(found, options, random);
}

/**
 * A plan with as many sessions, but fewer groups or a week of regular tracks, where the solver finds one; else the plan given.
 * Cost: a few questions to the solver, each cut by its own limit.
 */
export function askForBetter(school: School, found: FoundPlan, F: number, solver: MipSolver, options: Options): FoundPlan {
  return regularWeek(school, fewerGroups(school, found, F, solver, options), F, solver, options);
}

/** A plan with the fewest groups the solver finds one for; the plan given when it has the fewest. */
function fewerGroups(school: School, found: FoundPlan, F: number, solver: MipSolver, options: Options): FoundPlan {
  const least = school.units.reduce((sum, u) => sum + u.leastGroups, 0);
  for (let groups = least; groups < found.table.groups.length && !options.stop(); groups++) {
    const { status, columns } = solver.solve(weekProgram(school, F, { mostGroups: groups }));
    if (status === 'Infeasible') continue;
    const random = makeRandom(options.seed + groups);
    const fewer = status === 'Optimal' ? weekFromProgram(school, F, columns, random, options.stop) : null;
    if (fewer && fewer.table.groups.length < found.table.groups.length) return polishPlan(fewer, options, random);
  }
  return found;
}

/** A plan of even tracks in one shift each, where the plan has groups off them and such a plan is better. */
function regularWeek(school: School, found: FoundPlan, F: number, solver: MipSolver, options: Options): FoundPlan {
  if (options.stop() || hasManyLessons(found.table)) return found;
  if (found.table.slotsOf.every((m) => irregularity(school, [...m.keys()]) === 0)) return found;
  const tracks = constantTracks(school, F).filter((t) => t.irregular === 0);
  if (tracks.length === 0) return found;
  const { status, columns } = solver.solve(trackProgram(school, tracks, { mostGroups: found.table.groups.length }));
  if (status !== 'Optimal') return found;
  const random = makeRandom(options.seed);
  const regular = weekFromTracks(school, tracks, columns, random, options.stop);
  return regular ? better(found, polishPlan(regular, options, random)) : found;
}
