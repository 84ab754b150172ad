import { capped, notApplicable, type CheckContext, type Verdict } from './check.ts';

/** P5.1.b, in transition: every pupil who attends belongs to exactly one shift group. O(pupils). */
export function partition(context: CheckContext): readonly Verdict[] {
  if (context.facts.phase !== 'TRANSITION') {
    return notApplicable('Berlaku pada masa transisi; pada masa kebiasaan baru pembagian diperiksa menurut Lampiran III baris 2.');
  }
  return judgePartition(context);
}

/** L3.2: days and hours are the school's choice; in NEW_NORMAL the division into groups is judged here. O(pupils + sessions). */
export function freeTimetable(context: CheckContext): readonly Verdict[] {
  if (context.facts.phase === 'NEW_NORMAL') {
    const verdicts = judgePartition(context);
    if (verdicts.some(({ status }) => status !== 'PASS')) return verdicts;
  }
  if (context.sessions.length === 0) return notApplicable('Rencana belum memuat sesi; hari dan jam ditentukan satuan pendidikan.');
  const days = new Set(context.sessions.map(({ session }) => session.day)).size;
  return [
    {
      status: 'PASS',
      measured: days,
      unit: 'weekday',
      message: `${days} hari belajar dalam seminggu; jumlah hari dan jam ditentukan satuan pendidikan${
        context.facts.phase === 'TRANSITION' ? ', dengan batas Pasal 5 ayat (1) huruf c' : ''
      }.`,
    },
  ];
}

function judgePartition(context: CheckContext): readonly Verdict[] {
  const { groups, unplaced } = context.facts;
  const placed = new Map<string, string[]>();
  for (const group of groups) {
    for (const pupil of group.pupils) {
      const labels = placed.get(pupil.id);
      if (labels) labels.push(group.label);
      else placed.set(pupil.id, [group.label]);
    }
  }
  const failures: Verdict[] = [];
  for (const [id, labels] of placed) {
    const outside = unplaced.some((pupil) => pupil.pupilId === id);
    if (labels.length > 1 || outside) {
      failures.push({
        status: 'FAIL',
        subject: { kind: 'pupil', id, label: id },
        measured: labels.length + (outside ? 1 : 0),
        limit: 1,
        unit: 'group',
        message: `${labels.length + (outside ? 1 : 0)} tempat untuk peserta didik ${id} (${[...labels, ...(outside ? ['daftar BDR'] : [])].join(', ')}), seharusnya 1. Pilih satu kelompok.`,
      });
    }
  }
  const waiting = new Map<string, number>();
  for (const pupil of unplaced) {
    if (pupil.consent === 'YES' && pupil.eligible !== false && !placed.has(pupil.pupilId)) {
      waiting.set(pupil.rombelId, (waiting.get(pupil.rombelId) ?? 0) + 1);
    }
  }
  for (const [rombelId, count] of waiting) {
    failures.push({
      status: 'FAIL',
      subject: { kind: 'rombel', id: rombelId, label: rombelId },
      measured: count,
      limit: 0,
      unit: 'pupil',
      message: `${count} peserta didik rombel ${rombelId} memilih PTM tetapi belum punya kelompok, seharusnya 0. Tambah kelompok, sesi, atau ruang.`,
    });
  }
  if (failures.length > 0) return capped(failures);
  if (groups.length === 0) return notApplicable('Rencana belum memuat kelompok.');
  return [
    {
      status: 'PASS',
      measured: placed.size,
      unit: 'pupil',
      message: `${placed.size} peserta didik terbagi dalam ${groups.length} kelompok, masing-masing tepat satu kelompok.`,
    },
  ];
}
