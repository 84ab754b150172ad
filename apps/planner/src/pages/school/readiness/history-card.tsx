import { ProvisionChips } from '../../../components/provision-chips.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { Lifecycle } from './readiness-query.ts';

/** Every step so far: who, when, why, by which article. Nothing in it changes any more. */
export function HistoryCard({ history }: { history: Lifecycle['history'] }) {
  const { t } = useTranslation('readiness');
  if (history.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('history.title', { count: history.length })}</summary>
      <ol className="history">
        {history.map((step) => (
          <li key={step.id}>
            <strong>{formatDay(step.day, 'long')}</strong>: {t(`step.${step.event}.title`)}
            {step.from !== step.to && ` (${t(`state.${step.from}`)} → ${t(`state.${step.to}`)})`}
            <span className="muted"> · {t(`actor.${step.actor}`)}</span>
            {step.reason && <> · “{step.reason}”</>}
            {step.reference && <> · {step.reference}</>}
            <span className="row">
              <ProvisionChips provisions={step.provisions} />
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
