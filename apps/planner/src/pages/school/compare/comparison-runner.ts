import type { RotationInput } from '@giliran/epidemic';
import { runEngine } from '../../../engine/engine-client.ts';
import type { CompareFigures } from '../../../engine/tasks/compare-rotations.ts';

/** The first look comes as soon as a few histories are there; a slice is never so long that a newer question would have to wait. */
const FIRST_BUDGET_MS = 40;
const BUDGET_MS = 90;
/** Figures come again at every doubling of the histories. */
const GROWTH = 2;

export interface Comparison {
  readonly status: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  readonly done: number;
  readonly planned: number;
  /** The finest figures so far, and the input they belong to: that of a question before, until the newest has its first answer. */
  readonly figures: CompareFigures | null;
  readonly answered: RotationInput | null;
  readonly error: Error | null;
  /** Milliseconds from the question to its first and its last answer; null before. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export interface ComparisonRunner {
  readonly subscribe: (listen: () => void) => () => void;
  readonly current: () => Comparison;
  /** A new question takes the place of the old one within a tenth of a second. */
  readonly ask: (input: RotationInput) => void;
  /** The finest figures so far remain. */
  readonly stop: () => void;
}

interface Question {
  readonly key: string;
  readonly input: RotationInput;
  readonly askedAt: number;
}

let questions = 0;

/** Answers one question at a time beside the page, the latest one: at once and coarsely, then finer and finer. */
export function createComparisonRunner(): ComparisonRunner {
  const listeners = new Set<() => void>();
  let comparison: Comparison = {
    status: 'idle',
    done: 0,
    planned: 0,
    figures: null,
    answered: null,
    error: null,
    firstMs: null,
    lastMs: null,
  };
  let wanted: Question | null = null;
  let isWorking = false;
  const isWanted = (question: Question): boolean => wanted === question;

  function set(change: Partial<Comparison>): void {
    comparison = { ...comparison, ...change };
    for (const listen of listeners) listen();
  }

  async function work(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    while (wanted) await answer(wanted);
    isWorking = false;
  }

  async function answer(question: Question): Promise<void> {
    let firstMs: number | null = null;
    let look = 0;
    try {
      while (isWanted(question)) {
        const { key, input } = question;
        const budgetMs = firstMs === null ? FIRST_BUDGET_MS : BUDGET_MS;
        const { done, planned, finished, figures } = await runEngine('compareRotations', { key, input, budgetMs, look });
        if (wanted === null) return;
        const ms = performance.now() - question.askedAt;
        if (figures) {
          firstMs ??= ms;
          look = done * GROWTH;
        }
        const ended = finished && isWanted(question);
        if (ended) wanted = null;
        // An answer to an older question is shown too: while a slider moves, something moves.
        const news = figures ? { figures, answered: input, firstMs, lastMs: ended ? ms : null } : {};
        set({ status: ended ? 'done' : 'running', done, planned, error: null, ...news });
      }
    } catch (error) {
      if (!isWanted(question)) return;
      wanted = null;
      set({ status: 'failed', error: error as Error });
    }
  }

  return {
    subscribe(listen) {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    current: () => comparison,
    ask(input) {
      wanted = { key: `q${++questions}`, input, askedAt: performance.now() };
      set({ status: 'running', done: 0, error: null });
      void work();
    },
    stop() {
      wanted = null;
      if (comparison.status === 'running') set({ status: 'stopped' });
    },
  };
}
