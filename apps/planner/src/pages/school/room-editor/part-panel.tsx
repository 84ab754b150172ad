import { FURNITURE_KINDS, standardLayout, type RoomLayout } from '@giliran/planning';
import { SelectField } from '../../../components/select-field.tsx';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { CommitField } from './commit-field.tsx';
import { fieldsOf } from './drawing-fields.ts';
import { canRemove, removePart, scatterDesks, splitWall } from './drawing-parts.ts';
import { ownerOf, type PartId } from './part-id.ts';
import { usePartName } from './part-names.ts';
import { shapeOf, splitShape } from './shape-corners.ts';

interface PartPanelProps {
  readonly layout: RoomLayout;
  readonly part: PartId;
  readonly onEdit: (layout: RoomLayout, selected?: PartId | null) => void;
}

/** Everything about the picked part as numbers and choices: what the mouse does can be typed here. */
export function PartPanel({ layout, part, onEdit }: PartPanelProps) {
  const { t } = useTranslation('room-editor');
  const name = usePartName(layout);
  const { kind, index } = part;
  const wallNames = layout.outline.map((_, wall) => ({ value: String(wall), label: name({ kind: 'wall', index: wall }, false) }));
  const door = kind === 'door' ? layout.doors[index] : undefined;
  const piece = kind === 'furniture' ? layout.furniture[index] : undefined;
  const block = kind === 'desks' ? layout.desks[index] : undefined;
  return (
    <section className="card part-panel" aria-labelledby="bagian-terpilih">
      <h3 id="bagian-terpilih">{name(part, false)}</h3>
      {door && (
        <SelectField
          label={t('field.wall')}
          value={String(door.wall)}
          options={wallNames}
          onValue={(wall) => onEdit({ ...layout, doors: layout.doors.with(index, { ...door, wall: Number(wall), offsetCm: 0 }) })}
        />
      )}
      {piece && (
        <SelectField
          label={t('field.kind')}
          value={piece.kind}
          options={FURNITURE_KINDS.map((value) => ({ value, label: t(`furnitureKind.${value}`) }))}
          onValue={(value) => onEdit({ ...layout, furniture: layout.furniture.with(index, { ...piece, kind: value }) })}
        />
      )}
      {block && (
        <SelectField
          label={t('field.seatsPerDesk')}
          value={String(block.seatsPerDesk)}
          options={[
            { value: '1', label: t('desk.single') },
            { value: '2', label: t('desk.bench') },
          ]}
          onValue={(value) => onEdit({ ...layout, desks: layout.desks.with(index, { ...block, seatsPerDesk: value === '2' ? 2 : 1 }) })}
        />
      )}
      <div className="part-fields">
        {fieldsOf(layout, part).map((field) => (
          <CommitField
            key={field.key}
            label={t(`field.${field.key}`)}
            value={field.value}
            min={field.min}
            max={field.max}
            unit={field.unit}
            whole
            onValue={(value) => onEdit(field.set(value))}
          />
        ))}
      </div>
      <div className="row">
        {kind === 'wall' && index !== layout.teacherWall && (
          <button
            type="button"
            className="button-secondary"
            onClick={() => onEdit(standardLayout({ ...layout, teacherWall: index }), null)}
          >
            {t('action.makeBoardWall')}
          </button>
        )}
        {kind === 'wall' && (
          <button
            type="button"
            className="button-secondary"
            onClick={() => onEdit(splitWall(layout, index), { kind: 'corner', index: index + 1 })}
          >
            {t('action.splitWall')}
          </button>
        )}
        {kind === 'teacherZone' && (
          <button type="button" className="button-secondary" onClick={() => onEdit(otherTeacherZone(layout))}>
            {t('depthCm' in layout.teacherZone ? 'action.ownZone' : 'action.stripZone')}
          </button>
        )}
        {shapeOf(layout, part) && (
          <button
            type="button"
            className="button-secondary"
            onClick={() => {
              const split = splitShape(layout, part);
              onEdit(split.layout, split.part);
            }}
          >
            {t(part.corner === undefined ? 'action.addCorner' : 'action.addCornerAfter')}
          </button>
        )}
        {block && block.rows * block.columns > 1 && (
          <button type="button" className="button-secondary" onClick={() => onEdit(scatterDesks(layout, index), null)}>
            {t('action.scatter')}
          </button>
        )}
        {canRemove(layout, part) && (
          <button
            type="button"
            className="button-danger"
            onClick={() => onEdit(removePart(layout, part), part.corner === undefined ? null : ownerOf(part))}
          >
            {t('action.remove', { part: name(part, false) })}
          </button>
        )}
      </div>
      {shapeOf(layout, part) && <p className="muted small">{t('panel.shape')}</p>}
      <p className="muted small">{t('panel.keys')}</p>
    </section>
  );
}

/** The strip as a shape of its own, or the shape as a strip again. */
function otherTeacherZone(layout: RoomLayout): RoomLayout {
  const { outline, teacherZone, teacherWall } = layout;
  if ('corners' in teacherZone) return { ...layout, teacherZone: { depthCm: 200 } };
  const [a, b] = [outline[teacherWall], outline[(teacherWall + 1) % outline.length]];
  if (!a || !b) return layout;
  const [x, y] = [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
  const [w, h] = [Math.max(150, Math.abs(b[0] - a[0])), Math.max(150, teacherZone.depthCm)];
  return {
    ...layout,
    teacherZone: {
      corners: [
        [x, y],
        [x + w, y],
        [x + w, y + h],
        [x, y + h],
      ],
    },
  };
}
