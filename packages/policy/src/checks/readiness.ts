import { isLooser } from '../combine.ts';
import { decimal, notApplicable, type CheckContext, type Verdict } from './check.ts';
import { allOffSite } from './zone.ts';

/**
 * P3.a: health comes first. Limits are hard for the engines, so a plan can only break the order of aims where a scenario loosens a
 * limit of the text without naming what allows it. O(parameters).
 */
export function healthFirst(context: CheckContext): readonly Verdict[] {
  const loosened = Object.entries(context.policy.parameters).flatMap(([key, { reasons }]) =>
    reasons.filter(
      ({ amendment, amendedFrom, reference, value }) =>
        amendment !== undefined && reference === undefined && amendedFrom !== undefined && isLooser(key, value, amendedFrom),
    ).length > 0
      ? [key]
      : [],
  );
  if (loosened.length > 0) {
    return [
      {
        status: 'FAIL',
        measured: loosened.length,
        limit: 0,
        unit: 'limit',
        message: `${loosened.length} batas kesehatan dilonggarkan oleh skenario tanpa rujukan: ${loosened.join(', ')}. Hasilnya hanya uji hitung.`,
      },
    ];
  }
  return [
    {
      status: 'PASS',
      measured: 0,
      limit: 0,
      unit: 'limit',
      message: 'Batas kesehatan dipakai apa adanya; waktu belajar dimaksimalkan di dalamnya.',
    },
  ];
}

/** P4.7.a: the readiness checklist is met in full. Lessons outside the premises are the way of P4.8 for a unit that is not ready. O(sessions). */
export function checklist(context: CheckContext): readonly Verdict[] {
  const required = context.policy.limits.checklistRequiredFraction;
  if (required.value === null) return notApplicable('Peraturan yang dipilih tidak menetapkan bagian daftar periksa.');
  if (allOffSite(context)) {
    return notApplicable('Semua sesi di luar lingkungan satuan pendidikan (Pasal 4 ayat (8)); daftar periksa sekolah tidak dipakai.');
  }
  const share = context.facts.readinessShare;
  const limit = required.value * 100;
  if (share === null) {
    return [
      {
        status: 'NOT_DETERMINED',
        by: required,
        limit,
        unit: '% of items',
        message: `Hasil daftar periksa belum diisi; yang diminta ${decimal(limit)} %. Isi daftar periksa kesiapan.`,
      },
    ];
  }
  const measured = share * 100;
  const ready = share >= required.value;
  return [
    {
      status: ready ? 'PASS' : 'FAIL',
      by: required,
      measured,
      limit,
      unit: '% of items',
      message: ready
        ? `${decimal(measured)} % butir daftar periksa terpenuhi dari ${decimal(limit)} % yang diminta.`
        : `${decimal(measured)} % butir daftar periksa terpenuhi, batas ${decimal(limit)} %. Penuhi semua butir sebelum membuka PTM.`,
    },
  ];
}
