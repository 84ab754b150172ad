import type { Answer, PlanPupil } from '../plan-facts.ts';
import { capped, groupSubject, notApplicable, type CheckContext, type Verdict } from './check.ts';

/** P5.1.d, in transition: only pupils whose parents signed the choice for face-to-face have a place. O(pupils). */
export function choiceStatement(context: CheckContext): readonly Verdict[] {
  if (context.facts.phase !== 'TRANSITION') {
    return notApplicable('Surat pernyataan pilihan ditulis untuk masa transisi; surat izin Pasal 7 ayat (7) huruf a tetap diperiksa.');
  }
  return judge(context, (pupil) => pupil.consent, 'surat pernyataan pilihan PTM');
}

/** P7.7.a, in both phases: the parents' letter of permission guards the place. The signed choice stands for it when it is not kept apart. O(pupils). */
export function permissionLetter(context: CheckContext): readonly Verdict[] {
  return judge(context, (pupil) => pupil.permission ?? pupil.consent, 'surat izin orang tua');
}

function judge(context: CheckContext, answerOf: (pupil: PlanPupil) => Answer, paper: string): readonly Verdict[] {
  const by = context.policy.limits.parentConsent;
  if (by.value === null) return notApplicable('Peraturan yang dipilih tidak mensyaratkan persetujuan orang tua.');
  const verdicts: Verdict[] = [];
  let unknown = 0;
  let yes = 0;
  for (const group of context.facts.groups) {
    const refused: string[] = [];
    for (const pupil of group.pupils) {
      const answer = answerOf(pupil);
      if (answer === 'NO') refused.push(pupil.id);
      else if (answer === 'YES') yes += 1;
      else unknown += 1;
    }
    if (refused.length > 0) {
      const listed = refused.slice(0, 5).join(', ') + (refused.length > 5 ? ', ...' : '');
      verdicts.push({
        status: 'FAIL',
        by,
        subject: groupSubject(group),
        measured: refused.length,
        limit: 0,
        unit: 'pupil',
        message: `${refused.length} peserta didik di ${group.label} ditempatkan tanpa izin (${paper}: memilih BDR), batas 0. Pindahkan ke BDR: ${listed}.`,
      });
    }
  }
  const failures = capped(verdicts);
  if (unknown > 0) {
    return [
      ...failures,
      {
        status: 'NOT_DETERMINED',
        by,
        measured: unknown,
        limit: 0,
        unit: 'pupil',
        message: `${unknown} peserta didik ditempatkan, tetapi ${paper} belum dicatat. Minta jawabannya sebelum sesi pertama.`,
      },
    ];
  }
  if (failures.length > 0) return failures;
  if (yes === 0) return notApplicable('Rencana belum menempatkan peserta didik.');
  return [
    {
      status: 'PASS',
      by,
      measured: yes,
      limit: yes,
      unit: 'pupil',
      message: `${yes} dari ${yes} peserta didik yang ditempatkan memiliki ${paper}.`,
    },
  ];
}
