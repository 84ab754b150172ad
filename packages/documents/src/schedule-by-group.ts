import { hoursText, numberText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Paper } from './paper.ts';
import { groupedBy, inOrder, minuteOf, type WeekInput } from './week-sheet.ts';

/** The week of each group in one line a session, with its hours; to be read out or sent on. O(n log n). */
export function scheduleByGroup({ head, days, sessions }: WeekInput): Paper {
  const title = 'Jadwal per kelompok';
  const groups = groupedBy(inOrder(sessions, days), (session) => session.group);
  if (groups.length === 0) return { title, head, sheets: [emptySheet(title, 'Belum ada sesi.')] };
  return {
    title,
    head,
    sheets: [
      {
        title,
        blocks: [
          {
            kind: 'table',
            columns: [
              { label: 'Kelompok', width: 1.4 },
              { label: 'Siswa', align: 'right', width: 0.7 },
              { label: 'Hari', width: 1 },
              { label: 'Jam', width: 1.4 },
              { label: 'Ruang', width: 1.4 },
              { label: 'Guru', width: 1.6 },
              { label: 'Jam seminggu', align: 'right', width: 0.9 },
            ],
            rows: groups.flatMap(([name, own]) => {
              const minutes = own.reduce((sum, s) => sum + minuteOf(s.end) - minuteOf(s.start), 0);
              return own.map((session, i) => [
                i === 0 ? { strong: name, lines: [] } : '',
                i === 0 ? session.pupils : '',
                weekdayText(session.day),
                `${hoursText(session.start, session.end)} (${session.shift})`,
                session.room,
                session.teacher ?? '–',
                i === 0 ? numberText(minutes / 60) : '',
              ]);
            }),
          },
        ],
      },
    ],
  };
}
