import { cheapestRepair, type Repair } from './cheapest-repair.ts';
import { clockMinutes, clockText } from './clock-minutes.ts';
import type { BoundId, CountingBound } from './counting-bound.ts';
import { boundsOf, tightestBound } from './counting-bounds.ts';
import { findPlan } from './find-plan.ts';
import type { Lang } from './lang.ts';
import { bindingLimits, missingResource, type Missing } from './missing-resource.ts';
import type { MipSolver } from './prove-no-more.ts';
import { indexSchool, type School } from './school.ts';
import type { ShiftProblem } from './shift-problem.ts';

/** Why a school cannot give what is asked, for a head teacher: numbers first, then the cheapest repair. */
export interface Cause {
  /** The binding bound. When no bound forbids the plan but none was found, the tightest one. */
  resource: BoundId;
  needed: number;
  available: number;
  message: string;
  repair: string;
}

const UNIT: Record<BoundId, [id: string, en: string]> = {
  'no-consent': ['siswa berizin orang tua', 'pupil with consent'],
  'room-area': ['kursi', 'seat'],
  day: ['hari buka per minggu', 'open days a week'],
  rooms: ['sesi ruang per minggu', 'room-sessions a week'],
  seats: ['kursi-sesi per minggu', 'seat-sessions a week'],
  teachers: ['sesi guru per minggu', 'teacher-sessions a week'],
  'teacher-hall': ['sesi guru per minggu', 'teacher-sessions a week'],
  'subject-teacher': ['jam pelajaran per minggu', 'periods a week'],
  gate: ['giliran siswa di gerbang per minggu', 'gate places a week'],
  campus: ['tempat siswa di sekolah per minggu', 'campus places a week'],
  'gender-shift': ['slot untuk laki-laki dan perempuan', 'slots for boys and girls'],
  curriculum: ['sesi pelajaran per kelompok', 'lesson sessions a group'],
};

/** The unit of a resource, of a week or of the two weeks that are planned together. */
function unitOf(id: BoundId, weeks: 2 | undefined): [id: string, en: string] {
  const [text, english] = UNIT[id];
  return weeks === 2 ? [text.replace('per minggu', 'per dua minggu'), english.replace('a week', 'a fortnight')] : [text, english];
}

/**
 * What stops `need` sessions a week, and the cheapest change that allows them? Where a count forbids them, that count; where only
 * all counts together do, the one resource of which more would be enough and how much of it is missing (asked of the solver with
 * that resource for sale), or the limits that
 * together forbid it. Every repair named was tried, see `cheapestRepair`. Cost: that, and one question a resource.
 */
export function explainCause(
  school: School,
  need: number,
  best: { F: number; bound: number },
  lang: Lang,
  solver: MipSolver | undefined,
  stop: () => boolean,
  mostPlans?: number,
): Cause {
  const tight = tightestBound(boundsOf(school));
  const counted = { resource: tight.id, needed: neededOf(tight, need), available: tight.available };
  const tooLong = tight.id === 'day' && tight.available === 0 ? sessionsTooLong(school, lang) : null;
  if (tooLong && isEnough(tooLong.ended, need, stop)) return { ...counted, message: tooLong.message, repair: tooLong.repair };
  const repair = repairText(school, tight, need, best.F, lang, () => cheapestRepair(school, need, solver, stop, mostPlans));
  if (tooLong) return { ...counted, message: tooLong.message, repair };
  if (tight.F < need) {
    const message = countedText(tight, need, lang, school.source.weeks);
    return { ...counted, message, repair };
  }
  if (best.bound >= need) {
    const message =
      lang === 'id'
        ? `Jadwal ${need} sesi per siswa belum ditemukan; hitungan tidak membuktikannya mustahil (batas atas ${best.bound}).`
        : `No plan with ${need} sessions a pupil was found; the counts do not prove it impossible (upper bound ${best.bound}).`;
    return { ...counted, message, repair };
  }
  const missing = solver && !stop() ? missingResource(school, need, solver) : null;
  if (!missing) {
    const binding = solver && !stop() ? bindingLimits(school, need, solver) : [];
    const bound = boundsOf(school).find((b) => b.id === binding[0]) ?? tight;
    const together = { resource: bound.id, needed: neededOf(bound, need), available: bound.available };
    return { ...together, message: togetherText(binding, need, best.bound, lang), repair };
  }
  const { resource, needed, available } = missing;
  return { resource, needed, available, message: missingText(missing, need, best.bound, lang, school.source.weeks), repair };
}

