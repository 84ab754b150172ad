import type { Weekday } from '@giliran/kernel';
import { numberText } from './indonesian-text.ts';
import { emptySheet, type Block, type Paper } from './paper.ts';
import {
  dayInWeekText,
  inOrder,
  isIn,
  minuteOf,
  timeText,
  weekNote,
  weeksOf,
  type PlanWeek,
  type WeekInput,
  type WeekSession,
} from './week-sheet.ts';

export interface GateInput extends WeekInput {
  /** The school's gate: pupils it passes a minute and the minutes before a start and after an end; null = the school set none. */
  readonly gate: { readonly perMinute: number; readonly windowMin: number } | null;
  /** Spacing in metres between those who wait, with its article; null = no chosen text states one. */
  readonly spacingM: number | null;
  readonly spacingArticle: string | null;
}

/** One stretch of five minutes at the gate. */
export interface GateWave {
  /** Null where every week is the same. */
  readonly week: PlanWeek | null;
  readonly day: Weekday;
  /** Minutes after midnight. */
  readonly from: number;
  readonly to: number;
  readonly arriving: readonly WeekSession[];
  readonly leaving: readonly WeekSession[];
  readonly pupils: number;
}

const STEP_MIN = 5;
/** Used only where the school set no gate; said so on the sheet. */
const UNSET_WINDOW_MIN = 15;

/**
 * Which groups pass the gate in which five minutes? The groups of a shift are spread over the minutes after its end (going) and
 * before its start (coming), larger groups first, each to the stretch with the fewest pupils so far, those who come and those who
 * go counted together; whole groups stay together. Every session counts once in and once out. O(sessions x stretches).
 */
export function gateWaves({ days, sessions, gate }: Pick<GateInput, 'days' | 'sessions' | 'gate'>): GateWave[] {
  const window = gate?.windowMin ?? UNSET_WINDOW_MIN;
  const steps = Math.max(1, Math.floor(window / STEP_MIN));
  const waves = new Map<
    string,
    { week: PlanWeek | null; day: Weekday; from: number; arriving: WeekSession[]; leaving: WeekSession[]; pupils: number }
  >();
  const waveAt = ([week, day]: GateDay, from: number) => {
    const key = keyOf([week, day], from);
    let wave = waves.get(key);
    if (!wave) waves.set(key, (wave = { week, day, from, arriving: [], leaving: [], pupils: 0 }));
    return wave;
  };
  // Stretches nearest to the lesson first: nobody comes earlier or goes later than the crowd asks for.
  const spread = (day: GateDay, stretches: readonly number[], groups: readonly WeekSession[], way: 'arriving' | 'leaving') => {
    for (const session of [...groups].sort((a, b) => b.pupils - a.pupils || a.group.localeCompare(b.group, 'id', { numeric: true }))) {
      const load = (from: number) => waves.get(keyOf(day, from))?.pupils ?? 0;
      const wave = waveAt(
        day,
        stretches.reduce((best, from) => (load(from) < load(best) ? from : best)),
      );
      wave[way].push(session);
      wave.pupils += session.pupils;
    }
  };
  const everyDay = weeksOf(sessions).flatMap((week) => days.map((day): GateDay => [week, day]));
  for (const at of everyDay) {
    const [week, day] = at;
    const own = inOrder(
      sessions.filter((session) => session.day === day && isIn(session, week)),
      days,
    );
    const stretch = (i: number) => i * STEP_MIN;
    const all = Array.from({ length: steps }, (_, i) => i);
    for (const end of new Set(own.map((s) => s.end))) {
      const stretches = all.map((i) => minuteOf(end) + stretch(i));
      spread(
        at,
        stretches,
        own.filter((s) => s.end === end),
        'leaving',
      );
    }
    for (const start of new Set(own.map((s) => s.start))) {
      const stretches = all.map((i) => minuteOf(start) - stretch(i + 1));
      spread(
        at,
        stretches,
        own.filter((s) => s.start === start),
        'arriving',
      );
    }
  }
  const rank = new Map(everyDay.map((at, i) => [keyOf(at, 0), i]));
  const rankOf = ({ week, day }: Pick<GateWave, 'week' | 'day'>) => rank.get(keyOf([week, day], 0)) ?? 0;
  return [...waves.values()]
    .map((wave) => ({ ...wave, to: wave.from + STEP_MIN }))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.from - b.from);
}

