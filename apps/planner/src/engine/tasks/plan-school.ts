import { offerPlans, planSchool as plan, type PlannedSchool, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import { solverOrNone } from '../solver-or-none.ts';
import type { TaskContext } from '../task-context.ts';
import { judgedPlanOf, type JudgedPlan } from './judge-plan.ts';
import { roomAnswers } from './room-answers.ts';

export interface PlanQuestion {
  readonly facts: SchoolFacts;
  /** The plan on screen: its locked sessions stay. */
  readonly current: SavedPlan | null;
  readonly seed: number;
  /** One shared integer; 1 asks the engine to end with the best plan it has. Only where the browser shares memory. */
  readonly stopFlag: SharedArrayBuffer | null;
}

/** One of the plans a head teacher may choose between. */
export interface OfferedPlan {
  readonly id: 'rata' | 'maksimal' | 'teratur';
  readonly plan: SavedPlan;
  /** Sessions a week of the worst-off pupil; the best-off have `spread` more. */
  readonly sessions: number;
  readonly spread: number;
  readonly pupilSessions: number;
  /** Groups that change shift or whose days are not evenly spread. */
  readonly irregular: number;
}

export interface PlanAnswer {
  readonly result: PlannedSchool['result'];
  readonly leftOut: PlannedSchool['leftOut'];
  readonly plan: SavedPlan | null;
  readonly judged: JudgedPlan | null;
  /** The plan itself first, then what else could be chosen. */
  readonly offers: readonly OfferedPlan[];
}

/**
 * "Susun jadwal" for a whole school; seconds at most. A quick plan comes first as a partial answer, so that a cancelled run leaves
 * something to keep. The solver is fetched only where counting proves nothing or a week could be more regular. Throws
 * InputError for facts that contradict themselves.
 */
export async function planSchool(
  { facts, current, seed, stopFlag }: PlanQuestion,
  { progress, partial }: TaskContext,
): Promise<PlanAnswer> {
  const flag = stopFlag && new Int32Array(stopFlag);
  const stop = flag ? { stop: () => Atomics.load(flag, 0) === 1 } : {};
  const options = { seed, current, capacities: roomAnswers(facts), ...stop };
  const answer = (planned: PlannedSchool, more: readonly OfferedPlan[]): PlanAnswer => {
    const { result, leftOut, judgement } = planned;
    const judged = judgement && planned.plan && judgedPlanOf(facts, planned.plan, judgement);
    return { result, leftOut, plan: planned.plan, judged, offers: [...offered('rata', planned), ...more] };
  };
  const cutShort = (quick: PlanAnswer): PlanAnswer => ({ ...quick, result: { ...quick.result, stopped: 'TIME' } });
  const quick = answer(plan(facts, { ...options, effort: 'quick' }), []);
  if (quick.plan) partial(cutShort(quick));
  const metrics = quick.judged?.judgement.check.metrics;
  const solver = !quick.result.proven || !metrics || metrics.groupsOffTrack > 0 ? await solverOrNone() : null;
  const { rata, maksimal, teratur } = offerPlans(facts, { ...options, progress, ...(solver ? { solver } : {}) });
  const full = answer(rata, [...offered('maksimal', maksimal), ...offered('teratur', teratur)]);
  // A search that was ended early may know less than the quick one did.
  return full.result.stopped && quick.result.F > full.result.F ? cutShort(quick) : full;
}

function offered(id: OfferedPlan['id'], planned: PlannedSchool | null): OfferedPlan[] {
  if (!planned?.plan || !planned.judgement || planned.result.verdict === 'infeasible') return [];
  const { F, T, spread, groupsOffTrack } = planned.judgement.check.metrics;
  return [{ id, plan: planned.plan, sessions: F, spread, pupilSessions: T, irregular: groupsOffTrack }];
}
