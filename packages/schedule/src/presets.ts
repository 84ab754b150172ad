import { clockMinutes, clockText } from './clock-minutes.ts';
import { expandWeeks, weekOfDay } from './fortnight.ts';
import type { Shift, ShiftProblem } from './shift-problem.ts';

export type PresetId =
  | 'ganjil-genap-absen'
  | 'dua-shift-pagi-siang'
  | 'hari-selang-dua-shift'
  | 'jenjang-per-hari'
  | 'mingguan-ab'
  | 'mulai-bertingkat'
  | 'pertiga'
  | 'satu-rombel-dua-ruang'
  | 'kelas-rangkap'
  | 'dua-kelompok-dua-hari';

/** Where one group stands: its number in its rombel, the number of its rombel and of its grade. */
interface Place {
  group: number;
  rombel: number;
  grade: number;
  grades: number;
}

/** One way to lay out a method: days and shifts as indices of the problem written out (a fortnight has twice the days). */
export interface Layout {
  problem: ShiftProblem;
  /** Groups of every rombel; null = the fewest. */
  groups: number | null;
  slots: (place: Place) => [day: number, shift: number][];
  notes: string[];
}

/** A method schools have used, by name. `layouts` gives the ways to lay it out, best first, or the reason why it has none. */
export interface Preset {
  id: PresetId;
  name: { id: string; en: string };
  about: { id: string; en: string };
  layouts: (problem: ShiftProblem) => Layout[] | string;
}

const alternate = (days: number, step: number, at: number): number[] =>
  Array.from({ length: Math.floor(days / step) }, (_, i) => step * i + at);
const everyDay = (days: number): number[] => Array.from({ length: days }, (_, d) => d);
const inShift = (days: number[], shift: number): [number, number][] => days.map((d) => [d, shift]);

