import { decimal, notApplicable, type CheckContext, type Verdict } from './check.ts';
import { allOffSite } from './zone.ts';

/** P3.a: a principle about the order of aims, kept by the engines and not a fact of one plan. O(1). */
export function healthFirst(): readonly Verdict[] {
  return notApplicable(
    'Asas ini mengikat cara menghitung: batas kesehatan didahulukan, waktu belajar dimaksimalkan sesudahnya. Tidak ada angka rencana untuk diukur.',
  );
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
