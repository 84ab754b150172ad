import { escapeHtml } from './escape-html.ts';
import { numberText } from './indonesian-text.ts';
import { printPage, type SheetHead } from './print-page.ts';

/** One mark on the floor; x and y from the front-left corner, in cm. */
export interface PrintMark {
  readonly number: number;
  readonly row: string;
  readonly xCm: number;
  readonly yCm: number;
  /** Tape distances from corners A and B, in cm. */
  readonly tapeCm: readonly [number, number];
}

/** A rectangular room with its checked floor marks. */
export interface SeatMapRoom {
  readonly name: string;
  /** Along the teacher wall. */
  readonly widthM: number;
  readonly lengthM: number;
  readonly margins: { readonly sideM: number; readonly frontM: number; readonly backM: number };
  readonly spacingM: number;
  /** Smallest distance of the printed numbers; null for fewer than two seats. */
  readonly minDistanceM: number | null;
  readonly marks: readonly PrintMark[];
  /** Legal cap a session; null = no chosen text states one. */
  readonly cap: number | null;
  readonly limitedBy: 'cap' | 'geometry';
  /** Proved: no layout has more seats. */
  readonly upperBound: number | null;
  readonly proven: boolean;
  /** Largest group that sits here; null = none. */
  readonly largestGroup: number | null;
  readonly articles: readonly string[];
  /** Assumptions such as A-16; printed apart from the articles. */
  readonly assumptionIds: readonly string[];
}

export interface SeatMapInput {
  readonly head: SheetHead;
  readonly rooms: readonly SeatMapRoom[];
}

const SCALES = [20, 25, 40, 50, 75, 100, 150, 200, 300];
const WIDEST_MM = 160;
const TALLEST_MM = 145;

/** Seat maps to scale with the numbers to mark on the floor; one sheet a room. O(seats). */
export function seatMapSheet({ head, rooms }: SeatMapInput): string {
  const sheets = rooms.map((room) => ({ title: `Denah tempat duduk: ${room.name}`, body: roomHtml(room) }));
  return printPage(
    head,
    'Denah tempat duduk',
    sheets.length > 0 ? sheets : [{ title: 'Denah tempat duduk', body: '<p>Tidak ada ruang dengan ukuran yang diketahui.</p>' }],
  );
}

function roomHtml(room: SeatMapRoom): string {
  const { spacingM, minDistanceM, cap, margins, upperBound, marks } = room;
  const seats = marks.length;
  const bound =
    room.limitedBy === 'cap'
      ? `batas hukum ${cap ?? '–'} siswa tercapai; ruang ini tidak boleh diisi lebih`
      : room.proven
        ? `terbukti paling banyak ${seats}`
        : `paling banyak ${upperBound ?? '–'} menurut hitungan; ${seats} sudah ditemukan`;
  const facts = [
    ['Ukuran ruang', `${numberText(room.widthM)} m (sepanjang papan tulis) × ${numberText(room.lengthM)} m`],
    ['Tempat duduk', `${seats}${room.largestGroup === null ? '' : `; kelompok terbesar di ruang ini ${room.largestGroup} siswa`}`],
    ['Batas', bound],
    [
      'Jarak antarkursi',
      `paling sedikit ${numberText(spacingM)} m${minDistanceM === null ? '' : `; pada denah ini paling dekat ${numberText(Math.floor(minDistanceM * 1000 + 1e-4) / 1000, 3)} m`}`,
    ],
    [
      'Tanpa kursi',
      `${numberText(margins.sideM)} m dari dinding samping, ${numberText(margins.frontM)} m dari dinding papan tulis, ${numberText(margins.backM)} m dari dinding belakang`,
    ],
    ['Dasar', room.articles.join('; ') || '–'],
    ['Asumsi, bukan bunyi peraturan', room.assumptionIds.join(', ') || '–'],
  ];
  const rows = marks
    .map(
      (mark) =>
        `<tr><td class="figure">${mark.number}</td><td>${escapeHtml(mark.row)}</td>${[mark.xCm, mark.yCm, ...mark.tapeCm].map((cm) => `<td class="figure">${numberText(cm, 1)}</td>`).join('')}</tr>`,
    )
    .join('');
  return `${roomSvg(room)}
<dl class="facts">${facts.map(([term, text]) => `<dt>${escapeHtml(term ?? '')}</dt><dd>${escapeHtml(text ?? '')}</dd>`).join('')}</dl>
<p class="advice"><strong>Ukur dulu di tempat.</strong> Cocokkan lebar dan panjang ruang dengan meteran sebelum menempel tanda. Bila ukurannya lain, atau ada tiang dan lemari, jangan pakai lembar ini: betulkan ukuran ruang di Giliran lalu cetak lagi. Nomor kursi menandai titik tengah siswa yang duduk.</p>
<h2>Letak tanda di lantai</h2>
<p>Semua angka dalam sentimeter. A = sudut kiri depan, B = sudut kanan depan, keduanya dilihat saat menghadap papan tulis. X diukur dari A sepanjang dinding papan tulis, Y menjauh dari dinding itu. Kolom pita A dan pita B ialah jarak lurus dari kedua sudut.</p>
<table class="grid"><thead><tr><th scope="col">No.</th><th scope="col">Baris</th><th scope="col">X</th><th scope="col">Y</th><th scope="col">Pita A</th><th scope="col">Pita B</th></tr></thead><tbody>${rows || '<tr><td colspan="6">Tidak ada kursi.</td></tr>'}</tbody></table>`;
}

