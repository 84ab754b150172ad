import type { Day } from '@giliran/kernel';
import { dayText, hoursText, rosterText } from './indonesian-text.ts';
import { emptySheet, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';
import { dayInWeekText, weekNote, weeksOf, type PrintSession } from './week-sheet.ts';

export interface ChangedGroup {
  /** "4A · A" */
  readonly group: string;
  readonly rombel: string;
  readonly rosterNumbers: readonly number[];
  readonly before: readonly PrintSession[];
  readonly after: readonly PrintSession[];
}

export interface ChangeNoticeInput {
  readonly head: SheetHead;
  /** First day the new times hold; null = from the next school day. */
  readonly from: Day | null;
  readonly reason: string;
  /** Only groups whose days or times change: nobody else gets a notice. */
  readonly groups: readonly ChangedGroup[];
}

/** The notice to the parents of the groups whose days or times change, one sheet a group; all others keep theirs. O(sessions). */
export function changeNotice({ head, from, reason, groups }: ChangeNoticeInput): Paper {
  const title = 'Pemberitahuan perubahan jadwal';
  if (groups.length === 0) return { title, head, sheets: [emptySheet(title, 'Tidak ada siswa yang hari atau jamnya berubah.')] };
  return {
    title,
    head,
    sheets: groups.map((group) => ({
      title: `${title}: ${group.group}`,
      look: 'letter',
      blocks: [
        {
          kind: 'text',
          text: `Kepada orang tua/wali siswa ${group.rombel}, no. absen ${rosterText(group.rosterNumbers)} (${group.rosterNumbers.length} siswa).`,
        },
        {
          kind: 'text',
          text: `Jadwal tatap muka kelompok ini berubah mulai ${from === null ? 'hari sekolah berikutnya' : dayText(from)}. Sebab: ${reason}.`,
        },
        {
          kind: 'table',
          columns: [{ label: 'Sebelumnya' }, { label: 'Menjadi' }],
          rows: [[weekCell(group.before), weekCell(group.after)]],
        },
        ...(weeksOf([...group.before, ...group.after]).length > 1 ? [{ kind: 'text', text: weekNote(head) } as const] : []),
        {
          kind: 'text',
          text: 'Antar dan jemput tepat waktu, dan tidak menunggu di sekolah (Pasal 7 ayat (7) huruf c). Kelompok lain tetap pada jadwalnya.',
        },
        { kind: 'signatures', signers: [{ role: 'Kepala sekolah' }] },
      ],
    })),
  };
}

function weekCell(sessions: readonly PrintSession[]) {
  if (sessions.length === 0) return 'Tidak ada tatap muka';
  const byWeek = [...sessions].sort((a, b) => (a.week ?? '').localeCompare(b.week ?? ''));
  return { lines: byWeek.map((s) => `${dayInWeekText(s.day, s.week)} ${hoursText(s.start, s.end)}, ${s.room}`) };
}
