import { Link } from '@tanstack/react-router';
import type { RoomLayout } from '@giliran/planning';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation } from 'urql';
import { errorText } from '../../../api/client.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { orderSeats } from '../../../components/order-seats.ts';
import { SeatMap } from '../../../components/seat-map.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { ExplainedLimits } from '../../../engine/tasks/explain-limits.ts';
import { formatFixed, formatNumber } from '../../../i18n/format.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { LimitChips } from '../limit-chips.tsx';
import { capacityBadge } from './capacity-badge.ts';
import { entryOf } from './room-entry.ts';
import { RoomForm } from './room-form.tsx';
import { DeleteRoomMutation, type Room, type StoredRoom } from './rooms-query.ts';
import { useSaveRoom } from './use-save-room.ts';

const DrawnRoom = lazy(async () => ({ default: (await import('../room-editor/drawn-room.tsx')).DrawnRoom }));

interface RoomCardProps {
  readonly schoolId: string;
  readonly room: Room;
  readonly otherNames: readonly string[];
  readonly limits: ExplainedLimits | null;
  readonly canEdit: boolean;
  readonly onChanged: () => void;
}

/** One room: its size and how many pupils it takes on one line; seat map and articles below when opened. */
export function RoomCard({ schoolId, room, otherNames, limits, canEdit, onChanged }: RoomCardProps) {
  const { t } = useTranslation('rooms');
  const [mode, setMode] = useState<'line' | 'edit' | 'delete'>('line');
  const [complaint, setComplaint] = useState<string | null>(null);
  // The version that the fields come from; after a conflict was read, saving again replaces what is stored now.
  const [version, setVersion] = useState(room.version);
  const saveRoom = useSaveRoom();
  const [{ fetching: deleting }, deleteRoom] = useMutation(DeleteRoomMutation);
  const badge = capacityBadge(room.capacity);
  const close = () => setMode('line');

  async function remove(): Promise<void> {
    const result = await deleteRoom({ id: room.id });
    if (result.error) return setComplaint(errorText(result.error, t));
    setMode('line');
    onChanged();
  }

  return (
    <li className="card entry">
      {mode === 'edit' ? (
        <RoomForm
          first={entryOf(room)}
          drawn={room.layout !== null}
          otherNames={otherNames}
          saveLabel={t('common:save')}
          onClose={close}
          onSave={async (values) => {
            const saving = await saveRoom({ schoolId, id: room.id, version, room: values });
            if (saving.kind === 'failed') return saving.text;
            onChanged();
            if (saving.kind === 'saved') return null;
            const { name, version: newest } = saving.current;
            setVersion(newest);
            return `${saving.message} ${t('conflict', { name, size: sizeText(saving.current, t) })}`;
          }}
        />
      ) : (
        <>
          <div className="entry-line">
            <h2 className="entry-name">{room.name}</h2>
            <span className="entry-fact">{sizeText(room, t)}</span>
            {room.site === 'OFF_SITE' && <span className="entry-fact">{t('site.OFF_SITE')}</span>}
            <StatusBadge status={badge.status} text={t(`badge.${badge.key}`, { ...badge.values })} />
            <span className="entry-buttons">
              <Link
                className="button button-secondary"
                to={`/sekolah/${schoolId}/ruang/${room.id}`}
                aria-label={t(canEdit ? 'drawRoom' : 'seeRoom', { room: room.name })}
              >
                {t(canEdit ? 'draw' : 'see')}
              </Link>
              {canEdit && (
                <>
                  <button
                    type="button"
                    className="button-plain"
                    aria-label={t('editRoom', { room: room.name })}
                    onClick={() => {
                      setVersion(room.version);
                      setMode('edit');
                    }}
                  >
                    {t('common:edit')}
                  </button>
                  <button
                    type="button"
                    className="button-plain"
                    aria-label={t('deleteRoom', { room: room.name })}
                    onClick={() => setMode('delete')}
                  >
                    {t('common:remove')}
                  </button>
                </>
              )}
            </span>
          </div>
          <Detail room={room} limits={limits} />
        </>
      )}
      {mode === 'delete' && (
        <ConfirmDialog
          title={t('delete.title', { room: room.name })}
          action={t('delete.action')}
          danger
          busy={deleting}
          complaint={complaint}
          onConfirm={() => void remove()}
          onClose={close}
        >
          <p>{t('delete.text')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function sizeText(room: StoredRoom, t: (key: string, values?: Record<string, string>) => string): string {
  const side = (value: number | null) => (value === null ? '?' : formatNumber(value));
  if (room.layout !== null) return t('sizeDrawn', { width: side(room.widthM), length: side(room.lengthM) });
  return room.widthM === null && room.lengthM === null ? t('noSize') : t('size', { width: side(room.widthM), length: side(room.lengthM) });
}

function Detail({ room, limits }: { room: Room; limits: ExplainedLimits | null }) {
  const { t } = useTranslation('rooms');
  const [open, setOpen] = useState(false);
  const { capacity, widthM, lengthM } = room;
  const layout = room.layout as RoomLayout | null;
  const points = capacity.seats.map(({ xM, yM }) => [xM, yM] as const);
  const seats = layout ? points : orderSeats(points);
  const marginText = layout
    ? t('margins.drawn', { margin: formatNumber(room.sideMarginM) })
    : t('margins.value', {
        side: formatNumber(room.sideMarginM),
        front: formatNumber(room.frontZoneM),
        back: formatNumber(room.backMarginM),
      });
  return (
    <details className="sub-details" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{seats.length > 0 ? t('detail.withMap') : t('detail.withoutMap')}</summary>
      {open && (
        <div className="room-detail">
          {layout && widthM !== null && lengthM !== null && (
            <Suspense fallback={null}>
              <DrawnRoom layout={layout} widthM={widthM} lengthM={lengthM} seats={seats} />
            </Suspense>
          )}
          {!layout && widthM !== null && lengthM !== null && seats.length > 0 && (
            <SeatMap
              widthM={widthM}
              lengthM={lengthM}
              margins={{ sideM: room.sideMarginM, frontM: room.frontZoneM, backM: room.backMarginM }}
              seats={seats}
              {...(capacity.spacing.value === null ? {} : { spacingM: capacity.spacing.value })}
            />
          )}
          <dl className="facts">
            <div>
              <dt>{t('detail.why')}</dt>
              <dd>{whyText(room, t)}</dd>
            </div>
            <div>
              <dt>{t('detail.spacing')}</dt>
              <dd>
                <span>{capacity.spacing.value === null ? t('detail.silent') : `${formatNumber(capacity.spacing.value)} m`}</span>
                <LimitChips limit={limits?.distanceM} />
              </dd>
            </div>
            <div>
              <dt>{t('detail.cap')}</dt>
              <dd>
                <span>
                  {capacity.legalCap.value === null ? t('detail.silent') : t('detail.capValue', { count: capacity.legalCap.value })}
                </span>
                <LimitChips limit={limits?.pupilsPerRoom} />
              </dd>
            </div>
            <div>
              <dt>{t('margins.title')}</dt>
              <dd>
                <span>{marginText}</span>
                <AssumptionChip id="A-16" value={marginText} />
              </dd>
            </div>
            {capacity.minDistanceM !== null && (
              <div>
                <dt>{t('detail.nearest')}</dt>
                <dd>{t('detail.nearestValue', { metres: formatFixed(Math.floor(capacity.minDistanceM * 100 + 1e-4) / 100) })}</dd>
              </div>
            )}
            {capacity.tidyCount !== null && capacity.count !== null && (
              <div>
                <dt>{t('detail.tidy')}</dt>
                <dd>{t('detail.tidyValue', { count: capacity.tidyCount })}</dd>
              </div>
            )}
          </dl>
        </div>
      )}
    </details>
  );
}

function whyText({ capacity }: Room, t: (key: string, values?: Record<string, number>) => string): string {
  const { key, values } = capacityBadge(capacity);
  return t(`why.${key}`, { ...values });
}
