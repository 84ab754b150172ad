import {
  compareDesks,
  seatMarks,
  tidyRows,
  type MarkFrame,
  type Point,
  type RoomCapacity,
  type RoomInput,
  type SeatMarks,
} from '@giliran/capacity';
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
  const frame = shape.wall && frameOf(shape.wall, origin);
  const { spacingM, spacing, legalCap, assumptionIds } = limitsOfPolicy(room, policy);
  const { count, cap, capBy, limitedBy, upperBound, proven } = standing ? { ...move, ...leave } : move;
  const marks = frame === null || count === null ? null : standing ? deskMarks(input, leave.seats, frame) : seatMarks(input, free, frame);
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

/** x runs from the corner along the board, y away from it. */
function frameOf({ leftM, rightM }: NonNullable<RoomShape['wall']>, origin: 'A' | 'B'): MarkFrame {
  const [originM, alongM] = origin === 'A' ? [leftM, rightM] : [rightM, leftM];
  return { originM, alongM, inwardM: [leftM[1] - rightM[1], rightM[0] - leftM[0]] };
}

/**
 * Desks that stay are only named, not placed: their printed numbers are rounded, while the distances were checked where they
 * stand. Two centimetres less are asked of the rounded numbers, which no rounding can break.
 */
function deskMarks(input: RoomInput, seats: readonly Point[], frame: MarkFrame): SeatMarks | null {
  const rounded = seatMarks({ polygon: input.polygon, spacingM: Math.max(0.01, input.spacingM - 0.02) }, seats, frame);
  if (rounded === null) return null;
  let nearest = Infinity;
  seats.forEach(([x, y], i) => {
    for (const [u, v] of seats.slice(0, i)) nearest = Math.min(nearest, Math.hypot(x - u, y - v));
  });
  return { ...rounded, minDistanceM: nearest === Infinity ? null : nearest };
}
