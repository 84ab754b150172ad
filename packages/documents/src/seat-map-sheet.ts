import { escapeHtml } from './escape-html.ts';
import { numberText } from './indonesian-text.ts';
import { printPage } from './print-page.ts';
import type { SheetHead } from './sheet-head.ts';

/** One mark on the floor; x and y from the front-left corner, in cm. */
export interface PrintMark {
  readonly number: number;
  readonly row: string;
  readonly xCm: number;
  readonly yCm: number;
  /** Tape distances from corners A and B, in cm. */
  readonly tapeCm: readonly [number, number];
}

/** The lines of a drawn room, cm from corner A: x towards corner B along the teacher wall, y away from that wall. */
export interface SeatMapDrawing {
  /** Corners clockwise: A first, B second. */
  readonly outline: readonly (readonly [number, number])[];
  readonly wallMarginCm: number;
  /** Where nobody sits: teacher zone, doors, walkways, furniture. */
  readonly keepFree: readonly { readonly corners: readonly (readonly [number, number])[]; readonly label: string }[];
  readonly pillars: readonly { readonly xCm: number; readonly yCm: number; readonly radiusCm: number }[];
  /** Seats of the desks drawn, used or not. */
  readonly desks: readonly (readonly [number, number])[];
}

/** A room with its checked floor marks: a rectangle, or a drawing. */
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
  /** Absent = the rectangle. */
  readonly drawing?: SeatMapDrawing;
  /** Corner that x and y of the marks start from, default A. */
  readonly origin?: 'A' | 'B';
  /** Where each pupil looks, degrees from A towards B, clockwise on paper; absent = square to the board. */
  readonly facingsDeg?: readonly number[];
  /** What they look at, in words; absent = the board. */
  readonly facing?: string;
  /** The desks stay: the marks name the desks that are used. */
  readonly standing?: boolean;
  /** What binds besides the law, in words; absent = the law. */
  readonly capReason?: string;
  /** Who sits where: for each group the words of seat 1, 2, 3, ...; a seat without words stays empty. */
  readonly groups?: readonly { readonly name: string; readonly labels: readonly string[] }[];
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
  const sheets = rooms.map((room, i) => ({ title: `Denah tempat duduk: ${room.name}`, body: roomHtml(room, `ruang-${i + 1}`) }));
  return printPage(
    head,
    'Denah tempat duduk',
    sheets.length > 0 ? sheets : [{ title: 'Denah tempat duduk', body: '<p>Tidak ada ruang dengan ukuran yang diketahui.</p>' }],
  );
}

/** The plan of one room alone, to scale, as a file of its own. O(seats + parts). */
export function seatMapSvg(room: SeatMapRoom): string {
  return roomSvg(room, 'ruang');
}

/** `id` names the shapes of this drawing on a page of many. */
function roomHtml(room: SeatMapRoom, id: string): string {
  const { marks, origin = 'A', groups = [], drawing } = room;
  const other = origin === 'A' ? 'B' : 'A';
  const facts = factsOf(room);
  const rows = marks
    .map(
      (mark, i) =>
        `<tr><td class="figure">${mark.number}</td><td>${escapeHtml(mark.row)}</td>${[mark.xCm, mark.yCm, ...mark.tapeCm].map((cm) => `<td class="figure">${numberText(cm, 1)}</td>`).join('')}${groups.map((group) => `<td>${escapeHtml(group.labels[i] ?? '')}</td>`).join('')}</tr>`,
    )
    .join('');
  const columns = ['No.', 'Baris', 'X', 'Y', `Pita ${origin}`, `Pita ${other}`, ...groups.map((group) => group.name)];
  const corners = drawing
    ? `Sudut dinding bernama A, B, C, … searah jarum jam. A = sudut kiri depan, B = ujung lain dinding papan tulis, dilihat saat menghadap papan tulis.`
    : `A = sudut kiri depan, B = sudut kanan depan, keduanya dilihat saat menghadap papan tulis.`;
  return `<figure class="block" style="margin: 0; text-align: center">${roomSvg(room, id)}</figure>
<dl class="facts">${facts.map(([term, text]) => `<dt>${escapeHtml(term ?? '')}</dt><dd>${escapeHtml(text ?? '')}</dd>`).join('')}</dl>
<p class="advice"><strong>Ukur dulu di tempat.</strong> Cocokkan ukuran ruang dengan meteran sebelum menempel tanda. Bila ukurannya lain, atau ada tiang dan lemari yang tidak tergambar, jangan pakai lembar ini: betulkan ruangnya di Giliran lalu cetak lagi. ${room.standing ? 'Meja tetap di tempatnya: tempeli nomor pada meja yang dipakai, yang lain dibiarkan kosong.' : 'Nomor kursi menandai titik tengah siswa yang duduk.'} Panah kecil menunjuk arah duduk: ke ${escapeHtml(room.facing ?? 'papan tulis')}. Arah duduk tidak mengubah jumlah kursi.</p>
<h2>Letak tanda di lantai</h2>
<p>Semua angka dalam sentimeter. ${corners} X diukur dari ${origin} sepanjang dinding papan tulis ke arah ${other}, Y menjauh dari dinding itu. ${marks.some((mark) => mark.yCm < 0) ? 'Y negatif: di belakang garis dinding papan tulis. ' : ''}Kolom pita A dan pita B ialah jarak lurus dari kedua sudut.</p>
<table class="grid"><thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead><tbody>${rows || `<tr><td colspan="${columns.length}">Tidak ada kursi.</td></tr>`}</tbody></table>`;
}

