import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import {
  changeNotice,
  checklistSheet,
  consentLetters,
  daySheet,
  gateSchedule,
  gateWaves,
  paperHtml,
  parentCards,
  protocolPosters,
  satgasDecree,
  scheduleByGroup,
  scheduleByRoom,
  scheduleByTeacher,
  suspensionNotice,
  type Paper,
  type SheetHead,
  type WeekSession,
} from './index.ts';
import { paperPdf } from './paper-pdf.ts';
import { paperWorkbook } from './paper-workbook.ts';
import { expectSameEverywhere, pdfText, tableRows } from './testing/delivered-text.ts';

const head: SheetHead = {
  schoolName: 'SDN 1 Contoh',
  npsn: '30101234',
  plan: { number: 2, name: 'Rancangan', saved: true },
  printedOn: '2021-09-10',
  startsOn: '2021-09-13',
  engineVersion: '1',
  articles: ['Pasal 5 ayat (1) huruf b'],
  draft: false,
  synthetic: true,
};
const days = ['Sen', 'Sel'] as const;
const session = (over: Partial<WeekSession>): WeekSession => ({
  day: 'Sen',
  shift: 'Pagi',
  start: '07:00',
  end: '10:00',
  room: 'Ruang 1',
  teacher: 'Bu Ina',
  group: '1 · A',
  pupils: 16,
  ...over,
});
const sessions: WeekSession[] = [
  session({}),
  session({ room: 'Ruang 2', teacher: 'Pak Udin', group: '2 · A', pupils: 18 }),
  session({ room: 'Ruang 10', teacher: null, group: '3 · A', pupils: 5 }),
  session({ start: '10:30', end: '13:30', shift: 'Siang', group: '1 · B' }),
  session({ day: 'Sel', room: 'Ruang 2', start: '10:15', end: '13:15', shift: 'Siang', group: '2 · B', teacher: 'Pak Udin' }),
  session({ day: 'Sel', room: 'Ruang 2', group: '2 · A', pupils: 18, teacher: 'Pak Udin' }),
];
const week = { head, days, sessions };
const printed = { ...session({}), teacher: null };

const papers: Record<string, Paper> = {
  teacher: scheduleByTeacher(week),
  room: scheduleByRoom({ ...week, roomGapMin: 30 }),
  group: scheduleByGroup(week),
  gate: gateSchedule({ ...week, gate: { perMinute: 4, windowMin: 15 }, spacingM: 1.5, spacingArticle: 'Lampiran IV' }),
  change: changeNotice({
    head,
    from: '2021-09-20',
    reason: 'guru sakit',
    groups: [{ group: '1 · A', rombel: '1', rosterNumbers: [1, 2, 3], before: [printed], after: [{ ...printed, day: 'Sel' }] }],
  }),
  cards: parentCards({
    head,
    cards: [
      {
        rombel: '1',
        rosterNumber: 4,
        name: null,
        group: 'A',
        sessions: [printed],
        arrive: '06.45–06.50',
        leave: null,
        siblings: ['2 no. 7'],
      },
    ],
  }),
  letters: consentLetters({ head, schedule: 'Senin 07.00–10.00', statement: null }),
  decree: satgasDecree({ head, number: null, teams: [{ name: 'Tim Kesehatan', members: null, duties: [{ text: 'Mengukur suhu' }] }] }),
  suspension: suspensionNotice({
    head: { ...head, plan: null },
    from: '2021-09-20',
    until: null,
    cause: 'ZONE',
    detail: 'Kecamatan Ledo zona oranye',
    article: 'Pasal 4 ayat (2)',
    reference: null,
  }),
  posters: protocolPosters({
    head,
    lines: [{ provisionId: 'L4.4.1.a', place: 'Di perpustakaan', text: 'Cuci tangan.', article: 'Lampiran IV' }],
  }),
  checklist: checklistSheet({
    head,
    lines: [{ code: '4', text: 'Thermogun', answer: 'YES', detail: '2 buah', answeredOn: '2021-09-01' }],
    gate: [],
  }),
  day: daySheet({
    head,
    on: '2021-09-14',
    sessions: [{ group: '1 · A', start: '07:00', end: '10:00', room: 'Ruang 1', teacher: null, expected: [1, 2, 4], atHome: [3] }],
    opening: [{ text: 'Disinfeksi ruang' }],
    closing: [{ text: 'Lapor harian' }],
  }),
};

test.each(Object.entries(papers))('%s: says the same in print, PDF and workbook', (_name, paper) => expectSameEverywhere(paper));

test('teachers: sessions, hours, groups and days with two shifts are counted', () => {
  const rows = tableRows(scheduleByTeacher(week), 0);
  expect(rows).toEqual([
    ['Bu Ina', 2, 6, 2, 1],
    ['Pak Udin', 3, 9, 2, 1],
  ]);
});

