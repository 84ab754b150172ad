import type { ResolvedPolicy } from './resolved-policy.ts';

/** A limit that the form of a school can hardly keep. It refuses nothing and is never hidden. */
export interface StayWarning {
  readonly provisionIds: readonly string[];
  readonly policyIds: readonly string[];
  /** Indonesian. */
  readonly message: string;
}

/**
 * Where do the minutes at school not fit the school? Day-care (TPA) keeps children longer than the cap, boarding schools keep them
 * day and night, and a text may leave boarding at home during the transition. `boarding` null: not recorded. O(1).
 */
export function stayWarnings(policy: ResolvedPolicy, boarding: boolean | null): readonly StayWarning[] {
  const cap = policy.limits.maxMinutesPerPupilDay;
  const warnings: StayWarning[] = [];
  const by = {
    provisionIds: [...new Set(cap.winners.flatMap(({ provisionIds }) => provisionIds))],
    policyIds: cap.winners.map(({ policyId }) => policyId),
  };
  if (cap.value !== null && policy.level === 'TPA') {
    warnings.push({
      ...by,
      message: `Jam penitipan (TPA) lazimnya lebih dari ${cap.value} menit per anak dan hari. Batas itu tetap berlaku; bicarakan dengan Dinas sebelum membuka.`,
    });
  }
  if (boarding === true && cap.value !== null) {
    warnings.push({
      ...by,
      message: `Peserta didik berasrama berada di sekolah lebih dari ${cap.value} menit sehari. Teks tidak memuat pengecualian; asrama mengikuti Lampiran IV bagian 4 baris 8.`,
    });
  }
  const home = policy.parameters['boarding'];
  if (boarding === true && home !== undefined && home.value !== null && policy.phase === 'TRANSITION') {
    warnings.push({
      provisionIds: [],
      policyIds: home.winners.map(({ policyId }) => policyId),
      message: 'Satuan pendidikan berasrama belajar dari rumah selama masa transisi menurut aturan yang dipilih.',
    });
  }
  return warnings;
}
