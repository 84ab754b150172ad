import type { KeyboardCoordinateGetter } from '@dnd-kit/core';

const STEP: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** With the arrow keys a lifted session goes from cell to cell: to the nearest one in that direction. O(cells). */
export const toNextCell: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEP[event.code];
  const { collisionRect, droppableRects, droppableContainers, over } = context;
  if (!step || !collisionRect) return;
  event.preventDefault();
  const from = (over && droppableRects.get(over.id)) ?? collisionRect;
  const centre = (rect: { left: number; top: number; width: number; height: number }) =>
    [rect.left + rect.width / 2, rect.top + rect.height / 2] as const;
  const [x, y] = centre(from);
  let nearest: { left: number; top: number; width: number; height: number } | null = null;
  let least = Infinity;
  for (const { id } of droppableContainers.getEnabled()) {
    const rect = droppableRects.get(id);
    if (!rect || id === over?.id) continue;
    const [cx, cy] = centre(rect);
    const ahead = (cx - x) * step[0] + (cy - y) * step[1];
    const aside = Math.abs((cx - x) * step[1]) + Math.abs((cy - y) * step[0]);
    // Straight ahead first; a cell far aside only when nothing else is left.
    const distance = ahead + 3 * aside;
    if (ahead > 4 && distance < least) {
      least = distance;
      nearest = rect;
    }
  }
  if (!nearest) return;
  return {
    x: nearest.left + (nearest.width - collisionRect.width) / 2,
    y: nearest.top + (nearest.height - collisionRect.height) / 2,
  };
};
