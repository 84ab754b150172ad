import type { RoomLayout } from '@giliran/planning';
import { useEffect, useRef } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { drawingDifferences, type DrawingDifference } from './drawing-differences.ts';
import { RoomShapes, viewOf } from './room-shapes.tsx';

interface ConflictNoteProps {
  readonly message: string;
  readonly mine: RoomLayout;
  /** What is stored now. */
  readonly theirs: RoomLayout;
  readonly busy: boolean;
  /** The drawing on screen can be saved as it stands. */
  readonly canKeep: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** The stored room is another than the one this drawing began from: both side by side, and the choice. */
export function ConflictNote({ message, mine, theirs, busy, canKeep, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  const { t } = useTranslation('room-editor');
  const note = useRef<HTMLElement>(null);
  useEffect(() => note.current?.focus(), []);
  const differences = drawingDifferences(mine, theirs);
  const value = ({ key }: DrawingDifference, number: number) =>
    key === 'width' || key === 'length' || key === 'margin' ? `${formatNumber(number / 100)} m` : formatNumber(number);
  const view = viewOf(theirs);
  return (
    <section ref={note} className="note conflict-note" aria-label={t('conflict.title')} tabIndex={-1}>
      <p role="alert">
        <strong>{message}</strong>
      </p>
      <div className="conflict-sides">
        <figure>
          <svg viewBox={view.join(' ')} role="img" aria-label={t('conflict.theirs')} style={{ aspectRatio: `${view[2]} / ${view[3]}` }}>
            <RoomShapes layout={theirs} />
          </svg>
          <figcaption className="small">{t('conflict.theirs')}</figcaption>
        </figure>
        {differences.length === 0 ? (
          <p>{t('conflict.onlyPlaces')}</p>
        ) : (
          <DataTable
            caption={t('conflict.differences')}
            rows={differences}
            rowKey={({ key }) => key}
            columns={[
              { key: 'what', header: t('conflict.what'), rowHeader: true, render: ({ key }) => t(`conflict.${key}`) },
              { key: 'mine', header: t('conflict.mine'), numeric: true, render: (row) => value(row, row.mine) },
              { key: 'theirs', header: t('conflict.theirs'), numeric: true, render: (row) => value(row, row.theirs) },
            ]}
          />
        )}
      </div>
      <p className="row">
        <button type="button" className="button-danger" disabled={busy || !canKeep} onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </button>
        <button type="button" className="button-secondary" disabled={busy} onClick={onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </button>
      </p>
    </section>
  );
}
