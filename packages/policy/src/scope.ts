import { isList } from './combine.ts';
import { assumptionById } from './lookup.ts';
import { parameterRecords } from './regulations.generated.ts';
import type { EducationForm, LevelGroup } from './types.ts';

/** Whether a regulation speaks of a form of education, and what stands in when it does not. */
export interface Scope {
  readonly form: EducationForm;
  readonly levelGroups: readonly LevelGroup[];
  readonly inScope: boolean;
  /** The form whose values are used instead, when an assumption says so (A-19: RA as TK). */
  readonly treatedAs: string | null;
  readonly assumptionIds: readonly string[];
  /** Indonesian, to be shown beside every result; null when the form is in scope. */
  readonly note: string | null;
}

const GROUPS: Readonly<Record<EducationForm, readonly LevelGroup[]>> = {
  TK: ['PAUD'],
  KB: ['PAUD'],
  TPA: ['PAUD'],
  SPS: ['PAUD'],
  RA: ['PAUD'],
  SD: ['DASMEN', 'ELEMENTARY'],
  MI: ['DASMEN', 'ELEMENTARY'],
  PAKET_A: ['DASMEN', 'ELEMENTARY'],
  SMP: ['DASMEN', 'SECONDARY'],
  MTS: ['DASMEN', 'SECONDARY'],
  PAKET_B: ['DASMEN', 'SECONDARY'],
  PAKET_C: ['DASMEN', 'SECONDARY'],
  SMA: ['DASMEN', 'SECONDARY'],
  SMK: ['DASMEN', 'SECONDARY'],
  MA: ['DASMEN', 'SECONDARY'],
  SLB: ['SLB'],
  PKBM: ['DASMEN', 'ELEMENTARY', 'SECONDARY'],
  SKB_UNIT: ['DASMEN', 'ELEMENTARY', 'SECONDARY'],
};

/** Which level groups a form belongs to. PKBM and SKB units run the Paket programmes and enter with those. O(1). */
export function levelGroupsOf(form: EducationForm): readonly LevelGroup[] {
  return GROUPS[form];
}

/**
 * Does the regulation name this form (Pasal 2 of the Perbup), and if not, what is used instead? A text without a list of forms
 * is taken to speak of all. O(n) in parameter records.
 */
export function scopeOf(policyId: string, form: EducationForm): Scope {
  const record = parameterRecords.find((r) => r.policyId === policyId && r.key === 'scope_forms');
  const forms = record && isList(record.value) ? record.value : null;
  const base = { form, levelGroups: GROUPS[form] };
  if (forms === null || forms.includes(form)) {
    return { ...base, inScope: true, treatedAs: null, assumptionIds: [], note: null };
  }
  if (form === 'PKBM' || form === 'SKB_UNIT') {
    return {
      ...base,
      inScope: true,
      treatedAs: 'PAKET',
      assumptionIds: [],
      note: `${form} dinilai sebagai penyelenggara Program Paket A/B/C; kelompok PAUD di dalamnya dinilai terpisah sebagai KB atau TPA.`,
    };
  }
  if (form === 'RA') {
    const as = String(assumptionById('A-19')?.value ?? 'TK');
    return {
      ...base,
      inScope: false,
      treatedAs: as,
      assumptionIds: ['A-19'],
      note: `RA tidak disebut dalam Pasal 2; dinilai seperti ${as} (Asumsi A-19).`,
    };
  }
  return {
    ...base,
    inScope: false,
    treatedAs: null,
    assumptionIds: form === 'SLB' ? ['A-20'] : [],
    note:
      form === 'SLB'
        ? 'SLB tidak disebut dalam Pasal 2; batas per ruang memakai Asumsi A-20 dan SKB 03/KB/2021 sebagai pembanding.'
        : `${form} tidak disebut dalam Pasal 2 (kewenangan provinsi/Kemenag); batas per ruang memakai SKB 03/KB/2021 sebagai pembanding.`,
  };
}
