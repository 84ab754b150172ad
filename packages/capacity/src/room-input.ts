/** A point in the frame of the room, [x, y] in metres. */
export type Point = readonly [number, number];

/** A round pillar: centre and radius in metres; `clearanceM` overrides the clearance of the room. */
export interface Pillar {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly clearanceM?: number;
}

/** A simple polygon where nobody sits: its corners, or its corners with a clearance of its own in m. */
export type Obstacle = readonly Point[] | { readonly polygon: readonly Point[]; readonly clearanceM: number };

/**
 * A part of the room with a spacing of its own. A seat inside (border included) has the zone's spacing, in several zones
 * the largest of them, elsewhere the room's. Two seats keep the larger of their two spacings.
 */
export interface SpacingZone {
  readonly polygon: readonly Point[];
  readonly spacingM: number;
}

/** A ceiling on pupils and why: an integer >= 0, or null when it cannot be told (then it does not bind, and is listed). */
export interface SeatCap {
  readonly reason: 'legal' | 'registered' | 'area-per-pupil' | 'ventilation' | 'other';
  readonly pupils: number | null;
}

/**
 * What the geometry needs to know about one room; all lengths in metres.
 * Seats are points (the centre of the seated pupil). `polygon: null` means that the size of the room is not known,
 * and then nothing is guessed.
 */
export interface RoomInput {
  /** Simple polygon, either orientation, or null when the size is unknown. */
  readonly polygon: readonly Point[] | null;
  /** Smallest distance allowed between two seats, > 0. */
  readonly spacingM: number;
  /** Smallest distance of a seat from the walls, >= 0, default 0. */
  readonly wallMarginM?: number;
  /** Where nobody sits; obstacles may overlap and reach beyond the walls. */
  readonly obstacles?: readonly Obstacle[];
  readonly pillars?: readonly Pillar[];
  /** Smallest distance of a seat from obstacles and pillars that have no clearance of their own, >= 0, default 0. */
  readonly obstacleClearanceM?: number;
  /** Parts of the room with another spacing, default none. */
  readonly zones?: readonly SpacingZone[];
  /** Smallest legal or other ceiling on pupils, an integer >= 0. */
  readonly cap?: number;
  /** More ceilings, each with its reason; the smallest of these and `cap` (reason 'legal') binds. */
  readonly caps?: readonly SeatCap[];
}

/** Tolerance in metres of every comparison: `x >= c` is accepted when `x >= c - TAU_M`. */
export const TAU_M = 1e-6;
