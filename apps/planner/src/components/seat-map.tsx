import { useId, useState } from 'react';
import { useTranslation } from '../i18n/use-translation.ts';
import { formatFixed, formatNumber } from '../i18n/format.ts';
import { nearestSeat, type Seat } from './order-seats.ts';

interface SeatMapProps {
  /** Along the teacher wall. */
  readonly widthM: number;
  /** Away from the teacher wall. */
  readonly lengthM: number;
  /** Strips where nobody sits. */
  readonly margins: { readonly sideM: number; readonly frontM: number; readonly backM: number };
  readonly seats: readonly Seat[];
  /** Text on each seat; 1, 2, 3, ... when absent. */
  readonly seatLabels?: readonly string[];
  /** Radius of the circle around one seat; none when absent. */
  readonly spacingM?: number;
  /** Seats from this number on stay empty and are drawn hollow. */
  readonly usedCount?: number;
}

const SEAT_M = 0.27;
const EDGE_M = 0.62;

/** A room to scale seen from above, teacher wall on top: front zone, strips, numbered seats, and the distance of one seat to its neighbour. */
export function SeatMap({ widthM, lengthM, margins, seats, seatLabels, spacingM, usedCount = Infinity }: SeatMapProps) {
  const { t } = useTranslation();
  const hatch = useId();
  const [picked, setPicked] = useState<number | null>(null);
  const index = picked !== null && picked < seats.length ? picked : middleSeat(seats, widthM, lengthM);
  const seat = index === null ? undefined : seats[index];
  const nearest = index === null ? null : nearestSeat(seats, index);
  const neighbour = nearest ? seats[nearest.index] : undefined;
  const usable = { w: widthM - 2 * margins.sideM, h: lengthM - margins.frontM - margins.backM };
  const metres = (value: number) => `${formatNumber(value)} m`;
  return (
    <figure className="seat-map">
      <svg
        viewBox={`${-EDGE_M} ${-EDGE_M} ${widthM + 2 * EDGE_M} ${lengthM + 2 * EDGE_M}`}
        role="img"
        aria-label={t('seatMap.title', { width: formatNumber(widthM), length: formatNumber(lengthM), count: seats.length })}
        style={{ aspectRatio: `${widthM + 2 * EDGE_M} / ${lengthM + 2 * EDGE_M}` }}
      >
        <defs>
          <pattern id={hatch} width="0.3" height="0.3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="0.3" className="map-hatch" />
          </pattern>
        </defs>
        <rect className="map-room" width={widthM} height={lengthM} />
        <rect width={widthM} height={lengthM} fill={`url(#${hatch})`} />
        {usable.w >= 0 && usable.h >= 0 && (
          <rect className="map-usable" x={margins.sideM} y={margins.frontM} width={usable.w} height={usable.h} />
        )}
        <rect className="map-walls" width={widthM} height={lengthM} />
        <rect className="map-board" x={widthM * 0.2} y={-0.1} width={widthM * 0.6} height={0.2} />
        <text className="map-text" x={widthM / 2} y={-0.24}>
          {t('seatMap.teacherWall')}
        </text>
        {margins.frontM >= 0.8 && (
          <text className="map-text map-text-boxed" x={widthM / 2} y={margins.frontM / 2 + 0.1}>
            {t('seatMap.frontZone', { metres: metres(margins.frontM) })}
          </text>
        )}
        <text className="map-text" x={widthM / 2} y={lengthM + 0.45}>
          {metres(widthM)}
        </text>
        <text className="map-text" transform={`translate(-0.24 ${lengthM / 2}) rotate(-90)`}>
          {metres(lengthM)}
        </text>
        {seat && spacingM !== undefined && <circle className="map-distance" cx={seat[0]} cy={seat[1]} r={spacingM} />}
        {seat && neighbour && <line className="map-link" x1={seat[0]} y1={seat[1]} x2={neighbour[0]} y2={neighbour[1]} />}
        {seats.map(([x, y], i) => (
          <g
            key={`${x},${y}`}
            className={`map-seat${i >= usedCount ? ' is-empty' : ''}${i === index ? ' is-picked' : ''}`}
            onPointerEnter={() => setPicked(i)}
            onClick={() => setPicked(i)}
          >
            <circle cx={x} cy={y} r={SEAT_M} />
            <text x={x} y={y + 0.095}>
              {seatLabels?.[i] ?? i + 1}
            </text>
          </g>
        ))}
      </svg>
      {nearest && index !== null && (
        <figcaption>
          {t('seatMap.nearest', {
            seat: seatLabels?.[index] ?? index + 1,
            other: seatLabels?.[nearest.index] ?? nearest.index + 1,
            metres: formatFixed(floorCm(nearest.distanceM)),
          })}
        </figcaption>
      )}
    </figure>
  );
}

/** Rounded down, so that a drawing never claims more distance than there is; the engine's tolerance of 1e-6 m is kept. */
function floorCm(metres: number): number {
  return Math.floor(metres * 100 + 1e-4) / 100;
}

function middleSeat(seats: readonly Seat[], widthM: number, lengthM: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (const [i, [x, y]] of seats.entries()) {
    const off = Math.hypot(x - widthM / 2, y - lengthM * 0.6);
    if (off < least) [best, least] = [i, off];
  }
  return best;
}
