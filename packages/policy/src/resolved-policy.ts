import type { Day } from '@giliran/kernel';
import type { LocalRegulation } from './authoring/local-regulation.ts';
import type { Scope } from './scope.ts';
import type { Assumption, Basis, EducationForm, LevelGroup, ParameterValue, Phase, ValueStatus, Zone } from './types.ts';

/** A named what-if over a regulation: an ordered list of changes. The stored regulation is never touched. */
export interface Amendment {
  readonly name: string;
  /** Id of the regulation that is changed; it must be among the chosen ones. */
  readonly baseline: string;
  readonly set: readonly AmendmentChange[];
}

export interface AmendmentChange {
  readonly key: string;
  /** Only in this phase; both when absent. */
  readonly phase?: Phase;
  /** Only for this level group; all when absent. */
  readonly levelGroup?: LevelGroup;
  /** The value that the baseline holds now; a different one there is a conflict. */
  readonly from: ParameterValue;
  readonly to: ParameterValue;
  readonly reason: string;
  readonly reference?: string;
}

/** Facts of the place on the day that some decrees make their values depend on. Null or absent: not known. */
export interface Situation {
  /** PPKM level 1 to 4. */
  readonly ppkmLevel?: number | null;
  /** Share of teachers and staff with two doses, 0..1. */
  readonly staffDose2?: number | null;
  /** Share of elderly people of the kabupaten with two doses, 0..1. */
  readonly elderlyDose2?: number | null;
  /** A special remote area (daerah khusus, 3T). */
  readonly specialArea?: boolean | null;
}

export interface ResolveRequest {
  readonly regulationIds: readonly string[];
  readonly level: EducationForm;
  readonly phase: Phase;
  readonly date: Day;
  readonly amendments?: readonly Amendment[];
  /** Ids that are applied although they are not in force on the date: a what-if. */
  readonly asIfInForce?: readonly string[];
  /** Ids whose unverified values are switched on. */
  readonly enableUnverified?: readonly string[];
  /** Other values for assumptions, by id: {'A-06': 60}. */
  readonly assumptionValues?: Readonly<Record<string, ParameterValue>>;
  /** Why an assumption was changed, by id. */
  readonly assumptionNotes?: Readonly<Record<string, string>>;
  /** Kemendagri code of the place (61.07, or longer); a regulation made for another area does not hold there. Absent: not asked. */
  readonly place?: string | null;
  /** PPKM level and vaccination, for decrees whose values depend on them. */
  readonly situation?: Situation;
  /** Regulations that the Dinas wrote itself; parsed by `parseLocalRegulation`. */
  readonly localRegulations?: readonly LocalRegulation[];
}

/** Why a chosen regulation does not decide. */
export interface InactiveRegulation {
  readonly policyId: string;
  /** SUPERSEDED: another chosen regulation has taken its place. */
  readonly why: 'DATE' | 'AREA' | 'SUPERSEDED';
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly area: string;
}

/** One regulation's word on one key. All are kept, not only the strictest. */
export interface Reason {
  readonly policyId: string;
  readonly provisionIds: readonly string[];
  readonly article: string;
  readonly quote: string;
  readonly status: ValueStatus;
  readonly value: ParameterValue;
  readonly basis: Basis;
  readonly assumptionIds: readonly string[];
  /** Name of the amendment that set the value. */
  readonly amendment?: string;
  /** The stored value that the amendment set aside. */
  readonly amendedFrom?: ParameterValue;
  /** The regulation does not name this form of education. */
  readonly outOfScope?: true;
  /** Added because the chosen regulation does not name this form of education. */
  readonly fallback?: true;
  /** Not in force on the date or made for another area; applied on request. */
  readonly asIfInForce?: true;
  /** Written by the Dinas in the application. */
  readonly local?: true;
  /** What a looser local or amended value refers to. */
  readonly reference?: string;
  /** Id of the local regulation whose referenced value stands in the place of this one; it no longer decides. */
  readonly replacedBy?: string;
}

/** A value with everything that led to it. `gap`: no chosen text states a value; then `value` is null and nothing is limited. */
export interface ResolvedValue<T> {
  readonly value: T | null;
  readonly unit: string;
  readonly winners: readonly Reason[];
  readonly reasons: readonly Reason[];
  readonly basis: Basis;
  readonly assumptionIds: readonly string[];
  readonly gap?: true;
}

export interface RoomMargins {
  readonly sideM: number;
  readonly frontM: number;
  readonly backM: number;
}

/** The resolved values that engines and checks need, typed. */
export interface Limits {
  readonly minDistanceM: ResolvedValue<number>;
  readonly maxPupilsPerRoom: ResolvedValue<number>;
  readonly maxMinutesPerPupilDay: ResolvedValue<number>;
  readonly capacityFractionMax: ResolvedValue<number>;
  readonly transitionMonths: ResolvedValue<number>;
  readonly checklistRequiredFraction: ResolvedValue<number>;
  readonly breakAllowed: ResolvedValue<boolean>;
  readonly rtRwCaseFree: ResolvedValue<boolean>;
  readonly zonesOpen: ResolvedValue<readonly Zone[]>;
  readonly zonesClosed: ResolvedValue<readonly Zone[]>;
  readonly canteen: ResolvedValue<string>;
  readonly sportExtracurricular: ResolvedValue<string>;
  readonly otherActivities: ResolvedValue<string>;
  readonly parentConsent: ResolvedValue<string>;
  /** False when a chosen regulation orders distance learning only. */
  readonly inPersonAllowed: ResolvedValue<boolean>;
  /** Empty minutes between two groups in one room or at one gate. */
  readonly roomGapMin: ResolvedValue<number>;
  /** Strips of a room without seats. */
  readonly roomMargins: ResolvedValue<RoomMargins>;
  /** May lessons outside the premises run in a closed zone? */
  readonly offsiteInClosedZone: ResolvedValue<boolean>;
  /** What a suspension does to the two months: PAUSE, RUN or RESTART. */
  readonly transitionClock: ResolvedValue<string>;
}

export interface ResolvedPolicy {
  readonly level: EducationForm;
  readonly phase: Phase;
  readonly date: Day;
  /** Chosen regulations in force on the date (or applied on request). */
  readonly activeIds: readonly string[];
  /** Chosen regulations that are not in force on the date or were made for another area. */
  readonly inactive: readonly InactiveRegulation[];
  /** Per active regulation: does it name this form of education? */
  readonly scopes: Readonly<Record<string, Scope>>;
  readonly parameters: Readonly<Record<string, ResolvedValue<ParameterValue>>>;
  readonly limits: Limits;
  /** Values of the chosen texts that cannot be told without more facts: checks that need them say NOT_DETERMINED. */
  readonly undetermined: readonly Undetermined[];
  /** All assumptions with the values used here. */
  readonly assumptions: readonly Assumption[];
}

/** A value that a chosen text has, but that cannot be told from what is known here. */
export interface Undetermined {
  readonly policyId: string;
  readonly key: 'capacity_fraction_max' | 'max_minutes_per_pupil_day' | 'mode' | 'zones_open';
  /** For `zones_open`: the zones on which the verified part of the text is silent. */
  readonly zones?: readonly Zone[];
  readonly reason: Reason;
  /** Indonesian: what is missing. */
  readonly message: string;
}
