import { assumptionById, listRegulations, provisionById, type Reason } from '@giliran/policy';
import type { Citation } from '../components/article-chip.tsx';

/** A reason of the policy engine as the article chip shows it. */
export function citationOf(reason: Reason): Citation {
  const [id] = reason.provisionIds;
  return {
    article: reason.article,
    quote: reason.quote,
    gist: id === undefined ? null : (provisionById(id)?.gistId ?? null),
    // A reason may be an assumption instead of a regulation.
    source: listRegulations().find((regulation) => regulation.id === reason.policyId)?.name ?? `Asumsi ${reason.policyId}`,
    status: reason.status,
    basis: reason.basis,
  };
}

/** The regulations among the reasons, as chips; assumptions have their own chip, named by `assumptionIds`. */
export function citationsOf(reasons: readonly Reason[]): Citation[] {
  return reasons.filter((reason) => assumptionById(reason.policyId) === undefined).map(citationOf);
}
