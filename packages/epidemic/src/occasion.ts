/** A part of a school day while it is compiled: who is together, when, and in what air. */
export interface Occasion {
  kind: number;
  minute: number;
  /** Order of what happens at the same minute. */
  order: number;
  site: number;
  /** Groups that take part as a whole, and single persons. */
  groups: number[];
  lone: number[];
  minutes: number;
  volumeM3: number;
  lossPerHour: number;
  contact: number;
  /** Calibration factor of all doses. */
  scale: number;
  next: Occasion | null;
  gapLeft: number;
}

export const ORDER = { teachersRoom: 0, gateOut: 1, mixing: 2, rideOut: 3, rideIn: 4, gateIn: 5, room: 6 };

/** An occasion of which only the contacts matter so far. */
export function plainOccasion(kind: number, minute: number, order: number, site: number, contact: number): Occasion {
  return {
    kind,
    minute,
    order,
    site,
    groups: [],
    lone: [],
    minutes: 0,
    volumeM3: 1,
    lossPerHour: 1,
    contact,
    scale: 1,
    next: null,
    gapLeft: 0,
  };
}
