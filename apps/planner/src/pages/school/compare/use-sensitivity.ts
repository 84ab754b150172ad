import type { RotationInput, SensitivityMetric, SensitivityResult } from '@giliran/epidemic';
import { useEffect, useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';

/** Histories for each value: the ends of a bar share their chance events with the base, so few are enough. */
const REPLICATES = 200;

export interface Sensitivity {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  readonly share: number;
  readonly result: SensitivityResult | null;
}

interface Answered extends Sensitivity {
  readonly input: RotationInput;
  readonly plan: string;
  readonly metric: SensitivityMetric;
}

const NOTHING: Sensitivity = { status: 'idle', share: 0, result: null };

let questions = 0;

/** How much each assumption matters for one figure of one plan; bar by bar, beside the page. Null = not asked. */
export function useSensitivity(input: RotationInput | null, plan: string | null, metric: SensitivityMetric): Sensitivity {
  const [answered, setAnswered] = useState<Answered | null>(null);
  useEffect(() => {
    if (!input || plan === null) return;
    const stop = new AbortController();
    const tell = (sensitivity: Sensitivity): void => {
      if (!stop.signal.aborted) setAnswered({ ...sensitivity, input, plan, metric });
    };
    run({ key: `p${++questions}`, input, plan, metric, replicates: REPLICATES }, stop.signal, tell).catch(() =>
      tell({ ...NOTHING, status: 'failed' }),
    );
    return () => stop.abort();
  }, [input, plan, metric]);
  const isNewest = answered !== null && answered.input === input && answered.plan === plan && answered.metric === metric;
  return isNewest ? answered : NOTHING;
}

async function run(
  question: Parameters<typeof runEngine<'weighAssumptions'>>[1],
  signal: AbortSignal,
  tell: (sensitivity: Sensitivity) => void,
): Promise<void> {
  while (!signal.aborted) {
    const { finished, share, result } = await runEngine('weighAssumptions', question);
    tell({ status: finished ? 'done' : 'running', share, result });
    if (finished) return;
  }
}
