import './dinas.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/use-translation.ts';
import { useMutation, useQuery } from 'urql';
import { errorText } from '../../api/client.ts';
import { PageHeader } from '../../components/page-header.tsx';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { TrialNote } from './trial-note.tsx';
import { ScenarioForm, type ScenarioOrder } from './what-if/scenario-form.tsx';
import { triedRuleOf } from './rules/tried-rule.ts';
import { StartScenario, WhatIfStartQuery } from './what-if/scenario-queries.ts';
import { ScenarioView } from './what-if/scenario-view.tsx';

/** What another rule would mean for all schools of a kabupaten. */
export function WhatIfPage() {
  const { t } = useTranslation(['what-if', 'dinas-schools']);
  const { kabupatenCode = '' } = useParams({ strict: false }) as { kabupatenCode?: string };
  const { uji, coba } = useSearch({ strict: false }) as { uji?: string; coba?: unknown };
  const tried = triedRuleOf(coba);
  const navigate = useNavigate();
  const [{ data, error, fetching }, again] = useQuery({
    query: WhatIfStartQuery,
    variables: { code: kabupatenCode },
    requestPolicy: 'cache-and-network',
  });
  const [{ error: startError, fetching: starting }, start] = useMutation(StartScenario);
  const kecamatanNames = useMemo(() => new Map(data?.kabupaten.kecamatan.map(({ code, name }) => [code, name])), [data]);
  const refresh = (): void => again({ requestPolicy: 'network-only' });

  async function ask(order: ScenarioOrder): Promise<void> {
    const result = await start({ kabupatenCode, ...order });
    if (!result.data) return;
    refresh();
    open(result.data.startScenario.id);
  }

  function open(id: string | undefined): void {
    void navigate({ to: `/dinas/${kabupatenCode}/uji-aturan`, search: (id === undefined ? {} : { uji: id }) as never, resetScroll: false });
  }

  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <TrialNote kabupatenCode={kabupatenCode} />
      {error && (
        <p className="field-error" role="alert">
          {errorText(error, t)}
        </p>
      )}
      {!data && fetching && <p className="muted">{t('common:loading')}</p>}
      {data && (
        <div className="stack">
          {uji !== undefined && <ScenarioView key={uji} id={uji} kecamatanNames={kecamatanNames} onEnded={refresh} />}
          {uji === undefined ? (
            <ScenarioForm
              key={JSON.stringify(tried)}
              tried={tried}
              regulations={data.regulations}
              parameters={data.authorableParameters}
              defaults={data.defaultLevelAssumptions}
              busy={starting}
              complaint={startError ? errorText(startError, t) : null}
              onStart={(order) => void ask(order)}
            />
          ) : (
            <button type="button" className="button" onClick={() => open(undefined)}>
              {t('another')}
            </button>
          )}
          {data.kabupaten.scenarios.length > 0 && (
            <section className="card">
              <h2>{t('earlier.title')}</h2>
              <ul className="run-list">
                {data.kabupaten.scenarios.map((scenario) => (
                  <li key={scenario.id}>
                    <button type="button" className="demo-account" aria-current={scenario.id === uji} onClick={() => open(scenario.id)}>
                      <strong>{scenario.name}</strong>
                      <span>
                        {t(`status.${scenario.status}`)} ·{' '}
                        {t('earlier.schools', { done: formatNumber(scenario.doneCount), all: formatNumber(scenario.schoolCount) })} ·{' '}
                        {formatMoment(scenario.createdAt)}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </>
  );
}