/** The smallest round scale at which the room fits the paper. */
export function scaleOf(widthM: number, lengthM: number): number {
  return (
    SCALES.find((scale) => (widthM * 1000) / scale <= WIDEST_MM && (lengthM * 1000) / scale <= TALLEST_MM) ??
    Math.ceil(Math.max((widthM * 1000) / WIDEST_MM, (lengthM * 1000) / TALLEST_MM) / 100) * 100
  );
}

/** Coordinates in mm on paper, so that letters stay readable at every scale. */
function roomSvg(room: SeatMapRoom): string {
  const scale = scaleOf(room.widthM, room.lengthM);
  const mm = (metres: number) => round((metres * 1000) / scale);
  const [w, h] = [mm(room.widthM), mm(room.lengthM)];
  const { sideM, frontM, backM } = room.margins;
  const [top, edge, bottom] = [10, 9, 13];
  const usable = { w: mm(room.widthM - 2 * sideM), h: mm(room.lengthM - frontM - backM) };
  const radius = Math.max(2.2, Math.min(3.4, mm(room.spacingM) * 0.22));
  const seats = room.marks
    .map((mark) => {
      const [x, y] = [mm(mark.xCm / 100), mm(mark.yCm / 100)];
      return `<g class="seat"><circle cx="${x}" cy="${y}" r="${round(radius)}" fill="#fff" stroke="#000" stroke-width="0.4"/><text x="${x}" y="${round(y + radius * 0.38)}" font-size="${round(radius * 1.1)}" text-anchor="middle">${mark.number}</text></g>`;
    })
    .join('');
  const metre = mm(1);
  return `<figure class="block" style="margin: 0; text-align: center"><svg xmlns="http://www.w3.org/2000/svg" width="${round(w + 2 * edge)}mm" height="${round(h + top + bottom)}mm" viewBox="${-edge} ${-top} ${round(w + 2 * edge)} ${round(h + top + bottom)}" role="img" aria-label="Denah ${escapeHtml(room.name)}, ${room.marks.length} kursi">
<rect x="0" y="0" width="${w}" height="${h}" fill="none" stroke="#000" stroke-width="0.8"/>
${usable.w > 0 && usable.h > 0 ? `<rect x="${mm(sideM)}" y="${mm(frontM)}" width="${usable.w}" height="${usable.h}" fill="none" stroke="#000" stroke-width="0.25" stroke-dasharray="1.6 1.2"/>` : ''}
<rect x="${round(w * 0.25)}" y="-1" width="${round(w * 0.5)}" height="2" fill="#000"/>
<text x="${round(w / 2)}" y="-3" font-size="3.6" text-anchor="middle">papan tulis</text>
<text x="-4.5" y="-2" font-size="4.6" font-weight="700" text-anchor="middle">A</text><text x="${round(w + 4.5)}" y="-2" font-size="4.6" font-weight="700" text-anchor="middle">B</text>
<text x="${round(w / 2)}" y="${round(h + 4.8)}" font-size="3.6" text-anchor="middle">${numberText(room.widthM)} m</text>
<text transform="translate(-3 ${round(h / 2)}) rotate(-90)" font-size="3.6" text-anchor="middle">${numberText(room.lengthM)} m</text>
${seats}
<path d="M0 ${round(h + 8)}h${metre}m0 -1v2m${-metre} 0v-2" fill="none" stroke="#000" stroke-width="0.4"/>
<text x="0" y="${round(h + 12)}" font-size="3.2">1 m · skala 1 : ${scale} bila dicetak 100 %</text>
</svg></figure>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
