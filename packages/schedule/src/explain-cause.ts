import { clockMinutes, clockText } from './clock-minutes.ts';
import type { BoundId, CountingBound } from './counting-bound.ts';
import { boundsOf, tightestBound } from './counting-bounds.ts';
import { findPlan } from './find-plan.ts';
import type { Lang } from './lang.ts';
import { repairLevers } from './repair-levers.ts';
import { indexSchool, type School } from './school.ts';

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

/**
 * What stops `need` sessions a week, and the cheapest change that allows them? Every repair named was tried: all bounds of the
 * changed school reach `need`, and a plan of the changed school was found. Cost: the bounds of each lever, a plan search of at
 * most `PROOF_STEPS` steps for those that pass, at most `MOST_PROOFS` of them.
 */
export function explainCause(school: School, need: number, bestF: number, provenBound: number, lang: Lang, stop: () => boolean): Cause {
  const tight = tightestBound(boundsOf(school));
  const needed = neededOf(tight, need);
  const [id, en] = UNIT[tight.id];
  const who = aboutText(tight, lang);
  const tooLong = tight.id === 'day' && tight.available === 0 ? sessionsTooLong(school, lang) : null;
  if (tooLong) return { resource: tight.id, needed, available: tight.available, ...tooLong };
  const message =
    tight.F >= need && provenBound < need
      ? lang === 'id'
        ? `Terbukti mustahil: ruang, guru, dan waktu cukup bila dihitung sendiri-sendiri, tetapi tidak bersama-sama. Paling banyak ${provenBound} sesi per siswa.`
        : `Proved impossible: rooms, teachers and times suffice one by one, but not together. At most ${provenBound} sessions a pupil.`
      : tight.F >= need
        ? lang === 'id'
          ? `Jadwal ${need} sesi per siswa belum ditemukan; hitungan tidak membuktikannya mustahil (batas atas ${tight.F}).`
          : `No plan with ${need} sessions a pupil was found; the counts do not prove it impossible (upper bound ${tight.F}).`
        : lang === 'id'
          ? `Butuh ${number(needed)} ${id}${who}, tersedia ${number(tight.available)}.`
          : `Needs ${number(needed)} ${en}${who}, ${number(tight.available)} available.`;
  return { resource: tight.id, needed, available: tight.available, message, repair: repairText(school, tight, need, bestF, lang, stop) };
}

/** When every shift is longer than a pupil may stay: which one, by how much, and when it would have to end. Else null. */
function sessionsTooLong({ problem }: School, lang: Lang): Pick<Cause, 'message' | 'repair'> | null {
  const most = problem.rules.maxMinutesPerDay;
  const lengths = problem.shifts.map((shift) => {
    const start = clockMinutes(shift.start) ?? 0;
    return { id: shift.id, minutes: (clockMinutes(shift.end) ?? 0) - start, end: clockText(start + most) };
  });
  const shortest = lengths.reduce((a, b) => (b.minutes < a.minutes ? b : a), lengths[0] ?? { id: '', minutes: 0, end: '' });
  if (shortest.minutes <= most) return null;
  return lang === 'id'
    ? {
        message: `Sesi ${shortest.id} lamanya ${shortest.minutes} menit, batas ${most} menit per siswa per hari; tidak ada sesi yang lebih pendek, jadi tidak ada yang boleh dipakai.`,
        repair: `Perbaikan termurah: akhiri sesi ${shortest.id} pukul ${shortest.end}.`,
      }
    : {
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

const PROOF_STEPS = 4000;
const MOST_PROOFS = 12;

function repairText(school: School, tight: CountingBound, need: number, bestF: number, lang: Lang, stop: () => boolean): string {
  const fallback = lang === 'id' ? `Tanpa perubahan: F = ${bestF} sesi per siswa.` : `Without a change: F = ${bestF} sessions a pupil.`;
  if (tight.id === 'no-consent') {
    return lang === 'id'
      ? `Kumpulkan izin orang tua; tanpa izin semua siswa tetap belajar dari rumah. ${fallback}`
      : `Collect the parents' consent; without it all pupils stay at home. ${fallback}`;
  }
  let proofs = 0;
  for (const lever of repairLevers(school.problem, tight.id, need)) {
    const changed = indexSchool(lever.problem);
    if (tightestBound(boundsOf(changed)).F < need) continue;
    if (proofs++ >= MOST_PROOFS || stop()) break;
    if (!findPlan(changed, need, { seed: 1, work: PROOF_STEPS, stop, familySteps: 0, fillSpare: false })) continue;
    const text = lang === 'id' ? lever.id : lever.en;
    const head = lang === 'id' ? 'Perbaikan termurah' : 'Cheapest repair';
    return `${head}: ${text}. ${fallback}`;
  }
  if (bestF === 0) {
    return lang === 'id'
      ? `Tidak ada satu perubahan yang cukup; perlu beberapa perubahan sekaligus. ${fallback}`
      : `No single change is enough; several are needed together. ${fallback}`;
  }
  return lang === 'id'
    ? `Tidak ada satu perubahan yang cukup; turunkan permintaan menjadi ${bestF} sesi. ${fallback}`
    : `No single change is enough; ask for ${bestF} sessions. ${fallback}`;
}

function number(n: number): string {
  return String(Math.round(n * 10) / 10);
}
