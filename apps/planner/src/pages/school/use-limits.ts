import { useEffect, useState } from 'react';
import { runEngine } from '../../engine/engine-client.ts';
import type { ExplainedLimits, LimitsQuestion } from '../../engine/tasks/explain-limits.ts';

/** What the regulations say, with articles, for this choice; null while unknown. A question that cannot be answered keeps the last answer. */
export function useLimits(question: LimitsQuestion | null): ExplainedLimits | null {
  const [limits, setLimits] = useState<ExplainedLimits | null>(null);
  const key = question === null ? null : JSON.stringify(question);
  useEffect(() => {
    if (key === null) return;
    const stop = new AbortController();
    runEngine('explainLimits', JSON.parse(key) as LimitsQuestion, { signal: stop.signal }).then(setLimits, () => undefined);
    return () => stop.abort();
  }, [key]);
  return limits;
}
