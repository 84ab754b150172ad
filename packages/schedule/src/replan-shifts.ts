import { askForPlan } from './ask-solver.ts';
import { changedSessions, type ChangedSession } from './changed-sessions.ts';
import { checkPlan, type Violation } from './check-plan.ts';
import type { BoundId, CountingBound } from './counting-bound.ts';
import { boundsOf, tightestBound } from './counting-bounds.ts';
import { countedText } from './explain-cause.ts';
import { expandPlan, expandSession, foldPlan, foldSession } from './fortnight.ts';
import { findPlan, type FindOptions } from './find-plan.ts';
import type { Locks } from './keep-groups.ts';
import { keepPlan, type KeptPlan } from './keep-plan.ts';
import { askFewestMoved, type FewestMoved } from './keep-program.ts';
import { keepSearch } from './keep-search.ts';
import { makeRandom, type Random } from './make-random.ts';
import type { KeptWeek } from './kept-week.ts';
import { mostSessions } from './most-sessions.ts';
import { exchanged, moveFewGroups, restored } from './move-groups.ts';
import { fewestMoved, movedPupils } from './moved-pupils.ts';
import { findAgain, judged } from './plan-shifts.ts';
import type { MipSolver } from './prove-no-more.ts';
import { indexSchool, slotKey, type School } from './school.ts';
import type { PlanSession, ShiftPlan, ShiftProblem } from './shift-problem.ts';
import { writeAgain } from './write-again.ts';

/** How far the plan had to be changed, in the order in which it is tried. */
export type ReplanStep = 'unchanged' | 'same-slot' | 'one-session' | 'chain' | 'tracks' | 'new-plan';

