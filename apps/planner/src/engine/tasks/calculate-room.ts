import { rectangleRoom, tidyRows } from '@giliran/capacity';
import type { Day } from '@giliran/kernel';
import { groupSizes, marginCm, policyOf, roomLimits, roomSideCm, type RoomLimits } from '@giliran/planning';
import type { EducationForm, RoomMargins } from '@giliran/policy';
import type { Citation } from '../../components/article-chip.tsx';
import { orderSeats, type Seat } from '../../components/order-seats.ts';
import { citationOf } from '../citation-of.ts';

/** One room, one rombel. Metres; null = not known. */
export interface RoomQuestion {
  readonly widthM: number | null;
  readonly lengthM: number | null;
  readonly form: EducationForm;
  readonly pupils: number | null;
  readonly margins: RoomMargins;
  readonly regulationIds: readonly string[];
  /** The day whose rules count. */
  readonly date: Day;
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

/** Seats, limits, groups and articles for one room. Throws InputError for sizes that are not plausible. */
export function calculateRoom(question: RoomQuestion): RoomAnswer {
  const { widthM, lengthM, margins, pupils } = question;
  const policy = policyOf(question.form, { regulationIds: question.regulationIds, phase: 'TRANSITION', date: question.date });
  const room = {
    widthCm: roomSideCm(widthM, '/widthM', 'Lebar'),
    lengthCm: roomSideCm(lengthM, '/lengthM', 'Panjang'),
    sideMarginCm: marginCm(margins.sideM, '/margins/sideM', 'Jarak dari dinding samping'),
    frontZoneCm: marginCm(margins.frontM, '/margins/frontM', 'Zona guru'),
    backMarginCm: marginCm(margins.backM, '/margins/backM', 'Jarak dari dinding belakang'),
  };
  const limits = roomLimits(room, policy);
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
    spacingCitations: limits.spacing.winners.map(citationOf),
    capCitations: limits.legalCap.winners.map(citationOf),
    scopeNotes: Object.values(policy.scopes).flatMap((scope) => scope.note ?? []),
  };
}
