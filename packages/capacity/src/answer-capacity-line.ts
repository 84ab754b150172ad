import { InputError, pointer } from '@giliran/kernel';
import { deskCapacity, deskDistance, usableDesks } from './desk-capacity.ts';
import { seatDistance } from './max-distance.ts';
import { kindOf, readPoint } from './polygon.ts';
import { readList, readRegion, type Region } from './region.ts';
import { regionShape } from './region-shape.ts';
import { MAX_SEATS, regionCapacity } from './room-capacity.ts';
import type { Point, RoomInput } from './room-input.ts';
import type { BoundMethod } from './convex-bound.ts';
import { readCap } from './seat-caps.ts';
import { readSpacing, spacingRule } from './spacing-rule.ts';

/** The answer to one line of `giliran capacity`: free seats as [x, y] in m, fixed desks as ascending indices. */
export interface CapacityAnswer {
  readonly id: string;
  readonly seats: readonly Point[] | readonly number[];
  readonly count: number | null;
  readonly upperBound: number | null;
  readonly upperBoundBy: readonly BoundMethod[];
  readonly proven: boolean;
  readonly limitedBy: 'cap' | 'geometry' | 'unknown';
  readonly ms: number;
  readonly distance?: number | null;
  readonly distanceUpperBound?: number | null;
  readonly distanceSeats?: readonly Point[] | readonly number[];
}

/**
 * What the host lends: a clock in milliseconds (only for `ms`), and optionally a work limit, a seed, and an ear for what is
 * no error but hardly meant: margins that leave no place, desks that stand outside (path as in errors).
 */
export interface CapacityLineHost {
  readonly now: () => number;
  readonly warn?: (id: string, path: string, message: string) => void;
  readonly seed?: number;
  readonly maxWork?: number;
}

const DISTANCE_WORK = 8_000_000;
const MAX_DESKS = 5_000;

/**
 * Answers one case of the command line: fields id, spacing, room, wallMargin, obstacles, pillars, obstacleClearance,
 * desks, cap, pupils (lengths in m; other fields are ignored). Throws InputError with the JSON Pointer of the offending
 * value; a room of unknown size (`room: null`) is an answer, not an error. Cost as roomCapacity or deskCapacity.
 */
export function answerCapacityLine(value: unknown, host: CapacityLineHost): CapacityAnswer {
  const started = host.now();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('', `expected an object, got ${kindOf(value)}`);
  }
  const line = value as Record<string, unknown>;
  const id = line['id'];
  if (typeof id !== 'string' || id === '') throw new InputError('/id', `expected a text that is not empty, got ${kindOf(id)}`);
  const spacingM = readSpacing(line['spacing'], '/spacing');
  const cap = line['cap'] === undefined ? null : readCap(line['cap'], '/cap');
  const pupils = line['pupils'] === undefined ? null : readPupils(line['pupils']);
  const desks = line['desks'] === undefined ? null : readDesks(line['desks']);
  const room = line['room'];
  if (room === undefined && desks === null) throw new InputError('/room', 'expected a room (or null when its size is unknown), or desks');
  const region = readLineRegion(line, room);
  if (region !== null && host.warn) warnAbout(region, desks, (path, message) => host.warn?.(id, path, message));
  const answer =
    room === null
      ? unknownAnswer(pupils)
      : desks === null
        ? freeAnswer(region as Region, spacingM, cap, pupils, host)
        : deskAnswer(desks, spacingM, region, cap, pupils);
  return { id, ...answer, ms: Math.max(0, host.now() - started) };
}

function warnAbout(region: Region, desks: readonly Point[] | null, warn: (path: string, message: string) => void): void {
  if (regionShape(region).hull.length === 0) return warn('/room', 'margins and obstacles leave no place for a seat');
  const inside = new Set(usableDesks(desks ?? [], region));
  const outside = [...(desks ?? []).keys()].filter((i) => !inside.has(i));
  if (outside.length > 0) {
    const all = outside.length === 1 ? 'the only one' : `one of ${outside.length}`;
    warn(pointer('desks', outside[0] as number), `stands outside the usable part of the room and is left out, ${all}`);
  }
}

