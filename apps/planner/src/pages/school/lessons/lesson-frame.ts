import type { SchoolSetting } from '@giliran/planning';
import { readNumber } from '../../../components/read-number.ts';

type Frame = NonNullable<SchoolSetting['lessons']>;

/** Who teaches a session, as typed: a class teacher all of it, or subject teachers period by period. */
export interface FrameForm {
  readonly mode: 'class' | 'subject';
  readonly periodsPerSession: string;
  readonly sessionsPerGroup: string;
}

export const FRAME_RANGES = {
  periods: { min: 1, max: 12, whole: true },
  sessions: { min: 1, max: 7, whole: true },
} as const;

/** Where a school begins that switches to subject teachers: a session of 180 minutes in half hours, twice a week. Not law. */
const FIRST: Frame = { periodsPerSession: 6, sessionsPerGroup: 2 };

export function frameFormOf(lessons: SchoolSetting['lessons']): FrameForm {
  const { periodsPerSession, sessionsPerGroup } = lessons ?? FIRST;
  return {
    mode: lessons ? 'subject' : 'class',
    periodsPerSession: String(periodsPerSession),
    sessionsPerGroup: String(sessionsPerGroup),
  };
}

/** The frame behind the fields: null for class teachers, 'wrong' when a number has to be mended. */
export function readFrame({ mode, periodsPerSession, sessionsPerGroup }: FrameForm): Frame | null | 'wrong' {
  if (mode === 'class') return null;
  const [periods, sessions] = [readNumber(periodsPerSession, FRAME_RANGES.periods), readNumber(sessionsPerGroup, FRAME_RANGES.sessions)];
  if (periods.kind !== 'number' || sessions.kind !== 'number') return 'wrong';
  return { periodsPerSession: periods.value, sessionsPerGroup: sessions.value };
}

/** Lengths of one period in whole minutes, shortest and longest shift. */
export function periodMinutes(shifts: SchoolSetting['shifts'], periodsPerSession: number): { shortest: number; longest: number } | null {
  const minutes = shifts.map(({ start, end }) => Math.floor((minuteOf(end) - minuteOf(start)) / periodsPerSession));
  return minutes.length === 0 ? null : { shortest: Math.min(...minutes), longest: Math.max(...minutes) };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
