import type { Finding, FindingStatus } from '@giliran/policy';

/** The order in which people need them. */
export const FINDING_STATUSES = ['FAIL', 'NOT_DETERMINED', 'PASS', 'NOT_APPLICABLE'] as const satisfies readonly FindingStatus[];

export interface FindingFilter {
  readonly status: FindingStatus | null;
  readonly severity: Finding['severity'] | null;
  readonly basis: Finding['basis'] | null;
  readonly words: string;
}

export const NO_FILTER: FindingFilter = { status: null, severity: null, basis: null, words: '' };

const WEIGHT: Readonly<Record<Finding['severity'], number>> = { block: 0, warn: 1, info: 2 };

/** The findings that match every chosen part of the filter, blocking ones first; all typed words must occur. O(findings). */
export function filterFindings(findings: readonly Finding[], filter: FindingFilter): Finding[] {
  const words = filter.words
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return findings
    .filter((finding) => {
      if (filter.status !== null && finding.status !== filter.status) return false;
      if (filter.severity !== null && finding.severity !== filter.severity) return false;
      if (filter.basis !== null && finding.basis !== filter.basis) return false;
      const text = `${finding.article} ${finding.message} ${finding.gist} ${finding.subject?.label ?? ''}`.toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

export function countFindings(findings: readonly Finding[]): Readonly<Record<FindingStatus, number>> {
  const counts = { PASS: 0, FAIL: 0, NOT_DETERMINED: 0, NOT_APPLICABLE: 0 };
  for (const finding of findings) counts[finding.status]++;
  return counts;
}