type Answer = Omit<CapacityAnswer, 'id' | 'ms'>;

function unknownAnswer(pupils: number | null): Answer {
  return {
    seats: [],
    count: null,
    upperBound: null,
    upperBoundBy: [],
    proven: false,
    limitedBy: 'unknown',
    ...(pupils === null ? {} : { distance: null, distanceUpperBound: null, distanceSeats: [] }),
  };
}

function freeAnswer(region: Region, spacingM: number, cap: number | null, pupils: number | null, host: CapacityLineHost): Answer {
  const { seed = 1, maxWork } = host;
  const caps = cap === null ? [] : [{ reason: 'legal' as const, pupils: cap }];
  const found = regionCapacity(region, spacingRule(spacingM), caps, { seed, maxWork }, '/spacing');
  const { seats, count, upperBound, upperBoundBy, proven, limitedBy } = found;
  const answer = { seats, count, upperBound, upperBoundBy, proven, limitedBy };
  if (pupils === null) return answer;
  // In a place for one seat more pupils are simply too many; elsewhere so many could be placed, but not searched for.
  if (pupils > MAX_SEATS && (upperBound ?? 0) > 1) throw new InputError('/pupils', `expected at most ${MAX_SEATS} pupils, got ${pupils}`);
  const wide = seatDistance(region, pupils, [seats.flat()], { seed, maxWork: maxWork ?? DISTANCE_WORK });
  return { ...answer, distance: wide.distanceM, distanceUpperBound: wide.upperBoundM, distanceSeats: wide.seats };
}

function deskAnswer(desks: readonly Point[], spacingM: number, region: Region | null, cap: number | null, pupils: number | null): Answer {
  const found = deskCapacity(desks, spacingM, region);
  const seats = found.selected.slice(0, cap ?? Infinity);
  const capped = cap !== null && cap <= found.upperBound;
  const upperBound = Math.min(cap ?? Infinity, found.upperBound);
  const upperBoundBy: readonly BoundMethod[] =
    cap !== null && cap < found.upperBound ? ['cap'] : capped ? [...found.upperBoundBy, 'cap'] : found.upperBoundBy;
  const answer: Answer = {
    seats,
    count: seats.length,
    upperBound,
    upperBoundBy,
    proven: seats.length === upperBound,
    limitedBy: cap !== null && seats.length === cap ? 'cap' : 'geometry',
  };
  if (pupils === null) return answer;
  const wide = deskDistance(desks, pupils, region);
  return { ...answer, distance: wide.distanceM, distanceUpperBound: wide.upperBoundM, distanceSeats: wide.selected };
}

function readLineRegion(line: Record<string, unknown>, room: unknown): Region | null {
  // Everything is checked even when there is no outline: a wrong obstacle is an error in any case.
  const { wallMargin, obstacles = [], pillars = [], obstacleClearance } = line;
  const input = {
    polygon: room === undefined ? null : room,
    spacingM: 1,
    wallMarginM: wallMargin,
    obstacles: readList(obstacles, '/obstacles').map(plainObstacle),
    pillars: readList(pillars, '/pillars').map(plainPillar),
    obstacleClearanceM: obstacleClearance,
  };
  return readRegion(input as RoomInput, { polygon: 'room', wallMarginM: 'wallMargin', obstacleClearanceM: 'obstacleClearance' });
}

/** A line has one clearance for all obstacles and pillars: their own ones, which the engine knows, are no fields of a line. */
function plainObstacle(value: unknown, i: number): unknown {
  if (!Array.isArray(value)) throw new InputError(pointer('obstacles', i), `expected a list of corners [x, y], got ${kindOf(value)}`);
  return value;
}

function plainPillar(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { x, y, r } = value as Record<string, unknown>;
  return { x, y, r };
}

function readPupils(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new InputError('/pupils', `expected an integer >= 1, got ${kindOf(value)}`);
  }
  return value;
}

function readDesks(value: unknown): Point[] {
  const list = readList(value, '/desks');
  if (list.length > MAX_DESKS) throw new InputError('/desks', `expected at most ${MAX_DESKS} desks, got ${list.length}`);
  return list.map((desk, i) => readPoint(desk, pointer('desks', i)));
}
