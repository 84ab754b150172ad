import { useState } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { StatusBadge, type Status } from '../../../components/status-badge.tsx';
import { formatDay } from '../../../i18n/format.ts';
import type { SettingData } from './setting-query.ts';

const STATUS: Readonly<Record<string, Status>> = {
  authoritative: 'PASS',
  'press-reported': 'NOT_DETERMINED',
  unverified: 'NOT_DETERMINED',
};

type Regulation = SettingData['regulations'][number];

interface RegulationListProps {
  readonly regulations: SettingData['regulations'];
  readonly chosen: readonly string[];
  readonly onChosen: (ids: readonly string[]) => void;
}

/** Texts to apply, each with how far it is verified: those in use when the page opened first, the others by kind. */
export function RegulationList({ regulations, chosen, onChosen }: RegulationListProps) {
  const { t } = useTranslation('setting');
  // A ticked text does not jump to another place while the page is open.
  const [first] = useState(chosen);
  const row = (regulation: Regulation) => (
    <RegulationRow
      key={regulation.id}
      regulation={regulation}
      chosen={chosen.includes(regulation.id)}
      onChosen={(on) => onChosen(on ? [...chosen, regulation.id] : chosen.filter((id) => id !== regulation.id))}
    />
  );
  const kinds = ['regulation', 'guidance', 'baseline'].map((kind) => ({
    kind,
    listed: regulations.filter((regulation) => regulation.kind === kind && !first.includes(regulation.id)),
  }));
  return (
    <div className="regulation-list">
      {regulations.filter((regulation) => first.includes(regulation.id)).map(row)}
      {kinds
        .filter(({ listed }) => listed.length > 0)
        .map(({ kind, listed }) => (
          <details key={kind} className="sub-details">
            <summary>
              {t(`kind.${kind}`)}{' '}
              <span className="muted">
                {t('chosenOf', { chosen: listed.filter((regulation) => chosen.includes(regulation.id)).length, all: listed.length })}
              </span>
            </summary>
            {listed.map(row)}
          </details>
        ))}
    </div>
  );
}

function RegulationRow({ regulation, chosen, onChosen }: { regulation: Regulation; chosen: boolean; onChosen: (on: boolean) => void }) {
  const { t } = useTranslation('setting');
  return (
    <label className="check">
      <input type="checkbox" checked={chosen} onChange={(event) => onChosen(event.target.checked)} />
      <span>
        {regulation.name}
        <span className="regulation-notes">
          <StatusBadge
            status={STATUS[regulation.status] ?? 'NOT_DETERMINED'}
            text={t(`regulationStatus.${regulation.status}`, { defaultValue: regulation.status })}
          />
          {regulation.validFrom !== null && <span className="muted small">{t('since', { day: formatDay(regulation.validFrom) })}</span>}
        </span>
      </span>
    </label>
  );
}
