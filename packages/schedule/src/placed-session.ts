import type { PlanSession } from './shift-problem.ts';

/** A session whose group, room and slot exist, with its times. */
export interface PlacedSession {
  index: number;
  session: PlanSession;
  group: CheckedGroup;
  day: string;
  shift: string;
  slot: string;
  start: number;
  end: number;
}

export interface CheckedGroup {
  id: string;
  pupils: string[];
  rombel: string[];
  sexes: Set<string>;
}
