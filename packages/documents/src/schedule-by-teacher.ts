import { hoursText, numberText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Paper } from './paper.ts';
import {
  dayInWeekText,
  groupedBy,
  inOrder,
  isIn,
  lessonRuns,
  minuteOf,
  weekNote,
  weeksOf,
  type PlanWeek,
  type WeekInput,
  type WeekSession,
} from './week-sheet.ts';

/** One stretch in which a teacher is with one group: a session, or periods of one subject that follow each other. */
interface Teaching extends Pick<WeekSession, 'week' | 'day' | 'shift' | 'start' | 'end' | 'room' | 'group'> {
  readonly teacher: string | null;
  /** Null with a class teacher. */
  readonly subject: string | null;
  /** Lesson periods; a session of a class teacher has none. */
  readonly periods: number;
}

/**
 * When and where each teacher is needed, with sessions or lesson periods, days and hours a week (of weeks A and B each). Teachers
 * without a session are left out. O(n log n).
 */
export function scheduleByTeacher({ head, days, sessions }: WeekInput): Paper {
  const title = 'Jadwal per guru';
  const teachings = inOrder(sessions, days).flatMap(teachingsOf);
  const teachers = groupedBy(teachings, ({ teacher }) => teacher);
  if (teachers.length === 0) return { title, head, sheets: [emptySheet(title, 'Belum ada sesi dengan guru.')] };
  const weeks = weeksOf(sessions);
  const bySubject = teachings.some(({ subject }) => subject !== null);
  const note: Block[] = weeks.length > 1 ? [{ kind: 'text', text: weekNote(head) }] : [];
  const load: Block[] = [
    { kind: 'heading', text: 'Beban seminggu' },
    {
      kind: 'table',
      columns: [
        { label: 'Guru', width: 2.4 },
        ...weeks.flatMap((week) => [
          { label: inWeekText(bySubject ? 'Jam pelajaran' : 'Sesi', week), align: 'right' as const },
          { label: inWeekText('Jam', week), align: 'right' as const },
        ]),
        { label: 'Kelompok', align: 'right' },
        { label: 'Hari dengan dua sesi atau lebih', align: 'right', width: 1.6 },
      ],
      rows: teachers.map(([name, own]) => [
        name,
        ...weeks.flatMap((week) => {
          const here = own.filter((one) => isIn(one, week));
          return [countOf(here, bySubject), Math.round(hoursOf(here) * 100) / 100];
        }),
        new Set(own.map(({ group }) => group)).size,
        groupedBy(own, ({ day, week }) => dayInWeekText(day, week)).filter(([, ofDay]) => new Set(ofDay.map((s) => s.shift)).size > 1)
          .length,
      ]),
    },
  ];
  const each = teachers.flatMap(([name, own]): Block[] => [
    {
      kind: 'heading',
      text: name,
      note: weeks
        .map((week) => {
          const here = own.filter((one) => isIn(one, week));
          const hours = `${numberText(hoursOf(here))} jam`;
          return `${countOf(here, bySubject)} ${bySubject ? 'jam pelajaran' : 'sesi'}, ${hours} ${week === null ? 'seminggu' : `di minggu ${week}`}`;
        })
        .join('; '),
    },
    {
      kind: 'table',
      columns: [
        ...(weeks.length > 1 ? [{ label: 'Minggu', width: 1 }] : []),
        { label: 'Hari' },
        { label: 'Jam', width: 1.2 },
        { label: 'Kelompok', width: 1.4 },
        ...(bySubject ? [{ label: 'Mata pelajaran', width: 1.4 }] : []),
        { label: 'Ruang', width: 1.4 },
      ],
      rows: own.map((s) => [
        ...(weeks.length > 1 ? [s.week ?? 'A, B'] : []),
        weekdayText(s.day),
        `${hoursText(s.start, s.end)} (${s.shift})`,
        s.group,
        ...(bySubject ? [s.subject === null ? '–' : `${s.subject} (${s.periods} jam)`] : []),
        s.room,
      ]),
    },
  ]);
  return { title, head, sheets: [{ title, blocks: [...note, ...load, ...each] }] };
}

function teachingsOf(session: WeekSession): Teaching[] {
  const { lessons = [], ...rest } = session;
  if (lessons.length === 0) return [{ ...rest, subject: null, periods: 0 }];
  return lessonRuns(lessons).map(({ teacher, subject, start, end, periods }) => ({ ...rest, teacher, subject, start, end, periods }));
}

function countOf(teachings: readonly Teaching[], bySubject: boolean): number {
  return bySubject ? teachings.reduce((sum, { periods }) => sum + periods, 0) : teachings.length;
}

function hoursOf(teachings: readonly Teaching[]): number {
  return teachings.reduce((sum, { start, end }) => sum + minuteOf(end) - minuteOf(start), 0) / 60;
}

function inWeekText(label: string, week: PlanWeek | null): string {
  return week === null ? label : `${label} minggu ${week}`;
}
