import { useTranslation } from '../../../i18n/use-translation.ts';
import { StatusBadge, type Status } from '../../../components/status-badge.tsx';
import { formatDay } from '../../../i18n/format.ts';
import type { SettingData } from './setting-query.ts';

const STATUS: Readonly<Record<string, Status>> = { authoritative: 'PASS', 'press-reported': 'NOT_DETERMINED', unverified: 'NOT_DETERMINED' };

interface RegulationListProps {
  readonly regulations: SettingData['regulations'];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}

/** Regulations to apply, each with how far its text is verified. The first ones are those already chosen. */
export function RegulationList({ regulations, chosen, onChosen }: RegulationListProps) {
  const { t } = useTranslation('setting');
  const kinds = ['regulation', 'guidance', 'baseline'].filter((kind) => regulations.some((regulation) => regulation.kind === kind));
  return (
    <div className="regulation-list">
      {kinds.map((kind) => {
        const listed = regulations.filter((regulation) => regulation.kind === kind);
        const inUse = listed.some((regulation) => chosen.includes(regulation.id));
        return (
          <details key={kind} className="sub-details" open={inUse || undefined}>
            <summary>
              {t(`kind.${kind}`)} <span className="muted">{t('chosenOf', { chosen: listed.filter((regulation) => chosen.includes(regulation.id)).length, all: listed.length })}</span>
            </summary>
            {listed.map((regulation) => (
              <label key={regulation.id} className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(regulation.id)}
                  onChange={(event) => onChosen(event.target.checked ? [...chosen, regulation.id] : chosen.filter((id) => id !== regulation.id))}
                />
                <span>
                  {regulation.name}{' '}
                  <StatusBadge status={STATUS[regulation.status] ?? 'NOT_DETERMINED'} text={t(`regulationStatus.${regulation.status}`, { defaultValue: regulation.status })} />
                  {regulation.validFrom !== null && <span>{t('since', { day: formatDay(regulation.validFrom) })}</span>}
                </span>
              </label>
            ))}
          </details>
        );
      })}
    </div>
  );
}
