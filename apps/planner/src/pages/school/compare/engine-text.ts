import type { Language } from '../../../i18n/i18n.ts';

/** Sentences of the engine, which writes English, in Indonesian; the first that fits is taken. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) persons name no household: .*$/, '$1 orang tanpa rumah tangga: masing-masing dianggap serumah dengan dua orang dewasa.'],
  [
    /^plan (.+): (\d+) rombel but (\d+) rooms; .*$/,
    'Jadwal $1: ada $2 rombel dan $3 ruang; pola ini menganggap tiap rombel punya ruang sendiri.',
  ],
  [/^plan (.+): (\d+) rombel have no teacher .*\((\d+) teachers\)\.$/, 'Jadwal $1: $2 rombel dihitung tanpa guru (guru di sekolah: $3).'],
  [/^plan (.+): (\d+) pupils of group (.+) have no consent .*$/, 'Jadwal $1: $2 siswa kelompok $3 belajar dari rumah dan tidak datang.'],
  [
    /^plan (.+): the teacher (.+) stays in the school (.+); .*would have him in (.+) at the same time\.$/,
    'Jadwal $1: guru $2 tetap di sekolah $3; menurut pola ini ia harus di $4 pada saat yang sama.',
  ],
  [
    /^some pupil ids occur in several schools.*$/,
    'Sebagian nomor siswa dipakai beberapa sekolah, jadi nomor rumah tangga dan guru dianggap milik tiap sekolah sendiri.',
  ],
  [/^two adults in each of (\d+) households not described$/, 'dua orang dewasa di tiap rumah tangga yang tidak dirinci ($1)'],
  [/^pupil (\S+), teacher (\S+), adult (\S+), sibling (\S+) where missing$/, 'siswa $1, guru $2, dewasa $3, saudara $4 bila tidak diisi'],
  [
    /^where the group or school was open that morning.*$/,
    'bila kelompok atau sekolah buka pagi itu; mulai dari nol sesudah tiap penutupan',
  ],
  [/^168 m3, 6 air changes per hour$/, '168 m³, udara berganti 6 kali per jam'],
  [/^one of their own$/, 'satu rombel sendiri'],
  [/^as ach$/, 'sama dengan saat dipakai'],
  [/^none$/, 'tidak ada'],
];

/** Pieces that sources are made of, longer ones first. */
const PIECES: readonly (readonly [string, string])[] = [
  ['multiplies the doses in rooms (air and close range)', 'pengali dosis di ruang (udara dan jarak dekat)'],
  ['quanta of a teacher as a multiple of an adult', 'kuanta guru sebagai kelipatan orang dewasa'],
  ['quanta of a pupil as a share of an adult', 'kuanta siswa sebagai bagian dari orang dewasa'],
  ['the variant acts through transmissibility', 'varian bekerja lewat daya tular'],
  ['share of the two-dose effect after one dose', 'bagian pengaruh dua dosis sesudah satu dosis'],
  ['R = 4.4 from a teacher in the same school', 'R = 4,4 dari seorang guru di sekolah yang sama'],
  ['primary school of 8 x 19', 'sekolah dasar 8 × 19 siswa'],
  ['R = 2.6 from a pupil', 'R = 2,6 dari seorang siswa'],
  ['dose per neighbour in 3 h at 1 m', 'dosis per tetangga duduk dalam 3 jam pada 1 m'],
  ['dose per contact in 10 min, indoors', 'dosis per kontak dalam 10 menit, di dalam ruang'],
  ['centre of the quoted range', 'tengah rentang yang dikutip'],
  ['effective days, log-normal', 'hari efektif, log-normal'],
  ['less per year under 18', 'berkurang tiap tahun di bawah 18'],
  ['adult speaking, mean', 'orang dewasa berbicara, rata-rata'],
  ['(recalled, verify)', '(dikutip dari ingatan, belum diperiksa)'],
  ['recalled, verify', 'dikutip dari ingatan, belum diperiksa'],
  ['remaining factor', 'faktor sisa'],
  ['cloth to type I', 'kain sampai tipe I'],
  ['per session wave', 'per gelombang sesi'],
  ['the first plan', 'jadwal pertama'],
  ['preset of zone GREEN, not official', 'nilai awal zona hijau, bukan angka resmi'],
  ['preset of zone YELLOW, not official', 'nilai awal zona kuning, bukan angka resmi'],
  ['preset of zone ORANGE, not official', 'nilai awal zona oranye, bukan angka resmi'],
  ['preset of zone RED, not official', 'nilai awal zona merah, bukan angka resmi'],
  ['Korean school tracer-gas study', 'studi gas pelacak sekolah Korea'],
  ['open windows', 'jendela terbuka'],
  ['where missing', 'bila tidak diisi'],
  ['two doses', 'dua dosis'],
  ['assumption', 'asumsi'],
  ['calibration', 'kalibrasi'],
  ['variants', 'varian'],
  ['range', 'rentang'],
  [' et al.', ' dkk.'],
];

/** What the engine says in words (a warning, a source, a value that is no number) in the language of the page. O(length). */
export function engineText(language: Language, text: string): string {
  if (language === 'en') return text;
  const sentence = SENTENCES.find(([pattern]) => pattern.test(text));
  if (sentence) return text.replace(sentence[0], sentence[1]);
  return PIECES.reduce((all, [english, own]) => all.replaceAll(english, own), text);
}