type GateDay = readonly [week: PlanWeek | null, day: Weekday];

function keyOf([week, day]: GateDay, from: number): string {
  return `${week ?? ''} ${day} ${from}`;
}

/** The gate for whoever stands there: five minutes a line, groups, pupils, and the waiting places at the spacing of the law (L4.2.5.c). */
export function gateSchedule(input: GateInput): Paper {
  const { head, gate, spacingM, spacingArticle } = input;
  const title = 'Jadwal gerbang';
  const waves = gateWaves(input);
  if (waves.length === 0) return { title, head, sheets: [emptySheet(title, 'Belum ada sesi.')] };
  const twoWeeks = waves.some(({ week }) => week !== null);
  const most = Math.max(...waves.map((wave) => wave.pupils));
  const limit = gate === null ? null : gate.perMinute * STEP_MIN;
  const over = limit === null ? [] : waves.filter((wave) => wave.pupils > limit);
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        ['Gelombang terbesar', `${most} siswa dalam ${STEP_MIN} menit`],
        [
          'Titik tunggu yang diperlukan',
          spacingM === null
            ? `${most} titik; peraturan yang dipilih tidak menyebut jaraknya`
            : `${most} titik, jarak ${numberText(spacingM)} m (${spacingArticle ?? ''}; Lampiran IV bagian 2 nomor 5 huruf c); satu baris ${numberText(queueM(most, spacingM))} m`,
        ],
        [
          'Jendela masuk dan pulang',
          gate === null
            ? `${UNSET_WINDOW_MIN} menit (asumsi: sekolah belum mengisi aturan gerbang)`
            : `${gate.windowMin} menit, ${numberText(gate.perMinute)} siswa per menit (aturan sekolah)`,
        ],
      ],
    },
    ...(over.length === 0
      ? []
      : [
          {
            kind: 'notice',
            text: `${over.length} gelombang melebihi ${numberText(limit ?? 0)} siswa per ${STEP_MIN} menit. Perpanjang jendela, atau buka pintu kedua.`,
          } as const,
        ]),
    ...(twoWeeks ? [{ kind: 'text', text: weekNote(head) } as const] : []),
    ...groupsOfDays(waves).flatMap(([day, own]): Block[] => {
      return [
        { kind: 'heading', text: day },
        {
          kind: 'table',
          columns: [
            { label: 'Pukul', width: 1.1 },
            { label: 'Masuk', width: 2.4 },
            { label: 'Pulang', width: 2.4 },
            { label: 'Siswa', align: 'right', width: 0.7 },
            { label: 'Titik tunggu', align: 'right', width: 0.8 },
            { label: 'Panjang baris (m)', align: 'right' },
          ],
          rows: own.map((wave) => [
            `${timeText(wave.from)}–${timeText(wave.to)}`,
            namesText(wave.arriving),
            namesText(wave.leaving),
            wave.pupils,
            wave.pupils,
            spacingM === null ? '–' : queueM(wave.pupils, spacingM),
          ]),
        },
      ];
    }),
  ];
  return { title, head, sheets: [{ title, blocks }] };
}

/** Waves of one day together, days in their order. */
function groupsOfDays(waves: readonly GateWave[]): [day: string, waves: readonly GateWave[]][] {
  const days = new Map<string, GateWave[]>();
  for (const wave of waves) {
    const text = dayInWeekText(wave.day, wave.week);
    days.set(text, [...(days.get(text) ?? []), wave]);
  }
  return [...days];
}

/** Metres that n people need in one row with this spacing: n - 1 gaps. */
function queueM(pupils: number, spacingM: number): number {
  return Math.max(0, pupils - 1) * spacingM;
}

function namesText(sessions: readonly WeekSession[]): string {
  return sessions.length === 0 ? '–' : sessions.map((session) => `${session.group} (${session.pupils})`).join(', ');
}
