/** A point in the frame of the room, [x, y] in metres. */
export type Point = readonly [number, number];

/** A round pillar: centre and radius in metres. */
export interface Pillar {
  readonly x: number;
  readonly y: number;
  readonly r: number;
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
  /** Simple polygons where nobody sits; they may overlap and reach beyond the walls. */
  readonly obstacles?: readonly (readonly Point[])[];
  readonly pillars?: readonly Pillar[];
  /** Smallest distance of a seat from obstacles and pillars, >= 0, default 0. */
  readonly obstacleClearanceM?: number;
  /** Smallest legal or other ceiling on pupils, an integer >= 0. */
  readonly cap?: number;
}

/** Tolerance in metres of every comparison: `x >= c` is accepted when `x >= c - TAU_M`. */
export const TAU_M = 1e-6;
