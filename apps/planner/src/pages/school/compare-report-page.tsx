import './compare/compare.css';
import './compare/report.css';
import { inputHash } from '@giliran/planning';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useTranslation } from '../../i18n/use-translation.ts';
import { AssumptionList } from './compare/assumption-list.tsx';
import { ComparisonFigures } from './compare/comparison-figures.tsx';
import { ComparisonHeadline } from './compare/comparison-headline.tsx';
import { comparisonRows } from './compare/comparison-rows.ts';
import { warmComparison } from './compare/comparison-runner.ts';
import { ComparisonStatus } from './compare/comparison-status.tsx';
import { download } from './compare/export-figure.ts';
import { NotForecast } from './compare/not-forecast.tsx';
import { RunFacts } from './compare/run-facts.tsx';
import { readReport, type SharedComparison } from './compare/share-link.ts';
import { useComparison } from './compare/use-comparison.ts';

type Opened = SharedComparison | 'unreadable';

/** A comparison computed again from its link, with everything it was computed from; made to be printed. Needs no account. */
export function CompareReportPage() {
  const { t } = useTranslation('compare');
  const { hash } = useLocation();
  const [read, setRead] = useState<{ readonly hash: string; readonly opened: Opened } | null>(null);
  useEffect(warmComparison, []);
  useEffect(() => {
    let left = false;
    readReport(hash).then(
      (opened) => !left && setRead({ hash, opened }),
      () => !left && setRead({ hash, opened: 'unreadable' }),
    );
    return () => {
      left = true;
    };
  }, [hash]);
  const opened = read?.hash === hash ? read.opened : 'reading';
  if (opened === 'reading') return <p className="muted">{t('common:loading')}</p>;
  if (opened === 'unreadable') return <EmptyState title={t('report.unreadable')} text={t('report.unreadableText')} />;
  return <Report shared={opened} />;
}

function Report({ shared }: { shared: SharedComparison }) {
  const { t } = useTranslation('compare');
  const comparison = useComparison(shared.input);
  const { figures, status } = comparison;
  const rows = useMemo(() => (figures ? comparisonRows(figures) : []), [figures]);
  const finished = status === 'done' && figures !== null;
  const resultHash = useMemo(() => (finished ? inputHash(figures.result) : null), [finished, figures]);
  const isSame = resultHash === shared.resultHash;
  return (
    <article className="report stack">
      <PageHeader title={t('report.title', { school: shared.school })} lead={t('report.lead')}>
        <button type="button" className="button" disabled={!finished} onClick={() => print()}>
          {t('report.print')}
        </button>
        <button
          type="button"
          className="button-secondary"
          onClick={() => download(new Blob([`${JSON.stringify(shared.input)}\n`], { type: 'application/json' }), 'giliran-uji-hitung.json')}
        >
          {t('report.input')}
        </button>
      </PageHeader>
      <p className="row">
        <NotForecast /> <span>{t('notForecastText')}</span>
      </p>
      <ComparisonStatus comparison={comparison} />
      {figures && (
        <>
          <ComparisonHeadline rows={rows} days={figures.result.days} replicates={figures.result.replicates} />
          <ComparisonFigures figures={figures} input={shared.input} roomNames={null} finished={finished} tablesOpen />
          <section className="card" aria-labelledby="repeat-title">
            <h2 id="repeat-title">{t('report.repeat')}</h2>
            <p>{t('report.repeatText')}</p>
            {resultHash !== null && (
              <p className={isSame ? 'report-same' : 'note'} data-same={isSame}>
                {isSame
                  ? t('report.same')
                  : t(shared.engineVersion === figures.result.engineVersion ? 'report.changed' : 'report.otherEngine', {
                      was: shared.engineVersion,
                      now: figures.result.engineVersion,
                    })}
              </p>
            )}
            <RunFacts result={figures.result} resultHash={resultHash} />
          </section>
          <AssumptionList assumptions={shared.notes} result={figures.result} open />
        </>
      )}
    </article>
  );
}
