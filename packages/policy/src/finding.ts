import type { Day } from '@giliran/kernel';
import type { Basis } from './types.ts';

export type FindingStatus = 'PASS' | 'FAIL' | 'NOT_DETERMINED' | 'NOT_APPLICABLE';
export type Severity = 'block' | 'warn' | 'info';

export interface FindingSubject {
  readonly kind: 'school' | 'room' | 'group' | 'gate' | 'rombel' | 'pupil' | 'zone' | 'session';
  readonly id: string;
  readonly label: string;
}

/** One rule judged on one subject (temuan). */
export interface Finding {
  /** The rule, named by its provision in the regulation that has all computed rules. */
  readonly provisionId: string;
  /** The regulation whose value decided; the rule's own one when no value is involved. */
  readonly policyId: string;
  readonly article: string;
  readonly status: FindingStatus;
  readonly severity: Severity;
  readonly subject: FindingSubject | null;
  readonly date: Day | null;
  readonly measured: number | string | null;
  readonly limit: number | string | null;
  readonly unit: string;
  /** Verbatim; empty when the deciding regulation's text is not stored. */
  readonly quote: string;
  /** The rule in short, Indonesian. */
  readonly gist: string;
  /** Indonesian, numbers first: what was measured against what limit and what to do. */
  readonly message: string;
  readonly basis: Basis;
  readonly assumptionIds: readonly string[];
}
