import { hoursText, numberText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Paper } from './paper.ts';
import { groupedBy, inOrder, minuteOf, teacherCell, weekNote, weeksOf, type WeekInput } from './week-sheet.ts';

/** The week of each group, or its weeks A and B, in one line a session, with its hours; to be read out or sent on. O(n log n). */
export function scheduleByGroup({ head, days, sessions }: WeekInput): Paper {
  const title = 'Jadwal per kelompok';
  const groups = groupedBy(inOrder(sessions, days), (session) => session.group);
  if (groups.length === 0) return { title, head, sheets: [emptySheet(title, 'Belum ada sesi.')] };
  const withLessons = sessions.some(({ lessons }) => lessons);
  const twoWeeks = weeksOf(sessions).length > 1;
  return {
    title,
    head,
    sheets: [
      {
        title,
        blocks: [
          ...(twoWeeks ? [{ kind: 'text', text: weekNote(head) } as const] : []),
          {
            kind: 'table',
            columns: [
              { label: 'Kelompok', width: 1.4 },
              { label: 'Siswa', align: 'right', width: 0.7 },
              ...(twoWeeks ? [{ label: 'Minggu', width: 1 }] : []),
              { label: 'Hari', width: 1 },
              { label: 'Jam', width: 1.4 },
              { label: 'Ruang', width: 1.4 },
              { label: withLessons ? 'Pelajaran dan guru' : 'Guru', width: withLessons ? 3 : 1.6 },
              { label: twoWeeks ? 'Jam dua minggu' : 'Jam seminggu', align: 'right', width: 0.9 },
            ],
            rows: groups.flatMap(([name, own]) => {
              const minutes = own.reduce((sum, s) => sum + minuteOf(s.end) - minuteOf(s.start), 0);
              return own.map((session, i) => [
                i === 0 ? { strong: name, lines: [] } : '',
                i === 0 ? session.pupils : '',
                ...(twoWeeks ? [session.week ?? 'A, B'] : []),
                weekdayText(session.day),
                `${hoursText(session.start, session.end)} (${session.shift})`,
                session.room,
                teacherCell(session),
                i === 0 ? numberText(minutes / 60) : '',
              ]);
            }),
          },
        ],
      },
    ],
  };
}
