import type { ValueStatus } from '../types.ts';

export type AnswerKind = 'YES_NO' | 'MAPPED_COUNT' | 'PERCENT';

/** One line of the checklist that stands for Lampiran I. MAPPED_COUNT: YES = the mapping was done, with its count beside it. */
export interface ReadinessItem {
  readonly id: string;
  readonly groupId: string;
  readonly groupTextId: string;
  readonly groupTextEn: string;
  readonly textId: string;
  readonly textEn: string;
  readonly answer: AnswerKind;
  readonly mandatory: boolean;
  readonly status: ValueStatus;
  /** Key into `sources`. */
  readonly source: string;
  /** Columns of the Dapodik sanitation table that can fill the line in beforehand. */
  readonly dapodikFields: readonly string[];
  readonly extraFields: readonly string[];
  readonly isolationDays: number | null;
}

/** A condition that stands in the Perbup itself. */
export interface GateItem {
  readonly id: string;
  readonly textId: string;
  readonly textEn: string;
  readonly answer: AnswerKind;
  /** Not mandatory: a missing one warns (B.3, the budget line). */
  readonly mandatory: boolean;
  readonly status: ValueStatus;
  readonly provisionIds: readonly string[];
}

export interface SatgasTask {
  readonly id: string;
  readonly textId: string;
  /** Where the product carries the task. */
  readonly product: string;
  readonly status: ValueStatus;
  readonly source: string | null;
}

export interface SatgasTeam {
  readonly id: string;
  readonly nameId: string;
  readonly nameEn: string;
  readonly tasks: readonly SatgasTask[];
}

/** A demand of some single kabupaten; off unless the Dinas switches it on. */
export interface LocalExtra {
  readonly id: string;
  readonly textId: string;
  /** Formula over `pupils` and `rooms_in_use`; null: a yes/no line. */
  readonly computed: string | null;
  readonly value: number | null;
  readonly status: ValueStatus;
  readonly source: string;
  readonly enabledByDefault: boolean;
}

export interface DailyReportField {
  readonly name: string;
  readonly keys?: readonly string[];
}

/** The readiness lists as stored in `regulations/readiness.yaml`. */
export interface ReadinessRecord {
  readonly template: {
    readonly id: string;
    readonly version: number;
    readonly substituteFor: string;
    readonly status: ValueStatus;
    readonly provisionIds: readonly string[];
  };
  readonly items: readonly ReadinessItem[];
  readonly gateItems: readonly GateItem[];
  readonly teams: readonly SatgasTeam[];
  readonly localExtras: readonly LocalExtra[];
  readonly ratingBands: {
    readonly status: ValueStatus;
    readonly source: string;
    readonly bands: readonly {
      readonly score: number;
      readonly labelId: string;
      readonly fromPercent: number;
      readonly toPercent: number;
    }[];
  };
  readonly dailyReportFields: readonly DailyReportField[];
  readonly sources: Readonly<Record<string, string>>;
}
