import type { Day } from '@giliran/kernel';
import { dayText } from './indonesian-text.ts';
import type { Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

export interface SuspensionNoticeInput {
  readonly head: SheetHead;
  readonly from: Day;
  /** Null = until the Dinas reopens. */
  readonly until: Day | null;
  readonly cause: 'ZONE' | 'CASE' | 'UNSAFE';
  /** What was decided, in words: zone and area, or scope of the order. No person, no diagnosis. */
  readonly detail: string;
  readonly article: string;
  /** Number of the order; null = to be filled in. */
  readonly reference: string | null;
}

const CAUSES: Readonly<Record<SuspensionNoticeInput['cause'], string>> = {
  ZONE: 'perubahan zona risiko wilayah',
  CASE: 'keputusan evaluasi bersama setelah ada kasus terkonfirmasi',
  UNSAFE: 'keadaan sekolah yang dinilai tidak aman',
};

/** Notice that lessons at school stop and go on at home: from when, why, by which article, until when. Two copies fit no child's name. O(1). */
export function suspensionNotice({ head, from, until, cause, detail, article, reference }: SuspensionNoticeInput): Paper {
  return {
    title: 'Pemberitahuan penghentian tatap muka',
    head,
    sheets: [
      {
        title: 'Pemberitahuan penghentian sementara tatap muka',
        look: 'letter',
        blocks: [
          { kind: 'text', text: `Nomor: ${reference ?? '..............................'}` },
          { kind: 'text', text: 'Kepada orang tua/wali siswa,' },
          {
            kind: 'text',
            text: `Pembelajaran tatap muka di ${head.schoolName} dihentikan mulai ${dayText(from)} karena ${CAUSES[cause]}: ${detail}.`,
          },
          {
            kind: 'notice',
            text: `Semua siswa belajar dari rumah (BDR) ${until === null ? 'sampai ada pemberitahuan dari Dinas' : `sampai ${dayText(until)}`}.`,
          },
          {
            kind: 'items',
            mark: 'bullet',
            items: [
              { text: `Dasar: ${article} Peraturan Bupati Bengkayang Nomor 51 Tahun 2021.` },
              { text: 'Sekolah tidak dibuka kembali dengan sendirinya: Dinas memutuskan setelah syaratnya diperiksa lagi.' },
              { text: 'Tugas dan bahan belajar disampaikan oleh wali kelas.' },
            ],
          },
          { kind: 'signatures', signers: [{ role: 'Kepala sekolah' }] },
        ],
      },
    ],
  };
}
