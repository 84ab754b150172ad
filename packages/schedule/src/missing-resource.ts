import type { BoundId } from './counting-bound.ts';
import type { MipSolver } from './prove-no-more.ts';
import type { School } from './school.ts';
import { weekProgram, type Elastic } from './week-program.ts';

/** A resource of which more alone would be enough, in its unit: what is needed and what of it can be used. */
export interface Missing {
  resource: BoundId;
  needed: number;
  available: number;
}

/**
 * Of which resource would more be enough for `need` sessions a pupil, and how much is missing at least? Each is put up for sale in
 * turn, all other limits as they are; the one of which the smallest share is missing is named. Null when none alone is enough or
 * nothing was decided. Cost: one question to the solver a resource.
 */
export function missingResource(school: School, need: number, solver: MipSolver): Missing | null {
  const groups = school.units.reduce((sum, u) => sum + u.leastGroups, 0);
  const { lessons, rules } = school.problem;
  const periods = lessons ? school.units.reduce((sum, u) => sum + u.leastGroups * askedOf(school, u.rombel[0]!), 0) : 0;
  const candidates: [Elastic, BoundId, number, boolean][] = [
    ['rooms', 'rooms', groups * need, true],
    ['teachers', 'teachers', groups * need, !lessons],
    ['lessons', 'subject-teacher', periods, lessons !== undefined],
    ['gate', 'gate', school.gateCap, Number.isFinite(school.gateCap)],
    ['campus', 'campus', school.campusCap, Number.isFinite(school.campusCap)],
    ['gender', 'gender-shift', need, rules.gender === 'shift'],
  ];
  let best: Missing | null = null;
  let least = Infinity;
  for (const [elastic, resource, whole, applies] of candidates) {
    if (!applies) continue;
    const { status, objective } = solver.solve(weekProgram(school, need, { elastic }));
    if (status !== 'Optimal') continue;
    const more = elastic === 'gender' ? 1 : Math.max(1, Math.round(objective));
    if (more / whole >= least) continue;
    least = more / whole;
    const perWave = elastic === 'gate' || elastic === 'campus';
    best = { resource, needed: perWave ? whole + more : whole, available: perWave ? whole : whole - more };
  }
  return best;
}

function askedOf(school: School, rombel: number): number {
  const { id } = school.problem.rombel[rombel]!;
  return school.problem.lessons!.demand.filter((d) => d.rombel === id).reduce((sum, d) => sum + d.periods, 0);
}
