import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useRef, useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';
import type { PlanAnswer } from '../../../engine/tasks/plan-school.ts';

export interface PlannerRun {
  readonly running: boolean;
  readonly share: number | null;
  readonly error: Error | null;
  readonly cancelled: boolean;
  readonly start: (question: { facts: SchoolFacts; current: SavedPlan | null; seed: number }, done: (answer: PlanAnswer) => void) => void;
  /** Ends the run with the best plan so far, if there is one yet. */
  readonly cancel: () => void;
}

/** So long a cancelled run may take to end by itself. */
const PATIENCE_MS = 1500;

interface Run {
  readonly stop: AbortController;
  readonly flag: SharedArrayBuffer | null;
  best: PlanAnswer | null;
}

/** Runs "Susun jadwal" in the engine worker. */
export function usePlanner(): PlannerRun {
  const [state, setState] = useState<{ running: boolean; share: number | null; error: Error | null; cancelled: boolean }>({
    running: false,
    share: null,
    error: null,
    cancelled: false,
  });
  const run = useRef<Run | null>(null);
  return {
    ...state,
    start(question, done) {
      run.current?.stop.abort();
      // Without isolation headers a browser shares no memory, and a running engine can only be ended.
      const flag = globalThis.crossOriginIsolated ? new SharedArrayBuffer(4) : null;
      const mine: Run = { stop: new AbortController(), flag, best: null };
      run.current = mine;
      setState({ running: true, share: null, error: null, cancelled: false });
      runEngine(
        'planSchool',
        { ...question, stopFlag: flag },
        {
          signal: mine.stop.signal,
          onProgress: (share) => run.current === mine && setState((old) => ({ ...old, share })),
          onPartial: (answer) => {
            mine.best = answer;
          },
        },
      ).then(
        (answer) => {
          if (run.current !== mine) return;
          setState({ running: false, share: null, error: null, cancelled: false });
          done(answer);
        },
        (error: Error) => {
          if (run.current !== mine) return;
          const cancelled = error.name === 'AbortError';
          if (cancelled && mine.best) {
            setState({ running: false, share: null, error: null, cancelled: false });
            return done(mine.best);
          }
          setState({ running: false, share: null, error: cancelled ? null : error, cancelled });
        },
      );
    },
    cancel() {
      const current = run.current;
      if (!current?.flag) return current?.stop.abort();
      Atomics.store(new Int32Array(current.flag), 0, 1);
      // The solver does not look at the flag; its thread is ended then, and the best plan so far remains.
      setTimeout(() => current.stop.abort(), PATIENCE_MS);
    },
  };
}
