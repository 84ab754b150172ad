import type { FoundPlan } from './finish-plan.ts';
import { makeRandom } from './make-random.ts';
import { better, polishPlan, type PolishOptions } from './polish-plan.ts';
import type { MipSolver } from './prove-no-more.ts';
import type { School } from './school.ts';
import { constantTracks, irregularity } from './tracks.ts';
import { weekFromProgram, weekFromTracks } from './week-from-program.ts';
import { trackProgram, weekProgram } from './week-program.ts';

export interface Asked {
  found: FoundPlan | null;
  F: number;
  /** Smallest bound on F that the solver proved, or null. */
  bound: number | null;
}

/**
 * What an integer program adds to the plan at hand: more sessions up to `most` or the proof that there are none, then fewer
 * groups, then a week of regular tracks. Every plan comes from the program's solution and is polished as others are.
 * Cost: a few questions to the solver, each cut by its own limit.
 */
export function askSolver(
  school: School,
  at: { found: FoundPlan | null; F: number; most: number },
  solver: MipSolver,
  options: PolishOptions & { seed: number },
): Asked {
  let { found, F } = at;
  const random = makeRandom(options.seed);
  let bound: number | null = null;
  for (let f = F + 1; f <= at.most && !options.stop(); f++) {
    const { status, columns } = solver.solve(weekProgram(school, f));
    if (status === 'Infeasible') {
      bound = f - 1;
      break;
    }
    const more = status === 'Optimal' ? weekFromProgram(school, f, columns, random, options.stop) : null;
    if (more) [found, F] = [polishPlan(more, options, random), f];
  }
  if (found && F > 0) found = fewerGroups(school, found, F, solver, options);
  if (found && F > 0) found = regularWeek(school, found, F, solver, options);
  return { found, F, bound };
}

/** A plan with the fewest groups the solver finds one for; the plan given when it has the fewest. */
function fewerGroups(school: School, found: FoundPlan, F: number, solver: MipSolver, options: PolishOptions & { seed: number }): FoundPlan {
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
function regularWeek(school: School, found: FoundPlan, F: number, solver: MipSolver, options: PolishOptions & { seed: number }): FoundPlan {
  if (options.stop() || found.table.slotsOf.every((m) => irregularity(school, [...m.keys()]) === 0)) return found;
  const tracks = constantTracks(school, F).filter((t) => t.irregular === 0);
  if (tracks.length === 0) return found;
  const { status, columns } = solver.solve(trackProgram(school, tracks, { mostGroups: found.table.groups.length }));
  if (status !== 'Optimal') return found;
  const random = makeRandom(options.seed);
  const regular = weekFromTracks(school, tracks, columns, random, options.stop);
  return regular ? better(found, polishPlan(regular, options, random)) : found;
}
