export type BoundId =
  | 'no-consent'
  | 'room-area'
  | 'day'
  | 'rooms'
  | 'seats'
  | 'teachers'
  | 'teacher-hall'
  | 'subject-teacher'
  | 'gate'
  | 'campus'
  | 'gender-shift'
  | 'curriculum';

/** One proved statement "no plan gives every pupil more than `F` sessions a week", and the count behind it. */
export interface CountingBound {
  id: BoundId;
  F: number;
  /** What the resource offers in a week, in its unit. */
  available: number;
  /** What one session a week for every pupil takes of it; f sessions take `perSession * f`. */
  perSession: number;
  /** Ids the bound is about (teachers of a Hall set, the overloaded subject teacher). */
  about?: string[];
}
