import { planSchool as plan, type PlannedSchool, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import type { TaskContext } from '../task-context.ts';
import { judgedPlanOf, type JudgedPlan } from './judge-plan.ts';
import { roomAnswers } from './room-answers.ts';

export interface PlanQuestion {
  readonly facts: SchoolFacts;
  /** The plan on screen: its locked sessions stay. */
  readonly current: SavedPlan | null;
  readonly offer: 'rata' | 'maksimal';
  readonly seed: number;
  /** One shared integer; 1 asks the engine to end with the best plan it has. Only where the browser shares memory. */
  readonly stopFlag: SharedArrayBuffer | null;
}

export interface PlanAnswer {
  readonly result: PlannedSchool['result'];
  readonly leftOut: PlannedSchool['leftOut'];
  readonly plan: SavedPlan | null;
  readonly judged: JudgedPlan | null;
}

/**
 * "Susun jadwal" for a whole school; seconds at most. A quick plan comes first as a partial answer, so that a cancelled run leaves
 * something to keep. Throws InputError for facts that contradict themselves.
 */
export function planSchool({ facts, current, offer, seed, stopFlag }: PlanQuestion, { progress, partial }: TaskContext): PlanAnswer {
  const flag = stopFlag && new Int32Array(stopFlag);
  const stop = flag ? { stop: () => Atomics.load(flag, 0) === 1 } : {};
  const options = { offer, seed, current, capacities: roomAnswers(facts), ...stop };
  const answer = (planned: PlannedSchool): PlanAnswer => {
    const { result, leftOut, judgement } = planned;
    return { result, leftOut, plan: planned.plan, judged: judgement && planned.plan && judgedPlanOf(facts, planned.plan, judgement) };
  };
  const quick = answer(plan(facts, { ...options, effort: 'quick' }));
  if (quick.plan) partial({ ...quick, result: { ...quick.result, stopped: 'TIME' } });
  const full = answer(plan(facts, { ...options, progress }));
  // A search that was ended early may know less than the quick one did.
  return full.result.stopped && quick.result.F > full.result.F ? { ...quick, result: { ...quick.result, stopped: 'TIME' } } : full;
}
