import { hoursText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Paper } from './paper.ts';
import { dayInWeekText, groupedBy, inOrder, minuteOf, teacherCell, timeText, weekNote, weeksOf, type WeekInput } from './week-sheet.ts';

export interface RoomScheduleInput extends WeekInput {
  /** The school's pause between two uses of a room, minutes. */
  readonly roomGapMin: number;
}

/**
 * Who uses each room when, and the pauses for cleaning between: how long each one is, and whether it is the pause the school
 * asks for. For the door of the room. O(n log n).
 */
export function scheduleByRoom({ head, days, sessions, roomGapMin }: RoomScheduleInput): Paper {
  const title = 'Jadwal per ruang';
  const rooms = groupedBy(inOrder(sessions, days), (session) => session.room);
  if (rooms.length === 0) return { title, head, sheets: [emptySheet(title, 'Belum ada sesi.')] };
  const withLessons = sessions.some(({ lessons }) => lessons);
  const twoWeeks = weeksOf(sessions).length > 1;
  const blocks = rooms.flatMap(([name, own]): Block[] => {
    const usedDays = new Set(own.map(({ week, day }) => dayInWeekText(day, week))).size;
    return [
      {
        kind: 'heading',
        text: name,
        note: `${own.length} sesi di ${usedDays} hari, paling banyak ${Math.max(...own.map((s) => s.pupils))} siswa`,
      },
      {
        kind: 'table',
        columns: [
          ...(twoWeeks ? [{ label: 'Minggu', width: 1 }] : []),
          { label: 'Hari' },
          { label: 'Jam', width: 1.3 },
          { label: 'Kelompok', width: 1.3 },
          { label: 'Siswa', align: 'right', width: 0.7 },
          { label: withLessons ? 'Pelajaran dan guru' : 'Guru', width: withLessons ? 3 : 1.4 },
          { label: 'Sesudahnya', width: withLessons ? 1.6 : 2.2 },
        ],
        rows: own.map((session, i) => {
          const next = own[i + 1];
          const sameDay = next?.day === session.day && next.week === session.week;
          return [
            ...(twoWeeks ? [session.week ?? 'A, B'] : []),
            weekdayText(session.day),
            `${hoursText(session.start, session.end)} (${session.shift})`,
            session.group,
            session.pupils,
            teacherCell(session),
            sameDay && next ? pauseText(session.end, next.start, roomGapMin) : 'Bersihkan, lalu kunci',
          ];
        }),
      },
    ];
  });
  return {
    title,
    head,
    sheets: [
      {
        title,
        blocks: [
          {
            kind: 'text',
            text: `Ruang dibersihkan sebelum dan sesudah dipakai (Lampiran IV nomor 1). Jeda antarpemakaian ${roomGapMin} menit adalah aturan sekolah; peraturan tidak menyebut lamanya (asumsi A-06).`,
          },
          ...(twoWeeks ? [{ kind: 'text', text: weekNote(head) } as const] : []),
          ...blocks,
        ],
      },
    ],
  };
}

function pauseText(end: string, start: string, roomGapMin: number): string {
  const pause = minuteOf(start) - minuteOf(end);
  const times = `${timeText(minuteOf(end))}–${timeText(minuteOf(start))}`;
  return pause < roomGapMin
    ? `Jeda ${times}, ${pause} menit: KURANG dari ${roomGapMin} menit`
    : `Bersihkan ${times} (${pause} menit), buka jendela`;
}
