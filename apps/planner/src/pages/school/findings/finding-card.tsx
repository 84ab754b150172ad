import type { Finding } from '@giliran/policy';
import { useTranslation } from '../../../i18n/use-translation.ts';
import { ArticleChip } from '../../../components/article-chip.tsx';
import { AssumptionChip } from '../../../components/assumption-chip.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { formatDay, formatNumber } from '../../../i18n/format.ts';

interface FindingCardProps {
  readonly finding: Finding;
  /** Name of the regulation. */
  readonly source: string;
  /** Words in place of ids. */
  readonly sentence: (text: string) => string;
}

/** One rule judged: what was found, against what limit, by which article, and whether that limit is law or assumption. */
export function FindingCard({ finding, source, sentence }: FindingCardProps) {
  const { t } = useTranslation('findings');
  const { article, quote, gist, basis, status, severity, subject, date, measured, limit, unit, assumptionIds } = finding;
  const unitText = t(`unit.${unit}`, { defaultValue: unit === 'none' ? '' : unit });
  const value = (v: number | string | null) =>
    typeof v === 'number' ? formatNumber(v) : v === null ? '–' : t(`value.${v}`, { defaultValue: v });
  return (
    <article className={`finding finding-${basis}`}>
      <p className="row">
        <StatusBadge status={status} />
        <span className={`severity severity-${severity}`}>{t(`severity.${severity}`)}</span>
        <span className="finding-basis">{t(`basis.${basis}`)}</span>
      </p>
      {gist && <h3>{gist}</h3>}
      <p lang="id">{sentence(finding.message)}</p>
      {(measured !== null || limit !== null) && (
        <p className="finding-measure">
          {measured !== null && (
            <>
              {t(status === 'NOT_DETERMINED' ? 'concerns' : 'measured')} <strong>{value(measured)}</strong>
            </>
          )}
          {measured !== null && limit !== null && ' · '}
          {limit !== null && (
            <>
              {t('limit')} <strong>{value(limit)}</strong>
            </>
          )}{' '}
          {unitText}
        </p>
      )}
      {(subject ?? date) && (
        <p className="muted small">
          {subject && `${t(`subject.${subject.kind}`)}: ${sentence(subject.label)}`}
          {subject && date && ' · '}
          {date && formatDay(date, 'long')}
        </p>
      )}
      <p className="row">
        <ArticleChip citation={{ article, quote, gist, source, basis }} />
        {assumptionIds.map((id) => (
          <AssumptionChip key={id} id={id} />
        ))}
      </p>
      {quote && (
        <details className="finding-quote">
          <summary>{t('quote')}</summary>
          <blockquote lang="id">“{quote}”</blockquote>
          <p className="muted small">
            {article} · {source}
          </p>
        </details>
      )}
    </article>
  );
}
