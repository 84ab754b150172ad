import { InputError, isDay } from '@giliran/kernel';
import { policyOf } from '@giliran/planning';
import type { EducationForm, Phase, ResolvedValue, Zone } from '@giliran/policy';
import type { Citation } from '../../components/article-chip.tsx';
import { citationOf } from '../citation-of.ts';

export interface LimitsQuestion {
  readonly form: EducationForm;
  readonly regulationIds: readonly string[];
  readonly phase: Phase;
  /** The day whose rules count. */
  readonly date: string;
}

/** One limit: null = no chosen text states one. */
export interface ExplainedLimit<T> {
  readonly value: T | null;
  readonly citations: readonly Citation[];
  readonly assumptionIds: readonly string[];
}

export interface ExplainedLimits {
  readonly minutesPerDay: ExplainedLimit<number>;
  readonly distanceM: ExplainedLimit<number>;
  readonly pupilsPerRoom: ExplainedLimit<number>;
  readonly zonesOpen: ExplainedLimit<readonly Zone[]>;
  readonly consent: ExplainedLimit<string>;
  readonly canteen: ExplainedLimit<string>;
  readonly roomGapMin: ExplainedLimit<number>;
  readonly readinessShare: ExplainedLimit<number>;
  /** False: a chosen text orders distance learning only. */
  readonly inPersonAllowed: ExplainedLimit<boolean>;
  /** Why another text is used for this form of education, Indonesian. */
  readonly scopeNotes: readonly string[];
}

/** What do these regulations say, and where? Throws InputError for an id that is not stored or a day that is none. O(regulations). */
export function explainLimits({ form, date, ...choice }: LimitsQuestion): ExplainedLimits {
  if (!isDay(date)) throw new InputError('/date', `tanggal harus seperti 2021-09-13; tertulis ${JSON.stringify(date)}`);
  const policy = policyOf(form, { ...choice, date });
  const { limits } = policy;
  return {
    minutesPerDay: explained(limits.maxMinutesPerPupilDay),
    distanceM: explained(limits.minDistanceM),
    pupilsPerRoom: explained(limits.maxPupilsPerRoom),
    zonesOpen: explained(limits.zonesOpen),
    consent: explained(limits.parentConsent),
    canteen: explained(limits.canteen),
    roomGapMin: explained(limits.roomGapMin),
    readinessShare: explained(limits.checklistRequiredFraction),
    inPersonAllowed: explained(limits.inPersonAllowed),
    scopeNotes: Object.values(policy.scopes).flatMap((scope) => scope.note ?? []),
  };
}

function explained<T>({ value, winners, assumptionIds }: ResolvedValue<T>): ExplainedLimit<T> {
  return { value, citations: winners.map(citationOf), assumptionIds };
}
