import { rectangleRoom, seatMarks, tidyRows, type RoomCapacity, type SeatMarks } from '@giliran/capacity';
import { policyOf, roomLimits, type SchoolFacts } from '@giliran/planning';

export interface MarkSeatsQuestion {
  readonly facts: SchoolFacts;
  readonly roomIds: readonly string[];
}

/** What a floor-marking sheet of one room needs; `marks` is null when the size of the room is not known. */
export interface MarkedRoom {
  readonly roomId: string;
  readonly marks: SeatMarks | null;
  readonly capacity: Pick<RoomCapacity, 'count' | 'cap' | 'limitedBy' | 'upperBound' | 'proven'>;
  readonly spacingM: number;
  readonly articles: readonly string[];
  readonly assumptionIds: readonly string[];
}

/** Checked floor marks for rooms; straight rows where they seat as many pupils. Some hundred milliseconds a room at most. */
export function markSeats({ facts, roomIds }: MarkSeatsQuestion): MarkedRoom[] {
  const policy = policyOf(facts.form, { ...facts.setting, date: facts.setting.startDate });
  return facts.rooms
    .filter((room) => roomIds.includes(room.id))
    .map((room) => {
      const { capacity, spacingM, spacing, legalCap, assumptionIds } = roomLimits(room, policy);
      const input = rectangleRoom({
        widthM: room.widthCm === null ? null : room.widthCm / 100,
        lengthM: room.lengthCm === null ? null : room.lengthCm / 100,
        wallMarginM: room.sideMarginCm / 100,
        frontZoneM: room.frontZoneCm / 100,
        backMarginM: room.backMarginCm / 100,
        spacingM,
      });
      const tidy = tidyRows({ ...input, ...(capacity.cap === null ? {} : { cap: capacity.cap }) });
      const rows = [tidy?.aligned.seats, tidy?.staggered.seats].find(
        (seats) => seats !== undefined && seats.length >= capacity.seats.length,
      );
      const seats = rows ?? capacity.seats;
      const { count, cap, limitedBy, upperBound, proven } = capacity;
      return {
        roomId: room.id,
        marks: count === null ? null : seatMarks(input, seats),
        capacity: { count, cap, limitedBy, upperBound, proven },
        spacingM,
        articles: [
          ...new Set([...spacing.winners, ...legalCap.winners].flatMap((reason) => (reason.article === '' ? [] : [reason.article]))),
        ],
        assumptionIds,
      };
    });
}
