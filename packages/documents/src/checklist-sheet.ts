import { dayText } from './indonesian-text.ts';
import type { Day } from '@giliran/kernel';
import type { Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

export interface ChecklistLine {
  readonly code: string;
  readonly text: string;
  readonly answer: 'YES' | 'NO' | null;
  /** Count, distance, number of a document and the like. */
  readonly detail: string;
  readonly answeredOn: Day | null;
}

export interface ChecklistSheetInput {
  readonly head: SheetHead;
  readonly lines: readonly ChecklistLine[];
  readonly gate: readonly ChecklistLine[];
}

/** The school's answers to be copied by hand into the official readiness page, which stays the official one (P7.5.a). O(lines). */
export function checklistSheet({ head, lines, gate }: ChecklistSheetInput): Paper {
  const title = 'Daftar periksa kesiapan';
  const rows = (list: readonly ChecklistLine[]) =>
    list.map((line) => [
      line.code,
      line.text,
      line.answer === null ? 'belum dijawab' : line.answer === 'YES' ? 'YA' : 'TIDAK',
      line.detail,
      line.answeredOn === null ? '' : dayText(line.answeredOn),
      { box: true } as const,
    ]);
  const columns = [
    { label: 'Kode', width: 0.6 },
    { label: 'Butir', width: 3 },
    { label: 'Jawaban' },
    { label: 'Keterangan', width: 1.6 },
    { label: 'Tanggal', width: 1.3 },
    { label: 'Disalin', width: 0.7 },
  ];
  return {
    title,
    head,
    sheets: [
      {
        title,
        look: 'letter',
        blocks: [
          {
            kind: 'notice',
            text: 'Lembar bantu. Daftar periksa yang resmi diisi di laman Dapodik (Pasal 7 ayat (5) huruf a); salin jawaban di bawah ini ke sana.',
          },
          { kind: 'table', columns, rows: rows(lines) },
          { kind: 'heading', text: 'Syarat dari peraturan' },
          { kind: 'table', columns, rows: rows(gate) },
          { kind: 'signatures', signers: [{ role: 'Operator' }, { role: 'Kepala sekolah' }] },
        ],
      },
    ],
  };
}
