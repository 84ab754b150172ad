import type { LocalExtra } from './readiness-types.ts';

export interface SchoolCounts {
  readonly pupils: number;
  readonly roomsInUse: number;
}

/** The formulas that stand in the list, by their text: a new one must be added here before it counts. */
const FORMULAS: Readonly<Record<string, (counts: SchoolCounts) => number>> = {
  'ceil(rooms_in_use * 1)': ({ roomsInUse }) => Math.ceil(roomsInUse),
  'max(2, 2*ceil(pupils/200))': ({ pupils }) => Math.max(2, 2 * Math.ceil(pupils / 200)),
  'ceil(pupils/3)': ({ pupils }) => Math.ceil(pupils / 3),
  rooms_in_use: ({ roomsInUse }) => roomsInUse,
};

/** How many does a local extra ask for: thermoguns, spare masks, hand-washing points? Null: a yes/no line without a number. O(1). */
export function localExtraNeed(extra: LocalExtra, counts: SchoolCounts): number | null {
  if (extra.computed === null) return null;
  const formula = FORMULAS[extra.computed];
  if (!formula) throw new Error(`no formula for ${extra.id}: ${extra.computed}`);
  return formula(counts);
}
