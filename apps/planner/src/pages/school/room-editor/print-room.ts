import { seatFacings } from '@giliran/capacity';
import type { SeatMapRoom } from '@giliran/documents';
import { roomFrame, type RoomLayout } from '@giliran/planning';
import type { MarkedRoom } from '../../../engine/tasks/mark-seats.ts';
import { capReasonText, printDrawing, teacherOnPaper } from './print-drawing.ts';

/** The room for paper. O(parts + seats). */
export function printRoomOf(name: string, layout: RoomLayout, marked: MarkedRoom, origin: 'A' | 'B' = 'A'): SeatMapRoom {
  const { widthCm, lengthCm } = roomFrame(layout);
  const { marks, capacity, spacingM, articles, assumptionIds, standing } = marked;
  const capReason = capReasonText(capacity.capBy);
  return {
    name,
    widthM: widthCm / 100,
    lengthM: lengthCm / 100,
    margins: { sideM: layout.wallMarginCm / 100, frontM: 0, backM: layout.wallMarginCm / 100 },
    drawing: printDrawing(layout),
    spacingM,
    minDistanceM: marks?.minDistanceM ?? null,
    marks: marks?.marks ?? [],
    origin,
    ...(layout.teacherPoint ? { facingsDeg: facingsOf(layout, marked, origin), facing: 'titik guru' } : {}),
    cap: capacity.cap,
    limitedBy: capacity.limitedBy === 'cap' ? 'cap' : 'geometry',
    upperBound: capacity.upperBound,
    proven: capacity.proven,
    largestGroup: null,
    articles,
    assumptionIds,
    ...(standing ? { standing } : {}),
    ...(capReason === undefined ? {} : { capReason }),
  };
}

/** In the frame of the sheet: x from A towards B, y away from the board. */
function facingsOf(layout: RoomLayout, { marks }: MarkedRoom, origin: 'A' | 'B'): number[] {
  const { wallCm, teacherCm } = teacherOnPaper(layout);
  const seats = (marks?.marks ?? []).map(({ xCm, yCm }) => [origin === 'B' ? wallCm - xCm : xCm, yCm] as const);
  return seatFacings(seats, { alongM: [1, 0], teacherM: teacherCm });
}
