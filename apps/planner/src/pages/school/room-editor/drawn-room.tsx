import type { RoomLayout } from '@giliran/planning';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { RoomShapes, SeatDots, viewOf } from './room-shapes.tsx';
import './room-editor.css';

interface DrawnRoomProps {
  readonly layout: RoomLayout;
  readonly widthM: number;
  readonly lengthM: number;
  /** In the frame of the drawing, metres. */
  readonly seats: readonly (readonly [number, number])[];
}

/** A drawn room with its seats, to look at. */
export function DrawnRoom({ layout, widthM, lengthM, seats }: DrawnRoomProps) {
  const { t } = useTranslation('room-editor');
  const view = viewOf(layout);
  return (
    <figure className="seat-map">
      <svg
        viewBox={view.join(' ')}
        role="img"
        aria-label={t('common:seatMap.title', { width: formatNumber(widthM), length: formatNumber(lengthM), count: seats.length })}
        style={{ aspectRatio: `${view[2]} / ${view[3]}` }}
      >
        <RoomShapes layout={layout} />
        <SeatDots seats={seats} layout={layout} />
      </svg>
    </figure>
  );
}
