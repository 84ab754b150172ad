import { cornerName, roomFrame, type PointCm, type RoomLayout } from '@giliran/planning';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { handleOf } from './drawing-parts.ts';
import type { PartId } from './part-id.ts';

/** Words for a part: "Pintu 1"; with `place` also where it is, measured from the front-left corner, for those who do not see it. */
export function usePartName(layout: RoomLayout): (part: PartId, place: boolean) => string {
  const { t } = useTranslation('room-editor');
  return (part, place) => {
    const { kind, index } = part;
    const n = layout.outline.length;
    const piece = layout.furniture[index];
    const name =
      kind === 'corner'
        ? t('part.corner', { name: cornerName(index) })
        : kind === 'wall'
          ? t(index === layout.teacherWall ? 'part.boardWall' : 'part.wall', { from: cornerName(index), to: cornerName((index + 1) % n) })
          : kind === 'furniture' && piece
            ? t(`furniture.${piece.kind}`, { number: index + 1 })
            : t(`part.${kind}`, { number: index + 1, corner: (part.corner ?? 0) + 1 });
    if (!place) return name;
    const [x, y] = fromCorner(layout, handleOf(layout, part));
    return t('part.place', { name, x: formatNumber(x / 100), y: formatNumber(y / 100) });
  };
}

/** Along the teacher wall from its left end, and away from it, cm. */
function fromCorner(layout: RoomLayout, [x, y]: PointCm): [number, number] {
  const { left, right } = roomFrame(layout);
  const length = Math.hypot(right[0] - left[0], right[1] - left[1]) || 1;
  const [ux, uy] = [(right[0] - left[0]) / length, (right[1] - left[1]) / length];
  const [dx, dy] = [x - left[0], y - left[1]];
  return [Math.round(dx * ux + dy * uy), Math.round(dy * ux - dx * uy)];
}
