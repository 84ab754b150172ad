import type { Day } from '@giliran/kernel';

/** What the history of a school and the orders over its area say about its days. */
export interface SchoolCalendar {
  /** The school's own first day of lessons; null = not started, then the first day of the plan counts. */
  startedOn: Day | null;
  /** Every stop of lessons so far; `to` is the day they resumed, null while the stop is open. The clock of the transition reads all. */
  suspensions: { from: Day; to: Day | null }[];
  /** Closure orders that reach the school and are in force or to come; `endsOn` and `endedOn` are the first day after. */
  closures: { id: string; scope: 'SCHOOL' | 'DESA' | 'KECAMATAN'; from: Day; endsOn: Day | null; endedOn: Day | null }[];
}
