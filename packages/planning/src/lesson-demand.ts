import { InputError, pointer } from '@giliran/kernel';
import type { LessonDemandFacts, SchoolFacts } from './school-facts.ts';

const LONGEST_SUBJECT = 60;
const MOST_PERIODS = 84;

/** What the rows are held against: who there is, and how much fits in a week. */
export type LessonDemandOf = {
  readonly setting: Pick<SchoolFacts['setting'], 'lessons'>;
  readonly rombel: readonly { readonly id: string; readonly name: string }[];
  readonly teachers: readonly { readonly id: string }[];
};

/**
 * Reads what subject teachers teach; names of subjects lose blanks around them. Throws InputError with the path below `path` of the
 * first row that is unknown, repeated, empty or not 1 to 84 periods, or with which a rombel asks for more periods than its sessions
 * have (only where the setting has lessons). O(rows).
 */
export function parseLessonDemand(rows: readonly LessonDemandFacts[], school: LessonDemandOf, path: string): LessonDemandFacts[] {
  const rombelName = new Map(school.rombel.map(({ id, name }) => [id, name]));
  const teachers = new Set(school.teachers.map(({ id }) => id));
  const frame = school.setting.lessons ?? null;
  const most = frame && frame.periodsPerSession * frame.sessionsPerGroup;
  const wholeOf = new Map<string, number>();
  for (const { rombelId, periods } of rows) wholeOf.set(rombelId, (wholeOf.get(rombelId) ?? 0) + periods);
  const soFar = new Map<string, number>();
  const seen = new Set<string>();
  return rows.map(({ rombelId, subject, teacherId, periods }, i) => {
    const refuse = (key: keyof LessonDemandFacts, message: string) =>
      new InputError(`${path}${pointer(i, key)}`, `baris ${i + 1}: ${message}`);
    const rombel = rombelName.get(rombelId);
    if (rombel === undefined) throw refuse('rombelId', 'rombel tidak dikenal di sekolah ini; muat ulang halaman');
    const name = subject.trim();
    if (!name) throw refuse('subject', `nama mata pelajaran untuk ${rombel} kosong`);
    if (name.length > LONGEST_SUBJECT)
      throw refuse('subject', `nama mata pelajaran ${name.length} huruf, paling banyak ${LONGEST_SUBJECT}; pakai singkatan seperti MTK`);
    const key = JSON.stringify([rombelId, name]);
    if (seen.has(key)) throw refuse('subject', `${name} untuk ${rombel} tertulis dua kali; gabungkan jamnya`);
    seen.add(key);
    if (!teachers.has(teacherId)) throw refuse('teacherId', `guru ${name} ${rombel} tidak dikenal di sekolah ini; muat ulang halaman`);
    if (!Number.isInteger(periods) || periods < 1 || periods > MOST_PERIODS)
      throw refuse('periods', `${name} ${rombel} ${periods} jam pelajaran; harus bilangan bulat 1–${MOST_PERIODS}`);
    const sum = (soFar.get(rombelId) ?? 0) + periods;
    soFar.set(rombelId, sum);
    if (frame && most !== null && sum > most)
      throw refuse(
        'periods',
        `${rombel} meminta ${wholeOf.get(rombelId)} jam pelajaran seminggu, tersedia ${most} (${frame.sessionsPerGroup} pertemuan × ${frame.periodsPerSession} jam); kurangi jamnya atau tambah pertemuan`,
      );
    return { rombelId, subject: name, teacherId, periods };
  });
}
