import { Field } from './field.ts';
import { parseShiftProblem } from './parse-shift-problem.ts';
import type { MipSolver } from './prove-no-more.ts';
import type { Lang } from './lang.ts';
import { planShifts, type Offer, type PlanResult } from './plan-shifts.ts';

export interface ScheduleAnswer {
  id: string;
  verdict: PlanResult['verdict'];
  F: number;
  bound: number;
  boundBy: PlanResult['boundBy'];
  proven: boolean;
  plan: PlanResult['plan'];
  cause: PlanResult['cause'];
  metrics: PlanResult['metrics'];
  familiesBound: PlanResult['familiesBound'];
  familiesBoundBy: PlanResult['familiesBoundBy'];
  familiesProven: PlanResult['familiesProven'];
  alternative?: { F: number; plan: NonNullable<PlanResult['plan']> };
  stopped?: 'TIME';
  /** Wall time of this school in milliseconds. */
  ms: number;
}

/**
 * The answer to one line `{id, instance}` of `giliran schedule`. `now` is a clock in milliseconds, read twice, for `ms` alone.
 * @throws InputError with a path from the line's root, e.g. `/instance/shifts/1/end`
 */
export function answerScheduleLine(
  value: unknown,
  options: { offer: Offer; lang: Lang; now: () => number; stop?: () => boolean; solver?: MipSolver },
): ScheduleAnswer {
  const line = new Field(value, '').object();
  const id = line.get('id').text();
  const start = options.now();
  const problem = parseShiftProblem(line.get('instance').value, '/instance');
  const { alternative, stopped, ...result } = planShifts(problem, options);
  const ms = Math.round((options.now() - start) * 10) / 10;
  return {
    id,
    ...result,
    ...(alternative ? { alternative: { F: alternative.F, plan: alternative.plan } } : {}),
    ...(stopped ? { stopped } : {}),
    ms,
  };
}
