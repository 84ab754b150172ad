import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../../api/client.ts';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { ScenarioAnswer } from './scenario-answer.tsx';
import { CancelScenario, ScenarioProgressQuery } from './scenario-queries.ts';

const POLL_MS = 1000;

/** One what-if: its progress while it runs, then its answer. */
export function ScenarioView({
  id,
  kecamatanNames,
  onEnded,
}: {
  id: string;
  kecamatanNames: ReadonlyMap<string, string>;
  onEnded: () => void;
}) {
  const { t } = useTranslation('what-if');
  const [{ data, error }, again] = useQuery({ query: ScenarioProgressQuery, variables: { id }, requestPolicy: 'cache-and-network' });
  const [{ error: cancelError }, cancel] = useMutation(CancelScenario);
  const scenario = data?.scenario;
  const problem = cancelError ?? error;
  const activeId = scenario?.status === 'QUEUED' || scenario?.status === 'RUNNING' ? id : null;

  const poll = useEffectEvent(() => again({ requestPolicy: 'network-only' }));
  const ended = useEffectEvent(onEnded);
  useEffect(() => {
    if (activeId === null) return;
    const timer = setInterval(() => poll(), POLL_MS);
    return () => {
      clearInterval(timer);
      ended();
    };
  }, [activeId]);

  if (!scenario) {
    return error ? (
      <p className="field-error" role="alert">
        {errorText(error, t)}
      </p>
    ) : (
      <p className="muted">{t('common:loading')}</p>
    );
  }
  return (
    <section className="stack">
      <h2>{scenario.name}</h2>
      <p role="status" className="visually-hidden">
        {t(`status.${scenario.status}`)}
      </p>
      {activeId !== null && (
        <div className="card">
          <ProgressBar
            label={t('progress', {
              status: t(`status.${scenario.status}`),
              done: formatNumber(scenario.doneCount),
              all: formatNumber(scenario.schoolCount),
            })}
            share={scenario.schoolCount === 0 ? null : scenario.doneCount / scenario.schoolCount}
            onCancel={() => void cancel({ id }).then(() => again({ requestPolicy: 'network-only' }))}
          />
        </div>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {errorText(problem, t)}
        </p>
      )}
      {scenario.status === 'CANCELLED' && (
        <p className="note">{t('cancelled', { done: formatNumber(scenario.doneCount), all: formatNumber(scenario.schoolCount) })}</p>
      )}
      {scenario.status === 'FAILED' && (
        <p className="note" role="alert">
          {t('failed')} {scenario.failure}
        </p>
      )}
      {activeId === null && scenario.doneCount > 0 && <ScenarioAnswer id={id} kecamatanNames={kecamatanNames} />}
    </section>
  );
}
