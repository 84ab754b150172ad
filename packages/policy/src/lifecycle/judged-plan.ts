import type { Finding } from '../finding.ts';
import type { PlanJudgementSummary } from './lifecycle-types.ts';

/** Room rules block a permit also while nobody can tell: a room without sizes is never guessed (L3.1). */
const MUST_BE_KNOWN: readonly string[] = ['L3.1.1', 'L3.1.2'];

/** Which blocking rules keep a judged plan from a permit? Each id once, in the order of the findings. O(findings). */
export function judgedPlan(findings: readonly Finding[]): PlanJudgementSummary {
  const blocking = findings.filter(
    ({ severity, status, provisionId }) =>
      severity === 'block' && (status === 'FAIL' || (status === 'NOT_DETERMINED' && MUST_BE_KNOWN.includes(provisionId))),
  );
  return { blockingProvisionIds: [...new Set(blocking.map(({ provisionId }) => provisionId))] };
}
