import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { formatDay, formatMoment } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { DeskSchool } from './desk-queries.ts';

/** Every step of a school, newest first: who, when, why, by which article. */
export function HistoryList({ history }: { history: DeskSchool['lifecycle']['history'] }) {
  const { t } = useTranslation(['dinas-desk', 'readiness']);
  if (history.length === 0) return <p className="muted">{t('history.none')}</p>;
  return (
    <ol className="history" reversed>
      {history.toReversed().map((step) => (
        <li key={step.id}>
          <div>
            <strong>{formatDay(step.day)}</strong>{' '}
            {step.from === step.to
              ? t(`readiness:step.${step.event}.title`)
              : `${t(`readiness:state.${step.from}`)} → ${t(`readiness:state.${step.to}`)}`}
          </div>
          <div className="small muted">
            {t('history.by', {
              who: t(`readiness:actor.${step.actor}`),
              name: step.actorName ?? '',
              at: formatMoment(String(step.recordedAt)),
            })}
          </div>
          {(step.reference || step.reason) && (
            <div lang="id" className="small">
              {[step.reference, step.reason].filter(Boolean).join(' · ')}
            </div>
          )}
          <div className="row">
            <ProvisionChips provisions={step.provisions} />
            {step.assumptions.map(({ id }) => (
              <AssumptionChip key={id} id={id} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
