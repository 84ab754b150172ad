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

/** "Susun jadwal" for a whole school; seconds at most. Throws InputError for facts that contradict themselves. */
export function planSchool({ facts, current, offer, seed, stopFlag }: PlanQuestion, { progress }: TaskContext): PlanAnswer {
  const flag = stopFlag && new Int32Array(stopFlag);
  const planned = plan(facts, {
    offer,
    seed,
    current,
    capacities: roomAnswers(facts),
    progress,
    ...(flag ? { stop: () => Atomics.load(flag, 0) === 1 } : {}),
  });
  const { result, leftOut, judgement } = planned;
  return { result, leftOut, plan: planned.plan, judged: judgement && judgedPlanOf(judgement) };
}
