import type { PlanPupil } from '../plan-facts.ts';
import type { ResolvedValue } from '../resolved-policy.ts';
import { capped, groupSubject, notApplicable, type CheckContext, type Verdict } from './check.ts';

type Flag = boolean | null;

/** P7.7.d: placed pupils passed the RT/RW list; who did not is taught from home. O(pupils). */
export function neighbourhood(context: CheckContext): readonly Verdict[] {
  const by = context.policy.limits.rtRwCaseFree;
  if (by.value !== true) return notApplicable('Peraturan yang dipilih tidak memeriksa lingkungan RT/RW.');
  return judge(context, (pupil) => pupil.rtRwClear ?? pupil.eligible ?? null, 'ceklist bebas kasus di lingkungan RT/RW', by);
}

/** L3.4.1: healthy, comorbidity controlled. The overall flag passes it, but does not say why it failed. O(pupils). */
export function comorbidity(context: CheckContext): readonly Verdict[] {
  const flag = (pupil: PlanPupil): Flag => pupil.comorbidityControlled ?? (pupil.eligible === true ? true : null);
  return judge(context, flag, 'kondisi sehat (komorbid terkontrol)');
}

/** L3.4.2: free of symptoms, household included. Screened every day, so a plan alone cannot show it. O(pupils). */
export function symptoms(context: CheckContext): readonly Verdict[] {
  return judge(context, (pupil) => pupil.symptomFree ?? null, 'skrining harian bebas gejala, termasuk serumah');
}

function judge(context: CheckContext, flagOf: (pupil: PlanPupil) => Flag, what: string, by?: ResolvedValue<unknown>): readonly Verdict[] {
  const source = by ? { by } : {};
  const failures: Verdict[] = [];
  let unknown = 0;
  let clear = 0;
  for (const group of context.facts.groups) {
    let barred = 0;
    for (const pupil of group.pupils) {
      const flag = flagOf(pupil);
      if (flag === false) barred += 1;
      else if (flag === true) clear += 1;
      else unknown += 1;
    }
    if (barred > 0) {
      failures.push({
        ...source,
        status: 'FAIL',
        subject: groupSubject(group),
        measured: barred,
        limit: 0,
        unit: 'pupil',
        message: `${barred} peserta didik di ${group.label} tidak lolos ${what}, batas 0. Keluarkan dari daftar hadir dan layani dari rumah; kursinya dibiarkan kosong.`,
      });
    }
  }
  const listed = capped(failures);
  if (unknown > 0) {
    return [
      ...listed,
      {
        ...source,
        status: 'NOT_DETERMINED',
        measured: unknown,
        limit: 0,
        unit: 'pupil',
        message: `${unknown} peserta didik belum punya catatan ${what}. Isi ceklist sebelum mereka datang.`,
      },
    ];
  }
  if (listed.length > 0) return listed;
  if (clear === 0) return notApplicable('Rencana belum menempatkan peserta didik.');
  return [
    {
      ...source,
      status: 'PASS',
      measured: clear,
      limit: clear,
      unit: 'pupil',
      message: `${clear} dari ${clear} peserta didik lolos ${what}.`,
    },
  ];
}
