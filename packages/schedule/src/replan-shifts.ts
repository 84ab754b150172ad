import { changedSessions, type ChangedSession } from './changed-sessions.ts';
import { checkPlan, type Violation } from './check-plan.ts';
import type { BoundId } from './counting-bound.ts';
import { boundsOf, tightestBound } from './counting-bounds.ts';
import type { Locks } from './keep-groups.ts';
import { keepPlan, type KeptPlan } from './keep-plan.ts';
import { makeRandom } from './make-random.ts';
import { moveFewGroups, moveManyGroups, restored } from './move-groups.ts';
import { fewestMoved, movedPupils } from './moved-pupils.ts';
import { findAgain, judged } from './plan-shifts.ts';
import { indexSchool, slotKey, type School } from './school.ts';
import type { ShiftPlan, ShiftProblem } from './shift-problem.ts';
import { writeAgain } from './write-again.ts';

/** How far the plan had to be changed, in the order in which it is tried. */
export type ReplanStep = 'unchanged' | 'same-slot' | 'one-session' | 'chain' | 'tracks' | 'new-plan';

export interface ReplanOptions {
  /** What must stay of the previous plan, or where sessions are wanted. */
  locks?: Locks;
  seed?: number;
  /** Asked now and then; true ends the search. */
  stop?: () => boolean;
  /** Most weeks tried while groups are kept, and the measure of the search for a new plan; default 1600. */
  maxWork?: number;
}

export interface ReplanResult {
  /** Null when no plan that keeps the hard rules was found. */
  plan: ShiftPlan | null;
  /** Sessions a week of the worst-off pupil. */
  F: number;
  /** Smallest proved upper bound on F after the change, and what proves it. */
  bound: number;
  boundBy: BoundId;
  /** With a plan: F equals the bound. Without: the bound is below what is asked. */
  proven: boolean;
  step: ReplanStep;
  /** Pupils in both plans whose slots changed, in the order of the problem. */
  pupilsMoved: string[];
  /** No plan that keeps the groups (for `new-plan` with other groups: no plan at all) moves fewer pupils. */
  lowerBoundMoved: number;
  /** Sessions with another slot, room, teacher or lessons; null where one was added or dropped. */
  changedSessions: ChangedSession[];
  /** Locks that break a hard rule by themselves and so could not be honoured. */
  brokenLocks: Violation[];
  stopped?: 'TIME';
}

/**
 * Which plan keeps the hard rules after a change (teacher ill, room lost, consent withdrawn or given, shift moved) and moves the
 * fewest pupils? `problem` already carries the change; moved = other day or shift (a shift that starts later under the same id moves
 * nobody). F stays at least the smaller of the old F and the new bound where that is found. First success of: other rooms and
 * teachers in the same slots; other slots for up to three groups, fewest pupils first; groups moved one by one; a new plan.
 * Same problem, plan, options: same result, unless `stop` cut it short. Cost bounded by `maxWork`.
 */
