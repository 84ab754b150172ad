import { deskCapacity, usableDesks } from './desk-capacity.ts';
import { readPoint } from './polygon.ts';
import { readList, readRegion } from './region.ts';
import { regionCapacity, roomCapacity, type RoomCapacity, type SearchOptions } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import type { BoundMethod } from './convex-bound.ts';
import { groupsNeeded, readCap, readCaps } from './seat-caps.ts';
import { readSpacingRule } from './spacing-rule.ts';

/** The desks as they stand: which of them to use. */
export interface DesksLeft {
  /** Zero-based indices of the desks used, ascending, and where they stand. */
  readonly selected: readonly number[];
  readonly seats: readonly Point[];
  /** Desks outside the usable part of the room; they were no candidates. */
  readonly outside: readonly number[];
  /** min(cap, desks that keep the spacing). */
  readonly count: number;
  readonly cap: number | null;
  readonly limitedBy: 'cap' | 'geometry';
  /** Proved: no choice of desks has more (min with the cap). */
  readonly upperBound: number;
  readonly upperBoundBy: readonly BoundMethod[];
  readonly proven: boolean;
  readonly gap: number;
}

/** Leaving the desks against moving them. */
export interface DeskComparison {
  /** Null when the desks or the size of the room are not known. */
  readonly leave: DesksLeft | null;
  /** Free placement in the same usable part of the room; never below `leave`. */
  readonly move: RoomCapacity;
  /** Pupils gained by moving; null when one side is unknown. */
  readonly gainPupils: number | null;
  /** Groups the rombel needs each way, ceil(pupils / count); null without pupils, and where nobody sits. */
  readonly groupsLeave: number | null;
  readonly groupsMove: number | null;
  /** Groups saved by moving. */
  readonly gainGroups: number | null;
}

/** The search options of both ways; `pupils` of the rombel for the groups; `maxNodes` limits the desk search. */
export interface CompareOptions extends SearchOptions {
  readonly pupils?: number | undefined;
  readonly maxNodes?: number | undefined;
}

/**
 * Is it worth moving the desks? Most pupils on the desks as they stand (maximum independent set) and with seats placed
 * anew, side by side, with the gain in pupils and in groups of the rombel. The desk layout is passed to the free search, so
 * moving is never worse. Desks outside the usable part of the room do not count. `desks: null` = not known: then only
 * moving is answered. Throws InputError (/desks/i, /pupils and the paths of `roomCapacity`). Cost: one search of each.
 */
export function compareDesks(input: RoomInput, desks: readonly Point[] | null, options: CompareOptions = {}): DeskComparison {
  const { pupils, maxNodes, ...search } = options;
  const rombel = pupils === undefined ? null : readCap(pupils, '/pupils');
  const rule = readSpacingRule(input);
  const caps = readCaps(input);
  const region = readRegion(input);
  const points = desks === null ? null : readList(desks, '/desks').map((desk, i) => readPoint(desk, `/desks/${i}`));
  if (region === null || points === null) {
    const move = roomCapacity(input, search);
    const groupsMove = rombel === null ? null : groupsNeeded(rombel, move.count);
    return { leave: null, move, gainPupils: null, groupsLeave: null, groupsMove, gainGroups: null };
  }
  const found = deskCapacity(points, rule, region, { maxNodes });
  const cap = caps[0]?.pupils ?? null;
  const limit = cap ?? Infinity;
  const selected = found.selected.slice(0, limit);
  const count = selected.length;
  const upperBound = Math.min(limit, found.upperBound);
  const usable = new Set(usableDesks(points, region));
  const leave: DesksLeft = {
    selected,
    seats: selected.map((i) => points[i] as Point),
    outside: [...points.keys()].filter((i) => !usable.has(i)),
    count,
    cap,
    limitedBy: count === cap ? 'cap' : 'geometry',
    upperBound,
    upperBoundBy: limit < found.upperBound ? ['cap'] : limit === found.upperBound ? [...found.upperBoundBy, 'cap'] : found.upperBoundBy,
    proven: count === upperBound,
    gap: upperBound - count,
  };
  const known = [...(search.known ?? []), found.selected.map((i) => points[i] as Point)];
  const move = regionCapacity(region, rule, caps, { ...search, known });
  const groupsLeave = rombel === null ? null : groupsNeeded(rombel, count);
  const groupsMove = rombel === null ? null : groupsNeeded(rombel, move.count);
  return {
    leave,
    move,
    gainPupils: (move.count ?? 0) - count,
    groupsLeave,
    groupsMove,
    gainGroups: groupsLeave === null || groupsMove === null ? null : groupsLeave - groupsMove,
  };
}
