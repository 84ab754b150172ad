import {
  createRotationRun,
  standardSchool,
  type DistributionKey,
  type RotationInput,
  type RotationResult,
  type RotationRun,
} from '@giliran/epidemic';

export interface CompareQuestion {
  /** Names the question: calls with the same key go on with the same run. */
  readonly key: string;
  /** `run.replicates` is the number of histories at which it is finished. Null = the question of the last call goes on. */
  readonly input: RotationInput | null;
  /** How long this call may compute before it answers. */
  readonly budgetMs: number;
  /** Histories from which on the figures are wanted; counting them up costs some milliseconds. */
  readonly look: number;
}

/** How often each value came up; first closing day -1 = no closing. */
export type Distribution = readonly { readonly value: number; readonly count: number }[];

export interface CompareFigures {
  readonly result: RotationResult;
  /** By plan. */
  readonly distributions: Readonly<Record<string, Readonly<Record<'inSchoolInfections' | 'firstClosingDay', Distribution>>>>;
}

/** Null = the question is not known here (any more): ask again with its input. */
export type CompareAnswer = CompareProgress | null;

interface CompareProgress {
  readonly done: number;
  readonly planned: number;
  readonly finished: boolean;
  readonly figures: CompareFigures | null;
}

/** Histories between two looks at the clock. */
const FIRST_STEP = 4;
const STEP = 8;

let current: { readonly key: string; readonly run: RotationRun } | null = null;

/**
 * Goes on with a comparison of plans for a little while. How the work is cut changes nothing: at the same number of histories the
 * figures are the same bytes. Throws InputError for wrong input.
 */
export function compareRotations({ key, input, budgetMs, look }: CompareQuestion): CompareAnswer {
  if (current?.key !== key) {
    current = null;
    if (input === null) return null;
    current = { key, run: createRotationRun(input) };
  }
  const { run } = current;
  const until = performance.now() + budgetMs;
  while (!run.finished) {
    run.step(run.done === 0 ? FIRST_STEP : STEP);
    if (performance.now() >= until) break;
  }
  const figures = run.finished || run.done >= look ? figuresOf(run) : null;
  return { done: run.done, planned: run.planned, finished: run.finished, figures };
}

export interface WarmOrder {
  /** Pupils and histories of the trial: without histories tables only, which the first question would need in any case. */
  readonly pupils: number;
  readonly histories: number;
}

/** A small comparison that nobody sees: afterwards tables and code are ready, and the first answer of a page comes without delay. */
export function warmRotations({ pupils, histories }: WarmOrder): null {
  const { rooms, pupils: all } = standardSchool();
  const run = createRotationRun({
    school: { id: 'trial', rooms: rooms ?? [], pupils: all.slice(0, pupils) },
    plans: (['full', 'double', 'abWeeks'] as const).map((builtin) => ({ id: builtin, builtin })),
    scenario: { zone: 'RED' },
    run: { replicates: Math.max(1, histories) },
  });
  if (histories === 0) return null;
  while (!run.finished) run.step(STEP);
  figuresOf(run);
  return null;
}

function figuresOf(run: RotationRun): CompareFigures {
  const of = (plan: string, figure: DistributionKey): Distribution => run.distribution(plan, figure);
  return {
    result: run.summary(),
    distributions: Object.fromEntries(
      run.planIds.map((plan) => [
        plan,
        { inSchoolInfections: of(plan, 'inSchoolInfections'), firstClosingDay: of(plan, 'firstClosingDay') },
      ]),
    ),
  };
}
