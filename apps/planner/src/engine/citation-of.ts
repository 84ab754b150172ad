import { provisionById, regulationById, type Reason } from '@giliran/policy';
import type { Citation } from '../components/article-chip.tsx';

/** A reason of the policy engine as the article chip shows it. */
export function citationOf(reason: Reason): Citation {
  const [id] = reason.provisionIds;
  return {
    article: reason.article,
    quote: reason.quote,
    gist: id === undefined ? null : (provisionById(id)?.gistId ?? null),
    source: regulationById(reason.policyId).name,
    status: reason.status,
    basis: reason.basis,
  };
}
