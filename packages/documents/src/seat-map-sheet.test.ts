import { expect, test } from 'vitest';
import { seatMapSvg, seatMapSheet, type SeatMapRoom, type SheetHead } from './index.ts';

const head: SheetHead = {
  schoolName: 'SDN Contoh',
  npsn: '30101234',
  plan: { number: 1, name: 'Rancangan 1', saved: true },
  printedOn: '2021-09-10',
  startsOn: null,
  engineVersion: '0.1.0',
  articles: [],
  draft: false,
  synthetic: false,
};
// An L of 7 x 8 m: 4 m wide at the back.
const room: SeatMapRoom = {
  name: 'Ruang <L>',
  widthM: 7,
  lengthM: 8,
  margins: { sideM: 0.5, frontM: 0, backM: 0.5 },
  spacingM: 1.5,
  minDistanceM: 1.5,
  marks: [
    { number: 1, row: 'A', xCm: 50, yCm: 200, tapeCm: [206.2, 680.1] },
    { number: 2, row: 'A', xCm: 200, yCm: 200, tapeCm: [282.8, 538.5] },
  ],
  cap: 18,
  limitedBy: 'geometry',
  upperBound: 2,
  proven: true,
  largestGroup: 2,
  articles: [],
  assumptionIds: [],
  drawing: {
    outline: [
      [0, 0],
      [700, 0],
      [700, 400],
      [400, 400],
      [400, 800],
      [0, 800],
    ],
    wallMarginCm: 50,
    keepFree: [
      {
        corners: [
          [0, 0],
          [700, 0],
          [700, 150],
          [0, 150],
        ],
        label: 'zona guru',
      },
    ],
    pillars: [{ xCm: 350, yCm: 300, radiusCm: 20 }],
    desks: [
      [50, 200],
      [200, 200],
    ],
  },
};
const sheet = (change: Partial<SeatMapRoom> = {}) => seatMapSheet({ head, rooms: [{ ...room, ...change }] });

test('a drawn room: its walls, corners and what stands in it, to scale', () => {
  const html = sheet();
  expect(html).toContain('points="0,0 93.33,0 93.33,53.33 53.33,53.33 53.33,106.67 0,106.67"');
  expect(html).toContain('A–B 7 m, B–C 4 m, C–D 3 m, D–E 4 m, E–F 4 m, F–A 8 m');
  expect(html).toContain('zona guru');
  expect(html).toContain('<circle cx="46.67" cy="40" r="2.67"');
  for (const letter of 'ABCDEF') expect(html).toContain(`text-anchor="middle">${letter}</text>`);
  expect(html).toContain('Ruang &lt;L&gt;');
});

test('measured from the other corner the seats stay where they are', () => {
  const mirrored = room.marks.map((mark) => ({ ...mark, xCm: 700 - mark.xCm, tapeCm: [mark.tapeCm[1], mark.tapeCm[0]] as const }));
  const html = sheet({ origin: 'B', marks: mirrored });
  expect(html).toContain('cx="6.67" cy="26.67"');
  expect(html).toContain('X diukur dari B');
  expect(html).toMatch(/Pita B<\/th><th scope="col">Pita A/);
});

test('two groups on the seats, a column each; a seat without a pupil stays empty', () => {
  const html = sheet({
    groups: [
      { name: '4A · A', labels: ['1 Ani <b>', '3'] },
      { name: '4A · B', labels: ['2'] },
    ],
  });
  expect(html).toContain('<th scope="col">4A · A</th><th scope="col">4A · B</th>');
  expect(html).toContain('<td>1 Ani &lt;b&gt;</td><td>2</td>');
  expect(html).toContain('<td>3</td><td></td>');
});

test('desks that stay, and a ceiling of the school, are called what they are', () => {
  expect(sheet({ standing: true })).toContain('tempeli nomor pada meja yang dipakai');
  expect(sheet({ standing: true })).toContain('terbukti paling banyak 2 bila meja tidak dipindah');
  const own = sheet({ limitedBy: 'cap', cap: 2, capReason: 'ventilasi, pilihan sekolah' });
  expect(own).toContain('batas 2 siswa (ventilasi, pilihan sekolah) tercapai');
  expect(own).not.toContain('batas hukum');
});

test('shapes of several rooms on one page have names of their own', () => {
  const html = seatMapSheet({ head, rooms: [room, room] });
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(seatMapSvg(room)).toMatch(/^<svg xmlns/);
});

test('an arrow at each seat: to the board, or where the room says', () => {
  const arrows = (drawn: SeatMapRoom) =>
    [...seatMapSvg(drawn).matchAll(/class="facing"[^>]*rotate\(([\d.]+)\)/g)].map(([, deg]) => Number(deg));
  expect(arrows(room)).toEqual([270, 270]);
  expect(arrows({ ...room, facingsDeg: [300.5, 251] })).toEqual([300.5, 251]);
  const sheet = seatMapSheet({ head, rooms: [{ ...room, facingsDeg: [300.5, 251], facing: 'titik guru' }] });
  expect(sheet).toContain('Panah kecil menunjuk arah duduk: ke titik guru. Arah duduk tidak mengubah jumlah kursi.');
});
