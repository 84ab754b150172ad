import { makeRandom } from './make-random.ts';
import { expandWeeks } from './fortnight.ts';
import { folded, judged, planShifts, planWeek, type PlanOptions, type PlanResult } from './plan-shifts.ts';
import { spareFilled } from './polish-plan.ts';
import type { ShiftProblem } from './shift-problem.ts';

/** The plans a head teacher may choose between; compare T only inside one offer. */
export interface PlanOffers {
  /** Every group has exactly F sessions. */
  rata: PlanResult;
  /** The same F, spare room-hours given to some groups; its spread is `metrics.spread`. Null when there is nothing to give. */
  maksimal: PlanResult | null;
  /** One shift and even gaps for every group, where `rata` has groups without; its F may be lower. Null when there is none. */
  teratur: PlanResult | null;
}

/**
 * Which plans should be offered side by side? Everyone equal (`rata`), spare hours used (`maksimal`), and, where equal sessions
 * need uneven days or changing shifts for some group, the best week everyone can remember (`teratur`), whose F is the most the
 * search found and no proof. Cost as two calls of `planShifts`.
 */
export function planOffers(problem: ShiftProblem, options: Omit<PlanOptions, 'offer' | 'regularOnly'> = {}): PlanOffers {
  const part = (from: number): Partial<PlanOptions> =>
    options.progress ? { progress: (share) => options.progress!(from + share / 2) } : {};
  const { result: rata, found } = planWeek(problem, { ...options, ...part(0), offer: 'rata' });
  if (!found || !rata.metrics) return { rata: folded(rata, problem), maksimal: null, teratur: null };
  const filled = judged(expandWeeks(problem), spareFilled(found, { stop: options.stop ?? (() => false) }, makeRandom(options.seed ?? 1)));
  const more = filled !== null && filled.F === rata.F && filled.metrics.T > rata.metrics.T;
  const maksimal = more
    ? folded(
        {
          ...rata,
          plan: filled.plan,
          metrics: filled.metrics,
          familiesProven: filled.metrics.familiesTogether === rata.familiesBound,
        },
        problem,
      )
    : null;
  if (rata.metrics.groupsOffTrack === 0) return { rata: folded(rata, problem), maksimal, teratur: null };
  const regular = planShifts(problem, { ...options, ...part(1 / 2), offer: 'rata', regularOnly: true });
  return { rata: folded(rata, problem), maksimal, teratur: regular.metrics?.groupsOffTrack === 0 ? regular : null };
}
