import type { Weekday } from '@giliran/kernel';
import { hoursText, numberText, rosterText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Cell, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';
import { isIn, weekNote, weeksOf, type PlanWeek, type PrintSession } from './week-sheet.ts';

export interface ScheduleGroup {
  /** "A" */
  readonly letter: string;
  /** Roster numbers of this rombel's pupils in the group. */
  readonly rosterNumbers: readonly number[];
  /** Other rombel that sit in the same group (kelas rangkap). */
  readonly sharedWith: readonly string[];
  readonly sessions: readonly PrintSession[];
  /** With weeks A and B: on average. */
  readonly minutesAWeek: number;
}

export interface ScheduleRombel {
  readonly name: string;
  readonly pupils: number;
  /** Pupils who learn at home (BDR). */
  readonly atHome: number;
  readonly groups: readonly ScheduleGroup[];
}

export interface ScheduleInput {
  readonly head: SheetHead;
  readonly days: readonly Weekday[];
  readonly rombel: readonly ScheduleRombel[];
}

/** The week of each rombel, or its weeks A and B one under the other, for the notice board: groups down, days across; below it
 * the lessons of each group with subject teachers. Several small rombel share a page. O(sessions). */
export function scheduleByRombel({ head, days, rombel }: ScheduleInput): Paper {
  const title = 'Jadwal per rombel';
  const weeks = weeksOf(rombel.flatMap((one) => one.groups.flatMap((group) => group.sessions)));
  const note: Block[] = weeks.length > 1 ? [{ kind: 'text', text: weekNote(head) }] : [];
  const sheet = { title, blocks: [...note, ...rombel.flatMap((one) => rombelBlocks(one, days, weeks))] };
  return { title, head, sheets: [rombel.length === 0 ? emptySheet(title, 'Tidak ada rombel yang dipilih.') : sheet] };
}

function rombelBlocks(rombel: ScheduleRombel, days: readonly Weekday[], weeks: readonly (PlanWeek | null)[]): Block[] {
  const home = rombel.atHome > 0 ? `, ${rombel.atHome} belajar dari rumah (BDR)` : '';
  return weeks.flatMap((week): Block[] => [
    { kind: 'heading', text: week === null ? rombel.name : `${rombel.name}, minggu ${week}`, note: `${rombel.pupils} siswa${home}` },
    {
      kind: 'table',
      columns: [{ label: 'Kelompok', width: 1.6 }, ...days.map((day) => ({ label: weekdayText(day) }))],
      none: 'Belum ada kelompok.',
      rows: rombel.groups.map((group) => [
        {
          strong: group.letter,
          lines: [
            `${group.rosterNumbers.length} siswa`,
            `no. absen ${rosterText(group.rosterNumbers)}`,
            ...(group.sharedWith.length > 0 ? [`bersama ${group.sharedWith.join(', ')}`] : []),
            `${week === null ? '' : 'rata-rata '}${numberText(group.minutesAWeek, 0)} menit seminggu`,
          ],
        },
        ...days.map((day) => dayCell(group.sessions.filter((session) => session.day === day && isIn(session, week)))),
      ]),
    },
    ...rombel.groups.flatMap((group) => lessonBlocks(group, week)),
  ]);
}

/** What a group learns when: periods down, its sessions across. Nothing with class teachers. */
function lessonBlocks({ letter, sessions }: ScheduleGroup, week: PlanWeek | null): Block[] {
  const taught = sessions.filter((session) => isIn(session, week) && (session.lessons ?? []).length > 0);
  const [first] = taught;
  if (!first) return [];
  const periods = Math.max(...taught.flatMap(({ lessons = [] }) => lessons.map(({ period }) => period + 1)));
  const at = (session: PrintSession, period: number) => session.lessons?.find((lesson) => lesson.period === period);
  // Clock times stand beside the period where all sessions begin alike, else in each cell.
  const alike = taught.every(({ start, end }) => start === first.start && end === first.end);
  return [
    {
      kind: 'table',
      columns: [
        { label: `Pelajaran kelompok ${letter}`, width: 1.2 },
        ...taught.map(({ day, start, end }) => ({ label: `${weekdayText(day)} ${hoursText(start, end)}`, width: 1.6 })),
      ],
      rows: Array.from({ length: periods }, (_, period): Cell[] => {
        const known = taught.flatMap((session) => at(session, period) ?? [])[0];
        return [
          { strong: `Jam ke-${period + 1}`, lines: alike && known ? [hoursText(known.start, known.end)] : [] },
          ...taught.map((session): Cell => {
            const lesson = at(session, period);
            if (!lesson) return '–';
            return { strong: lesson.subject, lines: [...(alike ? [] : [hoursText(lesson.start, lesson.end)]), lesson.teacher] };
          }),
        ];
      }),
    },
  ];
}

function dayCell(sessions: readonly PrintSession[]): Cell {
  const [first, ...rest] = sessions.map((s) => [hoursText(s.start, s.end), s.room, ...(s.teacher === null ? [] : [s.teacher])]);
  if (!first) return '–';
  const [strong = '', ...lines] = first;
  return { strong, lines: [...lines, ...rest.flat()] };
}
