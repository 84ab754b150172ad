import { expect, test } from 'vitest';
import { groupLists, paperHtml, scheduleByRombel, seatMapSheet, type ScheduleRombel, type SeatMapRoom, type SheetHead } from './index.ts';
import { scaleOf } from './seat-map-sheet.ts';

const head: SheetHead = {
  schoolName: 'SDN 1 <Ledo> & "Co"',
  npsn: '30101234',
  plan: { number: 3, name: 'Rancangan 3', saved: true },
  printedOn: '2021-09-10',
  startsOn: '2021-09-13',
  engineVersion: '0.1.0',
  articles: ['Pasal 5 ayat (1) huruf b'],
  draft: true,
  synthetic: false,
};
const session = { day: 'Sen', shift: 'Pagi', start: '07:00', end: '10:00', room: 'R. <1>', teacher: "Bu O'Neil" } as const;
const rombel: ScheduleRombel = {
  name: '4A',
  pupils: 32,
  atHome: 2,
  groups: [
    {
      letter: 'A',
      rosterNumbers: [1, 2, 3],
      sharedWith: [],
      sessions: [session, { ...session, day: 'Rab', teacher: null }],
      minutesAWeek: 360,
    },
    { letter: 'B', rosterNumbers: [4, 6], sharedWith: ['5A'], sessions: [], minutesAWeek: 0 },
  ],
};
const room: SeatMapRoom = {
  name: 'Ruang 4',
  widthM: 7,
  lengthM: 8,
  margins: { sideM: 0.5, frontM: 2, backM: 0.5 },
  spacingM: 1.5,
  minDistanceM: 1.5,
  marks: [
    { number: 1, row: 'A', xCm: 50, yCm: 200, tapeCm: [206.2, 680.1] },
    { number: 2, row: 'A', xCm: 200, yCm: 200, tapeCm: [282.8, 538.5] },
  ],
  cap: 18,
  limitedBy: 'geometry',
  upperBound: 3,
  proven: false,
  largestGroup: 2,
  articles: ['Lampiran III nomor 1'],
  assumptionIds: ['A-16'],
};
const documents = {
  schedule: (h: SheetHead) => paperHtml(scheduleByRombel({ head: h, days: ['Sen', 'Sel', 'Rab'], rombel: [rombel] })),
  lists: (h: SheetHead) =>
    paperHtml(
      groupLists({
        head: h,
        rombel: [
          {
            name: '4A',
            groups: [
              {
                letter: 'A',
                pupils: [
                  { rosterNumber: 2, name: null },
                  { rosterNumber: 1, name: null },
                ],
                sharedWith: [],
                sessions: [session],
              },
            ],
            atHome: [],
          },
        ],
      }),
    ),
  seats: (h: SheetHead) => seatMapSheet({ head: h, rooms: [room] }),
};

test.each(Object.entries(documents))('%s: names school, NPSN, version, date, engine and articles, and prints on A4', (_name, make) => {
  const html = make(head);
  for (const text of [
    'SDN 1 &lt;Ledo&gt; &amp; &quot;Co&quot;',
    'NPSN 30101234',
    'Jadwal versi 3: Rancangan 3',
    'Jumat, 10 September 2021',
    'Mulai Senin, 13 September 2021',
    'versi mesin 0.1.0',
    'Pasal 5 ayat (1) huruf b',
    'size: A4',
  ]) {
    expect(html).toContain(text);
  }
  expect(html).not.toContain('<Ledo>');
});

test.each(Object.entries(documents))('%s: only a draft says RANCANGAN', (_name, make) => {
  expect(make(head)).toContain('RANCANGAN');
  expect(make({ ...head, draft: false })).not.toContain('RANCANGAN');
});

test('a made-up school and an unsaved schedule are named as such', () => {
  expect(documents.schedule(head)).not.toContain('sintetis');
  expect(documents.schedule({ ...head, synthetic: true })).toContain('Data sintetis');
  expect(documents.schedule({ ...head, plan: { number: 3, name: 'x', saved: false } })).toContain('belum disimpan, perubahan atas versi 3');
  expect(documents.schedule({ ...head, plan: { number: 0, name: '', saved: false } })).toContain('Jadwal belum disimpan');
});

