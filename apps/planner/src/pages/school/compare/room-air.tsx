import { VENTILATION_ACH, type Ventilation } from '@giliran/epidemic';
import { useTranslation } from '../../../i18n/use-translation.ts';

export interface NamedRoom {
  readonly id: string;
  readonly name: string;
}

interface RoomAirProps {
  readonly rooms: readonly NamedRoom[];
  /** How the other rooms are aired. */
  readonly ventilation: Ventilation;
  readonly exceptions: Readonly<Record<string, Ventilation>>;
  readonly onChange: (exceptions: Readonly<Record<string, Ventilation>>) => void;
}

/** Rooms that are aired in another way than the rest. */
export function RoomAir({ rooms, ventilation, exceptions, onChange }: RoomAirProps) {
  const { t } = useTranslation('compare');
  const count = Object.keys(exceptions).length;
  function set(id: string, kind: Ventilation): void {
    const { [id]: _old, ...others } = exceptions;
    onChange(kind === ventilation ? others : { ...others, [id]: kind });
  }
  return (
    <details className="room-air">
      <summary>{count === 0 ? t('panel.roomAir') : t('panel.roomAirSome', { count })}</summary>
      <ul>
        {rooms.map(({ id, name }) => (
          <li key={id}>
            <label>
              <span>{name}</span>
              <select value={exceptions[id] ?? ventilation} onChange={(event) => set(id, event.target.value as Ventilation)}>
                {(Object.keys(VENTILATION_ACH) as Ventilation[]).map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`ventilation.${kind}`)}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
      {count > 0 && (
        <button type="button" className="button-plain" onClick={() => onChange({})}>
          {t('panel.roomAirReset')}
        </button>
      )}
    </details>
  );
}
