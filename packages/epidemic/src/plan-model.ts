import type { Day } from '@giliran/kernel';
import type { Builtin } from './rotation-input.ts';
import type { RoomModel } from './parse-room.ts';

/** One use of a room: who is there and when, in minutes of the day. Teachers (indices of the school's teachers) may be there for a part only. */
export interface SessionModel {
  groups: number[];
  room: number;
  start: number;
  end: number;
  teachers: { teacher: number; start: number; end: number }[];
  /** Index of the school. */
  site: number;
}

export interface GroupModel {
  id: string;
  pupils: number[];
  /** Index of the school. */
  site: number;
  /** Seat of each pupil in metres, in the order of `pupils`; null = no seat plan. */
  seats: { x: number; y: number }[] | null;
}

/** Any plan, built-in or timetable, in one form: day -> list of sessions (-1 = no school). Pupils are indices of the school's pupils. */
export interface PlanModel {
  id: string;
  reference: boolean;
  builtin: Builtin | null;
  startDate: Day;
  days: number;
  spacingM: number;
  groups: GroupModel[];
  rooms: RoomModel[];
  templateOfDay: Int32Array;
  templates: SessionModel[][];
}
