import { seatFacings } from '@giliran/capacity';
import {
  aisleCornersCm,
  doorCornersCm,
  furnitureCornersCm,
  roomFrame,
  seatPointsCm,
  teacherZoneCornersCm,
  type RoomLayout,
} from '@giliran/planning';
import { memo, useId } from 'react';
import { formatNumber } from '../../../i18n/format.ts';
import { wallLengthCm } from './wall-geometry.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';

type Corner = readonly [number, number];

function lengthText({ outline }: RoomLayout, wall: number): string {
  return `${formatNumber(wallLengthCm(outline, wall) / 100)} m`;
}

function points(corners: readonly Corner[]): string {
  return corners.map(([x, y]) => `${x},${y}`).join(' ');
}

/** Floor, strips without seats, walls and everything that stands in the room; coordinates are the drawing's centimetres. */
export const RoomShapes = memo(function RoomShapes({ layout }: { layout: RoomLayout }) {
  const { t } = useTranslation('room-editor');
  const id = useId();
  const { outline, wallMarginCm } = layout;
  const ring = points(outline);
  const zone = teacherZoneCornersCm(layout);
  const { left, right } = roomFrame(layout);
  const at = (share: number): Corner => [left[0] + (right[0] - left[0]) * share, left[1] + (right[1] - left[1]) * share];
  const [from, to, middle] = [at(0.22), at(0.78), at(0.5)];
  const length = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1;
  const out: Corner = [(right[1] - left[1]) / length, -(right[0] - left[0]) / length];
  return (
    <g aria-hidden="true">
      <defs>
        <pattern id={`${id}h`} width="28" height="28" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="28" className="draw-hatch" />
        </pattern>
        <clipPath id={`${id}c`}>
          <polygon points={ring} />
        </clipPath>
      </defs>
      <polygon className="draw-floor" points={ring} />
      <g clipPath={`url(#${id}c)`}>
        {layout.spacingZones.map((part, i) => (
          <polygon key={i} className="draw-zone" points={points(part.corners)} />
        ))}
        {/* Half of the stroke lies inside the wall: exactly the strip without seats. */}
        {wallMarginCm > 0 && (
          <>
            <polygon className="draw-strip" points={ring} strokeWidth={2 * wallMarginCm} />
            <polygon points={ring} fill="none" stroke={`url(#${id}h)`} strokeWidth={2 * wallMarginCm} strokeLinejoin="round" />
          </>
        )}
        {[zone, ...layout.aisles.map(aisleCornersCm), ...layout.doors.map((door) => doorCornersCm(layout, door))].map((corners, i) => (
          <g key={i}>
            <polygon className="draw-free" points={points(corners)} />
            <polygon points={points(corners)} fill={`url(#${id}h)`} />
          </g>
        ))}
        {layout.furniture.map((piece, i) => (
          <g key={i}>
            {piece.clearanceCm > 0 && (
              <polygon className="draw-clearance" points={points(furnitureCornersCm(piece))} strokeWidth={2 * piece.clearanceCm} />
            )}
            <polygon className="draw-furniture" points={points(furnitureCornersCm(piece))} />
          </g>
        ))}
        {layout.pillars.map((pillar, i) => (
          <g key={i}>
            {pillar.clearanceCm > 0 && (
              <circle className="draw-clearance-round" cx={pillar.xCm} cy={pillar.yCm} r={pillar.radiusCm + pillar.clearanceCm} />
            )}
            <circle className="draw-pillar" cx={pillar.xCm} cy={pillar.yCm} r={pillar.radiusCm} />
          </g>
        ))}
      </g>
      {layout.desks.map((block, i) => (
        <g key={i}>
          {seatPointsCm(block).map(([x, y], k) => (
            <rect key={k} className="draw-desk" x={x - 24} y={y - 24} width="48" height="48" rx="5" />
          ))}
        </g>
      ))}
      <polygon className="draw-walls" points={ring} />
      {layout.doors.map((door, i) => {
        const [a = [0, 0], b = a] = doorCornersCm(layout, { ...door, depthCm: 0 });
        return <line key={i} className="draw-door" x1={a[0]} y1={a[1]} x2={b[0]} y2={b[1]} />;
      })}
      <line className="draw-board" x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
      <text className="draw-text" x={middle[0] + out[0] * 30} y={middle[1] + out[1] * 30 + 8}>
        {t('common:seatMap.teacherWall')} · {lengthText(layout, layout.teacherWall)}
      </text>
      {outline.map((corner, wall) => {
        const next = outline[(wall + 1) % outline.length] ?? corner;
        const run = Math.hypot(next[0] - corner[0], next[1] - corner[1]);
        if (wall === layout.teacherWall || run < 60) return null;
        // Outside the wall: the corners run clockwise unless the drawing is being turned over.
        const [nx, ny] = [(next[1] - corner[1]) / run, -(next[0] - corner[0]) / run];
        const [x, y] = [(corner[0] + next[0]) / 2 + nx * 42, (corner[1] + next[1]) / 2 + ny * 42];
        const angle = (Math.atan2(next[1] - corner[1], next[0] - corner[0]) * 180) / Math.PI;
        return (
          <text
            key={wall}
            className="draw-text"
            transform={`translate(${x} ${y}) rotate(${angle > 90 || angle <= -90 ? angle + 180 : angle})`}
            y="9"
          >
            {lengthText(layout, wall)}
          </text>
        );
      })}
    </g>
  );
});

interface SeatDotsProps {
  readonly seats: readonly Corner[];
  readonly layout: Pick<RoomLayout, 'outline' | 'teacherWall' | 'teacherPoint'>;
  readonly usedCount?: number;
}

/** Numbered seats, metres, each with an arrow where its pupil looks; those from `usedCount` on stay empty. */
export const SeatDots = memo(function SeatDots({ seats, layout, usedCount = Infinity }: SeatDotsProps) {
  const { left, right } = roomFrame(layout);
  const alongM: Corner = [right[0] - left[0], right[1] - left[1]];
  const [tx, ty] = layout.teacherPoint ?? [];
  const teacherM = tx === undefined || ty === undefined ? null : ([tx / 100, ty / 100] as const);
  // Walls that lie on each other have no direction; such a drawing is being mended.
  const facings = alongM[0] === 0 && alongM[1] === 0 ? [] : seatFacings(seats, { alongM, teacherM });
  return (
    <g aria-hidden="true" className="draw-seats">
      {seats.map(([x, y], i) => (
        <g key={i} className={i < usedCount ? undefined : 'is-empty'}>
          {facings[i] !== undefined && (
            <path className="draw-facing" d="M20 -13 L39 0 L20 13 Z" transform={`translate(${x * 100} ${y * 100}) rotate(${facings[i]})`} />
          )}
          <circle cx={x * 100} cy={y * 100} r="25" />
          <text x={x * 100} y={y * 100 + 11}>
            {i + 1}
          </text>
        </g>
      ))}
    </g>
  );
});

/** The box of a drawing with an edge for words and handles: x, y, width, height in cm. */
export function viewOf({ outline }: Pick<RoomLayout, 'outline'>, edgeCm = 75): readonly [number, number, number, number] {
  const xs = outline.map(([x]) => x);
  const ys = outline.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [x - edgeCm, y - edgeCm, Math.max(...xs) - x + 2 * edgeCm, Math.max(...ys) - y + 2 * edgeCm];
}
