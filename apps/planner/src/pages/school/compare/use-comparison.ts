import { useEffect, useRef, useState } from 'react';
import type { RotationInput, RotationResult } from '@giliran/epidemic';
import { runEngine } from '../../../engine/engine-client.ts';

/** Chance histories of each stage: a first look within a moment, then finer. Earlier ones are the beginning of later ones. */
const STAGES = [40, 400, 2000] as const;
const WHOLE = STAGES.reduce((sum, replicates) => sum + replicates, 0);

export interface Comparison {
  readonly status: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  /** 0..1 over all stages. */
  readonly share: number;
  /** The finest figures so far. */
  readonly result: RotationResult | null;
  readonly error: Error | null;
}

const NOTHING: Comparison = { status: 'idle', share: 0, result: null, error: null };

/** Runs the comparison in stages beside the page; stopping keeps the finest figures so far. */
export function useComparison(): Comparison & { start: (input: RotationInput) => void; stop: () => void } {
  const [comparison, setComparison] = useState(NOTHING);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(input: RotationInput, signal: AbortSignal): Promise<void> {
    let before = 0;
    for (const replicates of STAGES) {
      const onProgress = (share: number): void => {
        if (!signal.aborted) setComparison((old) => ({ ...old, share: (before + share * replicates) / WHOLE }));
      };
      const result = await runEngine('compareRotations', { input, replicates }, { signal, onProgress });
      before += replicates;
      if (signal.aborted) return;
      setComparison({ status: before === WHOLE ? 'done' : 'running', share: before / WHOLE, result, error: null });
    }
  }

  return {
    ...comparison,
    start(input) {
      running.current?.abort();
      const control = new AbortController();
      running.current = control;
      setComparison({ ...NOTHING, status: 'running' });
      run(input, control.signal).catch((error: Error) => {
        if (!control.signal.aborted) setComparison((old) => ({ ...old, status: 'failed', error }));
      });
    },
    stop() {
      running.current?.abort();
      setComparison((old) => (old.status === 'running' ? { ...old, status: old.result ? 'stopped' : 'idle' } : old));
    },
  };
}
