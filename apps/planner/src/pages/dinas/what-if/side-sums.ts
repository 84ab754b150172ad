import type { ScenarioSchool, ScenarioSide } from './scenario-queries.ts';

/** One side of a what-if added up over some schools. */
export interface SideSum {
  readonly feasible: number;
  /** Schools in which not every pupil gets a place, or lessons at school are not allowed. */
  readonly infeasible: number;
  readonly noPupils: number;
  readonly groups: number;
  /** Mean minutes per pupil and week, weighted by pupils; schools that cannot count 0. Null without pupils. */
  readonly minutesPerPupilWeek: number | null;
  /** Pupils who certainly get no place: at least so many. */
  readonly unplacedPupils: number;
}

export interface GroupedSums<Key> {
  readonly key: Key;
  readonly schools: number;
  readonly pupils: number;
  readonly a: SideSum;
  readonly b: SideSum;
}

/** Can the school not place everybody on this side? */
export function cannot(side: Pick<ScenarioSide, 'verdict'>): boolean {
  return side.verdict === 'infeasible' || side.verdict === 'forbidden';
}

/** Both sides added up for each value of `keyOf`, in the order of `compare`. O(schools). */
export function groupSums<Key>(
  schools: readonly ScenarioSchool[],
  keyOf: (school: ScenarioSchool) => Key,
  compare: (a: Key, b: Key) => number,
): GroupedSums<Key>[] {
  const groups = new Map<Key, ScenarioSchool[]>();
  for (const school of schools) {
    const key = keyOf(school);
    const group = groups.get(key);
    if (group) group.push(school);
    else groups.set(key, [school]);
  }
  return [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([key, own]) => ({
      key,
      schools: own.length,
      pupils: own.reduce((sum, school) => sum + school.pupils, 0),
      a: sideSum(own, 'a'),
      b: sideSum(own, 'b'),
    }));
}

function sideSum(schools: readonly ScenarioSchool[], side: 'a' | 'b'): SideSum {
  const sum = (value: (school: ScenarioSchool) => number): number => schools.reduce((total, school) => total + value(school), 0);
  const pupils = sum((school) => school.pupils);
  return {
    feasible: sum((school) => (school[side].verdict === 'feasible' ? 1 : 0)),
    infeasible: sum((school) => (cannot(school[side]) ? 1 : 0)),
    noPupils: sum((school) => (school[side].verdict === 'no-pupils' ? 1 : 0)),
    groups: sum((school) => school[side].groups),
    minutesPerPupilWeek: pupils === 0 ? null : sum((school) => school.pupils * school[side].minutesPerWeek) / pupils,
    unplacedPupils: sum((school) => school[side].unplacedPupils),
  };
}
