import { ProgressBar } from '../../../components/progress-bar.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useTranslation } from '../../../i18n/use-translation.ts';
import type { useComparison } from './use-comparison.ts';

/** How far the answer is; the times stand here for tests and for the curious. */
export function ComparisonStatus({ comparison }: { comparison: ReturnType<typeof useComparison> }) {
  const { t } = useTranslation('compare');
  const { status, done, planned, figures, error, firstMs, lastMs } = comparison;
  const n = formatNumber(figures?.result.replicates ?? 0);
  return (
    <div
      className="comparison-status no-print"
      data-status={status}
      data-first-ms={firstMs === null ? '' : Math.round(firstMs)}
      data-last-ms={lastMs === null ? '' : Math.round(lastMs)}
    >
      {status === 'running' && (
        <ProgressBar
          label={figures ? t('progress.refining', { n }) : t('progress.first')}
          share={planned === 0 ? null : done / planned}
          onCancel={comparison.stop}
        />
      )}
      {status === 'stopped' && (
        <p className="note">
          {t('progress.stopped', { n })}{' '}
          <button type="button" className="button-plain" onClick={comparison.resume}>
            {t('progress.resume')}
          </button>
        </p>
      )}
      {status === 'failed' && (
        <p className="field-error" role="alert">
          {t('failed')} <span lang="en">{error?.message}</span>
        </p>
      )}
      <p role="status" className={status === 'done' ? 'small muted' : 'visually-hidden'}>
        {status === 'done' && lastMs !== null
          ? t('progress.done', { n, first: formatNumber((firstMs ?? 0) / 1000, 2), seconds: formatNumber(lastMs / 1000, 1) })
          : ''}
      </p>
    </div>
  );
}