const NAME: Partial<Record<BoundId, [id: string, en: string]>> = {
  rooms: ['ruang', 'rooms'],
  teachers: ['guru', 'teachers'],
  'subject-teacher': ['guru mata pelajaran', 'subject teachers'],
  gate: ['gerbang', 'the gate'],
  campus: ['jumlah siswa di sekolah bersamaan', 'pupils on site at once'],
  'gender-shift': ['pemisahan laki-laki dan perempuan', 'boys and girls apart'],
};

/** Several limits that only together forbid the plan, none of which alone is worth lifting. */
function togetherText(binding: BoundId[], need: number, bound: number, lang: Lang): string {
  const names = binding.map((b) => NAME[b]![lang === 'id' ? 0 : 1]);
  const [only] = names;
  if (names.length === 1) {
    return lang === 'id'
      ? `Paling banyak ${bound} sesi per siswa, diminta ${need}: ${only} cukup jumlahnya tetapi tidak pada jam yang dibutuhkan, dan menambah ${only} saja tidak cukup.`
      : `At most ${bound} sessions a pupil, ${need} asked: enough of ${only}, but not at the hours needed, and more of ${only} alone is not enough.`;
  }
  const which = names.join(lang === 'id' ? ' dan ' : ' and ') || (lang === 'id' ? 'ruang, guru, dan waktu' : 'rooms, teachers and times');
  return lang === 'id'
    ? `Paling banyak ${bound} sesi per siswa, diminta ${need}: ${which} cukup bila dihitung sendiri-sendiri, tetapi tidak bersama-sama, dan menambah satu hal saja tidak cukup.`
    : `At most ${bound} sessions a pupil, ${need} asked: ${which} suffice counted one by one, but not together, and more of one of them alone is not enough.`;
}

function missingText({ resource, needed, available }: Missing, need: number, bound: number, lang: Lang, weeks: 2 | undefined): string {
  if (resource === 'gender-shift') {
    return lang === 'id'
      ? `Paling banyak ${bound} sesi per siswa, diminta ${need}: cukup bila laki-laki dan perempuan boleh masuk pada jam yang sama, tidak cukup bila terpisah.`
      : `At most ${bound} sessions a pupil, ${need} asked: enough if boys and girls may come at the same time, not enough apart.`;
  }
  if (resource === 'gate' || resource === 'campus') {
    const [id, en] =
      resource === 'gate' ? ['di gerbang dalam satu gelombang', 'at the gate in one wave'] : ['di sekolah bersamaan', 'on site at once'];
    return lang === 'id'
      ? `Butuh ${number(needed)} siswa ${id}, tersedia ${number(available)}.`
      : `Needs ${number(needed)} pupils ${en}, ${number(available)} available.`;
  }
  const [id, en] = unitOf(resource, weeks);
  return lang === 'id'
    ? `Butuh ${number(needed)} ${id}, hanya ${number(available)} dapat dipakai: jumlahnya cukup, tetapi jamnya tidak bertemu dengan yang lain.`
    : `Needs ${number(needed)} ${en}, only ${number(available)} can be used: there are enough, but at hours that do not meet the others.`;
}

/** What `need` sessions for everyone take of the resource that binds, and what of it there is. O(ids of the bound). */
export function countedText(tight: CountingBound, need: number, lang: Lang, weeks: 2 | undefined): string {
  const [id, en] = unitOf(tight.id, weeks);
  const who = aboutText(tight, lang);
  const needed = number(neededOf(tight, need));
  return lang === 'id'
    ? `Butuh ${needed} ${id}${who}, tersedia ${number(tight.available)}.`
    : `Needs ${needed} ${en}${who}, ${number(tight.available)} available.`;
}