test('schedule: a row a group, a column a day, times in the cell of their day', () => {
  const html = documents.schedule(head);
  const cells = html.split('<tbody>').at(-1)?.split('<tr>')[1]?.split('<td>').slice(2) ?? [];
  expect(cells).toHaveLength(3);
  expect(cells[0]).toContain('07.00–10.00');
  expect(cells[0]).toContain('R. &lt;1&gt;');
  expect(cells[0]).toContain('Bu O&#39;Neil');
  expect(cells[1]).toContain('–</td>');
  expect(cells[2]).not.toContain('Neil');
  expect(html).toContain('no. absen 1–3');
  expect(html).toContain('bersama 5A');
  expect(html).toContain('2 belajar dari rumah (BDR)');
});

test('group lists: numbers in order without names; with names a table', () => {
  expect(documents.lists(head)).toContain('<li>1</li><li>2</li>');
  const named = paperHtml(groupLists({ head, rombel: [{ name: '4A', groups: [], atHome: [{ rosterNumber: 9, name: '<b>Ani</b>' }] }] }));
  expect(named).toContain('Belajar dari rumah (BDR)');
  expect(named).toContain('&lt;b&gt;Ani&lt;/b&gt;');
  expect(named).not.toContain('<b>Ani');
});

test('group lists: sessions alike but for the day share a line', () => {
  const sessions = [session, { ...session, day: 'Rab' as const }, { ...session, day: 'Jum' as const, end: '09:30' }];
  const html = paperHtml(
    groupLists({
      head,
      rombel: [{ name: '4A', groups: [{ letter: 'A', pupils: [{ rosterNumber: 1, name: null }], sharedWith: [], sessions }], atHome: [] }],
    }),
  );
  expect(html).toContain('<td>Senin, Rabu</td><td>07.00–10.00 (Pagi)</td>');
  expect(html).toContain('<td>Jumat</td><td>07.00–09.30 (Pagi)</td>');
});

test('group lists: each rombel has its own sheet', () => {
  const html = paperHtml(
    groupLists({
      head,
      rombel: [
        { name: '4A', groups: [], atHome: [] },
        { name: '4B', groups: [], atHome: [] },
      ],
    }),
  );
  expect(html.match(/<table class="sheet plain">/g)).toHaveLength(2);
});

test('seat map: drawn to scale, every seat numbered at its place', () => {
  const html = documents.seats(head);
  expect(scaleOf(7, 8)).toBe(75);
  expect(html).toContain('skala 1 : 75');
  expect(html).toContain('points="0,0 93.33,0 93.33,106.67 0,106.67"');
  expect(html).toContain('cx="6.67" cy="26.67"');
  expect(html).toContain('cx="26.67" cy="26.67"');
  expect(html.match(/class="seat"/g)).toHaveLength(2);
});

test('seat map: coordinates, spacing, margins, cap, bound and advice', () => {
  const html = documents.seats(head);
  for (const text of [
    'sudut kiri depan',
    '<td class="figure">206,2</td>',
    'paling sedikit 1,5 m',
    '2 m dari dinding papan tulis',
    'paling banyak 3 menurut hitungan; 2 sudah ditemukan',
    'Lampiran III nomor 1',
    'A-16',
    'Ukur dulu di tempat',
  ]) {
    expect(html).toContain(text);
  }
  expect(seatMapSheet({ head, rooms: [{ ...room, limitedBy: 'cap', proven: true }] })).toContain('batas hukum 18 siswa');
  expect(seatMapSheet({ head, rooms: [{ ...room, proven: true }] })).toContain('terbukti paling banyak 2');
});

test('large halls get a coarser scale and still fit the paper', () => {
  for (const [w, l] of [
    [2, 2],
    [20, 20],
    [33, 41],
  ] as const) {
    const scale = scaleOf(w, l);
    expect((w * 1000) / scale).toBeLessThanOrEqual(160);
    expect((l * 1000) / scale).toBeLessThanOrEqual(145);
  }
});

test('nothing chosen is said, not an empty page', () => {
  expect(paperHtml(scheduleByRombel({ head, days: ['Sen'], rombel: [] }))).toContain('Tidak ada rombel');
  expect(paperHtml(groupLists({ head, rombel: [] }))).toContain('Tidak ada rombel');
  expect(seatMapSheet({ head, rooms: [] })).toContain('Tidak ada ruang');
});
