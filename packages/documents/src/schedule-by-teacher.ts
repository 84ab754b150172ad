import { hoursText, numberText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Paper } from './paper.ts';
import { groupedBy, inOrder, minuteOf, type WeekInput } from './week-sheet.ts';

/** When and where each teacher is needed, with sessions, days and hours a week. Teachers without a session are left out. O(n log n). */
export function scheduleByTeacher({ head, days, sessions }: WeekInput): Paper {
  const title = 'Jadwal per guru';
  const teachers = groupedBy(inOrder(sessions, days), (session) => session.teacher);
  if (teachers.length === 0) return { title, head, sheets: [emptySheet(title, 'Belum ada sesi dengan guru.')] };
  const load = teachers.map(([name, own]) => {
    const minutes = own.reduce((sum, session) => sum + minuteOf(session.end) - minuteOf(session.start), 0);
    const groups = new Set(own.map((session) => session.group)).size;
    const twoShiftDays = days.filter((day) => new Set(own.filter((s) => s.day === day).map((s) => s.shift)).size > 1).length;
    return { name, own, minutes, groups, twoShiftDays };
  });
  const summary: Block[] = [
    { kind: 'heading', text: 'Beban seminggu' },
    {
      kind: 'table',
      columns: [
        { label: 'Guru', width: 2.4 },
        { label: 'Sesi', align: 'right' },
        { label: 'Jam', align: 'right' },
        { label: 'Kelompok', align: 'right' },
        { label: 'Hari dengan dua sesi atau lebih', align: 'right', width: 1.6 },
      ],
      rows: load.map(({ name, own, minutes, groups, twoShiftDays }) => [
        name,
        own.length,
        Math.round((minutes / 60) * 100) / 100,
        groups,
        twoShiftDays,
      ]),
    },
  ];
  const each = load.flatMap(({ name, own, minutes }): Block[] => [
    { kind: 'heading', text: name, note: `${own.length} sesi, ${numberText(minutes / 60)} jam seminggu` },
    {
      kind: 'table',
      columns: [{ label: 'Hari' }, { label: 'Jam', width: 1.2 }, { label: 'Kelompok', width: 1.4 }, { label: 'Ruang', width: 1.4 }],
      rows: own.map((s) => [weekdayText(s.day), `${hoursText(s.start, s.end)} (${s.shift})`, s.group, s.room]),
    },
  ]);
  return { title, head, sheets: [{ title, blocks: [...summary, ...each] }] };
}