function factsOf(room: SeatMapRoom): string[][] {
  const { spacingM, minDistanceM, cap, margins, upperBound, drawing } = room;
  const seats = room.marks.length;
  const bound =
    room.limitedBy === 'cap'
      ? room.capReason === undefined
        ? `batas hukum ${cap ?? '–'} siswa tercapai; ruang ini tidak boleh diisi lebih`
        : `batas ${cap ?? '–'} siswa (${room.capReason}) tercapai`
      : room.proven
        ? `terbukti paling banyak ${seats}${room.standing ? ' bila meja tidak dipindah' : ''}`
        : `paling banyak ${upperBound ?? '–'} menurut hitungan; ${seats} sudah ditemukan`;
  return [
    [
      'Ukuran ruang',
      `${numberText(room.widthM)} m (sepanjang papan tulis) × ${numberText(room.lengthM)} m${drawing ? ', diukur pada kotak di sekeliling denah' : ''}`,
    ],
    ...(drawing ? [['Panjang dinding', wallsText(drawing.outline)]] : []),
    ['Tempat duduk', `${seats}${room.largestGroup === null ? '' : `; kelompok terbesar di ruang ini ${room.largestGroup} siswa`}`],
    ['Batas', bound],
    [
      'Jarak antarkursi',
      `paling sedikit ${numberText(spacingM)} m${minDistanceM === null ? '' : `; pada denah ini paling dekat ${numberText(Math.floor(minDistanceM * 1000 + 1e-4) / 1000, 3)} m`}`,
    ],
    [
      'Tanpa kursi',
      drawing
        ? `${numberText(drawing.wallMarginCm / 100)} m dari dinding, dan bagian bergaris miring`
        : `${numberText(margins.sideM)} m dari dinding samping, ${numberText(margins.frontM)} m dari dinding papan tulis, ${numberText(margins.backM)} m dari dinding belakang`,
    ],
    ['Dasar', room.articles.join('; ') || '–'],
    ['Asumsi, bukan bunyi peraturan', room.assumptionIds.join(', ') || '–'],
  ];
}

/** To check the drawing with a tape: "A–B 7 m, B–C 6,5 m". */
function wallsText(outline: SeatMapDrawing['outline']): string {
  return outline
    .map(([x, y], i) => {
      const [u, v] = outline[(i + 1) % outline.length] as readonly [number, number];
      return `${cornerLetter(i)}–${cornerLetter((i + 1) % outline.length)} ${numberText(Math.round(Math.hypot(u - x, v - y)) / 100)} m`;
    })
    .join(', ');
}

/** The smallest round scale at which the room fits the paper. */
export function scaleOf(widthM: number, lengthM: number): number {
  return (
    SCALES.find((scale) => (widthM * 1000) / scale <= WIDEST_MM && (lengthM * 1000) / scale <= TALLEST_MM) ??
    Math.ceil(Math.max((widthM * 1000) / WIDEST_MM, (lengthM * 1000) / TALLEST_MM) / 100) * 100
  );
}

