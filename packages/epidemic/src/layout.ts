/** What an occasion is; decides its formula and the setting an infection is recorded in. */
export const OCCASION = { room: 0, vehicle: 1, ojek: 2, gate: 3, teachersRoom: 4 } as const;

export const SETTINGS = ['room', 'closeRange', 'transport', 'gate', 'teachersRoom', 'household', 'imported'] as const;
export type Setting = (typeof SETTINGS)[number];

/** The occasions of one kind of school day, in order of time, and who takes part (CSR lists of persons and of groups). */
export interface DayTemplate {
  count: number;
  kind: Uint8Array;
  memberStart: Int32Array;
  member: Int32Array;
  /** Groups whose session it is (rooms only). */
  groupStart: Int32Array;
  group: Int32Array;
  /** How the pupils present are made up of groups (CSR of group and number), and the number of teachers. */
  crowdStart: Int32Array;
  crowdGroup: Int32Array;
  crowdSize: Int32Array;
  teachersIn: Int32Array;
  minutes: Float64Array;
  /** Shared air (see room-air.ts). */
  startExposure: Float64Array;
  emissionExposure: Float64Array;
  startLeft: Float64Array;
  emissionLeft: Float64Array;
  /** Share of the air's content that is left at the start of `next`, the next use of the room that day (-1 = none). */
  next: Int32Array;
  gapLeft: Float64Array;
  /** Close-range or gate dose per unit of emission, before the crowd factor. */
  contact: Float64Array;
  /** Person -> occasions (CSR). */
  itineraryStart: Int32Array;
  itinerary: Int32Array;
  /** Session minutes of each group; taught minutes of each person. */
  groupMinutes: Float64Array;
  teacherMinutes: Float64Array;
  /** Pupils and teachers expected that day. */
  expected: number;
}

/** A plan compiled for a world. Immutable. */
export interface Layout {
  days: number;
  groups: number;
  /** Group of each person, -1 = none. */
  groupOf: Int32Array;
  groupSize: Int32Array;
  /** Consenting pupils, in the order of persons. */
  pupils: Int32Array;
  teachers: Int32Array;
  /** 1 for those who take part in any occasion of the plan, and their number. */
  attends: Uint8Array;
  attendees: number;
  /** -1 = no school; and days on which the zone keeps the school closed. */
  templateOfDay: Int32Array;
  zoneClosed: Uint8Array;
  templates: DayTemplate[];
}

/** A layout in which nobody goes to school. */
export function emptyLayout(persons: number, days: number): Layout {
  return {
    days,
    groups: 0,
    groupOf: new Int32Array(persons).fill(-1),
    groupSize: new Int32Array(0),
    pupils: new Int32Array(0),
    teachers: new Int32Array(0),
    attends: new Uint8Array(persons),
    attendees: 0,
    templateOfDay: new Int32Array(days).fill(-1),
    zoneClosed: new Uint8Array(days),
    templates: [],
  };
}
