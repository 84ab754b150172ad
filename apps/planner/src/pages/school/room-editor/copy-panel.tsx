import type { RoomLayout } from '@giliran/planning';
import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useSaveRoom } from '../rooms/use-save-room.ts';

interface CopyTarget {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly site: 'ON_CAMPUS' | 'OFF_SITE';
  /** Something is drawn there already and would be replaced. */
  readonly drawn: boolean;
}

interface CopyPanelProps {
  readonly schoolId: string;
  readonly layout: RoomLayout;
  /** Other rooms of the same size. */
  readonly targets: readonly CopyTarget[];
  readonly onCopied: () => void;
}

/** The same drawing for other rooms of this size: choose which. */
export function CopyPanel({ schoolId, layout, targets, onCopied }: CopyPanelProps) {
  const { t } = useTranslation('room-editor');
  const saveRoom = useSaveRoom();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);

  async function copy(): Promise<void> {
    setBusy(true);
    const done: string[] = [];
    for (const target of targets.filter(({ id }) => chosen.includes(id))) {
      const { id, version, name, site } = target;
      const saving = await saveRoom({ schoolId, id, version, room: { name, site, layout } });
      if (saving.kind !== 'saved') {
        const reason = saving.kind === 'failed' ? saving.text : t('copy.changed');
        setSaid({ text: t('copy.failed', { room: name, reason, done: done.length }), bad: true });
        break;
      }
      done.push(target.name);
    }
    setBusy(false);
    if (done.length === chosen.length) setSaid({ text: t('copy.done', { count: done.length }), bad: false });
    setChosen(chosen.filter((id) => !targets.some((target) => target.id === id && done.includes(target.name))));
    onCopied();
  }

  if (targets.length === 0) return <p className="muted">{t('copy.none')}</p>;
  return (
    <>
      <div className="print-choices">
        {targets.map((target) => (
          <label key={target.id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(target.id)}
              onChange={(event) => setChosen(event.target.checked ? [...chosen, target.id] : chosen.filter((id) => id !== target.id))}
            />
            <span>
              {target.name}
              {target.drawn && <small className="muted"> {t('copy.replaces')}</small>}
            </span>
          </label>
        ))}
      </div>
      <button type="button" className="button" disabled={busy || chosen.length === 0} onClick={() => void copy()}>
        {t('copy.copy', { count: chosen.length })}
      </button>
      {said && (
        <p className={said.bad ? 'field-error' : 'small'} role="status">
          {said.text}
        </p>
      )}
    </>
  );
}