/** Coordinates in mm on paper, so that letters stay readable at every scale. */
function roomSvg(room: SeatMapRoom, id: string): string {
  const drawing = room.drawing ?? rectangleDrawing(room);
  const xs = drawing.outline.map(([x]) => x);
  const ys = drawing.outline.map(([, y]) => y);
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)];
  const [widthM, lengthM] = [(Math.max(...xs) - x0) / 100, (Math.max(...ys) - y0) / 100];
  const scale = scaleOf(widthM, lengthM);
  const mm = (metres: number) => round((metres * 1000) / scale);
  const at = ([x, y]: readonly [number, number]) => [mm((x - x0) / 100), mm((y - y0) / 100)] as const;
  const ring = (corners: readonly (readonly [number, number])[]) => corners.map((corner) => at(corner).join(',')).join(' ');
  const [w, h] = [mm(widthM), mm(lengthM)];
  const [top, edge, bottom] = [10, 9, 13];
  const radius = Math.max(2.2, Math.min(3.4, mm(room.spacingM) * 0.22));
  const [cornerA, cornerB] = [drawing.outline[0] as readonly [number, number], drawing.outline[1] as readonly [number, number]];
  const wallCm = Math.hypot(cornerB[0] - cornerA[0], cornerB[1] - cornerA[1]);
  const labelOf = (i: number) => (room.groups ?? []).map((group) => group.labels[i] ?? '').filter((label) => label !== '');
  const seats = room.marks
    .map((mark, i) => {
      const [x, y] = at([room.origin === 'B' ? wallCm - mark.xCm : mark.xCm, mark.yCm]);
      const words = labelOf(i)
        .map(
          (label, line) =>
            `<text x="${x}" y="${round(y + radius + 2.6 + 2.6 * line)}" font-size="2.4" text-anchor="middle">${escapeHtml(label.length > 16 ? `${label.slice(0, 15)}…` : label)}</text>`,
        )
        .join('');
      const [near, far, wide] = [radius * 0.8, radius * 1.45, radius * 0.5].map(round) as [number, number, number];
      const arrow = `<path class="facing" d="M${near} ${-wide}L${far} 0L${near} ${wide}Z" transform="translate(${x} ${y}) rotate(${room.facingsDeg?.[i] ?? 270})"/>`;
      return `<g class="seat">${arrow}<circle cx="${x}" cy="${y}" r="${round(radius)}" fill="#fff" stroke="#000" stroke-width="0.4"/><text x="${x}" y="${round(y + radius * 0.38)}" font-size="${round(radius * 1.1)}" text-anchor="middle">${mark.number}</text>${words}</g>`;
    })
    .join('');
  const metre = mm(1);
  const [a, b] = [at(cornerA), at(cornerB)];
  const board = { x: round(a[0] + (b[0] - a[0]) * 0.25), w: round((b[0] - a[0]) * 0.5) };
  const corners = room.drawing
    ? drawing.outline
        .map((corner, i) => {
          const [x, y] = at(corner);
          const [dx, dy] = [x > w / 2 ? 3.6 : -3.6, y > h / 2 ? 4.4 : -1.6];
          return `<text x="${round(x + dx)}" y="${round(y + dy)}" font-size="4.2" font-weight="700" text-anchor="middle">${cornerLetter(i)}</text>`;
        })
        .join('')
    : `<text x="-4.5" y="-2" font-size="4.6" font-weight="700" text-anchor="middle">A</text><text x="${round(w + 4.5)}" y="-2" font-size="4.6" font-weight="700" text-anchor="middle">B</text>`;
  const margin = mm(drawing.wallMarginCm / 100);
  const inset =
    room.drawing === undefined
      ? usableRectangle(room, mm)
      : margin > 0
        ? // Half of the stroke lies inside the wall: the strip without seats, round at corners that point inwards.
          `<polygon points="${ring(drawing.outline)}" fill="none" stroke="url(#${id}-miring)" stroke-width="${round(2 * margin)}" stroke-linejoin="round" clip-path="url(#${id})"/>`
        : '';
  const free = drawing.keepFree
    .map(({ corners, label }) => {
      const [cx, cy] = at(middleOf(corners));
      const name =
        label === ''
          ? ''
          : `<text x="${cx}" y="${round(cy + 1)}" font-size="2.8" text-anchor="middle" stroke="#fff" stroke-width="0.8" paint-order="stroke">${escapeHtml(label)}</text>`;
      return `<polygon points="${ring(corners)}" fill="url(#${id}-miring)" stroke="#000" stroke-width="0.25" clip-path="url(#${id})"/>${name}`;
    })
    .join('');
  const pillars = drawing.pillars
    .map(({ xCm, yCm, radiusCm }) => {
      const [x, y] = at([xCm, yCm]);
      return `<circle cx="${x}" cy="${y}" r="${mm(radiusCm / 100)}" fill="#000"/>`;
    })
    .join('');
  const desks = drawing.desks
    .map((desk) => {
      const [x, y] = at(desk);
      return `<rect x="${round(x - 2.6)}" y="${round(y - 2.6)}" width="5.2" height="5.2" fill="none" stroke="#000" stroke-width="0.2"/>`;
    })
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${round(w + 2 * edge)}mm" height="${round(h + top + bottom)}mm" viewBox="${-edge} ${-top} ${round(w + 2 * edge)} ${round(h + top + bottom)}" role="img" aria-label="Denah ${escapeHtml(room.name)}, ${room.marks.length} kursi">
<defs><pattern id="${id}-miring" width="2" height="2" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="2" stroke="#777" stroke-width="0.3"/></pattern><clipPath id="${id}"><polygon points="${ring(drawing.outline)}"/></clipPath></defs>
${inset}${free}${desks}${pillars}
<polygon points="${ring(drawing.outline)}" fill="none" stroke="#000" stroke-width="0.8"/>
<rect x="${board.x}" y="${round(a[1] - 1)}" width="${board.w}" height="2" fill="#000"/>
<text x="${round((a[0] + b[0]) / 2)}" y="${round(a[1] - 3)}" font-size="3.6" text-anchor="middle">papan tulis</text>
${corners}
<text x="${round(w / 2)}" y="${round(h + 4.8)}" font-size="3.6" text-anchor="middle">${numberText(widthM)} m</text>
<text transform="translate(-3 ${round(h / 2)}) rotate(-90)" font-size="3.6" text-anchor="middle">${numberText(lengthM)} m</text>
${seats}
<path d="M0 ${round(h + 8)}h${metre}m0 -1v2m${-metre} 0v-2" fill="none" stroke="#000" stroke-width="0.4"/>
<text x="0" y="${round(h + 12)}" font-size="3.2">1 m · skala 1 : ${scale} bila dicetak 100 %</text>
</svg>`;
}

function rectangleDrawing({ widthM, lengthM }: SeatMapRoom): SeatMapDrawing {
  const [w, l] = [widthM * 100, lengthM * 100];
  const outline = [[0, 0] as const, [w, 0] as const, [w, l] as const, [0, l] as const];
  return { outline, wallMarginCm: 0, keepFree: [], pillars: [], desks: [] };
}

function usableRectangle({ widthM, lengthM, margins: { sideM, frontM, backM } }: SeatMapRoom, mm: (metres: number) => number): string {
  const usable = { w: mm(widthM - 2 * sideM), h: mm(lengthM - frontM - backM) };
  if (usable.w <= 0 || usable.h <= 0) return '';
  return `<rect x="${mm(sideM)}" y="${mm(frontM)}" width="${usable.w}" height="${usable.h}" fill="none" stroke="#000" stroke-width="0.25" stroke-dasharray="1.6 1.2"/>`;
}

function middleOf(corners: readonly (readonly [number, number])[]): readonly [number, number] {
  const n = Math.max(1, corners.length);
  return [corners.reduce((sum, [x]) => sum + x, 0) / n, corners.reduce((sum, [, y]) => sum + y, 0) / n];
}

/** 0 -> A, 25 -> Z, 26 -> A2, as on screen. */
function cornerLetter(index: number): string {
  return String.fromCharCode(65 + (index % 26)) + (index < 26 ? '' : String(Math.floor(index / 26) + 1));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
