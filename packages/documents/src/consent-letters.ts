import type { Paper, PaperSheet } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

export interface ConsentLettersInput {
  readonly head: SheetHead;
  /** Days and times a parent should know, in words; null = the schedule is not made yet. */
  readonly schedule: string | null;
  /**
   * The stamped statement of P7.7.b is printed only where the Dinas chose it (assumption A-03); its words are then the Dinas's own.
   * Null = not chosen, and no text is made up.
   */
  readonly statement: { readonly text: string; readonly source: string } | null;
}

/**
 * The forms a parent signs before a pupil may be placed: the choice and permission (P5.1.d, P7.7.a), and, only with a text of the
 * Dinas, the stamped statement (P7.7.b). Names are written by hand on paper; none is printed. O(1).
 */
export function consentLetters({ head, schedule, statement: chosen }: ConsentLettersInput): Paper {
  const permission: PaperSheet = {
    title: 'Surat pernyataan pilihan dan izin orang tua/wali',
    look: 'letter',
    blocks: [
      { kind: 'text', text: 'Yang bertanda tangan di bawah ini, orang tua/wali dari:' },
      {
        kind: 'facts',
        facts: [
          ['Nama siswa', '................................................'],
          ['Rombel / no. absen', '................................................'],
          ['Nama orang tua/wali', '................................................'],
          ['Nomor telepon', '................................................'],
        ],
      },
      { kind: 'text', text: 'memilih untuk anak tersebut (beri tanda pada satu kotak):' },
      {
        kind: 'items',
        mark: 'box',
        items: [
          { text: 'Pembelajaran tatap muka terbatas di sekolah, dan saya MENGIZINKAN anak saya mengikutinya.', note: 'PTM' },
          { text: 'Belajar dari rumah.', note: 'BDR' },
        ],
      },
      ...(schedule === null ? [] : [{ kind: 'text', text: `Jadwal yang ditawarkan: ${schedule}` } as const]),
      { kind: 'text', text: 'Saya mengerti bahwa:' },
      {
        kind: 'items',
        mark: 'number',
        items: [
          { text: 'Pilihan ini boleh diubah kapan saja dengan surat baru; perubahan berlaku mulai hari sekolah berikutnya.' },
          { text: 'Anak diantar dan dijemput tepat waktu.', note: 'Pasal 7 ayat (7) huruf c' },
          {
            text: 'Anak belajar dari rumah bila sakit, ada anggota serumah yang bergejala, atau ada kasus positif di RT/RW kami.',
            note: 'Pasal 7 ayat (7) huruf d',
          },
        ],
      },
      {
        kind: 'text',
        text: 'Dasar: Pasal 5 ayat (1) huruf d dan Pasal 7 ayat (7) huruf a Peraturan Bupati Bengkayang Nomor 51 Tahun 2021.',
      },
      { kind: 'signatures', signers: [{ role: 'Orang tua/wali' }] },
    ],
  };
  const statement: PaperSheet | null =
    chosen === null
      ? null
      : {
          title: 'Surat pernyataan orang tua/wali (bermeterai)',
          look: 'letter',
          blocks: [
            {
              kind: 'facts',
              facts: [
                ['Nama orang tua/wali', '................................................'],
                ['Nama siswa', '................................................'],
                ['Rombel', '................................................'],
              ],
            },
            ...chosen.text.split(/\n+/).map((text) => ({ kind: 'text', text }) as const),
            {
              kind: 'text',
              text: `Dasar: Pasal 7 ayat (7) huruf b. Bunyi surat ini ditetapkan Dinas: ${chosen.source} (asumsi A-03).`,
            },
            { kind: 'signatures', signers: [{ role: 'Orang tua/wali (meterai)' }] },
          ],
        };
  return { title: 'Surat izin dan pernyataan', head, sheets: statement === null ? [permission] : [permission, statement] };
}
