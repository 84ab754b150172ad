import { ENGINE_VERSION, inputHash, type PlanJudgement, type SavedPlan, type SchoolFacts } from '@giliran/planning';
import type { NewPlanVersion } from '@giliran/db/queries/plans';

/** What is stored of a judged plan besides who saved it: body, judgement, its headline figures, and what reproduces it. */
export function planRecord(
  facts: SchoolFacts,
  plan: SavedPlan,
  judgement: PlanJudgement,
): Pick<NewPlanVersion, 'body' | 'judgement' | 'guaranteedSessions' | 'failCount' | 'undeterminedCount' | 'engineVersion' | 'inputHash'> {
  const count = (status: string) => judgement.findings.filter((finding) => finding.status === status).length;
  return {
    body: plan,
    judgement,
    guaranteedSessions: judgement.guaranteedSessions,
    failCount: count('FAIL') + judgement.check.violations.length,
    undeterminedCount: count('NOT_DETERMINED'),
    engineVersion: ENGINE_VERSION,
    inputHash: inputHash({ facts, plan }),
  };
}