export interface ReplanOptions {
  /** What must stay of the previous plan, or where sessions are wanted. */
  locks?: Locks;
  seed?: number;
  /** Asked now and then; true ends the search. */
  stop?: () => boolean;
  /** Asked for fewer pupils moved, and for the proof that there are not fewer; without it only the search decides. */
  solver?: MipSolver;
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
  /** `pupilsMoved` is as many as the lower bound: no such plan moves fewer. */
  movedProven: boolean;
  /** Groups of the new plan with such pupils. */
  groupsMoved: string[];
  /** What happened, in Indonesian, numbers first. */
  text: string;
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
 * teachers in the same slots; other slots for up to three groups, fewest pupils first; a search over the slots of all groups; the
 * same with groups made to fit the rooms; a new plan around the groups; without locks, any plan. With a solver, the fewest of all
 * plans with these groups.
 * Same problem, plan, options: same result, unless `stop` cut it short. Cost bounded by `maxWork`.
 */
export function replanShifts(problem: ShiftProblem, previous: ShiftPlan, options: ReplanOptions = {}): ReplanResult {
  const sessions = options.locks?.sessions?.map(expandSession);
  const locks = { ...options.locks, ...(sessions ? { sessions } : {}) };
  const result = replanWeek(problem, expandPlan(previous), { ...options, locks });
  if (problem.weeks !== 2) return result;
  const fold = (s: PlanSession | null): PlanSession | null => s && foldSession(s);
  return {
    ...result,
    plan: result.plan && foldPlan(result.plan),
    changedSessions: result.changedSessions.map(({ before, after }) => ({ before: fold(before), after: fold(after) })),
  };
}

function replanWeek(source: ShiftProblem, previous: ShiftPlan, options: ReplanOptions): ReplanResult {
  const school = indexSchool(source);
  const { problem } = school;
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
    const search = { target: f, stop, finish };
    const share = Math.ceil(work / 2);
    let fresh = false;
    // Groups for which the rooms are too few stay in nobody's way.
    const fits = kept !== null && fitRooms(kept.week, f);
    let found = fits ? moveFewGroups(kept, { ...search, work: share / (options.solver && !problem.lessons ? 8 : 2) }) : null;
    // The exact answer costs less than the searches.
    const once: { asked?: FewestMoved | null } = {};
    const exact = (): ShiftPlan | null => {
      if (once.asked === undefined) once.asked = kept && fits && options.solver && !stop() ? askFewestMoved(kept, f, options.solver) : null;
      return once.asked && finish(once.asked.slots);
    };
    if (fits && !found) found = exact();
    if (fits && !found) found = fewestPupils(problem, previous, kept, f, finish, { random, stop });
    if (!found && !stop() && !fits) {
      const smaller = keepPlan(school, previous, locks, f, random, true);
      if (smaller) {
        const write = (slots: number[][]): ShiftPlan | null => writeAgain(smaller.week, previous, slots, options.seed ?? 1);
        found = fewestPupils(problem, previous, smaller, f, write, { random, stop });
      }
    }
    work -= share;
    if (!found && !stop()) {
      found = newPlan(school, previous, locks, f, { seed: options.seed ?? 1, work: share * 2, stop }, kept, finish, kept ? [] : broken);
      fresh = found !== null;
    }
    if (!found && !stop() && f === need && !hasLocks(locks)) {
      found = anyPlan(school, f, { seed: options.seed ?? 1, familySteps: 0, fillSpare: false, stop }, options.solver);
      fresh = found !== null;
    }
    if (!found) {
      if (stopped) break;
      continue;
    }
    let pupilsMoved = movedPupils(problem, previous, found);
    if (pupilsMoved.length > lowest) {
      const closer = exact();
      lowest = Math.max(lowest, once.asked?.moved ?? 0);
      const moved = closer ? movedPupils(problem, previous, closer) : pupilsMoved;
      if (closer && moved.length < pupilsMoved.length) {
        [found, pupilsMoved] = [closer, moved];
        fresh = false;
      }
    }
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
    const step = fresh ? 'new-plan' : stepOf(changed, pupilsMoved, found);
    const lowerBoundMoved = sameGroups ? lowest : kept ? fewestMoved(kept.week, kept.oldCounts, true) : 0;
    const groupsMoved = found.groups.filter((g) => g.pupils.some((p) => pupilsMoved.includes(p))).map((g) => g.id);
    return {
      plan: found,
      F,
      ...common,
      proven: F === tight.F,
      step,
      pupilsMoved,
      lowerBoundMoved,
      movedProven: pupilsMoved.length === lowerBoundMoved,
      groupsMoved,
      text: replanText({ step, moved: pupilsMoved.length, least: lowerBoundMoved, groups: groupsMoved.length, before: oldF(previous), F }),
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
    movedProven: false,
    groupsMoved: [],
    text: noPlanText(source, tight, need),
    changedSessions: [],
    brokenLocks: broken,
    ...(stopped ? { stopped: 'TIME' as const } : {}),
  };
}

/** Do the rooms of the week hold `f` sessions of groups of these sizes? Counted size by size, so yes is no promise. */
function fitRooms({ school, groups }: KeptWeek, f: number): boolean {
  const offered = school.rooms.map((r) => mostSessions(school, r.open, school.problem.rules.roomGapMinutes));
  return groups.every((least) => {
    const needed = groups.filter((g) => g.pupils.length >= least.pupils.length).length * f;
    return needed <= school.rooms.reduce((sum, r, i) => sum + (r.cap >= least.pupils.length ? offered[i]! : 0), 0);
  });
}

const SEARCHES = 4;
const SEARCH_STEPS = 6000;
/** Calls of serving for the exchanges after the searches. */
const EXCHANGES = 800;

/** The plan that moves the fewest pupils of a few searches over the slots of all groups. */
function fewestPupils(
  problem: ShiftProblem,
  previous: ShiftPlan,
  kept: KeptPlan,
  f: number,
  finish: (slots: number[][]) => ShiftPlan | null,
  { random, stop }: { random: Random; stop: () => boolean },
): ShiftPlan | null {
  let best: ShiftPlan | null = null;
  let bestSlots: number[][] | null = null;
  let fewest = Infinity;
  const keep = (slots: number[][]): void => {
    const plan = finish(slots);
    const moved = plan ? movedPupils(problem, previous, plan).length : Infinity;
    if (moved >= fewest) return;
    [best, bestSlots, fewest] = [plan, slots, moved];
  };
  for (const clear of clearances(kept, random)) {
    if (stop() || (problem.lessons && best)) break;
    const slots = keepSearch(kept, f, { steps: SEARCH_STEPS, clear }, random, stop);
    if (!slots || kept.week.serve(slots, 5000, false).unserved > 0) continue;
    // Lessons are not part of what is served, so a group that made room for them stays away.
    keep(problem.lessons ? slots : restored(kept, slots));
  }
  if (bestSlots && !problem.lessons && !stop()) keep(exchanged(kept, bestSlots, { target: f, work: EXCHANGES, stop }));
  return best;
}

/** Which groups leave slots without their subject teacher, search by search: nobody, then ever more of those concerned. */
function clearances({ week }: KeptPlan, random: Random): Set<number>[] {
  const { school, groups } = week;
  const { lessons, teachers } = school.problem;
  const none = (): Set<number> => new Set();
  if (!lessons) return Array.from({ length: SEARCHES }, none);
  const concerned = groups.flatMap((g, i) => {
    const rombel = school.problem.rombel[school.pupils[g.pupils[0]!]!.rombel]!.id;
    const mine = new Set(lessons.demand.filter((d) => d.rombel === rombel).map((d) => d.teacher));
    return teachers.some((t, x) => mine.has(t.id) && g.oldSlots.some((s) => !school.teachers[x]!.open[s])) ? [i] : [];
  });
  const sizes = [1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 10].filter((n) => n < concerned.length);
  const some = sizes.map((n) => {
    const left = [...concerned];
    return new Set(Array.from({ length: n }, () => left.splice(random.below(left.length), 1)[0]!));
  });
  return [none(), ...some, new Set(concerned)];
}

function replanText(r: { step: ReplanStep; moved: number; least: number; groups: number; before: number; F: number }): string {
  const share = r.moved === r.least ? 'terbukti paling sedikit' : `batas bawah ${r.least}`;
  const who =
    r.moved === 0 ? '0 siswa berganti hari atau jam' : `${r.moved} siswa di ${r.groups} kelompok berganti hari atau jam (${share})`;
  const less = r.F < r.before ? `; sesi seminggu turun dari ${r.before} menjadi ${r.F}` : '';
  return `${who}${r.step === 'new-plan' ? '; rencana baru' : ''}${less}.`;
}

/** Why there is no plan, as far as counts tell. A subject teacher who is away has nobody to hand the lessons to by itself. */
function noPlanText({ lessons, weeks }: ShiftProblem, tight: CountingBound, need: number): string {
  const asked = `0 rencana: jadwal dengan ${need} sesi seminggu untuk setiap siswa`;
  if (tight.F >= need) return `${asked} belum ditemukan.`;
  const stand = lessons && tight.id === 'subject-teacher' ? ' Tunjuk guru pengganti untuk pelajarannya, atau kurangi jamnya.' : '';
  return `${asked} tidak mungkin. ${countedText(tight, need, 'id', weeks)}${stand}`;
}

const ANY_WORK = 10000;

/** A plan that keeps nothing of the one before: better than none where its groups cannot stay. */
function anyPlan(
  school: School,
  f: number,
  search: Omit<FindOptions, 'work' | 'extraWork'>,
  solver: MipSolver | undefined,
): ShiftPlan | null {
  const asked =
    findPlan(school, f, { ...search, work: ANY_WORK, extraWork: ANY_WORK }) ?? (solver ? askForPlan(school, f, solver, search) : null);
  const plan = asked && asked !== 'none' ? judged(school.problem, asked) : null;
  return plan && plan.F >= f ? plan.plan : null;
}

function hasLocks(locks: Locks): boolean {
  return (locks.groups?.length ?? 0) + (locks.sessions?.length ?? 0) > 0;
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
