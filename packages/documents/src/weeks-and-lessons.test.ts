import { expect, test } from 'vitest';
import {
  changeNotice,
  daySheet,
  gateSchedule,
  gateWaves,
  groupLists,
  paperHtml,
  parentCards,
  scheduleByGroup,
  scheduleByRombel,
  scheduleByRoom,
  scheduleByTeacher,
  type Paper,
  type PrintLesson,
  type PrintSession,
  type SheetHead,
  type WeekSession,
} from './index.ts';
import { expectSameEverywhere, tableRows } from './testing/delivered-text.ts';

const head: SheetHead = {
  schoolName: 'SMPN 1 Contoh',
  npsn: '30101234',
  plan: { number: 2, name: 'Rancangan', saved: true },
  printedOn: '2021-09-10',
  // A Wednesday: week A is its week, week B begins on the Monday after.
  startsOn: '2021-09-15',
  engineVersion: '1',
  articles: [],
  draft: false,
  synthetic: true,
};
const days = ['Sen', 'Rab'] as const;
const lesson = (period: number, subject: string, teacher: string, start: string, end: string): PrintLesson => ({
  period,
  subject,
  teacher,
  start,
  end,
});
const morning: PrintSession = {
  week: 'A',
  day: 'Sen',
  shift: 'Pagi',
  start: '07:00',
  end: '10:00',
  room: 'Ruang 1',
  teacher: null,
  lessons: [
    lesson(2, 'IPA', 'Pak Udin', '08:00', '08:30'),
    lesson(0, 'MTK', 'Bu Ina', '07:00', '07:30'),
    lesson(1, 'MTK', 'Bu Ina', '07:30', '08:00'),
    lesson(4, 'MTK', 'Bu Ina', '09:00', '09:30'),
  ],
};
const wednesday: PrintSession = {
  ...morning,
  week: 'B',
  day: 'Rab',
  lessons: [lesson(0, 'IPA', 'Pak Udin', '07:00', '07:30')],
};
const sessions: WeekSession[] = [
  { ...wednesday, group: '7A · A', pupils: 16 },
  { ...morning, group: '7A · A', pupils: 16 },
  { ...morning, week: 'B', lessons: [lesson(0, 'MTK', 'Bu Ina', '07:00', '07:30')], group: '7A · B', pupils: 14 },
];
const week = { head, days, sessions };
const STARTS = 'Minggu A mulai Rabu, 15 September 2021, minggu B mulai Senin, 20 September 2021, lalu bergantian';

const papers: Record<string, Paper> = {
  rombel: scheduleByRombel({
    head,
    days,
    rombel: [
      {
        name: 'Kelas 7A',
        pupils: 30,
        atHome: 0,
        groups: [{ letter: 'A', rosterNumbers: [1, 2, 3], sharedWith: [], sessions: [morning, wednesday], minutesAWeek: 180 }],
      },
    ],
  }),
  group: scheduleByGroup(week),
  teacher: scheduleByTeacher(week),
  room: scheduleByRoom({ ...week, roomGapMin: 30 }),
  gate: gateSchedule({ ...week, gate: null, spacingM: 1.5, spacingArticle: 'Lampiran III' }),
  lists: groupLists({
    head,
    rombel: [
      {
        name: 'Kelas 7A',
        atHome: [],
        groups: [{ letter: 'A', pupils: [{ rosterNumber: 1, name: null }], sharedWith: [], sessions: [wednesday, morning] }],
      },
    ],
  }),
  cards: parentCards({
    head,
    cards: [
      { rombel: '7A', rosterNumber: 4, name: null, group: 'A', sessions: [morning, wednesday], arrive: null, leave: null, siblings: [] },
      { rombel: '7A', rosterNumber: 5, name: null, group: 'C', sessions: [wednesday], arrive: null, leave: null, siblings: [] },
    ],
  }),
  change: changeNotice({
    head,
    from: '2021-09-20',
    reason: 'guru sakit',
    groups: [{ group: '7A · A', rombel: '7A', rosterNumbers: [1], before: [morning], after: [{ ...morning, week: 'B' }] }],
  }),
};

test.each(Object.entries(papers))(
  '%s: weeks and lessons say the same in print, PDF and workbook, and from when week A counts',
  async (_name, paper) => {
    await expectSameEverywhere(paper);
    expect(paperHtml(paper)).toContain(STARTS);
  },
);

test('rombel: each week has a table of days and one of lessons with their clock times', () => {
  const rombel = papers['rombel'] as Paper;
  const headings = rombel.sheets.flatMap((sheet) => sheet.blocks).flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
  expect(headings).toEqual(['Kelas 7A, minggu A', 'Kelas 7A, minggu B']);
  // Week A: hours and room, then the lessons of the group; week B the same.
  const [weekA, lessonsA, weekB, lessonsB] = [0, 1, 2, 3].map((n) => tableRows(rombel, n));
  expect(weekA?.[0]?.slice(1)).toEqual([{ strong: '07.00–10.00', lines: ['Ruang 1'] }, '–']);
  expect(lessonsA).toEqual([
    [
      { strong: 'Jam ke-1', lines: ['07.00–07.30'] },
      { strong: 'MTK', lines: ['Bu Ina'] },
    ],
    [
      { strong: 'Jam ke-2', lines: ['07.30–08.00'] },
      { strong: 'MTK', lines: ['Bu Ina'] },
    ],
    [
      { strong: 'Jam ke-3', lines: ['08.00–08.30'] },
      { strong: 'IPA', lines: ['Pak Udin'] },
    ],
    [{ strong: 'Jam ke-4', lines: [] }, '–'],
    [
      { strong: 'Jam ke-5', lines: ['09.00–09.30'] },
      { strong: 'MTK', lines: ['Bu Ina'] },
    ],
  ]);
  expect(weekB?.[0]?.slice(1)).toEqual(['–', { strong: '07.00–10.00', lines: ['Ruang 1'] }]);
  expect(lessonsB).toHaveLength(1);
  expect(weekA?.[0]?.[0]).toMatchObject({ lines: expect.arrayContaining(['rata-rata 180 menit seminggu']) });
});