test('rooms: in the order people count; a pause shorter than the rule is named', () => {
  const html = paperHtml(scheduleByRoom({ ...week, roomGapMin: 30 }));
  expect(html.indexOf('Ruang 2')).toBeLessThan(html.indexOf('Ruang 10'));
  expect(html).toContain('Bersihkan 10.00–10.30 (30 menit)');
  expect(html).toContain('15 menit: KURANG dari 30 menit');
});

test('gate: every session comes once and goes once, in five minutes before its start and after its end', () => {
  const waves = gateWaves({ ...week, gate: { perMinute: 4, windowMin: 15 } });
  for (const way of ['arriving', 'leaving'] as const) {
    expect(waves.flatMap((wave) => wave[way]).length).toBe(sessions.length);
  }
  for (const wave of waves) {
    expect(wave.to - wave.from).toBe(5);
    expect(wave.pupils).toBe([...wave.arriving, ...wave.leaving].reduce((sum, s) => sum + s.pupils, 0));
    for (const s of wave.arriving) {
      const start = Number(s.start.slice(0, 2)) * 60 + Number(s.start.slice(3));
      expect(wave.from).toBeGreaterThanOrEqual(start - 15);
      expect(wave.to).toBeLessThanOrEqual(start);
    }
    for (const s of wave.leaving) {
      const end = Number(s.end.slice(0, 2)) * 60 + Number(s.end.slice(3));
      expect(wave.from).toBeGreaterThanOrEqual(end);
      expect(wave.to).toBeLessThanOrEqual(end + 15);
    }
  }
  const first = waves.filter((wave) => wave.day === 'Sen' && wave.arriving.some((s) => s.start === '07:00')).map((wave) => wave.pupils);
  expect(first).toEqual([5, 16, 18]);
  const tuesday = waves.filter((wave) => wave.day === 'Sel').map((wave) => wave.pupils);
  expect(tuesday).toEqual([18, 18, 16, 16]);
});

test('gate: a crowd beyond the school’s rate is said; waiting places are the pupils of the wave, the row one gap fewer', () => {
  const tight = gateSchedule({ ...week, gate: { perMinute: 2, windowMin: 15 }, spacingM: 1.5, spacingArticle: 'Lampiran IV' });
  expect(paperHtml(tight)).toContain('melebihi 10 siswa per 5 menit');
  expect(paperHtml(tight)).toContain('18 titik, jarak 1,5 m');
  expect(paperHtml(tight)).toContain('satu baris 25,5 m');
  const unset = gateSchedule({ ...week, gate: null, spacingM: null, spacingArticle: null });
  expect(paperHtml(unset)).toContain('tidak menyebut jaraknya');
  expect(paperHtml(unset)).toContain('asumsi: sekolah belum mengisi aturan gerbang');
});

test('letters: a statement is printed only with a text of the Dinas, and the choice is never ticked beforehand', () => {
  expect(papers['letters']?.sheets).toHaveLength(1);
  const chosen = consentLetters({ head, schedule: null, statement: { text: 'Bunyi pilihan Dinas.', source: 'SE 421/3/2021' } });
  expect(chosen.sheets).toHaveLength(2);
  expect(paperHtml(chosen)).toContain('Bunyi pilihan Dinas.');
  expect(paperHtml(chosen)).toContain('ditetapkan Dinas: SE 421/3/2021');
});

test('day: who learns at home stands apart, and no reason is given', () => {
  const html = paperHtml(papers['day'] as Paper);
  expect(html).toContain('3 siswa: 1, 2, 4');
  expect(html).not.toMatch(/sakit|gejala|positif/i);
});

test('workbook: a text that begins like a formula stays a text', async () => {
  const paper = scheduleByTeacher({ ...week, sessions: [session({ teacher: '=1+1' })] });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await paperWorkbook(paper)).buffer as ArrayBuffer);
  const values: unknown[] = [];
  book.eachSheet((page) => page.eachRow((row) => row.eachCell((cell) => values.push(cell.value))));
  expect(values).toContain('=1+1');
});

test('workbook: names of worksheets are short, allowed and unlike', async () => {
  const paper: Paper = {
    title: 't',
    head,
    sheets: Array.from({ length: 12 }, () => ({ title: 'Daftar kelompok: 4/A [lama] yang panjang sekali', blocks: [] })),
  };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await paperWorkbook(paper)).buffer as ArrayBuffer);
  const names = book.worksheets.map((page) => page.name);
  expect(new Set(names).size).toBe(12);
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});

test('PDF: letters the font lacks do not vanish', async () => {
  const paper: Paper = { title: 't', head, sheets: [{ title: 'Ş → 中', blocks: [] }] };
  expect(pdfText(await paperPdf(paper))).toContain('S -> ?');
});
