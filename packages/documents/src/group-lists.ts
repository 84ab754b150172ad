import { hoursText, rosterText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Block, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';
import { teacherCell, weekNote, weeksOf, type PrintSession } from './week-sheet.ts';

export interface ListedPupil {
  readonly rosterNumber: number;
  /** Null = not printed: the roster number stands for the pupil. */
  readonly name: string | null;
}

export interface ListedGroup {
  /** "A" */
  readonly letter: string;
  readonly pupils: readonly ListedPupil[];
  readonly sharedWith: readonly string[];
  readonly sessions: readonly PrintSession[];
}

export interface ListedRombel {
  readonly name: string;
  readonly groups: readonly ListedGroup[];
  /** Pupils who learn at home (BDR). */
  readonly atHome: readonly ListedPupil[];
}

export interface GroupListsInput {
  readonly head: SheetHead;
  readonly rombel: readonly ListedRombel[];
}

/** Who belongs to which group and when it comes; one sheet a rombel. Names stand only where the input has them. O(pupils). */
export function groupLists({ head, rombel }: GroupListsInput): Paper {
  const title = 'Daftar kelompok';
  const sheets = rombel.map((one) => ({
    title: `${title}: ${one.name}`,
    blocks: [
      ...(weeksOf(one.groups.flatMap((group) => group.sessions)).length > 1 ? [{ kind: 'text', text: weekNote(head) } as const] : []),
      ...one.groups.flatMap(groupBlocks),
      ...(one.atHome.length === 0
        ? []
        : [{ kind: 'heading', text: 'Belajar dari rumah (BDR)', note: `${one.atHome.length} siswa` } as const, pupilsBlock(one.atHome)]),
    ],
  }));
  return { title, head, sheets: sheets.length > 0 ? sheets : [emptySheet(title, 'Tidak ada rombel yang dipilih.')] };
}

function groupBlocks(group: ListedGroup): Block[] {
  const shared = group.sharedWith.length > 0 ? ` bersama ${group.sharedWith.join(', ')}` : '';
  const withLessons = group.sessions.some(({ lessons }) => lessons);
  const twoWeeks = weeksOf(group.sessions).length > 1;
  const numbers = rosterText(group.pupils.map((pupil) => pupil.rosterNumber));
  return [
    { kind: 'heading', text: `Kelompok ${group.letter}`, note: `${group.pupils.length} siswa, no. absen ${numbers}${shared}` },
    {
      kind: 'table',
      columns: [
        ...(twoWeeks ? [{ label: 'Minggu', width: 1 }] : []),
        { label: 'Hari', width: 1.4 },
        { label: 'Jam masuk dan pulang' },
        { label: 'Ruang' },
        { label: withLessons ? 'Pelajaran dan guru' : 'Guru', width: withLessons ? 2.6 : 1.4 },
      ],
      none: 'Belum ada sesi.',
      rows: alikeSessions(group.sessions).map(([session, days]) => [
        ...(twoWeeks ? [session.week ?? 'A, B'] : []),
        days.join(', '),
        `${hoursText(session.start, session.end)} (${session.shift})`,
        session.room,
        teacherCell(session),
      ]),
    },
    pupilsBlock(group.pupils),
  ];
}

/** Sessions that differ only in their day share a line. */
function alikeSessions(sessions: readonly PrintSession[]): [session: PrintSession, days: string[]][] {
  const lines = new Map<string, [PrintSession, string[]]>();
  for (const session of sessions) {
    const key = JSON.stringify([session.week, session.start, session.end, session.shift, session.room, teacherCell(session)]);
    const line = lines.get(key);
    if (line) line[1].push(weekdayText(session.day));
    else lines.set(key, [session, [weekdayText(session.day)]]);
  }
  return [...lines.values()].sort(([a], [b]) => (a.week ?? '').localeCompare(b.week ?? ''));
}

function pupilsBlock(pupils: readonly ListedPupil[]): Block {
  const sorted = [...pupils].sort((a, b) => a.rosterNumber - b.rosterNumber);
  if (sorted.every((pupil) => pupil.name === null)) return { kind: 'numbers', numbers: sorted.map((pupil) => pupil.rosterNumber) };
  return {
    kind: 'table',
    columns: [{ label: 'No. absen', width: 0.5, align: 'right' }, { label: 'Nama', width: 2 }, { label: 'Catatan' }],
    rows: sorted.map((pupil) => [pupil.rosterNumber, pupil.name ?? '', '']),
  };
}
