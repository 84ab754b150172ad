import type { Day } from '@giliran/kernel';

/** Forms of education (bentuk pendidikan). `SKB_UNIT` is Sanggar Kegiatan Belajar, never the joint decree of the same letters. */
export const EDUCATION_FORMS = [
  'TK',
  'KB',
  'TPA',
  'SPS',
  'RA',
  'SD',
  'MI',
  'SMP',
  'MTS',
  'PAKET_A',
  'PAKET_B',
  'PAKET_C',
  'SMA',
  'SMK',
  'MA',
  'SLB',
  'PKBM',
  'SKB_UNIT',
] as const;
export type EducationForm = (typeof EDUCATION_FORMS)[number];

export const PHASES = ['TRANSITION', 'NEW_NORMAL'] as const;
export type Phase = (typeof PHASES)[number];

export const ZONES = ['GREEN', 'YELLOW', 'ORANGE', 'RED'] as const;
export type Zone = (typeof ZONES)[number];

/** Groups of forms for which a text gives one value. ELEMENTARY and SECONDARY are parts of DASMEN that foreign guidance tells apart. */
export type LevelGroup = 'DASMEN' | 'PAUD' | 'SLB' | 'ELEMENTARY' | 'SECONDARY';

/** How far a value is verified. `gap`: the text was read and holds no value. */
export type ValueStatus = 'authoritative' | 'press-reported' | 'unverified' | 'assumption' | 'gap';

/** Law: cited from a chosen regulation. Assumption: a product choice, an unverified value, an amendment, or a rule used outside its scope. */
export type Basis = 'law' | 'assumption';

export type ParameterValue = number | string | boolean | null | readonly ParameterValue[] | { readonly [name: string]: ParameterValue };

/** One value of one regulation, for one phase and level group when the text tells them apart. */
export interface ParameterRecord {
  readonly policyId: string;
  readonly key: string;
  readonly value: ParameterValue;
  readonly unit: string;
  readonly phase?: Phase;
  readonly levelGroup?: LevelGroup;
  readonly validFrom: Day | null;
  readonly validTo?: Day;
  readonly status: ValueStatus;
  readonly enabledByDefault: boolean;
  readonly provisionIds: readonly string[];
  readonly quotes: readonly string[];
  readonly source: readonly string[];
  readonly note: string | null;
}

export interface Regulation {
  readonly id: string;
  readonly name: string;
  readonly status: ValueStatus;
  readonly kind: 'regulation' | 'guidance' | 'baseline';
  readonly area: string;
  /** Holds only where this PPKM level was declared. */
  readonly ppkmLevel?: number;
  readonly binding: boolean;
  readonly legalRef: string | null;
  readonly supersededBy: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly validityNote: string | null;
  readonly storedText: string | null;
  readonly gapKeys: readonly string[];
  readonly unverifiedKeys: readonly string[];
}

export interface Assumption {
  readonly id: string;
  readonly parameter: string;
  readonly value: ParameterValue;
  readonly unit: string;
  readonly provisionIds: readonly string[];
  readonly sourceIssue: string | null;
  readonly reason: string;
  readonly alternatives: readonly ParameterValue[];
  /** Only when the value was changed: what the product states, and why somebody changed it. */
  readonly statedValue?: ParameterValue;
  readonly note?: string;
}

export interface ProvisionParameter {
  readonly name: string;
  readonly value: ParameterValue;
  readonly unit: string;
  readonly op?: string;
  readonly status: string;
}

/** What a finding shows of a provision: where it stands, the verbatim quote, the gist in Indonesian. */
export interface ProvisionSummary {
  readonly policyId: string;
  readonly id: string;
  readonly article: string;
  readonly phase: 'any' | 'transition' | 'new_normal' | 'both';
  readonly gistId: string;
  readonly quote: string;
  readonly parameters: readonly ProvisionParameter[];
  readonly mode:
    | 'computed_check'
    | 'checklist_item'
    | 'workflow_transition'
    | 'report'
    | 'printed_protocol'
    | 'reference_data'
    | 'out_of_scope';
  readonly severity: 'block' | 'warn' | null;
}

/** A provision with everything that is stored about it. */
export interface Provision extends ProvisionSummary {
  readonly kind: string;
  readonly binds: readonly string[];
  readonly textEn: string;
  readonly quoteFile: string;
  readonly sourceIssues: readonly string[];
  readonly stories: readonly string[];
}

/** Where a provision stands and its gist: enough to name it in a message without loading all texts. */
export interface ProcessProvision {
  readonly id: string;
  readonly article: string;
  readonly gistId: string;
}
