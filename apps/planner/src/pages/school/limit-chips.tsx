import { ArticleChip } from '../../components/article-chip.tsx';
import { AssumptionChip } from '../../components/assumption-chip.tsx';
import type { ExplainedLimit } from '../../engine/tasks/explain-limits.ts';

/** The articles and assumptions behind one limit. */
export function LimitChips({ limit }: { limit: ExplainedLimit<unknown> | undefined }) {
  if (!limit) return null;
  return (
    <>
      {limit.citations.map((citation) => (
        <ArticleChip key={citation.source + citation.article} citation={citation} />
      ))}
      {limit.assumptionIds.map((id) => (
        <AssumptionChip key={id} id={id} />
      ))}
    </>
  );
}