test('lists: periods that follow each other are one line', () => {
  expect(tableRows(papers['group'] as Paper, 0)?.[0]).toContainEqual({
    lines: ['07.00–08.00 MTK, Bu Ina', '08.00–08.30 IPA, Pak Udin', '09.00–09.30 MTK, Bu Ina'],
  });
});

test('teachers: lesson periods and hours of each week, one line a stretch of lessons', () => {
  const teacher = papers['teacher'] as Paper;
  expect(tableRows(teacher, 0)).toEqual([
    ['Bu Ina', 3, 1.5, 1, 0.5, 2, 0],
    ['Pak Udin', 1, 0.5, 1, 0.5, 1, 0],
  ]);
  expect(tableRows(teacher, 1)).toEqual([
    ['A', 'Senin', '07.00–08.00 (Pagi)', '7A · A', 'MTK (2 jam)', 'Ruang 1'],
    ['A', 'Senin', '09.00–09.30 (Pagi)', '7A · A', 'MTK (1 jam)', 'Ruang 1'],
    ['B', 'Senin', '07.00–07.30 (Pagi)', '7A · B', 'MTK (1 jam)', 'Ruang 1'],
  ]);
  expect(paperHtml(teacher)).toContain('3 jam pelajaran, 1,5 jam di minggu A; 1 jam pelajaran, 0,5 jam di minggu B');
});

test('rooms: a session of another week is not the next one of the day', () => {
  const rows = tableRows(papers['room'] as Paper, 0) ?? [];
  expect(rows.map((row) => [row[0], row[1], row.at(-1)])).toEqual([
    ['A', 'Senin', 'Bersihkan, lalu kunci'],
    ['B', 'Senin', 'Bersihkan, lalu kunci'],
    ['B', 'Rabu', 'Bersihkan, lalu kunci'],
  ]);
});

test('gate: each week has its own waves', () => {
  const waves = gateWaves({ ...week, gate: null });
  expect(waves.map(({ week: w, day, pupils }) => `${w} ${day} ${pupils}`)).toEqual([
    'A Sen 16',
    'A Sen 16',
    'B Sen 14',
    'B Sen 14',
    'B Rab 16',
    'B Rab 16',
  ]);
  expect(paperHtml(papers['gate'] as Paper)).toContain('Senin minggu A');
});

test('parent cards: each week in a line, also the one at home', () => {
  const rows = tableRows(papers['cards'] as Paper, 0) ?? [];
  expect(rows[0]?.[1]).toMatchObject({
    lines: expect.arrayContaining([
      'Minggu A: Senin: 07.00–10.00',
      'Minggu B: Rabu: 07.00–10.00',
      'Minggu A mulai Rabu, 15 September 2021, lalu bergantian',
    ]),
  });
  expect(rows[1]?.[1]).toMatchObject({ lines: expect.arrayContaining(['Minggu A: belajar dari rumah']) });
});

test('change notice: only the week differs and that is said', () => {
  const html = paperHtml(papers['change'] as Paper);
  expect(html).toContain('Senin minggu A 07.00–10.00, Ruang 1');
  expect(html).toContain('Senin minggu B 07.00–10.00, Ruang 1');
});

test('day: the week stands in the title, the lessons under the group', async () => {
  const { lessons = [] } = morning;
  const paper = daySheet({
    head,
    on: '2021-09-15',
    week: 'A',
    sessions: [{ group: '7A · A', start: '07:00', end: '10:00', room: 'Ruang 1', teacher: null, lessons, expected: [1], atHome: [] }],
    opening: [],
    closing: [],
  });
  expect(paper.sheets[0]?.title).toBe('Lembar hari ini: Rabu, 15 September 2021 (minggu A)');
  expect(tableRows(paper, 0)?.[0]?.[1]).toMatchObject({
    lines: ['07.00–08.00 MTK, Bu Ina', '08.00–08.30 IPA, Pak Udin', '09.00–09.30 MTK, Bu Ina'],
  });
  await expectSameEverywhere(paper);
});

test('without weeks and lessons nothing of them is printed', () => {
  const plain = sessions.map(({ week: _week, lessons: _lessons, ...session }) => ({ ...session, teacher: 'Bu Ina' }));
  const input = { head, days, sessions: plain };
  for (const paper of [scheduleByGroup(input), scheduleByTeacher(input), scheduleByRoom({ ...input, roomGapMin: 30 })])
    expect(paperHtml(paper)).not.toMatch(/minggu [AB]|>Minggu<|pelajaran/);
});

test('the word Minggu at the head of a column is not broken: its column has at least 8 of 100 parts of the page', () => {
  const tables = Object.values(papers).flatMap(({ sheets }) =>
    sheets.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table')),
  );
  const shares = tables.flatMap((table) => {
    if (table.kind !== 'table') return [];
    const whole = table.columns.reduce((sum, { width }) => sum + (width ?? 1), 0);
    return table.columns.filter(({ label }) => label === 'Minggu').map(({ width }) => (width ?? 1) / whole);
  });
  expect(shares.length).toBeGreaterThanOrEqual(4);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.08);
});
