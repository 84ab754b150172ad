import type { ResolvedPolicy, ResolvedValue } from '@giliran/policy';
import type { Violation } from '@giliran/schedule';
import type { Citation } from '../../components/article-chip.tsx';
import { citationsOf } from '../citation-of.ts';

/** Where a timetable rule comes from: the law with its articles, or a parameter that the school chose itself. */
export type RuleSource =
  | { readonly kind: 'law'; readonly citations: readonly Citation[]; readonly assumptionIds: readonly string[] }
  | { readonly kind: 'school' };

/** A broken rule with its source. */
export interface BrokenRule {
  readonly violation: Violation;
  readonly source: RuleSource;
}

const SCHOOL: RuleSource = { kind: 'school' };

/** Law or school parameter? Sizes, seats, consent and minutes are law where a chosen text states them; all else the school decided. */
export function ruleSource({ code, measured, limit, message }: Violation, { limits }: ResolvedPolicy): RuleSource {
  if (code === 'H1' && measured !== 0) return lawOf(limits.maxPupilsPerRoom, limits.capacityFractionMax);
  if (code === 'H2' && measured !== null) return lawOf(limits.minDistanceM, limits.maxPupilsPerRoom);
  if (code === 'H3' && measured === null && /izin/.test(message)) return lawOf(limits.parentConsent);
  // Minutes above the limit, or two stays on one day: a pause between them would be a break.
  if (code === 'H5' && (limit === limits.maxMinutesPerPupilDay.value || limit === 1)) return lawOf(limits.maxMinutesPerPupilDay);
  return SCHOOL;
}

function lawOf(...values: readonly Pick<ResolvedValue<unknown>, 'value' | 'winners' | 'assumptionIds'>[]): RuleSource {
  const stated = values.filter((value) => value.value !== null);
  const citations = citationsOf(stated.flatMap((value) => value.winners));
  if (citations.length === 0) return SCHOOL;
  return { kind: 'law', citations, assumptionIds: [...new Set(stated.flatMap((value) => value.assumptionIds))] };
}
