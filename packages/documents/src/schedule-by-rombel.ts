import type { Weekday } from '@giliran/kernel';
import { hoursText, rosterText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Cell, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';

export interface PrintSession {
  readonly day: Weekday;
  readonly shift: string;
  /** `HH:MM` */
  readonly start: string;
  readonly end: string;
  readonly room: string;
  readonly teacher: string | null;
}

export interface ScheduleGroup {
  /** "A" */
  readonly letter: string;
  /** Roster numbers of this rombel's pupils in the group. */
  readonly rosterNumbers: readonly number[];
  /** Other rombel that sit in the same group (kelas rangkap). */
  readonly sharedWith: readonly string[];
  readonly sessions: readonly PrintSession[];
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

/** The week of each rombel for the notice board: groups down, days across. Several small rombel share a page. O(sessions). */
export function scheduleByRombel({ head, days, rombel }: ScheduleInput): Paper {
  const title = 'Jadwal per rombel';
  const sheet = { title, blocks: rombel.flatMap((one) => rombelBlocks(one, days)) };
  return { title, head, sheets: [rombel.length === 0 ? emptySheet(title, 'Tidak ada rombel yang dipilih.') : sheet] };
}

function rombelBlocks(rombel: ScheduleRombel, days: readonly Weekday[]): Block[] {
  const home = rombel.atHome > 0 ? `, ${rombel.atHome} belajar dari rumah (BDR)` : '';
  return [
    { kind: 'heading', text: rombel.name, note: `${rombel.pupils} siswa${home}` },
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
            `${group.minutesAWeek} menit seminggu`,
          ],
        },
        ...days.map((day) => dayCell(group.sessions.filter((session) => session.day === day))),
      ]),
    },
  ];
}

function dayCell(sessions: readonly PrintSession[]): Cell {
  const [first, ...rest] = sessions.map((s) => [hoursText(s.start, s.end), s.room, ...(s.teacher === null ? [] : [s.teacher])]);
  if (!first) return '–';
  const [strong = '', ...lines] = first;
  return { strong, lines: [...lines, ...rest.flat()] };
}
