import { emptySheet, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

export interface ProtocolLine {
  /** "L4.2.1.a" */
  readonly provisionId: string;
  /** Where it is hung: "Di ruang kelas". */
  readonly place: string;
  readonly text: string;
  readonly article: string;
}

export interface ProtocolPostersInput {
  readonly head: SheetHead;
  readonly lines: readonly ProtocolLine[];
}

/** The protocol lines of Lampiran III and IV for the wall, one poster a place, in letters to be read from two metres. O(lines). */
export function protocolPosters({ head, lines }: ProtocolPostersInput): Paper {
  const title = 'Poster protokol kesehatan';
  const places = [...new Set(lines.map((line) => line.place))];
  if (places.length === 0) return { title, head, sheets: [emptySheet(title, 'Tidak ada poster yang dipilih.')] };
  return {
    title,
    head,
    sheets: places.map((place) => ({
      title: place,
      look: 'poster',
      blocks: [
        {
          kind: 'items',
          mark: 'bullet',
          items: lines.filter((line) => line.place === place).map(({ text, article }) => ({ text, note: article })),
        },
      ],
    })),
  };
}
