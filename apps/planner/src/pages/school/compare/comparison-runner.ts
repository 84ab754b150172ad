import type { RotationInput } from '@giliran/epidemic';
import { runEngine } from '../../../engine/engine-client.ts';
import type { CompareAnswer, CompareFigures } from '../../../engine/tasks/compare-rotations.ts';

/** The first look comes as soon as a few histories are there; a slice is never so long that a newer question would have to wait. */
const FIRST_BUDGET_MS = 20;
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
  /** A new question takes the place of the old one within a tenth of a second; an equal one is the old one. */
  readonly ask: (input: RotationInput) => void;
  /** The finest figures so far remain. */
  readonly stop: () => void;
}

interface Question {
  readonly key: string;
  /** Of several equal inputs the last one asked. */
  input: RotationInput;
  /** The input as text: tells equal questions apart from new ones. */
  readonly text: string;
  readonly askedAt: number;
}

let questions = 0;

/** Lets the engine get ready while a page still fetches what it will ask; a question that comes meanwhile waits for the first step at most. */
export function warmComparison(): void {
  warm().catch(() => undefined); // Should it fail, so will the question, and that one says so.
}

async function warm(): Promise<void> {
  if (questions > 0) return;
  await runEngine('warmRotations', { pupils: 1, histories: 0 });
  if (questions > 0) return;
  await runEngine('warmRotations', { pupils: 100, histories: 16 });
}

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
  let last: Question | null = null;
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
    let isTold = false;
    try {
      while (isWanted(question)) {
        const { key } = question;
        const budgetMs = firstMs === null ? FIRST_BUDGET_MS : BUDGET_MS;
        // The input is large: it crosses to the worker once, and again only if that worker was ended meanwhile.
        const slice: CompareAnswer = await runEngine('compareRotations', { key, input: isTold ? null : question.input, budgetMs, look });
        isTold = slice !== null;
        if (wanted === null) return;
        if (slice === null) continue;
        const { done, planned, finished, figures } = slice;
        const ms = performance.now() - question.askedAt;
        if (figures) {
          firstMs ??= ms;
          look = done * GROWTH;
        }
        const ended = finished && isWanted(question);
        if (ended) wanted = null;
        // An answer to an older question is shown too: while a slider moves, something moves.
        const news = figures ? { figures, answered: question.input, firstMs, lastMs: ended ? ms : null } : {};
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
      const text = JSON.stringify(input);
      if (text === last?.text && (comparison.status === 'running' || comparison.status === 'done')) {
        // The school was read again and is the same: the answer under way, or given, holds for it.
        const isAnswered = comparison.answered === last.input;
        last.input = input;
        if (isAnswered) set({ answered: input });
        return;
      }
      wanted = last = { key: `q${++questions}`, input, text, askedAt: performance.now() };
      set({ status: 'running', done: 0, error: null });
      void work();
    },
    stop() {
      wanted = null;
      if (comparison.status === 'running') set({ status: 'stopped' });
    },
  };
}
