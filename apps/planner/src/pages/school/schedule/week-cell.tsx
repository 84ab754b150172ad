import { useDroppable } from '@dnd-kit/core';
import type { SavedPlan } from '@giliran/planning';
import type { ReactNode } from 'react';
import type { PlaceByCell } from './use-places.ts';
import type { WeekRow, WeekSlot } from './week-rows.ts';

/** What a part of the grid needs to draw cells; the table and the day list share it. */
export interface WeekPartProps {
  readonly slots: readonly WeekSlot[];
  readonly rows: readonly WeekRow[];
  /** The dragged session's places; undefined while nothing is dragged, null while they are computed. */
  readonly places: PlaceByCell | null | undefined;
  readonly chips: (indices: readonly number[] | undefined, row?: string) => ReactNode;
  readonly plan: SavedPlan;
  readonly onEdit: (plan: SavedPlan) => void;
}

/** A cell that a session can be put into. While one is dragged it shows by sign and colour what that would mean. */
export function WeekCell({ id, places, children }: { id: string; places: WeekPartProps['places']; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id });
  const place = places?.get(id);
  const state =
    places === undefined || places === null
      ? ''
      : !place
        ? ' is-outside'
        : place.kind === 'here'
          ? ' is-here'
          : place.breaks.length > 0
            ? ' is-forbidden'
            : place.kind === 'swap'
              ? ' is-swap'
              : ' is-free';
  return (
    <div ref={setNodeRef} className={`week-cell${state}${isOver ? ' is-over' : ''}`} data-cell={id}>
      {children}
    </div>
  );
}

/** "07:00" as it is written in Indonesia: "07.00". */
export function clock(time: string): string {
  return time.replace(':', '.');
}