/** Methods seen in Indonesian schools in 2020 and 2021; what a school makes of them is computed and judged like any plan. */
export const PRESETS: readonly Preset[] = [
  {
    id: 'ganjil-genap-absen',
    name: { id: 'Ganjil-genap nomor absen', en: 'Odd and even roster numbers' },
    about: { id: 'Nomor ganjil dan genap bergantian hari, satu shift.', en: 'Odd and even numbers on alternate days, one shift.' },
    layouts: (problem) => [
      { problem, groups: 2, slots: ({ group }) => inShift(alternate(problem.days.length, 2, group % 2), 0), notes: [] },
    ],
  },
  {
    id: 'dua-shift-pagi-siang',
    name: { id: 'Dua shift pagi dan siang', en: 'Morning and noon shift' },
    about: { id: 'Separuh rombel pagi, separuh siang, setiap hari.', en: 'Half of each rombel in the morning, half at noon, every day.' },
    layouts: (problem) =>
      problem.shifts.length < 2
        ? 'Butuh 2 shift, tersedia 1.'
        : [{ problem, groups: 2, slots: ({ group }) => inShift(everyDay(problem.days.length), group % 2), notes: [] }],
  },
  {
    id: 'hari-selang-dua-shift',
    name: { id: 'Hari selang-seling, dua shift', en: 'Alternate days, two shifts' },
    about: {
      id: 'Rombel ganjil dan genap bergantian hari; separuh rombel pagi, separuh siang.',
      en: 'Odd and even rombel on alternate days; half of each in the morning, half at noon.',
    },
    layouts: (problem) =>
      problem.shifts.length < 2
        ? 'Butuh 2 shift, tersedia 1.'
        : [
            {
              problem,
              groups: 2,
              slots: ({ group, rombel }) => inShift(alternate(problem.days.length, 2, rombel % 2), group % 2),
              notes: [],
            },
          ],
  },
  {
    id: 'jenjang-per-hari',
    name: { id: 'Tingkat bergantian hari', en: 'Grades take turns by day' },
    about: { id: 'Setiap hari hanya tingkat tertentu yang masuk.', en: 'Only certain grades come on each day.' },
    layouts: (problem) => {
      const days = problem.days.length;
      const comes = (day: number, { grade, grades }: Place): boolean => {
        const aDay = Math.ceil(grades / days);
        return Array.from({ length: aDay }, (_, i) => (day * aDay + i) % grades).includes(grade);
      };
      const daysOf = (place: Place): number[] => everyDay(days).filter((d) => comes(d, place));
      const one: Layout = { problem, groups: null, slots: (place) => inShift(daysOf(place), 0), notes: [] };
      const split: Layout = {
        problem,
        groups: null,
        slots: (place) => inShift(daysOf(place), place.group % problem.shifts.length),
        notes: ['Kelompok satu rombel dibagi ke beberapa shift.'],
      };
      return problem.shifts.length > 1 ? [one, split] : [one];
    },
  },
  {
    id: 'mingguan-ab',
    name: { id: 'Mingguan A/B', en: 'Weeks A and B' },
    about: { id: 'Kelompok A masuk minggu A, kelompok B minggu B.', en: 'Group A comes in week A, group B in week B.' },
    layouts: (problem) => {
      const both: ShiftProblem = { ...problem, weeks: 2 };
      const { days } = expandWeeks(both);
      const daysOf = (week: string): number[] => days.flatMap((day, d) => (weekOfDay(day) === week ? [d] : []));
      const notes = ['Tanggal mulai minggu A harus diumumkan; hari libur tidak menukar minggu.'];
      return [{ problem: both, groups: 2, slots: ({ group }) => inShift(daysOf(group % 2 === 0 ? 'A' : 'B'), 0), notes }];
    },
  },
  {
    id: 'mulai-bertingkat',
    name: { id: 'Jam mulai bertingkat', en: 'Staggered starts' },
    about: { id: 'Rombel genap mulai 60 menit setelah rombel ganjil.', en: 'Even rombel start 60 minutes after odd ones.' },
    layouts: (problem) => {
      const first = problem.shifts[0];
      if (!first) return 'Butuh 1 shift, tersedia 0.';
      const later = (time: string): string => clockText(clockMinutes(time)! + 60);
      if (clockMinutes(first.end)! + 60 >= 24 * 60) return `Shift ${first.id} selesai terlalu malam untuk mulai 60 menit kemudian.`;
      let id = `${first.id}+60`;
      while (problem.shifts.some((s) => s.id === id)) id += '*';
      const second: Shift = { ...first, id, start: later(first.start), end: later(first.end) };
      const shifts = [first, second];
      const closed = <T extends { unavailable?: [string, string][] }>(x: T): T =>
        x.unavailable
          ? {
              ...x,
              unavailable: x.unavailable.flatMap(([d, s]): [string, string][] =>
                s === first.id
                  ? [
                      [d, s],
                      [d, id],
                    ]
                  : [],
              ),
            }
          : x;
      const staggered: ShiftProblem = {
        ...problem,
        shifts,
        rooms: problem.rooms.map(closed),
        teachers: problem.teachers.map(closed),
      };
      const days = problem.days.length;
      const notes = [`Shift ${id} pukul ${second.start}-${second.end} ditambahkan oleh pola ini.`];
      return [
        { problem: staggered, groups: null, slots: ({ rombel }) => inShift(everyDay(days), rombel % 2), notes },
        { problem: staggered, groups: 2, slots: ({ group, rombel }) => inShift(alternate(days, 2, group % 2), rombel % 2), notes },
      ];
    },
  },
  {
    id: 'pertiga',
    name: { id: 'Sepertiga rombel', en: 'Thirds of a rombel' },
    about: { id: 'Tiga kelompok setiap rombel, bergantian shift atau hari.', en: 'Three groups a rombel, taking turns by shift or day.' },
    layouts: (problem) => {
      const days = problem.days.length;
      const byDay: Layout = { problem, groups: 3, slots: ({ group }) => inShift(alternate(days, 3, group % 3), 0), notes: [] };
      if (problem.shifts.length < 3) return days < 3 ? `Butuh 3 hari, tersedia ${days}.` : [byDay];
      return [{ problem, groups: 3, slots: ({ group }) => inShift(everyDay(days), group % 3), notes: [] }, byDay];
    },
  },
  {
    id: 'satu-rombel-dua-ruang',
    name: { id: 'Satu rombel, dua ruang', en: 'One rombel in two rooms' },
    about: { id: 'Kedua separuh rombel masuk bersamaan di dua ruang.', en: 'Both halves of a rombel come at once, in two rooms.' },
    layouts: (problem) => {
      const days = problem.days.length;
      const notes = ['Setiap ruang butuh gurunya sendiri; satu guru yang berpindah antara dua ruang tidak dihitung.'];
      return [1, 2, 3].flatMap((step) =>
        Array.from({ length: problem.shifts.length }, (_, more): Layout => ({
          problem,
          groups: 2,
          slots: ({ rombel }) =>
            inShift(step === 1 ? everyDay(days) : alternate(days, step, rombel % step), Math.floor(rombel / step) % (more + 1)),
          notes,
        })),
      );
    },
  },
  {
    id: 'kelas-rangkap',
    name: { id: 'Kelas rangkap', en: 'Multigrade teaching' },
    about: { id: 'Rombel kecil yang berdekatan diajar bersama.', en: 'Small neighbouring rombel are taught together.' },
    layouts: (problem) => {
      if (problem.lessons) return 'Kelas rangkap tidak dihitung dengan guru mata pelajaran.';
      const sets = problem.mergeable ?? neighbours(problem);
      if (sets.length === 0) return 'Tidak ada dua rombel berdekatan yang muat bersama dalam satu ruang.';
      const merged: ShiftProblem = { ...problem, mergeable: sets };
      const days = problem.days.length;
      const notes = [`Dirangkap: ${sets.map((s) => s.join('+')).join(', ')}.`];
      return [1, 2, 3].flatMap((step) =>
        Array.from({ length: problem.shifts.length }, (_, more): Layout => ({
          problem: merged,
          groups: null,
          slots: ({ group, rombel }) =>
            inShift(
              step === 1 ? everyDay(days) : alternate(days, step, (rombel + group) % step),
              Math.floor((rombel + group) / step) % (more + 1),
            ),
          notes,
        })),
      );
    },
  },
  {
    id: 'dua-kelompok-dua-hari',
    name: { id: 'Dua kelompok, masing-masing dua hari', en: 'Two groups on two days each' },
    about: {
      id: 'Kelompok A hari pertama dan ketiga, B hari kedua dan keempat.',
      en: 'Group A on the first and third day, B on the second and fourth.',
    },
    layouts: (problem) =>
      problem.days.length < 4
        ? `Butuh 4 hari, tersedia ${problem.days.length}.`
        : [{ problem, groups: 2, slots: ({ group }) => inShift([group % 2, (group % 2) + 2], 0), notes: [] }],
  },
];

/** Pairs of neighbouring rombel whose consenting pupils fit the largest room together. */
function neighbours(problem: ShiftProblem): string[][] {
  const most = Math.max(0, ...problem.rooms.map((r) => Math.min(r.cap, problem.rules.maxGroup)));
  const size = (i: number): number => problem.rombel[i]!.pupils.filter((p) => p.consent).length;
  const sets: string[][] = [];
  for (let i = 0; i + 1 < problem.rombel.length; i++) {
    if (size(i) === 0 || size(i) + size(i + 1) > most) continue;
    sets.push([problem.rombel[i]!.id, problem.rombel[i + 1]!.id]);
    i++;
  }
  return sets;
}
