/** What an occasion is; decides its formula and the setting an infection is recorded in. */
export const OCCASION = { room: 0, vehicle: 1, ojek: 2, gate: 3, teachersRoom: 4 } as const;

export const SETTINGS = ['room', 'closeRange', 'transport', 'gate', 'teachersRoom', 'household', 'imported'] as const;
export type Setting = (typeof SETTINGS)[number];

/** The occasions of one kind of school day, in order of time, and who takes part. Lists are compressed rows: starts and entries. */
export interface DayTemplate {
  count: number;
  kind: Uint8Array;
  /** School of each occasion. */
  site: Int32Array;
  /** Everybody who takes part. */
  memberStart: Int32Array;
  member: Int32Array;
  /** The same people as whole clusters of equals, and as single persons (teachers, riders). */
  clusterStart: Int32Array;
  cluster: Int32Array;
  loneStart: Int32Array;
  lone: Int32Array;
  /** Groups whose session it is (rooms only): it is held as long as one of them comes. */
  groupStart: Int32Array;
  group: Int32Array;
  /** People within reach of each other, without teachers and seated groups in rooms; and how many of them each group is. */
  within: Int32Array;
  crowdStart: Int32Array;
  crowdGroup: Int32Array;
  crowdSize: Int32Array;
  /** Minutes of teaching, summed over the teachers in the room; and the occasions that have any. */
  taughtMinutes: Float64Array;
  taught: Int32Array;
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
  /** Occasions of each group as a whole, and those a person takes part in on his own. */
  groupItineraryStart: Int32Array;
  groupItinerary: Int32Array;
  itineraryStart: Int32Array;
  itinerary: Int32Array;
  /** Session minutes of each group; taught minutes of each person. */
  groupMinutes: Float64Array;
  teacherMinutes: Float64Array;
  /** Pupils and teachers each school expects that day, and the minutes its teachers teach. */
  siteExpected: Int32Array;
  siteTeacherMinutes: Float64Array;
}

/** A plan compiled for a world. Immutable. */
export interface Layout {
  days: number;
  groups: number;
  /** Group of each person, -1 = none; group -> its people; school of each group. */
  groupOf: Int32Array;
  groupSize: Int32Array;
  groupStart: Int32Array;
  groupMember: Int32Array;
  groupSite: Int32Array;
  /** Clusters: people of one group who take up air and contacts alike, so that a dose of the group is one number for all of them. */
  clusters: number;
  clusterOf: Int32Array;
  clusterStart: Int32Array;
  clusterMember: Int32Array;
  clusterGroup: Int32Array;
  /** 1 = the group sits by a seat plan; and whose seats are near to each person's (those he reaches, as rows). */
  groupSeated: Uint8Array;
  reachStart: Int32Array;
  reach: Int32Array;
  /** Consenting pupils, in the order of persons. */
  pupils: Int32Array;
  teachers: Int32Array;
  /** 1 for those who take part in any occasion of the plan, and their number. */
  attends: Uint8Array;
  attendees: number;
  /** -1 = no school. */
  templateOfDay: Int32Array;
  templates: DayTemplate[];
}

/** A layout in which nobody goes to school. */
export function emptyLayout(persons: number, days: number): Layout {
  const none = (): Int32Array => new Int32Array(0);
  return {
    days,
    groups: 0,
    groupOf: new Int32Array(persons).fill(-1),
    groupSize: none(),
    groupStart: new Int32Array(1),
    groupMember: none(),
    groupSite: none(),
    clusters: 0,
    clusterOf: new Int32Array(persons).fill(-1),
    clusterStart: new Int32Array(1),
    clusterMember: none(),
    clusterGroup: none(),
    groupSeated: new Uint8Array(0),
    reachStart: new Int32Array(persons + 1),
    reach: none(),
    pupils: none(),
    teachers: none(),
    attends: new Uint8Array(persons),
    attendees: 0,
    templateOfDay: new Int32Array(days).fill(-1),
    templates: [],
  };
}
