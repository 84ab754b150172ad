import {
  compareDesks,
  deskDistance,
  roomDistance,
  tidyCosts,
  tidyRows,
  type DesksLeft,
  type Point,
  type RoomCapacity,
} from '@giliran/capacity';
import { alongOf, policyOf, roomInputOf, roomShapeOf, type RoomLayout } from '@giliran/planning';
import type { LimitsQuestion } from './explain-limits.ts';

export interface DrawingQuestion {
  readonly layout: RoomLayout;
  /** Whose limits count. */
  readonly law: LimitsQuestion;
  /** Pupils of the rombel whose groups are compared; null = none chosen. */
  readonly pupils: number | null;
}

export interface DrawingAnswer {
  readonly spacingM: number;
  /** Seats placed anywhere. */
  readonly move: RoomCapacity;
  /** The desks as they stand; null = none drawn. */
  readonly leave: DesksLeft | null;
  readonly gainPupils: number | null;
  readonly groupsLeave: number | null;
  readonly groupsMove: number | null;
  /** Rows parallel to the teacher wall, and the seats they cost; null in a quick answer. */
  readonly tidy: {
    readonly aligned: readonly Point[];
    readonly staggered: readonly Point[];
    readonly costAligned: number;
    readonly costStaggered: number;
  } | null;
}

/** Quick answer while something is dragged: regular rows and the bound; some ten milliseconds. Never more seats than the full one. */
export function sketchDrawing(question: DrawingQuestion): DrawingAnswer {
  return answer(question, 'quick');
}

/** The full answer, the same as the server's; some hundred milliseconds at most. */
export function answerDrawing(question: DrawingQuestion): DrawingAnswer {
  return answer(question, 'full');
}

/** How far apart one group can sit, on the desks as they stand or anywhere. */
export interface DrawingSpread {
  readonly pupils: number;
  /** Null: so many cannot be placed at all, or one pupil sits alone. */
  readonly distanceM: number | null;
  readonly upperBoundM: number | null;
  readonly spacingM: number;
}

/** How far apart can `question.pupils` pupils sit in this room? Some hundred milliseconds. Spacing zones are not looked at. */
export function spreadDrawing({ layout, law, pupils }: DrawingQuestion): DrawingSpread {
  const { shape, input } = roomOf(layout, law);
  const count = Math.max(1, pupils ?? 1);
  const standing = shape.deskUse === 'LEAVE' ? shape.desks : null;
  const outside = new Set(standing && compareDesks(input, standing, { effort: 'quick' }).leave?.outside);
  const usable = standing?.filter((_, i) => !outside.has(i));
  const found = usable ? deskDistance(usable, count, null) : roomDistance(input, count);
  return { pupils: count, distanceM: found?.distanceM ?? null, upperBoundM: found?.upperBoundM ?? null, spacingM: input.spacingM };
}

function roomOf(layout: RoomLayout, { form, ...choice }: LimitsQuestion) {
  const shape = roomShapeOf({ widthCm: null, lengthCm: null, sideMarginCm: 0, frontZoneCm: 0, backMarginCm: 0, layout });
  return { shape, input: roomInputOf(shape, policyOf(form, { ...choice, date: choice.date as `${number}-${number}-${number}` })) };
}

function answer({ layout, law, pupils }: DrawingQuestion, effort: 'quick' | 'full'): DrawingAnswer {
  const { shape, input } = roomOf(layout, law);
  const compared = compareDesks(input, shape.desks, {
    effort,
    ...(pupils === null ? {} : { pupils }),
    // While dragging a rough answer for many desks is enough.
    ...(effort === 'quick' ? { maxNodes: 2_000 } : {}),
  });
  const rows = effort === 'full' ? tidyRows(input, alongOf(shape)) : null;
  const costs = rows && tidyCosts(compared.move, rows);
  return {
    spacingM: input.spacingM,
    move: compared.move,
    leave: compared.leave,
    gainPupils: compared.gainPupils,
    groupsLeave: compared.groupsLeave,
    groupsMove: compared.groupsMove,
    tidy: rows &&
      costs && {
        aligned: rows.aligned.seats,
        staggered: rows.staggered.seats,
        costAligned: costs.aligned,
        costStaggered: costs.staggered,
      },
  };
}
