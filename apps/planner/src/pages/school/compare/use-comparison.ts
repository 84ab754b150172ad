import type { RotationInput } from '@giliran/epidemic';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createComparisonRunner, type Comparison } from './comparison-runner.ts';

/** The answer to the question on screen, refined while one looks; null = nothing is asked. */
export function useComparison(input: RotationInput | null): Comparison & { stop: () => void; resume: () => void } {
  const [runner] = useState(createComparisonRunner);
  const comparison = useSyncExternalStore(runner.subscribe, runner.current);
  useEffect(() => {
    if (input) runner.ask(input);
    else runner.stop();
  }, [runner, input]);
  useEffect(() => runner.stop, [runner]);
  return { ...comparison, stop: runner.stop, resume: () => input && runner.ask(input) };
}
