import { AssumptionTag } from '../../../components/assumption-tag.tsx';

/** Where a value comes from: the mark "asumsi", or the publication (then it is an assumption that it holds here, and the words say so). */
export function SourceTag({ source }: { source: string }) {
  if (source === 'assumption') return <AssumptionTag />;
  return (
    <>
      <AssumptionTag /> <span className="source-of">{source}</span>
    </>
  );
}
