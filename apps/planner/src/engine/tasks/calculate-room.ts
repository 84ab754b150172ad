import { lawOf } from 'virtual:law-table';
import { rectangleRoom, tidyRows } from '@giliran/capacity';
import { groupSizes, marginCm, roomSideCm, typedRoomLimits, type RoomLimits } from '@giliran/planning';
import type { EducationForm, ResolvedPolicy, RoomMargins } from '@giliran/policy';
import type { Citation } from '../../components/article-chip.tsx';
import { orderSeats, type Seat } from '../../components/order-seats.ts';

/** One room, one rombel. Metres; null = not known. */
export interface RoomQuestion {
  readonly widthM: number | null;
  readonly lengthM: number | null;
  readonly form: EducationForm;
  readonly pupils: number | null;
  readonly margins: RoomMargins;
}

export interface RoomAnswer {
  readonly limits: RoomLimits;
  /** Seats in counting order: free layout, and straight rows and columns. */
  readonly freeSeats: readonly Seat[];
  readonly tidySeats: readonly Seat[];
  /** Sizes of the groups of the rombel; null when the room or the number of pupils is not known. */
  readonly groups: readonly number[] | null;
  readonly spacingCitations: readonly Citation[];
  readonly capCitations: readonly Citation[];
  /** Why another text is used for this form of education, Indonesian. */
  readonly scopeNotes: readonly string[];
}

/** Seats, limits, groups and articles for one room under Perbup Bengkayang 51/2021. Throws InputError for sizes that are not plausible. */
export function calculateRoom(question: RoomQuestion): RoomAnswer {
  const { widthM, lengthM, margins, pupils } = question;
  const law = lawOf(question.form);
  const room = {
    widthCm: roomSideCm(widthM, '/widthM', 'Lebar'),
    lengthCm: roomSideCm(lengthM, '/lengthM', 'Panjang'),
    sideMarginCm: marginCm(margins.sideM, '/margins/sideM', 'Jarak dari dinding samping'),
    frontZoneCm: marginCm(margins.frontM, '/margins/frontM', 'Zona guru'),
    backMarginCm: marginCm(margins.backM, '/margins/backM', 'Jarak dari dinding belakang'),
  };
  // Of a resolved policy the room reads these limits only.
  const limits = typedRoomLimits(room, { limits: law.limits } as ResolvedPolicy);
  const { count, cap } = limits.capacity;
  const tidy = tidyRows(
    rectangleRoom({
      widthM,
      lengthM,
      wallMarginM: margins.sideM,
      frontZoneM: margins.frontM,
      backMarginM: margins.backM,
      spacingM: limits.spacingM,
      ...(cap === null ? {} : { cap }),
    }),
  );
  return {
    limits,
    freeSeats: orderSeats(limits.capacity.seats),
    tidySeats: orderSeats(tidy?.aligned.seats ?? []),
    groups: count === null || pupils === null ? null : groupSizes(pupils, count),
    spacingCitations: law.spacingCitations,
    capCitations: law.capCitations,
    scopeNotes: law.scopeNotes,
  };
}
