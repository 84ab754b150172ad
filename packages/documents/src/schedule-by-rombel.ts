import type { Weekday } from '@giliran/kernel';
import { hoursText, numberText, rosterText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Cell, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';
import { isIn, lessonLines, weekNote, weeksOf, type PlanWeek, type PrintSession } from './week-sheet.ts';

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

/** The week of each rombel, or its weeks A and B one under the other, for the notice board: groups down, days across. Several small rombel share a page. O(sessions). */
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
  ]);
}

function dayCell(sessions: readonly PrintSession[]): Cell {
  const [first, ...rest] = sessions.map((s) => [
    hoursText(s.start, s.end),
    s.room,
    ...(s.teacher === null ? [] : [s.teacher]),
    ...lessonLines(s.lessons ?? []),
  ]);
  if (!first) return '–';
  const [strong = '', ...lines] = first;
  return { strong, lines: [...lines, ...rest.flat()] };
}
