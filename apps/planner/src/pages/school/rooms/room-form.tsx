import { useId, useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { NEW_ROOM, readRoomEntry, ROOM_RANGES, type RoomEntry, type RoomValues } from './room-entry.ts';

interface RoomFormProps {
  readonly first: RoomEntry;
  readonly otherNames: readonly string[];
  /** Sides and strips come from its drawing and are changed there. */
  readonly drawn?: boolean;
  readonly saveLabel: string;
  /** Returns what the server complained about, or null when it is stored. */
  readonly onSave: (room: RoomValues) => Promise<string | null>;
  /** Absent for the line that adds rooms: it empties itself instead. */
  readonly onClose?: () => void;
}

/** Fields of one room. What was typed stays until it is stored. */
export function RoomForm({ first, otherNames, drawn = false, saveLabel, onSave, onClose }: RoomFormProps) {
  const { t } = useTranslation('rooms');
  const id = useId();
  const [entry, setEntry] = useState(first);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<RoomEntry>) => setEntry((old) => ({ ...old, ...change }));
  const nameTaken = readRoomEntry(entry, otherNames);
  const nameComplaint = nameTaken.kind === 'wrong' && nameTaken.reason === 'nameTaken' ? t('form.nameTaken') : null;

  async function submit(): Promise<void> {
    const reading = readRoomEntry(entry, otherNames);
    if (reading.kind === 'wrong') return setComplaint(t(`form.${reading.reason}`));
    setBusy(true);
    const answer = await onSave(reading.room);
    setBusy(false);
    setComplaint(answer);
    if (answer !== null) return;
    if (onClose) onClose();
    // The next room is often of the same kind: strips and site stay, name and sides are emptied.
    else setEntry((old) => ({ ...old, name: '', width: '', length: '' }));
  }

  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('form.name')}</label>
        <input
          id={`${id}-name`}
          value={entry.name}
          autoComplete="off"
          aria-invalid={nameComplaint !== null}
          aria-describedby={`${id}-name-hint`}
          onChange={(event) => set({ name: event.target.value })}
        />
        <p id={`${id}-name-hint`} className={nameComplaint ? 'field-error' : 'field-hint'}>
          {nameComplaint ?? t('form.nameHint')}
        </p>
      </div>
      {drawn ? (
        <p className="note wide">{t('form.drawn')}</p>
      ) : (
        <>
          <NumberField
            label={t('form.width')}
            text={entry.width}
            onText={(width) => set({ width })}
            hint={t('form.widthHint')}
            {...ROOM_RANGES.side}
          />
          <NumberField
            label={t('form.length')}
            text={entry.length}
            onText={(length) => set({ length })}
            hint={t('form.lengthHint')}
            {...ROOM_RANGES.side}
          />
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}-site`}>{t('form.site')}</label>
        <select
          id={`${id}-site`}
          value={entry.site}
          onChange={(event) => set({ site: event.target.value === 'OFF_SITE' ? 'OFF_SITE' : 'ON_CAMPUS' })}
        >
          <option value="ON_CAMPUS">{t('site.ON_CAMPUS')}</option>
          <option value="OFF_SITE">{t('site.OFF_SITE')}</option>
        </select>
      </div>
      {!drawn && (
        <details className="wide sub-details">
          <summary>{t('margins.title')}</summary>
          <p className="small">
            {t('margins.text')} <AssumptionChip id="A-16" />
          </p>
          <div className="entry-form">
            <NumberField label={t('margins.side')} text={entry.side} onText={(side) => set({ side })} {...ROOM_RANGES.margin} />
            <NumberField label={t('margins.front')} text={entry.front} onText={(front) => set({ front })} {...ROOM_RANGES.margin} />
            <NumberField label={t('margins.back')} text={entry.back} onText={(back) => set({ back })} {...ROOM_RANGES.margin} />
          </div>
          <button
            type="button"
            className="button-plain"
            onClick={() => set({ side: NEW_ROOM.side, front: NEW_ROOM.front, back: NEW_ROOM.back })}
          >
            {t('margins.reset')}
          </button>
        </details>
      )}
      {complaint && (
        <p className="wide field-error" role="alert">
          {complaint}
        </p>
      )}
      <div className="wide row">
        <button type="submit" className="button" disabled={busy}>
          {busy ? t('form.saving') : saveLabel}
        </button>
        {onClose && (
          <button type="button" className="button-secondary" onClick={onClose}>
            {t('common:cancel')}
          </button>
        )}
      </div>
    </form>
  );
}
