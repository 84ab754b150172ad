import type { SavedPlan, SchoolFacts } from '@giliran/planning';
import { useEffect, useState } from 'react';
import { runEngine } from '../../../engine/engine-client.ts';
import type { JudgedPlan } from '../../../engine/tasks/judge-plan.ts';

interface Judgement {
  readonly plan: SavedPlan;
  readonly facts: SchoolFacts;
  readonly judged: JudgedPlan;
}

export interface JudgedOnScreen {
  /** The newest judgement; of an earlier plan while `judging`. */
  readonly judged: JudgedPlan | null;
  readonly judging: boolean;
  readonly error: Error | null;
}

// Going from one tab to the next must not judge the same plan again.
let last: Judgement | null = null;

/** Keeps what is known of the plan when it was judged elsewhere already, for example by "Susun jadwal". */
export function rememberJudgement(plan: SavedPlan, facts: SchoolFacts, judged: JudgedPlan): void {
  last = { plan, facts, judged };
}

/** The judgement of the plan on screen, made in the engine worker. */
export function useJudgedPlan(facts: SchoolFacts | null, plan: SavedPlan | null): JudgedOnScreen {
  const [state, setState] = useState<{ error: Error | null }>({ error: null });
  useEffect(() => {
    if (!facts || !plan) return;
    if (last?.plan === plan && last.facts === facts) return;
    const stop = new AbortController();
    runEngine('judgePlan', { facts, plan }, { signal: stop.signal }).then(
      (judged) => {
        if (stop.signal.aborted) return;
        last = { plan, facts, judged };
        setState({ error: null });
      },
      (error: Error) => error.name !== 'AbortError' && setState({ error }),
    );
    return () => stop.abort();
  }, [facts, plan]);
  if (!facts || !plan) return { judged: null, judging: false, error: null };
  if (last?.plan === plan && last.facts === facts) return { judged: last.judged, judging: false, error: null };
  const { error } = state;
  // Also one that was made elsewhere, by "Susun jadwal": the page keeps showing it until the next is there.
  const ofThisSchool = last && last.facts.id === facts.id ? last : null;
  return { judged: ofThisSchool?.judged ?? null, judging: error === null, error };
}
