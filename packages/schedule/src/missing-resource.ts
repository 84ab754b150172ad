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
  const { lessons } = school.problem;
  const periods = lessons ? school.units.reduce((sum, u) => sum + u.leastGroups * askedOf(school, u.rombel[0]!), 0) : 0;
  const sizes: Record<Elastic, number> = {
    rooms: groups * need,
    teachers: groups * need,
    lessons: periods,
    gate: school.gateCap,
    campus: school.campusCap,
    gender: need,
  };
  let best: Missing | null = null;
  let least = Infinity;
  for (const [elastic, resource] of limitsOf(school)) {
    const whole = sizes[elastic];
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

/**
 * A smallest set of limits that together leave no plan with `need` sessions, by dropping one after the other while the rest still
 * forbids it (deletion filter, Chinneck and Dravnieks 1991). Empty when nothing was decided. Cost: one question a limit.
 */
export function bindingLimits(school: School, need: number, solver: MipSolver): BoundId[] {
  const limits = limitsOf(school);
  const dropped: Elastic[] = [];
  const forbid = (without: Elastic[]): boolean => solver.solve(weekProgram(school, need, { without })).status === 'Infeasible';
  if (!forbid([])) return [];
  // What is easiest to change is kept longest.
  for (const [limit] of limits.toReversed()) if (forbid([...dropped, limit])) dropped.push(limit);
  return limits.flatMap(([limit, id]) => (dropped.includes(limit) ? [] : [id]));
}

/** Limits this school has, each with the bound that counts it. */
function limitsOf(school: School): [Elastic, BoundId][] {
  const { lessons, rules } = school.problem;
  const all: [Elastic, BoundId, boolean][] = [
    ['rooms', 'rooms', true],
    ['teachers', 'teachers', !lessons],
    ['lessons', 'subject-teacher', lessons !== undefined],
    ['gate', 'gate', Number.isFinite(school.gateCap)],
    ['campus', 'campus', Number.isFinite(school.campusCap)],
    ['gender', 'gender-shift', rules.gender === 'shift'],
  ];
  return all.flatMap(([limit, id, applies]): [Elastic, BoundId][] => (applies ? [[limit, id]] : []));
}

function askedOf(school: School, rombel: number): number {
  const { id } = school.problem.rombel[rombel]!;
  return school.problem.lessons!.demand.filter((d) => d.rombel === id).reduce((sum, d) => sum + d.periods, 0);
}
