import type { Day } from '@giliran/kernel';
import { dayText, hoursText, rosterText } from './indonesian-text.ts';
import type { Item, Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';
import { lessonLines, type PlanWeek, type PrintLesson } from './week-sheet.ts';

export interface DaySession {
  readonly group: string;
  readonly start: string;
  readonly end: string;
  readonly room: string;
  readonly teacher: string | null;
  /** What subject teachers teach in it. */
  readonly lessons?: readonly PrintLesson[];
  /** Roster numbers expected today. */
  readonly expected: readonly number[];
  /** Roster numbers who learn at home today; no reason is printed. */
  readonly atHome: readonly number[];
}

export interface DaySheetInput {
  readonly head: SheetHead;
  readonly on: Day;
  /** Week of a fortnight; absent: every week is the same. */
  readonly week?: PlanWeek;
  readonly sessions: readonly DaySession[];
  readonly opening: readonly Item[];
  readonly closing: readonly Item[];
}

/** Today on one sheet: the opening list, who is expected where, the closing list (Lampiran IV nomor 1). Numbers, no names. O(pupils). */
export function daySheet({ head, on, week, sessions, opening, closing }: DaySheetInput): Paper {
  return {
    title: `Lembar hari ini ${on}`,
    head,
    sheets: [
      {
        title: `Lembar hari ini: ${dayText(on)}${week === undefined ? '' : ` (minggu ${week})`}`,
        blocks: [
          { kind: 'heading', text: 'Sebelum pembelajaran' },
          { kind: 'items', mark: 'box', items: opening },
          { kind: 'heading', text: 'Yang hadir' },
          {
            kind: 'table',
            none: 'Tidak ada sesi hari ini.',
            columns: [
              { label: 'Jam', width: 1.2 },
              { label: 'Kelompok', width: 1.3 },
              { label: 'Ruang', width: 1.3 },
              { label: 'No. absen yang masuk', width: 2.2 },
              { label: 'Di rumah hari ini', width: 1.2 },
              { label: 'Hadir', width: 0.8 },
            ],
            rows: sessions.map((s) => [
              hoursText(s.start, s.end),
              { strong: s.group, lines: [...(s.teacher === null ? [] : [s.teacher]), ...lessonLines(s.lessons ?? [])] },
              s.room,
              s.expected.length === 0 ? '–' : `${s.expected.length} siswa: ${rosterText(s.expected)}`,
              s.atHome.length === 0 ? '–' : rosterText(s.atHome),
              '',
            ]),
          },
          { kind: 'heading', text: 'Setelah pembelajaran' },
          { kind: 'items', mark: 'box', items: closing },
        ],
      },
    ],
  };
}