export function replanShifts(problem: ShiftProblem, previous: ShiftPlan, options: ReplanOptions = {}): ReplanResult {
  const school = indexSchool(problem);
  const tight = tightestBound(boundsOf(school));
  const locks = options.locks ?? {};
  const need = Math.max(1, problem.rules.minSessions);
  const common = { bound: tight.F, boundBy: tight.id };
  let stopped = false;
  const stop = (): boolean => {
    stopped ||= options.stop?.() ?? false;
    return stopped;
  };
  let work = options.maxWork ?? 1600;
  let broken: Violation[] = [];
  let lowest = 0;
  for (let f = Math.max(need, Math.min(oldF(previous), tight.F)); f >= need && f <= tight.F; f--) {
    const random = makeRandom(options.seed ?? 1);
    const kept = keepPlan(school, previous, locks, f, random);
    if (kept) {
      broken = kept.broken;
      lowest = fewestMoved(kept.week, kept.oldCounts, false);
    }
    const finish = (slots: number[][]): ShiftPlan | null => (kept ? writeAgain(kept.week, previous, slots, options.seed ?? 1) : null);
    const search = { target: f, random, stop, finish };
    const share = Math.ceil(work / 2);
    let fresh = false;
    let found = kept && (moveFewGroups(kept, { ...search, work: share / 2 }) ?? moveManyGroups(kept, { ...search, work: share * 1.5 }));
    work -= share;
    if (!found && !stop()) {
      found = newPlan(school, previous, locks, f, { seed: options.seed ?? 1, work: share * 2, stop }, kept, finish, kept ? [] : broken);
      fresh = found !== null;
    }
    if (!found) {
      if (stopped) break;
      continue;
    }
    const pupilsMoved = movedPupils(problem, previous, found);
    const changed = changedSessions(previous, found);
    const { F } = checkPlan(problem, found).metrics;
    const sameGroups =
      kept !== null &&
      kept.week.groups.every((g) =>
        holds(
          found,
          g.id,
          g.pupils.map((p) => school.pupils[p]!.id),
        ),
      );
    return {
      plan: found,
      F,
      ...common,
      proven: F === tight.F,
      step: fresh ? 'new-plan' : stepOf(changed, pupilsMoved, found),
      pupilsMoved,
      lowerBoundMoved: sameGroups ? lowest : kept ? fewestMoved(kept.week, kept.oldCounts, true) : 0,
      changedSessions: changed,
      brokenLocks: broken,
      ...(stopped ? { stopped: 'TIME' as const } : {}),
    };
  }
  return {
    plan: null,
    F: 0,
    ...common,
    proven: tight.F < need,
    step: 'new-plan',
    pupilsMoved: [],
    lowerBoundMoved: lowest,
    changedSessions: [],
    brokenLocks: broken,
    ...(stopped ? { stopped: 'TIME' as const } : {}),
  };
}

/** Fewest sessions of a group of the plan; Infinity for an empty plan. */
function oldF(plan: ShiftPlan): number {
  return Math.min(...plan.groups.map((g) => plan.sessions.filter((s) => s.group === g.id).length));
}

function holds(plan: ShiftPlan, id: string, pupils: string[]): boolean {
  const group = plan.groups.find((g) => g.id === id);
  return group !== undefined && group.pupils.toSorted().join('\n') === pupils.toSorted().join('\n');
}

function newPlan(
  school: School,
  previous: ShiftPlan,
  locks: Locks,
  f: number,
  search: { seed: number; work: number; stop: () => boolean },
  kept: KeptPlan | null,
  finish: (slots: number[][]) => ShiftPlan | null,
  broken: Violation[],
): ShiftPlan | null {
  const again = findAgain(school, f, { ...search, familySteps: 0, fillSpare: false }, previous, locks, broken);
  const fresh = again && judged(school.problem, again);
  if (!fresh || fresh.F < f) return null;
  const { plan } = fresh;
  const groups = kept?.week.groups ?? [];
  if (
    kept &&
    plan.groups.length === groups.length &&
    groups.every((g) =>
      holds(
        plan,
        g.id,
        g.pupils.map((p) => school.pupils[p]!.id),
      ),
    )
  ) {
    const { days, shifts } = school.problem;
    const slots = groups.map((g) => {
      const attends = new Set(plan.sessions.filter((s) => s.group === g.id).map((s) => slotKey([s.day, s.shift])));
      return school.slots.flatMap((s, i) => (attends.has(slotKey([days[s.day]!, shifts[s.shift]!.id])) ? [i] : []));
    });
    const closer = finish(restored(kept, slots));
    if (closer) return closer;
  }
  return plan;
}

/** Names the step by what it did; groups of pupils without old slots do not count as moved. */
function stepOf(changed: ChangedSession[], pupilsMoved: string[], plan: ShiftPlan): ReplanStep {
  if (changed.length === 0) return 'unchanged';
  const moved = changed.filter(({ before, after }) => before?.day !== after?.day || before?.shift !== after?.shift);
  const groups = new Set(moved.map(({ before, after }) => (before ?? after)!.group));
  const touched = plan.groups.filter((g) => groups.has(g.id) && g.pupils.some((p) => pupilsMoved.includes(p)));
  if (touched.length === 0) return pupilsMoved.length === 0 ? 'same-slot' : 'chain';
  if (touched.length === 1 && moved.filter(({ before, after }) => (before ?? after)!.group === touched[0]!.id).length === 1)
    return 'one-session';
  return touched.length <= 3 ? 'chain' : 'tracks';
}
