import { dayText, hoursText, weekdayText } from './indonesian-text.ts';
import { emptySheet, type Paper } from './paper.ts';
import type { SheetHead } from './sheet-head.ts';
import { isIn, weekNote, weeksOf, type PrintSession } from './week-sheet.ts';

export interface ParentCard {
  readonly rombel: string;
  readonly rosterNumber: number;
  /** Null = not printed. */
  readonly name: string | null;
  /** "A" */
  readonly group: string;
  readonly sessions: readonly PrintSession[];
  /** "Gerbang", with the minutes for coming and going when the school staggers them; null = the whole window. */
  readonly arrive: string | null;
  readonly leave: string | null;
  /** Brothers and sisters by rombel and roster number. */
  readonly siblings: readonly string[];
}

export interface ParentCardsInput {
  readonly head: SheetHead;
  readonly cards: readonly ParentCard[];
}

/** Kartu orang tua: group, days, times, gate and siblings of each pupil, in a table to be cut along its lines; one sheet a rombel. O(pupils). */
export function parentCards({ head, cards }: ParentCardsInput): Paper {
  const title = 'Kartu orang tua';
  const rombel = [...new Set(cards.map((card) => card.rombel))];
  if (rombel.length === 0) return { title, head, sheets: [emptySheet(title, 'Tidak ada siswa yang dipilih.')] };
  return {
    title,
    head,
    sheets: rombel.map((name) => ({
      title: `${title}: ${name}`,
      blocks: [
        ...(weeksOf(cards.flatMap((card) => card.sessions)).length > 1 ? [{ kind: 'text', text: weekNote(head) } as const] : []),
        { kind: 'text', text: 'Gunting menurut garis. Satu baris untuk satu siswa.' },
        {
          kind: 'table',
          columns: [
            { label: 'Siswa', width: 1.4 },
            { label: 'Kelompok dan hari', width: 2.2 },
            { label: 'Antar dan jemput', width: 1.6 },
            { label: 'Pesan', width: 1.8 },
          ],
          rows: cards.filter((card) => card.rombel === name).map((card) => cardRow(card, head)),
        },
      ],
    })),
  };
}

function cardRow(card: ParentCard, head: SheetHead) {
  const weeks = weeksOf(card.sessions);
  const lines = weeks.flatMap((week) => {
    const days = new Map<string, string[]>();
    for (const s of card.sessions.filter((session) => isIn(session, week))) {
      const hours = hoursText(s.start, s.end);
      days.set(hours, [...(days.get(hours) ?? []), weekdayText(s.day)]);
    }
    const texts = [...days].map(([hours, names]) => `${names.join(', ')}: ${hours}`);
    return week === null ? texts : [`Minggu ${week}: ${texts.length === 0 ? 'belajar dari rumah' : texts.join('; ')}`];
  });
  return [
    {
      strong: card.name ?? `No. absen ${card.rosterNumber}`,
      lines: [card.rombel, ...(card.name === null ? [] : [`no. absen ${card.rosterNumber}`])],
    },
    {
      strong: `Kelompok ${card.group}`,
      lines:
        card.sessions.length === 0
          ? ['Belum ada sesi']
          : [
              ...lines,
              ...(weeks.length > 1 && head.startsOn !== null ? [`Minggu A mulai ${dayText(head.startsOn)}, lalu bergantian`] : []),
            ],
    },
    {
      lines: [
        card.arrive === null ? 'Datang tepat waktu' : `Datang ${card.arrive}`,
        card.leave === null ? 'Jemput tepat waktu' : `Jemput ${card.leave}`,
        'Tidak menunggu di sekolah',
      ],
    },
    {
      lines: [
        'Masker, alat belajar dan bekal sendiri',
        'Sakit atau ada kasus di RT/RW: belajar dari rumah',
        ...(card.siblings.length > 0 ? [`Saudara: ${card.siblings.join(', ')}`] : []),
      ],
    },
  ];
}
