import { cornerName, layoutProblems, type RoomLayout } from '@giliran/planning';
import { useEffect, useRef, useState, type Dispatch, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { DrawingAction, DrawingHistory } from './drawing-history.ts';
import { BIG_STEP_CM, handleOf, innerPartsOf, movePart, partsOf, removePart, STEP_CM } from './drawing-parts.ts';
import { handleId, ownerOf, samePart, type PartId } from './part-id.ts';
import { usePartName } from './part-names.ts';
import { RoomShapes, SeatDots, viewOf } from './room-shapes.tsx';

interface RoomCanvasProps {
  readonly history: DrawingHistory;
  readonly dispatch: Dispatch<DrawingAction>;
  readonly seats: readonly (readonly [number, number])[];
  /** The seats belong to this very drawing; else they are of one a moment ago. */
  readonly current: boolean;
  readonly usedCount: number;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Handles are this big on screen, whatever the scale: the finger's part is not drawn. */
const HANDLE_PX = 8;
const TOUCH_PX = 22;

/** The drawing: every part has a handle that is dragged, or focused and moved with the arrow keys. */
export function RoomCanvas({ history, dispatch, seats, current, usedCount }: RoomCanvasProps) {
  const { t } = useTranslation('room-editor');
  const { present, selected, grabbed } = history;
  const svg = useRef<SVGSVGElement>(null);
  const [widthPx, setWidthPx] = useState(600);
  // While a hand drags, the paper stays where it is.
  const view = viewOf(grabbed ?? present);
  const cmPerPx = view[2] / widthPx;
  const drag = useDrag(present, dispatch, svg);

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidthPx(scaledWidth(element)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const [problem] = layoutProblems(present);
  const parts = partsOf(present);
  const inner = selected ? innerPartsOf(present, selected) : [];
  // Drawn later = on top: walls below corners, the picked one above all.
  const order = [
    ...parts.filter((p) => p.kind === 'wall'),
    ...parts.filter((p) => p.kind !== 'wall' && p.kind !== 'corner'),
    ...parts.filter((p) => p.kind === 'corner'),
    ...inner,
  ];
  return (
    <svg
      ref={svg}
      className={`room-canvas${current ? '' : ' is-waiting'}`}
      viewBox={view.join(' ')}
      style={{ aspectRatio: `${view[2]} / ${view[3]}` }}
      role="group"
      aria-label={t('canvas.label')}
      data-current={current}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
      onPointerDown={(event) => event.target === event.currentTarget && dispatch({ kind: 'select', part: null })}
    >
      <RoomShapes layout={present} />
      <SeatDots seats={seats} layout={present} usedCount={usedCount} />
      {problem?.at && <circle className="draw-problem" cx={problem.at[0]} cy={problem.at[1]} r={16 * cmPerPx} aria-hidden="true" />}
      {order.map((part) => (
        <Handle
          key={handleId(part)}
          part={part}
          layout={present}
          cmPerPx={cmPerPx}
          selected={selected !== null && samePart(selected, part)}
          dispatch={dispatch}
          onGrab={drag.start}
        />
      ))}
    </svg>
  );
}

interface HandleProps {
  readonly part: PartId;
  readonly layout: RoomLayout;
  readonly cmPerPx: number;
  readonly selected: boolean;
  readonly dispatch: Dispatch<DrawingAction>;
  readonly onGrab: (event: PointerEvent<SVGGElement>, part: PartId) => void;
}

function Handle({ part, layout, cmPerPx, selected, dispatch, onGrab }: HandleProps) {
  const name = usePartName(layout);
  const [x, y] = handleOf(layout, part);
  const small = part.kind === 'wall' ? 0.6 : 1;

  function press(event: KeyboardEvent): void {
    const arrow = ARROWS[event.key];
    if (arrow && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const step = event.shiftKey ? BIG_STEP_CM : STEP_CM;
      dispatch({ kind: 'edit', layout: movePart(layout, part, arrow[0] * step, arrow[1] * step) });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      const next = removePart(layout, part);
      const owner = ownerOf(part);
      if (next !== layout) dispatch({ kind: 'edit', layout: next, selected: samePart(owner, part) ? null : owner });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      dispatch({ kind: 'select', part });
    }
  }

  return (
    <g
      id={handleId(part)}
      className={`draw-handle draw-handle-${part.kind}${selected ? ' is-picked' : ''}`}
      transform={`translate(${x} ${y}) scale(${cmPerPx})`}
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      aria-label={name(part, true)}
      onKeyDown={press}
      onFocus={() => dispatch({ kind: 'select', part })}
      onPointerDown={(event) => onGrab(event, part)}
    >
      <circle className="draw-touch" r={TOUCH_PX * (part.kind === 'wall' ? 0.7 : 1)} />
      <circle className="draw-grip" r={HANDLE_PX * small} />
      {part.kind === 'corner' && (
        <text className="draw-letter" y="4">
          {cornerName(part.index)}
        </text>
      )}
      {part.corner !== undefined && (
        <text className="draw-letter" y="4">
          {part.corner + 1}
        </text>
      )}
    </g>
  );
}

/** Dragging with mouse, pen or finger; at most one step a frame. */
function useDrag(present: RoomLayout, dispatch: Dispatch<DrawingAction>, svg: RefObject<SVGSVGElement | null>) {
  const held = useRef<{ part: PartId; dx: number; dy: number; pointer: number; moved: boolean } | null>(null);
  const newest = useRef<{ x: number; y: number } | null>(null);
  const frame = useRef(0);

  const toCm = (clientX: number, clientY: number): readonly [number, number] => {
    const matrix = svg.current?.getScreenCTM()?.inverse();
    if (!matrix) return [0, 0];
    const point = new DOMPoint(clientX, clientY).matrixTransform(matrix);
    return [point.x, point.y];
  };
  const step = () => {
    frame.current = 0;
    const [hold, at] = [held.current, newest.current];
    if (!hold || !at) return;
    const [x, y] = toCm(at.x, at.y);
    dispatch({ kind: 'drag', part: hold.part, to: [x - hold.dx, y - hold.dy] });
  };
  return {
    start(event: PointerEvent<SVGGElement>, part: PartId): void {
      if (event.button !== 0) return;
      event.currentTarget.focus({ preventScroll: true });
      svg.current?.setPointerCapture(event.pointerId);
      const [x, y] = toCm(event.clientX, event.clientY);
      const from = handleOf(present, part);
      held.current = { part, dx: x - from[0], dy: y - from[1], pointer: event.pointerId, moved: false };
      dispatch({ kind: 'select', part });
      dispatch({ kind: 'grab' });
    },
    move(event: PointerEvent): void {
      if (held.current?.pointer !== event.pointerId) return;
      held.current.moved = true;
      newest.current = { x: event.clientX, y: event.clientY };
      if (frame.current === 0) frame.current = requestAnimationFrame(step);
    },
    end(event: PointerEvent): void {
      if (held.current?.pointer !== event.pointerId) return;
      cancelAnimationFrame(frame.current);
      if (held.current.moved && event.type === 'pointerup') step();
      frame.current = 0;
      held.current = null;
      newest.current = null;
      dispatch({ kind: 'drop' });
    },
  };
}

/** Width of the drawing on screen: the box may be wider than what is drawn in it. */
function scaledWidth(element: SVGSVGElement): number {
  const matrix = element.getScreenCTM();
  return matrix && matrix.a > 0 ? element.viewBox.baseVal.width * matrix.a : element.clientWidth;
}