/** Is a plan of the changed school found? */
function isEnough(problem: ShiftProblem, need: number, stop: () => boolean): boolean {
  const school = indexSchool(problem);
  if (tightestBound(boundsOf(school)).F < need) return false;
  return findPlan(school, need, { seed: 1, work: 4000, familySteps: 0, fillSpare: false, stop }) !== null;
}

/** When every shift is longer than a pupil may stay: which one, by how much, and when it would have to end. Else null. */
function sessionsTooLong({ source: problem }: School, lang: Lang): (Pick<Cause, 'message' | 'repair'> & { ended: ShiftProblem }) | null {
  const most = problem.rules.maxMinutesPerDay;
  const lengths = problem.shifts.map((shift) => {
    const start = clockMinutes(shift.start) ?? 0;
    return { id: shift.id, minutes: (clockMinutes(shift.end) ?? 0) - start, end: clockText(start + most) };
  });
  const shortest = lengths.reduce((a, b) => (b.minutes < a.minutes ? b : a), lengths[0] ?? { id: '', minutes: 0, end: '' });
  if (shortest.minutes <= most || most < 1) return null;
  const ended = { ...problem, shifts: problem.shifts.map((s) => (s.id === shortest.id ? { ...s, end: shortest.end } : s)) };
  return lang === 'id'
    ? {
        ended,
        message: `Sesi ${shortest.id} lamanya ${shortest.minutes} menit, batas ${most} menit per siswa per hari; tidak ada sesi yang lebih pendek, jadi tidak ada yang boleh dipakai.`,
        repair: `Perbaikan termurah: akhiri sesi ${shortest.id} pukul ${shortest.end}.`,
      }
    : {
        ended,
        message: `Session ${shortest.id} lasts ${shortest.minutes} minutes, the limit is ${most} minutes a pupil and day; no session is shorter, so none may be used.`,
        repair: `Cheapest repair: end session ${shortest.id} at ${shortest.end}.`,
      };
}

/** Units of the bound's resource that `need` sessions for every pupil take. */
function neededOf(bound: CountingBound, need: number): number {
  if (bound.id === 'no-consent' || bound.id === 'room-area' || bound.id === 'subject-teacher') return bound.perSession;
  return bound.perSession * need;
}

function aboutText(bound: CountingBound, lang: Lang): string {
  if (!bound.about || bound.about.length === 0) return '';
  const names = bound.about.length > 6 ? `${bound.about.slice(0, 6).join(', ')}, ...` : bound.about.join(', ');
  return lang === 'id' ? ` dari guru ${names}` : ` of ${names}`;
}

function repairText(school: School, tight: CountingBound, need: number, bestF: number, lang: Lang, search: () => Repair | null): string {
  const fallback = lang === 'id' ? `Tanpa perubahan: F = ${bestF} sesi per siswa.` : `Without a change: F = ${bestF} sessions a pupil.`;
  if (tight.id === 'no-consent') {
    return lang === 'id'
      ? `Kumpulkan izin orang tua; tanpa izin semua siswa tetap belajar dari rumah. ${fallback}`
      : `Collect the parents' consent; without it all pupils stay at home. ${fallback}`;
  }
  const repair = search();
  if (repair) {
    return lang === 'id' ? `Perbaikan termurah: ${repair.id}. ${fallback}` : `Cheapest repair: ${repair.en}. ${fallback}`;
  }
  if (bestF === 0) {
    return lang === 'id' ? `Belum ditemukan perubahan yang cukup. ${fallback}` : `No change was found that is enough. ${fallback}`;
  }
  return lang === 'id'
    ? `Belum ditemukan perubahan yang cukup; turunkan permintaan menjadi ${bestF} sesi. ${fallback}`
    : `No change was found that is enough; ask for ${bestF} sessions. ${fallback}`;
}

function number(n: number): string {
  return String(Math.round(n * 10) / 10);
}
