import type { Day } from '@giliran/kernel';

/** What every sheet says of itself. */
export interface SheetHead {
  readonly schoolName: string;
  /** Null for a sheet that is not of one school. */
  readonly npsn: string | null;
  /** The saved version printed, or the one that unsaved edits began from (0 = none); null: the sheet rests on no schedule. */
  readonly plan: { readonly number: number; readonly name: string; readonly saved: boolean } | null;
  readonly printedOn: Day;
  /** First day of the schedule; null = not said. */
  readonly startsOn: Day | null;
  /** Null: nothing on the sheet was computed. */
  readonly engineVersion: string | null;
  /** Articles behind the sheet, as the law writes them. */
  readonly articles: readonly string[];
  /** A draft carries "RANCANGAN" large on every page. */
  readonly draft: boolean;
  /** The school is made up; every page says so. */
  readonly synthetic: boolean;
}
