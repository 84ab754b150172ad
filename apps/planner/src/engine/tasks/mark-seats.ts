import { compareDesks, seatMarks, tidyRows, type Point, type RoomCapacity, type RoomInput, type SeatMarks } from '@giliran/capacity';
import {
  alongOf,
  limitsOfPolicy,
  policyOf,
  roomInputOf,
  roomShapeOf,
  type RoomLayout,
  type RoomShape,
  type RoomSize,
  type SchoolFacts,
} from '@giliran/planning';
import type { ResolvedPolicy } from '@giliran/policy';
import type { LimitsQuestion } from './explain-limits.ts';

export interface MarkSeatsQuestion {
  readonly facts: SchoolFacts;
  readonly roomIds: readonly string[];
}

/** `rows`: straight rows where they seat as many, else free; the others say which. */
export type SeatChoice = 'rows' | 'free' | 'aligned' | 'staggered' | 'leave';

export interface MarkDrawingQuestion {
  readonly layout: RoomLayout;
  readonly law: LimitsQuestion;
  readonly seats: SeatChoice;
  /** Corner that x and y start from: A front-left, B front-right. */
  readonly origin: 'A' | 'B';
}

/** What a floor-marking sheet of one room needs; `marks` is null when the size of the room is not known. */
export interface MarkedRoom {
  readonly roomId: string;
  readonly marks: SeatMarks | null;
  readonly capacity: Pick<RoomCapacity, 'count' | 'cap' | 'limitedBy' | 'upperBound' | 'proven'> & Partial<Pick<RoomCapacity, 'capBy'>>;
  /** The desks stay where they are; the marks say which are used. */
  readonly standing?: boolean;
  readonly spacingM: number;
  readonly articles: readonly string[];
  readonly assumptionIds: readonly string[];
}

/** Checked floor marks for rooms; straight rows where they seat as many pupils. Some hundred milliseconds a room at most. */
export function markSeats({ facts, roomIds }: MarkSeatsQuestion): MarkedRoom[] {
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  return facts.rooms.filter((room) => roomIds.includes(room.id)).map((room) => markRoom(room.id, room, policy, null, 'A'));
}

/** Checked floor marks of the room that is being drawn. Throws InputError when it cannot be computed. */
export function markDrawing({ layout, law, seats, origin }: MarkDrawingQuestion): MarkedRoom {
  const { form, ...choice } = law;
  const policy = policyOf(form, { ...choice, date: choice.date as `${number}-${number}-${number}` });
  const size = { widthCm: null, lengthCm: null, sideMarginCm: 0, frontZoneCm: 0, backMarginCm: 0, layout };
  return markRoom('', size, policy, seats, origin);
}

function markRoom(roomId: string, room: RoomSize, policy: ResolvedPolicy, wanted: SeatChoice | null, origin: 'A' | 'B'): MarkedRoom {
  const shape = roomShapeOf(room);
  const input = roomInputOf(shape, policy);
  const { leave, move } = compareDesks(input, shape.desks);
  const choice = wanted ?? (shape.deskUse === 'LEAVE' ? 'leave' : 'rows');
  const standing = choice === 'leave' && leave !== null;
  const tidy = standing ? null : tidyRows(input, alongOf(shape));
  const rows = [tidy?.aligned.seats, tidy?.staggered.seats].find((seats) => seats !== undefined && seats.length >= move.seats.length);
  const free =
    choice === 'rows'
      ? (rows ?? move.seats)
      : choice === 'free'
        ? move.seats
        : (tidy?.[choice === 'aligned' ? 'aligned' : 'staggered'].seats ?? []);
  const frame = shape.wall && {
    originM: origin === 'A' ? shape.wall.leftM : shape.wall.rightM,
    alongM: origin === 'A' ? shape.wall.rightM : shape.wall.leftM,
  };
  const { spacingM, spacing, legalCap, assumptionIds } = limitsOfPolicy(room, policy);
  const { count, cap, capBy, limitedBy, upperBound, proven } = standing ? { ...move, ...leave } : move;
  const found = frame === null || count === null ? null : standing ? deskMarks(input, leave.seats, frame) : seatMarks(input, free, frame);
  const marks = found && shape.wall && awayFromBoard(found, shape.wall);
  return {
    roomId,
    marks,
    capacity: { count, cap, capBy, limitedBy, upperBound, proven },
    standing,
    spacingM,
    articles: [...new Set([...spacing.winners, ...legalCap.winners].flatMap((reason) => (reason.article === '' ? [] : [reason.article])))],
    assumptionIds,
  };
}

/**
 * y counts away from the board. Where a part of the room lies farther behind the line of the board wall than in front of it,
 * the engine counts y the other way; rows and numbers then begin at the board again. O(seats).
 */
function awayFromBoard(found: SeatMarks, { leftM, rightM }: NonNullable<RoomShape['wall']>): SeatMarks {
  const [ax, ay] = [rightM[0] - leftM[0], rightM[1] - leftM[1]];
  const length = Math.hypot(ax, ay) || 1;
  const away = ([x, y]: Point) => (((y - leftM[1]) * ax - (x - leftM[0]) * ay) / length) * 100;
  if (found.marks.every(({ seat, yCm }) => Math.abs(away(seat) - yCm) < 0.5)) return found;
  const rows = [...new Set(found.marks.map(({ row }) => row))];
  const marks = rows
    .toReversed()
    .flatMap((row, r) => found.marks.filter((mark) => mark.row === row).map((mark) => ({ ...mark, row: rows[r] as string })));
  return { ...found, marks: marks.map((mark, i) => ({ ...mark, number: i + 1, yCm: 0 - mark.yCm })) };
}

/**
 * Desks that stay are only named, not placed: their printed numbers are rounded, while the distances were checked where they
 * stand. Two centimetres less are asked of the rounded numbers, which no rounding can break.
 */
function deskMarks(input: RoomInput, seats: readonly Point[], frame: { originM: Point; alongM: Point }): SeatMarks | null {
  const rounded = seatMarks({ polygon: input.polygon, spacingM: Math.max(0.01, input.spacingM - 0.02) }, seats, frame);
  if (rounded === null) return null;
  let nearest = Infinity;
  seats.forEach(([x, y], i) => {
    for (const [u, v] of seats.slice(0, i)) nearest = Math.min(nearest, Math.hypot(x - u, y - v));
  });
  return { ...rounded, minDistanceM: nearest === Infinity ? null : nearest };
}
